"""Home: what is due now and how long it takes, what Enter will do, how the person is doing."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.events import Resize
from textual.geometry import Size
from textual.widgets import OptionList, Static

from learn.clock import local_time
from learn.progress import study_days
from learn.progress.connection import spoken
from learn.progress.standing import Tally
from learn.study.desk import MORE_AHEAD, MORE_NEW, NOTHING_UNDONE
from learn.ui.home_words import broken_lines, deck_lines, doing, exam_line, headline, sentence
from learn.ui.screen import LearnScreen
from learn.ui.widgets.deck_list import EVERYTHING, DeckList, broken_path
from learn.ui.widgets.home_side import HomeSide
from learn.ui.widgets.keys_line import KeysLine
from learn.ui.widgets.lines import put_line
from learn.workspace.overview import DeckCounts, Overview, coming_days

if TYPE_CHECKING:
    from learn.ui.widgets.small_map import SmallMap
    from learn.workspace.atlas import Knowledge

_STRIP_DAYS = 28
_COMING_DAYS = 7
_WIDE = 150
_FIGURE = 110
"""Columns from which on a small map stands beside the list."""
_TALL = 30
_MOST_MAPPED = 20_000
"""With more cards than this the small map is left out: Home must open at once."""
_SIDE = 66
"""Columns of what stands beside the list on a wide screen."""
_FRAME = 7
"""Rows that stand above and below the list at the least."""
_ROOMY = 17
"""Rows beside the list that let it breathe."""


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
    HomeScreen #exam { padding: 0 2 1 2; color: $primary; height: auto; }
    HomeScreen.-exam #sentence { padding: 0 2; }
    HomeScreen #notices { padding: 0 2; color: $warning; height: auto; max-height: 3; }
    HomeScreen #heading { padding: 0 2; height: 1; }
    HomeScreen #body, HomeScreen #main { height: 1fr; }
    HomeScreen #list { height: auto; max-height: 100%; }
    HomeScreen #beside, HomeScreen #below { display: none; }
    HomeScreen.-figure #page { max-width: 132; }
    HomeScreen.-figure #body { layout: horizontal; }
    HomeScreen.-figure #main { width: 1fr; }
    HomeScreen.-figure #beside { display: block; width: 40; height: 18; margin: 1 2 0 0; }
    HomeScreen.-wide.-figure #beside { display: none; }
    HomeScreen.-wide.-figure #below { display: block; height: 1fr; max-height: 28; margin-top: 1; }
    HomeScreen.-short #sentence, HomeScreen.-short #exam { padding: 0 2; }
    HomeScreen.-full #side { display: none; }
    HomeScreen.-full #list, HomeScreen.-full DeckList { height: 1fr; }
    HomeScreen.-tall #top { margin-top: 1; }
    HomeScreen.-wide #page { max-width: 180; }
    HomeScreen.-wide #main { layout: horizontal; }
    HomeScreen.-wide #list { width: 1fr; }
    HomeScreen.-wide #side { width: 66; height: 100%; padding-top: 1; }
    HomeScreen.-wide #about { min-height: 8; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("space,enter", "study", "study", tooltip="what is highlighted"),
        Binding("n", "more_new", "new", tooltip="start ten new cards of what is highlighted"),
        Binding("a", "ahead", "ahead", tooltip="ask the twenty cards that are due soonest"),
        Binding("t", "tags", "tags", tooltip="study cards of some tags of what is highlighted"),
        Binding("e", "exam", "exam", tooltip="an exam ahead: plan it, and see whether you will pass"),
        Binding(
            "i",
            "note",
            "info",
            show=False,
            tooltip="what the highlighted deck is about, its sources and tags",
        ),
        Binding("m", "map", "map", tooltip="the body map: its skin, its roots, and how well you know them"),
        Binding("b", "app.spot", "spot test", show=False, tooltip="stations on the body map, against a bell"),
        Binding(
            "x,f4", "mock", "mock exam", show=False, tooltip="questions against the clock, as in an exam"
        ),
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
        self._knowledge: Knowledge | None = None
        self._maps: dict[str, SmallMap] = {}

    def contents(self) -> ComposeResult:
        with Vertical(id="page"):
            with Horizontal(id="top"):
                yield Static(id="name")
                yield Static(id="streak")
            yield Static(id="headline", markup=False)
            yield Static(id="sentence", markup=False)
            yield Static(id="exam", markup=False)
            yield Static(id="notices", markup=False)
            with Vertical(id="body"), Vertical(id="main"):
                with Vertical(id="list"):
                    yield Static(id="heading")
                    yield DeckList()
                yield HomeSide(id="side")
        yield KeysLine()

    def on_mount(self) -> None:
        self.query_one(DeckList).focus()
        self._show()
        # Steps come due, and the study day turns over, while Home stays open.
        self.set_interval(30, self._show)

    def on_resize(self, event: Resize) -> None:
        super().on_resize(event)
        self._fit()

    def fit(self, size: Size) -> None:
        super().fit(size)
        width, height = size
        library = self.workspace.library
        rows = 1 + len(library.decks) + len(library.broken)
        self.set_class(height < rows + _ROOMY, "-short")
        self.set_class(height >= _TALL, "-tall")
        self.set_class(width >= _WIDE, "-wide")
        self.set_class(width < _WIDE and height < rows + _FRAME + 2, "-full")

    def _fit(self) -> None:
        """Lay out by the room there is; below the list, what the highlighted deck is about comes first."""
        self.fit(self.app.size)
        self.call_after_refresh(self._show_side)
        self.call_after_refresh(self._show_map)

    def _show_side(self) -> None:
        self._show_heading()
        wide = self.has_class("-wide")
        body = self.query_one("#main").size
        room = body.height - 1 - (0 if wide else 1 + self.query_one(DeckList).option_count)
        side = self.query_one(HomeSide)
        side.tell(self._about((_SIDE if wide else body.width) - 4, side.share(room)))

    def _show_map(self) -> None:
        """The small map, where there is room and anything in the decks is about the body."""
        width, height = self.app.size
        cards = sum(entry.cards for entry in self.workspace.library.decks)
        if width < _FIGURE or height < _TALL or cards > _MOST_MAPPED:
            self.remove_class("-figure")
            return
        if self._knowledge is None:
            self._knowledge = self.attempt(self.workspace.knowledge)
        knowledge = self._knowledge
        self.set_class(knowledge is not None and bool(knowledge.by_root), "-figure")
        if knowledge is not None and knowledge.by_root:
            self._small_map("below" if width >= _WIDE else "beside").show(knowledge)

    def _small_map(self, place: str) -> SmallMap:
        """The map below what stands beside the list, or beside the list itself."""
        if place not in self._maps:
            from learn.ui.widgets.small_map import SmallMap

            self._maps[place] = SmallMap(id=place)
            self.query_one("#side" if place == "below" else "#body").mount(self._maps[place])
        return self._maps[place]

    def _show(self) -> None:
        found = self.attempt(self._counted)
        if found is None:
            return
        overview, days, coming = found
        now = self.workspace.desk.now()
        self._overview, self._knowledge = overview, None
        decks = self.query_one(DeckList)
        with self.app.batch_update():
            wall = local_time(now.moment, now.zone)
            self.query_one("#name", Static).update(
                Content.assemble(("learn", "bold $primary"), f"  {wall:%A} {wall.day} {wall:%B}")
            )
            self.query_one("#streak", Static).update(Content(doing(overview)))
            put_line(self, "headline", headline(overview))
            put_line(self, "sentence", sentence(overview, now))
            exam = exam_line(overview, now.day)
            put_line(self, "exam", exam)
            self.set_class(bool(exam), "-exam")
            put_line(self, "notices", "\n".join(overview.notices))
            decks.show(overview, decks.chosen or self.learn.home_deck)
            self.query_one(HomeSide).show_days(days, coming, now.day, _STRIP_DAYS)
        self._fit()

    def _counted(self) -> tuple[Overview, Mapping[int, Tally], Mapping[int, int]]:
        """What there is to do, the answers by day, and the cards that come due by day."""
        overview, now = self.workspace.overview(), self.workspace.desk.now()
        connection = self.workspace.progress.connection
        ids = [count.deck.id for count in overview.decks]
        with spoken(self.workspace.progress.path):
            days = study_days.tallies_by_day(connection, now.day - _STRIP_DAYS + 1, now.day)
            coming = coming_days(self.workspace.desk, ids, now, _COMING_DAYS)
        return overview, days, coming

    def _show_heading(self) -> None:
        self.query_one("#heading", Static).update(self.query_one(DeckList).heading())

    @on(OptionList.OptionHighlighted)
    def _highlighted(self) -> None:
        chosen = self.query_one(DeckList).chosen
        self.learn.home_deck = chosen
        self._show_side()
        self.refresh_bindings()

    def _about(self, width: int, rows: int) -> list[str]:
        """What there is to say of the highlighted row, in so many rows."""
        chosen = self.query_one(DeckList).chosen
        if path := broken_path(chosen):
            found = [broken for broken in self.workspace.library.broken if str(broken.path) == path]
            return broken_lines(found[0]) if found else []
        for count in self._overview.decks if self._overview else ():
            if count.deck.id == chosen:
                return deck_lines(count, width, rows)
        return []

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
            self.learn.begin(session)

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

    def action_tags(self) -> None:
        """Choose among the tags of what is highlighted."""
        from learn.ui.tags import TagsScreen

        decks = self._chosen_decks()
        if decks is None:
            self.action_problems()
        elif self.workspace.tags(*decks):
            self.learn.show(TagsScreen(decks[0] if decks else None))
        else:
            self.learn.say("No card here has a tag.")

    def action_note(self) -> None:
        """Tell about what is highlighted."""
        from learn.ui.note import NoteScreen

        decks = self._chosen_decks()
        if decks is None:
            self.action_problems()
            return
        entries = [count.deck for count in self._chosen_counts()]
        if entries:
            self.learn.show(NoteScreen(entries))

    def action_map(self) -> None:
        self.learn.open_map()

    def on_figure_view_picked(self) -> None:
        """The small map was clicked."""
        self.action_map()

    def action_mock(self) -> None:
        self.learn.open_mock()

    def action_exam(self) -> None:
        self.learn.open_exam()

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
        from learn.ui.reading import read_again

        read_again(self, lambda _: self._show())

    def action_undo(self) -> None:
        desk = self.workspace.desk
        undone = self.attempt(lambda: desk.undo(desk.now()) or NOTHING_UNDONE)
        if undone is not None:
            self.learn.say(f"Undone: {undone.what}." if undone.what else "There is nothing to undo.")
        self._show()
