"""The study screen: one card at a time."""

from __future__ import annotations

import gc
from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.content import Content
from textual.events import Click
from textual.geometry import Size
from textual.widgets import Input

from learn.cards.card import Card
from learn.cards.question import Question
from learn.cards.rating import Rating
from learn.study.desk import NOTHING_UNDONE, Marks
from learn.study.items import items_in_turn
from learn.study.session import Session, Stage
from learn.study.tags import shown
from learn.ui.card_face import chips, hint
from learn.ui.screen import LearnScreen
from learn.ui.widgets.choice_list import ChoiceList
from learn.ui.widgets.keys_line import KeysLine
from learn.ui.widgets.question_area import QuestionArea
from learn.ui.widgets.ratings import RatingBar
from learn.ui.widgets.room import TALL, fit_beside_figure
from learn.ui.widgets.sort_board import SortBoard
from learn.ui.widgets.standing import StandingLine
from learn.ui.widgets.study_card import StudyCard
from learn.ui.widgets.words import Words

if TYPE_CHECKING:
    from learn.ui.widgets.figure import FigureView
    from learn.ui.widgets.study_figure import StudyFigure


class StudyScreen(LearnScreen):
    """Asks, reveals, takes a rating; all rules are the session's."""

    TITLE = "Study"
    WORDS = (
        "Space or Enter is always the next step: it shows the answer, then takes the proposed rating. "
        "While you type an answer, letters are text: use the keys with ^ (Ctrl)."
    )
    DEFAULT_CSS = """
    StudyScreen #top { height: 1; padding: 0 1; }
    StudyScreen #deck { width: 1fr; height: 1; color: $quiet; text-overflow: ellipsis; text-wrap: nowrap; }
    StudyScreen.-tall #bottom { margin-bottom: 1; }
    StudyScreen #message { height: 1; padding: 0 2; color: $quiet; text-align: center; }
    StudyScreen #bottom { height: 2; align-horizontal: center; }
    StudyScreen #bottom > Vertical { width: 100%; max-width: 76; height: 2; layers: a b; }
    StudyScreen RatingBar { layer: b; padding: 0 2; }
    StudyScreen #hint { layer: a; height: 2; color: $quiet; text-align: center; width: 100%; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("space,enter", "next", "next", tooltip="show the answer; then take the proposed rating"),
        *(
            Binding(str(r.value), f"number({r.value})", r.word.lower(), show=False, tooltip="rate, or choose")
            for r in Rating
        ),
        Binding("5", "number(5)", "choose", show=False, tooltip="the fifth option"),
        Binding("6", "number(6)", "choose", show=False, tooltip="the sixth option"),
        Binding("u,ctrl+z", "undo", "undo", tooltip="take the last action back, as often as you like"),
        Binding("s,ctrl+s", "suspend", "suspend", tooltip="ask this card no more (undo takes it back)"),
        Binding("b,ctrl+t", "bury", "bury", tooltip="leave this card for tomorrow"),
        Binding("f,ctrl+g", "flag", "flag", tooltip="put a flag on this card, or take it off"),
        Binding(
            "m,f3", "map", "map", show=False, tooltip="once the answer is shown: its roots on the body map"
        ),
        Binding("o,ctrl+o", "edit", "edit", show=False, tooltip="open the deck at this card in $EDITOR"),
        Binding("z,ctrl+l", "closer", "closer", show=False, tooltip="the figure: head, trunk, arm … whole"),
        Binding(
            "x,ctrl+r", "give_up", "I don't know", show=False, tooltip="show the answer without typing one"
        ),
        Binding("pagedown", "scroll(8)", "scroll down", show=False, tooltip="for a long card"),
        Binding("pageup", "scroll(-8)", "scroll up", show=False, tooltip="for a long card"),
        Binding("escape", "leave", "home", tooltip="back to Home; every accepted review is saved"),
    ]

    def __init__(self, session: Session, message: str = "") -> None:
        super().__init__()
        self.session = session
        self._message = message

    def contents(self) -> ComposeResult:
        with Horizontal(id="top"):
            yield Words("deck")
            yield StandingLine()
        yield StudyCard()
        yield Words("message")
        with Horizontal(id="bottom"), Vertical():
            yield Words("hint")
            yield RatingBar()
        yield KeysLine()

    def on_mount(self) -> None:
        self._show()

    def fit(self, size: Size) -> None:
        super().fit(size)
        self.set_class(size.height >= TALL, "-tall")
        for card in self.query(StudyCard):
            fit_beside_figure(card, size)

    def _words(self, name: str) -> Words:
        """One of the screen's texts."""
        return self.query_one(f"#{name}", Words)

    @property
    def face(self) -> StudyCard:
        """The card, as it stands on the screen."""
        return self.query_one(StudyCard)

    @property
    def area(self) -> QuestionArea:
        """Where the question is answered."""
        return self.face.area

    @property
    def figure(self) -> StudyFigure:
        """The body figure, for cards that have a place on it."""
        return self.face.figure

    def _show(self) -> None:
        """Draw the session as it is."""
        # None is shown at the end, or where the next one could not be looked up.
        card = self.session.card or self.attempt(self.session.next_card)
        question = self.session.question
        if card is None or question is None:
            self.learn.summarise(self.session)
            return
        revealed = self.session.stage is Stage.RATING
        with self.app.batch_update():
            self._words("deck").say(self._heading(card), layout=False)
            self.query_one(StandingLine).show(self.session.remaining, self.session.share_done)
            self.face.show(question, self.session, self._chips(question), revealed=revealed)
            self._show_question(question, revealed)
            self._show_answer(question, revealed)
            self._words("message").say(self._message, layout=False)
            self._message = ""
        # Once the new text has its place: a long answer before must not leave this card scrolled.
        self.call_after_refresh(self.query_one("#card", VerticalScroll).scroll_home, animate=False)
        self.call_after_refresh(self._rest)
        self.refresh_bindings()

    def _rest(self) -> None:
        """Between two keys: upkeep of the file, and what the last card left behind, so that no key waits."""
        self.workspace.rest()
        gc.collect()

    def _heading(self, card: Card) -> str:
        """The card's deck, and the tags to which the session is restricted."""
        entry = self.workspace.library.entry(card.deck)
        tags = shown(self.session.scope.tags)
        return " · ".join(part for part in (entry.title if entry else card.deck, tags) if part)

    def _chips(self, question: Question) -> Content:
        marks = self.attempt(lambda: self.session.marks) or Marks()
        return chips(question, marks, revealed=self.session.stage is Stage.RATING)

    def _show_question(self, question: Question, revealed: bool) -> None:
        """The part that is answered; focus goes where one answers."""
        if revealed:
            self.area.reveal(question, self.session.text)
            self.set_focus(None)
            return
        marks = self.attempt(lambda: self.session.marks) or Marks()
        part = self.area.ask(question, items_in_turn(question.card, marks))
        self.set_focus(self.figure if question.is_pointed else part)

    def _show_answer(self, question: Question, revealed: bool) -> None:
        session, line, bar = self.session, self._words("hint"), self.query_one(RatingBar)
        verdict = session.verdict
        confused = self.workspace.library.card(verdict.confused_with) if verdict.confused_with else None
        self.face.tell(question, session, confused, revealed=revealed)
        line.display = not revealed
        if revealed:
            bar.show(self.attempt(session.previews) or (), verdict.proposed)
        else:
            bar.wait()
            line.say(hint(question), layout=False)

    def _say(self, text: str) -> None:
        self._message = text

    def action_next(self) -> None:
        """The obvious next step."""
        area = self.area
        if self.session.stage is Stage.RATING:
            self._rate(None)
        elif area.options:
            if chosen := area.options.by_sign():
                self._option_chosen(chosen)
            else:  # one key too many must not answer
                self._tell("A number chooses; so do the arrow keys and Enter.")
        elif area.board:
            if not area.board.finish():
                self._tell("Some items are not placed yet.")
        elif (figure := self.face.figure_if_made) and figure.can_focus:
            figure.action_pick()
        else:
            self._answer(None)

    def action_give_up(self) -> None:
        self._answer(None)

    @on(Input.Submitted, "#answer")
    def _submitted(self, event: Input.Submitted) -> None:
        self._answer(event.value if event.value.strip() else None)
        if self.session.is_asked_again and self.area.field:
            self.area.field.value = ""

    def on_figure_view_picked(self, event: FigureView.Picked) -> None:
        """A place of the figure: all that is in the cell, since borders may run through it."""
        card, question = self.session.card, self.session.question
        if card is None or question is None or self.session.stage is not Stage.ANSWER:
            return
        if question.is_pointed:
            from learn.workspace.pointing import pointed_spot

            self.session.point(*(pointed_spot(card, spot) for spot in event.spots))
            self._show()

    @on(ChoiceList.Chosen)
    def _option_chosen(self, event: ChoiceList.Chosen) -> None:
        if self.session.stage is Stage.ANSWER:
            self.session.choose(event.number)
            self._show()

    @on(SortBoard.Placed)
    def _sorted(self, event: SortBoard.Placed) -> None:
        if self.session.stage is Stage.ANSWER:
            self.session.sort(event.placed)
            self._show()

    def _answer(self, text: str | None) -> None:
        if self.session.stage is Stage.ANSWER:
            self.session.answer(text)
            self._show()

    def action_number(self, number: int) -> None:
        """A digit: an option, a category, or a rating."""
        area = self.area
        if self.session.stage is Stage.RATING:
            if number <= Rating.EASY:
                self._rate(Rating(number))
        elif area.options:
            if chosen := area.options.by_number(number):
                self._option_chosen(chosen)
        elif area.board:
            area.board.put_in(number)
        else:
            self._tell("First the answer: Space shows it.")

    def action_closer(self) -> None:
        """Another part of the body, larger."""
        figure = self.face.figure_if_made
        if figure and figure.display and figure.visible:
            figure.closer()

    def _tell(self, text: str) -> None:
        """Say something without drawing the card anew."""
        self._say(text)
        self._redraw_marks()

    @on(RatingBar.Chosen)
    def _chosen(self, event: RatingBar.Chosen) -> None:
        self.action_number(event.rating.value)

    def _rate(self, rating: Rating | None) -> None:
        accepted = self.attempt(lambda: self.session.rate(rating))
        if accepted is not None:
            self._say(f"{accepted.rating.word}: comes back {accepted.back}.")
            if accepted.leech:
                self._say(f"Forgotten {accepted.memory.lapses} times: that card is a leech, and flagged now.")
            self._show()

    def action_undo(self) -> None:
        undone = self.attempt(lambda: self.session.undo() or NOTHING_UNDONE)
        if undone is not None:
            self._say(f"Undone: {undone.what}." if undone.what else "There is nothing to undo.")
            self._show()

    def action_suspend(self) -> None:
        if self.attempt(self.session.suspend):
            self._say("Suspended: it is asked no more. u undoes.")
            self._show()

    def action_bury(self) -> None:
        if self.attempt(self.session.bury):
            self._say("Buried until tomorrow. u undoes.")
            self._show()

    def action_flag(self) -> None:
        flagged = self.attempt(self.session.flag)
        if flagged is not None:
            self._say("Flagged." if flagged else "The flag is off.")
        self._redraw_marks()

    def _redraw_marks(self) -> None:
        """Flags and messages change without touching what is being typed."""
        if self.session.question is not None:
            self.face.put("chips", self._chips(self.session.question))
            self._words("message").say(self._message, layout=False)
            self._message = ""

    def action_edit(self) -> None:
        card = self.session.card
        if card is None:
            return
        message = self.learn.edit(card.path, card.line)
        if message is None:
            from learn.ui.reading import read_again

            read_again(self, lambda taken: self._show_edited(card, taken))
            return
        self._say(message)
        self._show()

    def _show_edited(self, card: Card, taken: bool) -> None:
        self._say(self._edited(card) if taken else "The deck was not read again.")
        self._show()

    def _edited(self, card: Card) -> str:
        """Take in an edited deck; one that is broken now leaves the card as it was."""
        for broken in self.workspace.library.broken:
            if str(broken.path) == card.path:
                first = broken.problems[0]
                return f"{broken.name}:{first.line}: {first.message}. o opens it again."
        self.attempt(self.session.refresh)
        return "The deck was read again."

    def action_map(self) -> None:
        """The card's roots on the body map; never before the answer."""
        if self.session.stage is not Stage.RATING:
            self._tell("First the answer: the map would give it away.")
        elif card := self.session.card:
            self.learn.open_map(card.patches or card.roots)

    def action_scroll(self, lines: int) -> None:
        self.query_one("#card", VerticalScroll).scroll_relative(y=lines, animate=False)

    def action_leave(self) -> None:
        self.learn.go_home()

    @on(Click)
    def _clicked(self, event: Click) -> None:
        """A click on the card, its text included, is the next step while the answer is hidden."""
        area = self.query_one("#card")
        on_card = event.widget is not None and area in event.widget.ancestors_with_self
        question = self.session.question
        if on_card and question is not None and self.session.stage is Stage.ANSWER and question.is_shown:
            self._answer(None)
