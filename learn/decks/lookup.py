"""What marking and options look up in a compiled file: words, answers, and cards of the same field.

All are a few steps down an index, so that the size of a deck does not matter.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import Any

from learn.cards.card import Card, template_of
from learn.cards.lexicon import answer_keys, deck_words, nearest
from learn.decks.pace import TellShare, telling, unshared

SCHEMA = """
CREATE TABLE word (file INTEGER, word TEXT, PRIMARY KEY (file, word)) WITHOUT ROWID;
CREATE TABLE answer (
    file INTEGER, answer TEXT, ordinal INTEGER, PRIMARY KEY (file, answer, ordinal)
) WITHOUT ROWID;
CREATE TABLE confusable (
    file INTEGER, team TEXT, ordinal INTEGER, PRIMARY KEY (file, team, ordinal)
) WITHOUT ROWID;
CREATE TABLE patch (
    file INTEGER, template TEXT, patch TEXT, size INTEGER, ordinal INTEGER,
    PRIMARY KEY (file, template, patch, size, ordinal)
) WITHOUT ROWID;
CREATE TABLE passed (file INTEGER PRIMARY KEY, until INTEGER, token TEXT, seen INTEGER);
CREATE INDEX card_field ON card (file, field);
"""
TABLES = ("word", "answer", "confusable", "patch", "passed")
BY_KEY = "card INDEXED BY card_key"
"""The planner is told the index: it cannot know that a key is one card's, and would read the whole file."""
_MOST_SAME = 200
"""Cards with the same answer that are looked at for the nearest one."""
FEW = 200
"""A field of no more cards is offered whole."""
_NEAR = 16
"""Of a larger one: cards before and after, and as many of each confusable group."""

Rows = Callable[[str, tuple[object, ...]], list[tuple[Any, ...]]]


def index_rows(
    file: int, cards: Sequence[Card], tell: TellShare = unshared
) -> Iterator[tuple[str, Iterator[tuple[object, ...]]]]:
    """For each table its SQL and rows, of the cards of a file in order."""
    words: set[str] = set()
    answers: list[tuple[str, int]] = []
    for ordinal, card in enumerate(telling(cards, tell)):
        # Both at once, while what folding the texts gave is still kept.
        words |= deck_words(card)
        answers += ((key, ordinal) for key in answer_keys(card))
    yield "INSERT INTO word VALUES (?, ?)", ((file, word) for word in sorted(words))
    yield "INSERT OR IGNORE INTO answer VALUES (?, ?, ?)", ((file, *row) for row in sorted(answers))
    teams = sorted(
        (team, ordinal) for ordinal, card in enumerate(cards) if card.field for team in card.confusable
    )
    yield "INSERT OR IGNORE INTO confusable VALUES (?, ?, ?)", ((file, *row) for row in teams)
    patches = (
        (file, template_of(card.key), patch, len(card.patches), ordinal)
        for ordinal, card in enumerate(cards)
        for patch in card.patches
    )
    yield "INSERT OR IGNORE INTO patch VALUES (?, ?, ?, ?, ?)", patches


class FileLexicon:
    """The lexicon of a compiled file; implements `learn.cards.lexicon.Lexicon`."""

    def __init__(self, file: int, rows: Rows) -> None:
        self._file = file
        self._rows = rows

    def matters(self, word: str) -> bool:
        """Whether a folded word occurs in any answer or alias."""
        return _can_be_stored(word) and bool(
            self._rows("SELECT 1 FROM word WHERE file = ? AND word = ?", (self._file, word))
        )

    def answered_by(self, card: Card, folded: str) -> str | None:
        """The other card: of the same template, else of the same note, else the first."""
        if not _can_be_stored(folded):
            return None
        rows = self._rows(
            "SELECT key FROM answer JOIN card USING (file, ordinal)"
            " WHERE file = ? AND answer = ? ORDER BY ordinal LIMIT ?",
            (self._file, folded, _MOST_SAME),
        )
        return nearest(card, (key for (key,) in rows))

    def holding(self, card: Card, patch: str) -> str | None:
        """The other card that is about the least beside the patch."""
        rows = self._rows(
            "SELECT key FROM patch JOIN card USING (file, ordinal) WHERE file = ? AND template = ?"
            " AND patch = ? ORDER BY size, ordinal LIMIT 2",
            (self._file, template_of(card.key), patch),
        )
        return next((key for (key,) in rows if key != card.key), None)


def _can_be_stored(text: str) -> bool:
    """Whether it is no text that a terminal sent in another encoding, which no deck contains."""
    return text.isascii() or not any("\ud800" <= letter <= "\udfff" for letter in text)


def bodies_of_field(file: int, card: Card, confused: Sequence[str], rows: Rows) -> tuple[list[str], bool]:
    """Cards whose answers are of the same kind as a card's, in the author's order, and whether all.

    All of them where they are few. Of many, those that learners mix up with it, its confusable groups
    and those that stand around it: enough to find options among, whatever the size of the deck.
    """
    same = "SELECT ordinal, body FROM card WHERE file = ? AND field = ?"
    found = rows(f"{same} ORDER BY ordinal LIMIT ?", (file, card.field, FEW + 1))
    are_all = len(found) <= FEW
    if not are_all:
        (place,) = rows(f"SELECT ordinal FROM {BY_KEY} WHERE file = ? AND key = ?", (file, card.key)) or [
            (0,)
        ]
        around = (file, card.field, *place, _NEAR)
        found = rows(f"{same} AND ordinal < ? ORDER BY ordinal DESC LIMIT ?", around)
        found += rows(f"{same} AND ordinal > ? ORDER BY ordinal LIMIT ?", around)
        for team in card.confusable:
            found += rows(
                "SELECT ordinal, body FROM confusable JOIN card USING (file, ordinal)"
                " WHERE file = ? AND team = ? AND field = ? ORDER BY ordinal LIMIT ?",
                (file, team, card.field, _NEAR),
            )
        for key in confused[:_NEAR]:
            found += rows(
                f"SELECT ordinal, body FROM {BY_KEY} WHERE file = ? AND field = ? AND key = ?",
                (file, card.field, key),
            )
    return list(dict(sorted(found)).values()), are_all
