"""From polygons to samples: which patch lies under each point of a grid."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterator
from math import ceil

from learn.body.outline import INK, Facing, Polygon, outline
from learn.values import dataclass

Spans = dict[int, list[float]]


@dataclass(frozen=True)
class Window:
    """What is sampled: a rectangle of the viewer's right half, in units of the drawing."""

    left: float
    top: float
    right: float
    bottom: float


@dataclass(frozen=True)
class Grid:
    """A grid of samples over a window; `warp` takes a height in units to a row of samples."""

    window: Window
    columns: int
    rows: int
    per_unit: float
    """Samples a unit, sideways."""
    scale: float
    """Half-rows of a cell a unit: what a mark's smallest scale is compared with."""
    warp: Callable[[float], float]


def piecewise(places: list[float], values: list[float]) -> Callable[[float], float]:
    """The function that is straight between these points, and beyond them."""
    last = len(places) - 1

    def value(place: float) -> float:
        index = min(max(bisect_left(places, place), 1), last)
        start, end = places[index - 1], places[index]
        share = (place - start) / (end - start)
        return values[index - 1] + share * (values[index] - values[index - 1])

    return value


def spans(polygon: Polygon, rows: int) -> Spans:
    """Where a polygon crosses the middle of each row, sorted: inside lies between every first and second."""
    crossings: Spans = {}
    xa, ya = polygon[-1]
    for xb, yb in polygon:
        if ya != yb:
            (x, top), (far, bottom) = ((xa, ya), (xb, yb)) if ya < yb else ((xb, yb), (xa, ya))
            first, end = max(0, ceil(top - 0.5)), min(rows, ceil(bottom - 0.5))
            slope = (far - x) / (bottom - top)
            x += (first + 0.5 - top) * slope
            for row in range(first, end):
                if row in crossings:
                    crossings[row].append(x)
                else:
                    crossings[row] = [x]
                x += slope
        xa, ya = xb, yb
    for row_crossings in crossings.values():
        row_crossings.sort()
    return crossings


def sample(view: Facing, grid: Grid) -> list[bytearray]:
    """Rows of patch numbers for the viewer's right half of a view."""
    drawn = outline(view)
    picture = [bytearray(grid.columns) for _ in range(grid.rows)]
    for part in drawn.parts:
        # Areas are painted without care on a layer of their own, which is then cut out along the outlines.
        layer = [bytearray(grid.columns) for _ in range(grid.rows)]
        for number, polygon in part.areas:
            _fill(layer, _placed(polygon, grid), number)
        for polygon in part.outlines:
            _cut_out(picture, layer, _placed(polygon, grid))
    for mark in drawn.marks:
        if grid.scale >= mark.from_scale:
            _fill(picture, _placed(mark.polygon, grid), INK)
    return picture


def _placed(polygon: Polygon, grid: Grid) -> Spans:
    left, per_unit, warp = grid.window.left, grid.per_unit, grid.warp
    return spans(tuple(((x - left) * per_unit, warp(y)) for x, y in polygon), grid.rows)


def _runs(crossings: Spans, width: int) -> Iterator[tuple[int, int, int]]:
    """Row, start and end of each run of samples whose centres lie within."""
    for row, places in crossings.items():
        for index in range(0, len(places) - 1, 2):
            start = max(0, ceil(places[index] - 0.5))
            end = min(width, ceil(places[index + 1] - 0.5))
            if start < end:
                yield row, start, end


def _fill(picture: list[bytearray], crossings: Spans, number: int) -> None:
    for row, start, end in _runs(crossings, len(picture[0])):
        picture[row][start:end] = bytes((number,)) * (end - start)


def _cut_out(picture: list[bytearray], layer: list[bytearray], crossings: Spans) -> None:
    for row, start, end in _runs(crossings, len(picture[0])):
        picture[row][start:end] = layer[row][start:end]
