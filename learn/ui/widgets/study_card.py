"""A card as a session asks it: the question, and once it is answered the verdict, the answer, its source."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.app import ComposeResult
from textual.containers import Horizontal, VerticalScroll
from textual.content import Content

from learn.cards.card import Card
from learn.cards.question import Question
from learn.study.session import Session
from learn.study.wording import source_line
from learn.ui.card_face import answer_text, explanation, verdict_line
from learn.ui.widgets.column import Column
from learn.ui.widgets.question_area import QuestionArea
from learn.ui.widgets.room import fit_beside_figure
from learn.ui.widgets.words import Words

if TYPE_CHECKING:
    from learn.ui.widgets.study_figure import StudyFigure


class StudyCard(Horizontal):
    """Shows what it is told to, and beside it the body figure where the card has a place on it."""

    DEFAULT_CSS = """
    StudyCard { height: 1fr; }
    StudyCard #card { width: 1fr; height: 1fr; align-horizontal: center; scrollbar-size-vertical: 1; }
    StudyCard #column { width: 100%; max-width: 76; padding: 2 3 0 3; }
    StudyCard #chips { height: 1; color: $quiet; margin-bottom: 1; }
    StudyCard #prompt { text-style: bold; margin-bottom: 1; }
    StudyCard #answer { margin-bottom: 1; }
    StudyCard #verdict { height: auto; }
    StudyCard #right { text-style: bold; height: auto; padding-left: 2; }
    StudyCard #reason { color: $quiet; padding-left: 2; }
    StudyCard #source { color: $quiet; margin-top: 1; padding-left: 2; }
    StudyCard #why { margin-top: 1; padding-left: 2; }
    StudyCard.-tall #column { padding: 6 3 0 3; }
    StudyCard.-figure #card { width: 31; }
    StudyCard.-figure.-broad #card { width: 40; }
    StudyCard.-figure.-vast #card { width: 60; }
    StudyCard.-figure.-told #card { width: 48; }
    StudyCard.-figure.-told.-tall #card { width: 31; }
    StudyCard.-figure.-told.-tall.-broad #card { width: 40; }
    StudyCard.-figure.-told.-tall.-vast #card { width: 60; }
    StudyCard.-figure #column { padding: 1 1 0 2; }
    StudyCard.-figure.-told #column { padding: 0 1 0 2; }
    StudyCard.-figure.-told #source, StudyCard.-figure.-told #why { margin-top: 0; }
    StudyCard.-figure.-told.-tall #source, StudyCard.-figure.-told.-tall #why { margin-top: 1; }
    StudyCard.-figure.-tall #column { padding: 3 1 0 3; }
    StudyCard.-figure #figure { display: block; }
    StudyCard.-broad.-later #figure { display: block; width: 44; }
    StudyCard.-vast.-later #figure { width: 70; }
    """

    def __init__(self) -> None:
        super().__init__()
        self.figure_if_made: StudyFigure | None = None

    def compose(self) -> ComposeResult:
        # What is known before the first layout need not change it.
        fit_beside_figure(self, self.app.size)
        with VerticalScroll(id="card", can_focus=False), Column(id="column"):
            yield Words("chips")
            yield Words("prompt")
            yield QuestionArea()
            for name in ("verdict", "right", "reason", "source", "why"):
                yield Words(name)

    @property
    def area(self) -> QuestionArea:
        """Where the question is answered."""
        return self.query_one(QuestionArea)

    @property
    def figure(self) -> StudyFigure:
        """The body figure, for cards that have a place on it; it is made for the first of them."""
        if self.figure_if_made is None:
            from learn.ui.widgets.study_figure import StudyFigure

            self.figure_if_made = StudyFigure()
            self.mount(self.figure_if_made)
        return self.figure_if_made

    def put(self, name: str, text: str | Content) -> None:
        """Set a line's text; an empty one takes no room."""
        self.query_one(f"#{name}", Words).put(text)

    def show(self, question: Question, session: Session, chips: Content, *, revealed: bool) -> None:
        """The question, with the figure if it has a place on it."""
        card = question.card
        self.put("chips", chips)
        # Once the answer is shown, lit skin may be called by its name.
        self.put("prompt", card.prompt if revealed and card.lit else question.prompt)
        self._show_figure(question, session, revealed)

    def _show_figure(self, question: Question, session: Session, revealed: bool) -> None:
        """The figure of a card that asks by it; of another that has a place on it, with the answer alone."""
        card = question.card
        self.set_class(bool(card.at_figure), "-figure")
        # Where there is no figure the class says nothing, and a change would style the whole card anew.
        self.set_class(revealed and bool(card.at_figure or card.patches), "-told")
        self.set_class(bool(card.patches and not card.at_figure), "-later")
        if revealed and card.patches:
            self.figure.reveal(card, session.pointed, session.verdict.is_right)
        elif card.at_figure:
            self.figure.visible = True
            self.figure.ask(question)
        elif card.patches or self.figure_if_made:
            self.figure.wait()

    def tell(self, question: Question, session: Session, confused: Card | None, *, revealed: bool) -> None:
        """What came of the answer, or of its first try; `confused` is the card that it was confused with."""
        card, verdict = question.card, session.verdict
        is_told = revealed or session.is_asked_again
        given = session.first_try or session.text
        self.put("verdict", verdict_line(verdict, question, given) if is_told else "")
        self.put("right", answer_text(question) if revealed else "")
        self.put("reason", explanation(verdict, question, confused) if revealed else "")
        self.put("source", source_line(card) if revealed else "")
        self.put("why", card.why if revealed else "")
