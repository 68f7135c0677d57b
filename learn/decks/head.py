"""What stands at the top of a deck: its id, title, sources and field names."""

from __future__ import annotations

from learn.decks.model import LAST, DocumentSource
from learn.decks.names import is_field_name, is_id, slug
from learn.decks.reader import SCOPE_KEYS, Entries, NodeReader, Scope
from learn.decks.source import ListNode, MapNode, Node, TextNode
from learn.values import dataclass

DECK_KEYS = (
    "format",
    "deck",
    "title",
    "about",
    "position",
    "optional",
    "sources",
    "fields",
    "templates",
    "notes",
    "chapters",
    "map",
    *SCOPE_KEYS,
    "vocabulary",
    "renamed_from",
)
CARD_WISE_KEYS = ("elsewhere", "never_offer", "no_options")
"""Keys of a note that say something of how its cards are marked or asked."""
NOTE_KEYS = (*SCOPE_KEYS, "why", *CARD_WISE_KEYS, "patches", "accept_patches", "renamed_from")
"""Keys of a note that are not fields."""
RESERVED = frozenset((*NOTE_KEYS, "part", "id"))
_DIGITS = 3
"""Digits of a deck's position."""
FIX = "`learn check --fix` writes it."
USUAL_MAP = "clinic"
"""The map of roots that a deck follows unless it names another."""


@dataclass(frozen=True, slots=True)
class Head:
    """A deck without its templates and notes."""

    id: str
    title: str
    about: str
    position: int
    optional: bool
    sources: dict[str, DocumentSource]
    fields: dict[str, TextNode] | None
    """Names in order, with their places; None if the deck does not list them."""
    scope: Scope
    renamed_from: tuple[tuple[str, Node], ...]
    map: str = USUAL_MAP
    map_place: Node | None = None


def check_format(reader: NodeReader, root: MapNode, what: str = "deck") -> bool:
    """Note a missing or misplaced `format: 1`; False if the rest cannot be understood."""
    findings = reader.findings
    if "format" not in root.entries:
        findings.error(root, "the first key must be `format: 1`", FIX)
        return True
    key, value = root.entries["format"]
    if next(iter(root.entries)) != "format":
        findings.error(key, "`format` must be the first key", "Move this line above the others.")
    text = value.text if isinstance(value, TextNode) else ""
    if text == "1":
        return True
    if text.isdecimal() and text.isascii() and text.strip("0"):
        hint = f"Update the program, or ask the {what}'s author for a {what} of format 1."
        findings.error(value, f"this {what} is of format {text[:20]}; this program reads format 1", hint)
        return False
    findings.error(value, "`format` must be 1", "Write `format: 1`.")
    return True


def read_head(reader: NodeReader, root: MapNode) -> Head:
    """Read everything but templates, notes and chapters."""
    entries = reader.entries(root, "a deck", DECK_KEYS) or {}
    sources = _sources(reader, entries)
    reader.sources = frozenset(sources)
    title = about = ""
    if "title" in entries:
        title = reader.text(entries["title"][1], "title") or ""
    else:
        reader.findings.error(root, "the deck has no `title`", "Write `title:` and what people shall see.")
    if "about" in entries:
        about = reader.text(entries["about"][1], "about", lines=True) or ""
    return Head(
        id=_deck_id(reader, root, entries),
        title=title,
        about=about,
        position=_position(reader, entries),
        optional="optional" in entries and reader.yes_or_no(entries["optional"][1], "optional") is True,
        sources=sources,
        fields=_fields(reader, entries),
        scope=reader.outer_scope(entries),
        renamed_from=read_former(reader, entries, "a deck's id"),
        map=(reader.id(entries["map"][1], "a map's id") if "map" in entries else "") or USUAL_MAP,
        map_place=entries["map"][1] if "map" in entries else None,
    )


def read_former(reader: NodeReader, entries: Entries, name: str) -> tuple[tuple[str, Node], ...]:
    """The former ids in `renamed_from`, each with its place; a note's may be `deck/note`."""
    if "renamed_from" not in entries:
        return ()
    node = entries["renamed_from"][1]
    former: list[tuple[str, Node]] = []
    for item in node.items if isinstance(node, ListNode) else [node]:
        text = reader.text(item, "renamed_from")
        if text is None:
            continue
        pieces = text.split("/") if name == "a note's id" else [text]
        if len(pieces) <= 2 and all(is_id(piece) for piece in pieces):
            former.append((text, item))
        else:
            reader.bad_id(item, text, name)
    return tuple(former)


def _position(reader: NodeReader, entries: Entries) -> int:
    """Where the deck stands among others; LAST if it does not say."""
    if "position" not in entries:
        return LAST
    node = entries["position"][1]
    text = reader.text(node, "position")
    if text is None:
        return LAST
    if text.isascii() and text.isdecimal() and 1 <= len(text.lstrip("0")) <= _DIGITS:
        return int(text)
    reader.findings.error(node, "`position` must be a number from 1 to 999", "Decks stand in its order.")
    return LAST


def _deck_id(reader: NodeReader, root: MapNode, entries: Entries) -> str:
    if "deck" in entries:
        return reader.id(entries["deck"][1], "a deck's id") or ""
    suggestion = slug(reader.findings.path.stem, "deck")
    reader.findings.error(root, "the deck has no id", f"Write `deck: {suggestion}`; {FIX}")
    return ""


def _sources(reader: NodeReader, entries: Entries) -> dict[str, DocumentSource]:
    sources: dict[str, DocumentSource] = {}
    if "sources" not in entries:
        return sources
    listing = reader.entries(entries["sources"][1], "`sources`") or {}
    for id_, (key, node) in listing.items():
        if not is_id(id_):
            reader.bad_id(key, id_, "a source's id")
        keys = ("title", "author", "date", "url")
        if isinstance(node, TextNode):
            hint = f"Write `{id_}: {{title: …}}`; author, date and url may follow."
            reader.findings.error(node, "a source must be a mapping with a `title`", hint)
            given: Entries = {}
        else:
            given = reader.entries(node, "a source", keys) or {}
            if isinstance(node, MapNode) and "title" not in given:
                reader.findings.error(key, f"source “{id_}” has no `title`", "Write its title.")
        texts = {name: reader.text(given[name][1], name) or "" for name in keys if name in given}
        sources[id_] = DocumentSource(id_, **{"title": "", **texts})
    return sources


def _fields(reader: NodeReader, entries: Entries) -> dict[str, TextNode] | None:
    if "fields" not in entries:
        return None
    node = entries["fields"][1]
    if not isinstance(node, ListNode):
        reader.findings.error(node, "`fields` must be a list of names", "For example: [roots, regions]")
        return None
    fields: dict[str, TextNode] = {}
    for item in node.items:
        name = reader.text(item, "a field's name")
        if name is None or not isinstance(item, TextNode):
            continue
        if name in RESERVED:
            reader.findings.error(
                item, f"a field cannot be named “{name}”", "That word has a meaning of its own."
            )
        elif not is_field_name(name):
            reader.bad_id(item, name, "a field's name", field=True)
        elif name in fields:
            reader.findings.error(item, f"field “{name}” is listed twice", "Delete one.")
        fields.setdefault(name, item)
    return fields
