"""From a deck's YAML to its cards, or to everything that is wrong with it."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

from learn.decks.cards import CardMaker
from learn.decks.findings import Findings
from learn.decks.head import check_format, read_head
from learn.decks.model import Deck
from learn.decks.notes import NoteReader
from learn.decks.problems import Problem
from learn.decks.reader import NodeReader
from learn.decks.renames import check_renames, list_renames
from learn.decks.source import MapNode, Node, TextNode, read_source
from learn.decks.templates import check_placeholders, read_templates


class Compiled(NamedTuple):
    """A deck, and its problems in the order of the file; no deck if any of them is an error."""

    deck: Deck | None
    problems: tuple[Problem, ...]


def compile_deck(data: bytes, path: Path) -> Compiled:
    """Compile a deck file's bytes; never raises, whatever they are."""
    source = read_source(data, path)
    deck = None if source.root is None else _compile(source.root, source.findings)
    findings = source.findings
    return Compiled(None if findings.failed else deck, findings.sorted())


def _compile(root: Node, findings: Findings) -> Deck | None:
    if not isinstance(root, MapNode):
        empty = isinstance(root, TextNode) and not root.text.strip()
        message = "the file is empty" if empty else "a deck must be a mapping"
        findings.error(root, message, "`learn new my-deck` writes a deck to start from.")
        return None
    reader = NodeReader(findings)
    if not check_format(reader, root):
        return None
    head = read_head(reader, root)
    templates = read_templates(reader, root.entries, root)
    notes = NoteReader(reader, head).read(root.entries, root)
    if templates is None:
        return None
    fields = frozenset(head.fields or ()).union(*(note.nodes for note in notes))
    check_renames(findings, head, templates, notes)
    if not check_placeholders(reader, templates, fields):
        return None
    cards = CardMaker(reader, head, templates).make(notes)
    if findings.failed:
        return None
    return Deck(
        id=head.id,
        title=head.title,
        about=head.about,
        path=findings.path,
        sources=tuple(head.sources.values()),
        notes=len(notes),
        cards=cards,
        renames=list_renames(head, templates, notes, cards),
    )
