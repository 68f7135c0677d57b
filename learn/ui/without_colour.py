"""NO_COLOR: no colour sequence leaves the program, where Textual alone still sends greys."""

from __future__ import annotations

from functools import lru_cache

from rich.segment import Segment
from rich.style import Style
from textual.color import Color
from textual.filter import LineFilter

from learn.ui.theme import RAISED

_RAISED = frozenset(Color.parse(colour).rich_color.triplet for colour in RAISED)


@lru_cache(4096)
def _colourless(style: Style) -> Style:
    ground = style.bgcolor.triplet if style.bgcolor else None
    return Style(
        bold=style.bold,
        dim=None,
        italic=style.italic,
        underline=style.underline,
        reverse=style.reverse or ground in _RAISED,
        strike=style.strike,
        meta=style.meta,
    )


class WithoutColour(LineFilter):
    """Leaves bold, underline and reverse, and nothing else."""

    def apply(self, segments: list[Segment], background: Color) -> list[Segment]:
        return [
            Segment(text, None if style is None else _colourless(style), control)
            for text, style, control in segments
        ]
