"""Sentences on exams that screen, line mode and commands say alike, and reading what a person writes."""

from __future__ import annotations

import re
from datetime import date

from learn.clock import study_date
from learn.errors import LearnError
from learn.scheduling.exam import Exam, Way
from learn.scheduling.feasibility import Advice
from learn.scheduling.readiness import Score
from learn.study.wording import about_minutes, counted, percent
from learn.workspace.exams import ExamDay

WAYS = {
    Way.ALL: "use all my time: as many answers as a day allows, each where it gains most",
    Way.FEWEST: "fewest reviews: cards are kept at 85 %, and freshened in the last days",
}
_IN_DAYS = re.compile(r"(?:in\s+|\+)?(\d{1,4})\s*(?:d|days?)?", re.IGNORECASE)
_A_DAY = re.compile(
    r"(\d{1,6}(?:[.,]\d{1,3})?)\s*(m|min|minutes?|a|answers?|r|reviews?|cards?)(?:\s+a\s+day)?", re.IGNORECASE
)
_NEAR = {-1: "yesterday", 0: "today", 1: "tomorrow"}
_EPOCH = study_date(0).toordinal()


def read_day(text: str, today: int) -> int:
    """The study day of a date such as 2026-12-11, or of `in 14 days`; raises LearnError."""
    words = text.strip().casefold()
    named = {"today": 0, "tomorrow": 1}
    if words in named:
        return today + named[words]
    if found := _IN_DAYS.fullmatch(words):
        return today + int(found[1])
    try:
        return date.fromisoformat(words).toordinal() - _EPOCH
    except ValueError:
        raise LearnError(
            f"{text.strip()!r} is no date.", f"Write it as {study_date(today + 30)}, or as: in 14 days"
        ) from None


def read_share(text: str, what: str = "target") -> float:
    """A share such as `80`, `80 %` or `0.8`, from 0 to 1; raises LearnError."""
    words = text.strip().removesuffix("%").strip().replace(",", ".")
    try:
        number = float(words)
    except ValueError:
        number = -1.0
    share = number if 0.0 < number < 1.0 and "%" not in text else number / 100
    if not 0.0 <= share <= 1.0:
        raise LearnError(f"{text.strip()!r} is no {what}.", "Write a percentage, such as 80.")
    return share


def read_time(text: str) -> tuple[int | None, float | None]:
    """Answers a day, or minutes a day, of `30 answers` or `20 minutes`; raises LearnError."""
    found = _A_DAY.fullmatch(text.strip())
    number = float(found[1].replace(",", ".")) if found else 0.0
    if found and found[2][0] in "mM":
        return None, number
    if found and number.is_integer():
        return int(number), None
    raise LearnError(
        f"{text.strip()!r} is no time a day." if text.strip() else "How much time is there a day?",
        "Write minutes or answers: 20 minutes, 30 answers.",
    )


def date_words(exam: Exam) -> str:
    """The exam's day as a person writes it: `Friday, 11 December 2026`."""
    day = study_date(exam.day)
    return f"{day:%A}, {day.day} {day:%B %Y}"


def days_words(days: int) -> str:
    """`yesterday`, `today`, `tomorrow`, `in 12 days`, `3 days ago`."""
    if days in _NEAR:
        return _NEAR[days]
    return f"in {counted(days, 'day')}" if days > 0 else f"{counted(-days, 'day')} ago"


def time_words(exam: Exam) -> str:
    """What the person gives a day: `20 answers a day`, `15 minutes a day`."""
    if exam.reviews is not None:
        return f"{counted(exam.reviews, 'answer')} a day"
    return f"{exam.minutes or 0:g} {'minute' if exam.minutes == 1 else 'minutes'} a day"


def interval(score: Score) -> str:
    """The interval that holds four scores of five: `78 to 88 %`."""
    return f"{percent(score.low).removesuffix(' %')} to {percent(score.high)}"


def asks(day: ExamDay) -> str:
    """What today asks for: `9 new, 12 reviews, about 6 minutes`."""
    cards = day.plan.cards
    if not cards:
        return "nothing more today" if day.used else "nothing today"
    new = day.plan.new
    reviews = len(cards) - new
    parts = [f"{new} new"] * bool(new) + [counted(reviews, "review")] * bool(reviews)
    minutes = round(day.plan.presentations * day.seconds / 60)
    return ", ".join([*parts, about_minutes(minutes)])


def advised(advice: Advice, exam: Exam) -> tuple[str, ...]:
    """Whether the target is within reach; if not, what would make it so."""
    target = percent(exam.target)
    if advice.reachable:
        return (f"{target} is within reach.",)
    said = [
        f"{target} is out of reach with {time_words(exam)}: {percent(advice.on_day.mean)} is to be expected."
    ]
    if advice.answers is not None:
        minutes = about_minutes(round(advice.minutes or 0))
        said.append(f"With {counted(advice.answers, 'answer')} a day, {minutes}, it can be reached.")
    if advice.leave_out and advice.of_rest is not None and advice.of_all is not None:
        gone = ", ".join(advice.leave_out)
        rest, whole = percent(advice.of_rest.mean), percent(advice.of_all.mean)
        said.append(
            f"Or leave out {gone}, which bring least for their time: "
            f"then {rest} of what is left, which is {whole} of the whole exam."
        )
    if len(said) == 1:
        said.append("No time a day would reach it by then: a later day or a lower target would.")
    return tuple(said)
