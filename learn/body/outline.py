"""The drawing of a view: outlines of the parts of the body, and the areas of skin on them.

The unit of length is a 208th of the body's height. x is 0 on the midline and grows to the viewer's right, y
is 0 at the crown and grows downward. Only the viewer's right half is stored; the other is its mirror image.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from math import cos, hypot, pi, sin
from typing import Any, Literal

from learn.body.patches import PatchId, drawing, patches
from learn.values import dataclass

Point = tuple[float, float]
Polygon = tuple[Point, ...]
Facing = Literal["front", "back"]
FACINGS: tuple[Facing, ...] = ("front", "back")
OUTSIDE, INK = 0, 255
"""What a sample holds beside a patch's number: nothing, or a feature such as an eye."""
_CURVE_STEPS = 4


@dataclass(frozen=True)
class Mark:
    """A small feature; shown from a scale (half-rows a unit) on, since it would be a blot below."""

    polygon: Polygon
    from_scale: float


@dataclass(frozen=True)
class Part:
    """A part of the body: its outlines, and the areas (patch number, polygon) that are cut off at them.

    Later areas lie over earlier ones, and may overshoot: no border is drawn twice.
    """

    outlines: tuple[Polygon, ...]
    areas: tuple[tuple[int, Polygon], ...]


@dataclass(frozen=True)
class ViewOutline:
    """One view; later parts lie over earlier ones. `rungs` are the borders of the bands of the trunk."""

    rungs: tuple[float, ...]
    parts: tuple[Part, ...]
    marks: tuple[Mark, ...]
    middle: frozenset[int]
    """The patches that reach over the midline: they have no side."""


@cache
def numbers() -> dict[PatchId, int]:
    """The number of each patch in a sampled picture, from 1."""
    return {patch: number for number, patch in enumerate(patches(), 1)}


def smooth(points: Sequence[Point]) -> Polygon:
    """A closed curve through the points (Catmull-Rom); straight where it runs along the midline."""
    curve: list[Point] = []
    count = len(points)
    for index, start in enumerate(points):
        before, end, after = points[index - 1], points[(index + 1) % count], points[(index + 2) % count]
        if start[0] == end[0] == 0:
            curve.append(start)
            continue
        # Beyond the midline the curve goes on as its own mirror image: the crown stays round.
        if start[0] == 0:
            before = (-end[0], end[1])
        if end[0] == 0:
            after = (-start[0], start[1])
        curve += [_between(before, start, end, after, step / _CURVE_STEPS) for step in range(_CURVE_STEPS)]
    return tuple(curve)


def _between(a: Point, b: Point, c: Point, d: Point, t: float) -> Point:
    def one(p: float, q: float, r: float, s: float) -> float:
        return q + 0.5 * t * (r - p + t * (2 * p - 5 * q + 4 * r - s + t * (3 * (q - r) + s - p)))

    return one(a[0], b[0], c[0], d[0]), one(a[1], b[1], c[1], d[1])


def along(axis: Sequence[Point], point: Point) -> Point:
    """The place of a point given as (distance along a limb's axis, distance to its outer side)."""
    distance, offset = point
    last = len(axis) - 2
    for index in range(last + 1):
        (xa, ya), (xb, yb) = axis[index], axis[index + 1]
        length = hypot(xb - xa, yb - ya)
        if distance < length or index == last:
            break
        distance -= length
    across, down = (xb - xa) / length, (yb - ya) / length
    return xa + across * distance + down * offset, ya + down * distance - across * offset


def _polygon(points: list[list[float]], axis: list[list[float]] | None, curved: bool = False) -> Polygon:
    pairs: list[Point] = [(x, y) for x, y in points]
    if axis:
        pairs = [along([(x, y) for x, y in axis], pair) for pair in pairs]
    return smooth(pairs) if curved else tuple(pairs)


def _part(name: str, stored: dict[str, Any], areas: list[dict[str, Any]]) -> Part:
    axis = stored.get("axis")
    outlines = tuple(_polygon(piece["points"], axis, piece["smooth"]) for piece in stored["outlines"])
    own = [area for area in areas if name in area["parts"]]
    number = numbers()
    return Part(outlines, tuple((number[area["patch"]], _polygon(area["points"], axis)) for area in own))


def _mark(stored: dict[str, Any]) -> Mark:
    (x, y), (wide, high) = stored["at"], stored["radius"]
    turns = [pi * step / 8 for step in range(16)]
    return Mark(tuple((x + wide * cos(turn), y + high * sin(turn)) for turn in turns), stored["from"])


@cache
def outline(view: Facing) -> ViewOutline:
    """The drawing of a view."""
    stored = drawing()["views"][view]
    parts = tuple(_part(name, part, stored["areas"]) for name, part in stored["parts"].items())
    middle = frozenset(numbers()[area["patch"]] for area in stored["areas"] if area.get("middle"))
    return ViewOutline(tuple(stored["rungs"]), parts, tuple(_mark(mark) for mark in stored["marks"]), middle)
