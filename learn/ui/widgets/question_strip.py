"""All questions of an exam in one line: which are answered, empty or flagged, and where one is."""

from __future__ import annotations

from collections.abc import Sequence

from textual.content import Content
from textual.events import Click, Resize
from textual.message import Message
from textual.widgets import Static

from learn.study.mock import Standing

SIGNS = {
    Standing.EMPTY: ("○", "$faint"),
    Standing.ANSWERED: ("●", "$primary"),
    Standing.FLAGGED: ("⚑", "$hard"),
}


class QuestionStrip(Static):
    """A sign for each question; the one shown is reversed. A click goes to a question."""

    DEFAULT_CSS = "QuestionStrip { height: 1; margin: 0 1; }"

    class Picked(Message):
        """A question was clicked, counted from 0."""

        def __init__(self, at: int) -> None:
            super().__init__()
            self.at = at

    def __init__(self) -> None:
        super().__init__(markup=False)
        self._standings: tuple[Standing, ...] = ()
        self._at = self._first = 0

    def show(self, standings: Sequence[Standing], at: int) -> None:
        """Draw how the questions stand; `at` is the one shown, counted from 0."""
        self._standings, self._at = tuple(standings), at
        self._draw()

    def on_resize(self, event: Resize) -> None:
        self._draw()

    @property
    def _wide(self) -> int:
        """Columns that a question takes: with a space after it, where there is room."""
        return 2 if 2 * len(self._standings) <= self.size.width else 1

    def _draw(self) -> None:
        # Of more questions than columns, those around the one shown.
        room = max(self.size.width, 1)
        self._first = 0
        if len(self._standings) > room:
            self._first = min(max(self._at - room // 2, 0), len(self._standings) - room)
        gap = " " * (self._wide - 1)
        parts: list[tuple[str, str] | str] = []
        for number, standing in enumerate(self._standings[self._first : self._first + room], self._first):
            sign, hue = SIGNS[standing]
            parts.append((sign, "bold reverse $foreground" if number == self._at else hue))
            parts.append(gap)
        self.update(Content.assemble(*parts))

    def on_click(self, event: Click) -> None:
        at = self._first + event.x // self._wide
        if at < len(self._standings):
            self.post_message(self.Picked(at))
