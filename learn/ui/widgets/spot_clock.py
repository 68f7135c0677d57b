"""The seconds left at a station: a bar and a number that change in place."""

from __future__ import annotations

from textual.content import Content
from textual.widgets import Static

_BAR = 15
_FEW, _LAST_PART = 10, 3
"""The last seconds, and of a short time its last third, are shown so that they draw the eye."""


class SpotClock(Static):
    """`███████░░░  41 s`; as wide at every second, so that nothing beside it moves."""

    DEFAULT_CSS = "SpotClock { width: 23; height: 1; text-align: right; }"

    def __init__(self) -> None:
        super().__init__()
        self._shown: tuple[int, int] | None = None

    def show(self, left: int, total: int) -> None:
        """Draw the seconds left of all; only where they are others than before."""
        if self._shown == (left, total):
            return
        self._shown = left, total
        filled = -(-left * _BAR // total)
        are_few = left <= min(_FEW, total // _LAST_PART)
        hue = "$again" if are_few else "$primary"
        self.update(
            Content.assemble(
                ("█" * filled, hue),
                ("░" * (_BAR - filled), "$faint"),
                (f" {left:>3} s", "bold" if are_few else "$quiet"),
            ),
            layout=False,
        )
