"""Commands that meet a fault at each of their writes in turn, many a second.

A process that has imported the program waits under strace and makes a child for each command. strace counts
the calls of each child by itself, and lets the call numbered `NUMBER` fail, or kills at it; the child makes
so many calls on a file of no use beforehand that the one wanted has that number. A child can also be sent
Ctrl+C, at one of the calls of functions that the program makes.
"""

from __future__ import annotations

import inspect
import json
import os
import pkgutil
import signal
import subprocess
import sys
from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from types import CodeType, FrameType
from typing import IO, Any

import pytest

from tests.faults.command import PATIENCE, ROOT, Said, environment
from tests.system_tools import need

NUMBER = 200
"""The call that fails, or at which is killed; no command that is tried makes as many."""
FAILING = {"pwrite64": "error=ENOSPC", "fdatasync": "error=EIO", "fsync": "error=EIO", "rename": "error=EIO"}
KILLING = dict.fromkeys(("pwrite64", "fdatasync", "rename", "unlink", "link"), "signal=KILL")
NOW = "2026-11-23T12:00+00:00"
FAILS, KILLS = "-fails", "-kills"
NEVER = "never"
"""A call of no command: nothing fails."""


OF_PROGRAM = f"{ROOT / 'learn'}{os.sep}"


@dataclass(frozen=True)
class Turn:
    """What a command said, and whether it met its fault."""

    said: Said
    met: bool
    killed: bool
    steps: int
    """Calls of functions that the program made, if it was to be stopped at one."""


class Turns:
    """Runs commands in one home, each with the fault of one call; to be closed."""

    def __init__(self, home: Path, faults: Mapping[str, str]) -> None:
        self.home = home
        kind = FAILS if faults == FAILING else KILLS
        self._folder = home.with_name(home.name + kind)
        self._folder.mkdir()
        injected = [
            word
            for call, fault in faults.items()
            for word in ("-e", f"inject={call}:{fault}:when={NUMBER}{'+' if kind == FAILS else ''}")
        ]
        self._complaints = (self._folder / "complaints").open("w+")
        self._server = subprocess.Popen(
            [need("strace", "strace"), "-f", "-o", os.devnull, "-e", f"trace={','.join(faults)}", *injected,
             sys.executable, "-m", "tests.faults.turns", str(self._folder)],
            stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=self._complaints, text=True, cwd=ROOT,
            env=environment(home, {"LEARN_NOW": NOW}),
        )  # fmt: skip
        if self._reply() != {"ready": True}:
            self.close()

    def _reply(self) -> dict[str, object]:
        assert self._server.stdout is not None
        line = self._server.stdout.readline()
        if not line:
            self._complaints.seek(0)
            said = self._complaints.read()
            if "ptrace" in said:
                pytest.skip("strace may not trace here: it is not permitted")
            raise AssertionError(said)
        reply: dict[str, object] = json.loads(line)
        return reply

    def run(self, *argv: str, call: str = NEVER, number: int = 0, stop_at: int = 0, typed: str = "") -> Turn:
        """One command, whose call of that number (from 1) meets the fault, or that is stopped at a step."""
        assert self._server.stdin is not None
        request = {"argv": argv, "call": call, "number": number, "stop_at": stop_at, "typed": typed}
        self._server.stdin.write(json.dumps(request) + "\n")
        self._server.stdin.flush()
        reply = self._reply()
        status = int(str(reply["status"]))
        out, err = ((self._folder / name).read_text("latin-1") for name in ("out", "err"))
        killed = os.WIFSIGNALED(status)
        assert not killed or os.WTERMSIG(status) == signal.SIGKILL, f"hung, or worse: {argv} {call} {number}"
        if killed:
            return Turn(Said(-1, out, err), True, True, 0)
        met, steps = json.loads((self._folder / "left").read_text())
        return Turn(Said(os.WEXITSTATUS(status), out, err), met, False, steps)

    def close(self) -> None:
        """End the waiting process."""
        assert self._server.stdin is not None
        self._server.stdin.close()
        self._server.wait(PATIENCE)
        self._complaints.close()


class _Calls:
    """Calls of each kind on files of no use."""

    def __init__(self, folder: Path) -> None:
        self._file = folder / "useless"
        self._other = folder / "useless too"
        self._handle = os.open(self._file, os.O_CREAT | os.O_RDWR)

    def named(self, call: str) -> Callable[[], object]:
        return {
            "pwrite64": lambda: os.pwrite(self._handle, b"", 0),
            "fdatasync": lambda: os.fdatasync(self._handle),
            "fsync": lambda: os.fsync(self._handle),
            "rename": lambda: self._file.rename(self._file),
            "unlink": lambda: self._missing(self._other.unlink),
            "link": lambda: self._missing(lambda: os.link(self._other, self._other)),
        }[call]

    @staticmethod
    def _missing(work: Callable[[], object]) -> None:
        with suppress(FileNotFoundError):
            work()


def _child(folder: Path, request: dict[str, Any], calls: _Calls) -> None:
    """Run one command; does not return."""
    signal.alarm(PATIENCE)
    (folder / "in").write_text(request["typed"])
    sys.stdin = (folder / "in").open()
    for number, name in ((1, "out"), (2, "err")):
        os.dup2(os.open(folder / name, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), number)
    sys.stdout, sys.stderr = open(1, "w"), open(2, "w")  # noqa: SIM115
    sys.argv = ["learn", *request["argv"]]
    call = calls.named(request["call"]) if request["call"] != NEVER else None
    assert request["number"] < NUMBER, "it makes too many calls for this"
    for _ in range(NUMBER - request["number"] if call else 0):
        call()
    stopping = _Stopping(request["stop_at"])
    from learn.__main__ import main

    if request["stop_at"]:
        sys.setprofile(stopping.note)
    code = main()
    sys.setprofile(None)
    for stream in (sys.stdout, sys.stderr):
        stream.flush()
    met = call is not None and folder.name.endswith(FAILS) and _fails(call)
    (folder / "left").write_text(json.dumps([met, stopping.steps]))
    os._exit(code)


class _Stopping:
    """Presses Ctrl+C when the program makes the call of some number."""

    def __init__(self, at: int) -> None:
        self._at = at
        self.steps = 0

    def note(self, frame: FrameType, event: str, argument: object) -> None:
        code = frame.f_code
        # Python tells what is raised while a generator is thrown away, and goes on.
        if (
            event in ("call", "c_call")
            and code.co_filename.startswith(OF_PROGRAM)
            and not _is_generator(code)
        ):
            self.steps += 1
            if self.steps == self._at:
                os.kill(os.getpid(), signal.SIGINT)


def _is_generator(code: CodeType) -> bool:
    return bool(code.co_flags & inspect.CO_GENERATOR)


def _fails(call: Callable[[], object]) -> bool:
    """Whether calls fail by now."""
    try:
        call()
    except OSError:
        return True
    return False


def _serve(folder: Path, requests: IO[str]) -> None:
    for module in pkgutil.walk_packages([str(ROOT / "learn")], "learn."):
        if ".ui" not in module.name and "__main__" not in module.name:
            import_module(module.name)
    import_module("learn.progress.schema")
    calls = _Calls(folder)
    print(json.dumps({"ready": True}), flush=True)
    for line in requests:
        child = os.fork()
        if not child:
            _child(folder, json.loads(line), calls)
        print(json.dumps({"status": os.waitpid(child, 0)[1]}), flush=True)


if __name__ == "__main__":
    _serve(Path(sys.argv[1]), sys.stdin)
