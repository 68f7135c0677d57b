"""Colouring a frame: cells of a character and two colours."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from learn.body.figure import Frame
from learn.body.maps import RootMap
from learn.body.spots import Spot

Colour = tuple[int, int, int] | int | None
"""Red, green and blue; or a number of the 256 or 16 colours; or the terminal's own."""
Cell = tuple[str, Colour, Colour, bool]
"""Character, foreground, background, reversed."""


@dataclass(frozen=True)
class Colouring:
    """How a frame is to look.

    `lit` holds spots, patch ids or roots: they stand out and the rest is dimmed. `values` (by root or patch,
    0 to 1) colour by memory. `base` "plain" shows no root's colour, so that a question gives nothing away.
    """

    map: RootMap
    base: Literal["roots", "plain", "values"] = "roots"
    lit: frozenset[Spot | str] = frozenset()
    cursor: Spot | None = None
    values: Mapping[str, float | None] | None = None
    labels: Literal["roots", "none"] = "roots"
    depth: Literal["true", "256", "16", "none"] = "true"
    dark: bool = True


def paint(frame: Frame, colouring: Colouring) -> list[list[Cell]]:
    """The frame's rows of cells in these colours."""
    raise NotImplementedError
