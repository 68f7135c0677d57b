"""A deck's note: what it is about, before one studies it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical, VerticalScroll
from textual.content import Content
from textual.widgets import Static

from learn.decks.library import DeckEntry
from learn.study.session import Session
from learn.study.wording import counted
from learn.ui.screen import LearnScreen
from learn.ui.widgets.keys_line import KeysLine

_NAME_WIDTH = 11


class NoteScreen(LearnScreen):
    """What a deck is about, in full; of several decks their titles."""

    TITLE = "About"
    WORDS = "A deck's first session opens with its note. i on Home shows it again at any time."
    DEFAULT_CSS = """
    NoteScreen { align-horizontal: center; }
    NoteScreen VerticalScroll { height: 1fr; align-horizontal: center; scrollbar-size-vertical: 1; }
    NoteScreen #column { width: 100%; max-width: 80; height: auto; padding: 1 2 0 2; }
    NoteScreen.-tall #column { padding-top: 4; }
    NoteScreen #title { text-style: bold; margin-bottom: 1; }
    NoteScreen #about { margin-bottom: 1; }
    NoteScreen .fact { height: auto; layout: horizontal; }
    NoteScreen .name { width: 11; color: $quiet; }
    NoteScreen .text { width: 1fr; height: auto; color: $quiet; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter,space", "study", "study", key_display="enter", tooltip="begin"),
        Binding("down", "scroll(1)", "scroll down", show=False, tooltip="for a long note"),
        Binding("up", "scroll(-1)", "scroll up", show=False, tooltip="for a long note"),
        Binding("pagedown", "scroll(8)", "scroll down", show=False, tooltip="for a long note"),
        Binding("pageup", "scroll(-8)", "scroll up", show=False, tooltip="for a long note"),
        Binding("escape,i,q", "home", "home", tooltip="back to all decks"),
    ]

    def __init__(self, decks: Sequence[DeckEntry], session: Session | None = None) -> None:
        """The note of one deck, or the titles of several; `session` is the one that it opens."""
        super().__init__()
        self._decks = tuple(decks)
        self._session = session

    def contents(self) -> ComposeResult:
        with VerticalScroll(can_focus=False), Vertical(id="column"):
            note = None
            if len(self._decks) == 1:
                note = self.attempt(lambda: self.workspace.note(self._decks[0].id))
            yield Static(Content(self._title), id="title")
            if about := self._about:
                yield Static(Content(about), id="about")
            for name, text in note.facts() if note else self._titles():
                with Vertical(classes="fact"):
                    yield Static(Content(name), classes="name")
                    yield Static(Content(text), classes="text")
        yield KeysLine()

    @property
    def _title(self) -> str:
        if len(self._decks) == 1:
            return self._decks[0].title
        return f"{len(self._decks)} decks begin here" if self._session else "All decks"

    @property
    def _about(self) -> str:
        if len(self._decks) == 1:
            return self._decks[0].about
        return "i on Home tells what a deck is about and where its facts come from."

    def _titles(self) -> list[tuple[str, str]]:
        return [(counted(deck.cards, "card").rjust(_NAME_WIDTH - 2), deck.title) for deck in self._decks]

    def on_mount(self) -> None:
        self.set_class(self.app.size.height >= 32, "-tall")
        self.learn.noted.update(deck.id for deck in self._decks)

    def action_study(self) -> None:
        session = self._session
        if session is None:
            decks = self.learn.home_decks
            session = self.attempt(lambda: self.workspace.study(*decks))
        if session is not None:
            session.in_sight()
            self.learn.study(session)

    def action_scroll(self, lines: int) -> None:
        self.query_one(VerticalScroll).scroll_relative(y=lines, animate=False)

    def action_home(self) -> None:
        self.learn.go_home()
