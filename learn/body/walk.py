"""Arrow keys: the next spot in a direction."""

from __future__ import annotations

from typing import Literal

from learn.body.figure import Frame
from learn.body.spots import Spot

Direction = Literal["up", "down", "left", "right"]


def step(frame: Frame, spot: Spot, direction: Direction) -> Spot:
    """The spot that an arrow key leads to; the same one at the edge of the frame."""
    raise NotImplementedError
