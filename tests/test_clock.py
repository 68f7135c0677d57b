"""Study days, daylight saving, and reading a time."""

from __future__ import annotations

from datetime import UTC, date
from itertools import pairwise
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from learn.clock import (
    DAY,
    HOUR,
    MINUTE,
    Now,
    SetClock,
    SystemClock,
    clock_from_environment,
    day_start,
    read_time,
    study_date,
    study_day,
)
from learn.errors import LearnError

FOUR = 4 * 60
ZONES = ["UTC", "Europe/Zurich", "America/New_York", "Australia/Lord_Howe", "America/Havana",
         "Asia/Kathmandu", "Africa/Cairo", "Pacific/Auckland", "America/St_Johns"]  # fmt: skip
YEAR_2026 = (date(2026, 1, 1).toordinal() - date(1970, 1, 1).toordinal(),
             date(2026, 12, 31).toordinal() - date(1970, 1, 1).toordinal())  # fmt: skip


def day_of(text: str, zone: str = "UTC", rollover: int = FOUR) -> str:
    tz = ZoneInfo(zone)
    return study_date(study_day(read_time(text, tz), rollover, tz)).isoformat()


@pytest.mark.parametrize(
    ("time", "day"),
    [
        ("2026-11-21T03:59:59", "2026-11-20"),
        ("2026-11-21T04:00:00", "2026-11-21"),
        ("2026-11-22T03:59:59", "2026-11-21"),
    ],
)
def test_the_day_turns_over_at_four(time: str, day: str) -> None:
    assert day_of(time) == day


@pytest.mark.parametrize("rollover", [0, 1, 11 * 60 + 59])
def test_any_rollover_in_the_morning(rollover: int) -> None:
    clock = f"{rollover // 60:02}:{rollover % 60:02}"
    assert day_of(f"2026-11-21T{clock}", rollover=rollover) == "2026-11-21"
    assert day_of(f"2026-11-21T{clock}", rollover=rollover + 1) == "2026-11-20"


def test_the_same_moment_is_another_day_elsewhere() -> None:
    moment = read_time("2026-11-21T20:00+00:00")
    days = [study_date(study_day(moment, FOUR, ZoneInfo(zone))).day for zone in ("UTC", "Pacific/Auckland")]
    assert days == [21, 22]


@pytest.mark.parametrize(
    ("time", "day"),
    [
        # 29 March: 02:00 becomes 03:00. 25 October: 03:00 becomes 02:00.
        ("2026-03-29T03:59", "2026-03-28"),
        ("2026-03-29T04:00", "2026-03-29"),
        ("2026-10-25T03:59", "2026-10-24"),
        ("2026-10-25T04:00", "2026-10-25"),
    ],
)
def test_it_turns_at_the_same_reading_of_the_clock_when_daylight_saving_changes(time: str, day: str) -> None:
    assert day_of(time, "Europe/Zurich") == day


@pytest.mark.parametrize(("start", "hours"), [("2026-03-28", 23), ("2026-10-24", 25), ("2026-06-01", 24)])
def test_a_study_day_lasts_from_rollover_to_rollover(start: str, hours: int) -> None:
    zone = ZoneInfo("Europe/Zurich")
    day = study_day(read_time(f"{start}T12:00", zone), FOUR, zone)
    assert day_start(day + 1, FOUR, zone) - day_start(day, FOUR, zone) == hours * HOUR


@pytest.mark.parametrize("rollover", [2 * 60 + 15, 2 * 60 + 59])
def test_an_hour_shown_twice_holds_one_rollover(rollover: int) -> None:
    zone = ZoneInfo("Europe/Zurich")
    start = read_time("2026-10-24T22:00+00:00")
    days = [study_day(start + minutes * MINUTE, rollover, zone) for minutes in range(360)]
    assert days == sorted(days)
    assert days[0] + 1 == days[-1]


@given(st.sampled_from(ZONES), st.integers(*YEAR_2026), st.integers(0, 719))
def test_a_day_begins_at_its_start_and_not_a_moment_before(zone: str, day: int, rollover: int) -> None:
    tz = ZoneInfo(zone)
    start = day_start(day, rollover, tz)
    assert study_day(start, rollover, tz) == day
    assert study_day(start - 1, rollover, tz) == day - 1


@pytest.mark.parametrize("zone", ZONES)
@pytest.mark.parametrize("rollover", [0, 30, 90, 150, 179, 240])
def test_study_days_never_go_back_around_a_change_of_the_clock(zone: str, rollover: int) -> None:
    tz = ZoneInfo(zone)
    first, last = YEAR_2026
    moments = range(first * DAY, last * DAY, 20 * MINUTE)
    offsets = [read for read in moments if read % DAY == 0]
    changed = [
        a for a, b in pairwise(offsets) if day_start(b // DAY, 0, tz) - day_start(a // DAY, 0, tz) != DAY
    ]
    for around in changed:
        days = [
            study_day(moment, rollover, tz)
            for moment in range(around - 2 * DAY, around + 2 * DAY, 10 * MINUTE)
        ]
        assert all(b - a in (0, 1) for a, b in pairwise(days))


def test_the_systems_zone_is_used_where_none_is_given(monkeypatch: pytest.MonkeyPatch) -> None:
    import time

    monkeypatch.setenv("TZ", "Europe/Zurich")
    time.tzset()
    try:
        zone = ZoneInfo("Europe/Zurich")
        start = read_time("2026-10-24T22:00+00:00")
        for rollover in (FOUR, 150):
            for minutes in range(0, 600, 7):
                moment = start + minutes * MINUTE
                assert study_day(moment, rollover, None) == study_day(moment, rollover, zone)
            day = study_day(start, rollover, zone)
            assert day_start(day, rollover, None) == day_start(day, rollover, zone)
        assert read_time("2026-07-01T12:00") == read_time("2026-07-01T10:00+00:00")
    finally:
        monkeypatch.undo()
        time.tzset()


def test_a_set_clock_moves_when_told_and_also_back() -> None:
    clock = SetClock.at("2026-11-21T23:00")
    clock.advance(minutes=90)
    assert clock.now() == read_time("2026-11-22T00:30", UTC)
    clock.advance(days=-1)
    assert clock.now() == read_time("2026-11-21T00:30", UTC)


def test_now_is_one_reading_with_its_day() -> None:
    now = Now.read(SetClock.at("2026-11-21T03:00"), FOUR)
    assert study_date(now.day).isoformat() == "2026-11-20"
    assert now.later(DAY).day == now.day
    assert now.later(DAY).moment == now.moment + DAY


class TestLearnNow:
    def test_without_it_the_machines_clock_is_used(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.delenv("LEARN_NOW", raising=False)
        assert isinstance(clock_from_environment(), SystemClock)

    def test_an_offset_is_heeded(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setenv("LEARN_NOW", "2026-11-21T22:00+02:00")
        clock = clock_from_environment()
        assert clock.now() == clock.now() == read_time("2026-11-21T20:00+00:00")

    @pytest.mark.parametrize("text", ["tomorrow", " ", "2026-13-01", "25:00", "0001-01-01T00:00"])
    def test_what_is_no_time_is_refused_with_an_example(
        self, monkeypatch: pytest.MonkeyPatch, text: str
    ) -> None:
        monkeypatch.setenv("LEARN_NOW", text)
        monkeypatch.setenv("TZ", "Europe/Zurich")
        with pytest.raises(LearnError, match="2026-11-21T23:00"):
            clock_from_environment()
