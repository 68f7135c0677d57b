"""A person at the command line: a home of their own, a clock that is set, and a memory drawn from a seed."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, timedelta
from pathlib import Path
from random import Random
from threading import Timer
from typing import IO, Any

from learn.cards.card import Card
from learn.workspace import Workspace

PATIENCE = 120
"""Seconds until a command that does not end is given up."""


class Learner:
    """Answers rightly so often; what they type is right or nothing."""

    def __init__(self, home: Path, first: str, knows: float = 0.9, seed: int = 1) -> None:
        self.home, self._first, self._knows = home, date.fromisoformat(first), knows
        self._luck = Random(seed)
        self.day = 0

    @property
    def date(self) -> date:
        return self._first + timedelta(days=self.day)

    def _environment(self) -> dict[str, str]:
        now = f"{self.date.isoformat()}T19:00+00:00"
        return {
            **os.environ,
            "LEARN_HOME": str(self.home),
            "HOME": str(self.home),
            "LEARN_NOW": now,
            "TZ": "UTC",
        }

    def types(self, *words: str, lines: str = "", code: int = 0) -> str:
        """Run one command; what it said."""
        done = subprocess.run(
            [sys.executable, "-m", "learn", *words],
            input=lines, capture_output=True, text=True, check=False, env=self._environment(),
            timeout=PATIENCE,
        )  # fmt: skip
        assert done.returncode == code, done.stderr or done.stdout
        return done.stdout + done.stderr

    def reads(self, *words: str) -> Any:
        """Run one command with --json."""
        return json.loads(self.types(*words, "--json"))

    def studies(self, *words: str) -> list[dict[str, Any]]:
        """Study in JSON lines until there is nothing to ask; the answers accepted, each with its card."""
        accepted: list[dict[str, Any]] = []
        with (
            Workspace.open(home=self.home) as workspace,
            self._talking("study", "--json", *words) as (hears, says),
        ):
            for line in says:
                said = json.loads(line)
                if said["event"] == "card":
                    asked, card = said, workspace.library.card(said["key"])
                    assert card is not None
                    request = self._answer(card, said)
                elif said["event"] == "verdict":
                    request = {"rating": None if said["verdict"] != "unmarked" else self._rating()}
                elif said["event"] == "done":
                    request = {"do": "quit"}
                elif said["event"] == "accepted":
                    accepted.append({**asked, "rating": said["rating"]})
                    continue
                else:
                    assert said["event"] != "error", said
                    continue
                _type(hears, json.dumps(request))
        return accepted

    @contextmanager
    def _talking(self, *words: str) -> Iterator[tuple[IO[str], IO[str]]]:
        """A command that is talked with: where it hears, and where it says. It must end well."""
        with subprocess.Popen(
            [sys.executable, "-m", "learn", *words],
            stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True,
            env={**self._environment(), "COLUMNS": "400"},
        ) as program:  # fmt: skip
            assert program.stdin is not None
            assert program.stdout is not None
            impatience = Timer(PATIENCE, program.kill)
            impatience.start()
            try:
                yield program.stdin, program.stdout
            finally:
                impatience.cancel()
                program.stdin.close()
        assert program.returncode == 0, f"exit code {program.returncode}"

    def sits_mock(self, *words: str) -> str:
        """Sit a mock exam in lines, and hand it in; its report."""
        with (
            Workspace.open(home=self.home) as workspace,
            self._talking("mock", "--plain", "--kinds", "typed,choice", *words) as (hears, says),
        ):
            decks = workspace.library.decks
            cards = {card.prompt: card for deck in decks for card in workspace.cards(deck.id)}
            said, line, card, options = "", "", None, dict[str, str]()
            # A prompt ends no line: what comes is read letter by letter.
            while letter := says.read(1):
                said += letter
                if letter == "\n":
                    if line in cards:
                        card, options = cards[line], {}
                    elif option := re.match(r"(\d)  (.+)", line):
                        options[option[2]] = option[1]
                    line = ""
                    continue
                line += letter
                if line.startswith("end hands in") and line.endswith("> "):
                    _type(hears, "end")
                elif line in ("> ", "Number > ") and card is not None:
                    right = options.get(card.answer, ":x") if options else card.answer
                    _type(hears, right if self.knows() else ":x")
        return said

    def knows(self) -> bool:
        """Whether the next answer comes to mind."""
        return self._luck.random() < self._knows

    def _rating(self) -> str:
        return "good" if self.knows() else "again"

    def _answer(self, card: Card, said: dict[str, Any]) -> dict[str, Any]:
        if said["second_try"] or (said["typed"] and not self.knows()):
            return {"answer": None}
        if said["asked"] == "sort":
            return {"place": dict(card.sort)}
        if said["asked"] == "choice":
            return {"answer": card.answer if card.answer in said["options"] else None}
        return {"answer": card.answer if said["typed"] else None}


def _type(keyboard: IO[str], line: str) -> None:
    keyboard.write(f"{line}\n")
    keyboard.flush()
