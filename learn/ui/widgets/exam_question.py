"""A question of an exam, with the part that answers it and the figure where it has a place."""

from __future__ import annotations

from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.content import Content
from textual.events import Resize
from textual.widget import Widget
from textual.widgets import Static

from learn.body.spots import Spot
from learn.study.mock import UNKNOWN, Reply
from learn.study.mock_wording import reply_words
from learn.study.paper import Drawn
from learn.ui.mock_words import question_chips
from learn.ui.widgets.question_area import QuestionArea
from learn.ui.widgets.room import fit_beside_figure
from learn.ui.widgets.study_figure import StudyFigure

_TALL = 28
"""Rows from which on there is space above the text."""


class ExamQuestion(Horizontal):
    """Shows a question as the person left it, and tells what stands there now; it marks nothing."""

    DEFAULT_CSS = """
    ExamQuestion { height: 1fr; }
    ExamQuestion #card { width: 1fr; height: 1fr; align-horizontal: center; scrollbar-size-vertical: 1; }
    ExamQuestion #column { width: 100%; max-width: 76; height: auto; padding: 2 3 0 3; }
    ExamQuestion #chips { height: 1; color: $quiet; margin-bottom: 1; }
    ExamQuestion #prompt { text-style: bold; margin-bottom: 1; }
    ExamQuestion #answer { margin-bottom: 1; }
    ExamQuestion #given { color: $quiet; height: auto; }
    ExamQuestion.-tall #column { padding: 6 3 0 3; }
    ExamQuestion.-figure #card { width: 31; }
    ExamQuestion.-figure.-broad #card { width: 40; }
    ExamQuestion.-figure.-vast #card { width: 60; }
    ExamQuestion.-figure #column { padding: 1 1 0 2; }
    ExamQuestion.-figure.-tall #column { padding: 3 1 0 3; }
    ExamQuestion.-figure #figure { display: block; }
    """

    def compose(self) -> ComposeResult:
        with VerticalScroll(id="card", can_focus=False), Vertical(id="column"):
            yield Static(id="chips")
            yield Static(id="prompt", markup=False)
            yield QuestionArea()
            yield Static(id="given", markup=False)
        yield StudyFigure()

    def on_resize(self, event: Resize) -> None:
        fit_beside_figure(self, event.size, _TALL)

    @property
    def area(self) -> QuestionArea:
        """Where the question is answered."""
        return self.query_one(QuestionArea)

    @property
    def figure(self) -> StudyFigure:
        """The body figure, where the question is about a place on it."""
        return self.query_one(StudyFigure)

    def show(self, drawn: Drawn, reply: Reply | None) -> Widget | None:
        """Show a question with what was answered before; the part that wants the focus."""
        self.query_one("#prompt", Static).update(Content(drawn.question.prompt))
        self._show_figure(drawn, reply)
        part = self._show_part(drawn, reply or UNKNOWN)
        self.call_after_refresh(self.query_one("#card", VerticalScroll).scroll_home, animate=False)
        return self.figure if drawn.question.is_pointed else part

    def tell(self, drawn: Drawn, reply: Reply | None, *, flagged: bool) -> None:
        """Show what changes without the question: the flag, and the answer that is kept."""
        self.query_one("#chips", Static).update(question_chips(drawn, flagged=flagged))
        kept = f"Your answer: {reply_words(drawn.question, reply)}" if reply is not None else ""
        self.query_one("#given", Static).update(Content(kept))

    def _show_figure(self, drawn: Drawn, reply: Reply | None) -> None:
        card, figure = drawn.question.card, self.figure
        self.set_class(bool(card.at_figure), "-figure")
        if not card.at_figure:
            figure.wait()
            return
        figure.visible = True
        figure.ask(drawn.question)
        if reply is not None and reply.places:
            place = reply.places[0]
            figure.cursor = Spot(place.view, place.patch, place.side or "mid")  # type: ignore[arg-type]

    def _show_part(self, drawn: Drawn, reply: Reply) -> Widget | None:
        area, question = self.area, drawn.question
        part = area.ask(question, drawn.items)
        if area.field:
            area.field.value = reply.text or ""
            area.field.cursor_position = len(area.field.value)
        elif area.options:
            area.options.highlighted = reply.option
        elif area.board:
            area.board.all_placed = "That is all: go on"
            area.board.ask(question, drawn.items, dict(reply.placed))
        return part

    def given(self, kept: Reply | None) -> Reply | None:
        """What stands there now: typed or placed just now, or `kept` before; None if it is empty."""
        if self.area.field:
            if text := self.area.field.value.strip():
                return Reply(text)
            return kept if kept == UNKNOWN else None
        if self.area.board and (placed := self.area.board.placed):
            return Reply(placed=tuple(placed.items()))
        return kept

    def clear(self) -> None:
        """Take away what is typed."""
        if self.area.field:
            self.area.field.value = ""
