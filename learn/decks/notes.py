"""Notes, as an author writes them: a list of values or a mapping of fields."""

from __future__ import annotations

from typing import NamedTuple

from learn.decks.cardwise import CardWise, read_card_wise
from learn.decks.figure import NotePatches, read_patches
from learn.decks.head import NOTE_KEYS, RESERVED, Head, read_former
from learn.decks.names import did_you_mean, is_field_name, is_id
from learn.decks.pace import TellShare, telling, unshared, within
from learn.decks.quoting import quoted
from learn.decks.reader import EVERYTHING_UNSAID, SCOPE_KEYS, Entries, NodeReader, Scope
from learn.decks.source import ListNode, MapNode, Node, TextNode
from learn.decks.texts import FieldValue, clean
from learn.decks.values import ValueReader

_CHAPTER_KEYS = (*SCOPE_KEYS, "vocabulary", "notes")
_NOT_FIELDS = frozenset(NOTE_KEYS)


class Note(NamedTuple):
    """One fact with its named fields."""

    id: str
    place: TextNode
    fields: dict[str, FieldValue]
    nodes: dict[str, tuple[TextNode, Node]]
    """For each field its name's place and its value's."""
    own: Scope
    outer: Scope
    """What chapter and deck say."""
    why: str
    renamed_from: tuple[tuple[str, Node], ...]
    sound: bool
    """Nothing is wrong with its fields."""
    card_wise: CardWise | None = None
    patches: NotePatches | None = None


class NoteReader:
    """Reads all notes of a deck, in the order of the file."""

    def __init__(self, reader: NodeReader, head: Head, tell: TellShare = unshared) -> None:
        self._reader = reader
        self._tell = tell
        self._findings = reader.findings
        self._head = head
        self._values = ValueReader(reader)
        self._fields = tuple(head.fields.items()) if head.fields is not None else None
        self._seen: dict[str, TextNode] = {}
        self._notes: list[Note] = []

    def read(self, root: Entries, place: Node) -> tuple[Note, ...]:
        """The notes of the deck and of its chapters."""
        for name in root:
            if name == "notes":
                self._block(root["notes"][1], self._head.scope, self._tell)
            elif name == "chapters":
                self._chapters(root["chapters"][1])
        if not self._notes and not self._findings.failed:
            hint = "Write `notes:` and at least one `id: [values]` below it."
            self._findings.error(
                root["notes"][1] if "notes" in root else place, "the deck has no notes", hint
            )
        return tuple(self._notes)

    def _chapters(self, node: Node) -> None:
        if not isinstance(node, ListNode):
            self._findings.error(node, "`chapters` must be a list", "Begin each chapter with “- ”.")
            return
        for number, item in enumerate(node.items):
            entries = self._reader.entries(item, "a chapter", _CHAPTER_KEYS)
            if entries is None:
                continue
            scope = self._reader.outer_scope(entries).within(self._head.scope)
            if "notes" in entries:
                share = 1 / len(node.items)
                self._block(
                    entries["notes"][1], scope, within(self._tell, number * share, (number + 1) * share)
                )
            else:
                self._findings.error(item, "this chapter has no `notes`", "Write `notes:` in it.")

    def _block(self, node: Node, outer: Scope, tell: TellShare) -> None:
        if isinstance(node, MapNode):
            for key, value in telling(node.entries.values(), tell):
                self._identify(key)
                self._note(key, value, outer)
        elif isinstance(node, ListNode):
            self._findings.error(node, "these notes have no ids", "`learn check --fix` writes them.")
            for item in node.items:
                self._note(TextNode("", item.line, item.column), item, outer)
        elif clean(node.text):
            self._findings.error(node, "`notes` must be a mapping", "Write one `id: [values]` on each line.")

    def _identify(self, key: TextNode) -> None:
        first = self._seen.setdefault(key.text, key)
        if first is not key:
            message = f"note “{key.text}” stands here a second time; the first is in line {first.line}"
            self._findings.error(key, message, "Give one of the two another id.")
        elif not is_id(key.text):
            self._reader.bad_id(key, key.text, "a note's id")

    def _note(self, key: TextNode, node: Node, outer: Scope) -> None:
        own, why, card_wise, patches = EVERYTHING_UNSAID, "", None, None
        former: tuple[tuple[str, Node], ...] = ()
        if type(node) is ListNode:
            nodes = self._positional(node)
        elif type(node) is MapNode:
            entries = node.entries
            nodes = entries
            if not _NOT_FIELDS.isdisjoint(entries):
                own = self._reader.scope(entries)
                why = (
                    self._reader.text(entries["why"][1], "why", lines=True) or "" if "why" in entries else ""
                )
                former = read_former(self._reader, entries, "a note's id")
                card_wise = read_card_wise(self._reader, entries)
                patches = read_patches(self._reader, entries)
                nodes = {name: entry for name, entry in entries.items() if name not in _NOT_FIELDS}
        else:
            nodes = None
            self._neither(node)
        fields: dict[str, FieldValue] = {}
        sound = nodes is not None
        for name, (place, value) in (nodes or {}).items():
            read = self._values.read(name, value) if self._is_field(name, place, node) else None
            if read is None:
                sound = False
            else:
                fields[name] = read
        self._notes.append(
            Note(key.text, key, fields, nodes or {}, own, outer, why, former, sound, card_wise, patches)
        )

    def _positional(self, node: ListNode) -> Entries | None:
        """The values of a `[…]` note under their fields' names."""
        if self._fields is None:
            hint = "Write for example `fields: [roots, regions]` in the deck, or `roots: …` in the note."
            self._findings.error(node, "a list of values needs the deck's `fields`", hint)
            return None
        if len(node.items) != len(self._fields):
            given, wanted = len(node.items), len(self._fields)
            message = f"this note has {given} value{'s' * (given != 1)}, and `fields` names {wanted}"
            names = ", ".join(name for name, _ in self._fields)
            hint = (
                f"Fields: {names}. A value with a comma wants quotes; a note that lacks a field is a mapping."
            )
            self._findings.error(node, message, hint)
            return None
        return {name: (place, item) for (name, place), item in zip(self._fields, node.items, strict=True)}

    def _is_field(self, name: str, place: TextNode, node: Node) -> bool:
        if type(node) is ListNode or (is_field_name(name) and name not in RESERVED):
            return True
        if name in RESERVED:
            self._findings.error(
                place, f"a field cannot be named “{name}”", "That word has a meaning of its own."
            )
        else:
            known = (*(self._head.fields or ()), *NOTE_KEYS)
            hint = did_you_mean(name, known)
            self._reader.bad_id(
                place, name, "a field's name", field=True
            ) if not hint else self._findings.error(
                place, f"“{name[:80]}” is neither a field nor a key of a note", hint
            )
        return False

    def _neither(self, node: Node) -> None:
        text = node.text if isinstance(node, TextNode) else ""
        hint = (
            f"For example [{text if text.isalnum() else quoted(text)}, …]"
            if text
            else "For example [C5, thumb]"
        )
        self._findings.error(node, "a note must be a list of values, or a mapping of fields", hint)
