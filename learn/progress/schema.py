"""The shape of the progress file, in numbered migrations. Imported only to create or migrate one."""

from __future__ import annotations

import sqlite3
from typing import TYPE_CHECKING

import sqlite_utils
from sqlite_utils.migrations import Migrations

if TYPE_CHECKING:
    from sqlite_utils import Database

migrations = Migrations("progress")


@migrations()
def m0001_log_and_derived(db: Database) -> None:
    """The log of events, its interned names, and what is derived from it."""
    for statement in _LOG + _DERIVED:
        db.execute(statement)


@migrations()
def m0002_ladder(db: Database) -> None:
    """Where a card stands between recognising and recalling; no earlier log has anything to say of it."""
    db.execute("ALTER TABLE state ADD COLUMN ladder INTEGER NOT NULL DEFAULT 0")


@migrations()
def m0003_counts(db: Database) -> None:
    """Counts of each deck, and indexes that answer a screen's questions without the cards' rows."""
    for statement in _COUNTS:
        db.execute(statement)


@migrations()
def m0004_exams(db: Database) -> None:
    """Exams and rehearsals are found among all events as settings and renames are."""
    db.execute("DROP INDEX event_rare")
    db.execute("CREATE INDEX event_rare ON event (kind) WHERE kind IN (2, 9, 10, 11, 12, 13, 15)")


_COUNTS = (
    # Resets too: they can make a card new again, and how many there were tells whether that has happened.
    "DROP INDEX event_rare",
    "CREATE INDEX event_rare ON event (kind) WHERE kind IN (2, 9, 10, 11)",
    "DROP INDEX state_due",
    "CREATE INDEX state_due ON state (deck, due_day) WHERE due_day IS NOT NULL AND suspended = 0",
    "CREATE INDEX state_buried ON state (buried_day, deck) WHERE buried_day IS NOT NULL",
    "CREATE INDEX state_lapsed ON state (deck, lapses - (ladder >> 3)) WHERE lapses > 1",
    "CREATE INDEX card_deck ON card (deck)",
    """CREATE TABLE deck_count (
        deck INTEGER PRIMARY KEY REFERENCES deck,
        seen INTEGER NOT NULL,
        learning INTEGER NOT NULL,
        mature INTEGER NOT NULL,
        suspended INTEGER NOT NULL)""",
    """INSERT INTO deck_count
        SELECT deck, sum(phase > 0), sum(phase IN (1, 3)), sum(phase = 2 AND stability >= 21),
            sum(suspended) FROM state GROUP BY deck""",
)
_LOG = (
    """CREATE TABLE device (
        id INTEGER PRIMARY KEY, uuid BLOB NOT NULL UNIQUE, here INTEGER NOT NULL DEFAULT 0)""",
    "CREATE TABLE deck (id INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE)",
    # `home` is the card that this key's events count for: itself, unless a rename says otherwise.
    """CREATE TABLE card (
        id INTEGER PRIMARY KEY,
        key TEXT NOT NULL UNIQUE,
        deck INTEGER NOT NULL REFERENCES deck,
        home INTEGER NOT NULL REFERENCES card)""",
    "CREATE INDEX card_renamed ON card (home) WHERE home <> id",
    # Clustered by id: uuid7 rises with time, so a review is appended to one B-tree.
    """CREATE TABLE event (
        id BLOB PRIMARY KEY NOT NULL CHECK (length(id) = 16),
        device INTEGER NOT NULL REFERENCES device,
        at INTEGER NOT NULL,
        day INTEGER NOT NULL,
        kind INTEGER NOT NULL,
        card INTEGER REFERENCES card,
        action BLOB,
        target BLOB,
        asked INTEGER,
        context INTEGER,
        rating INTEGER CHECK (rating IS NULL OR rating BETWEEN 1 AND 4),
        proposed INTEGER,
        outcome INTEGER,
        taken_ms INTEGER,
        confused INTEGER REFERENCES card,
        answer TEXT,
        options TEXT,
        detail TEXT) WITHOUT ROWID""",
    "CREATE INDEX event_card ON event (card) WHERE card IS NOT NULL",
    # Few events belong to another's action, or are undo, setting or rename (2, 10, 11): small indexes.
    "CREATE INDEX event_action ON event (action) WHERE action IS NOT NULL",
    "CREATE INDEX event_rare ON event (kind) WHERE kind IN (2, 10, 11)",
)
_DERIVED = (
    "CREATE TABLE voided (action BLOB PRIMARY KEY NOT NULL) WITHOUT ROWID",
    """CREATE TABLE state (
        card INTEGER PRIMARY KEY REFERENCES card,
        deck INTEGER NOT NULL REFERENCES deck,
        phase INTEGER NOT NULL,
        step INTEGER,
        stability REAL,
        difficulty REAL,
        due_day INTEGER,
        due_at INTEGER,
        answered_at INTEGER,
        counted_day INTEGER,
        reviews INTEGER NOT NULL,
        lapses INTEGER NOT NULL,
        first_card INTEGER REFERENCES card,
        last_at INTEGER NOT NULL,
        last_id BLOB NOT NULL,
        suspended INTEGER NOT NULL,
        flagged INTEGER NOT NULL,
        buried_day INTEGER)""",
    "CREATE INDEX state_due ON state (deck, due_day) WHERE due_day IS NOT NULL",
    "CREATE INDEX state_learning ON state (due_at) WHERE due_at IS NOT NULL",
    """CREATE TABLE daily (
        day INTEGER NOT NULL,
        deck INTEGER NOT NULL REFERENCES deck,
        answers INTEGER NOT NULL,
        introduced INTEGER NOT NULL,
        reviews INTEGER NOT NULL,
        again INTEGER NOT NULL,
        taken_ms INTEGER NOT NULL,
        PRIMARY KEY (day, deck)) WITHOUT ROWID""",
)


def migrate(connection: sqlite3.Connection, version: int) -> None:
    """Bring a file to `version`, in the caller's transaction."""
    migrations.apply(sqlite_utils.Database(connection))
    connection.execute(f"PRAGMA user_version = {version}")
