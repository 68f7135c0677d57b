"""Backups of the progress file, through SQLite's backup API: whole also while it is in use."""

from __future__ import annotations

import os
import re
import sqlite3
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from learn.clock import local_time
from learn.errors import LearnError
from learn.progress.connection import BUSY_MS, VERSION, DamagedError, connect, spoken

KEPT = 10
_NAME = re.compile(r"progress-(\d{4}-\d\d-\d\d)-(\d{6})(?:-\d+)?\.sqlite")


@dataclass(frozen=True, slots=True)
class Backup:
    """One backup on disk."""

    path: Path
    date: str
    """Local date, ISO."""


def backups(folder: Path) -> list[Backup]:
    """The backups in a folder, the newest first."""
    try:
        names = sorted((path for path in folder.iterdir() if _NAME.fullmatch(path.name)), reverse=True)
    except OSError:
        return []
    return [Backup(path, path.name[9:19]) for path in names]


def back_up(progress: Path, folder: Path, moment: int, spare: Path | None = None) -> Path:
    """Write a new backup and drop the oldest beyond ten, but never `spare`; raises LearnError.

    It opens a connection of its own, so that it may run in a thread.
    """
    with spoken(folder):
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        target = _free_name(folder, moment)
        unfinished = target.with_suffix(".part")
        os.close(os.open(unfinished, os.O_CREAT | os.O_RDWR | os.O_TRUNC, 0o600))
        try:
            copy(progress, unfinished)
            unfinished.replace(target)
        finally:
            unfinished.unlink(missing_ok=True)
        for old in backups(folder)[KEPT:]:
            if spare is None or not old.path.samefile(spare):
                old.path.unlink(missing_ok=True)
    return target


def back_up_daily(progress: Path, folder: Path, moment: int) -> Path | None:
    """A backup if there is none of this date yet."""
    today = f"{local_time(moment, None):%Y-%m-%d}"
    if any(backup.date == today for backup in backups(folder)):
        return None
    return back_up(progress, folder, moment)


def _free_name(folder: Path, moment: int) -> Path:
    stem = f"progress-{local_time(moment, None):%Y-%m-%d-%H%M%S}"
    names = (stem if n == 0 else f"{stem}-{n}" for n in range(10_000))
    return next(path for name in names if not (path := folder / f"{name}.sqlite").exists())


def copy(source: Path, target: Path) -> None:
    """Copy one database into another file, page by page and consistently."""
    here = sqlite3.connect(source, timeout=BUSY_MS / 1000)
    there = sqlite3.connect(target, timeout=BUSY_MS / 1000)
    try:
        here.backup(there)
        # A backup is one file: it must not need a -wal beside it.
        there.execute("PRAGMA journal_mode = DELETE")
        there.commit()
    finally:
        there.close()
        here.close()


def check_restorable(path: Path) -> None:
    """Raise LearnError unless a file is a sound progress file that this version can read."""
    if not path.is_file():
        raise LearnError(f"There is no file {path}.", "`learn backup --list` shows what there is.")
    with spoken(path):
        connection = sqlite3.connect(f"{path.resolve().as_uri()}?mode=ro", uri=True)
        try:
            version = int(connection.execute("PRAGMA user_version").fetchone()[0])
            if version > VERSION:
                raise LearnError(f"{path} was written by a newer learn.", "Install the newer version first.")
            sound = [row[0] for row in connection.execute("PRAGMA integrity_check(5)")]
            tables = {row[0] for row in connection.execute("SELECT name FROM sqlite_master")}
        finally:
            connection.close()
    if sound != ["ok"]:
        raise LearnError(f"{path} is damaged: {sound[0]}", "Choose another backup.")
    if not {"event", "card", "state"} <= tables:
        raise LearnError(f"{path} holds no progress of learn.", "Choose a file that `learn backup` wrote.")


def restore(source: Path, progress: Path, folder: Path, moment: int) -> Path | None:
    """Put a backup in the place of the progress file; the path of a backup of what was there.

    What was there is backed up first if it is whole, and moved aside if it is damaged, so that no
    damaged file is taken for a backup. Programs that have the file open go on with the restored content.
    """
    check_restorable(source)
    kept = None
    if progress.exists():
        # The eleventh backup would push the oldest out, which may be the one to restore.
        whole = _is_whole(progress)
        kept = back_up(progress, folder, moment, spare=source) if whole else _set_aside(progress)
    with spoken(progress):
        connect(progress).close()
        target = sqlite3.connect(progress, timeout=BUSY_MS / 1000)
        here = sqlite3.connect(f"{source.resolve().as_uri()}?mode=ro", uri=True)
        try:
            here.backup(target)
        finally:
            here.close()
            target.close()
        connect(progress).close()
    return kept


def _is_whole(path: Path) -> bool:
    """Whether SQLite finds no damage in a file."""
    try:
        with spoken(path), closing(sqlite3.connect(path, timeout=BUSY_MS / 1000)) as connection:
            return [row[0] for row in connection.execute("PRAGMA integrity_check(1)")] == ["ok"]
    except DamagedError:
        return False


def _set_aside(progress: Path) -> Path:
    """Move a file that SQLite cannot read out of the way, with its companions."""
    names = (f"{progress.name}.damaged" + (f"-{n}" if n else "") for n in range(10_000))
    aside = next(path for name in names if not (path := progress.with_name(name)).exists())
    for suffix in ("", "-wal", "-shm"):
        companion = progress.with_name(progress.name + suffix)
        if companion.exists():
            companion.replace(aside.with_name(aside.name + suffix))
    return aside
