"""The body figure beside a question: skin to name, or to point at; after the answer, where it lies."""

from __future__ import annotations

from collections.abc import Sequence

from textual import on
from textual.color import Color
from textual.events import Resize

from learn.body.figure import Frame
from learn.body.palette import RGB
from learn.body.patches import PatchId
from learn.body.spots import Side, Spot, View
from learn.body.windows import ZOOMS, Zoom
from learn.cards.card import Card
from learn.cards.pointing import Pointed
from learn.cards.question import Question
from learn.ui.widgets.figure import FigureView
from learn.ui.widgets.figure_strips import middle_cell, signed
from learn.workspace.pointing import known_patches, map_of

FEWEST_CELLS = 3
"""Lit skin that shows in fewer cells is shown closer."""
_NARROW = 40
"""Columns below which the whole body would be too small to read."""
START = PatchId("navel-level")
_RIGHT, _WRONG = "✓", "✗"


class StudyFigure(FigureView):
    """Shows nothing of the map before the answer: no root's colour, no name, no spine."""

    DEFAULT_CSS = "StudyFigure { width: 1fr; height: 1fr; display: none; }"

    def __init__(self) -> None:
        super().__init__(id="figure")
        self.with_spine = False
        self._card = ""
        self._asked: Question | None = None
        self._told: Card | None = None
        """The card whose answer is shown, if the figure may come closer to it."""
        self._mark: tuple[Spot, str] | None = None
        """Where the person pointed, with the sign that says whether it was right."""

    def ask(self, question: Question) -> None:
        """Show the figure as the question wants it: its skin lit, or to point at."""
        card = question.card
        if self._card != card.key:
            self.cursor, self.zoom, self._card = None, None, card.key
        self.map, self.base, self.labels = map_of(card), "plain", "none"
        self.lit = _lit_of(card) if question.is_lit else frozenset()
        # Of skin to point at, the limb that is shown closer must not tell the side that is asked.
        self.side = "right" if question.is_lit and card.side == "right" else "left"
        self.tints, self._mark, self._told = {}, None, None
        self.can_focus = question.is_pointed
        self._asked = question
        if question.is_lit:
            self.call_after_refresh(self._come_close)

    def wait(self) -> None:
        """Show nothing, where the figure is for after the answer alone."""
        self._asked, self._told, self._card, self.can_focus = None, None, "", False
        self.visible = False

    def reveal(self, card: Card, pointed: Pointed | None, is_right: bool) -> None:
        """Show where the answer lies, with its roots; and where the person pointed."""
        self._asked, self.can_focus, self.cursor = None, False, None
        self.map, self.base, self.labels = map_of(card), "roots", "lit"
        self.lit, self.tints, self._mark = frozenset(known_patches(card)), {}, None
        if not _least(self.frame, known_patches(card)):
            self.zoom = None
        spot = next((spot for spot in self.frame.spots if pointed and _is_at(spot, pointed)), None)
        if spot is not None:
            self._mark = (spot, _RIGHT if is_right else _WRONG)
            self.tints = {} if is_right else {spot: self._wrong}
        self.visible = True
        self.redraw()
        # Where the person pointed might lie outside the part that would be shown.
        self._told = card if spot is None else None
        self.call_after_refresh(self._come_close_to_answer)

    def on_resize(self, event: Resize) -> None:
        """The answer's text may take room from the figure; Textual calls the figure's own handler too."""
        self._come_close_to_answer()

    def _come_close_to_answer(self) -> None:
        """Where little room is left beside the answer, show the part of the body that it is about."""
        if self._told and self.zoom is None and 0 < self.content_size.width < _NARROW:
            self.zoom = self._best_zoom(known_patches(self._told))
            # Asked again, it begins with the whole: this part would tell where to point.
            self._card = ""

    def _draw(self) -> None:
        super()._draw()
        if self._mark is not None and (place := middle_cell(self.frame, self._mark[0])):
            self._rows[place[1]][place[0]] = signed(self._rows[place[1]][place[0]], self._mark[1])

    @property
    def _wrong(self) -> RGB:
        hue = self.app.theme_variables["again"]
        return (240, 114, 127) if hue.startswith("ansi") else Color.parse(hue).rgb

    def start_of(self, *views: str) -> Spot | None:
        """The keyboard begins at the navel, where it shows."""
        navel = Spot("front", START, "mid")
        return navel if navel in self.frame.spots else super().start_of(*views)

    def closer(self) -> None:
        """Go on to the next part of the body, and at last back to the whole."""
        steps: Sequence[Zoom | None] = (None, *ZOOMS)
        self.zoom = steps[(steps.index(self.zoom) + 1) % len(steps)]

    def other_limb(self) -> None:
        """Where a limb is shown closer, show the one of the other side."""
        self.side = "right" if self.side == "left" else "left"

    def _come_close(self) -> None:
        """Show lit skin larger that would be lost on the whole figure; it is lit, so this tells nothing."""
        # By now another card may be asked, and where that is to be pointed at must not be told.
        if self._asked is None or not self._asked.is_lit or self.zoom is not None or not self.size:
            return
        lit, side = known_patches(self._asked.card), self._asked.card.side
        if _least(self.frame, lit, side) < FEWEST_CELLS:
            self.zoom = self._best_zoom(lit, side)

    def _best_zoom(self, patches: Sequence[str], side: str = "") -> Zoom:
        """The part of the body in which the smallest of some patches is largest."""
        columns, rows = self.content_size
        frames = ((zoom, Frame.of(columns, rows, zoom, self.side, False)) for zoom in ZOOMS)
        return max((_least(frame, patches, side), zoom) for zoom, frame in frames)[1]

    @on(FigureView.Hovered)
    def _follow(self, event: FigureView.Hovered) -> None:
        """What is under the mouse lights up, while there is something to point at."""
        if self._asked is not None and self._asked.is_pointed:
            self.cursor = event.spots[0] if event.spots else None


def _lit_of(card: Card) -> frozenset[Spot | str]:
    """The skin that is lit: on both sides, or on the card's own."""
    lit = known_patches(card)
    if not card.side:
        return frozenset(lit)
    sides: tuple[Side, ...] = ("right" if card.side == "right" else "left", "mid")
    views: tuple[View, ...] = ("front", "back")
    return frozenset(Spot(view, patch, side) for patch in lit for view in views for side in sides)


def _least(frame: Frame, patches: Sequence[str], side: str = "") -> int:
    """The cells of the patch that shows in the fewest; on one side, or on both together."""
    counts = dict.fromkeys(patches, 0)
    for spot in frame.spots:
        if spot.name in counts and (not side or spot.side in (side, "mid")):
            counts[spot.name] += len(frame.cells_of(spot))
    return min(counts.values(), default=FEWEST_CELLS)


def _is_at(spot: Spot, pointed: Pointed) -> bool:
    return (spot.name, spot.view) == (pointed.patch, pointed.view) and pointed.side in (spot.side, "", "mid")
