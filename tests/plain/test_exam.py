"""What line mode says of exams."""

from learn.scheduling.exam import Exam


def test_a_session_says_what_is_for_the_exam(person):
    workspace = person.workspace
    workspace.exams.plan(Exam("Anatomy II", workspace.desk.now().day + 12, reviews=30))
    person.sees("""
        3 cards (3 new), about 2 minutes; type :? for the commands.
        For Anatomy II, in 12 days: 3 new, about 1 minute.

        1 of 3 · Roots of the hand
        Which roots serve the thumb?
        > c5 to c6
        Right.
        Answer: C5 to C6
        Source: Clinic page · Upper limb
        Why: The thumb is on the side of the radius.
        1 Again 1 min · 2 Hard 6 min · 3 Good 10 min · 4 Easy 8 days
        Enter for 3 Good > 4
        Accepted: Easy, again in 8 days at the latest.

        2 of 3 · Roots of the hand
        Which roots serve the middle finger?
        > :q

        The session is over: 1 answer, 1 card started, none rated Again.
        2 cards are left for today.
    """)
