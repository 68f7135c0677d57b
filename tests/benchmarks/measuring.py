"""Times and what comes of them; children that measure print one line of JSON."""

from __future__ import annotations

import json
import os
import resource
import subprocess
import sys
from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from time import perf_counter_ns
from typing import Any

from tests.benchmarks.collection import NOW

ROOT = Path(__file__).resolve().parents[2]


@dataclass(frozen=True)
class Figure:
    """One number, with its goal where there is one."""

    name: str
    value: float
    unit: str
    cards: int = 0
    goal: float | None = None
    least: bool = False
    """Whether the goal is a least value; else it is a most."""
    note: str = ""

    @property
    def verdict(self) -> str:
        if self.goal is None:
            return ""
        met = self.value >= self.goal if self.least else self.value <= self.goal
        return "met" if met else "MISSED"

    def row(self) -> dict[str, Any]:
        return {**asdict(self), "verdict": self.verdict}


def part(times: Sequence[float], share: float) -> float:
    """A quantile."""
    ordered = sorted(times)
    return ordered[min(int(len(ordered) * share), len(ordered) - 1)]


def median(times: Sequence[float]) -> float:
    return part(times, 0.5)


def spread(times: Sequence[float]) -> dict[str, float]:
    """Median, 99th percentile and the longest."""
    return {"p50": median(times), "p99": part(times, 0.99), "max": max(times), "n": len(times)}


def timed(work: Callable[[], object]) -> float:
    """Milliseconds of one call."""
    start = perf_counter_ns()
    work()
    return (perf_counter_ns() - start) / 1e6


def peak_mib() -> float:
    """The most memory that this process ever held."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def child(module: str, *arguments: object, home: Path | None = None, before: Sequence[str] = ()) -> Any:
    """What another process of the same Python finds, as `tests.benchmarks.MODULE` prints it."""
    command = [*before, sys.executable, "-m", f"tests.benchmarks.{module}", *map(str, arguments)]
    done = subprocess.run(
        command,
        check=False,
        capture_output=True,
        text=True,
        cwd=ROOT,
        env=environment(home or Path("/nowhere")),
    )
    if done.returncode:
        raise RuntimeError(f"{' '.join(command)}\n{done.stderr}")
    return json.loads(done.stdout.splitlines()[-1])


def environment(home: Path) -> dict[str, str]:
    """Nothing of the person's own."""
    kept = {name: os.environ[name] for name in ("PATH", "LD_LIBRARY_PATH") if name in os.environ}
    return {
        **kept,
        "PYTHONPATH": str(ROOT),
        "HOME": str(home),
        "LEARN_HOME": str(home),
        "LEARN_NOW": NOW,
        "LANG": "C.UTF-8",
        "TERM": "xterm-256color",
        "COLORTERM": "truecolor",
    }
