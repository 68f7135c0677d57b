"""Warnings about slips of the pen in notes: impossible roots, and texts that became parts."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from learn.cards.expecting import expected
from learn.cards.roots import read_roots
from learn.decks.advice import Advice, Asked
from learn.decks.answers import answer_place
from learn.decks.noteroots import may_be_roots
from learn.decks.notes import Note
from learn.decks.patterns import PlacedPattern
from learn.decks.quoting import quoted
from learn.decks.rootslips import WRITTEN, root_slip
from learn.decks.source import ListNode, MapNode, Node, TextNode
from learn.decks.templates import Template

_NAMED_ROOTS = re.compile(r"root|dermatome|myotome", re.IGNORECASE)


def warn_root_slips(
    advice: Advice, templates: Sequence[Template], notes: Sequence[Note], asked: Sequence[Asked]
) -> None:
    """Warn of impossible roots and of ranges that run upward, in fields and in answers that are roots."""
    for name in _fields_of_roots(templates, notes):
        for note in notes:
            for node in _text_nodes(note, name) if name in note.nodes else ():
                _warn_slip(advice, node.text, node)
    written = {t.id: tuple(_own_texts(t)) for t in templates}
    for one in asked:
        if one.template.answer is None or expected(one.card) != "roots":
            continue
        if not one.template.answer.pattern.only:
            _warn_slip(advice, one.card.answer, answer_place(one.template, one.note))
        for placed in written[one.template.id]:
            _warn_slip(advice, placed.pattern.fill({}), placed.node)
        written[one.template.id] = ()
        said = one.note.card_wise
        for answer in said.elsewhere_of(one.template.id, one.end) if said else ():
            _warn_slip(advice, answer.text, answer.place)
        if said and said.never_offer_place:
            for text in said.never_offer:
                _warn_slip(advice, text, said.never_offer_place)


def _warn_slip(advice: Advice, text: str, place: Node) -> None:
    if slip := root_slip(text):
        advice.warn("roots", place, slip, WRITTEN)


def _fields_of_roots(templates: Sequence[Template], notes: Sequence[Note]) -> list[str]:
    """The fields that are called roots, or of whose texts at least half are roots.

    Of a field that a template expects to be something else nothing is said: C14 is no slip in chemistry.
    """
    other = {
        template.answer.pattern.only
        for template in templates
        if template.answer and template.marking.expect in ("term", "number", "list")
    }
    counts: dict[str, tuple[int, int]] = {}
    for note in notes:
        for name in note.fields.keys() - other:
            roots, every = counts.get(name, (0, 0))
            for node in _text_nodes(note, name):
                every += 1
                roots += bool(may_be_roots(node.text) and read_roots(node.text))
            counts[name] = roots, every
    return [
        name
        for name, (roots, every) in counts.items()
        if 2 * roots >= max(every, 1) or _NAMED_ROOTS.search(name)
    ]


def _text_nodes(note: Note, name: str) -> Iterator[TextNode]:
    """The texts of a field, one by one, as they stand in the file."""
    nodes = [note.nodes[name][1]]
    while nodes:
        node = nodes.pop()
        if isinstance(node, TextNode):
            yield node
        elif isinstance(node, ListNode):
            nodes += node.items
        else:
            nodes += [value for _, value in node.entries.values()]


def _own_texts(template: Template) -> Iterator[PlacedPattern]:
    """The texts of a template's marking that no field stands in."""
    marking = template.marking
    for placed in (*marking.accept, *marking.never_offer, *(text for _, text in marking.elsewhere)):
        if not placed.pattern.names:
            yield placed


def warn_accidental_parts(advice: Advice, templates: Sequence[Template], notes: Sequence[Note]) -> None:
    """Warn of `[C8, little: finger]` and `{little: finger}`, where no template asks for parts."""
    wanted = {name for template in templates for name in (template.each, template.sort) if name}
    for note in notes:
        for name, (_, node) in note.nodes.items():
            if type(node) is not MapNode or not node.end or len(node.entries) != 1 or name in wanted:
                continue
            ((key, value),) = node.entries.values()
            if type(value) is not TextNode or not value.text.strip():
                continue
            message = f"“{key.text}” is the id of a part here, and only “{value.text}” is shown"
            hint = f"If it is meant as text, put it in quotes: {quoted(f'{key.text}: {value.text}')}"
            advice.warn("parts", key, message, hint)
