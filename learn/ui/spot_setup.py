"""Before a spot test: how many stations, how long each, and of which skin."""

from __future__ import annotations

from dataclasses import replace
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import OptionList, Static

from learn.errors import LearnError
from learn.study.desk import Scope
from learn.study.drawing import shares
from learn.study.spot import LEAST_SECONDS, MOST_SECONDS, SpotWish
from learn.study.spot_draw import Drawable, sizes_of
from learn.study.tags import SECTIONS, shown
from learn.study.wording import about_minutes, counted
from learn.ui.screen import LearnScreen
from learn.ui.spot_words import shares_line
from learn.ui.widgets.keys_line import KeysLine
from learn.ui.widgets.marked_list import MarkedList, chosen_row
from learn.workspace.spots import Spots

_STEP = 5
_WIDTH = 20
ABOUT = (
    "As in a practical exam: one station after another on the body figure. Where skin is lit, name its "
    "roots; where roots are named, point at their skin, on the person's side that is asked. At the bell it "
    "moves on. There is no way back, and nothing is told before the end. Every answer counts as a review."
)


class SpotSetupScreen(LearnScreen):
    """Four choices, each with something sensible to begin with."""

    TITLE = "Spot test"
    WORDS = (
        "Left and right change the highlighted choice; Enter begins. The stations are drawn by section, in "
        "proportion to the cards that each has."
    )
    DEFAULT_CSS = """
    SpotSetupScreen { align-horizontal: center; }
    SpotSetupScreen #page { width: 100%; max-width: 80; height: 1fr; }
    SpotSetupScreen #page > Static { padding: 0 2; height: auto; }
    SpotSetupScreen #title { margin-top: 1; text-style: bold; }
    SpotSetupScreen #about { color: $quiet; margin-bottom: 1; }
    SpotSetupScreen #sections { margin-top: 1; }
    SpotSetupScreen #told { color: $quiet; margin-top: 1; }
    SpotSetupScreen #told.-error { color: $warning; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "start", "start", key_display="enter", priority=True, tooltip="the first station"),
        Binding("left,minus", "change(-1)", "less", priority=True, tooltip="of the highlighted choice"),
        Binding("right,plus", "change(1)", "more", priority=True, tooltip="of the highlighted choice"),
        Binding("escape", "back", "back", tooltip="to where you were"),
    ]

    def __init__(self, wish: SpotWish | None = None) -> None:
        super().__init__()
        self._wish = wish or SpotWish()
        self._section = ""
        self._cards: tuple[Drawable, ...] = ()
        """All that there are, of which a section may be chosen."""
        self._chosen: tuple[Drawable, ...] = ()
        self._scopes: list[SpotWish] = []

    def contents(self) -> ComposeResult:
        with Vertical(id="page"):
            yield Static("Spot test", id="title")
            yield Static(ABOUT, id="about", markup=False)
            yield MarkedList("choices")
            yield Static(id="sections", markup=False)
            yield Static(id="told", markup=False)
        yield KeysLine()

    def on_mount(self) -> None:
        self._scopes = self._offered()
        self.query_one(MarkedList).focus()
        self._look()

    @property
    def spots(self) -> Spots:
        """Where spot tests are drawn."""
        return Spots(self.workspace)

    def _offered(self) -> list[SpotWish]:
        """What can be asked about: what one came with, everything, each deck, each exam ahead."""
        decks = self.attempt(self.spots.decks) or ()
        ahead = self.attempt(self.workspace.exams.ahead) or ()
        others = [SpotWish(), *(SpotWish((deck,)) for deck in decks if len(decks) > 1)]
        others += [SpotWish(exam=logged.exam.name) for logged in ahead]
        first = SpotWish(self._wish.decks, self._wish.tags, self._wish.exam)
        return list(dict.fromkeys([first, *others]))

    @property
    def wish(self) -> SpotWish:
        """What is chosen now."""
        tags = (*self._wish.tags, (self._section,)) if self._section else self._wish.tags
        return replace(self._wish, tags=tags)

    def _look(self) -> None:
        """Look up which cards there are for what is chosen, and show it."""
        told, wrong = "", False
        try:
            # Without a section first: those that there are can be chosen.
            self._cards = self._chosen = self.spots.cards(self._wish)
            if self._section:
                self._chosen = self.spots.cards(self.wish)
            if self._stations is not None and self._stations > self._count:
                told = f"There are {counted(self._count, 'card')} for stations here, so that it has as many."
                self._wish = replace(self._wish, stations=None)
        except LearnError as error:
            self._cards = self._chosen = ()
            told, wrong = f"{error.message} {error.hint}", True
        self._show(told, wrong)

    @property
    def _count(self) -> int:
        return len(self._chosen)

    @property
    def _stations(self) -> int | None:
        return self._wish.stations

    def _show(self, told: str = "", wrong: bool = False) -> None:
        drawn = min(self._wish.count(self._count) if self._stations is None else self._stations, self._count)
        rows = [
            ("stations", str(drawn), f"of {counted(self._count, 'card')} by the figure"),
            ("seconds", str(self._wish.seconds), "until the bell"),
            ("about", self._named(), ""),
            ("section", self._section or "all", ""),
        ]
        choices = self.query_one(MarkedList)
        choices.put([(name, _row(name, value, more)) for name, value, more in rows], choices.highlighted or 0)
        titles = {entry.id: entry.title for entry in self.workspace.library.decks}
        line = shares_line(shares(sizes_of(self._chosen), drawn), titles)
        self.query_one("#sections", Static).update(line)
        seconds = drawn * self._wish.seconds
        at_most = f"At most {about_minutes(-(-seconds // 60)).removeprefix('about ')}." if drawn else ""
        self.query_one("#told", Static).update(Content(told or at_most))
        self.query_one("#told").set_class(wrong, "-error")

    def _named(self) -> str:
        """What is asked about, by name."""
        wish = self._wish
        name = wish.exam or self.workspace.heading(Scope(wish.decks)) or "all decks"
        return " · ".join([name, *([shown(wish.tags)] if wish.tags else [])])

    def action_change(self, step: int) -> None:
        """The next or the last value of the highlighted choice."""
        name = self.query_one(MarkedList).chosen
        if name == "stations" and self._count:
            now = self._wish.count(self._count) if self._stations is None else self._stations
            self._wish = replace(self._wish, stations=min(max(_stepped(now, step), 1), self._count))
        elif name == "seconds":
            seconds = min(max(_stepped(self._wish.seconds, step), LEAST_SECONDS), MOST_SECONDS)
            self._wish = replace(self._wish, seconds=seconds)
        elif name == "about":
            here = replace(self._wish, stations=None, seconds=MOST_SECONDS, seed=None)
            scope = self._scopes[(self._scopes.index(here) + step) % len(self._scopes)]
            self._wish = replace(self._wish, decks=scope.decks, tags=scope.tags, exam=scope.exam)
            self._section = ""
        elif name == "section":
            there = ["", *(name for name in sizes_of(self._cards) if name in SECTIONS)]
            self._section = there[(there.index(self._section) + step) % len(there)]
        self._look()

    @on(OptionList.OptionSelected)
    def _selected(self, event: OptionList.OptionSelected) -> None:
        event.stop()

    def action_start(self) -> None:
        sitting = self.attempt(lambda: self.spots.begin(self.wish))
        if sitting is not None:
            from learn.ui.spot import SpotScreen

            self.learn.show(SpotScreen(sitting, self._wish))

    def action_back(self) -> None:
        self.learn.leave()


def _stepped(value: int, step: int) -> int:
    """The next multiple of five that way."""
    return (value // _STEP + 1) * _STEP if step > 0 else (value - 1) // _STEP * _STEP


def _row(name: str, value: str, more: str) -> Content:
    return chosen_row("seconds each" if name == "seconds" else name, value, more, width=_WIDTH)
