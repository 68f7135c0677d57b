"""Sentences that screen and line mode say alike."""

from __future__ import annotations

from datetime import timedelta

from learn.cards.card import Card
from learn.cards.marking import Outcome, Verdict
from learn.cards.rating import Rating
from learn.clock import Now, local_time, study_date
from learn.scheduling.queue import Remaining
from learn.study.session import SECOND_TRY


def counted(count: int, thing: str, things: str = "") -> str:
    """`1 card`, `12 cards`."""
    return f"{count:,} {thing if count == 1 else things or thing + 's'}".replace(",", " ")


def parts_of(today: Remaining) -> str:
    """`12 new, 3 learning, 19 due`, leaving out what there is none of."""
    parts = [(today.new, "new"), (today.learning, "learning"), (today.reviews, "due")]
    return ", ".join(f"{count} {word}" for count, word in parts if count) or "nothing"


def percent(share: float) -> str:
    """`83 %`; never 100 % or 0 % of what is not quite so."""
    whole = round(share * 100)
    if whole in (0, 100) and 0.0 < share < 1.0:
        return "99 %" if whole else "1 %"
    return f"{whole} %"


def about_minutes(minutes: int) -> str:
    """`about 6 minutes`, `about 1 hour 20`."""
    if minutes < 60:
        return f"about {counted(max(minutes, 1), 'minute')}"
    hours, rest = divmod(minutes, 60)
    return f"about {counted(hours, 'hour')}" + (f" {rest:02}" if rest else "")


def duration(milliseconds: int) -> str:
    """`3.1 s`, `4 minutes`."""
    seconds = milliseconds / 1000
    if seconds < 60:
        return f"{seconds:.1f} s"
    return counted(round(seconds / 60), "minute")


def clock_time(moment: int, now: Now) -> str:
    """The wall-clock time of a moment, to the minute above: `23:41`."""
    wall = local_time(moment, now.zone)
    if wall.second or wall.microsecond:
        wall += timedelta(minutes=1)
    return f"{wall:%H:%M}"


def wait(microseconds: int) -> str:
    """`in 8 minutes`, `in less than a minute`."""
    minutes = -(-microseconds // 60_000_000)
    if minutes <= 1:
        return "in less than a minute"
    return (
        f"in {counted(minutes, 'minute')}" if minutes < 120 else f"in {counted(round(minutes / 60), 'hour')}"
    )


def day_word(day: int, now: Now) -> str:
    """`today`, `tomorrow`, `on Tuesday`, `on 3 March`."""
    ahead = day - now.day
    if ahead <= 1:
        return "today" if ahead <= 0 else "tomorrow"
    date = study_date(day)
    return f"on {date:%A}" if ahead < 7 else f"on {date.day} {date:%B}"


def verdict_sentence(verdict: Verdict, card: Card, text: str | None, asked: str = "") -> str:
    """What the person is told about their answer; `asked` is the kind by which the card was asked.

    Where the card is asked once more, nothing in it gives the answer away.
    """
    if verdict.outcome is Outcome.UNMARKED:
        return ""
    if verdict.outcome is Outcome.RIGHT:
        return f"Right. {verdict.reason}" if verdict.pointed else "Right."
    if verdict.outcome is Outcome.TYPO:
        return f"Right, with a slip: {verdict.typo}."
    if verdict.outcome in (Outcome.INCOMPLETE, Outcome.ELSEWHERE):
        return _ask_again(verdict) if verdict.asks_again else _with_slip(verdict)
    return _wrong(verdict, card, text, asked)


def _wrong(verdict: Verdict, card: Card, text: str | None, asked: str) -> str:
    if not (text or "").strip():
        return "Now you know."
    if card.sort:
        return verdict.reason
    if verdict.pointed:
        return f"Not quite. {verdict.reason}"
    if asked == "choice":
        return f"Not quite. You chose: {text}"
    return f"Not quite. You wrote: {_tries(text or '') if verdict.settled else text}"


def _ask_again(verdict: Verdict) -> str:
    """What is asked before the second try."""
    if verdict.outcome is Outcome.ELSEWHERE:
        return f"Right in {verdict.source}. What does this deck's source say?"
    return "Part of it is there. The rest?"


def _with_slip(verdict: Verdict) -> str:
    """What two tries, or a sorting, came to."""
    if verdict.typo and verdict.proposed is not Rating.AGAIN:
        return f"{verdict.reason.removesuffix('.')}, with a slip: {verdict.typo}."
    return verdict.reason


def _tries(text: str) -> str:
    return text.replace(SECOND_TRY, ", then ")


def confusion_sentence(other: Card) -> str:
    """Whose answer a wrong one is."""
    return f"That is the answer to: {' '.join(other.prompt.split())}"


def corrections(verdict: Verdict, card: Card) -> tuple[str, ...]:
    """Where the items of a sort card belong that were not put there: `tingling belongs to sensory`."""
    return tuple(
        f"{item} belongs to {category}"
        for item, category in card.sort
        if f"{item}: {category}" in verdict.missing
    )


def source_line(card: Card) -> str:
    """`Document · Heading`."""
    return " · ".join(part for part in (card.document, card.heading) if part)


def what_comes_next(next_at: int | None, next_day: int | None, next_count: int, now: Now) -> str:
    """When there is something to do again, in one sentence; empty if never."""
    if next_at is not None:
        until = wait(max(next_at - now.moment, 0))
        return f"The next card comes back {until}, at {clock_time(next_at, now)}."
    if next_day is not None:
        cards = counted(next_count, "card")
        return f"{cards} {'comes' if next_count == 1 else 'come'} back {day_word(next_day, now)}."
    return ""
