"""The engine without a screen, in a process of its own: `python -m tests.benchmarks.engine HOME COUNT`."""

from __future__ import annotations

import argparse
import json
import random
import resource
from pathlib import Path
from typing import Any

from learn.cards.rating import Rating
from learn.clock import SetClock
from learn.study.session import Session
from learn.workspace import Workspace
from tests.benchmarks.collection import NOW
from tests.benchmarks.measuring import peak_mib, spread, timed

LIMITS = {"new-per-day": "300", "reviews-per-day": "9999"}
"""So that a day holds as many cards as are to be measured."""
WARM_UP = 100


class Answers:
    """Answers a session's cards, most of them rightly, and notes how long each part took."""

    def __init__(self, workspace: Workspace, clock: SetClock, session: Session) -> None:
        self._workspace, self._clock, self._session = workspace, clock, session
        self._draw = random.Random(7)
        self.times: dict[str, list[float]] = {
            name: [] for name in ("mark", "previews", "review", "rest", "undo")
        }

    def one(self) -> None:
        """Answer the card, look at the intervals, rate it."""
        session = self._session
        assert session.question is not None
        self._clock.advance(seconds=4)
        right, draw = session.question.card.answer, self._draw.random()
        text = right if draw < 0.8 else "some other words" if draw < 0.9 else right[:-1] + "x"
        if session.question.kind == "choice" and text != right:
            text = session.question.options[-1].text
        self.times["mark"].append(timed(lambda: session.answer(text)))
        self.times["previews"].append(timed(session.previews))
        rating = Rating.AGAIN if self._draw.random() < 0.1 else Rating.GOOD
        self.times["review"].append(timed(lambda: session.rate(rating)))
        self.times["rest"].append(timed(self._workspace.rest))

    def undo(self) -> None:
        """Take the last answer back, and give it again."""
        self._clock.advance(seconds=1)
        self.times["undo"].append(timed(self._session.undo))
        self.one()


def written() -> int:
    """Bytes that this process gave to the kernel to write."""
    lines = Path("/proc/self/io").read_text().splitlines()
    return next(int(line[7:]) for line in lines if line.startswith("wchar"))


def run(home: Path, count: int, undos: int) -> dict[str, Any]:
    """Answer so many cards."""
    clock = SetClock.at(NOW)
    found: dict[str, Any] = {}

    def opened() -> None:
        found["workspace"] = Workspace.open(home=home, clock=clock)

    found["open_ms"] = timed(opened)
    workspace: Workspace = found.pop("workspace")
    with workspace:
        workspace.set(LIMITS)
        found["plan_ms"] = timed(lambda: found.update(session=workspace.study()))
        answers = Answers(workspace, clock, found.pop("session"))
        found["first_ms"] = timed(answers.one)
        for _ in range(WARM_UP if count else 0):
            answers.one()
        for times in answers.times.values():
            times.clear()
        before, used = written(), resource.getrusage(resource.RUSAGE_SELF)
        for _ in range(count):
            answers.one()
        if count:
            after = resource.getrusage(resource.RUSAGE_SELF)
            cpu = after.ru_utime + after.ru_stime - used.ru_utime - used.ru_stime
            found["cpu_ms"] = cpu * 1e3 / count
            found["bytes"] = (written() - before) / count
        for _ in range(undos):
            answers.undo()
        for name, times in answers.times.items():
            found[name] = spread(times) if times else None
        found["cards_left"] = workspace.today().total
    found["rss_mib"] = peak_mib()
    return found


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("home", type=Path)
    parser.add_argument("count", type=int)
    parser.add_argument("--undos", type=int, default=0)
    asked = parser.parse_args()
    print(json.dumps(run(asked.home, asked.count, asked.undos)))


if __name__ == "__main__":
    main()
