"""The mock exam screen: questions back and forth against the clock, and no word on what is right."""

from __future__ import annotations

from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, VerticalScroll
from textual.content import Content
from textual.widgets import Input, Static

from learn.errors import LearnError
from learn.study.mock import UNKNOWN, Reply, Sitting
from learn.study.mock_wording import dropped_sentence, interrupted_sentence
from learn.ui.mock_hand_in import HAND_IN, HandInScreen
from learn.ui.mock_words import answer_hint
from learn.ui.screen import LearnScreen
from learn.ui.widgets.choice_list import ChoiceList
from learn.ui.widgets.exam_clock import ExamClock
from learn.ui.widgets.exam_question import ExamQuestion
from learn.ui.widgets.keys_line import KeysLine
from learn.ui.widgets.question_area import QuestionArea
from learn.ui.widgets.question_strip import QuestionStrip
from learn.ui.widgets.sort_board import SortBoard
from learn.ui.widgets.study_figure import StudyFigure
from learn.workspace.mocks import Mocks
from learn.workspace.pointing import pointed_spot

TICK_S = 0.25
_SAVED_EVERY_MS = 30_000
"""So much time, at the most, is given back where the program is killed."""
_BELL_MS = 1_000
"""What is being typed in the last second is kept as the answer."""


class MockScreen(LearnScreen):
    """Shows a question, keeps an answer; all rules are the sitting's."""

    TITLE = "Mock exam"
    WORDS = (
        "Enter keeps the answer and goes on; Tab and Shift-Tab go through the questions, and what is typed "
        "stays. Nothing is marked before the end. Esc interrupts: every answer is saved."
    )
    DEFAULT_CSS = """
    MockScreen #top { height: 1; padding: 0 1; }
    MockScreen #title { width: 1fr; height: 1; color: $quiet; text-overflow: ellipsis; text-wrap: nowrap; }
    MockScreen #message { height: 1; padding: 0 2; color: $quiet; text-align: center; }
    MockScreen #hint { height: 2; color: $quiet; text-align: center; width: 100%; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("space,enter", "next", "answer", tooltip="keep the answer, and go on"),
        Binding("tab", "go(1)", "next", key_display="tab", tooltip="the next question; what is typed stays"),
        Binding("shift+tab", "go(-1)", "back", key_display="⇧tab", tooltip="the question before"),
        Binding("f,ctrl+g", "flag", "flag", tooltip="flag the question for later, or take the flag off"),
        Binding("h,f4", "look_over", "hand in", tooltip="what is empty or flagged, and handing in"),
        *(
            Binding(str(n), f"number({n})", "choose", show=False, tooltip="choose, or place an item")
            for n in range(1, 7)
        ),
        Binding("x,ctrl+r", "unknown", "I don't know", show=False, tooltip="say so, and go on"),
        Binding("backspace,delete", "clear", "empty", show=False, tooltip="empty the question again"),
        Binding("z,ctrl+l", "closer", "closer", show=False, tooltip="the figure: head, trunk, arm … whole"),
        Binding("pagedown", "scroll(8)", "scroll down", show=False, tooltip="for a long question"),
        Binding("pageup", "scroll(-8)", "scroll up", show=False, tooltip="for a long question"),
        Binding("escape", "leave", "interrupt", tooltip="go away, and go on later; every answer is saved"),
    ]

    def __init__(self, sitting: Sitting, title: str, message: str = "") -> None:
        super().__init__()
        self.sitting = sitting
        self._title = title
        self._message = message or dropped_sentence(sitting.paper)
        self._is_over = False

    def contents(self) -> ComposeResult:
        with Horizontal(id="top"):
            yield Static(id="title", markup=False)
            yield ExamClock()
        yield QuestionStrip()
        yield ExamQuestion()
        yield Static(id="message", markup=False)
        yield Static(id="hint", markup=False)
        yield KeysLine()

    def on_mount(self) -> None:
        self._show()
        self.set_interval(TICK_S, self.tick)

    @property
    def paper(self) -> ExamQuestion:
        """The question shown, as it stands on the screen."""
        return self.query_one(ExamQuestion)

    @property
    def area(self) -> QuestionArea:
        """Where the question is answered."""
        return self.paper.area

    def tick(self) -> None:
        """Four times a second: the clock, and what must not be lost when it ends."""
        if self._is_over:
            return
        left, used = self.sitting.left_ms, self.sitting.used_ms
        self.query_one(ExamClock).show(left, used)
        if left == 0:
            self._end()
        elif (left is not None and left <= _BELL_MS) or self.sitting.unlogged_ms >= _SAVED_EVERY_MS:
            self._save()

    def _save(self) -> None:
        """Put what is being typed, and the time used, on disk; a full disk is told of with the next key."""
        try:
            self.sitting.answer(self._given())
            if self.sitting.unlogged_ms >= _SAVED_EVERY_MS:
                self.sitting.note_time()
        except LearnError:
            return

    def _show(self) -> None:
        """Draw the question as it stands."""
        drawn = self.sitting.drawn
        with self.app.batch_update():
            self._show_top()
            part = self.paper.show(drawn, self.sitting.reply)
            self.query_one("#hint", Static).update(Content(answer_hint(drawn.question)))
        self.set_focus(part)
        self.refresh_bindings()

    def _show_top(self) -> None:
        """What changes without the question: where one is, flags, the answer kept, a message."""
        sitting, drawn = self.sitting, self.sitting.drawn
        title = f"{self._title} · question {sitting.at + 1} of {sitting.count}"
        self.query_one("#title", Static).update(Content(title))
        self.query_one(ExamClock).show(sitting.left_ms, sitting.used_ms)
        self.query_one(QuestionStrip).show(sitting.standings, sitting.at)
        self.paper.tell(drawn, sitting.reply, flagged=sitting.is_flagged(sitting.at))
        self.query_one("#message", Static).update(Content(self._message))
        self._message = ""

    def _given(self) -> Reply | None:
        return self.paper.given(self.sitting.reply)

    def _keep(self, reply: Reply | None, go: int | None = None) -> bool:
        """Keep an answer and go to a question; beyond the last one, look over the paper."""
        try:
            self.sitting.answer(reply, go)
        except LearnError as error:
            if not self.sitting.is_time_up:
                self.learn.say(f"Not saved. {error.message}", error.hint, severity="error")
            return False
        if go is not None and go >= self.sitting.count:
            self._show_top()
            self._look_over()
        else:
            self._show()
        return True

    @property
    def _after(self) -> int:
        return self.sitting.at + 1

    def action_next(self) -> None:
        """The obvious next step."""
        area = self.area
        if area.options and (chosen := area.options.by_sign()):
            self._option_chosen(chosen)
        elif area.board and area.board.placed:
            if not area.board.finish():
                self._tell("Some items are not placed yet; Tab goes on without them.")
        elif self.paper.figure.can_focus and self.paper.figure.cursor is not None:
            self.paper.figure.action_pick()
        else:
            self._keep(self._given(), self._after)

    @on(Input.Submitted, "#answer")
    def _submitted(self) -> None:
        self._keep(self._given(), self._after)

    @on(ChoiceList.Chosen)
    def _option_chosen(self, event: ChoiceList.Chosen) -> None:
        self._keep(UNKNOWN if event.number is None else Reply(option=event.number - 1), self._after)

    @on(SortBoard.Placed)
    def _sorted(self, event: SortBoard.Placed) -> None:
        self._keep(Reply(placed=tuple(event.placed.items())), self._after)

    @on(StudyFigure.Picked)
    def _pointed(self, event: StudyFigure.Picked) -> None:
        question = self.sitting.drawn.question
        if question.is_pointed:
            places = tuple(pointed_spot(question.card, spot) for spot in event.spots)
            self._keep(Reply(places=places), self._after)

    @on(QuestionStrip.Picked)
    def _picked(self, event: QuestionStrip.Picked) -> None:
        self._keep(self._given(), event.at)

    def action_go(self, by: int) -> None:
        if self.sitting.at + by < 0:
            self._tell("This is the first question.")
        else:
            self._keep(self._given(), self.sitting.at + by)

    def action_number(self, number: int) -> None:
        """A digit: an option or a category."""
        if self.area.options:
            if chosen := self.area.options.by_number(number):
                self._option_chosen(chosen)
        elif self.area.board:
            self.area.board.put_in(number)

    def action_unknown(self) -> None:
        self._keep(UNKNOWN, self._after)

    def action_clear(self) -> None:
        self.paper.clear()
        self._keep(None)

    def action_flag(self) -> None:
        flagged = self.attempt(self.sitting.flag)
        if flagged is not None:
            self._tell("Flagged for later." if flagged else "The flag is off.")

    def action_closer(self) -> None:
        if self.paper.figure.display and self.paper.figure.visible:
            self.paper.figure.closer()

    def action_scroll(self, lines: int) -> None:
        self.query_one("#card", VerticalScroll).scroll_relative(y=lines, animate=False)

    def _tell(self, text: str) -> None:
        """Say something without touching what is being typed."""
        self._message = text
        self._show_top()

    def action_look_over(self) -> None:
        if self._keep(self._given()):
            self._look_over()

    def _look_over(self) -> None:
        """What is empty or flagged, before handing in."""
        self.app.push_screen(HandInScreen(self.sitting), self._looked_over)

    def _looked_over(self, chosen: int | None) -> None:
        if self._is_over:
            return
        if chosen == HAND_IN:
            self._end()
        elif chosen is not None:
            self._keep(self._given(), chosen)

    def _end(self) -> None:
        """Hand in, by hand or because the time is up; the report takes this screen's place."""
        self._is_over = True
        is_time_up = self.sitting.is_time_up
        while self.app.screen is not self:
            self.app.pop_screen()
        report = self.attempt(lambda: Mocks(self.workspace).hand_in(self.sitting))
        if report is not None:
            from learn.ui.mock_report import MockReportScreen

            self.app.switch_screen(MockReportScreen(report, self._title))
        elif is_time_up:
            self.learn.leave()
        else:
            self._is_over = False

    def keep(self) -> None:
        if not self._is_over:
            self.attempt(self._put_down)

    def _put_down(self) -> None:
        """Keep what is being typed, and the time used. Raises LearnError."""
        if not self.sitting.is_time_up:
            self.sitting.answer(self._given())
        self.sitting.note_time()

    def action_leave(self) -> None:
        self.keep()
        self._is_over = True
        self.learn.say(interrupted_sentence(self.sitting))
        self.learn.leave()
