"""After a spot test: the score, by section, and each station that was not right."""

from __future__ import annotations

from dataclasses import replace
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.events import Resize
from textual.widgets import OptionList, Static

from learn.study.spot import Result, SpotReport, SpotWish
from learn.study.wording import counted
from learn.ui.screen import LearnScreen
from learn.ui.spot_words import details, headline, section_bars, wrong_row
from learn.ui.widgets.keys_line import KeysLine
from learn.ui.widgets.lines import put_line
from learn.ui.widgets.marked_list import MarkedList


class SpotReportScreen(LearnScreen):
    """What came of it, to be gone through."""

    TITLE = "Spot test: report"
    WORDS = (
        "m shows on the body map where the skin of the highlighted station lies. All answers are in the log "
        "and count as reviews; stations at which the bell came first do not."
    )
    DEFAULT_CSS = """
    SpotReportScreen { align-horizontal: center; }
    SpotReportScreen #page { width: 100%; max-width: 92; height: 1fr; }
    SpotReportScreen #page > Static { padding: 0 2; height: auto; }
    SpotReportScreen #title { margin-top: 1; color: $quiet; }
    SpotReportScreen #headline { text-style: bold; }
    SpotReportScreen #details { color: $quiet; }
    SpotReportScreen #sections, SpotReportScreen #heading { margin-top: 1; }
    SpotReportScreen #heading { color: $quiet; }
    SpotReportScreen #why { color: $quiet; max-height: 3; }
    SpotReportScreen MarkedList, SpotReportScreen MarkedList:focus { height: 1fr; max-height: 100%; }
    SpotReportScreen.-low #title { margin-top: 0; }
    SpotReportScreen.-low #heading { margin-top: 0; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("m,f3", "map", "map", tooltip="where the skin of the highlighted station lies"),
        Binding("s", "again", "another", tooltip="another spot test"),
        Binding("enter,space", "next", "next", show=False, tooltip="the highlighted station on the map"),
        Binding("escape", "back", "back", tooltip="to where you were"),
    ]

    def __init__(self, report: SpotReport, wish: SpotWish) -> None:
        """`wish` is what was asked for, to begin with if another one follows."""
        super().__init__()
        self.report, self._wish = report, wish

    def contents(self) -> ComposeResult:
        with Vertical(id="page"):
            yield Static("Spot test", id="title")
            for name in ("headline", "details", "sections", "heading"):
                yield Static(id=name, markup=False)
            yield MarkedList("wrong")
            yield Static(id="why", markup=False)
        yield KeysLine()

    def on_mount(self) -> None:
        report, titles = self.report, {entry.id: entry.title for entry in self.workspace.library.decks}
        wrong = counted(len(report.wrong), "station")
        heading = f"{wrong} to look at again, each with what was right" if report.wrong else ""
        if report.results and not report.wrong:
            heading = "Every station was right."
        put_line(self, "headline", headline(report))
        put_line(self, "details", details(report))
        put_line(self, "sections", section_bars(report, titles))
        put_line(self, "heading", heading)
        self.query_one(MarkedList).focus()

    def on_resize(self, event: Resize) -> None:
        super().on_resize(event)
        self.set_class(event.size.height < 28, "-low")
        self.call_after_refresh(self._show_wrong)

    def _show_wrong(self) -> None:
        """The rows are folded to the width, which is known only now."""
        rows = self.query_one(MarkedList)
        found = []
        for result in self.report.wrong:
            station = self.report.station(result)
            card = self.workspace.library.card(station.key)
            found.append((str(result.number), wrong_row(result, station, card, rows.row_width)))
        rows.put(found, rows.highlighted or 0)
        self._explain()

    @property
    def _chosen(self) -> Result | None:
        number = self.query_one(MarkedList).chosen
        return next((result for result in self.report.wrong if str(result.number) == number), None)

    @on(OptionList.OptionHighlighted)
    def _explain(self) -> None:
        chosen = self._chosen
        card = self.workspace.library.card(self.report.station(chosen).key) if chosen else None
        put_line(self, "why", card.why if card else "")

    @on(OptionList.OptionSelected)
    def _selected(self, event: OptionList.OptionSelected) -> None:
        event.stop()
        self.action_map()

    def action_next(self) -> None:
        if self.report.wrong:
            self.action_map()
        else:
            self.action_back()

    def action_map(self) -> None:
        """Where the highlighted station's skin lies."""
        chosen = self._chosen
        card = self.workspace.library.card(self.report.station(chosen).key) if chosen else None
        if card is None:
            self.learn.say("There is no station here to show.")
        else:
            self.learn.open_map(card.patches)

    def action_again(self) -> None:
        from learn.ui.spot_setup import SpotSetupScreen

        self.learn.show(SpotSetupScreen(replace(self._wish, seed=None)))

    def action_back(self) -> None:
        self.learn.leave()
