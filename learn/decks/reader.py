"""Taking values of the expected shape out of a tree of nodes."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from learn.decks.findings import Findings
from learn.decks.names import FIELD_GRAMMAR, ID_GRAMMAR, did_you_mean, is_id, listed, slug
from learn.decks.quoting import braced, quoted
from learn.decks.source import ListNode, MapNode, Node, TextNode
from learn.decks.texts import clean, one_line

Entries = dict[str, tuple[TextNode, Node]]

MAX_TEXT = 10_000
"""Characters of one text: what is more fills screens, and no card needs it."""
SCOPE_KEYS = ("source", "heading", "tags", "confusable")
_YES = frozenset(("yes", "true"))
_NO = frozenset(("no", "false"))


class Scope(NamedTuple):
    """What a deck, chapter, note or template says about its cards; None where it says nothing."""

    source: str | None = None
    heading: str | None = None
    tags: tuple[str, ...] = ()
    confusable: tuple[str, ...] | None = None
    vocabulary: tuple[str, ...] | None = None
    """Only a deck or a chapter says this."""

    def within(self, outer: Scope) -> Scope:
        """This scope, with what only the outer one says added."""
        return Scope(
            self.source or outer.source,
            self.heading or outer.heading,
            tuple(dict.fromkeys(outer.tags + self.tags)),
            outer.confusable if self.confusable is None else self.confusable,
            outer.vocabulary if self.vocabulary is None else self.vocabulary,
        )


EVERYTHING_UNSAID = Scope()


class NodeReader:
    """Reads nodes of one file, and notes what has the wrong shape."""

    def __init__(self, findings: Findings) -> None:
        self.findings = findings
        self.sources: frozenset[str] = frozenset()
        self.vocabularies: dict[str, TextNode] = {}
        """Each vocabulary that is opted into, with the first place that names it."""

    def text(self, node: Node, name: str, lines: bool = False) -> str | None:
        """A text that is not empty; its line breaks stay if `lines` is set."""
        if type(node) is not TextNode:
            self._not_text(node, name)
            return None
        if len(node.text) > MAX_TEXT:
            hint = "Split it: a card asks one fact."
            self.findings.error(node, f"{name} is longer than {MAX_TEXT:,} characters", hint)
            return None
        text = clean(node.text) if lines else one_line(node.text)
        if not text:
            hint = "Write its text, in quotes if it begins with “#”, or delete the key."
            self.findings.error(node, f"{name} is empty", hint)
            return None
        return text

    def texts(self, node: Node, name: str, lines: bool = False) -> tuple[str, ...]:
        """One text, or a list of them."""
        items = node.items if isinstance(node, ListNode) else [node]
        return tuple(text for item in items if (text := self.text(item, name, lines)) is not None)

    def id(self, node: Node, name: str) -> str | None:
        """A text that is an id."""
        text = self.text(node, name)
        if text is None or is_id(text):
            return text
        self.bad_id(node, text, name)
        return None

    def ids(self, node: Node, name: str) -> tuple[str, ...]:
        """One id, or a list of them."""
        items = node.items if isinstance(node, ListNode) else [node]
        return tuple(text for item in items if (text := self.id(item, name)) is not None)

    def yes_or_no(self, node: Node, name: str) -> bool | None:
        """True for `yes`, False for `no`."""
        text = node.text.strip().casefold() if isinstance(node, TextNode) else ""
        if text in _YES | _NO:
            return text in _YES
        self.findings.error(node, f"{name} must be yes or no", f"Write `{name}: yes`, or delete it.")
        return None

    def bad_id(self, node: Node, text: str, name: str, field: bool = False, more: str = "") -> None:
        """Note that a text cannot be an id, or a field's name; `more` is another way out."""
        grammar = FIELD_GRAMMAR if field else ID_GRAMMAR
        hint = grammar if slug(text) == text else f"{grammar}\nFor example: {slug(text)}"
        self.findings.error(node, f"“{text[:80]}” cannot be {name}", f"{hint}\n{more}" if more else hint)

    def entries(self, node: Node, name: str, known: Iterable[str] = ()) -> Entries | None:
        """A mapping's entries; with `known`, those with other keys are noted and left out."""
        if type(node) is not MapNode:
            self.findings.error(node, f"{name} must be a mapping", "Write `key: value`, one on each line.")
            return None
        known = tuple(known)
        if not known:
            return node.entries
        for key, (place, value) in node.entries.items():
            if key not in known:
                hint = did_you_mean(key, known) or f"Keys here: {', '.join(known)}."
                if node.end and type(value) is TextNode and not value.text:
                    hint = "Inside {…} a comma ends a value: put a value with a comma in quotes."
                self.findings.error(place, f"“{key[:80]}” is not a key of {name}", hint)
        return {key: entry for key, entry in node.entries.items() if key in known}

    def scope(self, entries: Entries) -> Scope:
        """The source, heading, tags and confusable groups of a deck, chapter, note or template."""
        source = heading = confusable = None
        tags: tuple[str, ...] = ()
        if "source" in entries and (source := self.id(entries["source"][1], "source")):
            self.known_source(entries["source"][1], source)
        if "heading" in entries:
            heading = self.text(entries["heading"][1], "heading")
        if "tags" in entries:
            tags = self.texts(entries["tags"][1], "tags")
        if "confusable" in entries:
            confusable = self.ids(entries["confusable"][1], "confusable")
        return Scope(source, heading, tags, confusable)

    def outer_scope(self, entries: Entries) -> Scope:
        """The scope of a deck or chapter, which may also opt into vocabularies."""
        scope = self.scope(entries)
        if "vocabulary" not in entries:
            return scope
        node = entries["vocabulary"][1]
        for item in node.items if isinstance(node, ListNode) else [node]:
            if isinstance(item, TextNode) and is_id(text := one_line(item.text)):
                self.vocabularies.setdefault(text, item)
        return scope._replace(vocabulary=self.ids(node, "a vocabulary's id"))

    def known_source(self, node: Node, source: str) -> bool:
        """Whether a text is the id of one of the deck's sources; noted if not."""
        if source in self.sources:
            return True
        hint = did_you_mean(source, self.sources) or f"The deck's `sources`: {listed(sorted(self.sources))}."
        self.findings.error(node, f"“{source[:80]}” is not one of the deck's sources", hint)
        return False

    def _not_text(self, node: Node, name: str) -> None:
        """A `{`, or a `: ` inside a list, made a mapping of what was meant as text."""
        written = braced(
            self.findings.line_at(node.line), node.column, isinstance(node, MapNode) and node.end > 0
        )
        shape = "a list" if isinstance(node, ListNode) else "a mapping"
        hint = f"If it is meant as text, put it in quotes: {quoted(written)}"
        self.findings.error(node, f"{name} must be a text, and this is {shape}", hint)
