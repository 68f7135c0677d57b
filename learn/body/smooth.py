"""The same drawing in pixels, with smooth edges, for terminals that show images."""

from __future__ import annotations

from learn.body.colouring import Colouring, looks_of
from learn.body.outline import INK, Facing, numbers, outline
from learn.body.palette import RGB
from learn.body.raster import Grid, sample
from learn.body.spots import Side, side_of
from learn.body.windows import Zoom, framing

_FINE = 3
"""Samples a pixel, across and down."""
_STRIPE = 4
"""Pixels a stripe is wide."""
_FEATURE: RGB = (40, 40, 46)


def raster(
    view: Facing,
    width: int,
    height: int,
    colouring: Colouring,
    zoom: Zoom | None = None,
    side: Side = "left",
) -> list[bytes]:
    """A view as rows of red, green and blue bytes, `width` by `height` pixels, on its background."""
    frame = framing(view, zoom)
    scale = min(width / frame.width, height / frame.height)
    half = min(int(frame.width * scale / (1 if frame.one_side else 2)), width)
    top = int((height - frame.height * scale) / 2)
    window = frame.window
    per_unit = scale * _FINE

    def warp(y: float) -> float:
        return (y - window.top) * per_unit + top * _FINE

    grid = Grid(window, half * _FINE, height * _FINE, per_unit, scale, warp)
    picture = sample(view, grid)
    shown = (True,) if frame.one_side and side_of(view, True) == side else (False,)
    halves = [
        _blended(picture, _colours(view, colouring, right), colouring.paper, right)
        for right in (shown if frame.one_side else (False, True))
    ]
    used = half * len(halves)
    left = bytes(colouring.paper) * ((width - used) // 2)
    right_edge = bytes(colouring.paper) * (width - used - (width - used) // 2)
    return [left + b"".join(lines) + right_edge for lines in zip(*halves, strict=True)]


def _colours(view: Facing, colouring: Colouring, viewers_right: bool) -> dict[int, tuple[RGB, ...]]:
    side = side_of(view, viewers_right)
    middle = outline(view).middle
    found: dict[int, tuple[RGB, ...]] = {INK: (_FEATURE,), 0: (colouring.paper,)}
    for patch, number in numbers().items():
        looks = looks_of(colouring, view, "mid" if number in middle else side, patch)
        found[number] = tuple(look.colour for look in looks if isinstance(look.colour, tuple))
    return found


def _blended(
    picture: list[bytearray], colours: dict[int, tuple[RGB, ...]], paper: RGB, viewers_right: bool
) -> list[bytes]:
    """The samples of each pixel averaged; half the body, mirrored for the viewer's left."""
    lines = []
    for row in range(0, len(picture), _FINE):
        samples = picture[row : row + _FINE]
        dots: list[bytes] = []
        for column in range(0, len(samples[0]), _FINE):
            phase = column // _FINE // _STRIPE
            block = b"".join([line[column : column + _FINE] for line in samples])
            dots.append(_pixel(block, phase, colours))
        lines.append(b"".join(dots if viewers_right else reversed(dots)))
    return lines


def _pixel(block: bytes, phase: int, colours: dict[int, tuple[RGB, ...]]) -> bytes:
    first = block[0]
    if block.count(first) == len(block):
        choices = colours[first]
        return bytes(choices[phase % len(choices)])
    parts = [colours[number][phase % len(colours[number])] for number in block]
    return bytes(sum(part[index] for part in parts) // len(parts) for index in range(3))
