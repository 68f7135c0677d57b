"""Windows: the whole figure, or a part of it drawn larger, where small patches can be seen and pointed at."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from typing import Literal, get_args

from learn.body.outline import Facing, outline
from learn.body.patches import drawing
from learn.body.raster import Window, piecewise
from learn.values import dataclass

Zoom = Literal["head", "trunk", "arm", "hand", "hips", "leg", "foot"]
ZOOMS: tuple[Zoom, ...] = get_args(Zoom)
_WHOLE = 68.5
"""How far the hands reach to a side."""
_SMALL_PITCH = 3.5
"""Half-rows a band of the trunk, below which its borders are moved to whole half-rows."""


@dataclass(frozen=True)
class Framing:
    """A window on a view; `one_side` if it holds one limb, and not both halves of the body."""

    window: Window
    one_side: bool

    @property
    def width(self) -> float:
        """Units across, both halves taken together."""
        wide = self.window.right - self.window.left
        return wide if self.one_side else 2 * wide

    @property
    def height(self) -> float:
        """Units down."""
        return self.window.bottom - self.window.top


@cache
def framing(view: Facing, zoom: Zoom | None) -> Framing:
    """The window of a zoom on a view."""
    stored = drawing()
    if zoom is None:
        return Framing(Window(0, 0, _WHOLE, stored["height"]), False)
    entry = stored["zooms"][zoom]
    left, top, right, bottom = entry[view]
    return Framing(Window(left, top, right, bottom), entry["one_side"])


def warped(view: Facing, window: Window, scale: float, half_rows: int) -> Callable[[float], float]:
    """Heights in units to half-rows, with the bands of the trunk at whole half-rows where they are thin.

    As fonts are hinted: bands of one and of two half-rows side by side would look like a mistake.
    """
    rungs = outline(view).rungs
    margin = half_rows - (window.bottom - window.top) * scale
    linear = piecewise([window.top, window.bottom], [margin, half_rows])
    pitch = (rungs[-1] - rungs[0]) / (len(rungs) - 1) * scale
    if window.top >= rungs[0] or window.bottom <= rungs[-1] or pitch >= _SMALL_PITCH:
        return linear
    step = max(1, round(pitch + 0.12))
    above = (rungs[0] - window.top) / (window.bottom - window.top)
    first = round(linear(rungs[0]) - (step - pitch) * (len(rungs) - 1) * above)
    if step % 2 == 0 and first % 2:
        first -= 1
    places = [window.top, *rungs, window.bottom]
    values = [margin, *(float(first + index * step) for index in range(len(rungs))), float(half_rows)]
    return piecewise(places, values)
