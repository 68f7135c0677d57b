"""The shipped decks, read once for all tests of their content."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

from learn.cards.card import Card
from learn.decks.library import DeckPlace, Library
from learn.paths import shipped_decks

HERE = Path(__file__).resolve().parent
ROOT = HERE.parents[1]
DOCUMENTS = {
    "story": "When Pain Follows a Path (Wondrous Roots)",
    "clinic": "Dermatomes (Cleveland Clinic)",
}
"""The two documents: their names here, and their titles in the decks."""


@lru_cache(maxsize=1)
def library() -> Library:
    """Nothing but the shipped decks."""
    return Library.open([DeckPlace(shipped_decks(), "shipped")], None)


@lru_cache(maxsize=1)
def cards() -> dict[str, Card]:
    """Every card of every shipped deck by its key."""
    found = (library().card(key) for entry in library().decks for key in library().keys(entry.id))
    return {card.key: card for card in found if card is not None}


def is_from_a_document(card: Card) -> bool:
    """Whether a card's fact stands in one of the documents as it is: not joined, not from elsewhere."""
    return not {"extension", "derived"} & set(card.tags)
