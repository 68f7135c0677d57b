"""How often what was foretold came true, and what of it chance does not explain."""

from __future__ import annotations

from itertools import pairwise
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from learn.scheduling.calibration import EDGES, Answered, calibrated, stray_of
from learn.scheduling.odds import chance_of, log_odds
from learn.scheduling.readiness import MISFIT, PRIOR, Learner

CHANCES = (0.6, 0.75, 0.85, 0.92, 0.97)


def answers(
    days: int, a_day: int, seed: str = "1", shift: float = 0.0, by_day: float = 0.0, by_chance: float = 0.0
) -> list[Answered]:
    """Answers of a student who strays, in log odds, by the day or by how hard a card is."""
    luck = Random(seed)
    moods = [luck.gauss(shift, by_day) for _ in range(days)]
    found = []
    for day in range(days):
        for at in range(a_day):
            chance = CHANCES[at % len(CHANCES)]
            slope = by_chance * (at % len(CHANCES) - 2) / 2
            true = chance_of(log_odds(chance) + moods[day] + slope)
            found.append(Answered(chance, luck.random() < true, day))
    return found


def test_answers_are_counted_by_what_was_foretold() -> None:
    past = [Answered(0.97, True, 1)] * 9 + [Answered(0.97, False, 1), Answered(0.75, True, 2)]
    found = calibrated(past)
    assert [(each.low, each.high) for each in found.bins] == list(pairwise(EDGES))
    assert [each.answers for each in found.bins] == [0, 0, 1, 0, 0, 10]
    assert found.bins[-1].foretold == pytest.approx(0.97)
    assert found.bins[-1].recalled == pytest.approx(0.9)
    assert found.bins[-1].luck == pytest.approx((0.97 * 0.03 / 10) ** 0.5)
    assert (found.answers, found.recalled) == (11, pytest.approx(10 / 11))


def test_the_ends_belong_to_a_bin() -> None:
    found = calibrated([Answered(0.0, False), Answered(1.0, True)])
    assert [each.answers for each in found.bins] == [1, 0, 0, 0, 0, 1]


def test_without_answers_there_is_nothing_to_say() -> None:
    found = calibrated([])
    assert (found.answers, found.foretold, found.recalled, found.stray) == (0, 0.0, 0.0, 0.0)
    assert len(found.bins) == len(EDGES) - 1


def test_what_chance_explains_is_no_stray() -> None:
    strays = [stray_of(answers(30, 20, str(seed))) for seed in range(40)]
    assert sum(stray > 0 for stray in strays) <= 4
    assert sum(strays) / len(strays) < 0.03


def test_days_that_differ_are_a_stray_as_large_as_they_differ() -> None:
    strays = sorted(stray_of(answers(60, 40, str(seed), by_day=0.8)) for seed in range(9))
    assert strays[4] == pytest.approx(0.8, abs=0.25)


def test_hard_and_easy_cards_that_differ_are_a_stray() -> None:
    # Hard cards are easier than foretold, and easy ones harder: no shift mends that.
    assert stray_of(answers(40, 40, by_chance=-1.0)) > 0.3


def test_what_all_answers_have_in_common_is_a_shift_and_no_stray() -> None:
    past = answers(40, 30, shift=-0.7)
    learner = Learner.known_by(past)
    assert learner.shift == pytest.approx(-0.7, abs=0.2)
    assert learner.stray == 0.0


def test_a_stray_widens_what_is_foretold() -> None:
    even, uneven = answers(40, 30), answers(40, 30, by_day=0.9)
    assert Learner.known_by(uneven).spread > 1.5 * Learner.known_by(even).spread


def test_without_days_only_chances_are_compared() -> None:
    undated = [(each.chance, each.recalled) for each in answers(40, 30, by_day=0.9)]
    assert Learner.known_by(undated).stray < 0.3


@given(
    st.lists(st.tuples(st.floats(0.0, 1.0), st.booleans(), st.integers(0, 30)), max_size=200),
    st.floats(-3.0, 3.0),
)
def test_an_interval_is_never_narrower_for_what_strayed(
    past: list[tuple[float, bool, int]], shift: float
) -> None:
    found = [Answered(*each) for each in past]
    assert 0.0 <= stray_of(found, shift) <= 1.5
    learner = Learner.known_by(found)
    assert learner.spread**2 >= MISFIT**2 + learner.stray**2
    assert learner.spread**2 <= PRIOR**2 + MISFIT**2 + learner.stray**2 + 1e-9


@given(st.permutations(answers(6, 10, by_day=1.0)))
def test_the_order_of_answers_tells_nothing(past: list[Answered]) -> None:
    assert stray_of(past) == pytest.approx(stray_of(sorted(past)))
