"""FSRS in bare numbers, held to the library; and what a review gains at an exam."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from learn.cards.rating import Rating
from learn.clock import DAY
from learn.scheduling.fsrs import after_review, forgetting_of, retrievability
from learn.scheduling.gain import prospect
from learn.scheduling.memory import MemoryState
from learn.settings import Rules

OTHER = tuple(weight * 1.1 for weight in forgetting_of(None).weights)
answers = st.lists(st.tuples(st.sampled_from(Rating), st.integers(0, 60)), min_size=1, max_size=12)


@given(answers, st.sampled_from([None, OTHER]))
def test_the_bare_formulas_are_those_of_the_library(
    given: list[tuple[Rating, int]], weights: tuple[float, ...] | None
) -> None:
    rules = replace(Rules(), fuzz=False, weights=weights, learning_steps=(), relearning_steps=())
    law, day = forgetting_of(weights), 20_000
    memory: MemoryState | None = None
    state = (0.0, 0.0)
    for rating, gap in given:
        day += gap
        if memory is None:
            state = law.first(rating)
        elif gap == 0:
            state = law.same_day(*state, rating)
        else:
            recall = law.recall(state[0], gap)
            assert recall == pytest.approx(retrievability(memory, day, rules))
            if rating is Rating.AGAIN:
                state = law.forgotten(*state, recall)
            else:
                state = law.remembered(*state, recall, rating)
        memory = after_review(memory, rating, day * DAY, day, rules, "d/n/t")
        assert state == pytest.approx((memory.stability, memory.difficulty))


def test_weights_that_fsrs_refuses_are_the_default_ones() -> None:
    assert forgetting_of((1e9,) * 21) == forgetting_of(None)


@given(st.floats(0.01, 2000), st.floats(1, 10), st.integers(1, 400), st.integers(0, 200))
def test_a_prospect_is_made_of_chances(
    stability: float, difficulty: float, elapsed: int, horizon: int
) -> None:
    seen = prospect(forgetting_of(None), stability, difficulty, elapsed, horizon)
    assert 0 < seen.without <= seen.now < 1
    assert 0 < seen.after <= 1
    assert 1 <= seen.cost <= 2


def test_a_weak_card_gains_more_from_a_review_than_a_strong_one() -> None:
    law = forgetting_of(None)
    weak, strong = prospect(law, 2.0, 5.0, 3, 10), prospect(law, 200.0, 5.0, 3, 10)
    assert weak.gain > strong.gain > 0
    assert weak.cost > strong.cost


def test_on_the_day_itself_a_review_gains_what_is_missing() -> None:
    seen = prospect(forgetting_of(None), 5.0, 5.0, 4, 0)
    assert seen.after == 1.0
    assert seen.gain == pytest.approx(1 - seen.now)
