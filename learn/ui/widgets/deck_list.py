"""The decks with what each asks today."""

from __future__ import annotations

from textual.content import Content
from textual.events import Resize

from learn.scheduling.queue import Remaining
from learn.ui.widgets.marked_list import SIGN_WIDTH, MarkedList
from learn.workspace.overview import Overview

EVERYTHING = "*"
_BROKEN = "!"
_COLUMNS = (("due", "$good"), ("learning", "$hard"), ("new", "$easy"))
_WIDTH = 10


class DeckList(MarkedList):
    """Everything due, then each deck; broken files last. Words left, numbers right."""

    def __init__(self) -> None:
        super().__init__("decks")
        self._overview: Overview | None = None

    def show(self, overview: Overview, chosen: str | None) -> None:
        """Draw the decks, with `chosen` (an id) highlighted."""
        self._overview = overview
        self._draw(chosen)

    def _draw(self, chosen: str | None) -> None:
        overview = self._overview
        if overview is None:
            return
        width = self.row_width
        rows = [(EVERYTHING, self._row("Everything due", overview.today, width))]
        rows += [(count.deck.id, self._row(count.deck.title, count.today, width)) for count in overview.decks]
        rows += [
            (f"{_BROKEN}{broken.path}", _broken_row(broken.name, broken.problems[0].message, width))
            for broken in overview.broken
        ]
        ids = [id_ for id_, _ in rows]
        self.put(rows, ids.index(chosen) if chosen in ids else 0)

    def _row(self, title: str, today: Remaining, width: int) -> Content:
        numbers = (today.reviews, today.learning, today.new)
        room = width - _WIDTH * len(numbers)
        cells = [
            Content.styled(str(n).rjust(_WIDTH), hue) if n else Content.styled("·".rjust(_WIDTH), "$faint")
            for n, (_, hue) in zip(numbers, _COLUMNS, strict=True)
        ]
        return Content("").join([Content(title).truncate(room, ellipsis=True, pad=True), *cells])

    def heading(self) -> Content:
        """The names of the columns, to stand above."""
        room = self.row_width - _WIDTH * len(_COLUMNS)
        return Content.styled(
            " " * (room + SIGN_WIDTH) + "".join(name.rjust(_WIDTH) for name, _ in _COLUMNS), "$quiet"
        )

    def on_resize(self, event: Resize) -> None:
        self._draw(self.chosen)


def broken_path(row: str | None) -> str | None:
    """The file of a broken row, or None for any other."""
    return row[len(_BROKEN) :] if row and row.startswith(_BROKEN) else None


def _broken_row(name: str, message: str, width: int) -> Content:
    row = Content.assemble(("✗ ", "$again"), name, (f"  {message}", "$quiet"))
    return row.truncate(width, ellipsis=True)
