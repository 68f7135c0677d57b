"""The doctor finds what is not as the log says, and a rebuild mends it."""

from __future__ import annotations

import pytest

from learn.clock import SetClock
from learn.progress.derive import derived
from learn.progress.doctor import examine
from learn.progress.events import EventKind
from learn.progress.log_file import Draft
from learn.progress.store import Progress
from tests.progress.conftest import answered, now_of


@pytest.fixture
def studied(progress: Progress, clock: SetClock) -> Progress:
    for number, rating in enumerate((3, 4, 1, 3, 4, 4)):
        answered(progress, f"d/n{number % 3}/t", clock, rating)
        clock.advance(minutes=15)
    answered(progress, "e/old/t", clock)
    progress.rename([("e/old/t", "e/new/t")], now_of(progress, clock))
    answered(progress, "d/undone/t", clock)
    progress.undo(now_of(progress, clock))
    progress.log([Draft(EventKind.SUSPEND, "d/n1/t")], now_of(progress, clock))
    return progress


def test_a_sound_file(studied: Progress) -> None:
    findings = examine(studied.connection)
    assert findings.sound
    assert (findings.events, findings.cards) == (11, 4)


def test_an_empty_file_is_sound(progress: Progress) -> None:
    assert examine(progress.connection).sound


@pytest.mark.parametrize(
    "tampering",
    [
        "UPDATE state SET stability = stability * 1.0001 WHERE phase = 2",
        "UPDATE state SET due_day = due_day + 1 WHERE due_day IS NOT NULL",
        "UPDATE state SET suspended = 1 - suspended",
        "UPDATE state SET deck = (SELECT id FROM deck WHERE name = 'e') WHERE suspended",
        "UPDATE state SET last_at = last_at + 1",
        "DELETE FROM state WHERE suspended",
        "INSERT INTO state SELECT card + 100, deck, phase, step, stability, difficulty, due_day, due_at,"
        " answered_at, counted_day, reviews, lapses, first_card, last_at, last_id, 0, 0, NULL, 0"
        " FROM state WHERE suspended",
        "UPDATE daily SET again = again + 1",
        "DELETE FROM daily",
        "INSERT INTO daily SELECT day + 1, deck, 1, 1, 1, 1, 1 FROM daily",
        "DELETE FROM voided",
        "UPDATE card SET home = id",
    ],
)
def test_tampering_is_found_and_mended_by_a_rebuild(studied: Progress, tampering: str) -> None:
    before = derived(studied.connection)
    studied.connection.execute("PRAGMA foreign_keys = OFF")
    studied.connection.execute(tampering)
    assert not examine(studied.connection).sound
    studied.rebuild()
    assert examine(studied.connection).sound
    assert derived(studied.connection) == before


def test_examining_changes_nothing(studied: Progress) -> None:
    studied.connection.execute("UPDATE daily SET again = 77")
    before = list(studied.connection.iterdump())
    examine(studied.connection)
    assert list(studied.connection.iterdump()) == before


def test_a_reference_to_nothing_is_damage(studied: Progress) -> None:
    studied.connection.execute("PRAGMA foreign_keys = OFF")
    studied.connection.execute("DELETE FROM card WHERE key = 'd/n0/t'")
    assert any("refers to nothing" in line for line in examine(studied.connection).damage)


def test_a_rebuild_tells_how_far_it_is(studied: Progress) -> None:
    told: list[tuple[int, int]] = []
    studied.rebuild(lambda done, total: told.append((done, total)))
    assert told[0][0] == 1
    assert told[-1][0] == told[-1][1] > 0
