"""The queue: order, confusables, steps."""

from __future__ import annotations

import itertools

from hypothesis import given
from hypothesis import strategies as st

from learn.clock import MINUTE
from learn.scheduling.plan import Candidate
from learn.scheduling.queue import APART, LEARN_AHEAD, Queue, Steps
from tests.scheduling.plans import cards, plan

NOW = 1_000 * MINUTE


def dealt(queue: Queue, moment: int = NOW, limit: int = 500) -> list[str]:
    keys = []
    while len(keys) < limit and (candidate := queue.deal(moment)):
        queue.shown(candidate)
        queue.answered(candidate, None)
        keys.append(candidate.key)
    return keys


def test_siblings_may_be_asked_where_burying_is_off_yet_are_kept_apart() -> None:
    twins = [Candidate("d/n/one", due_day=1), Candidate("d/n/two", due_day=1)]
    made = plan([*twins, *cards("r", 20, due_day=1)], bury=False)
    order = dealt(Queue(made))
    assert abs(order.index("d/n/one") - order.index("d/n/two")) > APART


def test_confusables_are_at_least_five_cards_apart() -> None:
    group = cards("g", 4, groups=("d:hand",), due_day=1)
    order = dealt(Queue(plan([*group, *cards("r", 30, due_day=1)])))
    places = [i for i, key in enumerate(order) if "/g" in key]
    assert len(order) == 34
    assert min(b - a for a, b in itertools.pairwise(places)) > APART


def test_confusables_are_asked_when_nothing_else_is_left() -> None:
    order = dealt(Queue(plan(cards("g", 4, groups=("d:hand",), due_day=1))))
    assert len(order) == 4


def test_a_step_that_is_due_goes_first() -> None:
    queue = Queue(plan(cards("r", 3, due_day=1), steps=[Candidate("d/s/t", due_at=NOW)]))
    first = queue.deal(NOW)
    assert first is not None
    assert first.key == "d/s/t"


def test_a_step_comes_early_only_when_nothing_else_is_left() -> None:
    step = Candidate("d/s/t", due_at=NOW + LEARN_AHEAD)
    assert dealt(Queue(plan(cards("r", 3, due_day=1), steps=[step])))[-1] == "d/s/t"
    assert Queue(plan(steps=[Candidate("d/s/t", due_at=NOW + LEARN_AHEAD + 1)])).deal(NOW) is None


def test_a_card_is_not_asked_twice_running_while_there_are_others() -> None:
    queue = Queue(plan(cards("r", 3, due_day=1), steps=[Candidate("d/s/t", due_at=NOW)]))
    first = queue.deal(NOW)
    assert first is not None
    queue.shown(first)
    queue.answered(first, NOW)
    second = queue.deal(NOW)
    assert second is not None
    assert second.key != "d/s/t"


def test_remaining_counts_each_kind() -> None:
    queue = Queue(plan(cards("r", 3, due_day=1), [cards("n", 2)], [Candidate("d/s/t", due_at=NOW)]))
    assert (queue.remaining.new, queue.remaining.learning, queue.remaining.reviews) == (2, 1, 3)
    queue.drop("d/n0/t")
    assert queue.remaining.total == 5


def test_an_undone_card_is_asked_next_whatever_is_due() -> None:
    queue = Queue(plan(cards("r", 3, due_day=1), steps=[Candidate("d/s/t", due_at=NOW)]))
    queue.put_first(Candidate("d/r2/t"), new=False)
    first = queue.deal(NOW)
    assert first is not None
    assert first.key == "d/r2/t"
    assert queue.remaining.total == 4


@given(
    st.lists(st.tuples(st.integers(0, 9), st.integers(0, 2)), max_size=40, unique=True),
    st.integers(0, 12),
)
def test_every_planned_card_is_dealt_exactly_once(due: list[tuple[int, int]], new: int) -> None:
    candidates = [Candidate(f"d/n{n}/t{t}", (f"d:g{n % 3}",), due_day=n) for n, t in due]
    made = plan(candidates, [cards("new", new)], bury=False)
    assert sorted(dealt(Queue(made))) == sorted(c.key for c in made.main)
    assert len(made.main) == len(due) + new


class TestSteps:
    def test_they_stay_in_the_order_of_their_moments(self) -> None:
        steps = Steps(Candidate(key, (), None, due_at) for key, due_at in (("d/a/t", 30), ("d/b/t", 10)))
        steps.add(Candidate("d/c/t", (), None, 20))
        steps.add(Candidate("d/b/t", (), None, 40))
        steps.drop("d/x/t")
        assert [each.key for each in steps.until(None)] == ["d/c/t", "d/a/t", "d/b/t"]
        assert [each.key for each in steps.until(30)] == ["d/c/t", "d/a/t"]
        steps.drop("d/a/t")
        assert (len(steps), [each.key for each in steps.until(None)]) == (2, ["d/c/t", "d/b/t"])


def test_what_is_expected_next_is_dealt_next_and_expecting_changes_nothing() -> None:
    queue = Queue(plan(due=cards("r", 5, due_day=1), steps=cards("s", 2, due_at=NOW + MINUTE // 2)))
    moment = NOW
    for _ in range(6):
        candidate = queue.deal(moment)
        assert candidate is not None
        queue.shown(candidate)
        expected = queue.expected_after(candidate, moment)
        assert expected == queue.expected_after(candidate, moment)
        queue.answered(candidate, None)
        moment += MINUTE // 6
        following = queue.deal(moment)
        assert following is not None
        assert following.key in expected
