"""Warnings about options and other sources' answers: too few that are fair, and texts without an effect."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from typing import TypeVar

from learn.cards.card import Card
from learn.cards.folding import fold
from learn.cards.lexicon import answer_key, answer_keys
from learn.cards.options import FEWEST_DISTRACTORS, distractors, means
from learn.cards.question import kinds_of
from learn.cards.roots import read_roots
from learn.decks.advice import Advice, Asked
from learn.decks.answers import same_answer
from learn.decks.noteroots import roots_named
from learn.decks.notes import Note
from learn.decks.source import Node
from learn.decks.templates import Template

MOST_CARDS = 300
"""Cards of one template that are looked at; of more of them, as many are taken from all over the deck."""
_MOST_LOOKS = 30_000
"""Pairs of cards of one deck that are looked at where a card has no options at first sight."""
_T = TypeVar("_T")
_AT_FIRST = 24
_NAMED = 3


def warn_few_options(advice: Advice, templates: Sequence[Template], asked: Sequence[Asked]) -> None:
    """Warn of templates of which some cards are asked by choice, and have too few options."""
    fields = _by_template(asked)
    left = _MOST_LOOKS
    for template in templates:
        every = fields.get(template.id, [])
        all_choices = [one for one in every if "choice" in kinds_of(one.card)]
        choices = _spread(all_choices, MOST_CARDS)
        cards = [one.card for one in every]
        some = _of_different_answers(cards) if choices else []
        lacking: list[Asked] = []
        for one in choices:
            if _has_options(one.card, some):
                continue
            if len(some) > FEWEST_DISTRACTORS:
                left -= len(cards)
                if left < 0 or _has_options(one.card, cards):
                    continue
            lacking.append(one)
        if lacking:
            _warn_lacking(advice, template, lacking, len(choices), len(all_choices))


def _warn_lacking(
    advice: Advice, template: Template, lacking: list[Asked], looked_at: int, total: int
) -> None:
    notes = list(dict.fromkeys(one.note.id for one in lacking))
    named = ", ".join(f"“{note}”" for note in notes[:_NAMED])
    more = f" and {len(notes) - _NAMED} more" if len(notes) > _NAMED else ""
    share = "each card" if len(lacking) == total else f"{len(lacking)} of {looked_at} cards"
    share += " looked at" if looked_at < total else ""
    kind = "typed" if template.kind.name == "choice" else template.kind.name
    message = (
        f"template “{template.id}” has fewer than two fair options for {share} ({named}{more}), "
        f"which will be asked by kind {kind}"
    )
    hint = (
        "An option must be another answer, from a note that names none of the same roots. Add such notes;\n"
        f"if it is meant so, write `no_options: {template.id}` in these, or leave out choice."
    )
    advice.warn("few options", template.place, message, hint)


def _has_options(card: Card, others: Sequence[Card]) -> bool:
    return len(distractors(card, others)) >= FEWEST_DISTRACTORS


def _of_different_answers(cards: Sequence[Card]) -> list[Card]:
    """A few cards from all over the deck, no two with one answer; nearly always they hold enough options."""
    found: dict[str, Card] = {}
    for card in cards:
        found.setdefault(answer_key(card), card)
    return _spread(list(found.values()), _AT_FIRST)


def _spread(row: list[_T], most: int) -> list[_T]:
    return row[:: -(-len(row) // most)] if len(row) > most else row


def _by_template(asked: Sequence[Asked]) -> dict[str, list[Asked]]:
    found: dict[str, list[Asked]] = defaultdict(list)
    for one in asked:
        found[one.template.id].append(one)
    return found


def warn_idle_never_offer(
    advice: Advice, templates: Sequence[Template], notes: Sequence[Note], asked: Sequence[Asked]
) -> None:
    """Warn of texts that are never to be offered, and that nothing in the deck would offer."""
    offering = [one for one in asked if one.card.never_offer and "choice" in kinds_of(one.card)]
    if not offering:
        return
    answers = [one.card for one in asked if one.card.field]
    known = {key for card in answers for key in (*answer_keys(card), *map(fold, card.items))}
    roots = _NamedRoots(templates, notes)
    idle: dict[str, bool] = {}
    left = _MOST_LOOKS
    for one in offering:
        for text in one.card.never_offer:
            if (named := read_roots(text)) is not None:
                idle[text] = not roots.has_any(named, one.note)
            elif text not in idle:
                idle[text] = fold(text) not in known
                if idle[text]:
                    left -= len(answers)
                    idle[text] = left >= 0 and not any(means(text, card.answer, card) for card in answers)
            if idle[text]:
                _warn_idle(advice, one, text)


class _NamedRoots:
    """The roots that notes name, and how many notes name each."""

    def __init__(self, templates: Sequence[Template], notes: Sequence[Note]) -> None:
        self._counts = Counter(root for note in notes for root in roots_named(note.fields.values()))
        self._unfair = {
            name for t in templates for placed in t.marking.never_offer for name in placed.pattern.names
        }

    def has_any(self, roots: Iterable[str], note: Note) -> bool:
        """Whether one of some roots is named by more than what this note keeps away from itself."""
        own = set(roots_named(value for name, value in note.fields.items() if name not in self._unfair))
        unfair = set(roots_named(value for name, value in note.fields.items() if name in self._unfair)) - own
        return any(self._counts[root] > (root in unfair) for root in roots)


def _warn_idle(advice: Advice, one: Asked, text: str) -> None:
    message = f"`never_offer`: no answer of this deck is or names “{text[:80]}”"
    hint = "Look at how the answer that you mean is written, or delete it."
    advice.warn("never offer", _never_offer_place(one, text), message, hint)


def _never_offer_place(one: Asked, text: str) -> Node:
    said = one.note.card_wise
    if said and said.never_offer_place and text in said.never_offer:
        return said.never_offer_place
    for placed in one.template.marking.never_offer:
        names = placed.pattern.names
        if one.note.fields.keys() >= set(names) and text in placed.pattern.fill_each(one.note.fields):
            return one.note.nodes[names[0]][1] if names else placed.node
    return one.note.place


def warn_idle_elsewhere(advice: Advice, asked: Sequence[Asked]) -> None:
    """Warn of a note's `elsewhere` that says of another source what is the answer here too."""
    useful: set[tuple[int, int, str]] = set()
    idle: dict[tuple[int, int, str], Node] = {}
    for one in asked:
        for answer in one.note.card_wise.elsewhere_of(one.template.id, one.end) if one.note.card_wise else ():
            said = answer.place.line, answer.place.column, answer.text
            if same_answer(answer.text, one.card.answer):
                idle[said] = answer.place
            else:
                useful.add(said)
    for said, place in idle.items():
        if said not in useful:
            message = f"`elsewhere`: “{said[2][:80]}” is the answer of this card too"
            advice.warn("elsewhere", place, message, "Delete it; only what differs is told.")
