"""Tags: which cards of a deck to study."""

from __future__ import annotations

from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Static

from learn.scheduling.queue import Remaining
from learn.study.desk import Scope
from learn.study.tags import Tags, grouped
from learn.study.wording import counted
from learn.ui.screen import LearnScreen
from learn.ui.widgets.keys_line import KeysLine
from learn.ui.widgets.tag_list import TagList


class TagsScreen(LearnScreen):
    """A choice of tags, with what it asks today shown as it is made."""

    TITLE = "Tags"
    WORDS = (
        "Space chooses a tag, or leaves it. Of one family any tag that is chosen will do; of several "
        "families a card must fit each. With no tag chosen, all cards are studied."
    )
    DEFAULT_CSS = """
    TagsScreen { align-horizontal: center; }
    TagsScreen #page { width: 100%; max-width: 76; height: 1fr; }
    TagsScreen #title { padding: 1 2 0 2; text-style: bold; height: auto; }
    TagsScreen #count { padding: 0 2 1 2; height: auto; color: $quiet; }
    TagsScreen TagList, TagsScreen TagList:focus { height: 1fr; max-height: 100%; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("space", "choose", "choose", tooltip="choose the highlighted tag, or leave it"),
        # Above the list, which has a use of its own for Enter.
        Binding(
            "enter",
            "study",
            "study",
            key_display="enter",
            priority=True,
            tooltip="begin with what is chosen",
        ),
        Binding("backspace,delete", "clear", "none", tooltip="choose no tag, for all cards"),
        Binding("escape,t", "back", "back", tooltip="back to Home"),
    ]

    def __init__(self, deck: str | None = None) -> None:
        super().__init__()
        self._decks = (deck,) if deck else ()
        self._counts: dict[str, int] = {}

    def contents(self) -> ComposeResult:
        with Vertical(id="page"):
            yield Static(id="title", markup=False)
            yield Static(id="count", markup=False)
            yield TagList()
        yield KeysLine()

    def on_mount(self) -> None:
        self._counts = self.attempt(lambda: self.workspace.tags(*self._decks)) or {}
        # The decks may have been read again since the choice was made.
        self._chosen.intersection_update(self._counts)
        self.query_one(TagList).focus()
        self._show()

    @property
    def _chosen(self) -> set[str]:
        """The tags chosen for these decks, kept while the program runs."""
        return self.learn.tags_chosen.setdefault(self._decks, set())

    @property
    def _tags(self) -> Tags:
        return grouped(self._chosen)

    def _show(self) -> None:
        scope = Scope(self._decks, tags=self._tags)
        title = self.workspace.heading(scope) or "All decks"
        cards = self.workspace.tagged_count(self._decks, self._tags)
        today = self.attempt(lambda: self.workspace.today(self._decks, self._tags))
        with self.app.batch_update():
            self.query_one("#title", Static).update(Content(title))
            self.query_one("#count", Static).update(Content(_standing(cards, today or Remaining())))
            self.query_one(TagList).show(self._counts, self._chosen)

    @on(TagList.Toggled)
    def _toggled(self, event: TagList.Toggled) -> None:
        self._toggle(event.tag)

    def _toggle(self, tag: str) -> None:
        self._chosen.symmetric_difference_update({tag})
        self._show()

    def action_choose(self) -> None:
        if tag := self.query_one(TagList).chosen:
            self._toggle(tag)

    def action_clear(self) -> None:
        self._chosen.clear()
        self._show()

    def action_study(self) -> None:
        if not self.workspace.tagged_count(self._decks, self._tags):
            self.learn.say("No card has these tags together.", "Space leaves the highlighted one.")
            return
        session = self.attempt(lambda: self.workspace.study(*self._decks, tags=self._tags))
        if session is not None:
            self.learn.begin(session)

    def action_back(self) -> None:
        self.learn.go_home()


def _standing(cards: int, today: Remaining) -> str:
    """How many cards there are, and what they ask now: none is said as plainly as some."""
    if not cards:
        return "0 cards have these tags together."
    learning = f", {today.learning} learning" if today.learning else ""
    return f"{today.reviews} due{learning}, {today.new} new now, of {counted(cards, 'card')}."
