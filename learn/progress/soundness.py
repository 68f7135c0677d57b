"""What SQLite's own checks cannot see: values that no program of ours wrote."""

from __future__ import annotations

import sqlite3

from learn.progress.connection import is_damage
from learn.progress.events import FOR_EXAM, KIND_NAMES, Context, EventKind
from learn.progress.long_work import Tell, heard, untold

_LAST_AT = 253_370_764_800 * 1_000_000
_FIRST_AT = -62_135_596_800 * 1_000_000
"""The years 1 and 9999 in microseconds: no calendar goes beyond."""


def _whole(column: str, low: int, high: int) -> str:
    return f"typeof({column}) = 'integer' AND {column} BETWEEN {low} AND {high}"


def _or_none(column: str, condition: str) -> str:
    return f"({column} IS NULL OR ({condition}))"


def _id(column: str) -> str:
    return f"typeof({column}) = 'blob' AND length({column}) = 16"


def _at(column: str) -> str:
    return _whole(column, _FIRST_AT, _LAST_AT)


def _day(column: str) -> str:
    return _whole(column, -719_000, 2_932_000)


def _count(column: str) -> str:
    return _whole(column, 0, 1 << 52)


def _text(column: str) -> str:
    return f"typeof({column}) = 'text'"


_OF_A_REVIEW = (
    f"CASE WHEN kind = {EventKind.REVIEW.value} THEN card IS NOT NULL"
    f" AND asked IN ({', '.join(map(str, KIND_NAMES))}) AND {_whole('context', 0, max(Context) + FOR_EXAM)}"
    f" AND context <> {FOR_EXAM - 1}"
    f" AND {_whole('rating', 1, 4)} AND {_whole('proposed', 1, 4)}"
    f" AND {_count('outcome')} AND {_count('taken_ms')} ELSE asked IS NULL END"
)
_DETAILED = (
    EventKind.SETTING, EventKind.RENAME, EventKind.EXAM, EventKind.REHEARSAL, EventKind.REHEARSAL_STEP,
    EventKind.REHEARSAL_END,
)  # fmt: skip
_OF_OTHERS = (
    f"(kind <> {EventKind.UNDO.value} OR target IS NOT NULL)"
    f" AND (kind NOT IN ({', '.join(str(kind.value) for kind in _DETAILED)}) OR detail IS NOT NULL)"
    f" AND (kind NOT IN ({EventKind.REHEARSAL_STEP.value}, {EventKind.REHEARSAL_END.value})"
    " OR action IS NOT NULL)"
)
_LOG = {
    "device": f"{_id('uuid')} AND {_whole('here', 0, 1)}",
    "deck": _text("name"),
    "card": _text("key"),
    "event": " AND ".join(
        (
            _id("id"), _at("at"), _day("day"),
            f"kind IN ({', '.join(str(kind.value) for kind in EventKind)})",
            _or_none("action", _id("action")), _or_none("target", _id("target")),
            _or_none("answer", _text("answer")), _or_none("options", _text("options")),
            _or_none("detail", f"{_text('detail')} AND json_valid(detail)"), _OF_A_REVIEW, _OF_OTHERS,
        )
    ),
}  # fmt: skip
_DERIVED = {
    "voided": _id("action"),
    "state": " AND ".join(
        (
            _whole("phase", 0, 3), _or_none("step", _count("step")), _count("reviews"), _count("lapses"),
            _or_none("stability", "typeof(stability) = 'real' AND stability BETWEEN 0.0001 AND 1e6"),
            _or_none("difficulty", "typeof(difficulty) = 'real' AND difficulty BETWEEN 1 AND 10"),
            _or_none("due_day", _day("due_day")), _or_none("due_at", _at("due_at")),
            _or_none("answered_at", _at("answered_at")), _or_none("counted_day", _day("counted_day")),
            _at("last_at"), "typeof(last_id) = 'blob'", _whole("suspended", 0, 1), _whole("flagged", 0, 1),
            _or_none("buried_day", _day("buried_day")), _count("ladder"),
            "(phase = 0) = (stability IS NULL)",
        )
    ),
    "daily": " AND ".join(
        (_day("day"), *map(_count, ("answers", "introduced", "reviews", "again", "taken_ms")))
    ),
    "deck_count": " AND ".join(map(_count, ("seen", "learning", "mature", "suspended"))),
}  # fmt: skip


def foreign_values(connection: sqlite3.Connection, derived: bool = False) -> list[str]:
    """Sentences on the tables of the log (or also of what is derived) that hold values not of our making."""
    found = []
    for table, condition in (_LOG | _DERIVED if derived else _LOG).items():
        count = connection.execute(f"SELECT count(*) FROM {table} WHERE ({condition}) IS NOT 1").fetchone()[0]
        if count:
            found.append(f"table {table}: {count:,} rows hold what learn did not write")
    here = connection.execute("SELECT count(*) FROM device WHERE here = 1").fetchone()[0]
    if here != 1:
        found.append("table device: this device is missing, or there twice")
    return found


def first_damage(connection: sqlite3.Connection, derived: bool = False, tell: Tell = untold) -> str:
    """The first thing wrong with a file, by SQLite's checks and by ours; empty if nothing is.

    Raises sqlite3.DatabaseError if it cannot be looked at now, which says nothing of the file.
    """
    try:
        with heard(connection, tell):
            found = str(connection.execute("PRAGMA integrity_check(1)").fetchone()[0])
            return found if found != "ok" else next(iter(foreign_values(connection, derived)), "")
    except UnicodeDecodeError as error:  # SQLite may quote bytes that are no text
        return str(error)
    except sqlite3.DatabaseError as error:
        if not is_damage(error):
            raise
        return str(error)
