"""Warnings about questions: two that look alike, answers that are given away or too long to mark."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Hashable, Sequence
from dataclasses import replace

from learn.cards.card import Card
from learn.cards.expecting import expected
from learn.cards.folding import words
from learn.cards.kinds import KINDS
from learn.cards.lexicon import answer_key
from learn.cards.marking import mark
from learn.cards.question import kinds_of
from learn.decks.advice import Advice, Asked
from learn.decks.answers import answer_place

MOST_WORDS = 8
"""An answer of more words is hard to type as the deck has it."""
_SHOWN = 60
_ASIDE = re.compile(r"\([^()]*\)")
_LONG_WORD = re.compile(r"\w{3,}")
_ALTERNATIVES = re.compile(
    r"\b(?:or|either|whether|which of|among|between|vs|versus)\b|[/|;]|,.*,", re.IGNORECASE
)
"""What shows that a prompt names several things to choose from."""


def warn_same_prompts(advice: Advice, asked: Sequence[Asked]) -> None:
    """Warn of a card that asks what an earlier one asks: another answer is wanted, or the same again."""
    first: dict[Hashable, Asked] = {}
    for one in asked:
        before = first.setdefault(_prompt_key(one.card), one)
        if before is one:
            continue
        sort = ("same prompt", before.template.id, one.template.id)
        if advice.count(sort):
            continue
        where = f"in line {before.note.place.line}"
        if before.note is one.note:
            where = f"“{before.end}” of the same note"
        asks = f"“{one.end}” asks “{_short(one.card.prompt)}” as the card {where} does"
        if _is_same_answer(before.card, one.card):
            hint = "It is a duplicate: delete one of the two, or ask it another way."
            advice.warn(sort, one.note.place, f"{asks}, and wants the same answer", hint)
        elif not (_accepts(before.card, one.card.answer) and _accepts(one.card, before.card.answer)):
            wants = f"“{_short(one.card.answer)}”, not “{_short(before.card.answer)}”"
            hint = "Say in the question which of the two is wanted, or let each accept the other's answer."
            advice.warn(sort, one.note.place, f"{asks}, and wants {wants}", hint)


def warn_long_answers(advice: Advice, asked: Sequence[Asked]) -> None:
    """Warn of answers that nobody types word by word; lists are marked item by item."""
    for one in asked:
        card = one.card
        if not _is_typed(card) or card.kind == "map" or card.items or len(card.answer) < 2 * MOST_WORDS:
            continue
        if min(map(_count_words, (card.answer, *card.accepted))) <= MOST_WORDS:
            continue
        if expected(card) in ("term", "number"):
            message = f"“{one.end}” is to be typed, and its answer has {_count_words(card.answer)} words"
            hint = "Long answers are hard to mark: use kind flip, ask for less, or accept a shorter text."
            advice.warn(("long", one.template.id), answer_place(one.template, one.note), message, hint)


def warn_given_away(advice: Advice, asked: Sequence[Asked]) -> None:
    """Warn of prompts in which all words of the answer stand, unless they name what to choose from."""
    for one in asked:
        card = one.card
        if card.ordered or not (_is_typed(card) or "choice" in kinds_of(card)):
            continue
        if expected(card) not in ("term", "list") or not _is_in(card.answer, card.prompt):
            continue
        message = f"“{one.end}” gives its answer away: “{_short(card.answer)}” stands in its question"
        hint = "Ask it in other words, or turn question and answer round."
        advice.warn(("given away", one.template.id), one.note.place, message, hint)


def _prompt_key(card: Card) -> Hashable:
    """What makes two prompts look alike: not spaces, the last mark, or the case of words.

    The case of a letter or two may be what is asked (m and M), and so may accents and signs. What is
    asked by the body figure may be asked in words by another card.
    """
    text = " ".join(unicodedata.normalize("NFKC", card.prompt).split()).rstrip(" .?!:…")
    items = frozenset(item for item, _ in card.sort)
    return _LONG_WORD.sub(lambda word: word[0].casefold(), text), items, bool(card.at_figure)


def _is_same_answer(card: Card, other: Card) -> bool:
    return card.answer == other.answer or answer_key(card) == answer_key(other)


def _accepts(card: Card, text: str) -> bool:
    return mark(replace(card, kind="typed"), text).is_right


def _is_typed(card: Card) -> bool:
    return not card.self_rated and any(KINDS[kind].typed for kind in kinds_of(card))


def _count_words(text: str) -> int:
    """The words that must be typed: what stands in brackets need not be."""
    return len(_ASIDE.sub(" ", text).split())


def _is_in(answer: str, prompt: str) -> bool:
    if _ALTERNATIVES.search(prompt):
        return False
    wanted = {word.folded for word in words(answer)}
    return wanted <= {word.folded for word in words(prompt)} and any(map(str.isalpha, wanted))


def _short(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= _SHOWN else f"{line[: _SHOWN - 1].rstrip()}…"
