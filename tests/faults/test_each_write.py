"""Every write of a command in turn fails, or is its last; and Ctrl+C at any of its steps.

Whatever comes of it: sentences, a file that is the old one or the new one, and nothing half-written. Where a
command makes hundreds of writes some are left out here; all, with `python -m tests.faults.test_each_write`.
"""

from __future__ import annotations

import os
import random
import re
import shutil
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from learn.progress.backup import check_restorable
from tests.durability.kill_commands import events, older_schema
from tests.faults.test_full_disk import made_own
from tests.faults.turns import FAILING, KILLING, Turn, Turns

LONG_AGO_S = 7_200
DAMAGE = b"no database at all " * 400
FIRST = 5
"""Before this call the program has not begun to listen; Python itself answers Ctrl+C then."""
DONE = re.compile('"event": "(accepted|undone)"')
STOPS = 5
"""Moments at which each command is stopped."""


@dataclass(frozen=True)
class Work:
    """A command, what to do to the home before, and how far apart the writes are that fail (0: none)."""

    argv: tuple[str, ...]
    prepare: Callable[[Path], object] = lambda home: None
    every: int = 1
    typed: str = ""


def _damage(home: Path) -> None:
    (home / "progress.sqlite").write_bytes(DAMAGE)


def _without_progress(home: Path) -> None:
    (home / "progress.sqlite").unlink()


def _without_cache(home: Path) -> None:
    shutil.rmtree(home / "cache")


def _edit(home: Path) -> None:
    with (home / "decks" / "many.yaml").open("a") as file:
        file.write("  last: [the last, the end]\n")


WORKS = {
    "study": Work(("study", "--json", "many"), every=2, typed='{"answer": "x"}\n{"rating": 3}\n'),
    "undo": Work(("study", "--json", "many"), every=2, typed='{"do": "undo"}\n'),
    "set": Work(("set", "retention", "0.8")),
    "suspend": Work(("suspend", "{card}"), every=4),
    "reset": Work(("reset", "--card", "{answered}", "--yes"), every=4),
    "migrate": Work(("stats",), older_schema, every=4),
    "backup": Work(("backup",), every=2),
    "restore": Work(("restore", "{oldest}", "--yes"), every=5),
    "restore over damage": Work(("restore", "{oldest}", "--yes"), _damage, every=3),
    "restore where nothing is": Work(("restore", "{oldest}", "--yes"), _without_progress, every=3),
    "rebuild": Work(("doctor", "--rebuild"), every=3),
    "compile": Work(("decks",), _edit, every=11),
    "compile all": Work(("decks",), _without_cache, every=0),
}


class Collection:
    """A home that is made anew for every case, with what may come of it."""

    def __init__(self, folder: Path) -> None:
        self.original, self.home = made_own(folder / "original"), folder / "home"
        self.home.mkdir()
        self.old = events(min((self.original / "backups").iterdir()))
        self._turns: dict[str, Turns] = {}
        turns = self.turns(FAILING)
        self._renew()
        assert turns.run("suspend", "many/n9/meaning").said.code == 0
        assert turns.run("study", "--json", "many", typed=WORKS["study"].typed).said.code == 0
        shutil.rmtree(self.original)
        shutil.copytree(self.home, self.original)
        self.whole = events(self.original / "progress.sqlite")
        assert self.old < self.whole
        self.words = {
            "card": "many/n30/meaning",
            "answered": "many/n0/meaning",
            "oldest": min((self.original / "backups").iterdir()).name,
        }

    def turns(self, faults: dict[str, str]) -> Turns:
        kind = str(faults)
        if kind not in self._turns:
            self._turns[kind] = Turns(self.home, faults)
        return self._turns[kind]

    def _renew(self) -> None:
        shutil.rmtree(self.home)
        shutil.copytree(self.original, self.home)

    def run(self, name: str, faults: dict[str, str], **fault: object) -> Turn:
        """One command in a fresh home, and whatever is wrong with what it leaves."""
        work = WORKS[name]
        self._renew()
        work.prepare(self.home)
        turn = self.again(name, faults, **fault)
        self.look(name, turn)
        return turn

    def again(self, name: str, faults: dict[str, str], **fault: object) -> Turn:
        argv = (word.format(**self.words) for word in WORKS[name].argv)
        return self.turns(faults).run(*argv, typed=WORKS[name].typed, **fault)  # type: ignore[arg-type]

    def look(self, name: str, turn: Turn) -> None:
        """The file is the old one or the new one; no backup is torn; it was said what happened."""
        path = self.home / "progress.sqlite"
        if not turn.killed:
            assert turn.said.code in (0, 1, 130), turn
            assert "Traceback" not in turn.said.all
            assert "did not expect" not in turn.said.all
            assert turn.said.all.strip(), "nothing was said"
            assert not list(self.home.rglob("*.part*")), turn
        for backup in (self.home / "backups").glob("*.sqlite"):
            check_restorable(backup)
        if ("nothing is" in name and not path.exists()) or (
            name == "restore over damage" and path.read_bytes() == DAMAGE
        ):
            assert turn.said.code
        else:
            self._look_at_log(name, turn, events(path))

    def _look_at_log(self, name: str, turn: Turn, log: frozenset[bytes]) -> None:
        if name in ("study", "undo"):
            assert self.whole <= log
            done = DONE.search(turn.said.out)
            assert done or turn.met or turn.said.code or turn.steps, turn  # Ctrl+C at a question ends it
            assert len(log - self.whole) in ((1,) if done else (0, 1)), turn
        elif name in ("set", "suspend", "reset"):
            # One event more; a commit of which the disk did not say that it is made may be made.
            assert self.whole <= log
            assert len(log - self.whole) == 1 or (turn.said.code and log == self.whole)
        elif name == "restore":
            assert log == self.old or (turn.said.code and log == self.whole), turn
        elif name.startswith("restore"):
            assert log == self.old
        else:
            assert log == self.whole
        if "Nothing was changed" in turn.said.err:
            assert log == self.whole

    def close(self) -> None:
        for turns in self._turns.values():
            turns.close()


def fail_each(collection: Collection, name: str, every: int) -> int:
    """Let each call of a command fail in turn; how many did."""
    met = 0
    for call in FAILING:
        number = 1
        while collection.run(name, FAILING, call=call, number=number).met:
            met += 1
            number += every if call == "pwrite64" else 1
    return met


def kill_each(collection: Collection, name: str, every: int) -> int:
    """Kill a command at each of its calls in turn, and let the next one clear up; how many were."""
    killed = 0
    for call in KILLING:
        number = 1
        while collection.run(name, KILLING, call=call, number=number).killed:
            killed += 1
            number += every if call == "pwrite64" else 1
            for path in (collection.home / "backups").glob("*.part*"):
                os.utime(path, (time.time() - LONG_AGO_S,) * 2)
            assert collection.again(name, KILLING).said.code == 0, (name, call, number)
            assert not list(collection.home.rglob("*.part*"))
    return killed


@pytest.fixture(scope="module")
def collection(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Collection]:
    made_once = Collection(tmp_path_factory.mktemp("turns"))
    yield made_once
    made_once.close()


WRITING = [name for name, work in WORKS.items() if work.every]


@pytest.mark.parametrize("name", WRITING)
def test_each_write_fails_in_turn(collection, name):
    assert fail_each(collection, name, WORKS[name].every) > 10


@pytest.mark.parametrize("name", WRITING)
def test_a_command_is_killed_at_each_write(collection, name):
    assert kill_each(collection, name, 4 * WORKS[name].every) > (10 if "restore" in name else 3)


@pytest.mark.parametrize("name", WORKS)
def test_ctrl_c_ends_in_a_sentence_and_leaves_nothing_half_written(collection, name):
    steps = collection.run(name, FAILING, stop_at=sys.maxsize).steps
    rng = random.Random(name)
    stopped = 0
    for step in (FIRST, *(rng.randrange(FIRST, steps) for _ in range(STOPS))):
        said = collection.run(name, FAILING, stop_at=step).said
        stopped += said.code == 130
        assert said.code == 0 or "Stopped. " in said.err
    assert stopped


def main() -> int:
    """All writes of all commands."""
    with tempfile.TemporaryDirectory() as folder:
        collection = Collection(Path(folder))
        for name in WRITING:
            print(f"{name}: {fail_each(collection, name, 1)} failed", flush=True)
            print(f"{name}: killed at {kill_each(collection, name, 1)}", flush=True)
        collection.close()
    return 0


if __name__ == "__main__":
    sys.exit(main())
