"""Saying lines and asking for one: plain text only, whatever a deck or an answer contains."""

from __future__ import annotations

import shutil
import sys
import textwrap
from contextlib import suppress
from typing import TextIO

from learn.decks.texts import clean, one_line

WIDEST = 80
NARROWEST = 20
_PLAINER = str.maketrans({"·": "-", "–": "-", "—": "-", "…": "...", "“": '"', "”": '"', "‘": "'", "’": "'"})


class Talk:
    """A conversation in lines. Nothing it writes moves the cursor or sets a colour."""

    def __init__(self, stdin: TextIO, stdout: TextIO) -> None:
        self._stdin, self._stdout = stdin, stdout
        self._encoding = (getattr(stdout, "encoding", None) or "utf-8").lower()
        self.is_interactive = stdin.isatty()
        """Whether a person can be asked what to do next."""
        self._edits = stdin is sys.stdin and stdout is sys.stdout and stdin.isatty() and stdout.isatty()
        if self._edits:
            _quieten_readline()

    def say(self, text: str = "") -> None:
        """Write a text, its lines wrapped to the width of the terminal."""
        width = max(NARROWEST, min(WIDEST, shutil.get_terminal_size().columns))
        for line in clean(text).split("\n"):
            for row in textwrap.wrap(line, width, break_on_hyphens=False) or [""]:
                self._write(row + "\n")

    def say_whole(self, text: str) -> None:
        """Write one line unbroken, so that a path in it can be copied."""
        self._write(one_line(text) + "\n")

    def ask(self, prompt: str) -> str:
        """The line that is typed after a prompt; raises EOFError when there are no more."""
        if self._edits:
            self._stdout.flush()
            return one_line(input(self._fitting(prompt)))
        self._write(prompt)
        self._stdout.flush()
        line = self._stdin.readline()
        if not self.is_interactive:
            # A terminal shows the line with its end; a pipe does not, and what follows is a new line.
            self._write("\n")
        if not line:
            raise EOFError
        return one_line(line)

    def end_line(self) -> None:
        """Leave the line of a prompt at which the person ended the input."""
        if self.is_interactive:
            self._write("\n")

    def flush(self) -> None:
        """Hand over what was written."""
        self._stdout.flush()

    def _write(self, text: str) -> None:
        self._stdout.write(self._fitting(text))

    def _fitting(self, text: str) -> str:
        """The text in what characters the terminal has."""
        if self._encoding.startswith("utf"):
            return text
        return text.translate(_PLAINER).encode(self._encoding, "replace").decode(self._encoding)


def _quieten_readline() -> None:
    """Let the line be edited, without a history of answers and without escape sequences at the prompt."""
    with suppress(ImportError):
        import readline

        readline.set_auto_history(False)
        readline.parse_and_bind("set enable-bracketed-paste off")
        readline.parse_and_bind("set enable-meta-key off")
