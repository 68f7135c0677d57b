"""The screens in a pseudo-terminal, beside a bare Textual app in the same run."""

from __future__ import annotations

import fcntl
import os
import pty
import re
import resource
import select
import shutil
import struct
import subprocess
import sys
import termios
import time
from pathlib import Path

from learn.clock import SetClock
from learn.workspace import Workspace
from tests.benchmarks.collection import NOW, Collection
from tests.benchmarks.engine import LIMITS
from tests.benchmarks.measuring import ROOT, environment, median, spread, timed

PATIENCE = 60
HELLO = """
from textual.app import App
from textual.widgets import Static
class Hello(App):
    def compose(self):
        yield Static("hello")
Hello().run()
"""
BARE = """
from textual.app import App
from textual.widgets import Static
class Bare(App):
    seen = 0
    def compose(self):
        yield Static("card 0 is asked")
    def on_key(self, event):
        self.seen += 1
        self.query_one(Static).update(f"card {self.seen} is asked")
Bare().run()
"""
LEARN = "import sys; sys.argv = ['learn', *{!r}]; from learn.__main__ import main; sys.exit(main())"
_CARD = re.compile(rb"What is the meaning of|Which word means")
_REVEALED = re.compile(rb"Again")
_HOME = re.compile(rb"made-")


class Screen:
    """A Python program in a terminal of 100 by 30."""

    def __init__(self, code: str, home: Path) -> None:
        self._line, theirs = pty.openpty()
        fcntl.ioctl(theirs, termios.TIOCSWINSZ, struct.pack("HHHH", 30, 100, 0, 0))
        self.process = subprocess.Popen(
            [sys.executable, "-c", code], stdin=theirs, stdout=theirs, stderr=theirs,
            cwd=ROOT, env=environment(home), start_new_session=True,
        )  # fmt: skip
        os.close(theirs)

    def wait_for(self, text: re.Pattern[bytes]) -> None:
        """Read until this is painted."""
        said, deadline = b"", time.monotonic() + PATIENCE
        while not text.search(said):
            if not select.select([self._line], [], [], max(deadline - time.monotonic(), 0))[0]:
                raise RuntimeError(f"{text.pattern!r} did not come: {said[-1000:]!r}")
            said += os.read(self._line, 1 << 16)

    def press(self, key: bytes, then: re.Pattern[bytes]) -> None:
        """Press a key and wait until this is painted."""
        os.write(self._line, key)
        self.wait_for(then)

    def settle(self) -> None:
        """Read what else comes, until the program is quiet."""
        while select.select([self._line], [], [], 0.02)[0]:
            os.read(self._line, 1 << 16)

    @property
    def peak_mib(self) -> float:
        """The most memory that the program has held."""
        status = Path(f"/proc/{self.process.pid}/status").read_text()
        return int(re.search(r"VmHWM:\s+(\d+)", status)[1]) / 1024  # type: ignore[index]

    def end(self) -> None:
        """Stop it."""
        self.process.terminate()
        self.process.wait(PATIENCE)
        os.close(self._line)


def learn(*arguments: str) -> str:
    """A program that is `learn` with these arguments."""
    return LEARN.format(arguments)


def start(code: str, home: Path, text: re.Pattern[bytes]) -> tuple[float, float]:
    """Milliseconds from the start of a process to its text on the screen, and its processor time."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    began = time.perf_counter()
    screen = Screen(code, home)
    screen.wait_for(text)
    passed = (time.perf_counter() - began) * 1e3
    screen.process.kill()
    screen.process.wait()
    os.close(screen._line)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return passed, (after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime) * 1e3


def starts(collection: Collection, rounds: int) -> dict[str, float]:
    """Starts by turns: hello world, a session, Home; ratios are of what stood side by side."""
    home = collection.home
    asked = {
        "hello": (HELLO, re.compile(b"hello")),
        "study": (learn("study", "made-0"), _CARD),
        "home": (learn(), _HOME),
    }
    times: dict[str, list[tuple[float, float]]] = {name: [] for name in asked}
    for _ in range(rounds):
        for name, (code, text) in asked.items():
            times[name].append(start(code, home, text))
    found = {name: median([wall for wall, _ in each]) for name, each in times.items()}
    for name in ("study", "home"):
        pairs = list(zip(times[name], times["hello"], strict=True))
        found[f"{name} ratio"] = median([ours[0] / hello[0] for ours, hello in pairs])
        found[f"{name} cpu ratio"] = median([ours[1] / hello[1] for ours, hello in pairs])
    return found


def cold_start(collection: Collection) -> float:
    """Milliseconds until a session's first card where no deck is compiled yet."""
    shutil.rmtree(collection.places.cache.parent)
    return start(learn("study", "made-0"), collection.home, _CARD)[0]


def keys(collection: Collection, count: int) -> dict[str, object]:
    """From a key to what it paints: rate and next card, reveal, and a bare screen, by turns."""
    with Workspace.open(home=collection.home, clock=SetClock.at(NOW)) as workspace:
        workspace.set(LIMITS)
    ours, bare = Screen(learn("study", "made-0"), collection.home), Screen(BARE, collection.home)
    ours.wait_for(_CARD)
    bare.wait_for(re.compile(b"card 0"))
    times: dict[str, list[float]] = {"reveal": [], "next": [], "bare": []}

    def press(screen: Screen, name: str, key: bytes, then: re.Pattern[bytes]) -> None:
        screen.settle()
        times[name].append(timed(lambda: screen.press(key, then)))

    for number in range(1, count + 1):
        press(ours, "reveal", b"\x12", _REVEALED)
        press(ours, "next", b"3", _CARD)
        press(bare, "bare", b"x", re.compile(rb"%d" % number))
    peak = ours.peak_mib
    ours.end()
    bare.end()
    return {**{name: spread(each) for name, each in times.items()}, "peak_mib": peak}
