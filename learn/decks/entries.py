"""Decks as a library lists them: those that can be studied, and files that give none."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

from learn.decks.model import LAST
from learn.decks.places import Origin
from learn.decks.problems import Problem, visible

_WORDS: dict[Origin, str] = {"shipped": "the shipped one", "own": "your own", "named": "the one named before"}


@dataclass(frozen=True, slots=True)
class DeckEntry:
    """A deck that can be studied."""

    id: str
    title: str
    about: str
    path: Path
    notes: int
    cards: int
    origin: Origin
    position: int = LAST
    optional: bool = False
    """Whether its new cards are started only when the deck itself is chosen."""
    warnings: tuple[Problem, ...] = ()


@dataclass(frozen=True, slots=True)
class BrokenDeck:
    """A file that gives no deck, and why."""

    path: Path
    origin: Origin
    problems: tuple[Problem, ...]

    @property
    def id(self) -> str:
        """What to call it: the file's name, since its id may be what is broken."""
        return self.path.stem

    @property
    def name(self) -> str:
        """The file's name as it is shown: a name is any bytes, and a terminal might obey them."""
        return visible(self.path.name)


class Subject(NamedTuple):
    """What a card is about."""

    key: str
    roots: tuple[str, ...]
    patches: tuple[str, ...]
    """Ids of patches of the body figure."""


def unreadable(path: Path, error: OSError) -> Problem:
    """A file that could not be read, as a problem."""
    reason = (error.strerror or str(error)).lower()
    return Problem(path, 0, 0, f"the file cannot be read: {reason}", "Look at its permissions.")


def replaced(winner: DeckEntry, loser: DeckEntry) -> str:
    """A deck that another of the same id takes the place of, as a sentence."""
    whose = "Your own deck" if winner.origin == "own" else "The deck"
    theirs = _WORDS[loser.origin]
    return visible(f"{whose} “{winner.id}” ({winner.path}) takes the place of {theirs} ({loser.path}).")


def twice(entry: DeckEntry, first: Path) -> Problem:
    """A second file of one place with the same id, as a problem."""
    message = visible(f"deck “{entry.id}” is already in {first}, so this file is not used")
    return Problem(entry.path, 0, 0, message, "Give one of the two another `deck:` id, or move it away.")
