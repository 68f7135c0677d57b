"""The body map: point at skin or at a root, and read what the maps say and how well it is known."""

from __future__ import annotations

from functools import cached_property
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Container, Horizontal, Vertical
from textual.content import Content
from textual.events import Resize
from textual.geometry import Size
from textual.widgets import Static

from learn.body.colouring import Base, Labels
from learn.body.maps import MAPS, RootMap, load
from learn.body.spots import Spot
from learn.body.windows import ZOOMS
from learn.cards.roots import ROOTS
from learn.study.session import Stage
from learn.ui.map_legend import SECTION_KEYS, memory_legend, section_legend, welcome
from learn.ui.map_words import SIDES, SIDES_SHORT, roots_at, shade_of, tell
from learn.ui.screen import LearnScreen
from learn.ui.widgets.figure import FigureView, Spots, depth_of
from learn.ui.widgets.keys_line import KeysLine
from learn.ui.widgets.map_panel import MapPanel
from learn.workspace.atlas import WEAK, Knowledge
from learn.workspace.regions import SECTION_NAMES, section_of

BESIDE = 110
"""Columns from which on the panel stands beside the figure."""
_NAMES: tuple[tuple[Labels, Base, str], ...] = (
    ("all", "roots", "Names on the figure."),
    ("all", "names", "Names alone, without colours."),
    ("spine", "roots", "Names at the spine only."),
    ("none", "roots", "No names."),
)
"""What `n` goes through: the names, what the skin is coloured by, and how to say so."""


class MapScreen(LearnScreen):
    """The figure, the spine, and what is pointed at."""

    TITLE = "Map"
    WORDS = (
        "Point with the mouse or the arrow keys: a patch of skin lights up with all skin of its roots. "
        f"{SIDES} Striped skin has several roots."
    )
    DEFAULT_CSS = """
    MapScreen #top { height: 1; padding: 0 1; }
    MapScreen #map { width: 1fr; height: 1; text-overflow: ellipsis; text-wrap: nowrap; }
    MapScreen #sides { width: auto; height: 1; color: $quiet; }
    MapScreen #body { height: 1fr; }
    MapScreen #figure { width: 1fr; height: 1fr; }
    MapScreen #legend { height: 1; width: 100%; text-align: center; text-wrap: nowrap; }
    MapScreen MapPanel { height: 4; width: 100%; padding: 0 1; }
    MapScreen.-low MapPanel { height: 3; }
    MapScreen.-tall #legend { margin-bottom: 1; }
    MapScreen.-beside #body { layout: horizontal; }
    MapScreen.-beside MapPanel { width: 38; height: 100%; padding: 1 2 0 1; }
    MapScreen.-broad MapPanel { width: 56; padding: 2 4 0 2; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "study", "study", show=False, tooltip="the cards about what is pointed at"),
        Binding("m", "next_map", "map", tooltip="the ranges of the source, or the standard map"),
        Binding("w", "memory", "memory", tooltip="colour by how well you know it, or by roots again"),
        Binding("z", "zoom(1)", "zoom", tooltip="head, trunk, arm, hand, hips, leg, foot, and the whole"),
        Binding("Z", "zoom(-1)", "zoom", show=False, tooltip="the other way round"),
        Binding("n", "labels", "names", tooltip="with colours, alone, at the spine only, or none"),
        *(
            Binding(
                keys,
                f"section('{letters}')",
                SECTION_NAMES[letters],
                show=False,
                tooltip="one section alone, or all again",
            )
            for letters, keys in SECTION_KEYS.items()
        ),
        Binding("a,0", "all", "all", show=False, tooltip="all sections, and nothing pointed at"),
        Binding("tab,shift+tab", "cross", "spine", tooltip="from the figure to the spine, and back"),
        Binding("escape", "leave", "back", tooltip="to where you were"),
    ]

    def __init__(self, lit: tuple[str, ...] = ()) -> None:
        """`lit` are the roots, or the patches, of the card from which one comes."""
        super().__init__()
        self._lit = lit
        self._map = MAPS[0]
        self._section = ""
        self._is_memory = False
        self._names = 0
        self._pointed: Spot | None = None
        self._clicked: Spots = ()

    def contents(self) -> ComposeResult:
        with Horizontal(id="top"):
            yield Static(id="map")
            yield Static(id="sides", markup=False)
        with Container(id="body"):
            with Vertical(id="figure"):
                yield FigureView()
                yield Static(id="legend")
            yield MapPanel()
        yield KeysLine()

    @property
    def view(self) -> FigureView:
        """The figure."""
        return self.query_one(FigureView)

    @property
    def root_map(self) -> RootMap:
        """The map that is shown."""
        return load(self._map)

    @cached_property
    def knowledge(self) -> Knowledge:
        """How well everything is known; looked up once, when it is first told of."""
        found = self.attempt(self.workspace.knowledge)
        return found or Knowledge({}, {}, {}, self.workspace.desk.now().day)

    def on_mount(self) -> None:
        self.view.focus()
        self._show()
        if len(self._lit) == 1:
            self.call_after_refresh(self._point_at, self._lit[0])

    def fit(self, size: Size) -> None:
        super().fit(size)
        self.set_class(size.width >= BESIDE, "-beside")
        self.set_class(size.width >= 150, "-broad")
        self.set_class(size.height < 22, "-low")
        self.set_class(size.height >= 32, "-tall")

    def on_resize(self, event: Resize) -> None:
        super().on_resize(event)
        self.call_after_refresh(self._show)

    def _show(self) -> None:
        """Draw everything as it stands."""
        view = self.view
        view.map, view.cursor = self.root_map, self._pointed
        view.labels, base, _ = _NAMES[self._names]
        view.base = "values" if self._is_memory else base
        view.lit = self._section_lit or frozenset(() if self._is_memory else self._lit)
        view.light_of = self._light_of
        strengths = self._strengths() if self._is_memory else {}
        view.values = {name: shade_of(value) for name, value in strengths.items()}
        view.signs = {patch: "!" for patch, value in strengths.items() if value < WEAK}
        self._show_words()

    def _strengths(self) -> dict[str, float]:
        """The chance of recall of each root and each patch of which something was seen."""
        values, map_ = self.knowledge.values(), self.root_map
        found = {name: value for name, value in values.items() if value is not None}
        for patch in map_.servings:
            of_roots = [found[root] for root in map_.roots_of(patch) if root in found]
            if of_roots:
                found.setdefault(patch, sum(of_roots) / len(of_roots))
        return found

    @property
    def _section_lit(self) -> frozenset[Spot | str]:
        return frozenset(root for root in ROOTS if section_of(root) == self._section)

    def _light_of(self, spot: Spot) -> frozenset[Spot | str]:
        """What lights up with a spot: its dermatome, unless a section or all memory is shown."""
        if self._section or self._is_memory:
            return self._section_lit
        return frozenset(roots_at(spot, self.root_map)) or frozenset({spot.name})

    def _show_words(self) -> None:
        narrow = self.app.size.width < 80
        title = ("" if narrow else "Map: ", "$quiet"), (self.root_map.title, "bold")
        zoom = f" · {self.view.zoom}" if self.view.zoom else ""
        self.query_one("#map", Static).update(Content.assemble(*title, (zoom, "$quiet")))
        self.query_one("#sides", Static).update(SIDES_SHORT if narrow or zoom else SIDES)
        has_colours, dark = depth_of(self.app) != "none", self.app.current_theme.dark
        legend = (
            memory_legend(has_colours, dark)
            if self._is_memory
            else section_legend(self._section, narrow, has_colours)
        )
        self.query_one("#legend", Static).update(legend)
        panel = self.query_one(MapPanel)
        lines = None if self.has_class("-beside") else 3 if self.has_class("-low") else 4
        if self._pointed is None:
            panel.say(welcome(self.knowledge, self._lit, self._is_memory), lines)
            return
        knowledge, roots = self.knowledge, roots_at(self._pointed, self.root_map)
        keys = [key for key in knowledge.keys_of(self._pointed.patch, roots) if key in knowledge.grasps]
        confused = self.attempt(lambda: self.workspace.mixed_up(keys)) or ()
        told = tell(self._pointed, self.root_map, knowledge, confused, self.workspace.desk.now())
        panel.tell(told, lines)

    def _point_at(self, name: str) -> None:
        """Point at a root, or at the first place where a patch shows."""
        shown = (spot for spot in self.view.frame.spots if spot.name == name)
        self._point(next(shown, Spot("spine", name, "mid") if name in ROOTS else None))

    def _point(self, spot: Spot | None) -> None:
        if spot != self._pointed:
            self._pointed = spot
            self._show()

    @on(FigureView.Hovered)
    def _hovered(self, event: FigureView.Hovered) -> None:
        if event.spots:
            self._point(event.spots[0])

    @on(FigureView.Moved)
    def _moved(self, event: FigureView.Moved) -> None:
        self._point(event.spot)

    @on(FigureView.Picked)
    def _picked(self, event: FigureView.Picked) -> None:
        """A click names the next of several spots in its cell; Enter studies."""
        if not event.by_click:
            self.action_study()
            return
        again = self._clicked == event.spots and self._pointed in event.spots
        self._clicked = event.spots
        turn = event.spots.index(self._pointed) + 1 if again and self._pointed else 0
        self._point(event.spots[turn % len(event.spots)])

    def action_study(self) -> None:
        """Study the cards about what is pointed at."""
        if self._pointed is None:
            self.learn.say("Point at skin or at a root first.")
            return
        keys = self.knowledge.keys_of(self._pointed.patch, roots_at(self._pointed, self.root_map))
        session = self.attempt(lambda: self.workspace.study_cards(keys)) if keys else None
        if session is None or session.stage is Stage.DONE:
            self.learn.say("There is no card about it to study now.")
            return
        self._close()
        self.learn.begin(session)

    def action_next_map(self) -> None:
        self._map = MAPS[(MAPS.index(self._map) + 1) % len(MAPS)]
        self._show()

    def action_memory(self) -> None:
        self._is_memory = not self._is_memory
        self._show()

    def action_zoom(self, step: int) -> None:
        """The next part of the figure; on one limb, that of the side that is pointed at."""
        choices = (None, *ZOOMS)
        view = self.view
        view.zoom = choices[(choices.index(view.zoom) + step) % len(choices)]
        if self._pointed and self._pointed.side != "mid":
            view.side = self._pointed.side
        self._show()

    def action_labels(self) -> None:
        self._names = (self._names + 1) % len(_NAMES)
        self._show()
        self.learn.say(_NAMES[self._names][2])

    def action_section(self, letters: str) -> None:
        """One section alone; the same key again shows all."""
        self._section = "" if self._section == letters else letters
        self._show()
        self.view.redraw()

    def action_all(self) -> None:
        self._section, self._lit, self._pointed = "", (), None
        self._show()

    def action_cross(self) -> None:
        """Between the figure and the spine, to what belongs together."""
        frame, here = self.view.frame, self._pointed
        if not frame.spine:
            self.learn.say("The spine needs more rows than there are here.")
            return
        if here is None or here.patch:
            roots = roots_at(here, self.root_map) if here else ()
            self._point(Spot("spine", roots[0] if roots else ROOTS[0], "mid"))
            return
        own = self.root_map.patches_of(here.name)
        shown = [spot for spot in frame.spots if spot.patch in own]
        self._point(shown[0] if shown else self.view.start_of("front", "back"))

    def _close(self) -> bool:
        """Leave to the screen from which one came; False if there is none."""
        below = self.app.screen_stack[-2] if len(self.app.screen_stack) > 1 else None
        if isinstance(below, LearnScreen):
            self.app.pop_screen()
            return True
        return False

    def action_leave(self) -> None:
        if not self._close():
            self.learn.go_home()
