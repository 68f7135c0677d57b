"""Devices that log at random, for the laws of the log."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

import fsrs
from hypothesis import strategies as st

from learn.clock import DAY, HOUR, MINUTE, Now, SetClock
from learn.progress.connection import MEMORY
from learn.progress.derive import derived
from learn.progress.events import Event, EventKind, Review
from learn.progress.log_file import Draft
from learn.progress.rows import SELECT_EVENTS, Row, event_of
from learn.progress.store import Progress

START = 20_500 * DAY + 20 * HOUR
KEYS = ("a/n1/t", "a/n1/u", "a/n2/t#p", "b/n1/t", "b/n2/t", "c/n1/t")
MARKS = (
    EventKind.SUSPEND, EventKind.UNSUSPEND, EventKind.BURY, EventKind.UNBURY, EventKind.FLAG,
    EventKind.UNFLAG, EventKind.RESET,
)  # fmt: skip
GAPS = (0, 0, MINUTE, 10 * MINUTE, 8 * HOUR, DAY, 9 * DAY, -MINUTE, -2 * HOUR, -3 * DAY, -9 * DAY)
OWN_WEIGHTS = " ".join(f"{weight * 1.05:.6g}" for weight in fsrs.scheduler.DEFAULT_PARAMETERS[:20]) + " 0.15"
VALUES = (
    ("retention", "0.80"), ("retention", "0.95"), ("retention", None), ("learning-steps", "none"),
    ("learning-steps", "1m 6h"), ("learning-steps", None), ("relearning-steps", "none"), ("fuzz", "no"),
    ("fuzz", "yes"), ("rollover", "00:00"), ("rollover", "11:00"), ("weights", OWN_WEIGHTS),
    ("weights", "default"), ("weights", None), ("new-per-day", "3"), ("leech-lapses", "2"),
    ("gravity", "low"),
)  # fmt: skip

Derived = tuple[dict[str, Row], dict[tuple[int, str], Row]]


@dataclass(frozen=True)
class Step:
    """One thing that a device does, some time after what it did before."""

    device: int
    gap: int


@dataclass(frozen=True)
class Answer(Step):
    key: str
    rating: int
    flagged_too: bool
    confused_with: str | None


@dataclass(frozen=True)
class MarkCards(Step):
    kind: EventKind
    keys: tuple[str, ...]


@dataclass(frozen=True)
class Set(Step):
    name: str
    value: str | None
    deck: str | None


@dataclass(frozen=True)
class Rename(Step):
    pairs: tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class Undo(Step):
    pass


_device = st.integers(0, 2)
_gap = st.sampled_from(GAPS)
_key = st.sampled_from(KEYS)
answers = st.builds(
    Answer, _device, _gap, _key, st.integers(1, 4), st.booleans(), st.none() | st.sampled_from(KEYS)
)
marks = st.builds(
    MarkCards, _device, _gap, st.sampled_from(MARKS), st.lists(_key, min_size=1, max_size=3).map(tuple)
)
settings_changes = st.builds(
    lambda device, gap, value, deck: Set(device, gap, *value, deck),
    _device,
    _gap,
    st.sampled_from(VALUES),
    st.sampled_from((None, None, "a", "b")),
)
renames = st.builds(Rename, _device, _gap, st.lists(st.tuples(_key, _key), min_size=1, max_size=2).map(tuple))
undos = st.builds(Undo, _device, _gap)
actions = st.one_of(answers, answers, marks)
steps = st.one_of(answers, answers, answers, marks, settings_changes, renames, undos, undos)


@dataclass
class Device:
    """A progress with a clock of its own."""

    progress: Progress = field(default_factory=lambda: Progress(MEMORY))
    clock: SetClock = field(default_factory=lambda: SetClock(START))

    def now(self) -> Now:
        return Now.read(self.clock, self.progress.rules.latest().rollover)

    def take(self, step: Step) -> None:
        self.clock.moment += step.gap
        match step:
            case Answer():
                asked = ("typed", "choice")[step.gap % 2]  # so that cards climb and fall on their ladders
                review = Review(asked, step.rating, 3, 1, "x", None, step.confused_with, 5_000)
                drafts = [Draft(EventKind.REVIEW, step.key, review)]
                drafts += [Draft(EventKind.FLAG, step.key)] * step.flagged_too
                self.progress.log(drafts, self.now())
            case MarkCards():
                self.progress.log([Draft(step.kind, key) for key in step.keys], self.now())
            case Set():
                self.progress.set({step.name: step.value}, step.deck, self.now())
            case Rename():
                self.progress.rename([pair for pair in step.pairs if pair[0] != pair[1]], self.now())
            case Undo():
                self.progress.undo(self.now())

    def derived(self) -> Derived:
        return derived(self.progress.connection)

    def events(self) -> list[Event]:
        return all_events(self.progress)


def all_events(progress: Progress) -> list[Event]:
    return [event_of(row) for row in progress.connection.execute(f"{SELECT_EVENTS} ORDER BY e.id")]


def played(script: Iterable[Step]) -> list[Device]:
    """Three devices after a script."""
    devices = [Device() for _ in range(3)]
    for step in script:
        devices[step.device].take(step)
    return devices


def merged(batches: Iterable[Sequence[Event]]) -> Progress:
    """A progress that took in events batch by batch."""
    progress = Progress(MEMORY)
    for batch in batches:
        progress.absorb(batch)
    return progress
