"""The clock of an exam: the time left, or without a limit the time used."""

from __future__ import annotations

from textual.content import Content
from textual.widgets import Static

from learn.study.mock_wording import LAST_MINUTES_MS, LAST_MS, clock_text


class ExamClock(Static):
    """`28:14 left`; in the last minutes it warns, by a sign and its colour. It is drawn once a second."""

    DEFAULT_CSS = "ExamClock { width: auto; min-width: 12; height: 1; text-align: right; }"

    def __init__(self) -> None:
        super().__init__(markup=False)
        self._drawn: tuple[str, str] | None = None

    def show(self, left_ms: int | None, used_ms: int) -> None:
        """Show milliseconds left, or used if there is no limit."""
        if left_ms is None:
            drawn = (clock_text(used_ms // 1000 * 1000), "$quiet")
        elif left_ms > LAST_MINUTES_MS:
            drawn = (f"{clock_text(left_ms)} left", "$foreground")
        else:
            hue = "$again" if left_ms <= LAST_MS else "$hard"
            drawn = (f"▲ {clock_text(left_ms)} left", f"bold {hue}")
        if drawn != self._drawn:
            self._drawn = drawn
            self.update(Content.styled(*drawn))
