"""Beside the decks, or below them: what the highlighted one is about, the last weeks, the days to come."""

from __future__ import annotations

from collections.abc import Mapping

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Static

from learn.progress.standing import Tally
from learn.ui.home_words import days_to_come
from learn.ui.widgets.days_strip import DaysStrip
from learn.ui.widgets.lines import put_line

LEAST_ABOUT = 4
"""With fewer rows for what a deck is about, the last weeks give way to it."""


class HomeSide(Vertical):
    """Shows what there is room for; what the highlighted deck is about comes first."""

    DEFAULT_CSS = """
    HomeSide { height: auto; }
    HomeSide #about { padding: 1 2 0 2; height: auto; color: $quiet; }
    HomeSide DaysStrip { padding: 1 2 0 2; }
    HomeSide #coming { padding: 0 2; height: auto; color: $quiet; }
    """
    _has_days = _has_coming = False

    def compose(self) -> ComposeResult:
        yield Static(id="about", markup=False)
        yield DaysStrip()
        yield Static(id="coming", markup=False)

    def show_days(self, days: Mapping[int, Tally], coming: Mapping[int, int], today: int, most: int) -> None:
        """The answers of the last study days, `most` at the most, and the cards of those to come."""
        self.query_one(DaysStrip).show(days, today, most)
        self.query_one("#coming", Static).update(Content(days_to_come(coming)))
        self._has_days, self._has_coming = bool(days), bool(coming)

    def share(self, room: int) -> int:
        """Show the days if so many rows are enough for them too; the rows that are left."""
        days = 2 * self._has_days + self._has_coming
        with_days = room >= days + LEAST_ABOUT
        self.query_one(DaysStrip).display = self._has_days and with_days
        self.query_one("#coming").display = self._has_coming and with_days
        return room - days * with_days

    def tell(self, lines: list[str]) -> None:
        """What there is to say of the highlighted row."""
        put_line(self, "about", "\n".join(lines))
