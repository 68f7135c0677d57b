"""The file of the log: opened, seen as another program left it, and written to in durable transactions."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

from learn.clock import Now
from learn.progress.connection import connect, spoken, transaction
from learn.progress.derive import Derivation
from learn.progress.events import Event, EventKind, Review
from learn.progress.ids import EventIds
from learn.progress.rows import INSERT_EVENT, Names, event_row
from learn.progress.rules_log import RulesLog

_REST_AFTER = 32
"""Actions logged between two checkpoints."""


@dataclass(frozen=True, slots=True)
class Draft:
    """An event about to be logged: its id, device and time are given when it is."""

    kind: EventKind
    card: str | None = None
    review: Review | None = None
    target: bytes | None = None
    detail: str | None = None


class LogFile:
    """Appends events, whatever they mean; what they come to is derived beside them."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.connection = connect(path)
        self._ids = EventIds()
        self._seen_version = -1
        self._since_rest = self._changes = 0
        try:
            with spoken(path):
                self._names = Names(self.connection)
                self._derivation = Derivation(self.connection, self._names)
                self._catch_up()
        except BaseException:
            self.connection.close()
            raise

    @property
    def rules(self) -> RulesLog:
        """The settings over time."""
        return self._derivation.rules

    def close(self) -> None:
        """Close the file; safe to call twice."""
        self.connection.close()

    def rest(self) -> None:
        """Between two cards: do the file's upkeep now and then, so that no answer has to wait for it.

        A short write-ahead log is written over again and again, and a commit that does not lengthen its
        file takes half the time.
        """
        if self._since_rest >= _REST_AFTER:
            self._since_rest = 0
            with suppress(sqlite3.Error):
                self.connection.execute("PRAGMA wal_checkpoint(PASSIVE)")

    @property
    def moment_of_file(self) -> tuple[int, int]:
        """Changes whenever this program or another has written to the file."""
        return self.connection.total_changes, self._data_version()

    def _data_version(self) -> int:
        return int(self.connection.execute("PRAGMA data_version").fetchone()[0])

    def wait_at_most(self, milliseconds: int) -> None:
        """Wait no longer than this for another program: a screen must not stand still for long."""
        with spoken(self.path):
            self.connection.execute(f"PRAGMA busy_timeout = {milliseconds}")

    @property
    def version(self) -> tuple[int, int]:
        """Another one after whatever was written, here or elsewhere, but for our plain reviews and marks.

        Of what another program wrote it knows as of the last time that we wrote or looked.
        """
        return self._seen_version, self._changes

    @contextmanager
    def _writing(self, *, appends: bool = False) -> Iterator[None]:
        """One durable transaction; `appends` if it adds to the log only what `version` need not tell."""
        self._changes += not appends
        has_begun = False
        try:
            with spoken(self.path), transaction(self.connection):
                has_begun = True
                self._catch_up()
                yield
        except BaseException:
            # What was interned or read in this transaction is gone with it. One that another program did not
            # let begin left all as it was, and to look now would mean to wait for that program again.
            if has_begun:
                self._seen_version = -1
                with suppress(sqlite3.Error):
                    self._catch_up()
            raise

    def _catch_up(self) -> None:
        """See what another program wrote to this file since we last looked."""
        version = self._data_version()
        if version != self._seen_version:
            self._names.forget()
            self._derivation.read_rules()
            self._derivation.read_exams()
            self._read_device()
            self._seen_version = version

    def _read_device(self) -> None:
        # A restored file may number this device otherwise.
        row = self.connection.execute("SELECT id, uuid FROM device WHERE here = 1").fetchone()
        if row is None:
            raise sqlite3.DatabaseError("malformed: this device is missing")
        self._device_id, self.device = int(row[0]), bytes(row[1])
        last = self.connection.execute("SELECT max(id) FROM event").fetchone()[0]
        if last:
            self._ids.follow(last)

    def refresh(self) -> None:
        """Take in settings and exams that another program changed."""
        with spoken(self.path):
            self._catch_up()

    def _event(self, draft: Draft, now: Now, action: bytes | None) -> Event:
        id_ = self._ids.next(now.moment)
        return Event(
            id_, self.device, now.moment, now.day, draft.kind, draft.card, action, draft.target, draft.review,
            draft.detail,
        )  # fmt: skip

    def _insert(self, event: Event, device: int, card: int | None = None) -> None:
        if card is None and event.card:
            card = self._names.card(event.card)
        confused = event.review.confused_with if event.review else None
        row = event_row(event, device, card, self._names.card(confused) if confused else None)
        self.connection.execute(INSERT_EVENT, row)

    def _insert_own(self, draft: Draft, now: Now) -> Event:
        event = self._event(draft, now, None)
        self._insert(event, self._device_id)
        return event
