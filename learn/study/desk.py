"""What a session needs from outside: a port, so that no rule of a session touches a file."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from enum import Enum
from typing import Protocol

from learn.cards.card import Card
from learn.cards.lexicon import Lexicon
from learn.cards.marking import Verdict
from learn.cards.question import Question
from learn.cards.rating import Rating
from learn.clock import DAY, Now
from learn.scheduling.memory import MemoryState, Phase
from learn.scheduling.plan import Candidate, Plan
from learn.study.tags import Tags

MORE_NEW = 10
"""New cards that are started when the person wants more than the day's plan."""
MORE_AHEAD = 20
"""Cards that are then reviewed before they are due."""


@dataclass(frozen=True, slots=True)
class Scope:
    """What a session is about."""

    decks: tuple[str, ...] = ()
    """Deck ids; empty for all decks."""
    limit: int | None = None
    """Answers after which the session ends."""
    extra_new: int = 0
    """New cards beyond today's limit."""
    ahead: int = 0
    """Cards to review before they are due."""
    tags: Tags = ()
    """Groups of tags: only cards that have one of each; empty for all cards."""
    cards: frozenset[str] = frozenset()
    """Keys of the only cards to ask; empty for all."""


@dataclass(frozen=True, slots=True)
class Interval:
    """When a card comes back: after microseconds, or on a study day some days on."""

    microseconds: int = 0
    days: int = 0

    @classmethod
    def until(cls, memory: MemoryState, now: Now) -> Interval:
        if memory.due_at is not None:
            return cls(microseconds=max(memory.due_at - now.moment, 0))
        return cls(days=max((memory.due_day or 0) - now.day, 0))

    def short(self) -> str:
        """As a button shows it: 1 min, 10 min, 2 days, 3.4 months."""
        if not self.days:
            return _short_time(self.microseconds)
        if self.days < 31:
            return f"{self.days} day" + ("s" if self.days != 1 else "")
        if self.days < 365:
            return f"{self.days / 30.44:.1f} months"
        years = self.days / 365.25
        return "1 year" if f"{years:.1f}" == "1.0" else f"{years:.1f} years"


def _short_time(microseconds: int) -> str:
    seconds = microseconds // 1_000_000
    if seconds < 60:
        return "now" if seconds < 1 else f"{seconds} s"
    if seconds < 3600:
        return f"{round(seconds / 60)} min"
    if microseconds < DAY:
        hours = round(seconds / 3600)
        return f"{hours} hour" + ("s" if hours != 1 else "")
    return f"{seconds // 86400} days"


@dataclass(frozen=True, slots=True)
class Given:
    """An answer with its rating, as it goes to the log."""

    card: Card
    rating: Rating
    verdict: Verdict
    text: str | None
    taken_ms: int
    question: Question
    """How it was asked."""


@dataclass(frozen=True, slots=True)
class Accepted:
    """A review that is on disk."""

    card: Card
    rating: Rating
    event: bytes
    """The event's id: 16 bytes, a uuid7."""
    interval: Interval
    memory: MemoryState
    was: Phase
    """The phase before this answer."""
    leech: bool = False
    """Whether this answer made the card a leech."""
    for_exam: bool = False
    """Whether an exam plans the card, and may ask it sooner."""

    @property
    def back(self) -> str:
        """When the card comes back, as a sentence ends: `in 12 days`, `now`, `in 12 days at the latest`."""
        short = self.interval.short()
        if short == "now":
            return short
        return f"in {short} at the latest" if self.for_exam and self.interval.days else f"in {short}"


@dataclass(frozen=True, slots=True)
class Marks:
    """What the person put on a card."""

    suspended: bool = False
    flagged: bool = False
    leech: bool = False
    memory: MemoryState | None = None


class Mark(Enum):
    """What a person can do to a card beside answering it."""

    SUSPEND = "suspend"
    UNSUSPEND = "unsuspend"
    BURY = "bury"
    UNBURY = "unbury"
    FLAG = "flag"
    UNFLAG = "unflag"
    RESET = "reset"


@dataclass(frozen=True, slots=True)
class Undone:
    """An action that was taken back."""

    what: str
    """As a sentence says it: `Good`, `suspend`, `reset of 12 cards`."""
    keys: tuple[str, ...]
    reviews: int
    """How many answers it held."""
    events: tuple[bytes, ...] = field(default=())


NOTHING_UNDONE = Undone("", (), 0)
"""What an undo gives that found nothing to undo, where that is to be told from one that failed."""


class Desk(Protocol):
    """Where a session gets its cards, and where its answers go."""

    def now(self) -> Now:
        """The moment and the study day."""

    def plan(self, scope: Scope, now: Now) -> Plan:
        """What there is to ask."""

    def card(self, key: str) -> Card | None:
        """A card's text; None if no deck has it any more."""

    def candidate(self, card: Card) -> Candidate:
        """A card as a queue knows it."""

    def marks(self, key: str) -> Marks:
        """How a card stands."""

    def question(self, card: Card) -> Question:
        """How a card is asked this time."""

    def lexicon(self, card: Card) -> Lexicon:
        """The words and answers of a card's deck, for marking."""

    def previews(self, card: Card, now: Now) -> tuple[Interval, ...]:
        """The interval after each of the four ratings."""

    def accept(self, given: Given, now: Now) -> Accepted:
        """Put an answer on disk; raises LearnError if it is not there."""

    def mark(self, keys: Sequence[str], mark: Mark, now: Now) -> None:
        """Put a mark on cards, as one action."""

    def undo(self, now: Now) -> Undone | None:
        """Take the last action back; None if there is none."""
