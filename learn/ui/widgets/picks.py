"""Things to choose from, folded to what is chosen while it is not their turn."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.content import Content
from textual.events import Blur, Focus, MouseDown, Resize
from textual.message import Message
from textual.widgets import Static

_BELOW = " " * 5


class Picks(Static, can_focus=True):
    """Boxes with names: arrow keys go through them, space chooses one or leaves it."""

    DEFAULT_CSS = "Picks { width: 1fr; height: auto; }"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("right", "go(1)", "next", show=False),
        Binding("left", "go(-1)", "previous", show=False),
        Binding("space", "pick", "choose", tooltip="choose what is marked, or leave it"),
    ]

    class Changed(Message):
        """Something was chosen, or left."""

    def __init__(self, id_: str, none: str, *, one: bool = False) -> None:
        """`none` is said where nothing is chosen. With `one`, exactly one is; each has its own rows."""
        super().__init__(id=id_, markup=False)
        self._none, self._one = none, one
        self._names: dict[str, str] = {}
        self._chosen: list[str] = []
        self._at = 0
        self._spans: list[tuple[int, int, int]] = []
        """Row, and first and last column, of each thing that is drawn."""

    @property
    def chosen(self) -> tuple[str, ...]:
        """The ids of what is chosen, in the order of the list."""
        return tuple(id_ for id_ in self._names if id_ in self._chosen)

    def offer(self, things: Sequence[tuple[str, str]], chosen: Collection[str]) -> None:
        """Offer things, as ids and names; what is chosen and not offered is left.

        The further lines of a name, where it has a row of its own, explain it.
        """
        self._names = dict(things)
        self._chosen = [id_ for id_ in self._names if id_ in chosen]
        self._at = min(self._at, max(len(self._names) - 1, 0))
        self._draw()

    def on_focus(self, event: Focus) -> None:
        if self._one and self._chosen:
            self._at = list(self._names).index(self._chosen[0])
        # After the click that gave it its turn, which would hit what was not there yet.
        self.call_after_refresh(self._draw)

    def on_blur(self, event: Blur) -> None:
        # It has its turn still while this is called.
        self.call_after_refresh(self._draw)

    def on_resize(self, event: Resize) -> None:
        self._draw()

    def _draw(self) -> None:
        self._spans = []
        if not self._one and not self.has_focus:
            names = ", ".join(self._names[id_] for id_ in self.chosen)
            self.update(Content(names or self._none))
            return
        rows: list[list[Content]] = [[]]
        width, used = max(self.size.width, 20), 0
        for at, (id_, name) in enumerate(self._names.items()):
            drawn = self._thing(at, id_, name.partition("\n")[0])
            if rows[-1] and (self._one or used + len(drawn) > width):
                rows.append([])
                used = 0
            self._spans.append((len(rows) - 1, used, used + len(drawn)))
            rows[-1].append(drawn)
            used += len(drawn) + 2
            for line in name.split("\n")[1:]:
                rows.append([Content.styled(f"{_BELOW}{line}", "$quiet")])
        self.update(Content("\n").join(Content("  ").join(row) for row in rows))

    def _thing(self, at: int, id_: str, name: str) -> Content:
        is_chosen, is_marked = id_ in self._chosen, self.has_focus and at == self._at
        box = ("(•)" if is_chosen else "( )") if self._one else ("[x]" if is_chosen else "[ ]")
        return Content.assemble(
            ("❯" if is_marked else " ", "bold $primary"),
            (box, "bold $primary" if is_chosen else "$quiet"),
            (f" {name}", "bold" if is_marked else ""),
        )

    def action_go(self, step: int) -> None:
        if self._names:
            self._at = (self._at + step) % len(self._names)
            if self._one:
                self._pick(self._at)
            self._draw()

    def action_pick(self) -> None:
        if self._names:
            self._pick(self._at)
            self._draw()

    def _pick(self, at: int) -> None:
        id_ = list(self._names)[at]
        if self._one:
            self._chosen = [id_]
        elif id_ in self._chosen:
            self._chosen.remove(id_)
        else:
            self._chosen.append(id_)
        self.post_message(self.Changed())

    def on_mouse_down(self, event: MouseDown) -> None:
        place = event.get_content_offset(self)
        for at, (row, first, end) in enumerate(self._spans):
            if place is not None and row == place.y and first <= place.x < end:
                self._at = at
                self._pick(at)
                self._draw()
