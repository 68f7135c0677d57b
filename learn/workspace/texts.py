"""What options need of a deck: the cards of a field, kept while they are few."""

from __future__ import annotations

from collections.abc import Sequence

from learn.cards.card import Card
from learn.cards.lexicon import Lexicon
from learn.decks.library import Library


class DeckTexts:
    """The lexicon of a deck, and the cards that a card's options are taken from."""

    def __init__(self, library: Library) -> None:
        self._library = library
        self._small: dict[str, list[Card]] = {}

    def lexicon(self, deck: str) -> Lexicon:
        """The words and answers of a deck."""
        return self._library.lexicon(deck)

    def of_field(self, card: Card, confused: Sequence[str] = ()) -> list[Card]:
        """The cards of a deck whose answers are of the same kind as this card's.

        Of a large field those around the card, and those that were confused with it (keys).
        """
        if not card.field:
            return []
        if (kept := self._small.get(card.field)) is not None:
            return kept
        found, are_all = self._library.of_field(card, confused)
        if are_all:
            self._small[card.field] = found
        return found
