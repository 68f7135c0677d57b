"""Backups of the progress file, through SQLite's backup API: whole also while it is in use."""

from __future__ import annotations

import os
import re
import sqlite3
import tempfile
from contextlib import closing, suppress
from dataclasses import dataclass
from pathlib import Path

from learn.clock import HOUR, SystemClock, local_time
from learn.errors import LearnError
from learn.paths import make_private_file, make_private_folder
from learn.progress.connection import VERSION, DamagedError, check_version, connect, patience, spoken
from learn.progress.long_work import Tell, copy_pages, untold
from learn.progress.soundness import first_damage

KEPT = 10
FOLDER = "backups"
"""Where they are kept, beside the progress file."""
_UNFINISHED = re.compile(r"tmp\w+\.part(-journal|-wal|-shm)?")
_NAME = re.compile(r"progress-(\d{4}-\d\d-\d\d)-(\d{6})(?:-(\d+))?\.sqlite")


@dataclass(frozen=True, slots=True)
class Backup:
    """One backup on disk."""

    path: Path
    date: str
    """Local date, ISO."""


def backups(folder: Path) -> list[Backup]:
    """The backups in a folder, the newest first."""
    try:
        named = [(match, path) for path in folder.iterdir() if (match := _NAME.fullmatch(path.name))]
    except OSError:
        return []
    named.sort(key=lambda one: (one[0][1], one[0][2], int(one[0][3] or 0)), reverse=True)
    return [Backup(path, match[1]) for match, path in named]


def back_up(
    progress: Path, folder: Path, moment: int, spare: Path | None = None, tell: Tell = untold
) -> Path:
    """Write a new backup and drop the oldest beyond ten, but never `spare`; raises LearnError.

    A damaged file is not backed up, since its copies would push out the sound ones. It opens a
    connection of its own, so that it may run in a thread.
    """
    with spoken(folder):
        make_private_folder(folder)
        _drop_unfinished(folder)
        # A name of its own: another program may be backing up at the same second.
        handle, name = tempfile.mkstemp(".part", dir=folder)
        os.close(handle)
        unfinished = Path(name)
        try:
            with spoken(progress):
                copy(progress, unfinished, tell)
            target = _free_name(folder, moment)
            unfinished.replace(target)
            _sync(folder)
        finally:
            _remove(unfinished)
        kept = [path for path in (target, spare) if path is not None]
        for old in backups(folder)[KEPT:]:
            # After the clock was set back, the new one is not the newest by name.
            with suppress(FileNotFoundError):  # another program dropped it just now
                if not any(old.path.samefile(path) for path in kept):
                    old.path.unlink()
    return target


def _drop_unfinished(folder: Path) -> None:
    """Remove what a program that was killed left of a backup; one at work may be another program's."""
    for path in folder.iterdir():
        if _UNFINISHED.fullmatch(path.name):
            with suppress(FileNotFoundError):  # that one has finished meanwhile
                if path.stat().st_mtime_ns // 1000 < SystemClock().now() - HOUR:
                    path.unlink()


def _sync(folder: Path) -> None:
    """See that a file's new name is on disk, where folders can be synced."""
    with suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def back_up_daily(progress: Path, folder: Path, moment: int, tell: Tell = untold) -> Path | None:
    """A backup if there is none of this date yet."""
    today = f"{local_time(moment, None):%Y-%m-%d}"
    if any(backup.date == today for backup in backups(folder)):
        return None
    return back_up(progress, folder, moment, tell=tell)


def _free_name(folder: Path, moment: int) -> Path:
    """A name that sorts after those of the same second, also after some of them were dropped."""
    stem = f"progress-{local_time(moment, None):%Y-%m-%d-%H%M%S}"
    taken = (_NAME.fullmatch(one.path.name) for one in backups(folder) if one.path.name.startswith(stem))
    last = max((int(match[3] or 0) for match in taken if match), default=None)
    return folder / (f"{stem}.sqlite" if last is None else f"{stem}-{last + 1}.sqlite")


def copy(source: Path, target: Path, tell: Tell = untold) -> None:
    """Copy one sound database into another file, page by page and consistently."""
    here = sqlite3.connect(f"{source.resolve().as_uri()}?mode=rw", timeout=patience(), uri=True)
    there = sqlite3.connect(target, timeout=patience())
    try:
        check_version(here, source)
        copy_pages(here, there, tell)
        # A backup is one file: it must not need a -wal beside it.
        there.execute("PRAGMA journal_mode = DELETE")
        there.commit()
        # Not the quick check, which does not see all: copies of a damaged file push the sound ones out.
        if found := first_damage(there, tell=tell):
            raise sqlite3.DatabaseError(f"malformed: {found}")
    finally:
        there.close()
        here.close()


def _to_read(path: Path) -> str:
    """A URI that opens a file without making or changing it."""
    return f"{path.resolve().as_uri()}?mode=ro"


def check_restorable(path: Path, tell: Tell = untold) -> None:
    """Raise LearnError unless a file is a sound progress file that this version can read."""
    if not path.is_file():
        raise LearnError(f"There is no file {path}.", "`learn backup --list` shows what there is.")
    with spoken(path), closing(sqlite3.connect(_to_read(path), uri=True)) as connection:
        found = {(row[0], row[1]) for row in connection.execute("SELECT type, name FROM sqlite_master")}
        if not found >= {("table", table) for table in ("device", "event", "card", "state")}:
            raise LearnError(
                f"{path} holds no progress of learn.", "Choose a file that `learn backup` wrote."
            )
        if int(connection.execute("PRAGMA user_version").fetchone()[0]) > VERSION:
            raise LearnError(f"{path} was written by a newer learn.", "Install the newer version first.")
        # A trigger would run with every answer from then on.
        if {"trigger", "view"} & {kind for kind, _ in found}:
            raise LearnError(f"{path} has parts that learn did not make.", "Choose another backup.")
        if damage := first_damage(connection, tell=tell):
            raise LearnError(f"{path} is damaged: {damage}", "Choose another backup.")


def restore(source: Path, progress: Path, folder: Path, moment: int, tell: Tell = untold) -> Path | None:
    """Put a backup in the place of the progress file; the path of a backup of what was there.

    What was there is backed up first if it is whole, and moved aside if it is damaged, so that no
    damaged file is taken for a backup. Programs that have the file open go on with the restored content.
    Whatever stops it, the file is the old one or the new one.
    """
    check_restorable(source, tell)
    with spoken(progress):
        if not progress.exists() or not _is_whole(progress, tell):
            return _replace(progress, source, tell)
        # The eleventh backup would push the oldest out, which may be the one to restore.
        kept = back_up(progress, folder, moment, source, lambda done, total: tell(done, 2 * total))
        tell(1, 2)
        with (
            closing(sqlite3.connect(progress, timeout=patience())) as target,
            closing(sqlite3.connect(_to_read(source), uri=True)) as here,
        ):
            copy_pages(here, target, lambda done, total: tell(total + done, 2 * total))
    # It is restored. If an older one cannot be brought up to date now, it will be when it is opened.
    with suppress(LearnError):
        connect(progress).close()
    return kept


def _is_whole(path: Path, tell: Tell) -> bool:
    """Whether a file is without damage, and its head lets it be written."""
    try:
        with spoken(path), closing(sqlite3.connect(path, timeout=patience())) as connection:
            check_version(connection, path)
            connection.execute("BEGIN IMMEDIATE")
            return not first_damage(connection, tell=tell)
    except DamagedError:
        return False


def _replace(progress: Path, source: Path, tell: Tell) -> Path | None:
    """Put a backup in the place of a damaged file, which is kept under another name, or of none.

    The new file is whole before the old one moves, so that a full disk leaves the old one in its place.
    """
    ready = progress.with_name(f"{progress.name}.part")
    _remove(ready)
    try:
        make_private_file(ready)
        copy(source, ready, tell)
        connect(ready).close()
        aside = _set_aside(progress)
        ready.replace(progress)
        _sync(progress.parent)
    finally:
        _remove(ready)
    return aside


def _remove(path: Path) -> None:
    for each in _with_companions(path):
        each.unlink(missing_ok=True)


def _set_aside(progress: Path) -> Path | None:
    """Give a file that SQLite cannot read another name, with its companions; None if there are none.

    The file itself keeps its old name too, where it can, until another takes its place: a program that is
    killed in between must not leave the next one without a file, since that would begin an empty one.
    """
    if not any(map(Path.exists, _with_companions(progress))):
        return None
    names = (f"{progress.name}.damaged" + (f"-{n}" if n else "") for n in range(10_000))
    free = (
        path
        for name in names
        if not any(map(Path.exists, _with_companions(path := progress.with_name(name))))
    )
    aside = next(free)
    # All companions: beside another file, SQLite would play this one's WAL into it.
    for was, goes in list(zip(_with_companions(progress), _with_companions(aside), strict=True))[1:]:
        if was.exists():
            was.replace(goes)
    try:
        aside.hardlink_to(progress)
    except FileNotFoundError:
        pass
    except OSError:  # a file system without second names
        progress.replace(aside)
    return aside


def _with_companions(path: Path) -> list[Path]:
    return [path.with_name(path.name + suffix) for suffix in ("", "-wal", "-shm", "-journal")]
