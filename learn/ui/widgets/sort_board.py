"""Items to put into categories."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from textual import on
from textual.content import Content
from textual.message import Message
from textual.widgets import OptionList

from learn.cards.question import Question
from learn.ui.widgets.marked_list import MarkedList

_DONE = "done"


class SortBoard(MarkedList):
    """A row for each item; a number puts it into a category, Enter or a click into the next one."""

    DEFAULT_CSS = "SortBoard, SortBoard:focus { padding: 0; margin-bottom: 1; }"

    class Placed(Message):
        """The person has placed every item."""

        def __init__(self, placed: Mapping[str, str]) -> None:
            super().__init__()
            self.placed = placed

    def __init__(self) -> None:
        super().__init__("board")
        self._items: tuple[str, ...] = ()
        self._categories: tuple[str, ...] = ()
        self._placed: dict[str, str] = {}
        self.all_placed = "That is all: mark it"
        """What the last row says once every item has its place."""

    @property
    def placed(self) -> Mapping[str, str]:
        """The items placed so far, each with its category."""
        return dict(self._placed)

    def ask(self, question: Question, items: Sequence[str], placed: Mapping[str, str] | None = None) -> None:
        """Show the items in this order, none of them placed but those in `placed`."""
        self._items = tuple(items)
        self._categories, self._placed = question.categories, dict(placed or {})
        self.can_focus = True
        self._draw(0)

    def _draw(self, highlighted: int) -> None:
        width = max((len(item) for item in self._items), default=0) + 3
        rows = []
        for item in self._items:
            category = self._placed.get(item)
            mark = (category, "bold $primary") if category else ("…", "$faint")
            rows.append((item, Content.assemble(item.ljust(width), mark)))
        left = len(self._items) - len(self._placed)
        rows.append((_DONE, Content.styled(f"{left} to place" if left else self.all_placed, "$quiet")))
        self.put(rows, highlighted)

    def put_in(self, number: int) -> None:
        """Put the highlighted item into a category by its number, and go on to the next item."""
        at = self.highlighted
        if at is None or at >= len(self._items) or not 1 <= number <= len(self._categories):
            return
        self._placed[self._items[at]] = self._categories[number - 1]
        self._draw(at + 1)

    def finish(self) -> bool:
        """Hand the sorting in; if an item is not placed, go to it instead."""
        if len(self._placed) < len(self._items):
            self.highlighted = next(n for n, item in enumerate(self._items) if item not in self._placed)
            return False
        self.post_message(self.Placed(dict(self._placed)))
        return True

    def reveal(self, question: Question) -> None:
        """Mark each item; those that were misplaced show where they belong."""
        self.can_focus = False
        width = max((len(item) for item, _ in question.card.sort), default=0) + 3
        rows = []
        belongs = dict(question.card.sort)
        for item in self._items:
            category = belongs[item]
            is_right = self._placed.get(item) == category
            sign, hue = ("✓ ", "$good") if is_right else ("✗ ", "$again")
            rows.append((item, Content.assemble((sign, hue), item.ljust(width), (category, f"bold {hue}"))))
        self.put(rows, 0)
        self.highlighted = None

    @on(OptionList.OptionSelected)
    def _selected(self, event: OptionList.OptionSelected) -> None:
        event.stop()
        if not self.can_focus:
            return
        if event.option_index >= len(self._items):
            self.finish()
            return
        item = self._items[event.option_index]
        now = self._placed.get(item)
        following = self._categories.index(now) + 1 if now in self._categories else 0
        self._placed[item] = self._categories[following % len(self._categories)]
        self._draw(event.option_index)
