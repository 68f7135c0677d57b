"""Opening the progress file so that an accepted review is on disk, and saying what went wrong."""

from __future__ import annotations

import os
import secrets
import sqlite3
from contextlib import closing
from pathlib import Path
from time import monotonic, sleep
from types import TracebackType

from learn.errors import LearnError
from learn.paths import make_private_file

VERSION = 4
"""The schema's number, kept in PRAGMA user_version."""
_NO_VERSION = 9_999
"""Beyond this, a number was never given to a schema."""
BUSY_MS = 5_000
_CHECKPOINT_PAGES = 4_000
"""Pages of 4 KiB in the write-ahead log at which a commit itself copies them into the file."""
_PAUSE = 0.01
"""Seconds before asking again for what another program holds."""
MEMORY = Path(":memory:")
_SHARED_FILE_SYSTEMS = frozenset(
    {"nfs", "nfs4", "cifs", "smb3", "smbfs", "9p", "afs", "fuse.sshfs", "vboxsf"}
)


def patience() -> float:
    """Seconds to wait for what another program holds."""
    return BUSY_MS / 1000


class DamagedError(LearnError):
    """The file is not one that SQLite can read, or not all of it, or not one of ours."""


def connect(path: Path) -> sqlite3.Connection:
    """A connection to a progress file, created or migrated where needed; raises LearnError.

    A file of a newer schema and a database of another program are refused untouched.
    """
    with spoken(path):
        if path != MEMORY:
            make_private_file(path)
        connection = sqlite3.connect(path, timeout=patience(), isolation_level=None, check_same_thread=False)
        try:
            if check_version(connection, path) < VERSION:
                _prepare(connection, path)
            _make_durable(connection, path)
        except BaseException:
            connection.close()
            raise
        return connection


def check_version(connection: sqlite3.Connection, path: Path) -> int:
    """The file's schema; 0 if it is empty. Refuses what this program cannot use."""
    version = int(connection.execute("PRAGMA user_version").fetchone()[0])
    tables = {row[0] for row in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
    if (tables or version) and not tables >= {"device", "event", "card", "state"}:
        raise DamagedError(f"{path} is a database, but not one of learn's.", "It was not touched.")
    if version > _NO_VERSION:
        raise sqlite3.DatabaseError(f"malformed: format {version}")
    if version > VERSION:
        raise LearnError(
            f"{path} was written by a newer learn (format {version}; this one knows {VERSION}).",
            "Install the newer version here too. The file was not touched.",
        )
    return version


def _prepare(connection: sqlite3.Connection, path: Path) -> None:
    # Imported late: sqlite_utils costs 45 to 80 ms, and most starts need no migration.
    from learn.progress.schema import migrate

    with transaction(connection):
        # Another program may have been first; under the lock the number is certain.
        if check_version(connection, path) < VERSION:
            migrate(connection, VERSION)
            connection.execute(
                "INSERT INTO device (uuid, here) SELECT ?, 1 "
                "WHERE NOT EXISTS (SELECT 1 FROM device WHERE here = 1)",
                (secrets.token_bytes(16),),
            )


def _make_durable(connection: sqlite3.Connection, path: Path) -> None:
    connection.execute("PRAGMA foreign_keys = ON")
    wanted = "delete" if _on_shared_file_system(path) else "wal"
    mode = _journal(connection, wanted)
    # Checkpoints are made between two cards (see `Progress.rest`); this is for a program that never rests.
    connection.execute(f"PRAGMA wal_autocheckpoint = {_CHECKPOINT_PAGES}")
    # Without WAL, EXTRA also syncs the folder after the journal is removed.
    connection.execute(f"PRAGMA synchronous = {'FULL' if mode in ('wal', 'memory') else 'EXTRA'}")


def _journal(connection: sqlite3.Connection, wanted: str) -> str:
    """Set the way of journalling; the one that holds now.

    Where two programs begin a file at once, each may hold what the other waits for. SQLite then refuses one
    at once, without its usual patience; as soon as the other is done, asking again succeeds.
    """
    until = monotonic() + patience()
    while True:
        try:
            return str(connection.execute(f"PRAGMA journal_mode = {wanted}").fetchone()[0])
        except sqlite3.OperationalError as error:
            if "locked" not in str(error) or monotonic() >= until:
                raise
            sleep(_PAUSE)


def _on_shared_file_system(path: Path) -> bool:
    """Whether WAL cannot be trusted here: its shared memory does not cross machines."""
    try:
        mounts = Path("/proc/self/mounts").read_text(encoding="utf-8", errors="replace").splitlines()
    except OSError:
        return False
    best, kind, place = "", "", path.resolve()
    for line in mounts:
        words = line.split()
        if len(words) < 3:
            continue
        point = words[1].replace("\\040", " ")
        if len(point) >= len(best) and place.is_relative_to(point):
            best, kind = point, words[2]
    return kind in _SHARED_FILE_SYSTEMS


_DAMAGE = ("not a database", "malformed", "no such", "corrupt", "unsupported file format", "decode to UTF-8")
"""What SQLite says of a file that is damaged."""
_UNREAD = frozenset(
    {"SQLITE_IOERR", "SQLITE_IOERR_READ", "SQLITE_IOERR_SHORT_READ", "SQLITE_IOERR_CORRUPTFS"}
)
"""I/O errors that a file cut short can be; others are a disk that takes no more."""


def is_damage(error: sqlite3.DatabaseError) -> bool:
    """Whether an error speaks of the file's content, not of its place."""
    text = str(error)
    if "disk I/O error" in text:
        return getattr(error, "sqlite_errorname", "SQLITE_IOERR") in _UNREAD
    return any(sign in text for sign in _DAMAGE)


_BROKEN = (ArithmeticError, AttributeError, LookupError, TypeError, ValueError)
"""What comes of reading a value that a disk has changed."""


class spoken:
    """Turn what SQLite and the file system say into sentences about this file."""

    # A class, since a generator costs more, and every review passes through several.
    __slots__ = ("_path",)

    def __init__(self, path: Path) -> None:
        self._path = path

    def __enter__(self) -> None:
        pass

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if isinstance(error, sqlite3.DatabaseError):
            raise _explained(error, self._path) from error
        if isinstance(error, OSError):
            raise LearnError(
                f"{error.filename or self._path} cannot be used: {error.strerror or error}.",
                "Check the folder's permissions and space, or set LEARN_HOME to a folder of yours.",
            ) from error
        # A value that nobody wrote can break anything. If all values are ours, it is a mistake of ours.
        if isinstance(error, _BROKEN) and (found := _found_in(self._path)):
            raise _damaged(self._path, found) from error


def _damaged(path: Path, text: str) -> DamagedError:
    from learn.progress.backup import FOLDER, backups  # late: it opens files by what is here

    newest = backups(path.with_name(FOLDER))[:1]
    back = f"`learn restore {newest[0].path.name}`" if newest else "`learn restore`"
    return DamagedError(
        f"{path} is damaged ({text}).",
        f"Run `learn doctor` to see how badly, and {back} to go back to a backup.",
    )


def _found_in(path: Path) -> str:
    """What is damaged in a file, looked for when something went wrong with it; empty if nothing is."""
    from learn.progress.soundness import first_damage

    if not path.is_file():
        return ""
    try:
        with closing(sqlite3.connect(f"{path.resolve().as_uri()}?mode=ro", uri=True)) as connection:
            return first_damage(connection, derived=True)
    except sqlite3.DatabaseError as error:
        return str(error) if is_damage(error) else ""


def _explained(error: sqlite3.DatabaseError, path: Path) -> LearnError:
    text = str(error)
    unwritten = "readonly" in text and os.access(path, os.W_OK) and os.access(path.parent, os.W_OK)
    if unwritten or is_damage(error):
        return _damaged(path, "its head says that it is only to be read" if unwritten else text)
    if "locked" in text or "busy" in text:
        return LearnError(
            f"Another program is writing to {path}, and did not finish while this one waited.",
            "Nothing was lost, and this was not saved: try again, or close the other program.",
        )
    if "readonly" in text or "unable to open" in text:
        return LearnError(
            f"{path} cannot be written.", "Check its permissions, or set LEARN_HOME to a folder of yours."
        )
    if "full" in text:
        return LearnError(f"The disk is full; {path} was left as it was.", "Make room, then try again.")
    if "disk I/O error" in text:
        return LearnError(
            f"{path} could not be written: its disk fails, or takes no more.",
            "What was accepted before is safe. Look at the disk, then try again.",
        )
    return LearnError(f"{path}: {text}.", "Run `learn doctor`.")


class transaction:
    """One write transaction: all of it is on disk afterwards, or none."""

    __slots__ = ("_connection",)

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection

    def __enter__(self) -> None:
        self._connection.execute("BEGIN IMMEDIATE")

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        try:
            if kind is None:
                self._connection.execute("COMMIT")
        finally:
            if self._connection.in_transaction:
                self._connection.execute("ROLLBACK")
