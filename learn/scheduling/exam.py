"""An exam: what is asked on which day, how much time there is, and what is to be reached."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass, replace
from enum import Enum
from functools import lru_cache
from math import inf
from typing import Literal

from learn.cards.card import note_of
from learn.errors import LearnError
from learn.scheduling.memory import MemoryState
from learn.settings import Rules

SECONDS_EACH = 8.0
"""What an answer takes, where nobody says; a workspace goes by its person (`workspace.pace`)."""
SPARING_RETENTION = 0.85
"""How well a card is kept until the sweep, by those who want the fewest reviews."""


Field = Literal["name", "day", "decks", "tags", "time", "target"]
"""What of an exam a person may get wrong."""


class Way(Enum):
    """How the time until an exam is used."""

    ALL = "all"
    """Use all my time: as many answers as there is time for, each where it gains most."""
    FEWEST = "fewest"
    """Fewest reviews: cards are kept at 85 %, and all of them freshened in the last days."""


@dataclass(frozen=True, slots=True)
class Exam:
    """An exam on a study day; no studying is planned for that day beyond a last look."""

    name: str
    day: int
    """The study day of the exam."""
    decks: tuple[str, ...] = ()
    """Ids of decks; none is all of them."""
    tags: tuple[tuple[str, ...], ...] = ()
    """A card must have one tag of each group; none is no such limit."""
    reviews: int | None = None
    """Answers a day."""
    minutes: float | None = None
    """Or minutes a day."""
    target: float = 0.8
    """The share of cards to be recalled, 0 to 1."""
    way: Way = Way.ALL

    def a_day(self, seconds: float = SECONDS_EACH) -> int:
        """Answers a day, where one takes so many seconds."""
        if self.reviews is not None:
            return max(self.reviews, 0)
        if self.minutes is not None:
            return max(int(self.minutes * 60.0 / max(seconds, 0.1)), 0)
        return 0

    @property
    def has_time(self) -> bool:
        """Whether there is an answer a day, or a minute: enough for the slowest answer that is counted."""
        if self.reviews is not None:
            return self.reviews >= 1
        return self.minutes is not None and 1.0 <= self.minutes < inf

    def days_left(self, today: int) -> int:
        """Study days until the exam, today among them; negative once it is over."""
        return self.day - today


@dataclass(frozen=True, slots=True)
class ExamCard:
    """A card that the exam may ask, with what is known of its memory."""

    key: str
    memory: MemoryState | None = None
    groups: tuple[str, ...] = ()
    """Cards of a common group are easily mixed up, and kept apart."""

    @property
    def note(self) -> str:
        return note_of(self.key)


class ExamError(LearnError):
    """What makes no sense about an exam, and the field of it that is to be mended."""

    def __init__(self, field: Field, message: str, hint: str = "") -> None:
        super().__init__(message, hint)
        self.field = field


def check(exam: Exam, cards: int, today: int) -> None:
    """Raise ExamError, in a sentence, where an exam makes no sense."""
    if exam.day < today:
        raise ExamError("day", "This day is over.", "Name the exam's day, today or later.")
    if not cards:
        field: Field = "tags" if exam.tags else "decks"
        raise ExamError(field, "No card has these decks and tags.", "See `learn decks` for what there is.")
    if not exam.has_time:
        message = "There is no time to learn."
        raise ExamError("time", message, "Name at least one answer, or one minute, a day.")
    if not 0.0 < exam.target <= 1.0:
        raise ExamError("target", "The target must lie above 0 % and at most at 100 %.", "For example 80.")


@lru_cache(maxsize=64)
def rules_until_exam(rules: Rules) -> Rules:
    """The rules of cards under an exam: due days that no fuzz moves.

    The plan goes by memory states alone; the due days hold once the exam is over, so that their
    retention is the usual one.
    """
    return replace(rules, fuzz=False)


def serving(exams: Iterable[tuple[Exam, Collection[str]]], today: int) -> dict[str, Exam]:
    """Which exam each card key serves: the nearest of those that ask it, and that are not over."""
    served: dict[str, Exam] = {}
    ahead = [(exam, keys) for exam, keys in exams if exam.day >= today]
    for exam, keys in sorted(ahead, key=lambda pair: (pair[0].day, pair[0].name)):
        for key in keys:
            served.setdefault(key, exam)
    return served
