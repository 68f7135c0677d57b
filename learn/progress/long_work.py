"""Work on a whole file that takes long: it says how far it is, and can be stopped on the way."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from time import monotonic

from learn.progress import connection as opening

Tell = Callable[[int, int], None]
"""Hears how much of how much is done (0 of 0 where nobody can say). What it raises stops the work."""

_PAGES = 1_000
"""Pages of 4 KiB that are copied between two words with the one who waits: some milliseconds."""
_STATEMENTS = 100_000
"""Steps of SQLite's machine between two such words: some milliseconds too."""
_PAUSE = 0.05
"""Seconds before a page that another program holds is asked for again."""
_HELD = frozenset({sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED})


def untold(done: int, total: int) -> None:
    """For work that nobody waits for."""


@contextmanager
def heard(connection: sqlite3.Connection, tell: Tell) -> Iterator[None]:
    """Let `tell` stop a single statement that takes long; what it raised comes out of here."""
    tell(0, 0)
    raised: list[BaseException] = []

    def ask() -> int:
        try:
            tell(0, 0)
        except BaseException as error:
            raised.append(error)
            return 1
        return 0

    connection.set_progress_handler(ask, _STATEMENTS)
    try:
        yield
    except sqlite3.OperationalError as error:
        if raised:
            raise raised[0] from None
        if error.sqlite_errorcode == sqlite3.SQLITE_INTERRUPT:  # Ctrl+C came before `ask` could catch it
            raise KeyboardInterrupt from None
        raise
    finally:
        connection.set_progress_handler(None, 0)


def copy_pages(source: sqlite3.Connection, target: sqlite3.Connection, tell: Tell = untold) -> None:
    """Put one database, as it stands now, in the place of another's content, in one transaction of that.

    Stopped by `tell` or by an error, it leaves the target as it was. Raises sqlite3.OperationalError if
    another program holds one of the two for too long; SQLite's own way of copying would wait for ever.
    """
    until = monotonic() + opening.patience()

    def after_some(status: int, remaining: int, total: int) -> None:
        nonlocal until
        if status not in _HELD:
            until = monotonic() + opening.patience()
        elif monotonic() >= until:
            raise sqlite3.OperationalError("database is locked")
        if remaining:  # else it is done, and nobody can stop it any more
            tell(total - remaining, total)

    # Held for the time of copying: a program that writes meanwhile would make it begin again and again.
    source.execute("BEGIN")
    try:
        source.execute("SELECT count(*) FROM sqlite_master").fetchone()
        source.backup(target, pages=_PAGES, progress=after_some, sleep=_PAUSE)
    finally:
        if source.in_transaction:  # SQLite itself ends it where the disk fails
            source.execute("ROLLBACK")
