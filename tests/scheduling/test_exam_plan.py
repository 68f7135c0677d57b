"""What a day until an exam asks for."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from learn.clock import MINUTE
from learn.scheduling.exam import Exam, ExamCard, Way
from learn.scheduling.exam_plan import DayPlan, new_cost, plan_day, remark
from learn.scheduling.fsrs import forgetting_of
from learn.scheduling.gain import prospect
from learn.scheduling.memory import MemoryState, Phase
from learn.scheduling.queue import APART
from learn.settings import Rules

TODAY = 20_000
RULES = Rules(learning_steps=(10 * MINUTE,))
WAYS = list(Way)


def remembered(stability: float, last: int = TODAY - 3, difficulty: float = 5.0) -> MemoryState:
    return MemoryState(Phase.REVIEW, None, stability, difficulty, last + 1, None, 0, last, 3, 0)


def new(count: int, start: int = 0) -> list[ExamCard]:
    """New cards, two a note."""
    return [ExamCard(f"d/n{at // 2:03}/t{at % 2}") for at in range(start, start + count)]


def known(*stabilities: float, last: int = TODAY - 3) -> list[ExamCard]:
    return [ExamCard(f"d/k{at:03}/t", remembered(s, last)) for at, s in enumerate(stabilities)]


def exam_in(days: int, reviews: int = 20, way: Way = Way.ALL) -> Exam:
    return Exam("anatomy", TODAY + days, reviews=reviews, way=way)


def keys(plan: DayPlan) -> list[str]:
    return [planned.card.key for planned in plan.cards]


def learnt(cards: list[ExamCard], plan: DayPlan, day: int) -> list[ExamCard]:
    """The cards after a day on which its plan was kept."""
    done = set(keys(plan))
    return [replace(c, memory=remembered(2.0, day)) if c.key in done else c for c in cards]


@pytest.mark.parametrize("way", WAYS)
def test_the_same_states_give_the_same_plan(way: Way) -> None:
    cards = [*new(30), *known(*range(1, 40))]
    assert plan_day(exam_in(10, way=way), cards, TODAY, RULES) == plan_day(
        exam_in(10, way=way), cards, TODAY, RULES
    )


def test_the_order_of_known_cards_does_not_matter() -> None:
    cards = known(*range(1, 40))
    assert keys(plan_day(exam_in(5), cards, TODAY, RULES)) == keys(
        plan_day(exam_in(5), cards[::-1], TODAY, RULES)
    )


memories = st.none() | st.builds(remembered, st.floats(0.05, 300), st.integers(TODAY - 40, TODAY))


@given(
    st.lists(memories, max_size=80),
    st.integers(-2, 60),
    st.integers(0, 60),
    st.integers(0, 70),
    st.sampled_from(WAYS),
)
def test_no_plan_has_more_cards_than_there_is_time_for_or_one_twice(
    states: list[MemoryState | None], days: int, cap: int, used: int, way: Way
) -> None:
    cards = [ExamCard(f"d/n{at // 2}/t{at % 2}", memory) for at, memory in enumerate(states)]
    plan = plan_day(exam_in(days, cap, way), cards, TODAY, RULES, used=used)
    assert len(plan.cards) <= max(cap - used, 0)
    assert plan.presentations <= max(cap - used, 0) + 2
    assert len(set(keys(plan))) == len(plan.cards)
    assert all(p.card.memory is None or p.card.memory.last_day < TODAY for p in plan.cards)


@pytest.mark.parametrize("way", WAYS)
def test_without_time_cards_or_days_there_is_nothing_to_do(way: Way) -> None:
    cards = [*new(5), *known(1.0, 2.0)]
    assert plan_day(exam_in(5, 0, way), cards, TODAY, RULES) == DayPlan()
    assert plan_day(exam_in(5, 20, way), [], TODAY, RULES) == DayPlan()
    assert plan_day(exam_in(-1, 20, way), cards, TODAY, RULES) == DayPlan()
    assert not plan_day(exam_in(5, 20, way), cards, TODAY, RULES, used=20).cards


@pytest.mark.parametrize("way", WAYS)
def test_one_card_is_shown_at_once(way: Way) -> None:
    assert keys(plan_day(exam_in(30, way=way), new(1), TODAY, RULES)) == ["d/n000/t0"]


def test_an_exam_today_is_a_last_look_at_the_weakest_cards() -> None:
    plan = plan_day(exam_in(0, 3), known(50.0, 1.0, 9.0, 0.2, 30.0), TODAY, RULES)
    assert keys(plan) == ["d/k003/t", "d/k001/t"]
    assert plan.sweeping


def test_new_cards_come_before_reviews() -> None:
    plan = plan_day(exam_in(3), [*known(*[0.5] * 40), *new(100)], TODAY, RULES)
    assert plan.new == len(plan.cards) == 16


def test_new_cards_come_at_the_rate_that_the_days_left_demand() -> None:
    cards = new(60)
    # 30 days less 4 of the sweep; two thirds of 26 days for 60 cards.
    assert plan_day(exam_in(30, way=Way.FEWEST), cards, TODAY, RULES).new == 4
    assert plan_day(exam_in(14, way=Way.FEWEST), cards, TODAY, RULES).new == 9
    assert plan_day(exam_in(7, way=Way.FEWEST), cards, TODAY, RULES).new == 16


def test_with_time_to_spare_all_time_goes_to_more_new_cards() -> None:
    known_well = known(*[5.0] * 3, last=TODAY)
    assert plan_day(exam_in(30), [*known_well, *new(60)], TODAY, RULES).new == 16
    assert plan_day(exam_in(30), [*known(*[5.0] * 12), *new(60)], TODAY, RULES).new == 8


def test_new_cards_shown_today_already_count_to_the_rate() -> None:
    cards = new(60)
    plan = plan_day(exam_in(30, way=Way.FEWEST), cards, TODAY, RULES)
    halfway = [replace(c, memory=remembered(2.0, TODAY)) if c.key in keys(plan)[:3] else c for c in cards]
    rest = plan_day(exam_in(30, way=Way.FEWEST), halfway, TODAY, RULES, used=3, introduced=3)
    assert keys(rest) == keys(plan)[3:]


def test_a_missed_day_mends_itself() -> None:
    exam, cards = exam_in(30, way=Way.FEWEST), new(60)
    on_time = plan_day(exam, cards, TODAY, RULES)
    a_week_late = plan_day(exam, cards, TODAY + 14, RULES)
    assert a_week_late.new > on_time.new
    for day in range(TODAY + 14, exam.day):
        cards = learnt(cards, plan_day(exam, cards, day, RULES), day)
    assert all(card.memory for card in cards)


@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize(("count", "days"), [(60, 7), (60, 30), (300, 20), (100, 7)])
def test_every_card_is_shown_where_there_is_room(way: Way, count: int, days: int) -> None:
    exam, cards = exam_in(days, 20, way), new(count)
    for day in range(TODAY, exam.day):
        cards = learnt(cards, plan_day(exam, cards, day, RULES), day)
    assert all(card.memory for card in cards)


def test_more_cards_than_can_be_shown_are_counted_and_said() -> None:
    plan = plan_day(exam_in(2, 50), new(100_000), TODAY, RULES)
    assert plan.new == 40
    assert plan.unshown == 100_000 - 80
    assert "99,920 cards do not fit into the 2 days left" in remark(exam_in(2, 50), plan, TODAY)


def test_a_remark_is_made_of_the_unusual_only() -> None:
    plan = plan_day(exam_in(9), new(10), TODAY, RULES)
    assert remark(exam_in(9), plan, TODAY) == ""
    assert "today" in remark(exam_in(0), plan, TODAY)
    assert "over" in remark(exam_in(-1), plan, TODAY)


def test_with_all_cards_known_all_time_goes_to_reviews() -> None:
    plan = plan_day(exam_in(20), known(*[5.0] * 60), TODAY, RULES)
    assert plan.new == 0
    assert plan.presentations == pytest.approx(20, abs=1.2)


def test_fewest_reviews_lets_well_kept_cards_rest_until_the_sweep() -> None:
    cards = known(*[30.0] * 20, *[0.3] * 3)
    early = plan_day(exam_in(20, way=Way.FEWEST), cards, TODAY, RULES)
    assert sorted(keys(early)) == ["d/k020/t", "d/k021/t", "d/k022/t"]
    assert not early.sweeping


def test_the_sweep_begins_when_the_days_left_just_hold_every_card() -> None:
    cards = known(*[5.0] * 32)
    assert not plan_day(exam_in(3), cards, TODAY, RULES).sweeping
    assert plan_day(exam_in(2), cards, TODAY, RULES).sweeping


@pytest.mark.parametrize("way", WAYS)
def test_the_sweep_reaches_every_card_that_gains(way: Way) -> None:
    cards = known(*[4.0 + at / 10 for at in range(32)])
    exam, done = exam_in(2, way=way), set()
    for day in (TODAY, TODAY + 1):
        plan = plan_day(exam, cards, day, RULES)
        done |= set(keys(plan))
        cards = learnt(cards, plan, day)
    assert done == {card.key for card in cards}


def test_the_sweep_turns_to_a_card_not_yet_swept_before_a_little_weaker_one_that_was() -> None:
    swept = ExamCard("d/a/t", remembered(0.6, TODAY - 1))
    asked = []
    for stability in (3.0, 9.0):
        other = ExamCard("d/b/t", remembered(stability, TODAY - 5))
        asked.append(keys(plan_day(exam_in(1, 1), [swept, other], TODAY, RULES)))
    rates = [prospect(forgetting_of(None), s, 5.0, e, 1).rate for s, e in ((0.6, 1), (3.0, 5), (9.0, 5))]
    assert rates[0] > rates[1] > rates[2]
    assert asked == [["d/b/t"], ["d/a/t"]]


def test_fewest_reviews_spares_what_is_safe_even_in_the_sweep() -> None:
    cards = known(*[4.0] * 5, *[3000.0] * 5)
    assert len(plan_day(exam_in(1, way=Way.FEWEST), cards, TODAY, RULES).cards) == 5
    assert len(plan_day(exam_in(1), cards, TODAY, RULES).cards) == 10


def test_siblings_are_not_buried_but_stand_apart() -> None:
    plan = plan_day(exam_in(2, 50), new(24), TODAY, RULES)
    notes = [planned.card.note for planned in plan.cards]
    assert len(notes) == 24
    for at, note in enumerate(notes):
        assert note not in notes[at + 1 : at + 1 + APART]


def test_siblings_to_be_reviewed_stand_apart_to_the_last() -> None:
    cards = [replace(card, memory=remembered(2.0)) for card in new(16)]
    notes = [planned.card.note for planned in plan_day(exam_in(2, 50), cards, TODAY, RULES).cards]
    assert len(notes) == 16
    assert all(note not in notes[at + 1 : at + 1 + APART] for at, note in enumerate(notes))


def test_confusable_cards_stand_apart_where_others_suffice() -> None:
    cards = [ExamCard(f"d/n{at}/t", None, ("d:c",) if at < 3 else ()) for at in range(20)]
    plan = plan_day(exam_in(2, 50), cards, TODAY, RULES)
    places = [at for at, planned in enumerate(plan.cards) if planned.card.groups]
    assert all(after - before > APART for before, after in pairwise(places))


def test_what_was_shown_last_keeps_its_sibling_back() -> None:
    cards = [ExamCard("d/n000/t0", remembered(2.0, TODAY)), *new(19, start=1)]
    plan = plan_day(exam_in(1, 50), cards, TODAY, RULES, used=1, recent=["d/n000/t0"])
    assert "d/n000/t1" in keys(plan)[APART:]


def test_of_new_cards_other_notes_go_before_siblings() -> None:
    plan = plan_day(exam_in(30, way=Way.FEWEST), new(60), TODAY, RULES)
    assert keys(plan) == ["d/n000/t0", "d/n001/t0", "d/n002/t0", "d/n003/t0"]


def test_a_step_left_over_from_yesterday_is_planned_and_one_of_today_is_not() -> None:
    def left_over(day: int) -> list[ExamCard]:
        step = replace(remembered(0.3, day), phase=Phase.LEARNING, step=0, due_day=None, due_at=1)
        return [ExamCard("d/s/t", step)]

    assert keys(plan_day(exam_in(5), left_over(TODAY - 1), TODAY, RULES)) == ["d/s/t"]
    assert keys(plan_day(exam_in(5), left_over(TODAY), TODAY, RULES)) == []


def test_too_few_others_never_keep_siblings_from_being_asked() -> None:
    assert sorted(keys(plan_day(exam_in(1), new(2), TODAY, RULES))) == ["d/n000/t0", "d/n000/t1"]


def test_more_learning_steps_leave_room_for_fewer_new_cards() -> None:
    two = replace(RULES, learning_steps=(MINUTE, 10 * MINUTE))
    assert new_cost(two) == new_cost(RULES) + 1
    assert plan_day(exam_in(3), new(100), TODAY, two).new < plan_day(exam_in(3), new(100), TODAY, RULES).new
