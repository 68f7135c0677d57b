"""A progress in memory, and a way to answer a card of it."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from learn.clock import Now, SetClock
from learn.progress.connection import MEMORY
from learn.progress.events import Review
from learn.progress.store import Logged, Progress


@pytest.fixture
def progress() -> Iterator[Progress]:
    store = Progress(MEMORY)
    yield store
    store.close()


@pytest.fixture
def clock() -> SetClock:
    return SetClock.at("2026-11-21T20:00")


def answered(progress: Progress, key: str, clock: SetClock, rating: int = 3) -> Logged:
    """Log one answer to a card."""
    now = Now.read(clock, progress.rules.latest().rollover)
    return progress.review(key, Review("flip", rating, 3, taken_ms=4_000), now)


def now_of(progress: Progress, clock: SetClock) -> Now:
    return Now.read(clock, progress.rules.latest().rollover)
