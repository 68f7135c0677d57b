"""How the answer of one card is marked, from what its template and note say."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from learn.cards.card import Card
from learn.cards.numbers import read_number
from learn.cards.roots import read_roots
from learn.decks.aliases import AliasFinder
from learn.decks.cardwise import ElsewhereAnswer
from learn.decks.figure import FigureChecker
from learn.decks.findings import Findings
from learn.decks.head import Head
from learn.decks.markings import NOTHING_SAID, Marking
from learn.decks.model import Vocabulary
from learn.decks.notes import Note
from learn.decks.patterns import PlacedPattern
from learn.decks.questions import Question
from learn.decks.reader import Scope
from learn.decks.rootslips import WRITTEN, root_slip
from learn.decks.source import Node
from learn.decks.templates import Template
from learn.decks.texts import MAX_ACCEPTED

_BETWEEN = re.compile(r"\s*[,;]\s*(?:and\s+)?")
_LAST_AND = re.compile(r"\s+(?:and|&)\s+(?!.*\s(?:and|&)\s)")


class AnswerKey(NamedTuple):
    """What a card is asked by and marked against, beside its answer."""

    kind: str
    kinds: tuple[str, ...] = ()
    accepted: tuple[str, ...] = ()
    expect: str = ""
    items: tuple[str, ...] = ()
    unit: str = ""
    elsewhere: tuple[tuple[str, str], ...] = ()
    aliases: tuple[tuple[str, ...], ...] = ()
    never_offer: tuple[str, ...] = ()
    field: str = ""


class AnswerKeys:
    """Makes the answer keys of a deck's cards."""

    def __init__(
        self,
        findings: Findings,
        head: Head,
        vocabularies: dict[str, Vocabulary],
        figure: FigureChecker,
    ) -> None:
        self._findings = findings
        self._figure = figure
        self._head = head
        self._vocabularies = vocabularies
        self._plain: dict[str, AnswerKey] = {}
        """For each template what its cards share."""
        self._finders: dict[tuple[str, ...], AliasFinder] = {}

    def of(self, template: Template, note: Note, question: Question, scope: Scope) -> AnswerKey:
        """The answer key of one card; notes an answer that is not what its template expects."""
        key = self._plain.get(template.id)
        if key is None:
            asked = template.asks_by("typed", "choice")
            field = f"{self._head.id}:{template.id}" if asked else ""
            key = AnswerKey(template.kind.name, template.kinds, expect=template.marking.expect, field=field)
            self._plain[template.id] = key
        said, marking = note.card_wise, template.marking
        if (template.answer is None and template.sort) or (key.kind == "flip" and not key.kinds):
            return key
        if key.kind == "map":
            return self._of_regions(key, template, note, question, scope)
        if said is None and not scope.vocabulary and marking is NOTHING_SAID:
            return key._replace(items=question.items) if question.items else key
        return self._full(key, template, note, question, scope)

    def _full(
        self, key: AnswerKey, template: Template, note: Note, question: Question, scope: Scope
    ) -> AnswerKey:
        """The answer key of a card of which something is said."""
        said, marking = note.card_wise, template.marking
        if said and any(said.without_options(*names) for names in _names(template, question.end)):
            key = key._replace(kind="typed" if key.kind == "choice" else key.kind, kinds=())
        if marking.expect:
            self._check_expected(template, note, question)
        items = question.items
        if marking.expect == "list" and not items:
            items = split_list(question.answer)
        accepted = self._filled("accept", marking.accept, note, question) if marking.accept else ()
        elsewhere = self._elsewhere(template, note, question, scope.source or "")
        texts = (question.answer, *items, *accepted, *(text for text, _ in elsewhere))
        return key._replace(
            accepted=accepted,
            items=items,
            unit=self._unit(marking, question),
            elsewhere=elsewhere,
            aliases=self._aliases(scope.vocabulary, texts),
            never_offer=self._never_offered(template, note, question),
        )

    def _of_regions(
        self, key: AnswerKey, template: Template, note: Note, question: Question, scope: Scope
    ) -> AnswerKey:
        """The answer key of a card that asks for a place: in words each region of it is right."""
        accepted = self._filled("accept", template.marking.accept, note, question)
        named = self._figure.names_of((*patches_of(note, question), *accepted_patches(note)))
        texts = tuple(dict.fromkeys((*question.items, *accepted, *named)))
        aliases = self._aliases(scope.vocabulary, (question.answer, *texts))
        return key._replace(accepted=texts, expect="term", aliases=aliases)

    def _elsewhere(
        self, template: Template, note: Note, question: Question, source: str
    ) -> tuple[tuple[str, str], ...]:
        """Answers of sources other than the card's own, each with its source's title."""
        if not template.marking.elsewhere and note.card_wise is None:
            return ()
        found: list[tuple[str, str]] = []
        for other, placed in template.marking.elsewhere:
            if other != source:
                found += [(text, other) for text in self._filled("elsewhere", (placed,), note, question)]
        for answer in _said_elsewhere(template, note, question.end):
            if answer.source == source:
                hint = f"“{source}” is this card's own source; what else is right in it belongs in `accept`."
                self._findings.error(answer.place, f"“{source}” is not elsewhere", hint)
            found.append((answer.text, answer.source))
        return tuple(
            dict.fromkeys(
                (text, self._head.sources[other].title)
                for text, other in found
                if not same_answer(text, question.answer)
            )
        )

    def _never_offered(self, template: Template, note: Note, question: Question) -> tuple[str, ...]:
        if not template.asks_by("choice"):
            return ()
        own = note.card_wise.never_offer if note.card_wise else ()
        return tuple(
            dict.fromkeys((*own, *self._filled("never_offer", template.marking.never_offer, note, question)))
        )

    def _unit(self, marking: Marking, question: Question) -> str:
        """What the answer counts; empty if the note lacks a field that it names."""
        unit = marking.unit
        if unit is None or not question.fields.keys() >= set(unit.pattern.names):
            return ""
        return unit.pattern.fill(question.texts)

    def _aliases(self, ids: tuple[str, ...] | None, texts: Sequence[str]) -> tuple[tuple[str, ...], ...]:
        if not ids:
            return ()
        finder = self._finders.get(ids)
        if finder is None:
            known = [self._vocabularies[id_] for id_ in ids if id_ in self._vocabularies]
            finder = self._finders[ids] = AliasFinder(known)
        return finder.find(texts)

    def _check_expected(self, template: Template, note: Note, question: Question) -> None:
        """Note an answer that is not what `expect` says."""
        expect, answer = template.marking.expect, question.answer
        if expect == "roots" and (slip := root_slip(answer)):
            message, hint = f"template “{template.id}” expects roots, and {slip}", WRITTEN
        elif expect == "roots" and read_roots(answer) is None:
            message = f"template “{template.id}” expects roots, and the answer “{answer[:80]}” names none"
            hint = "For example C6, C5 to C6, or S3 and below."
        elif expect == "number" and read_number(answer) is None:
            message = f"template “{template.id}” expects a number, and the answer is “{answer[:80]}”"
            hint = "For example 8, or 8 pairs."
        else:
            return
        self._findings.error(answer_place(template, note), message, hint)

    def _filled(
        self,
        key: str,
        patterns: tuple[PlacedPattern, ...],
        note: Note,
        question: Question,
    ) -> tuple[str, ...]:
        """The texts of some patterns; one that names a field which the note lacks is passed over."""
        texts: list[str] = []
        for placed in patterns:
            if not question.fields.keys() >= set(placed.pattern.names):
                continue
            if placed.pattern.count(question.fields) > MAX_ACCEPTED:
                what = f"`{key}` of template “{question.template}”"
                message = f"{what} stands for more than {MAX_ACCEPTED} texts here"
                self._findings.error(note.place, message, f"Name fewer list fields in one `{key}`.")
            else:
                texts += placed.pattern.fill_each(question.fields)
        return tuple(dict.fromkeys(texts))


def _names(template: Template, end: str) -> tuple[tuple[str, str], ...]:
    """How notes name a card: by its template or the end of its key; or as a card that it is like."""
    own = (template.id, end)
    like = template.marking.like
    return (own, (like, end.replace(template.id, like, 1))) if like else (own,)


def _said_elsewhere(template: Template, note: Note, end: str) -> list[ElsewhereAnswer]:
    if note.card_wise is None:
        return []
    names = _names(template, end)
    return [answer for each in names for answer in note.card_wise.elsewhere_of(*each)]


def patches_of(note: Note, question: Question) -> tuple[str, ...]:
    """The patches of a card."""
    return note.patches.of(question.end.partition("#")[2]) if note.patches else ()


def accepted_patches(note: Note) -> tuple[str, ...]:
    """The patches that map cards of a note take as right too."""
    return tuple(node.text for node in note.patches.accepted) if note.patches else ()


def split_list(text: str) -> tuple[str, ...]:
    """The items of a list written as a text: between commas or semicolons, and at the last `and`."""
    items = [item for item in _BETWEEN.split(text) if item]
    if items:
        items[-1:] = _LAST_AND.split(items[-1])
    return tuple(item.strip() for item in items if item.strip())


def check_card_wise(findings: Findings, note: Note, templates: list[Template], cards: list[Card]) -> None:
    """Note what a note says of cards that it has not, or to which it does not apply."""
    said = note.card_wise
    if said is None:
        return
    kinds = {template.id: template for template in templates}
    ends = {card.key.split("/", 2)[2] for card in cards}
    known = sorted(ends | kinds.keys())
    for key, places in (("elsewhere", [node for node, _ in said.elsewhere]), ("no_options", said.no_options)):
        for node in places:
            if node.text not in known:
                hint = f"A card is named by the end of its key. Here: {', '.join(known[:12])}."
                findings.error(node, f"this note has no card “{node.text[:80]}”", hint)
                continue
            template = kinds[node.text.partition("#")[0]]
            asked = ("choice",) if key == "no_options" else ("typed", "choice")
            if not template.asks_by(*asked):
                message = f"`{key}` has no use here: template “{template.id}” is of kind {template.kind.name}"
                findings.error(node, message, f"It is for kind {' and '.join(asked)}.")
    if said.never_offer_place and not any(template.asks_by("choice") for template in templates):
        message = "`never_offer` has no use here: no card of this note has options"
        findings.error(said.never_offer_place, message, "Delete it, or write `kind: choice` in a template.")


def answer_place(template: Template, note: Note) -> Node:
    """Where an answer is written: the field that it is made of, if it is one."""
    name = (template.answer or template.ask).pattern.only
    return note.nodes[name][1] if name in note.nodes else note.place


def same_answer(text: str, answer: str) -> bool:
    roots = read_roots(text)
    return text.casefold() == answer.casefold() or (roots is not None and roots == read_roots(answer))
