"""The body map in small, for Home: what is known and what fades."""

from __future__ import annotations

from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Static

from learn.body.maps import load
from learn.ui.map_words import shade_of, weakest_words
from learn.ui.widgets.figure import FigureView
from learn.workspace.atlas import Knowledge

_MOST = 3


class SmallMap(Vertical):
    """The figure without names or spine, and a line below it."""

    DEFAULT_CSS = """
    SmallMap { height: auto; }
    SmallMap FigureView { height: 1fr; }
    SmallMap Static { height: auto; text-align: center; color: $quiet; }
    """

    def __init__(self, *, id: str | None = None) -> None:
        view = FigureView()
        view.can_focus = False
        view.labels, view.with_spine = "none", False
        self._view, self._words = view, Static(markup=False)
        super().__init__(view, self._words, id=id)

    def show(self, knowledge: Knowledge) -> None:
        """Colour by memory; by roots as long as nothing is learnt."""
        view, words = self._view, self._words
        if knowledge.is_blank:
            # Its patches have mostly one root each, and no stripes, which so small would be a chequerboard.
            view.map, view.base = load("standard"), "roots"
            words.update(Content("The map: press m."))
            return
        values = knowledge.values()
        view.map, view.base = load("clinic"), "values"
        view.values = {name: shade_of(value) for name, value in values.items() if value is not None}
        weak = weakest_words(knowledge.weakest(31))[:_MOST]
        told = ", ".join(f"{roots} {share}" for roots, share in weak)
        words.update(Content(f"Weak now: {told}. m: the map" if weak else "Nothing is weak now. m: the map"))
