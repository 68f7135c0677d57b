"""How long an answer takes this person."""

from __future__ import annotations

from learn.progress import study_days
from learn.progress.store import Progress

USUAL_MS = 12_000
"""What an answer is reckoned to take before there are answers to go by."""
USUAL_ANSWERS = 20


def pace_ms(spent: tuple[int, int]) -> float:
    """Milliseconds for an answer, going by the time that so many answers took.

    A few quick answers say little, so that the usual pace counts as some more of them.
    """
    taken_ms, given = spent
    return (taken_ms + USUAL_ANSWERS * USUAL_MS) / (given + USUAL_ANSWERS)


def seconds_each(progress: Progress, day: int) -> float:
    """Seconds for an answer, going by the last thirty study days."""
    return pace_ms(study_days.spent(progress.connection, day)) / 1000
