"""A progress file that is cut short, overwritten or not a database: a sentence, and nothing is made worse.

Run more cases with `python -m tests.faults.test_damage ROUNDS`.
"""

from __future__ import annotations

import random
import shutil
import sqlite3
import sys
import tempfile
from collections import Counter
from contextlib import closing, redirect_stderr, redirect_stdout
from io import BytesIO, StringIO, TextIOWrapper
from pathlib import Path

import pytest

from learn.cards.rating import Rating
from learn.clock import SetClock
from learn.errors import LearnError
from learn.progress.backup import check_restorable
from learn.workspace import Workspace
from tests.durability.kill_rounds import write_deck

CASES = 40
ANSWERED = 120
PAGE = 4096


def studied(folder: Path) -> Path:
    """A home with some answers, an undo, settings and two backups; the path of its progress file."""
    deck = folder / "decks" / "many.yaml"
    deck.parent.mkdir(parents=True)
    write_deck(deck)
    clock = SetClock.at("2026-11-21T12:00")
    with Workspace.open(home=folder, clock=clock) as workspace:
        session = workspace.study("many", extra_new=ANSWERED)
        for number in range(ANSWERED):
            clock.advance(seconds=30)
            session.answer("meaning 7")
            session.rate(Rating.EASY if number % 3 else Rating.AGAIN)
            if number % 10 == 0:
                session.undo()
                session.answer("meaning 8")
                session.rate()
            if number in (30, 90):
                workspace.back_up()
        workspace.set({"new-per-day": "30"})
        workspace.set({"retention": "0.85"}, "many")
    return folder / "progress.sqlite"


def cut_short(content: bytearray, rng: random.Random) -> None:
    del content[rng.randrange(len(content)) :]


def header(content: bytearray, rng: random.Random) -> None:
    for _ in range(rng.randint(1, 8)):
        content[rng.randrange(100)] = rng.randrange(256)


def page_heads(content: bytearray, rng: random.Random) -> None:
    """What a page is, how many cells it has, and where they are."""
    page = rng.randrange(len(content) // PAGE) * PAGE
    for _ in range(rng.randint(1, 4)):
        content[page + rng.randrange(8, 40)] = rng.randrange(256)


def bits(content: bytearray, rng: random.Random) -> None:
    for _ in range(rng.randint(1, 60)):
        content[rng.randrange(100, len(content))] ^= 1 << rng.randrange(8)


def texts(content: bytearray, rng: random.Random) -> None:
    """Letters of texts: SQLite cannot see that they are not what was written."""
    places = [place for place, byte in enumerate(content) if chr(byte).isalnum() and place > 100]
    for place in rng.choices(places, k=40):
        content[place] = rng.choice(b'az09"{/\x00\xff\xc3')


def zero_page(content: bytearray, rng: random.Random) -> None:
    page = rng.randrange(len(content) // PAGE) * PAGE
    content[page : page + PAGE] = bytes(PAGE)


def swapped_pages(content: bytearray, rng: random.Random) -> None:
    one, other = rng.sample(range(len(content) // PAGE), 2)
    first, second = content[one * PAGE : (one + 1) * PAGE], content[other * PAGE : (other + 1) * PAGE]
    content[one * PAGE : (one + 1) * PAGE], content[other * PAGE : (other + 1) * PAGE] = second, first


def nothing_of_sqlite(content: bytearray, rng: random.Random) -> None:
    content[:] = rng.choice((b"", b"{}", b"SQLite format 3\x00", rng.randbytes(5000)))


DAMAGES = (cut_short, header, page_heads, bits, texts, zero_page, swapped_pages, nothing_of_sqlite)
COMMANDS = (
    ("stats",), ("decks", "--json"), ("cards", "many"), ("doctor", "--json"), ("study", "--plain", "many"),
    ("study", "--json"), ("set", "retention", "0.9"), ("suspend", "many/n3/meaning"), ("backup",),
    ("doctor", "--rebuild"),
)  # fmt: skip
READING = 4
"""So many of the commands change nothing."""
TYPED = "x\n3\n" * 4 + ":u\nx\n1\n" + '{"answer": "x"}\n{"rating": 3}\n{"do": "undo"}\n' * 3


class Machine:
    """A home whose progress file is damaged, and commands that meet it."""

    def __init__(self, home: Path) -> None:
        self.home = home
        self.path = home / "progress.sqlite"
        self.backups = {path: path.read_bytes() for path in (home / "backups").iterdir()}

    def run(self, *argv: str) -> tuple[int, str]:
        """One command in this process; whatever is not expected is raised."""
        from learn.__main__ import _lines, _screen
        from learn.cli.app import run
        from learn.cli.ways import Ways

        said = StringIO()
        with pytest.MonkeyPatch.context() as patch, redirect_stdout(said), redirect_stderr(said):
            patch.setenv("LEARN_HOME", str(self.home))
            patch.setenv("LEARN_NOW", "2026-11-22T12:00")
            patch.setattr("sys.stdin", TextIOWrapper(BytesIO(TYPED.encode())))
            patch.setattr("learn.progress.connection.BUSY_MS", 50)
            code = run(Ways(_screen, _lines), argv)
        return code, said.getvalue()

    def problems(self) -> list[str]:
        """What the commands do that they must not."""
        found = []
        before = self.path.read_bytes()
        for number, argv in enumerate(COMMANDS):
            try:
                code, said = self.run(*argv)
            except Exception as error:
                found.append(f"{' '.join(argv)}: {type(error).__name__}: {error}")
                continue
            if code not in (0, 1) or (code and not said.strip()):
                found.append(f"{' '.join(argv)}: {code} {said}")
            # A file of less than a page is as good as none: tables are made in it.
            if number < READING and len(before) >= 512 and self.path.read_bytes() != before:
                found.append(f"{' '.join(argv)}: it changed the file")
        return found + self._after()

    def _after(self) -> list[str]:
        found = [
            f"{path.name} is changed"
            for path, content in self.backups.items()
            if path.read_bytes() != content
        ]
        for path in (self.home / "backups").iterdir():
            try:
                check_restorable(path)
            except LearnError as error:
                found.append(f"{path.name} was made of a damaged file: {error.message}")
        newest, (doctor, told) = max(self.backups), self.run("doctor")
        if doctor and not any(help_ in told for help_ in (newest.name, "--rebuild", "newer learn")):
            found.append(f"the doctor offers no help: {told}")
        code, said = self.run("restore", newest.name, "--yes")
        if code or self.run("doctor")[0]:
            found.append(f"the backup cannot be restored: {said}")
        return found


def rounds(folder: Path, count: int, seed: int) -> list[str]:
    """Damage a file in so many ways, and say what the program should not have done."""
    original = studied(folder / "original").parent
    problems = []
    for number in range(count):
        rng = random.Random(f"{seed} {number}")
        damage = DAMAGES[number % len(DAMAGES)]
        home = folder / f"home{number}"
        shutil.copytree(original, home)
        content = bytearray((home / "progress.sqlite").read_bytes())
        damage(content, rng)
        (home / "progress.sqlite").write_bytes(content)
        problems += [f"{damage.__name__} {seed} {number}: {said}" for said in Machine(home).problems()]
        shutil.rmtree(home)
    return problems


def events(path: Path) -> list[bytes]:
    with closing(sqlite3.connect(path)) as connection:
        return [row[0] for row in connection.execute("SELECT id FROM event ORDER BY id")]


@pytest.mark.parametrize("damage", [cut_short, bits, zero_page, nothing_of_sqlite, None])
def test_a_wal_left_behind_is_used_as_far_as_it_is_whole(tmp_path, damage):
    """As a power cut leaves it: what was acknowledged is in the WAL alone, and its end may be torn."""
    home, left = studied(tmp_path / "home").parent, tmp_path / "left"
    before = events(home / "progress.sqlite")
    with Workspace.open(home=home, clock=SetClock.at("2026-11-23T12:00")) as workspace:
        session = workspace.study("many", extra_new=20)
        for _ in range(10):
            session.answer("meaning 7")
            session.rate()
        shutil.copytree(home, left)
        after = events(home / "progress.sqlite")
    wal = left / "progress.sqlite-wal"
    (left / "progress.sqlite-shm").unlink()
    content = bytearray(wal.read_bytes())
    if damage:
        damage(content, random.Random("wal"))
    wal.write_bytes(content)
    assert Machine(left).run("doctor")[0] == 0
    found = events(left / "progress.sqlite")
    assert found == after[: len(found)]
    assert len(found) >= len(before)
    assert damage or found == after
    assert len(after) == len(before) + 10


def test_damage_of_every_sort_ends_in_sentences_and_never_spreads(tmp_path):
    assert rounds(tmp_path, CASES, seed=1) == []


def test_the_rounds_find_what_is_wrong(tmp_path, monkeypatch):
    """A program that trusts the values in a file."""
    monkeypatch.setattr("learn.progress.soundness._LOG", {})
    monkeypatch.setattr("learn.progress.connection._DAMAGE", ("nothing",))
    assert rounds(tmp_path, len(DAMAGES), seed=1)


def main() -> int:
    """Run rounds by hand."""
    count, seed = int((sys.argv[1:] or ["200"])[0]), int((sys.argv[2:] or ["1"])[0])
    with tempfile.TemporaryDirectory() as folder:
        problems = rounds(Path(folder), count, seed)
    for problem, times in Counter(problems).most_common():
        print(times, problem)
    print(f"{count} rounds, {len(problems)} problems")
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main())
