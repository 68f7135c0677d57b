"""What screens and queues ask of the progress: counts and lists, each a few rows' work."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from learn.clock import HOUR, day_start
from learn.progress.ids import lowest_id
from learn.progress.rows import NOT_VOIDED, SELECT_STATES, standing_of
from learn.progress.standing import Standing, Tally


@dataclass(frozen=True, slots=True)
class Placed:
    """A card key with how it stands."""

    key: str
    standing: Standing


def due_reviews(connection: sqlite3.Connection, deck: str, day: int) -> Iterator[Placed]:
    """Cards due on a study day or before, longest due first; suspended and buried ones left out."""
    rows = connection.execute(
        f"""{SELECT_STATES} WHERE s.deck = (SELECT id FROM deck WHERE name = ?) AND s.due_day <= ?
            AND s.suspended = 0 AND s.buried_day IS NOT ? ORDER BY s.due_day, s.card""",
        (deck, day, day),
    )
    return (Placed(row[-1], standing_of(row)) for row in rows)


def upcoming_reviews(connection: sqlite3.Connection, deck: str, day: int, limit: int) -> list[Placed]:
    """Cards due after a study day, the soonest first."""
    rows = connection.execute(
        f"""{SELECT_STATES} WHERE s.deck = (SELECT id FROM deck WHERE name = ?) AND s.due_day > ?
            AND s.suspended = 0 AND s.buried_day IS NOT ? ORDER BY s.due_day, s.card LIMIT ?""",
        (deck, day, day, limit),
    )
    return [Placed(row[-1], standing_of(row)) for row in rows]


def in_steps(connection: sqlite3.Connection, day: int) -> list[Placed]:
    """Cards of all decks whose next step is due at a moment, the soonest first."""
    rows = connection.execute(
        f"""{SELECT_STATES} WHERE s.due_at IS NOT NULL AND s.suspended = 0
            AND s.buried_day IS NOT ? ORDER BY s.due_at, s.card""",
        (day,),
    )
    return [Placed(row[-1], standing_of(row)) for row in rows]


def touched(connection: sqlite3.Connection, deck: str) -> dict[str, Standing]:
    """Every card of a deck to which anything ever happened."""
    rows = connection.execute(f"{SELECT_STATES} WHERE s.deck = (SELECT id FROM deck WHERE name = ?)", (deck,))
    return {row[-1]: standing_of(row) for row in rows}


def is_begun(connection: sqlite3.Connection, deck: str) -> bool:
    """Whether any card of a deck was answered."""
    row = connection.execute(
        "SELECT 1 FROM state WHERE deck = (SELECT id FROM deck WHERE name = ?) AND phase > 0 LIMIT 1", (deck,)
    ).fetchone()
    return row is not None


def unavailable_as_new(connection: sqlite3.Connection, deck: str, day: int) -> set[str]:
    """Keys of a deck that are not to be shown as new: seen, suspended or buried ones."""
    rows = connection.execute(
        """SELECT k.key FROM state s JOIN card k ON k.id = s.card
            WHERE s.deck = (SELECT id FROM deck WHERE name = ?)
            AND (s.phase > 0 OR s.suspended = 1 OR s.buried_day IS ?)""",
        (deck, day),
    )
    return {row[0] for row in rows}


def answered_on(connection: sqlite3.Connection, day: int, rollover: int, zone: object) -> set[str]:
    """Current keys of the cards answered on a study day."""
    # The log is clustered by id, and an id is never older than its event's time; a day of margin
    # covers a day that was counted in another zone.
    start = lowest_id(day_start(day, rollover, zone) - 26 * HOUR)  # type: ignore[arg-type]
    rows = connection.execute(
        f"""SELECT DISTINCT h.key FROM event e JOIN card k ON k.id = e.card JOIN card h ON h.id = k.home
            WHERE e.id >= ? AND e.kind = 1 AND e.day = ? AND {NOT_VOIDED}""",
        (start, day),
    )
    return {row[0] for row in rows}


def confusions(connection: sqlite3.Connection, key: str) -> list[str]:
    """Keys of the cards whose answers were given for a card's, the most often first."""
    rows = connection.execute(
        f"""SELECT h.key FROM event e JOIN card x ON x.id = e.confused JOIN card h ON h.id = x.home
            WHERE e.card IN (SELECT id FROM card WHERE home = (SELECT home FROM card WHERE key = ?))
            AND e.confused IS NOT NULL AND {NOT_VOIDED}
            GROUP BY h.id ORDER BY count(*) DESC, max(e.at) DESC""",
        (key,),
    )
    return [row[0] for row in rows]


def tallies_of_day(connection: sqlite3.Connection, day: int) -> dict[str, Tally]:
    """Today's counts by deck."""
    rows = connection.execute(
        "SELECT k.name, answers, introduced, reviews, again, taken_ms FROM daily "
        "JOIN deck k ON k.id = daily.deck WHERE day = ?",
        (day,),
    )
    return {row[0]: Tally(*row[1:]) for row in rows}


def tallies_by_day(connection: sqlite3.Connection, first: int, last: int) -> dict[int, Tally]:
    """Counts of all decks by study day, both ends included; days without answers are absent."""
    rows = connection.execute(
        "SELECT day, sum(answers), sum(introduced), sum(reviews), sum(again), sum(taken_ms) FROM daily "
        "WHERE day BETWEEN ? AND ? AND answers > 0 GROUP BY day",
        (first, last),
    )
    return {row[0]: Tally(*row[1:]) for row in rows}


def streak(connection: sqlite3.Connection, day: int) -> int:
    """Study days in a row with an answer, up to today; today still open does not break it."""
    rows = connection.execute(
        "SELECT DISTINCT day FROM daily WHERE day <= ? AND answers > 0 ORDER BY day DESC", (day,)
    )
    length, expected = 0, day
    for (found,) in rows:
        if length == 0 and found == day - 1:
            expected = found
        if found != expected:
            break
        length, expected = length + 1, expected - 1
    return length


def due_by_day(connection: sqlite3.Connection, decks: Sequence[str], first: int, last: int) -> dict[int, int]:
    """How many cards come due on each study day; those overdue count to `first`."""
    marks = ", ".join("?" * len(decks))
    rows = connection.execute(
        f"""SELECT max(due_day, ?), count(*) FROM state
            WHERE deck IN (SELECT id FROM deck WHERE name IN ({marks}))
            AND due_day <= ? AND suspended = 0 GROUP BY 1""",
        (first, *decks, last),
    )
    return {row[0]: row[1] for row in rows}


def spent(connection: sqlite3.Connection, day: int) -> tuple[int, int]:
    """Milliseconds that the answers of the last thirty study days took, and how many there were."""
    row = connection.execute(
        "SELECT coalesce(sum(taken_ms), 0), coalesce(sum(answers), 0) FROM daily WHERE day > ?", (day - 30,)
    ).fetchone()
    return int(row[0]), int(row[1])
