"""A share as a bar."""

from __future__ import annotations

from textual.content import Content


def bar(share: float, width: int, hue: str = "$primary") -> Content:
    """A share, 0 to 1, as a bar of so many columns."""
    filled = round(share * width)
    return Content.assemble(("█" * filled, hue), ("░" * (width - filled), "$faint"))
