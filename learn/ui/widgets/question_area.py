"""Where a question is answered: a field, options or a board, as its kind asks."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeVar

from textual.widget import Widget

from learn.cards.question import Question
from learn.ui.widgets.answer_field import AnswerField
from learn.ui.widgets.choice_list import ChoiceList
from learn.ui.widgets.column import Column
from learn.ui.widgets.sort_board import SortBoard

_Part = TypeVar("_Part", AnswerField, ChoiceList, SortBoard)


class QuestionArea(Column):
    """Shows the one part that the question at hand is answered with, or none.

    A part is made when the first question asks for it: most sessions need one or two, and lists and
    fields are dear to style.
    """

    def __init__(self) -> None:
        super().__init__()
        self._begun: str | None = None
        """Key of the card whose answer is begun: what is typed, placed or highlighted stays."""
        self._made: dict[type[Widget], Widget] = {}

    @property
    def field(self) -> AnswerField | None:
        """The field, while one types."""
        return self._shown(AnswerField)

    @property
    def options(self) -> ChoiceList | None:
        """The options, while one chooses, and among them what was right."""
        return self._shown(ChoiceList)

    @property
    def board(self) -> SortBoard | None:
        """The items, while one sorts, and where they belong."""
        return self._shown(SortBoard)

    def _shown(self, kind: type[_Part]) -> _Part | None:
        part = self._made.get(kind)
        return part if isinstance(part, kind) and part.display else None

    def ask(self, question: Question, items: Sequence[str]) -> Widget | None:
        """Show a question, of a sort card with its items in this order; the part that wants the focus."""
        is_begun = self._begun == question.card.key
        self._begun = question.card.key
        part = self._show_part(question, typed=question.is_typed and not question.is_pointed)
        if is_begun:
            return part
        if isinstance(part, AnswerField):
            part.value = ""
        elif isinstance(part, ChoiceList):
            part.ask(question)
        elif isinstance(part, SortBoard):
            part.ask(question, items)
        return part

    def reveal(self, question: Question, given: str | None) -> None:
        """Show what was right, where the part itself can show it."""
        part = self._show_part(question, typed=False)
        if isinstance(part, ChoiceList):
            part.reveal(question, given)
        elif isinstance(part, SortBoard):
            part.reveal(question)
        self._begun = None

    def _show_part(self, question: Question, *, typed: bool) -> Widget | None:
        """Show what a question is answered with, and nothing else."""
        kinds: dict[str, type[AnswerField | ChoiceList | SortBoard]] = {
            "choice": ChoiceList,
            "sort": SortBoard,
        }
        wanted = AnswerField if typed else kinds.get(question.kind)
        if wanted is not None and wanted not in self._made:
            self._made[wanted] = wanted()
            self.mount(self._made[wanted])
        for kind, part in self._made.items():
            part.display = kind is wanted
        return self._made[wanted] if wanted is not None else None
