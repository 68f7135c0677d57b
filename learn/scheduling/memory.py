"""The memory state of a card: what FSRS knows of it, derived from its reviews."""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum


class Phase(IntEnum):
    """Where a card stands in its schedule."""

    NEW = 0
    LEARNING = 1
    REVIEW = 2
    RELEARNING = 3


@dataclass(frozen=True, slots=True)
class MemoryState:
    """Derived from a card's reviews in order of (time, id). A card never answered has none.

    Exactly one of `due_day` (a study day) and `due_at` (microseconds UTC) is set: intervals below a
    day are due at a moment, longer ones on a study day.
    """

    phase: Phase
    step: int | None
    stability: float
    difficulty: float
    due_day: int | None
    due_at: int | None
    last_at: int
    last_day: int
    """The study day that FSRS counted the last review to."""
    reviews: int
    lapses: int

    @property
    def in_steps(self) -> bool:
        """Whether the card is in its learning or relearning steps."""
        return self.phase in (Phase.LEARNING, Phase.RELEARNING)
