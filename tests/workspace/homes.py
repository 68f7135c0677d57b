"""A person with deck files in a folder, a clock, and a workspace that can be closed and opened."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import Any

from learn.cards.rating import Rating
from learn.clock import SetClock
from learn.study.session import Session
from learn.workspace import Workspace

HEAD = """format: 1
deck: {deck}
title: Deck {deck}
sources: {{book: {{title: The book}}}}
source: book
heading: Chapter one
fields: [front, back]
templates:
"""
TEMPLATES = {
    "front": "  front: {kind: flip, ask: What is <front>?, answer: <back>}\n",
    "back": "  back: {kind: typed, ask: Which is <back>?, answer: <front>}\n",
}

LIT = """\
  lit:
    kind: typed
    lit: yes
    ask: Which roots serve the lit skin?
    words: Which roots serve the <region>?
    answer: <roots>
"""
POINT = """\
  point:
    kind: map
    ask: Point at skin of <roots>.
    words: Name a region of <roots>.
    answer: <{skin}>
"""
"""Templates of cards that ask by the body figure; of the second the field that names the skin."""


def deck_text(deck: str, notes: Iterable[str], templates: Iterable[str] = ("front",), more: str = "") -> str:
    """A deck with a line a note."""
    lines = [f"  {note}: [the {note}, answer {note}]\n" for note in notes]
    return (
        HEAD.format(deck=deck)
        + "".join(TEMPLATES[name] for name in templates)
        + more
        + "notes:\n"
        + "".join(lines)
    )


class Person:
    """Opens a workspace over the decks in one folder, and answers."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.home = folder / "home"
        self.decks = folder / "decks"
        self.decks.mkdir()
        self.clock = SetClock.at("2026-11-21T20:00")
        self._open: Workspace | None = None

    @property
    def workspace(self) -> Workspace:
        if self._open is None:
            self._open = Workspace.open([self.decks], home=self.home, clock=self.clock)
        return self._open

    def close(self) -> None:
        if self._open is not None:
            self._open.close()
            self._open = None

    def reopen(self) -> Workspace:
        self.close()
        return self.workspace

    def write(
        self, deck: str, notes: Iterable[str], templates: Iterable[str] = ("front",), more: str = ""
    ) -> Path:
        return self.write_text(deck, deck_text(deck, notes, templates, more))

    def write_text(self, deck: str, text: str) -> Path:
        path = self.decks / f"{deck}.yaml"
        path.write_text(text, encoding="utf-8")
        return path

    def study(self, *decks: str, **scope: Any) -> Session:
        return self.workspace.study(*decks, **scope)

    def reviews_of(self, key: str) -> int:
        memory = self.workspace.progress.standing(key).memory
        return memory.reviews if memory else 0


def names(count: int, prefix: str = "n") -> list[str]:
    return [f"{prefix}{number:02}" for number in range(count)]


def step(session: Session, rating: Rating = Rating.GOOD) -> str:
    """Answer and rate the card shown; its key."""
    assert session.card is not None
    key = session.card.key
    session.answer("x")
    session.rate(rating)
    return key


def run(session: Session, rating: Rating = Rating.EASY, most: int = 500) -> list[str]:
    """Answer until nothing is left."""
    keys: list[str] = []
    while session.card and len(keys) < most:
        keys.append(step(session, rating))
    return keys
