"""Between rows and values: names interned as integers, events and states as tuples of columns."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from typing import Any

from learn.cards.card import deck_of
from learn.progress.events import FOR_EXAM, KIND_CODES, KIND_NAMES, Context, Event, EventKind, Review
from learn.progress.standing import Standing
from learn.scheduling.ladder import Rungs
from learn.scheduling.memory import MemoryState, Phase

Row = tuple[Any, ...]
"""A row's columns: their types are the schema's, which Python does not know."""

EVENT_COLUMNS = (
    "id, device, at, day, kind, card, action, target, asked, context, rating, proposed, outcome, "
    "taken_ms, confused, answer, options, detail"
)
INSERT_EVENT = f"INSERT INTO event ({EVENT_COLUMNS}) VALUES ({', '.join('?' * 18)})"
SELECT_EVENTS = f"""
    SELECT {", ".join("e." + c for c in EVENT_COLUMNS.split(", "))}, d.uuid, k.key, x.key
    FROM event e JOIN device d ON d.id = e.device
    LEFT JOIN card k ON k.id = e.card LEFT JOIN card x ON x.id = e.confused"""
NOT_VOIDED = "NOT EXISTS (SELECT 1 FROM voided v WHERE v.action = coalesce(e.action, e.id))"

_CONTEXTS = {
    context.value + FOR_EXAM * for_exam: (context, bool(for_exam))
    for context in Context
    for for_exam in (0, 1)
}

STATE_COLUMNS = (
    "card, deck, phase, step, stability, difficulty, due_day, due_at, answered_at, counted_day, "
    "reviews, lapses, first_card, last_at, last_id, suspended, flagged, buried_day, ladder"
)
REPLACE_STATE = f"INSERT OR REPLACE INTO state ({STATE_COLUMNS}) VALUES ({', '.join('?' * 19)})"
_STATE_COLUMNS = tuple(STATE_COLUMNS.split(", "))
SELECT_STATES = f"""
    SELECT {", ".join("s." + c for c in STATE_COLUMNS.split(", "))}, f.key, k.key
    FROM state s JOIN card k ON k.id = s.card LEFT JOIN card f ON f.id = s.first_card"""
"""A state's columns, then the first key and the card's key."""


class Names:
    """Interned card keys, decks and devices."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection
        self._decks: dict[str, int] = {}

    def deck(self, name: str) -> int:
        """The id of a deck, made if need be."""
        if name not in self._decks:
            self._connection.execute("INSERT OR IGNORE INTO deck (name) VALUES (?)", (name,))
            row = self._connection.execute("SELECT id FROM deck WHERE name = ?", (name,)).fetchone()
            self._decks[name] = int(row[0])
        return self._decks[name]

    def forget(self) -> None:
        """Drop what is remembered: a transaction was rolled back, or another file came in."""
        self._decks.clear()

    def card(self, key: str) -> int:
        """The id of a card key, made if need be."""
        row = self._connection.execute("SELECT id FROM card WHERE key = ?", (key,)).fetchone()
        if row is None:
            deck = self.deck(deck_of(key))
            cursor = self._connection.execute(
                "INSERT INTO card (id, key, deck, home) SELECT n, ?, ?, n FROM "
                "(SELECT coalesce(max(id), 0) + 1 AS n FROM card)",
                (key, deck),
            )
            return int(cursor.lastrowid or 0)
        return int(row[0])

    def device(self, uuid: bytes) -> int:
        """The id of a device, made if need be."""
        self._connection.execute("INSERT OR IGNORE INTO device (uuid) VALUES (?)", (uuid,))
        return int(self._connection.execute("SELECT id FROM device WHERE uuid = ?", (uuid,)).fetchone()[0])


def event_row(event: Event, device: int, card: int | None, confused: int | None) -> Row:
    """The columns of an event."""
    head = (event.id, device, event.at, event.day, event.kind.value, card, event.action, event.target)
    review = event.review
    if review is None:
        return (*head, None, None, None, None, None, None, None, None, None, event.detail)
    return (
        *head,
        KIND_CODES[review.asked],
        review.context.value + FOR_EXAM * review.for_exam,
        review.rating,
        review.proposed,
        review.outcome,
        review.taken_ms,
        confused,
        review.answer,
        review.options,
        event.detail,
    )


def event_of(row: Row) -> Event:
    """The event in a row of SELECT_EVENTS."""
    (id_, _, at, day, kind, _, action, target, asked, context, rating, proposed, outcome, taken, _) = row[:15]
    answer, options, detail, device, key, confused = row[15:]
    try:
        review = None
        if asked is not None:
            asked_kind, where = KIND_NAMES[asked], _CONTEXTS[context]
            review = Review(asked_kind, rating, proposed, outcome, answer, options, confused, taken, *where)
        return Event(id_, device, at, day, EventKind(kind), key, action, target, review, detail)
    except (KeyError, ValueError) as error:
        raise sqlite3.DatabaseError(f"malformed event: {error}") from None


def state_row(card: int, deck: int, standing: Standing, first_card: int | None) -> Row:
    """The columns of a card's state."""
    memory = standing.memory
    tail = (
        first_card,
        standing.last_at,
        standing.last_id,
        int(standing.suspended),
        int(standing.flagged),
        standing.buried_day,
        standing.rungs.code,
    )
    if memory is None:
        return (card, deck, 0, None, None, None, None, None, None, None, 0, 0, *tail)
    return (
        card,
        deck,
        memory.phase.value,
        memory.step,
        memory.stability,
        memory.difficulty,
        memory.due_day,
        memory.due_at,
        memory.last_at,
        memory.last_day,
        memory.reviews,
        memory.lapses,
        *tail,
    )


def state_change(before: Row, after: Row) -> tuple[str, Row] | None:
    """SQL and values that make of one state's columns those of another; None if they are the same.

    Only columns that differ are written: an index on others is then not touched, nor its pages synced.
    """
    changed = [number for number, value in enumerate(after) if value != before[number]]
    if not changed:
        return None
    columns = ", ".join([f"{_STATE_COLUMNS[number]} = ?" for number in changed])
    return f"UPDATE state SET {columns} WHERE card = ?", (*[after[n] for n in changed], after[0])


def standing_of(row: Row) -> Standing:
    """The standing in a row of SELECT_STATES."""
    phase, step, stability, difficulty, due_day, due_at, at, day, reviews, lapses = row[2:12]
    _, last_at, last_id, suspended, flagged, buried_day, ladder, first_key = row[12:20]
    memory = None
    if phase:
        memory = MemoryState(
            _phase(phase),
            step,
            stability,
            difficulty,
            due_day,
            due_at,
            at,
            day,
            reviews,
            lapses,
        )
    marks = bool(suspended), bool(flagged), buried_day
    return Standing(memory, first_key, last_at, last_id, *marks, Rungs.of(ladder))


def _phase(code: int) -> Phase:
    try:
        return Phase(code)
    except ValueError as error:
        raise sqlite3.DatabaseError(f"malformed state: {error}") from None


def events_of_cards(connection: sqlite3.Connection, homes: int) -> Iterator[Event]:
    """All events in force that count for the card of this id, in no order."""
    rows = connection.execute(
        f"""{SELECT_EVENTS} WHERE e.card IN
            (SELECT ? UNION SELECT id FROM card WHERE home = ? AND home <> id)
            AND (SELECT home FROM card WHERE id = e.card) = ? AND e.kind <> 11 AND {NOT_VOIDED}""",
        (homes, homes, homes),
    )
    return map(event_of, rows)
