"""Counting a plan gives the numbers of the plan."""

from __future__ import annotations

from collections.abc import Collection

from hypothesis import given
from hypothesis import strategies as st

from learn.cards.card import note_of
from learn.scheduling.counting import count_plan
from learn.scheduling.plan import Allowance, Candidate, Plan, Siblings, make_plan

KEYS = [f"d/n{note}/t{card}" for note in range(9) for card in range(3)]
STATES = ("due", "fresh", "steps", "nothing")
LIMITS = st.integers(0, 8)


def planned(cards: dict[str, list[str]], answered: Collection[str], limits: Allowance, bury: bool) -> Plan:
    return make_plan(
        [Candidate(key, due_day=number // 3) for number, key in enumerate(cards["due"])],
        [iter([Candidate(key) for key in cards["fresh"]])],
        [Candidate(key, due_at=1) for key in cards["steps"]],
        limits,
        Siblings(answered, {"d": bury}),
        "seed",
    )


def counted(
    cards: dict[str, list[str]], answered: Collection[str], limits: Allowance, bury: bool
) -> tuple[int, int] | None:
    due = {note_of(key) for key in cards["due"]}
    return count_plan(
        iter(cards["due"]),
        iter(cards["fresh"]),
        limits.reviews_left("d"),
        limits.new_left("d"),
        Siblings([*answered, *cards["steps"]], {}) if bury else None,
        lambda notes: due & set(notes),
    )


@given(
    st.lists(st.sampled_from(STATES), min_size=len(KEYS), max_size=len(KEYS)),
    st.permutations(KEYS),
    st.sets(st.sampled_from(KEYS), max_size=6),
    LIMITS,
    LIMITS,
    st.booleans(),
)
def test_where_it_tells_them_the_numbers_are_those_of_the_plan(
    states: list[str], order: list[str], answered: set[str], new: int, reviews: int, bury: bool
) -> None:
    state_of = dict(zip(KEYS, states, strict=True))
    cards = {state: [key for key in order if state_of[key] == state] for state in STATES}
    numbers = counted(cards, answered, Allowance(new, reviews), bury)
    plan = planned(cards, answered, Allowance(new, reviews), bury)
    if numbers is not None:
        assert numbers == (len(plan.main) - len(plan.new), len(plan.new))
    else:
        assert bury
        assert len(plan.new) <= new
        assert len(plan.main) - len(plan.new) == reviews > 0


def test_it_cannot_tell_where_the_order_decides_which_siblings_stay() -> None:
    cards = {"due": ["d/a/1", "d/b/1"], "fresh": ["d/a/2"], "steps": []}
    assert counted(cards, (), Allowance(1, 1), bury=True) is None


def test_enough_other_new_cards_tell_it_all_the_same() -> None:
    cards = {"due": ["d/a/1", "d/b/1"], "fresh": ["d/a/2", "d/c/1", "d/b/2", "d/e/1"], "steps": []}
    assert counted(cards, (), Allowance(2, 1), bury=True) == (1, 2)


def test_no_more_is_read_than_needed() -> None:
    due, fresh = iter(KEYS[::3]), iter(KEYS[1::3])
    numbers = count_plan(due, fresh, 3, 0, Siblings((), {}), lambda notes: set())
    assert (numbers, next(due), next(fresh)) == ((3, 0), KEYS[9], KEYS[1])
