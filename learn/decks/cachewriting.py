"""How a compiled file is written into the cache's tables, and forgotten."""

from __future__ import annotations

import json
import os
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING

from learn.decks import lookup
from learn.decks.cardrows import dump_card
from learn.decks.model import LAST, Compiled, Deck
from learn.decks.pace import TellShare, telling, within
from learn.decks.problems import Problem
from learn.decks.stamps import Stamp

if TYPE_CHECKING:
    import sqlite3

TABLES = ("card", "tag", "rename", *lookup.TABLES)
"""All that hold something of a file, beside the table of files."""
_CARDS_STORED = 0.5
"""Share of the work that is done when the cards' own rows are there (measured)."""

Named = tuple[str, str, str, int, int, int, bool]
"""A deck's id, title, what it is about, its notes, cards and position, and whether it is optional."""


def place_of(path: Path) -> str:
    """A path as the table of files has it: any bytes that a file system allows, as text."""
    return os.fsencode(path).hex()


def store(
    db: sqlite3.Connection, path: Path, stamp: Stamp, compiled: Compiled, tell: TellShare
) -> tuple[int, Named]:
    """Put what a file compiled to in the place of what it was before; its row's id, and the deck's head.

    To be called in a transaction, which has to be rolled back if anything is raised.
    """
    deck, problems = compiled.deck, compiled.problems
    texts = json.dumps([_without_path(problem) for problem in problems])
    named = (
        (deck.id, deck.title, deck.about, deck.notes, len(deck.cards), deck.position, deck.optional)
        if deck
        else ("", "", "", 0, 0, LAST, False)
    )
    # The row keeps its id, so that another process that has the deck open finds its new cards.
    (file,) = db.execute(
        "INSERT INTO file"
        " (path, stat, digest, deck, title, about, notes, cards, position, optional,"
        " problems, vocabularies)"
        " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (path) DO UPDATE SET"
        " (stat, digest, deck, title, about, notes, cards, position, optional, problems,"
        " vocabularies) ="
        " (excluded.stat, excluded.digest, excluded.deck, excluded.title, excluded.about,"
        " excluded.notes, excluded.cards, excluded.position, excluded.optional,"
        " excluded.problems, excluded.vocabularies) RETURNING id",
        (place_of(path), stamp.stat, stamp.digest, *named, texts, json.dumps(compiled.vocabularies)),
    ).fetchone()
    _forget_cards(db, file)
    if deck:
        _store_cards(db, file, deck, tell)
    return file, named


def _store_cards(db: sqlite3.Connection, file: int, deck: Deck, tell: TellShare) -> None:
    db.executemany(
        "INSERT INTO card VALUES (?, ?, ?, ?, ?, ?)",
        (
            (file, ordinal, card.key, " ".join(card.confusable), card.field, dump_card(card))
            for ordinal, card in enumerate(telling(deck.cards, within(tell, 0, _CARDS_STORED)))
        ),
    )
    db.executemany(
        "INSERT INTO tag VALUES (?, ?, ?)",
        ((tag, file, ordinal) for ordinal, card in enumerate(deck.cards) for tag in card.tags),
    )
    db.executemany(
        "INSERT INTO rename VALUES (?, ?, ?, ?)",
        ((file, ordinal, *pair) for ordinal, pair in enumerate(deck.renames)),
    )
    for sql, rows in lookup.index_rows(file, deck.cards, within(tell, _CARDS_STORED, 1)):
        db.executemany(sql, rows)


def forget_gone(db: sqlite3.Connection) -> None:
    """Forget files that are no more: they would otherwise stay there for ever."""
    for file, place in db.execute("SELECT id, path FROM file").fetchall():
        if not os.path.lexists(os.fsdecode(bytes.fromhex(place))):
            _forget_cards(db, file)
            db.execute("DELETE FROM file WHERE id = ?", (file,))


def _forget_cards(db: sqlite3.Connection, file: int) -> None:
    for table in TABLES:
        db.execute(f"DELETE FROM {table} WHERE file = ?", (file,))


def _without_path(problem: Problem) -> dict[str, object]:
    return {name: value for name, value in asdict(problem).items() if name != "path"}
