"""Tags to choose from, family by family."""

from __future__ import annotations

from collections.abc import Collection, Mapping

from textual import on
from textual.content import Content
from textual.events import Resize
from textual.message import Message
from textual.widgets import OptionList

from learn.study.tags import SECTIONS, families
from learn.ui.widgets.marked_list import SIGN_WIDTH, MarkedList

_WIDEST = 46
_COUNT = 7


class TagList(MarkedList):
    """Each tag with a box and the count of its cards; families stand under a heading."""

    class Toggled(Message):
        """A tag was clicked."""

        def __init__(self, tag: str) -> None:
            super().__init__()
            self.tag = tag

    def __init__(self) -> None:
        super().__init__("tags")
        self._counts: Mapping[str, int] = {}
        self._chosen_tags: Collection[str] = ()

    def show(self, counts: Mapping[str, int], chosen: Collection[str]) -> None:
        """Draw the tags; those chosen have a mark in their box."""
        is_new = counts != self._counts
        self._counts, self._chosen_tags = counts, chosen
        if is_new:
            self._draw()
        else:
            self.put_again([content for _, content in self._tag_rows()])

    def _draw(self) -> None:
        kept = self.highlighted
        self.put(self._tag_rows(), 1 if kept is None else kept)

    def _tag_rows(self) -> list[tuple[str | None, Content]]:
        found = families(self._counts)
        has_room = self.size.height >= len(self._counts) + 2 * len(found)
        lines: list[tuple[str | None, Content]] = []
        for family in found:
            above = f"\n{' ' * SIGN_WIDTH}" if lines and has_room else ""
            lines.append((None, Content.styled(f"{above}{family.name}", "$quiet")))
            lines += [(tag, self._row(tag)) for tag in family.tags]
        return lines

    def _row(self, tag: str) -> Content:
        width = min(self.row_width, _WIDEST)
        is_chosen = tag in self._chosen_tags
        box = Content.styled("[x] " if is_chosen else "[ ] ", "bold $primary" if is_chosen else "$quiet")
        dot = Content.styled("● ", f"${tag}") if tag in SECTIONS else Content("  ")
        name = Content.styled(tag, "bold" if is_chosen else "").truncate(
            width - len(box) - len(dot) - _COUNT, ellipsis=True, pad=True
        )
        return Content("").join([box, dot, name, Content.styled(f"{self._counts[tag]:>{_COUNT},}", "$quiet")])

    def watch_highlighted(self, highlighted: int | None) -> None:
        super().watch_highlighted(highlighted)
        if highlighted == 1:
            self.scroll_home(animate=False)  # so that its heading is seen too

    def on_resize(self, event: Resize) -> None:
        self._draw()

    @on(OptionList.OptionSelected)
    def _selected(self, event: OptionList.OptionSelected) -> None:
        event.stop()
        if event.option.id is not None:
            self.post_message(self.Toggled(event.option.id))
