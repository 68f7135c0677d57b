"""Where a question is answered: a field, options or a board, as its kind asks."""

from __future__ import annotations

from collections.abc import Sequence

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.widget import Widget

from learn.cards.question import Question
from learn.ui.widgets.answer_field import AnswerField
from learn.ui.widgets.choice_list import ChoiceList
from learn.ui.widgets.sort_board import SortBoard


class QuestionArea(Vertical):
    """Shows the one part that the question at hand is answered with, or none."""

    DEFAULT_CSS = "QuestionArea { height: auto; }"

    def __init__(self) -> None:
        super().__init__()
        self._begun: str | None = None
        """Key of the card whose answer is begun: what is typed, placed or highlighted stays."""

    def compose(self) -> ComposeResult:
        yield AnswerField()
        yield ChoiceList()
        yield SortBoard()

    @property
    def field(self) -> AnswerField:
        return self.query_one(AnswerField)

    @property
    def options(self) -> ChoiceList:
        return self.query_one(ChoiceList)

    @property
    def board(self) -> SortBoard:
        return self.query_one(SortBoard)

    def ask(self, question: Question, items: Sequence[str]) -> Widget | None:
        """Show a question, of a sort card with its items in this order; the part that wants the focus."""
        self._show_part(question, typed=question.is_typed and not question.is_pointed)
        if self._begun != question.card.key:
            self.field.value = ""
            if self.options.display:
                self.options.ask(question)
            if self.board.display:
                self.board.ask(question, items)
        self._begun = question.card.key
        return next((part for part in (self.field, self.options, self.board) if part.display), None)

    def reveal(self, question: Question, given: str | None) -> None:
        """Show what was right, where the part itself can show it."""
        self._show_part(question, typed=False)
        if self.options.display:
            self.options.reveal(question, given)
        if self.board.display:
            self.board.reveal(question)
        self._begun = None

    def _show_part(self, question: Question, *, typed: bool) -> None:
        self.field.display = typed
        self.options.display = question.kind == "choice"
        self.board.display = question.kind == "sort"
