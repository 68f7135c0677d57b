"""Spots: where on the figure something can be pointed at."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from learn.body.patches import PatchId

View = Literal["front", "back", "spine"]
Side = Literal["left", "right", "mid"]
"""The person's own left and right: on the front view the viewer's right is the person's left."""


@dataclass(frozen=True, order=True)
class Spot:
    """A patch as it shows on one view and side, or a root in the column of the spine."""

    view: View
    name: str
    side: Side

    @property
    def patch(self) -> PatchId | None:
        """The patch, unless this is a row of the spine."""
        return None if self.view == "spine" else PatchId(self.name)

    @property
    def root(self) -> str | None:
        """The root, if this is a row of the spine."""
        return self.name if self.view == "spine" else None


def side_of(view: View, viewers_right: bool) -> Side:
    """The person's side that a viewer sees on the right (or left) of a view."""
    return "left" if (view == "front") == viewers_right else "right"
