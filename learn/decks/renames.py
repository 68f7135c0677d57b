"""What `renamed_from` says: which card had which key before."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import product

from learn.cards.card import Card
from learn.decks.findings import Findings
from learn.decks.head import Head
from learn.decks.notes import Note
from learn.decks.source import Node, TextNode
from learn.decks.templates import Template

_GONE = "The old id must not be in use any more: delete `renamed_from`, or give the other one a new id."


def check_renames(
    findings: Findings, head: Head, templates: tuple[Template, ...], notes: tuple[Note, ...]
) -> None:
    """Note every `renamed_from` that names an id which still lives here, or that two things claim."""
    for former, node in head.renamed_from:
        if former == head.id:
            findings.error(
                node, f"“{former}” is what the deck is called now", "Name the id that it had before."
            )
    live = {template.id: template.place for template in templates}
    _check(findings, "template", live, ((template.id, template.renamed_from) for template in templates))
    live = {note.id: note.place for note in notes}
    prefix = f"{head.id}/"
    named = (
        (note.id, tuple((former.removeprefix(prefix), node) for former, node in note.renamed_from))
        for note in notes
        if note.renamed_from
    )
    _check(findings, "note", live, named)


def _check(
    findings: Findings,
    what: str,
    live: dict[str, TextNode],
    named: Iterable[tuple[str, tuple[tuple[str, Node], ...]]],
) -> None:
    claimed: dict[str, Node] = {}
    for _, formers in named:
        for former, node in formers:
            if former in live:
                message = f"{what} “{former}” still stands in line {live[former].line}"
                findings.error(node, message, _GONE)
            elif (first := claimed.setdefault(former, node)) is not node:
                message = (
                    f"{what} “{former}” is claimed here a second time; the first is in line {first.line}"
                )
                findings.error(node, message, "What it was can have become only one of the two.")


def list_renames(
    head: Head, templates: tuple[Template, ...], notes: tuple[Note, ...], cards: tuple[Card, ...]
) -> tuple[tuple[str, str], ...]:
    """Pairs (former key, key) for every way in which deck, note and template were called before."""
    decks = (head.id, *(former for former, _ in head.renamed_from))
    earlier_notes = {
        note.id: [former for former, _ in note.renamed_from] for note in notes if note.renamed_from
    }
    earlier_templates = {
        template.id: [former for former, _ in template.renamed_from] for template in templates
    }
    if len(decks) == 1 and not earlier_notes and not any(earlier_templates.values()):
        return ()
    pairs: list[tuple[str, str]] = []
    for card in cards:
        _, note, template = card.key.split("/", 2)
        template, mark, part = template.partition("#")
        notes_before = [
            full
            for former in (note, *earlier_notes.get(note, ()))
            for full in ([former] if "/" in former else [f"{deck}/{former}" for deck in decks])
        ]
        for before, name in product(notes_before, (template, *earlier_templates[template])):
            former_key = f"{before}/{name}{mark}{part}"
            if former_key != card.key:
                pairs.append((former_key, card.key))
    return tuple(dict.fromkeys(pairs))
