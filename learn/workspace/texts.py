"""What marking and options need of a whole deck, looked up once."""

from __future__ import annotations

from collections import defaultdict

from learn.cards.card import Card
from learn.cards.lexicon import DeckLexicon, Lexicon
from learn.decks.library import Library


class DeckTexts:
    """The lexicon of each deck and the cards of each field, made when first asked for."""

    def __init__(self, library: Library) -> None:
        self._library = library
        self._lexicons: dict[str, Lexicon] = {}
        self._fields: dict[str, dict[str, list[Card]]] = {}

    def lexicon(self, deck: str) -> Lexicon:
        """The words and answers of a deck."""
        if deck not in self._lexicons:
            self._lexicons[deck] = DeckLexicon(self._cards(deck))
        return self._lexicons[deck]

    def of_field(self, card: Card) -> list[Card]:
        """The cards of a deck whose answers are of the same kind as this card's."""
        if card.deck not in self._fields:
            fields: dict[str, list[Card]] = defaultdict(list)
            for other in self._cards(card.deck):
                fields[other.field].append(other)
            self._fields[card.deck] = fields
        return self._fields[card.deck].get(card.field, []) if card.field else []

    def _cards(self, deck: str) -> list[Card]:
        found = (self._library.card(key) for key in self._library.keys(deck))
        return [card for card in found if card is not None]
