"""The students of the benchmark, and that planning for the day serves them better."""

from __future__ import annotations

from collections import defaultdict

import pytest

from learn.cards.rating import Rating
from tests.benchmarks.exam_days import OURS, WAYS, run_cell
from tests.benchmarks.exam_students import KINDS, student


@pytest.mark.parametrize("kind", KINDS)
def test_a_student_learns_forgets_and_is_the_same_for_the_same_seed(kind: str) -> None:
    one, other = student(kind, "7"), student(kind, "7")
    assert one.recall(0, 0) == 0.0
    assert [one.answer(card, 0) for card in range(20)] == [other.answer(card, 0) for card in range(20)]
    assert 1 > one.recall(0, 1) > one.recall(0, 30) > 0
    before = one.recall(1, 40)
    one.answer(1, 30)
    one.answer(1, 30)
    assert one.recall(1, 40) > before


@pytest.mark.parametrize("kind", KINDS)
def test_what_was_just_answered_is_right_the_same_day(kind: str) -> None:
    learner = student(kind, "7")
    learner.answer(0, 3)
    assert learner.answer(0, 3) is Rating.GOOD


def test_both_ways_beat_due_first_where_time_is_short() -> None:
    covered: defaultdict[tuple[str, str], list[bool]] = defaultdict(list)
    rows = run_cell((40, 4, 15), 1, covered)
    assert set(rows) == set(WAYS)
    for ours in OURS:
        assert rows[ours][0] > rows["due first"][0]
        assert rows[ours][1] <= 60
    assert all(len(held) == 2 for held in covered.values())
