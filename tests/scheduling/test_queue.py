"""The queue: order, limits, siblings, confusables, steps."""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Sequence

from hypothesis import given
from hypothesis import strategies as st

from learn.clock import MINUTE
from learn.scheduling.queue import (
    APART,
    LEARN_AHEAD,
    Allowance,
    Candidate,
    Plan,
    Queue,
    Siblings,
    Steps,
    make_plan,
    mixed,
)

NOW = 1_000 * MINUTE


def cards(prefix: str, count: int, deck: str = "d", **fields: object) -> list[Candidate]:
    return [Candidate(f"{deck}/{prefix}{i}/t", **fields) for i in range(count)]  # type: ignore[arg-type]


def plan(
    due: Sequence[Candidate] = (),
    fresh: Sequence[Sequence[Candidate]] = (),
    steps: Sequence[Candidate] = (),
    answered: Sequence[str] = (),
    allowance: Allowance | None = None,
    bury: bool = True,
) -> Plan:
    decks = {c.deck: bury for c in [*due, *steps, *(c for deck in fresh for c in deck)]}
    return make_plan(
        due,
        [iter(deck) for deck in fresh],
        steps,
        allowance or Allowance(20, 200),
        Siblings(answered, decks),
        "s",
    )


def dealt(queue: Queue, moment: int = NOW, limit: int = 500) -> list[str]:
    keys = []
    while len(keys) < limit and (candidate := queue.deal(moment)):
        queue.shown(candidate)
        queue.answered(candidate, None)
        keys.append(candidate.key)
    return keys


def test_new_cards_are_mixed_evenly_among_reviews() -> None:
    order = [c.key[2] for c in mixed(cards("r", 8), cards("n", 4))]
    assert sorted(order) == ["n"] * 4 + ["r"] * 8
    assert "nn" not in "".join(order)
    assert "rrrr" not in "".join(order)


@given(st.integers(0, 30), st.integers(0, 30))
def test_mixing_keeps_every_card_once_and_both_orders(reviews: int, new: int) -> None:
    order = [c.key for c in mixed(cards("r", reviews), cards("n", new))]
    assert [k for k in order if "/r" in k] == [c.key for c in cards("r", reviews)]
    assert [k for k in order if "/n" in k] == [c.key for c in cards("n", new)]


def test_daily_limits_hold_and_what_is_left_out_is_counted() -> None:
    made = plan(cards("r", 10, due_day=1), [cards("n", 10)], allowance=Allowance(3, 4))
    assert len(made.new) == 3
    assert len(made.main) == 7
    assert made.over_limit == 6


def test_a_deck_with_a_limit_of_its_own_does_not_draw_on_the_common_one() -> None:
    allowance = Allowance(2, 200, new_of_deck={"own": 1})
    made = plan(fresh=[cards("n", 9), cards("n", 9, deck="own")], allowance=allowance)
    assert sorted(key.split("/")[0] for key in made.new) == ["d", "d", "own"]


def test_new_cards_come_by_turns_from_the_decks_in_author_order() -> None:
    made = plan(fresh=[cards("n", 3, "a"), cards("n", 3, "b")])
    assert [c.key for c in made.main] == [f"{d}/n{i}/t" for i in range(3) for d in "ab"]


def test_siblings_wait_until_tomorrow() -> None:
    twins = [Candidate("d/n/one", due_day=1), Candidate("d/n/two", due_day=1)]
    made = plan(twins, [[Candidate("d/n/three")]])
    assert len(made.main) == 1
    assert made.buried == 1


def test_a_sibling_of_a_card_answered_today_waits_but_not_the_card_itself() -> None:
    made = plan(
        [Candidate("d/n/one", due_day=1), Candidate("d/m/one", due_day=1)], answered=["d/n/two", "d/m/one"]
    )
    assert [c.key for c in made.main] == ["d/m/one"]


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


def test_a_plan_counts_what_it_does_not_read() -> None:
    read: list[str] = []

    def due() -> Iterator[Candidate]:
        for number in range(5_000):
            read.append(f"d/n{number}/t")
            yield Candidate(read[-1], (), 1)

    plan = make_plan(due(), [], [], Allowance(0, 20), Siblings((), {}), "seed", lambda: 5_000)
    assert (len(plan.main), plan.over_limit) == (20, 4_980)
    assert len(read) < 1_000


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
