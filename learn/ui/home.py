"""Home: what is due now and how long it takes, what Enter will do, how the person is doing."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.events import Resize
from textual.widgets import Footer, OptionList, Static

from learn.clock import local_time, study_date
from learn.progress import questions
from learn.progress.connection import spoken
from learn.progress.standing import Tally
from learn.study.desk import MORE_AHEAD, MORE_NEW
from learn.study.wording import about_minutes, counted, parts_of, what_comes_next
from learn.ui.screen import LearnScreen
from learn.ui.widgets.days_strip import DaysStrip
from learn.ui.widgets.deck_list import EVERYTHING, DeckList, broken_path
from learn.workspace.overview import DeckCounts, Overview

_STRIP_DAYS = 28
_COMING_DAYS = 7
_WIDE = 150


class HomeScreen(LearnScreen):
    """Everything due, the decks, and how it goes."""

    TITLE = "Home"
    WORDS = "Enter studies what is highlighted. The counts are what today asks: due, in learning steps, new."
    DEFAULT_CSS = """
    HomeScreen { align-horizontal: center; }
    HomeScreen #page { width: 100%; max-width: 104; height: 1fr; }
    HomeScreen #top { height: 1; padding: 0 2; color: $quiet; }
    HomeScreen #name { width: 1fr; }
    HomeScreen #streak { width: auto; }
    HomeScreen #headline { padding: 1 2 0 2; text-style: bold; height: auto; }
    HomeScreen #sentence { padding: 0 2 1 2; color: $quiet; height: auto; }
    HomeScreen #notices { padding: 0 2; color: $warning; height: auto; max-height: 3; }
    HomeScreen #heading { padding: 0 2; height: 1; }
    HomeScreen #body { height: 1fr; }
    HomeScreen #list, HomeScreen #side { height: auto; }
    HomeScreen #list { max-height: 100%; }
    HomeScreen #about { padding: 1 2 0 2; height: auto; max-height: 8; color: $quiet; }
    HomeScreen DaysStrip { padding: 1 2 0 2; }
    HomeScreen #coming { padding: 0 2; height: auto; color: $quiet; }
    HomeScreen.-short #side { display: none; }
    HomeScreen.-short #sentence { padding: 0 2; }
    HomeScreen.-short #list, HomeScreen.-short DeckList { height: 1fr; }
    HomeScreen.-tall #top { margin-top: 1; }
    HomeScreen.-wide #page { max-width: 180; }
    HomeScreen.-wide #body { layout: horizontal; }
    HomeScreen.-wide #list { width: 1fr; }
    HomeScreen.-wide #side { width: 64; padding-top: 1; }
    HomeScreen.-wide #about { min-height: 8; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("space,enter", "study", "study", tooltip="what is highlighted"),
        Binding("n", "more_new", "ten new", tooltip="start ten new cards of what is highlighted"),
        Binding("a", "ahead", "ahead", tooltip="ask the twenty cards that are due soonest"),
        Binding("s", "settings", "settings", tooltip="limits, steps, retention, looks"),
        Binding("p", "problems", "problems", tooltip="what is wrong with the highlighted file"),
        Binding("o,ctrl+o", "edit", "edit", show=False, tooltip="open the highlighted deck in $EDITOR"),
        Binding("r,f5", "reload", "read again", show=False, tooltip="read the deck files again"),
        Binding("u,ctrl+z", "undo", "undo", show=False, tooltip="take the last action back"),
        Binding("q", "app.quit", "quit", tooltip="leave; everything is saved"),
    ]

    def __init__(self) -> None:
        super().__init__()
        self._overview: Overview | None = None

    def contents(self) -> ComposeResult:
        with Vertical(id="page"):
            with Horizontal(id="top"):
                yield Static(id="name")
                yield Static(id="streak")
            yield Static(id="headline", markup=False)
            yield Static(id="sentence", markup=False)
            yield Static(id="notices", markup=False)
            with Vertical(id="body"):
                with Vertical(id="list"):
                    yield Static(id="heading")
                    yield DeckList()
                with Vertical(id="side"):
                    yield Static(id="about", markup=False)
                    yield DaysStrip()
                    yield Static(id="coming", markup=False)
        yield Footer(compact=True, show_command_palette=False)

    def on_mount(self) -> None:
        self.query_one(DeckList).focus()
        self._show()
        # Steps come due, and the study day turns over, while Home stays open.
        self.set_interval(30, self._show)

    def on_resize(self, event: Resize) -> None:
        super().on_resize(event)
        rows = self.query_one(DeckList).option_count
        self.set_class(event.size.height < rows + 17, "-short")
        self.set_class(event.size.height >= 30, "-tall")
        self.set_class(event.size.width >= _WIDE, "-wide")
        self.call_after_refresh(self._show_heading)

    def _show(self) -> None:
        found = self.attempt(self._counted)
        if found is None:
            return
        overview, days, coming = found
        now = self.workspace.desk.now()
        self._overview = overview
        decks = self.query_one(DeckList)
        with self.app.batch_update():
            wall = local_time(now.moment, now.zone)
            self.query_one("#name", Static).update(
                Content.assemble(("learn", "bold $primary"), f"  {wall:%A} {wall.day} {wall:%B}")
            )
            self.query_one("#streak", Static).update(Content(_doing(overview)))
            self._tell("headline", _headline(overview))
            self._tell("sentence", self._sentence(overview))
            self._tell("notices", "\n".join(overview.notices))
            decks.show(overview, decks.chosen or self.learn.home_deck)
            strip = self.query_one(DaysStrip)
            strip.show(days, now.day, _STRIP_DAYS)
            strip.display = bool(days)
            self._tell("coming", _coming(coming))
        self.call_after_refresh(self._show_heading)

    def _counted(self) -> tuple[Overview, Mapping[int, Tally], Mapping[int, int]]:
        """What there is to do, the answers by day, and the cards that come due by day."""
        overview, now = self.workspace.overview(), self.workspace.desk.now()
        connection = self.workspace.progress.connection
        ids = [count.deck.id for count in overview.decks]
        with spoken(self.workspace.progress.path):
            days = questions.tallies_by_day(connection, now.day - _STRIP_DAYS + 1, now.day)
            coming = questions.due_by_day(connection, ids, now.day + 1, now.day + _COMING_DAYS) if ids else {}
        return overview, days, coming

    def _show_heading(self) -> None:
        self.query_one("#heading", Static).update(self.query_one(DeckList).heading())

    def _tell(self, name: str, text: str) -> None:
        line = self.query_one(f"#{name}", Static)
        line.update(Content(text))
        line.display = bool(text)

    def _sentence(self, overview: Overview) -> str:
        if not overview.decks and overview.broken:
            return "p shows what is wrong, o opens the file that is highlighted, r reads it again."
        if not overview.decks:
            return (
                "Put a deck into the folder that `learn where` names, or write one with `learn new`. "
                "Then press r to read it."
            )
        if overview.is_first_run and overview.today.total:
            return "Press Enter to start. Each card comes back just before you would forget it."
        if overview.today.total:
            return f"{parts_of(overview.today).capitalize()}. Enter starts."
        now = self.workspace.desk.now()
        coming = what_comes_next(overview.next_at, overview.next_day, overview.next_count, now)
        return f"{coming} n: ten new cards, a: review ahead.".strip()

    @on(OptionList.OptionHighlighted)
    def _highlighted(self) -> None:
        chosen = self.query_one(DeckList).chosen
        self.learn.home_deck = chosen
        about = self.query_one("#about", Static)
        about.update(Content(self._about(chosen)))
        self.refresh_bindings()

    def _about(self, chosen: str | None) -> str:
        if chosen is None or chosen == EVERYTHING:
            return ""
        if path := broken_path(chosen):
            broken = next((b for b in self.workspace.library.broken if str(b.path) == path), None)
            if broken is None:
                return ""
            first = broken.problems[0]
            more = len(broken.problems) - 1
            told = replace(first, path=Path(first.path.name)).headline()
            return f"{told}\n{first.hint}" + (f"\n{more} more: p shows them all." if more else "")
        for count in self._overview.decks if self._overview else ():
            if count.deck.id == chosen:
                away = f", {count.suspended} suspended" if count.suspended else ""
                return f"{count.deck.about}\n{count.seen} of {counted(count.deck.cards, 'card')} seen{away}."
        return ""

    @on(OptionList.OptionSelected)
    def _selected(self, event: OptionList.OptionSelected) -> None:
        event.stop()
        self.action_study()

    def _chosen_decks(self) -> tuple[str, ...] | None:
        """The decks to study; None when a broken file is highlighted."""
        chosen = self.query_one(DeckList).chosen
        if broken_path(chosen):
            return None
        return () if chosen in (None, EVERYTHING) else (str(chosen),)

    def _begin(self, *, extra_new: int = 0, ahead: int = 0) -> None:
        decks = self._chosen_decks()
        if decks is None:
            self.action_problems()
            return
        if not self.workspace.library.decks:
            self.learn.say("There is no deck to study yet.", "Press r when you have put one in place.")
            return
        session = self.attempt(lambda: self.workspace.study(*decks, extra_new=extra_new, ahead=ahead))
        if session is not None:
            self.learn.study(session)

    def action_study(self) -> None:
        self._begin()

    def action_more_new(self) -> None:
        """Ten beyond what today asks anyway."""
        overview = self._overview
        planned = sum(count.today.new for count in self._chosen_counts())
        if overview is not None and not self._chosen_decks():
            planned = overview.today.new
        self._begin(extra_new=MORE_NEW + planned)

    def action_ahead(self) -> None:
        if not any(count.seen for count in self._chosen_counts()):
            self.learn.say("There is nothing to review ahead: no card has been learnt yet.")
            return
        self._begin(ahead=MORE_AHEAD)

    def _chosen_counts(self) -> list[DeckCounts]:
        """The counts of what is highlighted."""
        decks = self._chosen_decks()
        counts = self._overview.decks if self._overview else ()
        return [count for count in counts if not decks or count.deck.id in decks]

    def action_settings(self) -> None:
        from learn.ui.settings import SettingsScreen

        chosen = self._chosen_decks()
        self.learn.show(SettingsScreen(chosen[0] if chosen else None))

    def action_problems(self) -> None:
        from learn.ui.problems import ProblemsScreen

        self.learn.show(ProblemsScreen())

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        if action == "problems":
            library = self.workspace.library
            return bool(library.broken or any(entry.warnings for entry in library.decks))
        return True

    def action_edit(self) -> None:
        chosen = self.query_one(DeckList).chosen
        path = broken_path(chosen)
        line = 1
        if path is not None:
            line = next((b.problems[0].line for b in self.workspace.library.broken if str(b.path) == path), 1)
        elif entry := self.workspace.library.entry(chosen or ""):
            path = str(entry.path)
        if path is None:
            self.learn.say("Highlight a deck first.")
            return
        message = self.learn.edit(path, max(line, 1))
        self.action_reload()
        if message:
            self.learn.say(message)

    def action_reload(self) -> None:
        self.attempt(self.workspace.reload)
        self._show()

    def action_undo(self) -> None:
        undone = self.attempt(lambda: self.workspace.desk.undo(self.workspace.desk.now()))
        self.learn.say(f"Undone: {undone.what}." if undone else "There is nothing to undo.")
        self._show()


def _headline(overview: Overview) -> str:
    if not overview.decks:
        return "No deck can be read." if overview.broken else "There are no decks yet."
    if not overview.today.total:
        return "Nothing is due now." if not overview.is_first_run else "These decks have no cards to start."
    if overview.is_first_run:
        cards = counted(overview.today.new, "new card")
        return f"Welcome. {cards} to begin with, {about_minutes(overview.minutes)}."
    return f"{counted(overview.today.total, 'card')}, {about_minutes(overview.minutes)}."


def _coming(due: Mapping[int, int]) -> str:
    """How many cards come due on each of the next days."""
    days = [f"{study_date(day):%a} {due[day]}" for day in sorted(due)]
    return f"coming        {'  '.join(days)}" if days else ""


def _doing(overview: Overview) -> str:
    parts = []
    if overview.streak:
        parts.append(f"{overview.streak}-day streak")
    if overview.done_today:
        right = 1 - overview.again_today / overview.done_today
        parts.append(f"{overview.done_today} answered today, {right:.0%} recalled")
    return " · ".join(parts)
