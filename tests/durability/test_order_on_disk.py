"""What the kernel sees: a review is written, then synced, and only then acknowledged."""

import os
import re
import subprocess
import sys
from dataclasses import dataclass

import pytest

from tests.durability.kill_rounds import write_deck
from tests.system_tools import need

CALL = re.compile(r'^\d+ +(\w+)\((?:\d+<([^>]*)>|"([^"]*)")(?:, "((?:[^"\\]|\\.)*)")?')
STUDY = """
import sys
from learn.progress import connection
if sys.argv.pop(1) == "delete":
    connection._on_shared_file_system = lambda path: True
from learn.__main__ import main
sys.exit(main())
"""
ANSWERS = 5


@dataclass(frozen=True)
class Call:
    """A system call on a file."""

    name: str
    path: str
    text: str

    @property
    def step(self):
        """`write WAL`, `sync WAL`, and so on; empty for what concerns another file."""
        kind = "sync" if "sync" in self.name else "unlink" if self.name == "unlink" else "write"
        for ending, file in (
            ("sqlite-wal", "WAL"),
            ("sqlite-journal", "journal"),
            ("progress.sqlite", "file"),
        ):
            if self.path.endswith(ending) and "progress" in self.path:
                return f"{kind} {file}"
        if kind == "sync" and self.path.endswith("/home"):
            return "sync folder"
        return "say accepted" if "Accepted" in self.text and "pipe" in self.path else ""


def traced(tmp_path, mode, *arguments):
    """The steps of a short session, in order, repetitions in a row told once."""
    strace = need("strace", "strace")
    deck, trace = tmp_path / "many.yaml", tmp_path / "trace"
    write_deck(deck)
    calls = "write,pwrite64,fsync,fdatasync,unlink"
    finished = subprocess.run(
        [strace, "-f", "-y", "-s", "512", "-e", f"trace={calls}", "-o", str(trace),
         sys.executable, "-c", STUDY, mode, "study", *arguments, str(deck)],
        input="an answer\n4\n" * ANSWERS, capture_output=True, text=True, check=False,
        env={**os.environ, "LEARN_HOME": str(tmp_path / "home")},
    )  # fmt: skip
    if "ptrace" in finished.stderr and finished.returncode:
        pytest.skip("strace may not trace here: it is not permitted")
    assert finished.returncode == 0, finished.stderr
    assert finished.stdout.count("Accepted: Easy") == ANSWERS
    steps: list[str] = []
    for line in trace.read_text(errors="replace").splitlines():
        if found := CALL.match(line):
            step = Call(found[1], found[2] or found[3] or "", found[4] or "").step
            if step and steps[-1:] != [step]:
                steps.append(step)
    return steps


def before_each(steps, last):
    """The steps that lead to each `last`, itself included."""
    found: list[list[str]] = [[]]
    for step in steps:
        found[-1].append(step)
        if step == last:
            found.append([])
    return found[:-1]


def test_with_wal_the_log_is_synced_before_the_review_is_acknowledged(tmp_path):
    reviews = before_each(traced(tmp_path, "wal", "--plain"), "say accepted")
    assert len(reviews) == ANSWERS
    for steps in reviews:
        assert steps[-3:] == ["write WAL", "sync WAL", "say accepted"]


def test_without_wal_file_and_folder_are_synced_before_the_review_is_acknowledged(tmp_path):
    reviews = before_each(traced(tmp_path, "delete", "--plain"), "say accepted")
    assert len(reviews) == ANSWERS
    for steps in reviews:
        assert steps[-5:] == ["write file", "sync file", "unlink journal", "sync folder", "say accepted"]
        assert "sync journal" in steps[:-5]
