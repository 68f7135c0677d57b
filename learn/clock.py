"""The only place that knows what time it is, and in which zone.

Times are integer microseconds since 1970-01-01 UTC. A study day is the number of
days since 1970-01-01 of the local date, after the rollover (04:00 by default) is taken off.
"""

from __future__ import annotations

import os
import time
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta, tzinfo
from typing import Protocol

from learn.errors import LearnError

MICROSECONDS = 1_000_000
MINUTE = 60 * MICROSECONDS
HOUR = 60 * MINUTE
DAY = 24 * HOUR
_SHIFT_HOURS = 3
"""No clock is moved further than this at once, a change of the date line aside."""
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_LAST_MOMENT = 221_845_392_000 * MICROSECONDS
"""The year 9000: intervals reach a century on, and a calendar ends with 9999."""
_EPOCH_DAY = date(1970, 1, 1).toordinal()


class Clock(Protocol):
    """Tells the time, and the zone of the person; replaced in tests."""

    def now(self) -> int:
        """Microseconds since 1970-01-01 UTC."""

    @property
    def zone(self) -> tzinfo | None:
        """The person's time zone; None is the system's own."""


@dataclass(frozen=True)
class SystemClock:
    """The machine's clock and zone."""

    zone: tzinfo | None = None

    def now(self) -> int:
        return time.time_ns() // 1000


@dataclass
class SetClock:
    """A clock that stands at one moment until it is moved."""

    moment: int
    zone: tzinfo | None = UTC

    def now(self) -> int:
        return self.moment

    def advance(self, **duration: float) -> None:
        """Move by a duration given as `timedelta` keywords; negative sets the clock back."""
        self.moment += round(timedelta(**duration) / timedelta(microseconds=1))

    @classmethod
    def at(cls, text: str, zone: tzinfo | None = UTC) -> SetClock:
        """A clock standing at an ISO time; one without an offset is read in `zone`."""
        return cls(read_time(text, zone), zone)


def read_time(text: str, zone: tzinfo | None = None) -> int:
    """Microseconds of an ISO 8601 time such as 2026-11-21T23:00; raises ValueError or OverflowError."""
    moment = datetime.fromisoformat(text)
    if moment.tzinfo is None and zone is not None:
        moment = moment.replace(tzinfo=zone)
    return round((moment.astimezone(UTC) - _EPOCH) / timedelta(microseconds=1))


def clock_from_environment() -> Clock:
    """The system's clock, or one that stands at LEARN_NOW (for scripts that must repeat)."""
    text = os.environ.get("LEARN_NOW")
    if not text:
        return SystemClock()
    try:
        moment = read_time(text)
        if moment < _LAST_MOMENT:
            return SetClock(moment, None)
        raise OverflowError
    except (ValueError, OverflowError):
        raise LearnError(
            f"LEARN_NOW is {text!r}, which is not a time.",
            "Write it as 2026-11-21T23:00 (local time) or 2026-11-21T22:00+00:00.",
        ) from None


def local_time(moment: int, zone: tzinfo | None) -> datetime:
    """The wall-clock time of a moment in a zone (None: the system's)."""
    return (_EPOCH + timedelta(microseconds=moment)).astimezone(zone)


def study_day(moment: int, rollover: int, zone: tzinfo | None) -> int:
    """The study day of a moment; `rollover` is in minutes after local midnight.

    Wall-clock minutes are taken off, not elapsed ones, so that the day turns at the
    same reading of the clock on the days when daylight saving begins or ends.
    """
    wall = local_time(moment, zone).replace(tzinfo=None) - timedelta(minutes=rollover)
    day = wall.toordinal() - _EPOCH_DAY
    if _SHIFT_HOURS <= wall.hour < 24 - _SHIFT_HOURS:
        return day
    # An hour that the clock shows twice, or never, may hold the rollover: a day begins only once.
    if moment < day_start(day, rollover, zone):
        return day - 1
    return day + 1 if moment >= day_start(day + 1, rollover, zone) else day


def day_start(day: int, rollover: int, zone: tzinfo | None) -> int:
    """The moment at which a study day begins."""
    wall = datetime.combine(study_date(day), datetime.min.time()) + timedelta(minutes=rollover)
    aware = wall.replace(tzinfo=zone) if zone is not None else wall
    return round((aware.astimezone(UTC) - _EPOCH) / timedelta(microseconds=1))


def study_date(day: int) -> date:
    """The calendar date of a study day."""
    return date.fromordinal(day + _EPOCH_DAY)


@dataclass(frozen=True)
class Now:
    """One reading of the clock, with the study day it falls in."""

    moment: int
    day: int
    zone: tzinfo | None = None

    @classmethod
    def read(cls, clock: Clock, rollover: int) -> Now:
        moment = clock.now()
        return cls(moment, study_day(moment, rollover, clock.zone), clock.zone)

    def later(self, microseconds: int) -> Now:
        """The same study day, some time on: for reasoning inside one moment."""
        return replace(self, moment=self.moment + microseconds)
