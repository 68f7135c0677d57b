"""Deriving states and tallies from the log: for the cards that a change touches, or for all."""

from __future__ import annotations

import sqlite3
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator

from learn.cards.card import deck_of
from learn.progress.events import RARE, Event, EventKind
from learn.progress.exams_log import LoggedExam, exams_of
from learn.progress.renames import homes
from learn.progress.rows import (
    NOT_VOIDED,
    REPLACE_STATE,
    SELECT_EVENTS,
    SELECT_STATES,
    Names,
    Row,
    event_of,
    events_of_cards,
    standing_of,
    state_change,
    state_row,
)
from learn.progress.rules_log import RulesLog
from learn.progress.standing import BLANK, Standing, Tally, replay
from learn.settings import Rules

Tallies = dict[tuple[int, int], Tally]
"""Tallies by (study day, deck id)."""

_ADD_TALLY = """
    INSERT INTO daily (day, deck, answers, introduced, reviews, again, taken_ms) VALUES (?, ?, ?, ?, ?, ?, ?)
    ON CONFLICT (day, deck) DO UPDATE SET answers = answers + excluded.answers,
        introduced = introduced + excluded.introduced, reviews = reviews + excluded.reviews,
        again = again + excluded.again, taken_ms = taken_ms + excluded.taken_ms"""


_ADD_COUNT = """
    INSERT INTO deck_count (deck, seen, learning, mature, suspended) VALUES (?, ?, ?, ?, ?)
    ON CONFLICT (deck) DO UPDATE SET seen = seen + excluded.seen, learning = learning + excluded.learning,
        mature = mature + excluded.mature, suspended = suspended + excluded.suspended"""


class Derivation:
    """Keeps `state` and `daily` equal to what the log says, inside the caller's transaction.

    Settings and exams are known once they were read, or everything was derived again.
    """

    def __init__(self, connection: sqlite3.Connection, names: Names) -> None:
        self._connection = connection
        self._names = names
        self.rules = RulesLog()
        self.exams: tuple[LoggedExam, ...] = ()

    def read_rules(self) -> None:
        """Take the settings from the log again."""
        self.rules = RulesLog(self.events_of_kind(EventKind.SETTING))

    def read_exams(self) -> None:
        """Take the exams from the log again."""
        self.exams = exams_of(self.events_of_kind(EventKind.EXAM))

    def events_of_kind(self, kind: EventKind) -> Iterator[Event]:
        """The events in force of one of the rare kinds (undo, setting, rename, exam, rehearsal)."""
        rows = self._connection.execute(
            f"{SELECT_EVENTS} WHERE e.kind IN {RARE} AND e.kind = ? AND {NOT_VOIDED}", (kind.value,)
        )
        return map(event_of, rows.fetchall())

    def rules_at(self, event: Event) -> Rules:
        """The rules that were in force for a card's event."""
        return self.rules.at(event.order, deck_of(event.card or ""))

    def put(
        self,
        card: int,
        deck: int,
        standing: Standing,
        was: Standing | None = None,
        first: int | None = None,
        row: Row | None = None,
    ) -> None:
        """Write a card's state; one that is blank has no row.

        `was` is the state on disk, `first` the id of the first key, and `row` the columns on disk, where
        they are known.
        """
        counts = (self._standing(card) if was is None else was).counts
        if counts != standing.counts:
            self._count(deck, [new - old for new, old in zip(standing.counts, counts, strict=True)])
        if standing == BLANK:
            self._connection.execute("DELETE FROM state WHERE card = ?", (card,))
            return
        if first is None and standing.first_key:
            first = self._names.card(standing.first_key)
        columns = state_row(card, deck, standing, first)
        if row is None:
            self._connection.execute(REPLACE_STATE, columns)
        elif (change := state_change(row, columns)) is not None:
            self._connection.execute(*change)

    def _standing(self, card: int) -> Standing:
        row = self._connection.execute(f"{SELECT_STATES} WHERE s.card = ?", (card,)).fetchone()
        return standing_of(row) if row else BLANK

    def _count(self, deck: int, more: list[int]) -> None:
        self._connection.execute(_ADD_COUNT, (deck, *more))
        self._connection.execute(
            "DELETE FROM deck_count WHERE deck = ? AND seen = 0 AND suspended = 0", (deck,)
        )

    def add(self, day: int, deck: int, tally: Tally) -> None:
        """Add a tally to its day and deck."""
        counts = (tally.answers, tally.introduced, tally.reviews, tally.again, tally.taken_ms)
        if any(counts):
            self._connection.execute(_ADD_TALLY, (day, deck, *counts))

    def rederive(self, cards: Iterable[int], change: Callable[[], Iterable[int] | None]) -> None:
        """Make a change to the log, and replay the cards it touches.

        `cards` are the home ids touched as the log stands; `change` may return more, touched by it.
        """
        before: Tallies = defaultdict(Tally)
        touched = set(cards)
        for card in touched:
            self._replayed(card, before)
        change_touched = set(change() or ()) - touched
        after: Tallies = defaultdict(Tally)
        for card in touched | change_touched:
            standing = self._replayed(card, after)
            self.put(card, self._deck_of_card(card), standing)
        for place in {*before, *after}:
            self.add(*place, after[place].plus(before[place], -1))
            self._drop_empty(place)

    def _drop_empty(self, place: tuple[int, int]) -> None:
        self._connection.execute(
            "DELETE FROM daily WHERE day = ? AND deck = ? AND answers = 0 AND introduced = 0", place
        )

    def _replayed(self, card: int, tallies: Tallies) -> Standing:
        standing, by_day = replay(events_of_cards(self._connection, card), self.rules_at)
        deck = self._deck_of_card(card)
        for day, tally in by_day.items():
            tallies[day, deck] = tallies[day, deck].plus(tally)
        return standing

    def _deck_of_card(self, card: int) -> int:
        return int(self._connection.execute("SELECT deck FROM card WHERE id = ?", (card,)).fetchone()[0])

    def read_renames(self) -> set[int]:
        """Bring `card.home` up to the log's renames; the ids whose cards gained or lost events."""
        changed: set[int] = set()
        for key, home in homes(self.events_of_kind(EventKind.RENAME)).items():
            card, goes_to = self._names.card(key), self._names.card(home)
            was = self._connection.execute("SELECT home FROM card WHERE id = ?", (card,)).fetchone()[0]
            if was != goes_to:
                self._connection.execute("UPDATE card SET home = ? WHERE id = ?", (goes_to, card))
                changed |= {int(was), goes_to, card}
        return changed

    def read_voids(self) -> None:
        """Bring `voided` up to the log's undo events."""
        self._connection.execute("DELETE FROM voided")
        self._connection.execute(
            f"INSERT OR IGNORE INTO voided SELECT target FROM event WHERE kind IN {RARE} AND kind = ?",
            (EventKind.UNDO.value,),
        )

    def rebuild(self, progress: Callable[[int, int], None] = lambda done, total: None) -> None:
        """Forget all that is derived and derive it from the log alone; one card at a time in memory."""
        self._connection.execute("DELETE FROM state")
        self._connection.execute("DELETE FROM daily")
        self._connection.execute("DELETE FROM deck_count")
        self._connection.execute("UPDATE card SET home = id WHERE home <> id")
        self.read_voids()
        self.read_rules()
        self.read_exams()
        self.read_renames()
        rows = self._connection.execute("SELECT DISTINCT home FROM card").fetchall()
        tallies: Tallies = defaultdict(Tally)
        for done, (card,) in enumerate(rows, 1):
            self.put(card, self._deck_of_card(card), self._replayed(card, tallies), BLANK)
            progress(done, len(rows))
        for place, tally in tallies.items():
            self.add(*place, tally)


def derived(connection: sqlite3.Connection) -> tuple[dict[str, Row], dict[tuple[int, str], Row]]:
    """Everything derived, by names instead of ids: for comparing two files or two derivations."""
    decks = dict(connection.execute("SELECT id, name FROM deck"))
    states = {
        row[-1]: (decks.get(row[1]), *row[2:12], *row[13:-1]) for row in connection.execute(SELECT_STATES)
    }
    daily = {
        (row[0], row[1]): row[2:]
        for row in connection.execute(
            "SELECT day, d.name, answers, introduced, reviews, again, taken_ms "
            "FROM daily JOIN deck d ON d.id = daily.deck"
        )
    }
    return states, daily


def deck_counts(connection: sqlite3.Connection) -> dict[str, Row]:
    """The counts of each deck, by its name."""
    rows = connection.execute(
        "SELECT d.name, seen, learning, mature, suspended FROM deck_count c JOIN deck d ON d.id = c.deck"
    )
    return {row[0]: row[1:] for row in rows}


def links(connection: sqlite3.Connection) -> tuple[set[Row], set[Row]]:
    """Which keys count for which others, and which actions are void: derived from renames and undos."""
    renamed = "SELECT k.key, h.key FROM card k JOIN card h ON h.id = k.home WHERE k.home <> k.id"
    return set(connection.execute(renamed)), set(connection.execute("SELECT action FROM voided"))
