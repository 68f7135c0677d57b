"""The last weeks as a row of small bars: a day each, the newest on the right."""

from __future__ import annotations

from collections.abc import Mapping

from textual.content import Content
from textual.widgets import Static

from learn.progress.standing import Tally

_BLOCKS = "▁▂▃▄▅▆▇█"


class DaysStrip(Static):
    """Answers by day; a day without any is a dot."""

    DEFAULT_CSS = "DaysStrip { height: auto; color: $quiet; }"

    def show(self, by_day: Mapping[int, Tally], last: int, days: int) -> None:
        """Draw the `days` study days up to `last`."""
        counts = [by_day[day].answers if day in by_day else 0 for day in range(last - days + 1, last + 1)]
        most = max(counts, default=0)
        bars = [
            Content.styled(_BLOCKS[min(count * len(_BLOCKS) // (most + 1), len(_BLOCKS) - 1)], "$primary")
            if count
            else Content.styled("·", "$faint")
            for count in counts
        ]
        self.update(Content("").join([Content.styled(f"last {days} days  ", "$quiet"), *bars]))
