"""Turning lists into mappings in the text of a file, everything else left byte for byte."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from typing import NamedTuple

from learn.decks.source import ListNode, MapNode, Node

_LINE_END = re.compile(r"\r\n|\r|\n")
_SHIFT = 2


class Edit(NamedTuple):
    """Put a text in the place of what stands between two indexes."""

    start: int
    end: int
    text: str


class Layout:
    """Where lines and nodes begin, and how far lines are to be moved to the right."""

    def __init__(self, text: str, root: Node) -> None:
        self.text = text
        ends = list(_LINE_END.finditer(text))
        self.line_end = ends[0][0] if ends else "\n"
        self._line_starts = [0, *(end.end() for end in ends)]
        self._line_stops = [*(end.start() for end in ends), len(text)]
        self._starts = sorted(_starts(root))
        self._shifts: dict[int, int] = {}

    def index(self, line: int, column: int) -> int:
        """The index of a place given as line and column from 1."""
        return self._line_starts[line - 1] + column - 1

    def line(self, number: int) -> str:
        """A line without its end."""
        return self.text[self._line_starts[number - 1] : self._line_stops[number - 1]]

    def after_line(self, number: int) -> int:
        """The index at which the next line begins."""
        return self._line_starts[number] if number < len(self._line_starts) else len(self.text)

    def shift_list(self, node: ListNode) -> None:
        """Move a list in the column of its key to the right, as the keys of a mapping must stand."""
        for number in range(node.line, self._last_line(node) + 1):
            self._shifts[number] = self._shifts.get(number, 0) + _SHIFT

    def indentation(self, line: int, column: int) -> str:
        """Spaces up to a column, with those by which the line moves."""
        return " " * (column - 1 + self._shifts.get(line, 0))

    def shifts(self) -> Iterator[Edit]:
        """The edits that move lines; lines with nothing in them stay."""
        for number, width in self._shifts.items():
            if self.line(number):
                start = self._line_starts[number - 1]
                yield Edit(start, start, " " * width)

    def _last_line(self, node: ListNode) -> int:
        """The last line of a block list, without the comments that belong to what follows."""
        following = bisect_right(self._starts, max(_starts(node)))
        last = self._starts[following][0] - 1 if following < len(self._starts) else len(self._line_starts)
        while last > node.line and _is_outside(self.line(last), node.column - 1):
            last -= 1
        return last


def _is_outside(line: str, list_indent: int) -> bool:
    """A line after a list's last text that is not the list's: empty, a comment, an outer list's dash."""
    text = line.lstrip(" ")
    indent = len(line) - len(text)
    if indent < list_indent and text.startswith("-"):
        return True
    return not text.strip() or (indent <= list_indent and text.startswith(("#", "...", "---")))


def list_to_map(layout: Layout, node: ListNode, ids: list[str]) -> Iterator[Edit]:
    """The edits that give each item of a list an id, and so make it a mapping."""
    if node.end:
        start = layout.index(node.line, node.column)
        yield Edit(start, start + 1, "{")
        yield Edit(node.end - 1, node.end, "}")
        for item, id_ in zip(node.items, ids, strict=True):
            place = layout.index(item.line, item.column)
            yield Edit(place, place, f"{id_}: ")
        return
    for item, id_ in zip(node.items, ids, strict=True):
        line = _dash_line(layout, node, item)
        dash = layout.index(line, node.column)
        if line == item.line and isinstance(item, ListNode | MapNode) and not item.end:
            below = layout.line_end + layout.indentation(item.line, item.column)
            yield Edit(dash, layout.index(item.line, item.column), f"{id_}:{below}")
        else:
            yield Edit(dash, dash + 1, f"{id_}:")


def apply(text: str, edits: list[Edit]) -> str:
    """The text after all edits; those at one place keep their order."""
    pieces: list[str] = []
    position = 0
    for edit in sorted(edits, key=lambda edit: edit.start):
        pieces += [text[position : edit.start], edit.text]
        position = edit.end
    return "".join([*pieces, text[position:]])


def _dash_line(layout: Layout, node: ListNode, item: Node) -> int:
    """The line of an item's dash: its own, or one above it."""
    for line in range(item.line, node.line, -1):
        text = layout.line(line)
        if text[node.column - 1 : node.column] == "-" and not text[: node.column - 1].strip():
            return line
    return node.line


def _starts(node: Node) -> Iterator[tuple[int, int]]:
    yield node.line, node.column
    if isinstance(node, ListNode):
        for item in node.items:
            yield from _starts(item)
    elif isinstance(node, MapNode):
        for key, value in node.entries.values():
            yield key.line, key.column
            yield from _starts(value)
