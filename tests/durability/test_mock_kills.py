"""A mock exam that is killed loses no answer that it took, goes on where it was, and is handed in once."""

from __future__ import annotations

import os
import random
import re
import subprocess
import sys
from pathlib import Path

from learn.progress.doctor import examine
from learn.workspace import Workspace
from learn.workspace.mocks import Mocks
from tests.durability.kill_rounds import write_deck

QUESTIONS = 60
PLACE = re.compile(rb"^(\d+) of \d+ ")


class Killed:
    """Line mode in a process of its own, killed while it works on what was typed."""

    def __init__(self, home: Path, deck: Path, *words: str) -> None:
        self.process = subprocess.Popen(
            [sys.executable, "-m", "learn", "mock", *words, "--plain"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            env={**os.environ, "LEARN_HOME": str(home), "LEARN_DECKS": str(deck)},
        )
        assert self.process.stdin is not None
        assert self.process.stdout is not None
        self.stdin, self.stdout = self.process.stdin, self.process.stdout

    def place(self) -> int:
        """The number of the question that is put next; 0 if the process ended."""
        for line in self.stdout:
            if found := PLACE.match(line):
                return int(found[1])
        return 0

    def type(self, text: str) -> None:
        self.stdin.write(text.encode() + b"\n")
        self.stdin.flush()

    def kill(self) -> None:
        self.process.kill()
        self.process.communicate()


def reviews(workspace: Workspace) -> int:
    rows = workspace.progress.connection.execute("SELECT count(*) FROM event WHERE kind = 1")
    return int(rows.fetchone()[0])


def test_a_mock_exam_killed_again_and_again(tmp_path: Path) -> None:
    rng, home, deck = random.Random(3), tmp_path / "home", tmp_path / "many.yaml"
    write_deck(deck)
    words: tuple[str, ...] = ("many", "--questions", str(QUESTIONS), "--minutes", "0", "--seed", "4")
    shown = 1
    for _ in range(5):
        sitting = Killed(home, deck, *words)
        words = ()
        at = sitting.place()
        assert at in (shown, shown + 1), "it goes on where it was"
        for _ in range(rng.randint(2, 6)):
            sitting.type(f"answer {at}")
            at = sitting.place()
        # The last line typed may be on disk or not; of those before, the next question was shown.
        sitting.type(f"answer {at}")
        sitting.kill()
        shown = at
    with Workspace.open([deck], home=home) as workspace:
        running = Mocks(workspace).running()
        assert running is not None
        resumed = Mocks(workspace).resume(running)
        for number in range(1, shown):
            reply = resumed.reply_to(number - 1)
            assert reply is not None
            assert reply.text == f"answer {number}"
        assert resumed.answered in (shown - 1, shown)
        assert reviews(workspace) == 0
        assert examine(workspace.progress.connection).sound


def test_handing_in_is_all_or_nothing_and_once(tmp_path: Path) -> None:
    deck = tmp_path / "many.yaml"
    write_deck(deck)
    for number in range(4):
        home = tmp_path / f"home{number}"
        sitting = Killed(home, deck, "many", "--questions", "20", "--minutes", "0")
        for _ in range(20):
            sitting.place()
            sitting.type("an answer")
        assert any(b"20 of 20 answered" in line for line in sitting.stdout), "all of it is on disk"
        sitting.type("end")
        # Killed before the report, or after so much of it was read.
        sitting.stdout.read(200 * number)
        sitting.kill()
        with Workspace.open([deck], home=home) as workspace:
            mocks = Mocks(workspace)
            running, past = mocks.running(), mocks.past()
            assert (running is None) == bool(past)
            assert reviews(workspace) == (20 if past else 0)
            if running is not None:
                mocks.hand_in(mocks.resume(running))
            assert [one.answered for one in mocks.past()] == [20]
            assert reviews(workspace) == 20
            assert examine(workspace.progress.connection).sound
