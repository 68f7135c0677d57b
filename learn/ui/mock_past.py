"""Past mock exams, each with its score beside the prediction."""

from __future__ import annotations

from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import OptionList, Static

from learn.clock import local_time
from learn.study.wording import percent
from learn.ui.bars import bar
from learn.ui.screen import LearnScreen
from learn.ui.widgets.keys_line import KeysLine
from learn.ui.widgets.marked_list import MarkedList
from learn.workspace.mocks import Mocks, PastMock

_TITLE, _BAR = 22, 12


class PastMocksScreen(LearnScreen):
    """A row for each mock exam that is over, the last one first."""

    TITLE = "Mock exams"
    WORDS = "The score stands beside the one that was predicted, with the ends between which it was expected."
    DEFAULT_CSS = """
    PastMocksScreen { align-horizontal: center; }
    PastMocksScreen #page { width: 100%; max-width: 92; height: 1fr; }
    PastMocksScreen #title { padding: 1 2; text-style: bold; }
    PastMocksScreen #none { padding: 0 2; color: $quiet; height: auto; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter,space", "open", "report", key_display="enter", tooltip="the highlighted one in full"),
        Binding("escape,q", "leave", "back", tooltip="to where you were"),
    ]

    def contents(self) -> ComposeResult:
        with Vertical(id="page"):
            yield Static("Past mock exams", id="title")
            yield Static(id="none", markup=False)
            yield MarkedList("past")
        yield KeysLine()

    def on_mount(self) -> None:
        self._past = self.attempt(lambda: Mocks(self.workspace).past()) or []
        self.query_one("#none", Static).update(
            Content("" if self._past else "There is none yet: Esc goes back, and Enter there begins one.")
        )
        self.query_one("#none").display = not self._past
        rows = [(str(at), self._row(one)) for at, one in enumerate(self._past)]
        listed = self.query_one(MarkedList)
        listed.put(rows, 0)
        listed.focus()

    def _row(self, one: PastMock) -> Content:
        wall = local_time(one.at, self.workspace.desk.now().zone)
        title = one.title if len(one.title) <= _TITLE else f"{one.title[: _TITLE - 1]}…"
        mean, low, high = one.predicted
        head = f"{wall:%Y-%m-%d %H:%M}  {title.ljust(_TITLE)} "
        if one.score is None:
            return Content.assemble(head, ("given up", "$quiet"))
        return Content.assemble(
            head,
            bar(one.score, _BAR),
            (f" {one.score:4.0%}", "bold"),
            (f"  predicted {percent(mean)} ({percent(low)} to {percent(high)})", "$quiet"),
        )

    @on(OptionList.OptionSelected)
    def _selected(self, event: OptionList.OptionSelected) -> None:
        event.stop()
        self.action_open()

    def action_open(self) -> None:
        chosen = self.query_one(MarkedList).chosen
        if chosen is None:
            return
        past = self._past[int(chosen)]
        report = self.attempt(lambda: Mocks(self.workspace).report(past.id))
        if report is not None:
            from learn.ui.mock_report import MockReportScreen

            self.app.switch_screen(MockReportScreen(report, past.title))

    def action_leave(self) -> None:
        self.learn.leave()
