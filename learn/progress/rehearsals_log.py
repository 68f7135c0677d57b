"""What is asked of the log about rehearsals: which began, what was done in one, which have ended."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator

from learn.progress.events import RARE, Event, EventKind
from learn.progress.rows import SELECT_EVENTS, event_of


def rehearsals(connection: sqlite3.Connection) -> Iterator[Event]:
    """The events that began a rehearsal, the last one first."""
    rows = connection.execute(
        f"{SELECT_EVENTS} WHERE e.kind IN {RARE} AND e.kind = {EventKind.REHEARSAL.value} ORDER BY e.id DESC"
    )
    return map(event_of, rows.fetchall())


def events_of_rehearsal(connection: sqlite3.Connection, begun: bytes) -> Iterator[Event]:
    """What was done in a rehearsal, and how it ended; its reviews too."""
    rows = connection.execute(f"{SELECT_EVENTS} WHERE e.action = ? ORDER BY e.id", (begun,))
    return map(event_of, rows.fetchall())


def ended_rehearsals(connection: sqlite3.Connection) -> set[bytes]:
    """The rehearsals that have ended, by the id of the event that began each."""
    rows = connection.execute(
        f"SELECT action FROM event WHERE kind IN {RARE} AND kind = {EventKind.REHEARSAL_END.value}"
    )
    return {bytes(action) for (action,) in rows if action is not None}


def is_ended(connection: sqlite3.Connection, begun: bytes) -> bool:
    """Whether a rehearsal has ended."""
    row = connection.execute(
        f"SELECT 1 FROM event WHERE action = ? AND kind = {EventKind.REHEARSAL_END.value} LIMIT 1", (begun,)
    ).fetchone()
    return row is not None
