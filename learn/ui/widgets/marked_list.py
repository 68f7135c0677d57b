"""A list whose highlighted row carries a sign, so that it shows in any number of colours."""

from __future__ import annotations

from collections.abc import Sequence

from textual.content import Content
from textual.widgets import OptionList
from textual.widgets.option_list import Option

SIGN_WIDTH = 2


class MarkedList(OptionList):
    """Rows of text; `❯` stands before the highlighted one."""

    DEFAULT_CSS = """
    MarkedList, MarkedList:focus {
        border: none; background: $background; background-tint: $background 0%; padding: 0 1;
        height: auto; max-height: 1fr; scrollbar-size-vertical: 1;
    }
    MarkedList > .option-list--option { padding: 0 1 0 0; }
    """

    def __init__(self, id_: str) -> None:
        super().__init__(id=id_, markup=False)
        self._rows: list[Content] = []
        self._signed: int | None = None

    def put(self, rows: Sequence[tuple[str | None, Content]], highlighted: int) -> None:
        """Show rows of (id, text); one without an id is a heading, which cannot be highlighted."""
        self._rows = [content for _, content in rows]
        self._signed = None
        with self.prevent(OptionList.OptionHighlighted):
            self.clear_options()
            self.add_options(
                [
                    Option(self._drawn(content, signed=False), id_, disabled=id_ is None)
                    for id_, content in rows
                ]
            )
        self.highlighted = min(highlighted, len(rows) - 1) if rows else None

    def put_again(self, rows: Sequence[Content]) -> None:
        """Show the same rows with other texts, where they stand."""
        for index, content in enumerate(rows):
            if content != self._rows[index]:
                self._rows[index] = content
                drawn = self._drawn(content, signed=index == self.highlighted)
                self.replace_option_prompt_at_index(index, drawn)

    @property
    def chosen(self) -> str | None:
        """The id of the highlighted row."""
        if self.highlighted is None:
            return None
        return self.get_option_at_index(self.highlighted).id

    @property
    def row_width(self) -> int:
        """Columns that a row's text may take."""
        return max((self.size.width or self.app.size.width) - SIGN_WIDTH - 4, 30)

    def _drawn(self, content: Content, *, signed: bool) -> Content:
        return Content.assemble(("❯ " if signed else "  ", "bold $primary"), content)

    def watch_highlighted(self, highlighted: int | None) -> None:
        for index in (self._signed, highlighted):
            if index is not None and index < len(self._rows):
                drawn = self._drawn(self._rows[index], signed=index == highlighted)
                self.replace_option_prompt_at_index(index, drawn)
        self._signed = highlighted
        super().watch_highlighted(highlighted)


def chosen_row(name: str, value: str, more: str = "", *, width: int) -> Content:
    """A row whose value left and right change: its name in so many columns, `‹ value ›`, and more."""
    return Content.assemble(
        name.ljust(width), ("‹ ", "$faint"), (value, "$primary"), (" ›", "$faint"),
        (f"   {more}" if more else "", "$quiet"),
    )  # fmt: skip
