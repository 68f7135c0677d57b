"""How much room a card has beside the body figure."""

from __future__ import annotations

from textual.geometry import Size
from textual.widget import Widget

BROAD, VAST, TALL = 104, 160, 32
"""Columns from which on there is more room for text beside the figure, and rows for space above it."""


def fit_beside_figure(card: Widget, size: Size, tall: int = TALL) -> None:
    """Set the classes by which a card's text is laid out; from `tall` rows on there is space above it."""
    card.set_class(size.height >= tall, "-tall")
    card.set_class(size.width >= BROAD, "-broad")
    card.set_class(size.width >= VAST, "-vast")
