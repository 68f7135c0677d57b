"""A frame: the figure laid out in cells, and what can be pointed at in each."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from learn.body.spots import Spot

Zoom = Literal["head", "trunk", "arm", "hand", "hips", "leg", "foot"]


@dataclass(frozen=True, eq=False)
class Frame:
    """Front view, spine and back view in a rectangle of cells."""

    columns: int
    rows: int
    zoom: Zoom | None

    @classmethod
    def of(cls, columns: int, rows: int, zoom: Zoom | None = None) -> Frame:
        """The frame of a size; kept, so that asking again costs nothing."""
        raise NotImplementedError

    @property
    def spots(self) -> tuple[Spot, ...]:
        """All spots that the frame shows."""
        raise NotImplementedError

    def at(self, column: int, row: int) -> tuple[Spot, ...]:
        """The spots in a cell, the one with most of it first."""
        raise NotImplementedError

    def cells_of(self, spot: Spot) -> tuple[tuple[int, int], ...]:
        """The cells (column, row) in which a spot shows."""
        raise NotImplementedError
