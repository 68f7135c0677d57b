"""The values of a note's fields: a text, a list of texts, parts, or categories."""

from __future__ import annotations

from learn.decks.names import is_id
from learn.decks.quoting import quoted
from learn.decks.reader import NodeReader
from learn.decks.source import ListNode, MapNode, Node, TextNode
from learn.decks.texts import Categories, FieldValue, one_line

LONGEST_CATEGORY = 60


class ValueReader:
    """Reads the values of fields, and notes what is wrong with them."""

    def __init__(self, reader: NodeReader) -> None:
        self._reader = reader
        self._findings = reader.findings

    def read(self, name: str, node: Node) -> FieldValue | None:
        """A field's text, list, parts or categories; None if something is wrong with it."""
        if type(node) is TextNode:
            text = node.text
            if text and text.isprintable() and text[0] != " " != text[-1]:
                return text
            return self._reader.text(node, f"field “{name}”", lines=True)
        if type(node) is ListNode:
            if not node.items:
                self._findings.error(
                    node, f"field “{name}” is an empty list", "Write texts in it, or delete it."
                )
            return self._list(f"a text of “{name}”", node)
        entries = node.entries if isinstance(node, MapNode) else {}
        if not entries:
            self._findings.error(
                node, f"field “{name}” has no parts", 'Write `id: text` in it; as text, write "{}".'
            )
            return None
        if any(type(value) is ListNode for _, value in entries.values()):
            return self._categories(name, entries)
        return self._parts(name, entries, in_braces=isinstance(node, MapNode) and node.end > 0)

    def _list(self, name: str, node: ListNode) -> tuple[str, ...] | None:
        texts = self._reader.texts(node, name, lines=True)
        return texts if texts and len(texts) == len(node.items) else None

    def _parts(
        self, name: str, entries: dict[str, tuple[TextNode, Node]], in_braces: bool
    ) -> dict[str, str] | None:
        parts: dict[str, str] = {}
        for key, value in entries.values():
            if in_braces and isinstance(value, TextNode) and not value.text:
                message = f"part “{key.text}” of “{name}” is empty"
                text = quoted(f"{{{key.text}}}")
                hint = f"Braces hold parts, {{id: text}}. If it is meant as text, put it in quotes: {text}"
                self._findings.error(value, message, hint)
                continue
            read = self._reader.text(value, f"part “{key.text}” of “{name}”", lines=True)
            if not is_id(key.text):
                text = quoted(f"{key.text}: {read}") if read and len(entries) == 1 else ""
                more = f"If it is meant as text, put it in quotes: {text}" if text else ""
                self._reader.bad_id(key, key.text, "a part's id", more=more)
            elif read is not None:
                parts[key.text] = read
        return parts if len(parts) == len(entries) else None

    def _categories(self, name: str, entries: dict[str, tuple[TextNode, Node]]) -> Categories | None:
        members: dict[str, tuple[str, ...]] = {}
        for key, value in entries.values():
            category = category_name(key.text)
            if not category or len(category) > LONGEST_CATEGORY:
                message = f"“{category[:20]}” cannot be a category's name"
                self._findings.error(key, message, f"Write a text of at most {LONGEST_CATEGORY} letters.")
                continue
            if category in members:
                message = f"category “{category}” stands here a second time"
                self._findings.error(
                    key, message, "Make one of the two: a dash in a name is shown as a space."
                )
                continue
            what = f"an item of “{category}”"
            if type(value) is ListNode:
                if not value.items:
                    hint = "Write its items, or delete it: a category without any is never asked."
                    self._findings.error(value, f"category “{category}” has no items", hint)
                items = self._list(what, value)
            else:
                text = self._reader.text(value, what, lines=True)
                items = None if text is None else (text,)
            members[category] = items or ()
        sound = len(members) == len(entries) and all(members.values())
        return Categories(members) if sound else None


def category_name(key: str) -> str:
    """How a category is shown: an id with spaces for dashes, another text as it is written."""
    return key.replace("-", " ") if is_id(key) else one_line(key)
