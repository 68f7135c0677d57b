"""Line mode on a real terminal: nothing but text reaches it, and its keys end the session politely."""

import os
import pty
import select
import subprocess
import sys
import termios
from pathlib import Path

import pytest

from tests.plain.sessions import DECK

STUDY = """
import os, sys
os.close(os.open(os.ttyname(0), os.O_RDWR))  # this terminal's keys are ours: ctrl-c reaches us
from learn.plain import run
from learn.workspace import Workspace
with Workspace.open([sys.argv[1]]) as workspace:
    sys.exit(run(workspace, ("hand",), None, as_json=False))
"""
PATIENCE = 120
"""Seconds until a program that says nothing more is given up."""


class Terminal:
    """A program on a terminal of its own."""

    def __init__(self, folder: Path, term: str) -> None:
        deck = folder / "hand.yaml"
        deck.write_text(DECK)
        ours, theirs = pty.openpty()
        self._ours = ours
        self.before = termios.tcgetattr(theirs)
        environment = {**os.environ, "LEARN_HOME": str(folder / "home"), "TERM": term, "COLUMNS": "80"}
        self.process = subprocess.Popen(
            [sys.executable, "-c", STUDY, str(deck)],
            stdin=theirs, stdout=theirs, stderr=theirs, env=environment, start_new_session=True,
        )  # fmt: skip
        self._theirs = theirs
        self.said = b""

    def wait_for(self, text: str, again: str = "") -> None:
        """Read until the program has said this; `again` is typed once more after each silent second.

        A Ctrl-C that comes in the instant between readline's prompt and its wait is noticed by
        CPython only at the next key; a person presses it again.
        """
        start, patience = len(self.said), PATIENCE
        while text.encode() not in self.said[start:]:
            ready, _, _ = select.select([self._ours], [], [], 1 if again else PATIENCE)
            if ready:
                self.said += os.read(self._ours, 4096)
                continue
            patience -= 1
            assert again and patience, f"{text!r} did not come; what came: {self.said[start:]!r}"
            self.type(again)

    def type(self, keys: str) -> None:
        os.write(self._ours, keys.encode())

    def close(self) -> None:
        self.process.wait(PATIENCE)
        os.close(self._theirs)
        os.close(self._ours)


@pytest.mark.parametrize("term", ["xterm-256color", "dumb"])
@pytest.mark.parametrize("end", ["\x03", "\x04", ":q\n"], ids=["ctrl-c", "ctrl-d", "quit"])
def test_a_session_on_a_terminal(tmp_path, term, end):
    terminal = Terminal(tmp_path, term)
    terminal.wait_for("> ")
    terminal.type("C5 to C6\n")
    terminal.wait_for("Enter for 3 Good > ")
    terminal.type("\n")
    terminal.wait_for("Which roots serve the middle finger?\r\n> ")
    terminal.type(end)
    terminal.wait_for("3 cards are left for today.", again=end if end == "\x03" else "")
    assert terminal.process.wait(PATIENCE) == 0
    assert termios.tcgetattr(terminal._theirs) == terminal.before
    terminal.close()
    assert b"\x1b" not in terminal.said
    assert b"Traceback" not in terminal.said
    assert b"Accepted: Good, again in 10 min." in terminal.said
