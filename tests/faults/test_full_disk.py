"""A disk that takes no more, at each write in turn: what was accepted stays, what was not is said.

The kernel's answer is replaced by strace, so that the program sees a real ENOSPC, EIO or EDQUOT. All writes,
not only some, with `python -m tests.faults.test_full_disk`.
"""

from __future__ import annotations

import json
import os
import resource
import shutil
import signal
import sqlite3
import subprocess
import sys
import tempfile
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

import pytest

from learn.progress.backup import check_restorable
from learn.progress.doctor import examine
from tests.durability.kill_rounds import write_deck
from tests.faults.command import PATIENCE, ROOT, Said, environment, learn
from tests.system_tools import need

ANSWERS = '{"answer": "x"}\n{"rating": 3}\n' * 4 + '{"do": "undo"}\n{"answer": "y"}\n{"rating": 1}\n'
WRITES = "pwrite64,write,fdatasync,fsync,ftruncate,rename"


@dataclass(frozen=True)
class Fault:
    """From the `when`-th call on that touches a file of the home, some calls fail."""

    when: int
    error: str = "ENOSPC"
    calls: str = WRITES
    lasting: bool = True


def made(folder: Path) -> Path:
    """A home with a deck and four answers."""
    folder.mkdir()
    write_deck(folder / "many.yaml")
    assert learn(folder, "study", "--json", folder / "many.yaml", typed=ANSWERS).in_sentences().code == 0
    assert learn(folder, "backup").in_sentences().code == 0
    return folder


def made_own(folder: Path) -> Path:
    """The same with the deck among the person's own, so that no command need name it."""
    home = made(folder)
    (home / "decks").mkdir()
    (home / "many.yaml").rename(home / "decks" / "many.yaml")
    return home


def faulty(home: Path, fault: Fault, *argv: str, typed: str = "") -> tuple[Said, int]:
    """One command on a disk with a fault; and how many calls failed."""
    strace = need("strace", "strace")
    trace = home.with_name("trace")
    watched = [home / name for name in ("progress.sqlite", "progress.sqlite-wal", "backups", "looks.json")]
    watched += [home / "backups" / "new.sqlite"]
    when = f"{fault.when}+" if fault.lasting else f"{fault.when}"
    finished = subprocess.run(
        [strace, "-f", "-y", "-o", trace, "-e", f"trace={fault.calls}",
         *(word for path in watched for word in ("-P", path)),
         "-e", f"inject={fault.calls}:error={fault.error}:when={when}", sys.executable, "-m", "learn", *argv],
        input=typed.encode(), capture_output=True, cwd=ROOT, env=environment(home), timeout=PATIENCE,
    )  # fmt: skip
    out, err = finished.stdout.decode("latin-1"), finished.stderr.decode("latin-1")
    if "ptrace" in err and finished.returncode:
        pytest.skip("strace may not trace here: it is not permitted")
    return Said(finished.returncode, out, err), trace.read_text().count("(INJECTED)")


def accepted(said: Said) -> list[str]:
    """The reviews that were said to be saved."""
    messages = [json.loads(line) for line in said.out.splitlines()]
    return [message["review"] for message in messages if message["event"] == "accepted"]


def reviews(home: Path) -> list[str]:
    with closing(sqlite3.connect(home / "progress.sqlite")) as connection:
        findings = examine(connection)
        assert findings.sound, findings
        return [row[0].lower() for row in connection.execute("SELECT hex(id) FROM event WHERE kind = 1")]


def study(home: Path, fault: Fault) -> int:
    """A session meets a fault: every review that it accepted is there, and others at most unsaid."""
    before = set(reviews(home)) if (home / "progress.sqlite").exists() else set()
    said, failed = faulty(home, fault, "study", "--json", str(home / "many.yaml"), typed=ANSWERS)
    said.in_sentences()
    assert not failed or "disk" in said.all or "cannot be" in said.all or accepted(said), said
    found = reviews(home) if (home / "progress.sqlite").stat().st_size else []
    assert set(accepted(said)) <= set(found)
    assert before <= set(found)
    assert len(found) <= len(before) + len(accepted(said)) + 1
    return failed


def command(home: Path, fault: Fault, *argv: str) -> int:
    """Another command meets a fault: it says so, the reviews are as before, and no half a backup stays."""
    before = reviews(home)
    said, failed = faulty(home, fault, *argv)
    said.in_sentences()
    assert said.all.strip()
    assert set(reviews(home)) == set(before)
    for path in (home / "backups").iterdir():
        check_restorable(path)
    return failed


@pytest.fixture(scope="module")
def original(tmp_path_factory):
    return made(tmp_path_factory.mktemp("full") / "home")


@pytest.fixture
def home(original, tmp_path):
    shutil.copytree(original, tmp_path / "home")
    return tmp_path / "home"


@pytest.mark.parametrize(
    "fault",
    [Fault(1), Fault(2), Fault(4), Fault(9), Fault(6, "EIO"), Fault(5, "EDQUOT", lasting=False),
     Fault(1, calls="fdatasync,fsync"), Fault(3, "EIO", "fdatasync,fsync", lasting=False)],
    ids=str,
)  # fmt: skip
def test_a_session_on_a_disk_that_fails(home, fault):
    assert study(home, fault)


@pytest.mark.parametrize("when", [1, 3, 7, 12, 20])
def test_a_first_session_on_a_disk_that_fails(tmp_path, when):
    home = tmp_path / "home"
    home.mkdir()
    write_deck(home / "many.yaml")
    assert study(home, Fault(when))


@pytest.mark.parametrize(
    ("argv", "when"),
    [("doctor --rebuild", 1), ("doctor --rebuild", 4), ("set retention 0.8", 1), ("set new-per-day 3", 2)],
)
def test_a_command_on_a_disk_that_fails(home, argv, when):
    assert command(home, Fault(when), *argv.split())


@pytest.mark.parametrize("when", [1, 2, 5, 9])
def test_a_restore_on_a_disk_that_fails_leaves_what_was_there(home, when):
    newest = max((home / "backups").iterdir()).name
    assert command(home, Fault(when), "restore", newest, "--yes")


def small_files(limit):
    """Files cannot grow beyond some bytes; as a quota does, this answers EFBIG."""

    def go():
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit))

    return go


@pytest.mark.parametrize("limit", [0, 8192, 40_000])
@pytest.mark.parametrize(
    "argv", ["study --json many.yaml", "backup", "stats", "doctor --rebuild", "set retention 0.8"]
)
def test_files_that_may_not_grow(home, argv, limit):
    before = reviews(home)
    said = learn(
        home, *argv.replace("many.yaml", str(home / "many.yaml")).split(),
        typed=ANSWERS, before=small_files(limit),
    )  # fmt: skip
    said.in_sentences()
    assert "is damaged" not in said.all, "a disk that takes no more says nothing of the file"
    assert set(before) <= set(reviews(home))
    for path in (home / "backups").iterdir():
        check_restorable(path)


def test_a_backup_on_a_full_disk_leaves_no_part_behind(home):
    said = learn(home, "backup", before=small_files(4096))
    assert said.in_sentences().code == 1
    assert {path.suffix for path in (home / "backups").iterdir()} == {".sqlite"}


def main() -> int:
    """Every write in turn, until none fails any more."""
    with tempfile.TemporaryDirectory() as folder:
        original = made(Path(folder) / "original")
        newest = max((original / "backups").iterdir()).name
        for argv in ((), ("set", "retention", "0.8"), ("doctor", "--rebuild"), ("restore", newest, "--yes")):
            for error in ("ENOSPC", "EIO"):
                for when in range(1, 200):
                    home = Path(folder) / "home"
                    shutil.rmtree(home, ignore_errors=True)
                    shutil.copytree(original, home)
                    fault = Fault(when, error)
                    failed = command(home, fault, *argv) if argv else study(home, fault)
                    if not failed:
                        break
                print(f"{' '.join(argv) or 'study'}: {when - 1} writes, {error}", flush=True)
    return 0


if __name__ == "__main__":
    os.environ.setdefault("CI", "true")
    sys.exit(main())
