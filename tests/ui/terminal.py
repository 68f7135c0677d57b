"""The program on a terminal of its own: keys go in, the bytes that come out are looked at."""

from __future__ import annotations

import fcntl
import os
import pty
import re
import select
import struct
import subprocess
import sys
import termios
import time
from collections.abc import Mapping
from pathlib import Path

PATIENCE = 120
"""Seconds until a program that does not show what is awaited is given up."""
SGR = re.compile(rb"\x1b\[([0-9;:]*)m")
_SEQUENCE = re.compile(
    rb"\x1b(?:\[[0-?]*[ -/]*[@-~]|\][^\x07\x1b]*(?:\x07|\x1b\\)|[P_^X][^\x1b]*\x1b\\|[@-Z\\-_])"
)
KEYS = {"Enter": b"\r", "Space": b" ", "Escape": b"\x1b", "F1": b"\x1bOP", "^P": b"\x10", "^Q": b"\x11"}
_START = """
import os, runpy, sys
os.close(os.open(os.ttyname(0), os.O_RDWR))  # this terminal is ours: a dropped line is told to us
sys.argv[0] = "learn"
runpy.run_module("learn", run_name="__main__")
"""


class Terminal:
    """`python -m learn` in a pseudo-terminal of some size."""

    def __init__(self, home: Path, *argv: str, rows: int = 24, columns: int = 80, **environment: str) -> None:
        self._ours, theirs = pty.openpty()
        fcntl.ioctl(theirs, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))
        self.before = termios.tcgetattr(theirs)
        self._theirs = theirs
        self.process = subprocess.Popen(
            [sys.executable, "-c", _START, *argv],
            stdin=theirs, stdout=theirs, stderr=theirs, start_new_session=True,
            env=_environment(home, environment),
        )  # fmt: skip
        self.said = b""
        self._read_until = 0

    def wait_for(self, text: str) -> None:
        """Read until this text was shown since the last wait."""
        deadline = time.monotonic() + PATIENCE
        while text not in self._shown():
            assert self._read(deadline), f"{text!r} did not come; what came: {self._shown()[-2000:]!r}"
        self._read_until = len(self.said)

    def _shown(self) -> str:
        return _SEQUENCE.sub(b"", self.said[self._read_until :]).decode(errors="replace")

    def _read(self, deadline: float) -> bool:
        """Take in what comes until a moment; whether anything came."""
        ready, _, _ = select.select([self._ours], [], [], max(deadline - time.monotonic(), 0))
        if not ready:
            return False
        try:
            more = os.read(self._ours, 65536)
        except OSError:  # the program has closed its side
            return False
        self.said += more
        return bool(more)

    def press(self, *keys: str) -> None:
        """Type keys, by name or as text."""
        for key in keys:
            os.write(self._ours, KEYS.get(key) or key.encode())

    def quit(self) -> int:
        """Read on until the program has ended, as a terminal does, and keep the line open; its exit code."""
        deadline = time.monotonic() + PATIENCE
        while self.process.poll() is None and time.monotonic() < deadline:
            self._read(time.monotonic() + 0.1)
        return self.process.wait(0)

    def end(self) -> int:
        """Read on until the program has ended; its exit code."""
        os.close(self._theirs)
        deadline = time.monotonic() + PATIENCE
        while self._read(deadline):
            pass
        return self.process.wait(PATIENCE)

    def hang_up(self) -> int:
        """Close the line as a dropped connection does; the exit code."""
        os.close(self._theirs)
        os.close(self._ours)
        return self.process.wait(PATIENCE)

    @property
    def settings(self) -> list[object]:
        """How the terminal is set now."""
        return termios.tcgetattr(self._theirs)


def _environment(home: Path, more: Mapping[str, str]) -> dict[str, str]:
    """Nothing of the tests' own terminal."""
    kept = {
        name: os.environ[name] for name in ("PATH", "PYTHONPATH", "LD_LIBRARY_PATH") if name in os.environ
    }
    here = str(Path(__file__).resolve().parents[2])
    kept["PYTHONPATH"] = os.pathsep.join(filter(None, (here, kept.get("PYTHONPATH", ""))))
    return {
        **kept,
        "HOME": str(home),
        "LEARN_HOME": str(home),
        "LANG": "C.UTF-8",
        "TERM": "xterm-256color",
        **more,
    }


def colours(said: bytes) -> set[str]:
    """The kinds of SGR parameters in some output: `bold`, `16`, `256`, `truecolor`, `default`, …"""
    return {kind for sequence in SGR.findall(said) for kind in _kinds(sequence.decode())}


def _kinds(parameters: str) -> list[str]:
    words = [int(word or 0) for word in parameters.replace(":", ";").split(";")]
    found = []
    while words:
        word = words.pop(0)
        if word in (38, 48):
            depth = words.pop(0)
            found.append({5: "256", 2: "truecolor"}[depth])
            del words[: 1 if depth == 5 else 3]
        elif 30 <= word <= 37 or 40 <= word <= 47 or 90 <= word <= 107:
            found.append("16")
        elif word in (39, 49):
            found.append("default")
        else:
            found.append(_ATTRIBUTES.get(word, str(word)))
    return found


_ATTRIBUTES = {0: "reset", 1: "bold", 2: "dim", 3: "italic", 4: "underline", 7: "reverse", 9: "strike"}
