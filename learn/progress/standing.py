"""How a card stands after an event. The live path and a replay take the same steps, so they agree."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Any

from learn.cards.rating import Rating
from learn.progress.events import Event, EventKind, Review
from learn.scheduling.exam import rules_until_exam
from learn.scheduling.fsrs import after_review
from learn.scheduling.ladder import FOOT, Rungs
from learn.scheduling.memory import MemoryState, Phase
from learn.settings import Rules

LONGEST_COUNTED_MS = 60_000
"""A review longer than this counts as this long: the person went to make tea."""
MATURE_DAYS = 21
"""A card of this stability is mature; the counts on disk are made with it."""


@dataclass(frozen=True, slots=True)
class Standing:
    """All that is derived about one card."""

    memory: MemoryState | None = None
    first_key: str | None = None
    """The key under which it was first answered: the seed of its fuzz."""
    last_at: int = 0
    last_id: bytes = b""
    suspended: bool = False
    flagged: bool = False
    buried_day: int | None = None
    rungs: Rungs = FOOT

    @property
    def leech_lapses(self) -> int:
        """Lapses that count towards a leech."""
        return self.memory.lapses - self.rungs.forgiven if self.memory else 0

    @property
    def counts(self) -> tuple[int, int, int, int]:
        """What it adds to its deck's counts: seen, learning, mature, suspended."""
        memory = self.memory
        if memory is None:
            return (0, 0, 0, int(self.suspended))
        is_mature = memory.phase is Phase.REVIEW and memory.stability >= MATURE_DAYS
        return (1, int(memory.in_steps), int(is_mature), int(self.suspended))

    @property
    def order(self) -> tuple[int, bytes]:
        """The place in the log of the last event applied."""
        return (self.last_at, self.last_id)


BLANK = Standing()


@dataclass(frozen=True, slots=True)
class Tally:
    """Counts of one study day and deck."""

    answers: int = 0
    introduced: int = 0
    """Cards answered for the first time, or for the first time since a reset."""
    reviews: int = 0
    """Answers on cards that were in the review phase: what the daily limit counts."""
    again: int = 0
    taken_ms: int = 0

    def plus(self, other: Tally, sign: int = 1) -> Tally:
        """The sum (or with -1 the difference) of two tallies."""
        return Tally(
            self.answers + sign * other.answers,
            self.introduced + sign * other.introduced,
            self.reviews + sign * other.reviews,
            self.again + sign * other.again,
            self.taken_ms + sign * other.taken_ms,
        )


NO_TALLY = Tally()


def advance(standing: Standing, event: Event, rules: Rules) -> tuple[Standing, Tally]:
    """A card's standing after one more of its events, and what that adds to its day."""
    if event.kind is EventKind.REVIEW and event.review is not None:
        return _reviewed(standing, event, event.review, rules)
    placed = replace(standing, last_at=event.at, last_id=event.id)
    if event.kind is EventKind.BURY:
        return replace(placed, buried_day=event.day), NO_TALLY
    return replace(placed, **_CHANGES.get(event.kind, {})), NO_TALLY


_CHANGES: Mapping[EventKind, Mapping[str, Any]] = {
    EventKind.SUSPEND: {"suspended": True},
    EventKind.UNSUSPEND: {"suspended": False},
    EventKind.UNBURY: {"buried_day": None},
    EventKind.FLAG: {"flagged": True},
    EventKind.UNFLAG: {"flagged": False},
    EventKind.RESET: {"memory": None, "buried_day": None, "rungs": FOOT},
}


def _reviewed(standing: Standing, event: Event, review: Review, rules: Rules) -> tuple[Standing, Tally]:
    first_key = standing.first_key or event.card or ""
    before = standing.memory
    rating = Rating(review.rating)
    if review.for_exam:
        rules = rules_until_exam(rules)
    memory = after_review(before, rating, event.at, event.day, rules, first_key)
    tally = Tally(
        answers=1,
        introduced=int(before is None),
        reviews=int(before is not None and before.phase is Phase.REVIEW),
        again=int(rating is Rating.AGAIN),
        taken_ms=min(max(review.taken_ms, 0), LONGEST_COUNTED_MS),
    )
    lapsed = before is not None and memory.lapses > before.lapses
    rungs = standing.rungs.after(review.asked, failed=rating is Rating.AGAIN, lapsed=lapsed)
    # Not by `replace`, which costs several times as much: this is the path of every review.
    marks = standing.suspended, standing.flagged, standing.buried_day
    return Standing(memory, first_key, event.at, event.id, *marks, rungs), tally


def replay(events: Iterable[Event], rules_at: Callable[[Event], Rules]) -> tuple[Standing, dict[int, Tally]]:
    """The standing of a card and its tallies by study day, from all its events in any order.

    Voided events are left out by the caller.
    """
    standing, tallies = BLANK, dict[int, Tally]()
    for event in sorted(events, key=lambda event: event.order):
        standing, tally = advance(standing, event, rules_at(event))
        if tally is not NO_TALLY:
            tallies[event.day] = tallies.get(event.day, NO_TALLY).plus(tally)
    return standing, tallies
