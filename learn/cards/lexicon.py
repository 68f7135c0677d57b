"""What a marker asks of the deck: which words mean something in it, and whose answer a text is.

A lexicon is filled and asked by the same functions. `deck_words(card)` gives the words of `matters`, each
folded by `fold_word`; `answer_keys(card)` gives the texts of `answered_by`, the card's own answer first:
roots as `C6 C7 C8`, a number in digits without needless zeros, a term by `fold`, a list as its folded items
in alphabetical order, joined with `; `. A typed text becomes such a key by `given_key`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Protocol

from learn.cards.card import Card, template_of
from learn.cards.expecting import expected
from learn.cards.folding import fold, words, words_of
from learn.cards.lists import key_of_items, split
from learn.cards.numbers import read_number
from learn.cards.roots import key_of_roots, read_roots

_ASIDE = re.compile(r"\([^()]*\)")


class Lexicon(Protocol):
    """What a marker asks of the deck of a card."""

    def matters(self, word: str) -> bool:
        """Whether a folded word occurs in any answer or alias of the deck."""

    def answered_by(self, card: Card, folded: str) -> str | None:
        """Key of another card of the deck whose whole answer this key is; of the same template first."""

    def holding(self, card: Card, patch: str) -> str | None:
        """Key of another card of the same template that has this patch, and the least beside it."""


class _NoLexicon:
    """No deck: no word matters, no other card is there."""

    def matters(self, word: str) -> bool:
        return False

    def answered_by(self, card: Card, folded: str) -> str | None:
        return None

    def holding(self, card: Card, patch: str) -> str | None:
        return None


NO_LEXICON: Lexicon = _NoLexicon()


def key_of(text: str, expect: str) -> str:
    """The key of a text read as roots, number, term or list; read as a term if it cannot be."""
    if expect == "roots" and (roots := read_roots(text)) is not None:
        return key_of_roots(roots)
    if expect == "number" and (number := read_number(text)) is not None:
        return number.value
    return key_of_items(split(text)) if expect == "list" else fold(text)


def answer_key(card: Card) -> str:
    """The key of a card's answer, without what stands in brackets."""
    return _answer_key(card, expected(card))


def _answer_key(card: Card, expect: str) -> str:
    if expect == "list" and card.items:
        return key_of_items(card.items)
    without = _ASIDE.sub(" ", card.answer)
    return key_of(without if words(without) else card.answer, expect)


def answer_keys(card: Card) -> tuple[str, ...]:
    """The keys of all right texts of a card, its own answer first."""
    expect = expected(card)
    texts = (card.answer, *card.accepted)
    return tuple(dict.fromkeys((_answer_key(card, expect), *(key_of(text, expect) for text in texts))))


def given_key(card: Card, text: str) -> str:
    """The key of a typed text, read as the card expects."""
    return key_of(text, expected(card))


def deck_words(card: Card) -> set[str]:
    """The folded words of a card's answers and aliases: typed, none of them is ever a slip."""
    others = (text for text, _ in card.elsewhere)
    aliases = (phrase for group in card.aliases for phrase in group)
    texts = (card.answer, *card.accepted, *card.items, *others, *aliases)
    return set().union(*map(words_of, texts))


class DeckLexicon:
    """A lexicon in memory, of the cards that it is given: for small decks and tests."""

    def __init__(self, cards: Iterable[Card]) -> None:
        self._words: set[str] = set()
        self._cards: dict[str, list[str]] = {}
        self._patches: dict[tuple[str, str], list[Card]] = {}
        for card in cards:
            self._words |= deck_words(card)
            for key in answer_keys(card):
                self._cards.setdefault(key, []).append(card.key)
            for patch in card.patches:
                self._patches.setdefault((template_of(card.key), patch), []).append(card)

    def matters(self, word: str) -> bool:
        """Whether a folded word occurs in any answer or alias."""
        return word in self._words

    def answered_by(self, card: Card, folded: str) -> str | None:
        """The other card: of the same template, else of the same note, else the first."""
        return nearest(card, self._cards.get(folded, ()))

    def holding(self, card: Card, patch: str) -> str | None:
        """The other card that is about the least beside the patch."""
        having = self._patches.get((template_of(card.key), patch), ())
        others = [other for other in having if other.key != card.key and other.deck == card.deck]
        return min(others, key=lambda other: len(other.patches)).key if others else None


def nearest(card: Card, keys: Iterable[str]) -> str | None:
    """Of the keys of cards with one answer, another's: of the same template, else note, else the first."""
    return min((key for key in keys if key != card.key), key=lambda key: _nearness(card, key), default=None)


def _nearness(card: Card, key: str) -> int:
    if template_of(key) == template_of(card.key):
        return 0
    return 1 if key.startswith(f"{card.note}/") else 2
