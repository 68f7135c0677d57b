"""The lower half of an exam's screen: its sections and decks with a curve, or how true the foretelling is."""

from __future__ import annotations

from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.content import Content
from textual.widgets import Static

from learn.ui import exam_plots, exam_words
from learn.ui.widgets.plot import Plot
from learn.ui.widgets.score_bars import GroupBars, Part
from learn.workspace.exam_outlook import Evidence, Outlook, deck_scores


class ExamBody(Horizontal):
    """Bars or a table on the left, a plot on the right."""

    DEFAULT_CSS = """
    ExamBody { height: 1fr; margin-top: 1; }
    ExamBody #left { width: 6fr; height: 100%; margin-right: 2; scrollbar-size-vertical: 1; }
    ExamBody #table { height: auto; }
    ExamBody #right { width: 5fr; height: 100%; }
    ExamBody .heading { color: $quiet; height: auto; }
    """

    def compose(self) -> ComposeResult:
        with VerticalScroll(id="left", can_focus=False):
            yield Static(id="left-heading", classes="heading", markup=False)
            yield GroupBars("groups")
            yield Static(id="table", markup=False)
        with Vertical(id="right"):
            yield Static(id="right-heading", classes="heading", markup=False)
            yield Plot("plot")

    def show(self, outlook: Outlook | None, *, airy: bool) -> None:
        """Show what is known of each section and deck, and what becomes of it, once that is reckoned."""
        self.query_one(GroupBars).display = True
        self.query_one("#table").display = False
        ahead = outlook is not None and outlook.readiness.days_left > 0
        heading = "known now → on the day" if ahead else "known now"
        self._head("left", heading if outlook else "")
        self.query_one(GroupBars).show(_parts(outlook) if outlook else (), airy=airy)
        drawn = exam_plots.curve(outlook.exam, outlook.readiness) if outlook and ahead else None
        self._head("right", "score on the day, if you stop" if drawn else "")
        self._plot(drawn)

    def show_calibration(self, outlook: Outlook, evidence: Evidence) -> None:
        """Show how often what was foretold came true."""
        found = evidence.calibration()
        self.query_one(GroupBars).display = False
        table = self.query_one("#table", Static)
        table.display = True
        self._head("left", _cells("foretold", "were right", "answers"))
        rows = [_cells(*row) for row in exam_words.calibration_rows(found)]
        words = exam_words.calibration_words(found, outlook.learner, evidence.rehearsed)
        table.update(Content.assemble("\n".join(rows), "\n\n", (words, "$quiet")))
        drawn = exam_plots.calibration(found)
        self._head("right", "↑ were right   → foretold to be" if drawn else "")
        self._plot(drawn)

    def scroll_parts(self, lines: int) -> None:
        """Scroll the bars, or the table."""
        self.query_one("#left").scroll_relative(y=lines, animate=False)

    def _plot(self, drawn: exam_plots.Drawing | None) -> None:
        if drawn:
            self.query_one(Plot).show(*drawn)
        else:
            self.query_one(Plot).clear()

    def _head(self, side: str, text: str) -> None:
        self.query_one(f"#{side}-heading", Static).update(Content(text))


def _cells(foretold: str, right: str, answers: str) -> str:
    return f"{foretold:>13}{right:>13}{answers:>10}"


def _parts(outlook: Outlook) -> list[list[Part]]:
    is_over = outlook.readiness.days_left <= 0

    def part(name: str, group: str, hue: str) -> Part:
        now, then = outlook.readiness.groups[group]
        return Part(name, hue, now, None if is_over else then)

    sections, decks = outlook.sections, deck_scores(outlook)
    return [
        [part(name, name, f"${name}") for name in sections],
        [part(title, group, "$primary") for title, group in decks] if len(decks) > 1 or not sections else [],
    ]
