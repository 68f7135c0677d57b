"""Line mode, read as sessions: what stands after a prompt is typed."""

from learn.plain.talk import Talk
from learn.study.desk import Mark
from tests.plain.sessions import DECK, FLIP, Person


def test_a_session_from_the_first_card_to_the_last(person):
    person.sees("""
        3 cards (3 new), about 2 minutes; type :? for the commands.

        1 of 3 · Roots of the hand
        Which roots serve the thumb?
        > c5 to c6
        Right.
        Answer: C5 to C6
        Source: Clinic page · Upper limb
        Why: The thumb is on the side of the radius.
        1 Again 1 min · 2 Hard 6 min · 3 Good 10 min · 4 Easy 9 days
        Enter for 3 Good > 4
        Accepted: Easy, again in 9 days.

        2 of 3 · Roots of the hand
        Which roots serve the middle finger?
        > C5
        Not quite. You wrote: C5
        Answer: C6 to C7
        Source: Clinic page · Upper limb
        1 Again 1 min · 2 Hard 6 min · 3 Good 10 min · 4 Easy 8 days
        Enter for 1 Again >
        Accepted: Again, again in 1 min.

        3 of 3 · Roots of the hand
        Which roots serve the little finger?
        >
        Now you know.
        Answer: C7 to C8
        Source: Clinic page · Upper limb
        1 Again 1 min · 2 Hard 6 min · 3 Good 10 min · 4 Easy 9 days
        Enter for 1 Again > easy
        Accepted: Easy, again in 9 days.

        2 of 3, again · Roots of the hand
        Which roots serve the middle finger?
        > C6 to C7
        Right.
        Answer: C6 to C7
        Source: Clinic page · Upper limb
        1 Again 1 min · 2 Hard 6 min · 3 Good 10 min · 4 Easy 1 day
        Enter for 3 Good > 4
        Accepted: Easy, again in 1 day.

        The session is over: 4 answers, 3 cards started, 1 rated Again.
        1 card comes back tomorrow.
        :n asks 10 more new cards, :a reviews 20 cards before they are due, :u takes the
        last action back. Enter ends.
        >
    """)


def test_a_card_that_is_not_typed_is_shown_by_enter(reader):
    reader.sees("""
        1 card (1 new), about 1 minute; type :? for the commands.

        1 of 1 · Words
        What is a dermatome?
        Enter shows the answer > skin
        The answer to this card is not typed: Enter shows it, and :? the commands.
        Enter shows the answer >
        Answer: an area of skin that one nerve root serves
        Source: Clinic page · Terms
        1 Again 1 min · 2 Hard 6 min · 3 Good 10 min · 4 Easy 8 days
        Enter for 3 Good > ^D

        The session is over; no card was answered.
        1 card is left for today.
    """)


def test_undo_at_a_rating_needs_no_colon(person):
    person.sees(
        """
        2 cards (3 new), about 1 minute; type :? for the commands.

        1 of 2 · Roots of the hand
        Which roots serve the thumb?
        > C5 to C6
        Right.
        Answer: C5 to C6
        Source: Clinic page · Upper limb
        Why: The thumb is on the side of the radius.
        1 Again 1 min · 2 Hard 6 min · 3 Good 10 min · 4 Easy 9 days
        Enter for 3 Good > 2
        Accepted: Hard, again in 6 min.

        2 of 2 · Roots of the hand
        Which roots serve the middle finger?
        > u
        Not quite. You wrote: u
        Answer: C6 to C7
        Source: Clinic page · Upper limb
        1 Again 1 min · 2 Hard 6 min · 3 Good 10 min · 4 Easy 8 days
        Enter for 1 Again > u
        Undone: the answer.

        2 of 2, again · Roots of the hand
        Which roots serve the middle finger?
        > :u
        Undone: Hard.

        1 of 2, again · Roots of the hand
        Which roots serve the thumb?
        > /u
        There is nothing to undo.
        > :q

        The session is over; no card was answered.
        3 cards are left for today.
        """,
        limit=2,
    )


def test_suspend_bury_and_flag(person):
    person.sees("""
        3 cards (3 new), about 2 minutes; type :? for the commands.

        1 of 3 · Roots of the hand
        Which roots serve the thumb?
        > :s
        Suspended: this card is asked no more. :u takes that back.

        2 of 3 · Roots of the hand
        Which roots serve the middle finger?
        > /bury
        Buried: this card waits until tomorrow. :u takes that back.

        3 of 3 · Roots of the hand
        Which roots serve the little finger?
        > :f
        The card has a flag now.
        > :u
        Undone: flagging a card.

        3 of 3, again · Roots of the hand
        Which roots serve the little finger?
        > :u
        Undone: burying a card.

        2 of 3, again · Roots of the hand
        Which roots serve the middle finger?
        > :F
        The card has a flag now.
        > :f
        The flag is taken off.
        > ^D

        The session is over; no card was answered.
        2 cards are left for today.
    """)
    assert person.workspace.progress.standing("hand/thumb/roots").suspended


def test_what_is_not_known_gets_one_sentence(person):
    person.sees("""
        3 cards (3 new), about 2 minutes; type :? for the commands.

        1 of 3 · Roots of the hand
        Which roots serve the thumb?
        > :x
        “x” is not known here: type :? for the commands.
        > :n
        “n” is not known here: type :? for the commands.
        > ::x
        Not quite. You wrote: :x
        Answer: C5 to C6
        Source: Clinic page · Upper limb
        Why: The thumb is on the side of the radius.
        1 Again 1 min · 2 Hard 6 min · 3 Good 10 min · 4 Easy 9 days
        Enter for 1 Again > 5
        “5” is not known here: type a rating from 1 to 4, or :? for the commands.
        Enter for 1 Again > ?
        At a question, type the answer and press Enter. Enter alone means that you do
        not know it; where the answer is not typed, Enter shows it.
        Of options, type the number or the words. Items to sort come one by one: type
        the number of a category for each; :p goes back to the item before. Where part
        of an answer is there, the rest is asked for once.
        At a rating, type its number or its word. Enter alone takes the one proposed.
        :u takes the last action back.
        :s suspends the card: it is asked no more, until that is taken back.
        :b buries the card until tomorrow.
        :f puts a flag on the card, or takes it off.
        :e tells where the card stands in its file.
        :q ends the session, as Ctrl-D does. Every accepted review is saved already.
        :? shows this.
        A slash does as well as a colon. Double it for an answer that begins with one,
        as in ::x.
        Enter for 1 Again > ^C

        The session is over; no card was answered.
        3 cards are left for today.
    """)


def test_where_a_card_stands_is_one_unbroken_line(person):
    said = person.hears(":e\n")
    assert f"{person.folder / 'some' / 'deck0.yaml'}:15\n" in said


def test_the_end_offers_more(person):
    person.workspace.set({"new-per-day": "1"})
    person.sees("""
        1 card (1 new), about 1 minute; type :? for the commands.

        1 of 1 · Roots of the hand
        Which roots serve the thumb?
        > C5 to C6
        Right.
        Answer: C5 to C6
        Source: Clinic page · Upper limb
        Why: The thumb is on the side of the radius.
        1 Again 1 min · 2 Hard 6 min · 3 Good 10 min · 4 Easy 9 days
        Enter for 3 Good > 4
        Accepted: Easy, again in 9 days.

        The session is over: 1 answer, 1 card started, none rated Again.
        1 card comes back on 2 December.
        :n asks 10 more new cards, :a reviews 20 cards before they are due, :u takes the
        last action back. Enter ends.
        > s
        “s” is not known here: type :? for the commands.
        > :a

        1 of 1, again · Roots of the hand
        Which roots serve the thumb?
        > :s
        Suspended: this card is asked no more. :u takes that back.

        The session is over: 1 answer, 1 card started, none rated Again.
        :n asks 10 more new cards, :a reviews 20 cards before they are due, :u takes the
        last action back. Enter ends.
        > :n

        2 of 3 · Roots of the hand
        Which roots serve the middle finger?
        > ^D

        The session is over: 1 answer, 1 card started, none rated Again.
        2 cards are left for today.
    """)


def test_with_all_cards_buried_there_is_nothing_to_do(person):
    person.hears("\n1\n\n1\n\n1\n", limit=3)
    for key in ("thumb", "middle", "little"):
        person.workspace.mark([f"hand/{key}/roots"], Mark.BURY)
    person.sees("""
        Nothing is due now.
        :n asks 10 more new cards, :a reviews 20 cards before they are due, :u takes the
        last action back. Enter ends.
        >
    """)


def test_after_everything_is_learnt_the_next_day_is_told(person):
    person.hears("\n4\n\n4\n\n4\n")
    person.sees("""
        Nothing is due now.
        1 card comes back on 1 December.
        :n asks 10 more new cards, :a reviews 20 cards before they are due, :u takes the
        last action back. Enter ends.
        > :n
        There are no new cards left.
        > ^D
    """)


def test_a_step_that_is_not_due_yet_is_told_with_its_time(person):
    person.workspace.set({"learning-steps": "1h 2h"})
    person.sees("""
        3 cards (3 new), about 2 minutes; type :? for the commands.

        1 of 3 · Roots of the hand
        Which roots serve the thumb?
        > :b
        Buried: this card waits until tomorrow. :u takes that back.

        2 of 3 · Roots of the hand
        Which roots serve the middle finger?
        > :b
        Buried: this card waits until tomorrow. :u takes that back.

        3 of 3 · Roots of the hand
        Which roots serve the little finger?
        >
        Now you know.
        Answer: C7 to C8
        Source: Clinic page · Upper limb
        1 Again 1 hour · 2 Hard 2 hours · 3 Good 2 hours · 4 Easy 9 days
        Enter for 1 Again >
        Accepted: Again, again in 1 hour.

        The session is over: 1 answer, 1 card started, 1 rated Again.
        The next card comes back in 60 minutes, at 19:00.
        :n asks 10 more new cards, :a reviews 20 cards before they are due, :u takes the
        last action back. Enter ends.
        [61 minutes later]
        >
    """)


def test_without_decks_it_says_where_they_go(novice):
    novice.sees(f"""
        There are no decks. Name a deck's file, as in learn study FILE.yaml, or put it
        into:
        {novice.folder / "decks"}
    """)


def test_a_deck_with_problems_is_mentioned(tmp_path):
    person = Person(tmp_path, DECK, "format: 1\n")
    broken = tmp_path / "some" / "deck1.yaml"
    start = f"A deck is left out, since it has problems. See them with:\nlearn check {broken}\n3 cards"
    assert person.hears("").startswith(start)
    person.workspace.close()


def test_a_trial_says_that_nothing_is_saved(tmp_path):
    person = Person(tmp_path, FLIP, dry=True)
    assert person.hears("").startswith("This is a trial: nothing is saved.\n1 card")
    person.workspace.close()


def test_a_leech_is_told(reader):
    reader.workspace.set({"leech-lapses": "2"})
    for _ in range(2):
        reader.hears("\n4\n")
        reader.clock.advance(days=20)
        said = reader.hears("\n1\n")
    assert "This card is a leech: it was forgotten many times." in said
    assert "1 of 1, again · Words · leech · flagged" in said


def test_the_end_of_the_input_ends_the_session(person):
    said = person.hears("C5 to C6\n\n")
    assert "Accepted: Good, again in 10 min." in said
    assert said.endswith(
        "The session is over: 1 answer, 1 card started, none rated Again.\n3 cards are left for today.\n"
    )


def test_a_pipe_is_offered_nothing(person):
    assert ":n asks" not in person.hears("\n4\n\n4\n\n4\n")


def test_the_same_input_gives_the_same_output(tmp_path):
    typed = "C5 to C6\n\n:f\nC5\n1\n\n\n:u\n\n2\n" * 4
    said = []
    for name in ("one", "other"):
        (tmp_path / name).mkdir()
        person = Person(tmp_path / name, DECK, FLIP)
        said.append(person.hears(typed))
        person.workspace.close()
    assert said[0] == said[1]


def test_lines_fit_a_narrow_terminal(person, monkeypatch):
    monkeypatch.setenv("COLUMNS", "32")
    said = person.hears("something that is quite wrong, and long too\n:?\n\n")
    assert max(len(line) for line in said.splitlines()) <= 32


def test_a_terminal_without_the_letters_gets_plainer_ones(person, tmp_path):
    path = tmp_path / "said"
    with path.open("w", encoding="ascii") as out:
        Talk(open("/dev/null"), out).say("3 of 12 · Nerven: Hüfte … “x”")  # noqa: PTH123, SIM115
    assert path.read_text() == '3 of 12 - Nerven: H?fte ... "x"\n'


TAGGED = DECK.replace(
    "title: Roots of the hand", "title: Hand\nabout: Which roots serve the fingers."
).replace("    region: thumb\n", "    region: thumb\n    tags: core\n")


class TestTags:
    def test_they_are_told_at_the_beginning_and_at_the_end(self, tmp_path):
        person = Person(tmp_path, TAGGED.replace("about: Which roots serve the fingers.\n", ""))
        said = person.hears("C5 to C6\n\n", "hand", tags=(("core",),))
        assert said.startswith("Hand · core.\n1 card (1 new)")
        assert "Which roots serve the thumb?" in said
        assert "The session is over (Hand · core): 1 answer, 1 card started" in " ".join(said.split())


class TestFirstSession:
    NOTE = "Hand\nWhich roots serve the fingers.\nSource: Clinic page.\nCards: 3 from 3 notes, none seen"

    def test_it_opens_with_the_decks_note(self, tmp_path):
        person = Person(tmp_path, TAGGED)
        assert person.hears("", "hand").startswith(f"{self.NOTE} so far.\nTags: core 1.\n\n3 cards (3 new)")
        person.hears("x\n4\n", "hand", limit=1)
        assert "Which roots serve the fingers." not in person.hears("", "hand")

    def test_of_several_decks_only_the_titles(self, tmp_path):
        other = TAGGED.replace("deck: hand", "deck: foot").replace("title: Hand", "title: Foot")
        said = Person(tmp_path, TAGGED, other).hears("")
        assert said.startswith("2 decks begin here: Hand; Foot.\n6 cards")

    def test_a_trial_and_a_program_hear_none(self, tmp_path):
        assert "serve the fingers" not in Person(tmp_path / "a", TAGGED, dry=True).hears("", "hand")
        messages = Person(tmp_path / "b", TAGGED).exchanges({"do": "quit"})
        assert [message["event"] for message in messages] == ["session", "card", "summary"]
