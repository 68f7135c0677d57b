"""Events: what the log holds. Codes are what is on disk; they are never reused."""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum


class EventKind(IntEnum):
    """What happened."""

    REVIEW = 1
    UNDO = 2
    SUSPEND = 3
    UNSUSPEND = 4
    BURY = 5
    UNBURY = 6
    FLAG = 7
    UNFLAG = 8
    RESET = 9
    SETTING = 10
    RENAME = 11
    EXAM = 12
    """An exam as it is planned from here on: its detail holds all of it, also that it was cancelled."""
    REHEARSAL = 13
    """A mock exam or a spot test was begun: its detail holds the questions drawn."""
    REHEARSAL_STEP = 14
    """Something was done in a rehearsal (its action): an answer, a flag, a pause."""
    REHEARSAL_END = 15
    """A rehearsal (its action) was handed in, or given up."""


OF_A_CARD = frozenset(
    {
        EventKind.REVIEW,
        EventKind.SUSPEND,
        EventKind.UNSUSPEND,
        EventKind.BURY,
        EventKind.UNBURY,
        EventKind.FLAG,
        EventKind.UNFLAG,
        EventKind.RESET,
    }
)
"""Events that change the standing of a card; these can be undone."""


RARE = "(2, 9, 10, 11, 12, 13, 15)"
"""The kinds of which there are few, as SQL lists them: they have an index of their own."""


OF_NO_STATE = frozenset(
    {EventKind.EXAM, EventKind.REHEARSAL, EventKind.REHEARSAL_STEP, EventKind.REHEARSAL_END}
)
"""Events from which no card's state is derived."""


class Context(IntEnum):
    """In what kind of session a review was given."""

    DAILY = 0
    MOCK = 1
    SPOT = 2


FOR_EXAM = 4
"""Added to the code of a review's context where its card was under an exam."""
KIND_CODES = {"flip": 1, "typed": 2, "choice": 3, "cloze": 4, "sort": 5, "map": 6}
KIND_NAMES = {code: name for name, code in KIND_CODES.items()}


@dataclass(frozen=True, slots=True)
class Review:
    """What a review has beside what every event has."""

    asked: str
    """The question kind asked."""
    rating: int
    proposed: int
    outcome: int = 0
    """The verdict's code."""
    answer: str | None = None
    """The text given; None when the person rated without typing."""
    options: str | None = None
    confused_with: str | None = None
    """Key of the card whose answer was given instead."""
    taken_ms: int = 0
    context: Context = Context.DAILY
    for_exam: bool = False
    """Whether the card was under an exam: its due day then has no fuzz, in a replay too."""


@dataclass(frozen=True, slots=True)
class Event:
    """One line of the log."""

    id: bytes
    device: bytes
    at: int
    """Microseconds UTC."""
    day: int
    """The study day, fixed when it happened, so that another time zone replays it alike."""
    kind: EventKind
    card: str | None = None
    """The card key as it was then."""
    action: bytes | None = None
    """The action this belongs to; None: this event begins its own."""
    target: bytes | None = None
    """Of an undo: the action that it voids."""
    review: Review | None = None
    detail: str | None = None
    """JSON for the kinds that need more: setting, rename, exam, rehearsal."""

    @property
    def order(self) -> tuple[int, bytes]:
        """Where it stands in a replay."""
        return (self.at, self.id)
