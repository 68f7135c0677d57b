"""How colours look to people who see fewer of them, and how far apart they are then.

The matrices are those of Machado, Oliveira and Fernandes (2009) for the full deficiency, on linear light.
"""

from __future__ import annotations

from functools import cache
from math import dist

from learn.body.maps import RootMap
from learn.body.outline import FACINGS, numbers
from learn.body.palette import RGB, linear, oklab
from learn.body.raster import Grid, Window, sample

KINDS = {
    "all colours": ((1.0, 0.0, 0.0), (0.0, 1.0, 0.0), (0.0, 0.0, 1.0)),
    "protan": (
        (0.152286, 1.052583, -0.204868),
        (0.114503, 0.786281, 0.099216),
        (-0.003882, -0.048116, 1.051998),
    ),
    "deutan": (
        (0.367322, 0.860646, -0.227968),
        (0.280085, 0.672501, 0.047413),
        (-0.011820, 0.042940, 0.968881),
    ),
    "tritan": (
        (1.255528, -0.076749, -0.178779),
        (-0.078411, 0.930809, 0.147602),
        (0.004733, 0.691367, 0.303900),
    ),
}


def seen(colour: RGB, kind: str) -> tuple[float, float, float]:
    """A colour in OKLab as such an eye sees it."""
    light = linear(colour)
    return oklab(tuple(max(sum(w * c for w, c in zip(row, light, strict=True)), 0.0) for row in KINDS[kind]))


def distance(one: RGB, other: RGB, kind: str) -> float:
    """How far apart two colours are to such an eye."""
    return dist(seen(one, kind), seen(other, kind))


@cache
def neighbours() -> frozenset[tuple[str, str]]:
    """The pairs of patches that touch along more than a corner."""
    ids = {number: patch for patch, number in numbers().items()}
    counts: dict[tuple[int, int], int] = {}
    for view in FACINGS:
        grid = Grid(Window(0, 0, 69, 208), 276, 832, 4, 4, lambda y: y * 4)
        rows = [bytes(row) for row in sample(view, grid)]
        for upper, lower in zip(rows, [*rows[1:], rows[-1]], strict=True):
            for here, right, below in zip(upper, upper[1:] + upper[-1:], lower, strict=True):
                for other in (right, below):
                    if here != other and here in ids and other in ids:
                        key = (min(here, other), max(here, other))
                        counts[key] = counts.get(key, 0) + 1
    return frozenset((ids[a], ids[b]) for (a, b), count in counts.items() if count >= 6)


def touching(map_: RootMap) -> set[tuple[str, str]]:
    """The pairs of roots whose skins touch, where each has but one."""
    pairs = set()
    for one, other in neighbours():
        mine, theirs = map_.roots_of(one), map_.roots_of(other)
        if len(mine) == len(theirs) == 1 and mine != theirs:
            pairs.add(tuple(sorted((mine[0], theirs[0]))))
    return pairs
