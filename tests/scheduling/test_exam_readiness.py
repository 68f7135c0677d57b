"""What score to expect, how surely, and what would bring a target within reach."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from learn.clock import MINUTE
from learn.scheduling.exam import Exam, ExamCard, Way
from learn.scheduling.feasibility import advise
from learn.scheduling.memory import MemoryState, Phase
from learn.scheduling.readiness import MOST_LIVED, Learner, readiness, score_of
from learn.settings import Rules

TODAY = 20_000
RULES = Rules(learning_steps=(10 * MINUTE,))
SURE = Learner(0.0, 0.01)


def cards(count: int, stability: float | None = None) -> list[ExamCard]:
    memory = remembered(stability, 5.0) if stability else None
    return [ExamCard(f"d/n{at // 2:03}/t{at % 2}", memory) for at in range(count)]


def remembered(stability: float, difficulty: float) -> MemoryState:
    return MemoryState(Phase.REVIEW, None, stability, difficulty, TODAY, None, 0, TODAY - 4, 3, 0)


def exam_in(days: int, reviews: int = 20, target: float = 0.8, way: Way = Way.ALL) -> Exam:
    return Exam("anatomy", TODAY + days, reviews=reviews, target=target, way=way)


def test_what_is_foretold_is_the_same_for_the_same_states() -> None:
    known = [*cards(20, 5.0), *[ExamCard(f"e/n{at}/t") for at in range(20)]]
    assert readiness(exam_in(7), known, TODAY, RULES) == readiness(exam_in(7), known, TODAY, RULES)


def test_nothing_seen_is_nothing_known_today() -> None:
    found = readiness(exam_in(14), cards(60), TODAY, RULES)
    assert (found.now.mean, found.now.low, found.now.high) == (0.0, 0.0, 0.0)
    assert found.on_day.mean > 0.9
    assert found.days_left == 14


def test_the_curve_leads_from_no_study_to_the_day() -> None:
    found = readiness(exam_in(7), cards(60, 3.0), TODAY, RULES)
    assert len(found.curve) == 8
    assert found.curve[-1] == pytest.approx(found.on_day.mean)
    assert found.curve[0] < found.curve[-1]
    assert 100 < found.presentations <= 140


def test_without_time_the_day_brings_what_is_left() -> None:
    found = readiness(exam_in(7, 0), cards(10, 3.0), TODAY, RULES)
    assert found.presentations == 0
    assert found.on_day.mean < found.now.mean
    assert found.curve == pytest.approx([found.on_day.mean] * 8)


def test_on_the_day_and_after_it_the_score_still_stands() -> None:
    assert readiness(exam_in(0), cards(10, 3.0), TODAY, RULES).on_day.mean > 0.9
    over = readiness(exam_in(-3), cards(10, 3.0), TODAY, RULES)
    assert over.days_left == -3
    assert over.on_day.mean == pytest.approx(over.now.mean)


def test_groups_have_scores_of_their_own() -> None:
    known, unseen = cards(10, 100.0), [ExamCard(f"e/n{at}/t") for at in range(10)]
    found = readiness(
        exam_in(9),
        [*known, *unseen],
        TODAY,
        RULES,
        groups={"seen": [c.key for c in known], "unseen": [c.key for c in unseen], "none": ["x/y/z"]},
    )
    assert found.groups["seen"][0].mean > 0.9
    assert found.groups["unseen"][0].mean == 0.0
    assert found.groups["unseen"][1].mean > 0.7
    assert found.groups["none"][0].cards == 0
    assert found.now.mean == pytest.approx(found.groups["seen"][0].mean / 2)
    assert found.by_card[unseen[0].key][0] == 0.0


@given(st.lists(st.floats(0.0, 1.0), min_size=1, max_size=60), st.floats(0.0, 1.0), st.floats(-2, 2))
def test_an_interval_holds_its_mean_within_0_and_1(chances: list[float], spread: float, shift: float) -> None:
    score = score_of(chances, Learner(shift, spread))
    assert 0.0 <= score.low <= score.mean + 1e-9
    assert score.mean - 1e-9 <= score.high <= 1.0
    assert 0.0 <= score.chance_of(0.8) <= 1.0


def test_an_interval_narrows_with_cards_and_with_what_is_known_of_the_learner() -> None:
    def width(count: int, learner: Learner) -> float:
        score = score_of([0.8] * count, learner)
        return score.high - score.low

    assert width(300, Learner()) < width(30, Learner())
    told = Learner.known_by([(0.9, at % 10 != 0) for at in range(500)])
    assert width(300, told) < width(300, Learner())
    few = Learner.known_by([(0.9, True)] * 5)
    assert told.spread < few.spread


def test_a_learner_who_forgets_more_is_foretold_less() -> None:
    worse = Learner.known_by([(0.9, at % 10 < 7) for at in range(400)])
    better = Learner.known_by([(0.9, at % 100 != 0) for at in range(400)])
    assert worse.shift < 0 < better.shift
    assert worse.recall(0.9) == pytest.approx(0.7, abs=0.05)
    assert worse.recall(0.0) == 0.0
    assert worse.answers == 400


def test_one_who_has_always_been_right_is_not_taken_for_perfect() -> None:
    learner = Learner.known_by([(0.9, True)] * 10_000)
    assert learner.recall(0.9) < 1.0
    assert Learner.known_by([]).shift == 0.0


def test_the_chance_of_a_target_falls_as_the_target_rises() -> None:
    score = score_of([0.8] * 100, SURE)
    chances = [score.chance_of(target) for target in (0.6, 0.75, 0.8, 0.85, 0.95)]
    assert chances == sorted(chances, reverse=True)
    assert chances[0] > 0.99
    assert 0.4 < chances[2] < 0.65
    assert chances[-1] < 0.01


def test_a_target_is_a_whole_number_of_cards() -> None:
    score = score_of([0.8] * 5, SURE)
    assert score.chance_of(0.61) == score.chance_of(0.8)


def test_a_few_cards_that_are_nearly_certain_have_a_narrow_interval() -> None:
    found = score_of([0.999] * 6, Learner())
    assert found.low > 0.95
    assert found.chance_of(0.8) > 0.99


def test_where_hardly_any_is_wrong_the_wrong_ones_are_counted() -> None:
    found = score_of([0.99] * 20, SURE)
    assert found.low == pytest.approx(0.95)
    # None of twenty is wrong with a chance of 0.99 ** 20.
    assert found.chance_of(1.0) == pytest.approx(0.99**20, abs=0.005)
    assert found.chance_of(0.95) == pytest.approx(0.983, abs=0.005)


def test_a_group_none_of_whose_cards_was_lived_through_stands_as_the_exam() -> None:
    known = cards(600, 5.0)
    left_out = known[1].key
    found = readiness(exam_in(3_000, 300), known, TODAY, RULES, groups={"one": [left_out], "none": ["x/y/z"]})
    assert left_out not in found.by_card
    now, on_day = found.groups["one"]
    assert now.mean == pytest.approx(found.now.mean)
    assert on_day.mean == pytest.approx(found.on_day.mean)
    assert on_day.cards == 1
    assert found.groups["none"][1].mean == 0.0


def test_a_target_in_reach_needs_no_advice() -> None:
    advice = advise(exam_in(14, 60), cards(100), TODAY, RULES)
    assert advice.reachable
    assert (advice.answers, advice.minutes, advice.leave_out) == (None, None, ())


def test_too_little_time_is_said_with_how_much_would_do() -> None:
    exam = exam_in(7, 10, target=0.85)
    advice = advise(exam, cards(100), TODAY, RULES, seconds=6.0)
    assert not advice.reachable
    assert advice.answers is not None
    assert advice.minutes == pytest.approx(advice.answers / 10)
    assert advice.answers > 10
    assert advise(replace(exam, reviews=advice.answers), cards(100), TODAY, RULES).reachable


def test_advice_speaks_of_the_score_that_is_foretold_already() -> None:
    exam, asked = exam_in(7, 10, target=0.85), cards(400, 3.0)
    foretold = readiness(exam, asked, TODAY, RULES, used=6, introduced=4).on_day
    advice = advise(exam, asked, TODAY, RULES, on_day=foretold)
    assert not advice.reachable
    assert advice.on_day == foretold
    assert advise(replace(exam, target=0.1), asked, TODAY, RULES, on_day=foretold).reachable


def test_just_out_of_reach_asks_for_a_little_more_than_there_is() -> None:
    asked, in_reach = cards(100), exam_in(14, 60)
    just_below = score_of([in_reach.target - 0.01] * 100, Learner())
    advice = advise(in_reach, asked, TODAY, RULES, on_day=just_below)
    assert not advice.reachable
    assert advice.answers is not None
    assert 60 < advice.answers < 66


def test_a_target_beyond_all_study_has_no_number_of_answers() -> None:
    advice = advise(exam_in(1, 10, target=1.0), cards(100), TODAY, RULES)
    assert not advice.reachable
    assert advice.answers is None


def test_what_gains_least_for_its_time_is_left_out_first() -> None:
    easy, hard = (
        cards(40, 4.0),
        [
            ExamCard(
                f"h/n{at:03}/t",
                MemoryState(Phase.REVIEW, None, 0.02, 10.0, TODAY, None, 0, TODAY - 4, 9, 8),
            )
            for at in range(40)
        ],
    )
    groups = {"easy": [c.key for c in easy], "hard": [c.key for c in hard]}
    advice = advise(exam_in(6, 12, target=0.9), [*easy, *hard], TODAY, RULES, groups=groups)
    assert advice.leave_out == ("hard",)
    assert advice.of_rest is not None
    assert advice.of_rest.mean > advice.on_day.mean
    assert advice.of_rest.cards == 40


def test_a_large_exam_is_judged_by_a_sample_and_counted_whole() -> None:
    advice = advise(exam_in(2, 50), cards(5_000), TODAY, RULES)
    assert not advice.reachable
    assert advice.on_day.cards == 5_000
    assert advice.on_day.mean < 0.05


def test_a_far_day_is_foretold_from_some_cards(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("learn.scheduling.readiness.CARD_DAYS", 50 * 80)
    near, far = (readiness(exam_in(days, 10), cards(100, 3.0), TODAY, RULES) for days in (5, 60))
    assert len(near.by_card) == 100
    assert len(far.by_card) == 50, "every other one"
    assert far.on_day.cards == 100
    assert len(far.curve) == 61


def test_no_time_no_cards_and_an_exam_that_is_over_are_out_of_reach() -> None:
    assert not advise(exam_in(5, 0), cards(10), TODAY, RULES).reachable
    assert not advise(exam_in(5), [], TODAY, RULES).reachable
    assert not advise(exam_in(-1), cards(10, 50.0), TODAY, RULES).reachable


def test_a_large_exam_is_foretold_from_some_of_its_cards() -> None:
    asked = [ExamCard(f"d/n{number}/t") for number in range(20_000)]
    exam = Exam("finals", 20_010, reviews=5_000)
    told = readiness(exam, asked, 20_000, Rules(), groups={"all": [card.key for card in asked]})
    assert told.on_day.cards == 20_000
    assert 0.5 < told.on_day.mean < 1.0
    assert told.groups["all"][1] == told.on_day
    assert len(told.by_card) <= MOST_LIVED
    assert 30_000 < told.presentations <= 50_000


def test_what_was_answered_today_is_not_certain() -> None:
    learnt = replace(remembered(2.0, 5.0), last_day=TODAY)
    asked = [ExamCard(f"d/n{number}/t", learnt) for number in range(20)]
    told = readiness(Exam("finals", TODAY, reviews=20), asked, TODAY, RULES)
    for score in (told.now, told.on_day):
        assert 0.5 < score.mean < 0.99
        assert score.low < score.mean < score.high
