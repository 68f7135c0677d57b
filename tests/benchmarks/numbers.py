"""The numbers that screens show, in a process of its own: `python -m tests.benchmarks.numbers HOME`."""

from __future__ import annotations

import argparse
import json
from collections.abc import Callable
from pathlib import Path

from learn.clock import SetClock
from learn.workspace import Workspace
from tests.benchmarks.collection import NOW
from tests.benchmarks.measuring import median, peak_mib, timed

ROUNDS = 7


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("home", type=Path)
    home = parser.parse_args().home
    found: dict[str, float] = {}
    opened: list[Workspace] = []
    clock = SetClock.at(NOW)
    found["open"] = timed(lambda: opened.append(Workspace.open(home=home, clock=clock)))
    with opened[0] as workspace:
        asked: dict[str, Callable[[], object]] = {
            "home": workspace.overview,
            "today": workspace.today,
            "statistics": workspace.statistics,
            "study": workspace.study,
        }
        for name, ask in asked.items():
            found[f"{name} first"] = timed(ask)
            found[name] = median([timed(ask) for _ in range(ROUNDS)])
    found["rss_mib"] = peak_mib()
    print(json.dumps(found))


if __name__ == "__main__":
    main()
