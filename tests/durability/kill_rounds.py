"""Kill a session again and again while it saves, and look whether anything it acknowledged is gone.

Half of the rounds asked for by hand kill other commands (see kill_commands).

By hand: `python -m tests.durability.kill_rounds 200 --seed 7`.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import sqlite3
import subprocess
import sys
import tempfile
import time
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path
from threading import Timer
from typing import Any

from learn.progress.doctor import examine

CARDS = 400
LONGEST_S = 0.3
"""A round is killed within this time of its first card."""
FROM_START = 10
"""Every so many rounds, the time counts from the start of the process: to kill it while it opens files."""
RATINGS = (1, 1, 1, 1, 1, 1, 1, 2, 2, 3, 4)
ASIDES = ("undo", "flag", "suspend", "bury")


@dataclass
class Tally:
    """What came of some rounds."""

    rounds: int = 0
    acknowledged: list[str] = field(default_factory=list)
    """Event ids that a session said are on disk."""
    unacknowledged: int = 0
    """Reviews on disk of which the session could not tell any more."""
    before_first_card: int = 0
    """Rounds killed before a card was shown."""
    problems: list[str] = field(default_factory=list)


def write_deck(path: Path) -> None:
    """A deck of many typed cards."""
    notes = "".join(f"  n{number}: [word {number}, meaning {number}]\n" for number in range(CARDS))
    path.write_text(
        "format: 1\ndeck: many\ntitle: Many\nsources:\n  s: {title: Source}\nsource: s\nheading: All\n"
        "fields: [word, meaning]\ntemplates:\n  meaning:\n    kind: typed\n    ask: What is <word>?\n"
        f"    answer: <meaning>\nnotes:\n{notes}"
    )


class Round:
    """One session, from its start to its kill."""

    def __init__(self, home: Path, deck: Path, delay: float, from_start: bool, rng: random.Random) -> None:
        self._rng = rng
        self._delay = delay
        self.acknowledged: list[str] = []
        self.rated = 0
        self.cards = 0
        self._process = subprocess.Popen(
            [sys.executable, "-m", "learn", "study", "--json", str(deck)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            env={**os.environ, "LEARN_HOME": str(home)},
        )
        self._timer: Timer | None = None
        if from_start:
            self._arm()

    def _arm(self) -> None:
        self._timer = Timer(self._delay, self._process.kill)
        self._timer.start()

    def play(self) -> None:
        """Answer as fast as the session asks, until it is dead; what it said is read to the end."""
        assert self._process.stdout is not None
        for line in self._process.stdout:
            if not line.endswith(b"\n"):
                break
            message = json.loads(line)
            if message["event"] == "accepted":
                self.acknowledged.append(message["review"])
            if request := self._request(message):
                self._send(request)
        self._process.wait()
        if self._timer:
            self._timer.cancel()

    def _request(self, message: dict[str, Any]) -> dict[str, object] | None:
        """What to send after a message."""
        event = message["event"]
        if event in ("card", "done") and self._timer is None:
            self._arm()
        if event == "card":
            self.cards += 1
            aside = self._rng.random() < 0.03
            return {"do": self._rng.choice(ASIDES)} if aside else {"answer": "meaning 7"}
        if event == "verdict":
            self.rated += 1
            return {"rating": self._rng.choice(RATINGS)}
        if event == "done":
            return {"do": self._rng.choice(("more-new", "ahead"))}
        if event == "error" or (event == "marked" and message["do"] == "flag"):
            # No card follows these, and the one shown still waits; there was nothing to undo.
            return {"answer": "meaning 8"}
        return None

    def _send(self, request: dict[str, object]) -> None:
        assert self._process.stdin is not None
        try:
            self._process.stdin.write(json.dumps(request).encode() + b"\n")
            self._process.stdin.flush()
        except BrokenPipeError:
            pass


def kill_rounds(home: Path, rounds: int, seed: int) -> Tally:
    """Play rounds on one progress file, and look at the file after each."""
    rng = random.Random(seed)
    deck = home / "many.yaml"
    write_deck(deck)
    tally = Tally()
    for number in range(rounds):
        from_start = number % FROM_START == 0
        played = Round(home, deck, rng.uniform(0, LONGEST_S), from_start, rng)
        played.play()
        tally.rounds += 1
        tally.before_first_card += not played.cards
        tally.acknowledged += played.acknowledged
        tally.problems += [f"round {number}: {problem}" for problem in look(home, played, tally)]
    return tally


def look(home: Path, played: Round, tally: Tally) -> list[str]:
    """What is wrong with the progress file after a kill."""
    path = home / "progress.sqlite"
    if not path.exists() or not path.stat().st_size:
        return ["the file is gone"] if tally.acknowledged else []
    connection = sqlite3.connect(path, isolation_level=None)
    try:
        if not connection.execute("PRAGMA user_version").fetchone()[0]:
            return ["the file is empty"] if tally.acknowledged else []
        found = Counter(
            row[0].lower() for row in connection.execute("SELECT hex(id) FROM event WHERE kind = 1")
        )
        findings = examine(connection)
    finally:
        connection.close()
    known = len(tally.acknowledged) + tally.unacknowledged
    extra = sum(found.values()) - known
    tally.unacknowledged += max(extra, 0)
    problems = [
        f"{review} was acknowledged and is not there once"
        for review in tally.acknowledged
        if found[review] != 1
    ]
    if extra not in (0, 1) or extra > played.rated - len(played.acknowledged):
        problems.append(f"{extra} reviews more than were acknowledged or could be on their way")
    return problems + list(findings.damage) + list(findings.differences)


def main() -> int:
    """Run rounds by hand."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("rounds", type=int, nargs="?", default=50)
    parser.add_argument("--seed", type=int, default=1)
    asked = parser.parse_args()
    from tests.durability.kill_commands import kill_commands

    with tempfile.TemporaryDirectory() as folder, tempfile.TemporaryDirectory() as other:
        begun = time.monotonic()
        tally = kill_rounds(Path(folder), asked.rounds // 2, asked.seed)
        commands = asked.rounds - asked.rounds // 2
        tally.problems += kill_commands(Path(other), commands, asked.seed)
        seconds = time.monotonic() - begun
    print(f"commands killed    {commands}")
    print(f"sessions killed    {tally.rounds}  ({tally.before_first_card} killed before the first card)")
    print(f"acknowledged       {len(tally.acknowledged)}")
    print(f"on disk unsaid     {tally.unacknowledged}")
    print(f"problems           {len(tally.problems)}")
    print(f"seconds            {seconds:.1f}")
    for problem in tally.problems:
        print(problem)
    return 1 if tally.problems else 0


if __name__ == "__main__":
    sys.exit(main())
