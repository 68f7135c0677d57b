"""The spot test: one station after another, a bell, no way back, and nothing told before the end."""

from __future__ import annotations

from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.content import Content
from textual.geometry import Size
from textual.screen import ModalScreen
from textual.widgets import Input, Static

from learn.study.spot import SpotWish
from learn.ui.screen import LearnScreen
from learn.ui.spot_words import bell_line, keys_hint, limb_line, side_line
from learn.ui.widgets.choice_list import ChoiceList
from learn.ui.widgets.keys_line import KeysLine
from learn.ui.widgets.question_area import QuestionArea
from learn.ui.widgets.room import fit_beside_figure
from learn.ui.widgets.spot_clock import SpotClock
from learn.ui.widgets.study_figure import StudyFigure
from learn.workspace.pointing import pointed_spot
from learn.workspace.spots import SpotSitting

_BEAT = 0.2
"""Seconds between two looks at the clock."""


class SpotScreen(LearnScreen):
    """Shows the station at hand; all rules are the sitting's."""

    TITLE = "Spot test"
    WORDS = (
        "Lit skin: name its roots. Named roots: point at skin of theirs, on the person's side that is asked. "
        "At the bell it goes on to the next station, and what you had typed counts. There is no way back. "
        "The clock runs on while this is open."
    )
    DEFAULT_CSS = """
    SpotScreen #top { height: 1; padding: 0 1; }
    SpotScreen #name { width: 1fr; height: 1; color: $quiet; }
    SpotScreen #number { width: auto; height: 1; margin-right: 3; }
    SpotScreen #room { height: 1fr; }
    SpotScreen #card { width: 31; height: 1fr; scrollbar-size-vertical: 1; }
    SpotScreen #column { width: 100%; height: auto; padding: 1 1 0 2; }
    SpotScreen #prompt { text-style: bold; margin-bottom: 1; }
    SpotScreen #side { margin-bottom: 1; }
    SpotScreen #figure { display: block; }
    SpotScreen #message { height: 1; padding: 0 2; text-align: center; text-style: bold; }
    SpotScreen #hint { height: 2; color: $quiet; text-align: center; width: 100%; }
    SpotScreen.-tall #column { padding: 3 1 0 3; }
    SpotScreen.-tall #hint { margin-bottom: 1; }
    SpotScreen.-broad #card { width: 40; }
    SpotScreen.-vast #card { width: 60; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter,space", "next", "answer", tooltip="what is pointed at, chosen or typed"),
        *(
            Binding(str(n), f"number({n})", "choose", show=False, tooltip="an option by its number")
            for n in range(1, 7)
        ),
        Binding("x,ctrl+r", "give_up", "I don't know", tooltip="on to the next station without an answer"),
        Binding("z,ctrl+l", "closer", "closer", tooltip="the figure: head, trunk, arm … whole"),
        Binding("v", "other_limb", "other limb", show=False, tooltip="closer: the other arm or leg"),
        Binding("escape", "leave", "end", tooltip="end before the last station; what was answered counts"),
    ]

    def __init__(self, sitting: SpotSitting, wish: SpotWish) -> None:
        """`wish` is what was asked for, to begin with if another one follows."""
        super().__init__()
        self.sitting, self._wish = sitting, wish
        self._message = ""
        self._is_ended = False

    def contents(self) -> ComposeResult:
        with Horizontal(id="top"):
            yield Static("Spot test", id="name")
            yield Static(id="number", markup=False)
            yield SpotClock()
        with Horizontal(id="room"):
            with VerticalScroll(id="card", can_focus=False), Vertical(id="column"):
                yield Static(id="prompt", markup=False)
                yield Static(id="side", markup=False)
                yield QuestionArea()
            yield StudyFigure()
        yield Static(id="message", markup=False)
        yield Static(id="hint", markup=False)
        yield KeysLine()

    def on_mount(self) -> None:
        self.sitting.in_sight()
        self._show()
        self.set_interval(_BEAT, self.tick)

    def fit(self, size: Size) -> None:
        super().fit(size)
        fit_beside_figure(self, size)

    @property
    def area(self) -> QuestionArea:
        """Where the question is answered."""
        return self.query_one(QuestionArea)

    @property
    def figure(self) -> StudyFigure:
        """The body figure."""
        return self.query_one(StudyFigure)

    def _show(self) -> None:
        """Draw the station at hand."""
        test = self.sitting.test
        if test.is_over:
            self._finish()
            return
        question, station = test.question, test.station
        with self.app.batch_update():
            self.query_one("#number", Static).update(
                Content.assemble(
                    "station ", (str(test.number), "bold"), (f" of {len(test.stations)}", "$quiet")
                )
            )
            self.query_one("#prompt", Static).update(Content(question.prompt))
            side = side_line(station)
            self.query_one("#side", Static).update(side)
            self.query_one("#side").display = bool(str(side))
            self.figure.ask(question)
            part = self.area.ask(question, ())
            self.query_one("#message", Static).update(Content(self._message))
            self._message = ""
            self._show_hint()
            self._show_clock()
        self.set_focus(self.figure if question.is_pointed else part)
        self.call_after_refresh(self.query_one("#card", VerticalScroll).scroll_home, animate=False)
        # Small lit skin is shown closer once the figure has its size; which limb that is stands in the hint.
        self.call_after_refresh(self.call_after_refresh, self._show_hint)
        self.call_after_refresh(self.workspace.rest)

    def _show_hint(self) -> None:
        if not self.sitting.test.is_over:
            figure, question = self.figure, self.sitting.test.question
            lines = (limb_line(figure.zoom, figure.side, question.is_pointed), keys_hint(question))
            self.query_one("#hint", Static).update(Content("\n".join(lines)))

    def _show_clock(self) -> None:
        self.query_one(SpotClock).show(self.sitting.seconds_left, self.sitting.test.seconds)

    def tick(self) -> None:
        """Look at the clock, and move on at the bell."""
        if self._is_ended:
            return
        if self.sitting.has_rung:
            typed = self.area.field.value if self.area.field else None
            self.attempt(lambda: self.sitting.ring(typed))
            if (report := self.sitting.test.report).results and not self.sitting.test.is_over:
                self._message = bell_line(report)
            self._show()
        elif not self.sitting.test.is_over:
            self._show_clock()

    def _answer(self, text: str | None) -> None:
        if self.attempt(lambda: self.sitting.answer(text)):
            self._show()

    @on(Input.Submitted, "#answer")
    def _submitted(self, event: Input.Submitted) -> None:
        self._answer(event.value if event.value.strip() else None)

    @on(StudyFigure.Picked)
    def _pointed(self, event: StudyFigure.Picked) -> None:
        """A place of the figure: all that is in the cell, since borders may run through it."""
        test = self.sitting.test
        if test.is_over or not test.question.is_pointed:
            return
        places = [pointed_spot(test.question.card, spot) for spot in event.spots]
        if self.attempt(lambda: self.sitting.point(*places)):
            self._show()

    @on(ChoiceList.Chosen)
    def _option_chosen(self, event: ChoiceList.Chosen) -> None:
        self._answer(None if event.number is None else str(event.number))

    def action_next(self) -> None:
        if self.area.options:
            if chosen := self.area.options.by_sign():
                self._option_chosen(chosen)
        elif self.figure.can_focus and self.figure.cursor is not None:
            self.figure.action_pick()

    def action_number(self, number: int) -> None:
        """A digit: an option."""
        if self.area.options and (chosen := self.area.options.by_number(number)):
            self._option_chosen(chosen)

    def action_give_up(self) -> None:
        self._answer(None)

    def action_closer(self) -> None:
        """Another part of the body, larger."""
        self.figure.closer()
        self._show_hint()

    def action_other_limb(self) -> None:
        """Of two limbs the one that is not shown; of lit skin only its own limb is worth seeing."""
        if self.sitting.test.question.is_pointed:
            self.figure.other_limb()
            self._show_hint()

    def action_leave(self) -> None:
        self.app.push_screen(EndSpot(), self._end_if)

    def _end_if(self, ends: bool | None) -> None:
        if ends and not self.sitting.test.is_over:
            self._finish()

    def keep(self) -> None:
        if not self._is_ended:
            self._is_ended = True
            self.attempt(self.sitting.end)

    def _finish(self) -> None:
        """End it, and show the report in the place of whatever stands on this screen."""
        from learn.ui.spot_report import SpotReportScreen

        self.keep()
        while self.app.screen is not self:
            self.app.pop_screen()
        self.learn.show(SpotReportScreen(self.sitting.test.report, self._wish))


class EndSpot(ModalScreen[bool]):
    """Asks before a spot test is ended; the clock runs on."""

    DEFAULT_CSS = """
    EndSpot { align: center middle; background: $background 70%; }
    EndSpot > Static {
        width: 56; max-width: 100%; height: auto; background: $surface; border: round $faint; padding: 1 2;
    }
    EndSpot:nocolor > Static { border: round $foreground; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("e", "close(True)", "end"),
        Binding("escape,enter,space", "close(False)", "go on"),
    ]

    def compose(self) -> ComposeResult:
        yield Static(
            Content.assemble(
                "End the spot test here?\n\n",
                ("What you have answered counts and is saved; stations that you have not reached are "
                 "left out of the score. The clock runs on.\n\n", "$quiet"),
                ("e", "bold $primary"), "  end it        ", ("Esc", "bold $primary"), "  go on",
            )
        )  # fmt: skip

    def action_close(self, ends: bool) -> None:
        self.dismiss(ends)
