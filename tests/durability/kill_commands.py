"""Kill commands while they work on the files, and look whether anything is lost, torn or left behind."""

from __future__ import annotations

import os
import random
import shutil
import sqlite3
import subprocess
import sys
import time
from collections.abc import Callable
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from learn.clock import SetClock
from learn.errors import LearnError
from learn.progress.backup import back_up, check_restorable
from learn.progress.connection import VERSION
from learn.progress.doctor import examine
from learn.workspace import Workspace
from tests.durability.kill_rounds import write_deck

ANSWERED = 300
AGES_S = 7_200


def older_schema(home: Path) -> None:
    """As the first version of the program left the file."""
    with closing(sqlite3.connect(home / "progress.sqlite")) as connection, connection:
        for index in ("event_rare", "state_due", "state_buried", "state_lapsed", "card_deck"):
            connection.execute(f"DROP INDEX {index}")
        connection.execute("CREATE INDEX event_rare ON event (kind) WHERE kind IN (2, 10, 11)")
        connection.execute("CREATE INDEX state_due ON state (deck, due_day) WHERE due_day IS NOT NULL")
        connection.execute("DROP TABLE deck_count")
        connection.execute("ALTER TABLE state DROP COLUMN ladder")
        connection.execute("DELETE FROM _sqlite_migrations WHERE name >= 'm0002'")
        connection.execute("PRAGMA user_version = 1")


def _damage(home: Path) -> None:
    (home / "progress.sqlite").write_bytes(b"no database" * 2000)


def _forget_cache(home: Path) -> None:
    shutil.rmtree(home / "cache", ignore_errors=True)


@dataclass(frozen=True)
class Work:
    """A command to kill, and what to do to the home before."""

    argv: tuple[str, ...]
    prepare: Callable[[Path], None] = lambda home: None


WORKS = {
    "migrate": Work(("stats",), older_schema),
    "backup": Work(("backup",)),
    "restore": Work(("restore", "{oldest}", "--yes")),
    "restore over damage": Work(("restore", "{oldest}", "--yes"), _damage),
    "rebuild": Work(("doctor", "--rebuild")),
    "compile": Work(("decks",), _forget_cache),
    "first start": Work(("stats",), lambda home: (home / "progress.sqlite").unlink()),
}


def events(path: Path) -> frozenset[bytes]:
    """The ids in the log of a file; none if it has no tables yet."""
    with closing(sqlite3.connect(path)) as connection:
        version = connection.execute("PRAGMA user_version").fetchone()[0]
        if not version:
            return frozenset()
        if version == VERSION:
            findings = examine(connection)
            assert findings.sound, findings
        return frozenset(row[0] for row in connection.execute("SELECT id FROM event"))


def made(folder: Path) -> Path:
    """A home with answers, and a backup from halfway."""
    home = folder / "original"
    (home / "decks").mkdir(parents=True)
    write_deck(home / "decks" / "many.yaml")
    clock = SetClock.at("2026-11-21T12:00")
    with Workspace.open(home=home, clock=clock) as workspace:
        session = workspace.study("many", extra_new=ANSWERED)
        for number in range(ANSWERED):
            clock.advance(seconds=7)
            session.answer("meaning 7")
            session.rate()
            if number == ANSWERED // 2:
                back_up(workspace.places.progress, workspace.places.backups, clock.now())
    return home


def _started(home: Path, work: Work) -> subprocess.Popen[bytes]:
    oldest = min((home / "backups").iterdir()).name
    return subprocess.Popen(
        [sys.executable, "-m", "learn", *(word.format(oldest=oldest) for word in work.argv)],
        stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
        env={**os.environ, "LEARN_HOME": str(home)},
    )  # fmt: skip


def duration(original: Path, home: Path, work: Work) -> float:
    """Seconds that the work takes when nobody kills it."""
    _fresh(original, home, work)
    begun = time.monotonic()
    assert _started(home, work).wait() == 0, work
    return time.monotonic() - begun


def _fresh(original: Path, home: Path, work: Work) -> None:
    shutil.rmtree(home, ignore_errors=True)
    shutil.copytree(original, home)
    work.prepare(home)


def look(home: Path, name: str, allowed: set[frozenset[bytes]]) -> list[str]:
    """What is wrong in a home after a kill; then the work is done again, and all must be well."""
    found = []
    try:
        log = events(home / "progress.sqlite") if (home / "progress.sqlite").exists() else frozenset()
        if log not in allowed:
            found.append(f"the log has {len(log)} events")
    except (sqlite3.DatabaseError, AssertionError) as error:
        if name != "restore over damage":
            found.append(f"the file does not open: {error}")
    for path in (home / "backups").glob("*.sqlite"):
        try:
            check_restorable(path)
        except LearnError as error:
            found.append(str(error))
    return found + _again(home, name, allowed)


def _again(home: Path, name: str, allowed: set[frozenset[bytes]]) -> list[str]:
    found = []
    for path in (home / "backups").glob("*.part*"):
        os.utime(path, (time.time() - AGES_S,) * 2)
    if _started(home, WORKS[name]).wait() and name != "first start":
        found.append("the work cannot be done again")
    back_up(home / "progress.sqlite", home / "backups", SetClock.at("2026-11-23T12:00").now())
    found += [f"{path.name} is left behind" for path in home.rglob("*.part*")]
    if events(home / "progress.sqlite") not in allowed:
        found.append("the log changed when the work was done again")
    return found


def kill_commands(folder: Path, rounds: int, seed: int) -> list[str]:
    """Play rounds, each on a copy of one home; what is wrong after them."""
    rng = random.Random(seed)
    original, home = made(folder), folder / "home"
    whole = events(original / "progress.sqlite")
    half = events(min((original / "backups").iterdir()))
    lengths = {name: duration(original, home, work) for name, work in WORKS.items()}
    problems = []
    for number in range(rounds):
        name = tuple(WORKS)[number % len(WORKS)]
        allowed = {whole, half} if "restore" in name else {whole}
        if name in ("restore over damage", "first start"):
            allowed.add(frozenset())
        _fresh(original, home, WORKS[name])
        process = _started(home, WORKS[name])
        # The first third is Python's own start.
        time.sleep(rng.uniform(0.33, 1.05) * lengths[name])
        process.kill()
        process.wait()
        problems += [f"round {number}, {name}: {problem}" for problem in look(home, name, allowed)]
    return problems
