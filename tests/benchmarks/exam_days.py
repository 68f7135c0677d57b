"""What students know on the day of an exam: `python -m tests.benchmarks.exam_days`, and `--help`.

Three kinds of student (one who forgets by FSRS-6, one by FSRS-6 with other weights, one by ACT-R) study
in seven ways. Each cell has so many cards, two a note, so many days, and so many presentations a day.
Recall is the mean true chance over all cards in the morning of the exam; a card never seen counts 0.
All ways start a card with one presentation, and what fails is presented once more the same day.
"""

from __future__ import annotations

import argparse
import json
from collections import defaultdict
from collections.abc import Callable, Iterator
from random import Random
from statistics import mean
from time import perf_counter

from learn.scheduling.exam import Exam, ExamCard, Way
from learn.scheduling.exam_plan import plan_day
from learn.scheduling.memory import MemoryState, Phase
from learn.scheduling.readiness import Learner, Score, readiness
from tests.benchmarks.exam_students import KINDS, Student, student
from tests.benchmarks.exam_ways import RULES, Ours, Sm2, StudyWay, Usual, key_of, study_day

Cell = tuple[int, int, int]
"""Cards, days, presentations a day."""
CELLS: tuple[Cell, ...] = (
    *((60, 7, 20), (60, 14, 20), (60, 30, 20), (150, 14, 30), (150, 14, 60)),
    *((150, 30, 30), (300, 7, 60), (300, 14, 60), (300, 30, 30), (300, 30, 60)),
    *((40, 3, 20), (40, 21, 10), (100, 5, 30), (100, 10, 15), (100, 21, 20)),
    *((100, 60, 10), (200, 10, 40), (200, 45, 20), (500, 21, 50), (500, 30, 100)),
)
WAYS: dict[str, Callable[[Cell], StudyWay]] = {
    "SM-2": lambda cell: Sm2(cell[0]),
    "due first": lambda cell: Usual(cell[0], cell[1], new_first=False),
    "new first": lambda cell: Usual(cell[0], cell[1], new_first=True),
    "crammed": lambda cell: Usual(cell[0], cell[1], new_first=True, cram=True),
    "all time": lambda cell: Ours(*cell, Way.ALL),
    "fewest": lambda cell: Ours(*cell, Way.FEWEST),
}
OURS = ("all time", "fewest")
MOMENTS = ("first day", "halfway", "exam day")
Covered = dict[tuple[str, str], list[bool]]
"""For each moment and kind of student: whether the interval held the result."""


def live(way: StudyWay, learner: Student, cell: Cell, scores: list[Score]) -> int:
    """Study until the exam; the presentations used. Ours also foretell their scores on the way."""
    _, days, a_day = cell
    used = 0
    for day in range(days + 1):
        if isinstance(way, Ours) and day in (0, days // 2, days):
            scores.append(foretold(way, day))
        if day < days:
            used += study_day(way, learner, day, a_day)
    return used


def foretold(way: Ours, day: int) -> Score:
    """The score on the exam's day, as foretold on a day."""
    learner = Learner.known_by(way.records.foretold)
    found = readiness(way.exam, way.known(), day, way.records.rules, learner)
    return found.now if day == way.exam.day else found.on_day


def run_cell(cell: Cell, students: int, covered: Covered, seed: str = "") -> dict[str, tuple[float, float]]:
    """Recall and presentations used for each way, over all students."""
    rows = {}
    for name, way_of in WAYS.items():
        recalls, uses = [], []
        for kind in KINDS:
            for number in range(students):
                name_of = f"{seed}{'/'.join(map(str, cell))}:{number}"
                learner, scores = student(kind, name_of), list[Score]()
                uses.append(live(way_of(cell), learner, cell, scores))
                chances = [learner.recall(card, cell[1]) for card in range(cell[0])]
                recalls.append(mean(chances))
                luck = Random(f"exam:{kind}:{name_of}")
                result = sum(luck.random() < chance for chance in chances) / cell[0]
                for moment, score in zip(MOMENTS, scores, strict=False):
                    covered[moment, kind].append(score.low <= result <= score.high)
        rows[name] = (mean(recalls), mean(uses))
    return rows


def planning_times() -> Iterator[tuple[int, float]]:
    """Milliseconds, the best of three, to plan a day of exams of two sizes."""
    luck = Random("plan")
    for count in (300, 10_000):
        cards = [ExamCard(key_of(card), _remembered(luck) if card % 5 else None) for card in range(count)]
        exam, times = Exam("exam", 114, reviews=count // 5), []
        for _ in range(3):
            start = perf_counter()
            plan_day(exam, cards, 100, RULES)
            times.append((perf_counter() - start) * 1e3)
        yield count, min(times)


def _remembered(luck: Random) -> MemoryState:
    stability, difficulty, last = luck.uniform(0.2, 60.0), luck.uniform(1.0, 10.0), luck.randrange(80, 100)
    return MemoryState(Phase.REVIEW, None, stability, difficulty, 101, None, 0, last, 3, 0)


def goals(table: dict[Cell, dict[str, tuple[float, float]]]) -> Iterator[tuple[str, float, bool]]:
    """Each goal, what came of it, and whether it is met."""
    for ours, least in zip(OURS, (1.02, 1.01), strict=True):
        ratios = [row[ours][0] / row["new first"][0] for row in table.values()]
        yield f"{ours} / new first, mean ≥ {least}", mean(ratios), mean(ratios) >= least
        first = ratios[:10]
        yield f"{ours} / new first, mean of the first ten ≥ {least}", mean(first), mean(first) >= least
        yield f"{ours} / new first, worst cell ≥ 0.99", min(ratios), min(ratios) >= 0.99
        over_due = mean(row[ours][0] / row["due first"][0] for row in table.values())
        yield f"{ours} / due first, mean ≥ 1.10", over_due, over_due >= 1.10
    recall, used = table[60, 30, 20]["fewest"]
    yield "60/30/20 fewest: recall ≥ 0.97", recall, recall >= 0.97
    yield "60/30/20 fewest: reviews ≤ 285", used, used <= 285
    for count, took in planning_times():
        most = 50.0 if count == 300 else 1000.0
        yield f"planning {count} cards, ms ≤ {most:.0f}", took, took <= most


def coverage(covered: Covered) -> Iterator[tuple[str, float, bool]]:
    """How often the 80 % interval held the result: in all, at each moment, for each kind."""
    found = {"all": [held for each in covered.values() for held in each]}
    for (moment, kind), held in covered.items():
        for name in (moment, kind, f"{moment}, {kind}"):
            found.setdefault(name, []).extend(held)
    for name, held in found.items():
        share = mean(held)
        yield f"interval holds the result: {name}", share, 0.72 <= share <= 0.88


def main() -> None:
    """Print the table, then the goals."""
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("--students", type=int, default=4, help="of each kind in each cell")
    asked.add_argument("--seed", default="", help="other students, and other luck")
    asked.add_argument("--json", action="store_true")
    told = asked.parse_args()
    table, covered = {}, defaultdict(list)
    if not told.json:
        print(f"{'cards/days/a day':>16}  " + "".join(f"{name:>13}" for name in WAYS) + "   ours / new first")
    for cell in CELLS:
        row = table[cell] = run_cell(cell, max(told.students, 1), covered, told.seed)
        if not told.json:
            figures = "".join(f"{recall:>8.3f} {used:4.0f}" for recall, used in row.values())
            ratios = "".join(f"{row[ours][0] / row['new first'][0]:7.3f}" for ours in OURS)
            print(f"{'/'.join(map(str, cell)):>16}  {figures}   {ratios}", flush=True)
    ends = [*goals(table), *coverage(covered)]
    if told.json:
        cells = {"/".join(map(str, cell)): row for cell, row in table.items()}
        print(json.dumps({"cells": cells, "goals": {name: [value, met] for name, value, met in ends}}))
        return
    rows = list(table.values())
    means = "".join(
        f"{mean(row[name][0] for row in rows):>8.3f} {mean(row[name][1] for row in rows):4.0f}"
        for name in WAYS
    )
    print(f"{'mean':>16}  {means}\n")
    for name, value, met in ends:
        print(f"{'met ' if met else 'MISS'}  {name}: {value:.3f}")


if __name__ == "__main__":
    main()
