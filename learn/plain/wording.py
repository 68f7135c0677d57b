"""What line mode says, beside the sentences it shares with the screen."""

from __future__ import annotations

from collections.abc import Sequence

from learn.cards.rating import Rating
from learn.clock import Now
from learn.errors import LearnError
from learn.plain.outlook import Ahead, Outlook
from learn.scheduling.queue import Remaining
from learn.study.desk import MORE_AHEAD, MORE_NEW, Accepted, Interval, Marks, Undone
from learn.study.done import Done
from learn.study.wording import about_minutes, counted, parts_of, what_comes_next

HELP = """\
At a question, type the answer and press Enter. Enter alone means that you do not know it; where the \
answer is not typed, Enter shows it.
Of options, type the number or the words. Items to sort come one by one: type the number of a category for \
each; :p goes back to the item before. Where part of an answer is there, the rest is asked for once.
At a rating, type its number or its word. Enter alone takes the one proposed.
:u takes the last action back.
:s suspends the card: it is asked no more, until that is taken back.
:b buries the card until tomorrow.
:f puts a flag on the card, or takes it off.
:e tells where the card stands in its file.
:q ends the session, as Ctrl-D does. Every accepted review is saved already.
:? shows this.
A slash does as well as a colon. Double it for an answer that begins with one, as in ::x."""

OFFERS = f"""\
:n asks {MORE_NEW} more new cards, :a reviews {MORE_AHEAD} cards before they are due, :u takes the last \
action back. Enter ends."""


def opening(ahead: Ahead, remaining: Remaining) -> str:
    """What there is to do, and how long it takes."""
    return (
        f"{counted(ahead.cards, 'card')} ({parts_of(remaining)}), {about_minutes(ahead.minutes)}; "
        "type :? for the commands."
    )


def place(number: str, title: str, marks: Marks) -> str:
    """The line above a question: `3 of 12 · Dermatomes · flagged`."""
    words = [number, title]
    if marks.leech:
        words.append("leech")
    if marks.flagged:
        words.append("flagged")
    return " · ".join(words)


def choices(intervals: Sequence[Interval]) -> str:
    """The four ratings on one line: `1 Again 1 min · 2 Hard 6 min · …`."""
    return " · ".join(
        f"{rating.value} {rating.word} {interval.short()}"
        for rating, interval in zip(Rating, intervals, strict=True)
    )


def rating_prompt(proposed: Rating) -> str:
    """What stands before the cursor when a rating is asked for."""
    return f"Enter for {proposed.value} {proposed.word} > "


def acceptance(accepted: Accepted) -> str:
    """That a review is on disk, and when its card comes back."""
    return f"Accepted: {accepted.rating.word}, again {accepted.back}."


LEECH = (
    "This card is a leech: it was forgotten many times. It has a flag now; "
    "a clearer question or a hint in its deck helps more than another repetition."
)


def undone(action: Undone | None) -> str:
    """What was taken back."""
    return f"Undone: {action.what}." if action else "There is nothing to undo."


def summary(done: Done, restriction: str = "") -> str:
    """What was done in the session, and what it was restricted to."""
    over = f"The session is over ({restriction})" if restriction else "The session is over"
    if not done.answers:
        return f"{over}; no card was answered."
    again = sum(rating is Rating.AGAIN for rating in done.ratings)
    parts = [counted(done.answers, "answer")]
    if done.started:
        parts.append(f"{counted(done.started, 'card')} started")
    parts.append(f"{again} rated Again" if again else "none rated Again")
    return f"{over}: {', '.join(parts)}."


def what_is_left(outlook: Outlook, now: Now) -> str:
    """What can be done now, or when there is something to do again; empty if never."""
    if outlook.left:
        is_one = outlook.left == 1
        return f"{counted(outlook.left, 'card')} {'is' if is_one else 'are'} left for today."
    return what_comes_next(outlook.next_at, outlook.next_day, outlook.next_count, now)


def error_sentence(error: LearnError) -> str:
    """What is wrong, and what to do."""
    return f"{error.message} {error.hint}".strip()
