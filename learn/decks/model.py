"""A deck as it is once compiled."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from learn.cards.card import Card


@dataclass(frozen=True, slots=True)
class DocumentSource:
    """A document that a deck takes its facts from."""

    id: str
    title: str
    author: str = ""
    date: str = ""
    url: str = ""


@dataclass(frozen=True, slots=True)
class Deck:
    """A deck with all its cards, in the author's order."""

    id: str
    title: str
    about: str
    path: Path
    sources: tuple[DocumentSource, ...]
    notes: int
    cards: tuple[Card, ...]
    renames: tuple[tuple[str, str], ...] = ()
    """Pairs (key that a card had before, key that it has now)."""
