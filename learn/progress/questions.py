"""What screens and queues ask of how the cards stand: counts and lists, each a few rows' work."""

from __future__ import annotations

import sqlite3
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass

from learn.progress.events import RARE
from learn.progress.rows import NOT_VOIDED, SELECT_STATES, standing_of
from learn.progress.standing import Standing

_MOST_LOOKED_UP = 2_000
"""Ids among which a deck's are looked for one by one."""


@dataclass(frozen=True, slots=True)
class Placed:
    """A card key with how it stands."""

    key: str
    standing: Standing


def due_keys(connection: sqlite3.Connection, deck: str, day: int) -> Iterator[tuple[int, str]]:
    """Due days and keys of the cards due on a study day or before, longest due first.

    Suspended and buried ones are left out. Read as they are asked for.
    """
    # The few that are buried are read at once: with their day in the condition every card's row would be.
    return connection.execute(
        """SELECT s.due_day, k.key FROM state s JOIN card k ON k.id = s.card
            WHERE s.deck = (SELECT id FROM deck WHERE name = ?) AND s.due_day <= ? AND s.suspended = 0
            AND s.card NOT IN (SELECT card FROM state WHERE buried_day = ?) ORDER BY s.due_day, s.card""",
        (deck, day, day),
    )


def notes_due(connection: sqlite3.Connection, notes: Collection[str], day: int) -> set[str]:
    """Those of some notes (`deck/note`) of which a card is due on a study day or before, also if buried."""
    # All keys that begin with the note and a slash stand before the note with the sign after the slash, 0.
    rows = connection.execute(
        f"""WITH note (name) AS (VALUES {", ".join(["(?)"] * len(notes))})
            SELECT name FROM note WHERE EXISTS (SELECT 1 FROM card k JOIN state s ON s.card = k.id
            WHERE k.key > name || '/' AND k.key < name || '0' AND s.due_day <= ? AND s.suspended = 0)""",
        (*notes, day),
    )
    return {name for (name,) in rows}


def due_count(connection: sqlite3.Connection, decks: Sequence[str], day: int) -> int:
    """How many cards of some decks are due on a study day or before; from the indexes alone."""
    among = _among(decks)
    row = connection.execute(
        f"""SELECT (SELECT count(*) FROM state WHERE {among} AND due_day <= ? AND suspended = 0)
            - (SELECT count(*) FROM state WHERE buried_day = ? AND {among}
                AND due_day <= ? AND suspended = 0)""",
        (*decks, day, day, *decks, day),
    ).fetchone()
    return int(row[0])


def upcoming_reviews(connection: sqlite3.Connection, deck: str, day: int, limit: int) -> list[Placed]:
    """Cards due after a study day, the soonest first."""
    rows = connection.execute(
        f"""{SELECT_STATES} WHERE s.deck = (SELECT id FROM deck WHERE name = ?) AND s.due_day > ?
            AND s.suspended = 0 AND s.buried_day IS NOT ? ORDER BY s.due_day, s.card LIMIT ?""",
        (deck, day, day, limit),
    )
    return [Placed(row[-1], standing_of(row)) for row in rows]


def steps(connection: sqlite3.Connection, day: int) -> list[tuple[int, str]]:
    """Moments and keys of the cards of all decks whose next step is due at one, the soonest first."""
    rows = connection.execute(
        """SELECT s.due_at, k.key FROM state s JOIN card k ON k.id = s.card
            WHERE s.due_at IS NOT NULL AND s.suspended = 0
            AND s.buried_day IS NOT ? ORDER BY s.due_at, s.card""",
        (day,),
    )
    return rows.fetchall()


@dataclass(frozen=True, slots=True)
class DeckCount:
    """How the cards of a deck stand, also those that were taken out of it since."""

    seen: int = 0
    learning: int = 0
    mature: int = 0
    suspended: int = 0


def counts_of(connection: sqlite3.Connection, deck: str) -> DeckCount:
    """The counts of a deck."""
    row = connection.execute(
        "SELECT seen, learning, mature, suspended FROM deck_count "
        "WHERE deck = (SELECT id FROM deck WHERE name = ?)",
        (deck,),
    ).fetchone()
    return DeckCount(*row) if row else DeckCount()


def touched(connection: sqlite3.Connection, deck: str) -> dict[str, Standing]:
    """Every card of a deck to which anything ever happened."""
    rows = connection.execute(
        f"""{SELECT_STATES} WHERE s.card IN
            (SELECT id FROM card WHERE deck = (SELECT id FROM deck WHERE name = ?))""",
        (deck,),
    )
    return {row[-1]: standing_of(row) for row in rows}


def seen_and_suspended(connection: sqlite3.Connection, deck: str) -> tuple[set[str], set[str]]:
    """The keys of a deck's cards that were answered, and of those that are suspended."""
    rows = connection.execute(
        """SELECT k.key, s.phase > 0, s.suspended FROM state s JOIN card k ON k.id = s.card
            WHERE s.card IN (SELECT id FROM card WHERE deck = (SELECT id FROM deck WHERE name = ?))""",
        (deck,),
    ).fetchall()
    return {key for key, seen, _ in rows if seen}, {key for key, _, suspended in rows if suspended}


def leeches(connection: sqlite3.Connection, deck: str, lapses: int) -> int:
    """How many cards of a deck have so many lapses that count; at least two."""
    row = connection.execute(
        """SELECT count(*) FROM state WHERE deck = (SELECT id FROM deck WHERE name = ?)
            AND lapses - (ladder >> 3) >= ? AND lapses > 1""",
        (deck, lapses),
    ).fetchone()
    return int(row[0])


def memories(connection: sqlite3.Connection, deck: str, most: int) -> list[tuple[float, int]]:
    """Stability and counted day of the cards of a deck; of more than `most` seen, some evenly spread."""
    step = max(counts_of(connection, deck).seen // most, 1)
    first, last = connection.execute(
        """SELECT (SELECT min(id) FROM card WHERE deck = d.id), (SELECT max(id) FROM card WHERE deck = d.id)
            FROM deck d WHERE name = ? UNION ALL SELECT 0, 0""",
        (deck,),
    ).fetchone()
    if last - first > _MOST_LOOKED_UP * step:
        # Ids of several decks are mixed: looking up each that may be the deck's would take longer.
        chosen = "SELECT id FROM card WHERE deck = (SELECT id FROM deck WHERE name = ?1) AND id % ?2 = 0"
    else:
        chosen = """WITH RECURSIVE one (id) AS (SELECT (?3 + ?2 - 1) / ?2 * ?2
            UNION ALL SELECT id + ?2 FROM one WHERE id < ?4) SELECT id FROM one"""
    return connection.execute(
        f"""SELECT stability, counted_day FROM state WHERE phase > 0 AND card IN ({chosen})
            AND deck = (SELECT id FROM deck WHERE name = ?1)""",
        (deck, step, first, last),
    ).fetchall()


def is_begun(connection: sqlite3.Connection, deck: str) -> bool:
    """Whether any card of a deck was answered."""
    return counts_of(connection, deck).seen > 0


def renewals(connection: sqlite3.Connection) -> str:
    """Changes with every event that may make an answered card new again: undo, reset, rename."""
    row = connection.execute(
        f"""SELECT (SELECT hex(uuid) FROM device WHERE here = 1), count(*), hex(max(id)) FROM event
            WHERE kind IN {RARE} AND kind IN (2, 9, 11)"""
    ).fetchone()
    return " ".join(str(part) for part in row)


def unavailable_as_new(connection: sqlite3.Connection, keys: Sequence[str], day: int) -> dict[str, bool]:
    """Those of some keys that are not to be shown as new, each with whether it was answered.

    The others are suspended or buried.
    """
    rows = connection.execute(
        f"""SELECT k.key, s.phase > 0 FROM card k JOIN state s ON s.card = k.id
            WHERE k.key IN ({", ".join("?" * len(keys))})
            AND (s.phase > 0 OR s.suspended = 1 OR s.buried_day IS ?)""",
        (*keys, day),
    )
    return {key: bool(seen) for key, seen in rows}


def confusions(connection: sqlite3.Connection, key: str) -> list[str]:
    """Keys of the cards whose answers were given for a card's, the most often first."""
    rows = connection.execute(
        f"""SELECT h.key FROM event e JOIN card x ON x.id = e.confused JOIN card h ON h.id = x.home
            WHERE e.card IN (SELECT home FROM card WHERE key = ?1 UNION
                SELECT id FROM card WHERE home = (SELECT home FROM card WHERE key = ?1) AND home <> id)
            AND e.confused IS NOT NULL AND {NOT_VOIDED}
            GROUP BY h.id ORDER BY count(*) DESC, max(e.at) DESC""",
        (key,),
    )
    return [row[0] for row in rows]


def due_by_day(connection: sqlite3.Connection, decks: Sequence[str], first: int, last: int) -> dict[int, int]:
    """How many cards come due on each study day; those overdue count to `first`."""
    among = _among(decks)
    found = dict(
        connection.execute(
            f"""SELECT due_day, count(*) FROM state WHERE {among}
                AND due_day > ? AND due_day <= ? AND suspended = 0 GROUP BY due_day""",
            (*decks, first, last),
        ).fetchall()
    )
    (overdue,) = connection.execute(
        f"SELECT count(*) FROM state WHERE {among} AND due_day <= ? AND suspended = 0", (*decks, first)
    ).fetchone()
    return {first: overdue, **found} if overdue else found


def next_due(
    connection: sqlite3.Connection, decks: Sequence[str], first: int, last: int
) -> tuple[int, int] | None:
    """The first of some study days on which cards of some decks come due, and how many; None: none do.

    Those overdue count to `first`.
    """
    # A look into the index for each deck: the cards that come due in a year are not walked.
    marks = ", ".join("?" * len(decks))
    row = connection.execute(
        f"""WITH there AS (SELECT id FROM deck WHERE name IN ({marks})),
            next AS (SELECT max(min(day), ?) AS day FROM (SELECT (SELECT min(due_day) FROM state
                WHERE deck = there.id AND suspended = 0 AND due_day IS NOT NULL) AS day FROM there)
                WHERE day <= ?)
            SELECT next.day, count(*) FROM next, there JOIN state s ON s.deck = there.id
                AND s.due_day <= next.day AND s.suspended = 0""",
        (*decks, first, last),
    ).fetchone()
    return (int(row[0]), int(row[1])) if row and row[1] else None


def _among(decks: Sequence[str]) -> str:
    return f"deck IN (SELECT id FROM deck WHERE name IN ({', '.join('?' * len(decks))}))"
