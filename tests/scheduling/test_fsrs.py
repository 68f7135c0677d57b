"""FSRS in study days, held to reference values."""

from __future__ import annotations

import random
from dataclasses import replace

import pytest

from learn.cards.rating import Rating
from learn.clock import DAY, HOUR, MINUTE
from learn.scheduling.fsrs import after_review, retrievability
from learn.scheduling.memory import MemoryState, Phase
from learn.settings import Rules

RULES = replace(Rules(), fuzz=False)
EVENING = 20_000 * DAY + 20 * HOUR


def answered(ratings: list[int], gaps: list[int]) -> MemoryState:
    memory, day = None, 20_000
    for rating, gap in zip(ratings, gaps, strict=True):
        day += gap
        memory = after_review(memory, Rating(rating), day * DAY + 12 * HOUR, day, RULES, "d/n/t")
    assert memory is not None
    return memory


def test_thirteen_ratings_give_the_reference_intervals() -> None:
    memory, at, day, intervals = None, EVENING, 20_000, []
    for rating in [3, 3, 3, 3, 3, 3, 1, 1, 3, 3, 3, 3, 3]:
        memory = after_review(memory, Rating(rating), at, day, RULES, "d/n/t")
        if memory.due_day is None:
            assert memory.due_at is not None
            intervals.append(0)
            at = memory.due_at
        else:
            intervals.append(memory.due_day - day)
            at += (memory.due_day - day) * DAY
            day = memory.due_day
    assert intervals == [0, 2, 11, 46, 163, 498, 0, 0, 2, 4, 7, 12, 21]


def test_reference_stability_and_difficulty() -> None:
    memory = answered([1, 3, 3, 3, 3, 3], [0, 0, 1, 3, 8, 21])
    assert memory.stability == pytest.approx(53.62691, abs=1e-4)
    assert memory.difficulty == pytest.approx(6.3574867, abs=1e-4)


def test_a_step_across_the_rollover_counts_to_the_day_of_the_step_before() -> None:
    late = after_review(None, Rating.GOOD, EVENING, 20_000, RULES, "d/n/t")
    crossed = after_review(late, Rating.GOOD, EVENING + 10 * MINUTE, 20_001, RULES, "d/n/t")
    stayed = after_review(late, Rating.GOOD, EVENING + 10 * MINUTE, 20_000, RULES, "d/n/t")
    assert crossed == stayed
    assert crossed.due_day == 20_002


def test_a_step_answered_the_next_morning_is_another_day() -> None:
    late = after_review(None, Rating.GOOD, EVENING, 20_000, RULES, "d/n/t")
    morning = after_review(late, Rating.GOOD, EVENING + 13 * HOUR, 20_001, RULES, "d/n/t")
    assert morning.last_day == 20_001
    assert morning.due_day is not None
    assert morning.due_day > 20_003


def test_two_answers_at_the_same_instant_are_both_counted() -> None:
    once = after_review(None, Rating.GOOD, EVENING, 20_000, RULES, "d/n/t")
    twice = after_review(once, Rating.GOOD, EVENING, 20_000, RULES, "d/n/t")
    assert twice.reviews == 2
    assert twice.phase is Phase.REVIEW


def test_an_earlier_study_day_is_never_a_negative_gap() -> None:
    memory = answered([3, 3], [0, 0])
    back = after_review(memory, Rating.GOOD, memory.last_at + HOUR, 19_999, RULES, "d/n/t")
    assert back.last_day == 20_000
    assert back.stability > 0


def test_evening_then_morning_is_one_day_not_none() -> None:
    memory = answered([4], [0])
    next_morning = after_review(memory, Rating.GOOD, memory.last_at + 12 * HOUR, 20_001, RULES, "d/n/t")
    same_evening = after_review(memory, Rating.GOOD, memory.last_at + 12 * HOUR, 20_000, RULES, "d/n/t")
    assert next_morning.stability > same_evening.stability


def test_fuzz_moves_the_due_day_only_and_needs_no_global_random() -> None:
    exact = answered([3, 3, 3, 3], [0, 0, 2, 11])
    random.seed(1)
    one = after_review(exact, Rating.GOOD, exact.last_at, 20_059, Rules(), "d/n/t")
    random.seed(2)
    two = after_review(exact, Rating.GOOD, exact.last_at, 20_059, Rules(), "d/n/t")
    plain = after_review(exact, Rating.GOOD, exact.last_at, 20_059, RULES, "d/n/t")
    assert one == two
    assert replace(one, due_day=plain.due_day) == plain
    dues = {
        after_review(exact, Rating.GOOD, exact.last_at, 20_059, Rules(), f"d/n{i}/t").due_day
        for i in range(40)
    }
    assert len(dues) > 5


def test_retrievability_falls_to_the_desired_retention_when_due() -> None:
    memory = answered([3, 3, 3], [0, 0, 2])
    assert retrievability(memory, 20_002, RULES) == 1.0
    assert memory.due_day is not None
    assert retrievability(memory, memory.due_day, RULES) == pytest.approx(0.9, abs=0.01)


def test_without_steps_the_first_answer_already_gives_days() -> None:
    rules = replace(RULES, learning_steps=())
    assert after_review(None, Rating.AGAIN, EVENING, 20_000, rules, "k").due_day == 20_001


def test_a_step_of_a_day_is_due_on_a_study_day() -> None:
    rules = replace(RULES, learning_steps=(DAY,))
    memory = after_review(None, Rating.AGAIN, EVENING, 20_000, rules, "k")
    assert (memory.phase, memory.due_day, memory.due_at) == (Phase.LEARNING, 20_001, None)


def test_weights_that_the_library_refuses_fall_back_instead_of_stopping_a_replay() -> None:
    broken = replace(RULES, weights=(1e9,) * 21)
    assert after_review(None, Rating.GOOD, EVENING, 20_000, broken, "k") == after_review(
        None, Rating.GOOD, EVENING, 20_000, RULES, "k"
    )
