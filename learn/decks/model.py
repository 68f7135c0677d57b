"""A deck as it is once compiled."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

from learn.cards.card import Card
from learn.decks.problems import Problem
from learn.decks.stamps import Stamp
from learn.values import dataclass

LAST = 1000
"""The position of decks that do not say where they stand."""


@dataclass(frozen=True, slots=True)
class DocumentSource:
    """A document that a deck takes its facts from."""

    id: str
    title: str
    author: str = ""
    date: str = ""
    url: str = ""


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """Phrases that mean the same, in groups; a deck opts into it."""

    id: str
    title: str
    groups: tuple[tuple[str, ...], ...]


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
    position: int = LAST
    """Where it stands among other decks: lower numbers first."""
    optional: bool = False
    """Whether its new cards are started only when the deck itself is chosen."""


class Compiled(NamedTuple):
    """A deck, and its problems in the order of the file; no deck if any of them is an error."""

    deck: Deck | None
    problems: tuple[Problem, ...]
    vocabularies: tuple[Stamp, ...] = ()
    """The vocabulary files that were looked for, also those that are not there."""
