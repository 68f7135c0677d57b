"""The body figure as a widget: it shows a frame of its own size, and tells what is pointed at."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from math import dist
from typing import ClassVar, Generic, TypeVar, overload

from rich.style import Style
from textual.actions import SkipAction
from textual.app import App
from textual.binding import Binding, BindingType
from textual.color import Color as TextualColor
from textual.events import Click, Leave, MouseEvent, MouseMove, Resize
from textual.message import Message
from textual.strip import Strip
from textual.widget import Widget

from learn.body.colouring import Base, Colouring, Labels
from learn.body.figure import Frame
from learn.body.maps import RootMap, load
from learn.body.paint import paint
from learn.body.palette import RGB, Colour, Depth, nearest_of_256
from learn.body.spots import Side, Spot
from learn.body.walk import Direction, step
from learn.body.windows import Zoom
from learn.ui.widgets.figure_strips import Rows, changes, middle_cell, put_captions, put_signs, strip_of

_T = TypeVar("_T")
Spots = tuple[Spot, ...]
CURSOR_SIGN = "+"
_DEPTHS: dict[str | None, Depth] = {"truecolor": "true", "256": "256", "standard": "16", "windows": "16"}


def depth_of(app: App[object]) -> Depth:
    """How many colours the terminal of an app has."""
    return "none" if app.no_color else _DEPTHS.get(app.console.color_system, "none")


class _Looks(Generic[_T]):
    """A property whose change is drawn, once, when the widget has nothing else to do."""

    def __init__(self, default: _T) -> None:
        self._default = default

    def __set_name__(self, owner: type[FigureView], name: str) -> None:
        self._name = f"_looks_{name}"

    @overload
    def __get__(self, view: None, owner: type[FigureView]) -> _Looks[_T]: ...
    @overload
    def __get__(self, view: FigureView, owner: type[FigureView]) -> _T: ...
    def __get__(self, view: FigureView | None, owner: type[FigureView]) -> _Looks[_T] | _T:
        if view is None:
            return self
        value: _T = getattr(view, self._name, self._default)
        return value

    def __set__(self, view: FigureView, value: _T) -> None:
        if getattr(view, self._name, self._default) != value:
            setattr(view, self._name, value)
            view.redraw()


class FigureView(Widget, can_focus=True):
    """Front view, spine and back view; the mouse and the arrow keys point at spots.

    `lit` holds spots, patches or roots that stand out; `values` colour by memory (with `base` "values");
    `tints` are colours for spots or patches, `signs` single characters upon them.
    """

    DEFAULT_CSS = "FigureView { width: 1fr; height: 1fr; }"
    BINDINGS: ClassVar[list[BindingType]] = [
        *(
            Binding(key, f"move('{key}')", "move", show=False, tooltip="to the next patch of skin that way")
            for key in ("up", "down", "left", "right")
        ),
        Binding("enter,space", "pick", "choose", show=False, tooltip="what is pointed at"),
    ]

    class _Told(Message):
        def __init__(self, view: FigureView) -> None:
            super().__init__()
            self.view = view

        @property
        def control(self) -> FigureView:
            """The widget that tells it."""
            return self.view

    class Hovered(_Told):
        """The mouse came over other spots; none when it left the figure."""

        def __init__(self, view: FigureView, spots: Spots) -> None:
            super().__init__(view)
            self.spots = spots

    class Moved(_Told):
        """A key moved the cursor."""

        def __init__(self, view: FigureView, spot: Spot) -> None:
            super().__init__(view)
            self.spot = spot

    class Picked(_Told):
        """A click, or Enter at the cursor: every spot of that cell, the one with most of it first."""

        def __init__(self, view: FigureView, spots: Spots, by_click: bool) -> None:
            super().__init__(view)
            self.spots = spots
            self.by_click = by_click

    map = _Looks[RootMap](load("clinic"))
    base = _Looks[Base]("roots")
    lit = _Looks[frozenset[Spot | str]](frozenset())
    light_of = _Looks[Callable[[Spot], frozenset[Spot | str]] | None](None)
    """What is lit with the cursor, instead of `lit`: so a move is drawn once, and not again for its light."""
    cursor = _Looks[Spot | None](None)
    values = _Looks[Mapping[str, float | None]]({})
    tints = _Looks[Mapping[Spot | str, RGB]]({})
    signs = _Looks[Mapping[Spot | str, str]]({})
    labels = _Looks[Labels]("all")
    zoom = _Looks[Zoom | None](None)
    side = _Looks[Side]("left")
    with_spine = _Looks[bool](True)

    def __init__(self, *, id: str | None = None, classes: str | None = None) -> None:
        super().__init__(id=id, classes=classes)
        self._rows: Rows = []
        self._strips: dict[int, Strip] = {}
        self._drawn_as: tuple[Frame, Colouring] | None = None
        self._is_stale = True
        self._hovered: Spots = ()

    @property
    def frame(self) -> Frame:
        """The figure laid out in the widget's present size."""
        columns, rows = self.content_size
        return Frame.of(max(columns, 1), max(rows, 1), self.zoom, self.side, self.with_spine)

    @property
    def hovered(self) -> Spots:
        """What is under the mouse."""
        return self._hovered

    def redraw(self) -> None:
        """Draw anew what has changed, as soon as there is nothing else to do."""
        self._is_stale = True
        self.check_idle()

    def on_mount(self) -> None:
        self.app.theme_changed_signal.subscribe(self, lambda _: self.redraw())

    def on_resize(self, event: Resize) -> None:
        self._is_stale = True

    def on_idle(self) -> None:
        # Several moves of the mouse, or several properties, are drawn once: only what differs.
        if self._is_stale and self.is_mounted and self._rows:
            before = self._rows
            self._draw()
            if (len(before), len(before[0])) != (len(self._rows), len(self._rows[0])):
                self.refresh()
            elif regions := changes(before, self._rows):
                self.refresh(*regions)

    def _colouring(self) -> Colouring:
        depth, ground = depth_of(self.app), self.background_colors[1]
        return Colouring(
            map=self.map,
            base=self.base,
            lit=self.light_of(self.cursor) if self.light_of and self.cursor else self.lit,
            cursor=self.cursor,
            values=self.values,
            tints=self.tints,
            labels=self.labels,
            depth=depth,
            dark=self.app.current_theme.dark,
            background=ground.rgb if depth == "true" else None,
        )

    def _draw(self) -> None:
        self._is_stale = False
        frame = self.frame
        self._rows = paint(frame, self._colouring())
        put_captions(self._rows, frame, self._caption_colour)
        put_signs(self._rows, frame, self.signs)
        if self.cursor and depth_of(self.app) == "none" and (place := middle_cell(frame, self.cursor)):
            # Without colours the cursor is as solid as all that is lit.
            self._rows[place[1]][place[0]] = (CURSOR_SIGN, None, None, False)
        self._strips = {}

    @property
    def _caption_colour(self) -> Colour:
        depth = depth_of(self.app)
        if depth in ("16", "none"):
            return None
        grey = TextualColor.parse(self.app.theme_variables["quiet"]).rgb
        return grey if depth == "true" else nearest_of_256(grey)

    def render_line(self, y: int) -> Strip:
        columns, rows = self.content_size
        if self._is_stale or (len(self._rows), len(self._rows[0])) != (rows, columns):
            self._draw()
        if y >= len(self._rows):
            return Strip.blank(columns, self._ground)
        if y not in self._strips:
            self._strips[y] = strip_of(self._rows[y], self._ground)
        return self._strips[y]

    @property
    def _ground(self) -> Style:
        return self.rich_style

    def _spots_at(self, event: MouseEvent) -> Spots:
        place = event.get_content_offset(self)
        return () if place is None else self.frame.at(place.x, place.y)

    def _hover(self, spots: Spots) -> None:
        if spots != self._hovered:
            self._hovered = spots
            self.post_message(self.Hovered(self, spots))

    def on_mouse_move(self, event: MouseMove) -> None:
        self._hover(self._spots_at(event))

    def on_leave(self, event: Leave) -> None:
        self._hover(())

    def on_click(self, event: Click) -> None:
        spots = self._spots_at(event)
        if spots:
            event.stop()
            self.post_message(self.Picked(self, spots, True))

    def start_of(self, *views: str) -> Spot | None:
        """Where a cursor begins: the spot nearest to the middle of a view; None if nothing of it shows."""
        frame = self.frame
        centres = {spot: frame.centre(spot) for spot in frame.spots if spot.view in views}
        if not centres:
            return None
        places = list(centres.values())
        middle = (sum(x for x, _ in places) / len(places), sum(y for _, y in places) / len(places))
        return min(centres, key=lambda spot: (dist(centres[spot], middle), spot))

    def action_move(self, direction: Direction) -> None:
        """Move the cursor; without one it begins at what is under the mouse, or in the middle."""
        frame, spot = self.frame, self.cursor
        if spot is not None and frame.cells_of(spot):
            spot = step(frame, spot, direction)
        else:
            spot = self._hovered[0] if self._hovered else self.start_of("front")
        if spot is not None:
            self.cursor = spot
            self.post_message(self.Moved(self, spot))

    def action_pick(self) -> None:
        """Choose what the cursor is on; without one the key is the screen's."""
        if self.cursor is None or not self.frame.cells_of(self.cursor):
            raise SkipAction
        self.post_message(self.Picked(self, (self.cursor,), False))
