"""Before a mock exam: its choices, with sensible ones made; or going on with one that was interrupted."""

from __future__ import annotations

from dataclasses import replace
from functools import cached_property
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.widgets import OptionList, Static

from learn.errors import LearnError
from learn.progress.exams_log import LoggedRehearsal
from learn.study.mock import Sitting
from learn.study.mock_wording import GIVES_UP, resumed_sentence, time_sentence
from learn.study.paper import USUAL_QUESTIONS, Wish
from learn.ui.mock_form import Row, rows_of
from learn.ui.screen import LearnScreen
from learn.ui.widgets.keys_line import KeysLine
from learn.ui.widgets.lines import put_line
from learn.ui.widgets.marked_list import MarkedList, chosen_row
from learn.workspace.mocks import Mocks

_NAME = 13


class MockSetupScreen(LearnScreen):
    """Enter begins what is chosen; or, where one was interrupted, goes on with it."""

    TITLE = "Mock exam"
    WORDS = (
        "A mock exam asks as the exam will: back and forth, against the clock, and no word on what is right "
        "before the end. Left and right change what is highlighted. All answers count as reviews."
    )
    DEFAULT_CSS = """
    MockSetupScreen { align-horizontal: center; }
    MockSetupScreen #page { width: 100%; max-width: 84; height: 1fr; }
    MockSetupScreen #title { padding: 1 2 0 2; text-style: bold; height: auto; }
    MockSetupScreen #sentence { padding: 0 2 1 2; color: $quiet; height: auto; }
    MockSetupScreen #effect { padding: 1 2 0 2; height: auto; color: $quiet; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(
            "enter,space", "start", "begin", key_display="enter", priority=True, tooltip="the first question"
        ),
        Binding(
            "enter,space",
            "go_on",
            "go on",
            key_display="enter",
            priority=True,
            tooltip="with the one that was interrupted",
        ),
        Binding("right,plus", "step(1)", "change", key_display="←→", tooltip="the next choice"),
        Binding("left,minus", "step(-1)", "change back", show=False, tooltip="the choice before"),
        Binding("n", "give_up", "new one", tooltip="give up the one that was interrupted; asks first"),
        Binding("r", "past", "reports", tooltip="the mock exams of before"),
        Binding("escape,q", "leave", "back", tooltip="to where you were"),
    ]

    def __init__(self, wish: Wish | None = None, *, is_new: bool = False) -> None:
        """`wish` is what was asked for; `is_new` that one which was interrupted is to be given up."""
        super().__init__()
        self._asked, self._is_new, self._is_asked_twice = wish, is_new, False
        self._first = self._wish = wish or Wish()
        self._waiting: LoggedRehearsal | None = None
        self._is_ready = False

    def contents(self) -> ComposeResult:
        with Vertical(id="page"):
            yield Static(id="title", markup=False)
            yield Static(id="sentence", markup=False)
            yield MarkedList("form")
            yield Static(id="effect", markup=False)
        yield KeysLine()

    def on_mount(self) -> None:
        self._look()
        self._show()

    @cached_property
    def _mocks(self) -> Mocks:
        return Mocks(self.workspace)

    def _look(self) -> None:
        """Look up what the wish is about by default, and whether one waits to be gone on with."""
        scoped = self.attempt(lambda: self._mocks.scoped(self._first)) or self._first
        self._first = self._wish = replace(scoped, questions=scoped.questions or USUAL_QUESTIONS)
        self._waiting = self.attempt(self._mocks.running)
        self._is_ready = True

    @property
    def _goes_on(self) -> bool:
        """Whether Enter goes on with the one that was interrupted."""
        return self._waiting is not None and not self._is_new

    def _show(self) -> None:
        self.query_one(MarkedList).display = not self._goes_on
        if self._goes_on and self._waiting is not None:
            self._show_interrupted(self._waiting)
        else:
            self._show_form()
        self.refresh_bindings()

    def _show_interrupted(self, running: LoggedRehearsal) -> None:
        self.set_focus(None)
        sitting = self.attempt(lambda: self._mocks.resume(running))
        title = self._mocks.title(sitting.paper.wish) if sitting else "its cards are gone"
        put_line(self, "title", f"A mock exam is not handed in yet: {title}")
        said = [resumed_sentence(sitting), time_sentence(sitting.paper)] if sitting else []
        put_line(
            self,
            "sentence",
            "\n".join([*said, "Enter goes on with it." if sitting else "n begins another one."]),
        )
        put_line(self, "effect", f"n again gives it up: {GIVES_UP}." if self._is_asked_twice else "")

    def _show_form(self) -> None:
        listed = self.query_one(MarkedList)
        kept = listed.highlighted or 0
        put_line(self, "title", "Mock exam")
        gives_up = " The one that was interrupted is given up then." if self._waiting else ""
        put_line(self, "sentence", f"Nothing is marked before the end. Enter begins.{gives_up}")
        listed.put(
            [(row.name, chosen_row(row.name, row.choices[row.at].text, width=_NAME)) for row in self._rows],
            kept,
        )
        listed.focus()
        self._explain()

    @property
    def _rows(self) -> tuple[Row, ...]:
        return rows_of(self._wish, self._first, self.workspace)

    @on(OptionList.OptionHighlighted)
    def _explain(self) -> None:
        put_line(self, "effect", self._rows[self.query_one(MarkedList).highlighted or 0].explained)

    @on(OptionList.OptionSelected)
    def _selected(self, event: OptionList.OptionSelected) -> None:
        """A click changes what is clicked; Enter is the screen's."""
        event.stop()
        self.action_step(1)

    def action_step(self, by: int) -> None:
        if not self._goes_on:
            self._wish = self._rows[self.query_one(MarkedList).highlighted or 0].step(by)
            self._show_form()

    def action_give_up(self) -> None:
        """Asks once more before anything is given up; then shows the choices of another one."""
        if not self._goes_on:
            return
        if self._is_asked_twice:
            self._is_new = True
        self._is_asked_twice = True
        self._show()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        if action in ("give_up", "go_on"):
            return self._goes_on
        return not self._goes_on if action in ("step", "start") else True

    def action_start(self) -> None:
        if not self._is_ready:
            self.call_later(self.action_start)  # typed ahead of the screen
            return
        sitting = self.attempt(self._sat)
        if sitting is not None:
            from learn.ui.mock import MockScreen

            self.app.switch_screen(MockScreen(sitting, self._mocks.title(sitting.paper.wish)))

    def action_go_on(self) -> None:
        """What is interrupted is gone on with by the same key."""
        self.action_start()

    def _sat(self) -> Sitting:
        """What is gone on with, or begun. Raises LearnError, also where another one waits than is shown."""
        waiting = self._mocks.running()
        if (waiting and waiting.id) != (self._waiting and self._waiting.id):
            self._waiting, self._is_new, self._is_asked_twice = waiting, False, False
            self._show()
            done = "began a mock exam" if waiting else "ended the mock exam"
            raise LearnError(f"Another window {done}.", "What Enter does now is shown here.")
        return self._mocks.resume(waiting) if waiting and not self._is_new else self._begun(waiting)

    def _begun(self, given_up: LoggedRehearsal | None) -> Sitting:
        wish = self._wish
        if wish.questions == USUAL_QUESTIONS and (self._asked is None or self._asked.questions is None):
            # The usual number was not asked for: with fewer cards the paper is shorter.
            wish = replace(wish, questions=None)
        paper = self._mocks.draw(wish)
        if given_up is not None:
            self._mocks.give_up(given_up)
        return self._mocks.begin(paper)

    def action_past(self) -> None:
        from learn.ui.mock_past import PastMocksScreen

        self.app.switch_screen(PastMocksScreen())

    def action_leave(self) -> None:
        self.learn.leave()
