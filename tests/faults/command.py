"""The program as a process of its own, in a home of its own, with limits; and what may never come of it."""

from __future__ import annotations

import os
import resource
import subprocess
import sys
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
MEMORY = 2 << 30
"""Bytes of address space a process may have."""
PATIENCE = 120
"""Seconds after which a process counts as hung, on the busiest machine."""
UNEXPECTED = "that learn did not expect"


@dataclass(frozen=True)
class Said:
    """What a process said, as bytes read as Latin-1, so that each byte is one character."""

    code: int
    out: str
    err: str

    @property
    def all(self) -> str:
        return self.out + self.err

    def in_sentences(self) -> Said:
        """Itself, if it ended in sentences."""
        assert self.code in (0, 1, 2), self
        assert "Traceback" not in self.all, self
        assert UNEXPECTED not in self.all, self
        assert "Exception ignored" not in self.all, self
        return self


def environment(home: Path, more: Mapping[str, str | None] | None = None) -> dict[str, str]:
    """The tests' own environment without what would lead to a person's files; None takes a name out."""
    kept = {
        name: value
        for name, value in os.environ.items()
        if name in ("PATH", "PYTHONPATH", "LD_LIBRARY_PATH", "TMPDIR")
    }
    kept |= {
        "HOME": str(home),
        "LEARN_HOME": str(home),
        "LANG": "C.UTF-8",
        "TERM": "xterm",
        "PYTHONPATH": str(ROOT),
        "PYTHONDONTWRITEBYTECODE": "1",
    }
    for name, value in (more or {}).items():
        kept.pop(name, None)
        if value is not None:
            kept[name] = value
    return kept


def learn(
    home: Path,
    *argv: str | Path,
    typed: str = "",
    before: Callable[[], object] = lambda: None,
    more: Mapping[str, str | None] | None = None,
    cwd: Path | None = None,
    **streams: object,
) -> Said:
    """Run one command to its end. `before` runs in the process before Python starts."""

    def prepare() -> None:
        resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
        before()

    finished = subprocess.run(
        [sys.executable, "-m", "learn", *map(str, argv)],
        **{"input": typed.encode(), "capture_output": True, **streams},  # type: ignore[call-overload]
        env=environment(home, more), cwd=cwd or ROOT, check=False, timeout=PATIENCE, preexec_fn=prepare,
    )  # fmt: skip
    out, err = ((said or b"").decode("latin-1") for said in (finished.stdout, finished.stderr))
    return Said(finished.returncode, out, err)
