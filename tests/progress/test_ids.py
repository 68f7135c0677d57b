"""Event ids are uuid7, and rise whatever the clock does."""

from __future__ import annotations

import random
import uuid
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from learn.clock import DAY, SetClock
from learn.progress.ids import EventIds, lowest_id
from learn.progress.store import Progress
from tests.progress.conftest import answered

moments = st.integers(0, 4_000_000_000_000_000)


@given(moments)
def test_an_id_is_a_uuid_of_version_7_with_its_milliseconds(moment: int) -> None:
    id_ = EventIds().next(moment)
    number = uuid.UUID(bytes=id_)
    assert number.version == 7
    assert number.variant == uuid.RFC_4122
    assert int.from_bytes(id_[:6], "big") == moment // 1000


@given(st.lists(st.one_of(moments, st.just(1_000_000)), max_size=50))
def test_ids_rise_also_within_a_millisecond_and_when_the_clock_is_set_back(times: list[int]) -> None:
    ids = EventIds()
    made = [ids.next(moment) for moment in times]
    assert made == sorted(set(made))
    assert all(uuid.UUID(bytes=id_).version == 7 for id_ in made)
    assert all(uuid.UUID(bytes=id_).variant == uuid.RFC_4122 for id_ in made)


@given(moments, moments)
def test_an_id_is_never_older_than_its_moment(first: int, second: int) -> None:
    ids = EventIds()
    assert ids.next(first) >= lowest_id(first)
    assert ids.next(second) >= lowest_id(second)


def test_the_random_part_carries_into_the_time_when_it_is_used_up() -> None:
    full = (1_000 << 80 | 0x7FFF << 64 | 0xBFFF_FFFF_FFFF_FFFF).to_bytes(16, "big")
    following = EventIds(full).next(0)
    assert following > full
    assert int.from_bytes(following[:6], "big") == 1_001
    assert uuid.UUID(bytes=following).version == 7


def test_a_seed_makes_no_id_repeat() -> None:
    random.seed(7)
    one = EventIds().next(1_000)
    random.seed(7)
    assert EventIds().next(1_000) != one


def test_after_opening_again_ids_go_on_from_the_highest_though_the_clock_is_set_back(tmp_path: Path) -> None:
    path, clock = tmp_path / "progress.sqlite", SetClock.at("2026-11-21T20:00")
    before = Progress(path)
    last = answered(before, "d/n/t", clock).event.id
    before.close()
    clock.advance(days=-400)
    after = Progress(path)
    assert answered(after, "d/n/t", clock).event.id > last
    after.close()


def test_ids_go_on_from_those_of_another_program_with_the_file_open(tmp_path: Path) -> None:
    path, clock = tmp_path / "progress.sqlite", SetClock.at("2026-11-21T20:00")
    one, two = Progress(path), Progress(path)
    last = answered(two, "d/n/t", SetClock(clock.moment + DAY)).event.id
    assert answered(one, "d/n/t", clock).event.id > last
    one.close()
    two.close()
