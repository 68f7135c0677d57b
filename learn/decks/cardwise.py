"""What a note says of how its cards are asked and marked."""

from __future__ import annotations

from typing import NamedTuple

from learn.decks.head import CARD_WISE_KEYS
from learn.decks.reader import Entries, NodeReader
from learn.decks.source import ListNode, Node, TextNode


class ElsewhereAnswer(NamedTuple):
    """An answer of another source to one card, and where it is written."""

    source: str
    text: str
    place: Node


class CardWise(NamedTuple):
    """What a note says of its cards; a card is named by the end of its key: `roots` or `roots#thumb`."""

    elsewhere: tuple[tuple[TextNode, tuple[ElsewhereAnswer, ...]], ...]
    never_offer: tuple[str, ...]
    never_offer_place: Node | None
    no_options: tuple[TextNode, ...]

    def elsewhere_of(self, template: str, end: str) -> list[ElsewhereAnswer]:
        """The answers of other sources to a card with a template and the end of its key."""
        return [
            answer for node, answers in self.elsewhere if node.text in (template, end) for answer in answers
        ]

    def without_options(self, template: str, end: str) -> bool:
        """Whether a card is never asked by choice."""
        return any(node.text in (template, end) for node in self.no_options)


def read_card_wise(reader: NodeReader, entries: Entries) -> CardWise | None:
    """What a note's entries say of its cards; None if that is nothing."""
    if not any(name in entries for name in CARD_WISE_KEYS):
        return None
    elsewhere = _elsewhere(reader, entries["elsewhere"][1]) if "elsewhere" in entries else ()
    never: tuple[str, ...] = ()
    place = None
    if "never_offer" in entries:
        place = entries["never_offer"][1]
        never = reader.texts(place, "never_offer")
    ends: tuple[TextNode, ...] = ()
    if "no_options" in entries:
        node = entries["no_options"][1]
        items = node.items if isinstance(node, ListNode) else [node]
        ends = tuple(_end(item) for item in items if reader.text(item, "no_options") is not None)
    return CardWise(elsewhere, never, place, ends)


def _elsewhere(reader: NodeReader, node: Node) -> tuple[tuple[TextNode, tuple[ElsewhereAnswer, ...]], ...]:
    said: list[tuple[TextNode, tuple[ElsewhereAnswer, ...]]] = []
    for key, value in (reader.entries(node, "`elsewhere`") or {}).values():
        if isinstance(value, TextNode):
            message = "`elsewhere` of a note names a card first, then a source"
            hint = (
                "For example `elsewhere: {roots: {other-map: C6}}`, with a template's id before the source."
            )
            reader.findings.error(value, message, hint)
            continue
        answers: list[ElsewhereAnswer] = []
        for source, text in (reader.entries(value, "`elsewhere`") or {}).values():
            if reader.known_source(source, source.text):
                texts = reader.texts(text, f"the answer of “{source.text}”")
                answers += [ElsewhereAnswer(source.text, one, source) for one in texts]
        said.append((key, tuple(answers)))
    return tuple(said)


def _end(node: Node) -> TextNode:
    assert isinstance(node, TextNode)
    return TextNode(node.text.strip(), node.line, node.column)
