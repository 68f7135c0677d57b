"""Looking a progress file over: SQLite's own checks, and the states against the log."""

from __future__ import annotations

import sqlite3
from dataclasses import dataclass

from learn.progress.connection import MEMORY, is_damage, transaction
from learn.progress.derive import Derivation, deck_counts, derived, links
from learn.progress.long_work import Tell, copy_pages, heard, untold
from learn.progress.rows import Names
from learn.progress.soundness import foreign_values


@dataclass(frozen=True, slots=True)
class Findings:
    """What the doctor found; each list is empty in a sound file."""

    events: int
    cards: int
    damage: tuple[str, ...] = ()
    """What SQLite says of the file itself."""
    differences: tuple[str, ...] = ()
    """Where derived states are not what the log gives."""

    @property
    def sound(self) -> bool:
        return not self.damage and not self.differences


def examine(connection: sqlite3.Connection, tell: Tell = untold) -> Findings:
    """Check the file, and derive everything again beside it to compare. Changes nothing."""
    try:
        return _examined(connection, tell)
    except UnicodeDecodeError as error:  # SQLite may quote bytes that are no text
        return Findings(0, 0, (str(error),))
    except sqlite3.DatabaseError as error:
        if not is_damage(error):
            raise
        return Findings(0, 0, (str(error),))


def _examined(connection: sqlite3.Connection, tell: Tell) -> Findings:
    with heard(connection, tell):
        damage = _damage(connection)
    if damage:
        return Findings(0, 0, tuple(damage))
    events = connection.execute("SELECT count(*) FROM event").fetchone()[0]
    cards = connection.execute("SELECT count(*) FROM state").fetchone()[0]
    return Findings(events, cards, (), tuple(_differences(connection, tell)))


def _damage(connection: sqlite3.Connection) -> list[str]:
    found = [row[0] for row in connection.execute("PRAGMA integrity_check(20)") if row[0] != "ok"]
    found += [
        f"table {row[0]}: row {row[1]} refers to nothing"
        for row in connection.execute("PRAGMA foreign_key_check")
    ]
    return found or foreign_values(connection)


def _differences(connection: sqlite3.Connection, tell: Tell) -> list[str]:
    beside = sqlite3.connect(str(MEMORY), isolation_level=None)
    try:
        copy_pages(connection, beside, lambda done, total: tell(0, 0))
        with transaction(beside):
            Derivation(beside, Names(beside)).rebuild(tell)
        states, daily = derived(connection)
        true_states, true_daily = derived(beside)
        counts, true_counts = deck_counts(connection), deck_counts(beside)
        (renamed, voided), (true_renamed, true_voided) = links(connection), links(beside)
    finally:
        beside.close()
    wrong = [f"{key}: its renames are not what the log gives" for key, _ in sorted(renamed ^ true_renamed)]
    if voided != true_voided:
        wrong.append("what counts as undone is not what the log gives")
    wrong += [
        f"{key}: its state is not what its reviews give"
        for key in sorted({*states, *true_states})
        if states.get(key) != true_states.get(key)
    ]
    wrong += [
        f"{deck}: the counts of its cards are not what the log gives"
        for deck in sorted({*counts, *true_counts})
        if counts.get(deck) != true_counts.get(deck)
    ]
    return wrong + [
        f"study day {day} of {deck}: its counts are not what the log gives"
        for day, deck in sorted({*daily, *true_daily})
        if daily.get((day, deck)) != true_daily.get((day, deck))
    ]
