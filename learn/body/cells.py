"""A view cut into cells: the samples of each, without any colour. The dear part, kept for each size."""

from __future__ import annotations

from functools import lru_cache
from math import ceil

from learn.body.glyphs import SAMPLES
from learn.body.outline import INK, OUTSIDE, Facing
from learn.body.raster import Grid, sample
from learn.body.windows import Zoom, framing, warped
from learn.values import dataclass

PER_HALF_ROW = SAMPLES // 2


@dataclass(frozen=True, eq=False)
class ViewCells:
    """The viewer's right half of a view in cells, from the midline (or from a limb's inner side) outward.

    `patterns` are the different cells (rows of samples, one after the other), `grid` the number of each
    cell's pattern, `held` how many samples of each patch a pattern has, most first.
    """

    rows: int
    columns: int
    patterns: tuple[bytes, ...]
    grid: tuple[tuple[int, ...], ...]
    held: tuple[tuple[tuple[int, int], ...], ...]


def scale_for(view: Facing, zoom: Zoom | None, columns: int, rows: int) -> float:
    """Half-rows a unit with which a view fits; a cell is taken to be twice as high as wide."""
    frame = framing(view, zoom)
    return max(min((2 * rows - 1) / frame.height, columns / frame.width), 0.02)


@lru_cache(maxsize=32)
def view_cells(view: Facing, zoom: Zoom | None, scale: float) -> ViewCells:
    """A view at a scale."""
    frame = framing(view, zoom)
    wide = frame.window.right - frame.window.left
    columns, rows = ceil(wide * scale), ceil((frame.height * scale + 1) / 2)
    warp = warped(view, frame.window, scale, 2 * rows)
    grid = Grid(
        frame.window,
        columns * SAMPLES,
        rows * SAMPLES,
        scale * SAMPLES,
        scale,
        lambda y: warp(y) * PER_HALF_ROW,
    )
    return _cut(sample(view, grid), columns, rows)


def _cut(picture: list[bytearray], columns: int, rows: int) -> ViewCells:
    found: dict[bytes, int] = {}
    grid = []
    for row in range(rows):
        lines = picture[row * SAMPLES : (row + 1) * SAMPLES]
        if not any(map(any, lines)):
            grid.append((found.setdefault(bytes(SAMPLES * SAMPLES), len(found)),) * columns)
            continue
        keys = []
        for start in range(0, columns * SAMPLES, SAMPLES):
            pattern = b"".join([line[start : start + SAMPLES] for line in lines])
            keys.append(found.setdefault(pattern, len(found)))
        grid.append(tuple(keys))
    return ViewCells(rows, columns, tuple(found), tuple(grid), tuple(map(_held, found)))


def _held(pattern: bytes) -> tuple[tuple[int, int], ...]:
    counts = [(pattern.count(number), number) for number in set(pattern) if number not in (OUTSIDE, INK)]
    return tuple((number, count) for count, number in sorted(counts, reverse=True))
