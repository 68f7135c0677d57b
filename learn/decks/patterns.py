"""A template's texts with placeholders, and where they stand in the file."""

from __future__ import annotations

from learn.decks.quoting import quoted
from learn.decks.reader import Entries, NodeReader
from learn.decks.source import ListNode, Node, TextNode
from learn.decks.texts import Pattern
from learn.values import dataclass

_MOST_PLACES = 50
_WHAT_TO_WRITE = {
    "sort": "Write `sort:` with the name of a field that has categories.",
    "words": "Write `words:` with the same question for who has no figure before them.",
    "text": f"Write `text:` with holes, in quotes: {quoted('The {{c1::thumb}} …')}",
}


@dataclass(frozen=True, slots=True)
class PlacedPattern:
    """A text with placeholders, and where it stands."""

    pattern: Pattern
    node: Node


def read_pattern(reader: NodeReader, entries: Entries, name: str) -> PlacedPattern | None:
    """The text of a key; None if it is missing or no text."""
    if name not in entries:
        return None
    node = entries[name][1]
    text = reader.text(node, name, lines=True)
    return None if text is None else _placed(reader, text, node)


def read_patterns(reader: NodeReader, entries: Entries, name: str) -> tuple[PlacedPattern, ...]:
    """The texts of a key that may have one or a list of them."""
    return placed_patterns(reader, entries[name][1], name) if name in entries else ()


def placed_patterns(reader: NodeReader, node: Node, name: str) -> tuple[PlacedPattern, ...]:
    """One text or a list of them, each with its place."""
    items = node.items if isinstance(node, ListNode) else [node]
    texts = [(reader.text(item, name), item) for item in items]
    found = (_placed(reader, text, item) for text, item in texts if text is not None)
    return tuple(placed for placed in found if placed is not None)


def _placed(reader: NodeReader, text: str, node: Node) -> PlacedPattern | None:
    """A text's pattern, unless it would grow beyond all bounds when it is filled."""
    if text.count("<") > _MOST_PLACES:
        hint = "Say it in fewer words."
        reader.findings.error(node, f"more than {_MOST_PLACES} placeholders in one text", hint)
        return None
    return PlacedPattern(Pattern(text), node)


def note_missing(reader: NodeReader, key: TextNode, name: str) -> None:
    """Note that a template lacks a key which its kind needs."""
    hint = _WHAT_TO_WRITE.get(name, f"Write `{name}:` with a text; fields stand in it as <field>.")
    reader.findings.error(key, f"template “{key.text}” has no `{name}`", hint)
