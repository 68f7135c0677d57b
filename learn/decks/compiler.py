"""From a deck's YAML to its cards, or to everything that is wrong with it."""

from __future__ import annotations

from pathlib import Path

from learn.decks.cards import CardMaker
from learn.decks.figure import Figure
from learn.decks.findings import Findings
from learn.decks.head import check_format, read_head
from learn.decks.model import Compiled, Deck
from learn.decks.notes import NoteReader
from learn.decks.pace import TellShare, unshared, within
from learn.decks.placeholders import check_placeholders
from learn.decks.reader import NodeReader
from learn.decks.renames import check_renames, list_renames
from learn.decks.source import MapNode, Node, Source, TextNode, read_source
from learn.decks.templates import read_templates
from learn.decks.vocabulary import FOLDER, Shelf, is_vocabulary

__all__ = ["Compiled", "compile_deck", "compile_source"]

_YAML_READ, _NOTES_READ = 0.35, 0.5
"""Shares of the work on a large deck that are done by then (measured)."""


def compile_deck(
    data: bytes, path: Path, figure: Figure | None = None, tell: TellShare = unshared
) -> Compiled:
    """Compile a deck file's bytes; never raises, whatever they are, but for what `tell` raises.

    What it names of the body figure is looked up in `figure`; without one it is taken on trust.
    """
    source = read_source(data, path, within(tell, 0, _YAML_READ))
    return compile_source(source, figure=figure, tell=tell)


def compile_source(
    source: Source, thorough: bool = False, figure: Figure | None = None, tell: TellShare = unshared
) -> Compiled:
    """Compile a deck that was read; if thorough, also warn of what costs time to find."""
    findings = source.findings
    shelf = Shelf(findings.path)
    deck = None if source.root is None else _compile(source.root, findings, shelf, thorough, figure, tell)
    return Compiled(None if findings.failed else deck, findings.sorted(), shelf.stamps)


def _compile(
    root: Node, findings: Findings, shelf: Shelf, thorough: bool, figure: Figure | None, tell: TellShare
) -> Deck | None:
    if not isinstance(root, MapNode) or is_vocabulary(root):
        _note_no_deck(root, findings)
        return None
    reader = NodeReader(findings)
    if not check_format(reader, root):
        return None
    head = read_head(reader, root)
    templates = read_templates(reader, root.entries, root)
    notes = NoteReader(reader, head, within(tell, _YAML_READ, _NOTES_READ)).read(root.entries, root)
    if templates is None:
        return None
    fields = frozenset(head.fields or ()).union(*(note.nodes for note in notes))
    vocabularies = shelf.load(findings, reader.vocabularies)
    check_renames(findings, head, templates, notes)
    if not check_placeholders(reader, templates, fields):
        return None
    cards = CardMaker(reader, head, templates, vocabularies, figure).make(notes, within(tell, _NOTES_READ, 1))
    if thorough:
        from learn.decks.soundness import look_over  # late: who studies does without

        look_over(findings, templates, notes, cards)
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
        position=head.position,
        optional=head.optional,
    )


def _note_no_deck(root: Node, findings: Findings) -> None:
    if is_vocabulary(root):
        hint = f"Move it into a folder `{FOLDER}` beside the decks."
        findings.error(root, "this is a vocabulary, not a deck", hint)
        return
    empty = isinstance(root, TextNode) and not root.text.strip()
    message = "the file is empty" if empty else "a deck must be a mapping"
    findings.error(root, message, "`learn new my-deck` writes a deck to start from.")
