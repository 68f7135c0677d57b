"""The options of a multiple-choice question: never one that is also right, the likeliest mix-ups first."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from hashlib import blake2b

from learn.cards.card import Card
from learn.cards.lexicon import answer_key
from learn.cards.marking import Outcome, mark
from learn.cards.roots import ROOTS
from learn.values import dataclass

MOST_DISTRACTORS = 4
FEWEST_DISTRACTORS = 2
"""With fewer fair ones the card is asked typed instead."""
_PLACE = {root: place for place, root in enumerate(ROOTS)}
_FAR = 99


@dataclass(frozen=True, slots=True)
class Option:
    """One option: its text, and the card whose answer it is."""

    text: str
    key: str


def is_fair(card: Card, other: Card) -> bool:
    """Whether another card's answer may stand beside this card's as a wrong option.

    It must not be right by any way of reading it: not by the marker (aliases, accepted texts, answers
    of other sources, half of a list), not because both notes name a common root, and not if the
    author says never to offer it.
    """
    if not other.answer.strip() or answer_key(card) == answer_key(other):
        return False
    if set(card.roots) & set(other.roots):
        return False
    if _marked(card, other.answer) is not Outcome.WRONG or _marked(other, card.answer) is not Outcome.WRONG:
        return False
    return not any(means(text, other.answer, card) for text in (*card.never_offer, *_texts(card)))


def _texts(card: Card) -> tuple[str, ...]:
    return tuple(text for text, _ in card.elsewhere)


def _marked(card: Card, text: str) -> Outcome:
    return mark(replace(card, kind="typed"), text).outcome


def means(text: str, offered: str, card: Card) -> bool:
    """Whether an offered answer means a text."""
    alone = replace(card, kind="typed", answer=text, accepted=(), items=(), elsewhere=())
    return mark(alone, offered).outcome is not Outcome.WRONG


def distractors(card: Card, others: Sequence[Card], confused: Sequence[str] = ()) -> list[Card]:
    """Fair cards to take options from, the best first.

    In this order: what this learner has given for this answer before (`confused`, keys, the most often
    first), the card's confusable group, neighbours, then any other of the same field.
    """
    ranks = {key: rank for rank, key in enumerate(confused)}
    groups = set(card.confusable)

    def rank(other: Card) -> tuple[int, int, int, bytes]:
        return (
            ranks.get(other.key, _FAR),
            0 if groups & set(other.confusable) else 1,
            _distance(card, other),
            _mixed(card.key, other.key),
        )

    fair, keys = [], {answer_key(card)}
    for other in sorted((o for o in others if o.note != card.note), key=rank):
        if (key := answer_key(other)) not in keys and is_fair(card, other):
            keys.add(key)
            fair.append(other)
        if len(fair) == MOST_DISTRACTORS:
            break
    return fair


def _distance(card: Card, other: Card) -> int:
    """How near two notes lie: the next root, then the same section, then the same level of another one.

    Without some of its own section the right answer would stand out by its letter alone.
    """
    if not card.roots or not other.roots:
        return _FAR
    steps = min(abs(_PLACE[a] - _PLACE[b]) for a in card.roots for b in other.roots)
    if steps == 1:
        return 1
    if {root[0] for root in card.roots} & {root[0] for root in other.roots}:
        return 2
    return 3 if {root[1:] for root in card.roots} & {root[1:] for root in other.roots} else 3 + steps


def _mixed(*parts: str) -> bytes:
    return blake2b("\n".join(parts).encode(), digest_size=8).digest()


def options_for(
    card: Card, others: Sequence[Card], confused: Sequence[str], reviews: int
) -> tuple[Option, ...]:
    """The options in the order shown, the right one among them; empty if there are too few fair ones.

    The order changes with the count of reviews, so that places are not learned.
    """
    wrong = distractors(card, others, confused)
    if len(wrong) < FEWEST_DISTRACTORS:
        return ()
    options = [Option(card.answer, card.key), *(Option(other.answer, other.key) for other in wrong)]
    return tuple(sorted(options, key=lambda option: _mixed(card.key, str(reviews), option.text)))
