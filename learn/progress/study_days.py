"""What was answered on which study day, and how much of it."""

from __future__ import annotations

import sqlite3
from datetime import tzinfo

from learn.clock import HOUR, day_start
from learn.progress.ids import lowest_id
from learn.progress.rows import NOT_VOIDED
from learn.progress.standing import Tally


def answered_on(connection: sqlite3.Connection, day: int, rollover: int, zone: tzinfo | None) -> set[str]:
    """Current keys of the cards answered on a study day."""
    return set(answers_on(connection, day, rollover, zone))


def answers_on(
    connection: sqlite3.Connection, day: int, rollover: int, zone: tzinfo | None
) -> dict[str, int]:
    """Current keys of the cards answered on a study day, each with how often; the last answered last."""
    # The log is clustered by id, and an id is never older than its event's time; a day of margin
    # covers a day that was counted in another zone.
    start = lowest_id(day_start(day, rollover, zone) - 26 * HOUR)
    rows = connection.execute(
        f"""SELECT h.key, count(*) FROM event e JOIN card k ON k.id = e.card JOIN card h ON h.id = k.home
            WHERE e.id >= ? AND e.kind = 1 AND e.day = ? AND {NOT_VOIDED}
            GROUP BY h.id ORDER BY max(e.id)""",
        (start, day),
    )
    return dict(rows.fetchall())


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


def spent(connection: sqlite3.Connection, day: int) -> tuple[int, int]:
    """Milliseconds that the answers of the last thirty study days took, and how many there were."""
    row = connection.execute(
        "SELECT coalesce(sum(taken_ms), 0), coalesce(sum(answers), 0) FROM daily WHERE day > ?", (day - 30,)
    ).fetchone()
    return int(row[0]), int(row[1])
