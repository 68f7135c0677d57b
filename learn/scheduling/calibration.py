"""How often what was foretold came true, and how far it strays in ways that chance does not explain."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import sqrt
from typing import NamedTuple

from learn.scheduling.odds import chance_of, log_odds

EDGES = (0.0, 0.5, 0.7, 0.8, 0.9, 0.95, 1.0)
"""Where the bins of foretold chance begin and end; most answers lie at their upper end."""
_LEAST = 2.0
"""The variance of the count of right answers below which a group says too little by itself."""
_MOST_GROUPS = 10
_FEWEST_GROUPS = 3
_BEYOND_CHANCE = 2.0
"""Standard deviations that chance stays below, for days and bins together, in 19 of 20 cases."""
_FARTHEST = 1.5
"""No learner is taken to stray further than this, in log odds."""


class Answered(NamedTuple):
    """An answer on a later day than the one before it."""

    chance: float
    """Of recall, 0 to 1, as it was foretold."""
    recalled: bool
    day: int = 0
    """The study day of the answer."""


@dataclass(frozen=True, slots=True)
class Bin:
    """The answers whose foretold chance lies between two edges."""

    low: float
    high: float
    answers: int
    foretold: float = 0.0
    """The mean of the foretold chances."""
    recalled: float = 0.0
    """The share of answers that were right."""
    luck: float = 0.0
    """The standard deviation of that share by chance alone, were the foretold chances true."""


@dataclass(frozen=True, slots=True)
class Calibration:
    """What was foretold beside what came true."""

    bins: tuple[Bin, ...] = ()
    """From the least chance to the highest; some may be without answers."""
    answers: int = 0
    foretold: float = 0.0
    recalled: float = 0.0
    stray: float = 0.0
    """See `stray_of`, once the learner's shift is taken off."""


def calibrated(past: Iterable[Answered], shift: float = 0.0) -> Calibration:
    """Sort answers into bins by what was foretold; `shift` is how the learner differs, in log odds."""
    found = list(past)
    count = len(found)
    return Calibration(
        tuple(_bin(low, high, found) for low, high in pairwise(EDGES)),
        count,
        sum(each.chance for each in found) / max(count, 1),
        sum(each.recalled for each in found) / max(count, 1),
        stray_of(found, shift),
    )


def _bin(low: float, high: float, past: Sequence[Answered]) -> Bin:
    inside = [each for each in past if low <= each.chance < high or each.chance == high == EDGES[-1]]
    if not inside:
        return Bin(low, high, 0)
    count = len(inside)
    luck = sqrt(sum(each.chance * (1.0 - each.chance) for each in inside)) / count
    foretold = sum(each.chance for each in inside) / count
    return Bin(low, high, count, foretold, sum(each.recalled for each in inside) / count, luck)


@dataclass(slots=True)
class _Group:
    """Answers taken together: those of a few days, or of like chances."""

    chance: float = 0.0
    """Of each, where it is the same for all."""
    excess: float = 0.0
    """Right answers beyond those expected."""
    variance: float = 0.0
    fourth: float = 0.0
    """The fourth cumulant of the count of right answers: how far it is from normal."""

    def add(self, chance: float, recalled: bool) -> None:
        variance = chance * (1.0 - chance)
        self.excess += recalled - chance
        self.variance += variance
        self.fourth += variance * (1.0 - 6.0 * variance)

    def take(self, other: _Group) -> None:
        self.excess += other.excess
        self.variance += other.variance
        self.fourth += other.fourth


def stray_of(past: Iterable[Answered], shift: float = 0.0) -> float:
    """How far groups of answers lie apart, in log odds (a standard deviation); 0 where chance explains it.

    The groups are study days, and bins of foretold chance, whichever lie further apart. What all have in
    common is the learner's shift, and no stray.
    """
    days: dict[int, _Group] = {}
    chances: dict[float, _Group] = {}
    for each in past:
        # Many answers share a chance, and to move one costs more than to find it.
        rounded = round(each.chance, 3)
        alike = chances.get(rounded)
        if alike is None:
            alike = chances[rounded] = _Group(chance_of(log_odds(rounded) + shift))
        alike.add(alike.chance, each.recalled)
        days.setdefault(each.day, _Group()).add(alike.chance, each.recalled)
    total = sum(group.variance for group in days.values())
    by_day = _pooled([days[day] for day in sorted(days)], _LEAST)
    by_chance = _pooled([chances[chance] for chance in sorted(chances)], max(_LEAST, total / _MOST_GROUPS))
    return min(sqrt(max(_apart(by_day), _apart(by_chance))), _FARTHEST)


def _pooled(groups: Sequence[_Group], least: float) -> list[_Group]:
    """Groups in their order, as many together as say enough."""
    pooled = [_Group()]
    for group in groups:
        if pooled[-1].variance >= least:
            pooled.append(_Group())
        pooled[-1].take(group)
    if len(pooled) > 1 and pooled[-1].variance < least:
        pooled.pop()
    return pooled


def _apart(groups: Sequence[_Group]) -> float:
    """The variance between groups, in log odds, that is beyond chance.

    The estimate by moments of DerSimonian and Laird (1986), less what chance alone stays below.
    """
    total = sum(group.variance for group in groups)
    weight = total - sum(group.variance**2 for group in groups) / total if total else 0.0
    if len(groups) < _FEWEST_GROUPS or weight <= 0.0:
        return 0.0
    mean = sum(group.excess for group in groups) / total
    apart = sum((group.excess - mean * group.variance) ** 2 / group.variance for group in groups)
    luck = sqrt(sum(2.0 + group.fourth / group.variance**2 for group in groups))
    return max((apart - (len(groups) - 1) - _BEYOND_CHANCE * luck) / weight, 0.0)
