"""The plan of a session: limits, siblings, new cards among reviews."""

from __future__ import annotations

from collections.abc import Iterator

from hypothesis import given
from hypothesis import strategies as st

from learn.scheduling.plan import Allowance, Candidate, Siblings, make_plan, mixed
from tests.scheduling.plans import cards, plan


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


def test_a_plan_counts_what_it_does_not_read() -> None:
    read: list[str] = []

    def due() -> Iterator[Candidate]:
        for number in range(5_000):
            read.append(f"d/n{number}/t")
            yield Candidate(read[-1], (), 1)

    plan = make_plan(due(), [], [], Allowance(0, 20), Siblings((), {}), "seed", lambda: 5_000)
    assert (len(plan.main), plan.over_limit) == (20, 4_980)
    assert len(read) < 1_000
