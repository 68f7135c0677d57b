"""Drawing by lot: fixed shares, repeatable, siblings apart."""

from __future__ import annotations

from collections import Counter

from hypothesis import given, settings
from hypothesis import strategies as st

from learn.cards.card import note_of
from learn.study.drawing import drawn, shares

ALL = lambda key: True  # noqa: E731


def keys(group: str, count: int, templates: int = 1) -> list[str]:
    return [f"{group}/n{number}/t{t}" for number in range(count) for t in range(templates)]


GROUPS = {"cervical": keys("c", 60), "lumbar": keys("l", 30), "deck/": keys("d", 10)}


def test_each_section_has_its_share() -> None:
    paper = drawn(GROUPS, 20, 7, ALL)
    assert Counter(paper.values()) == {"cervical": 12, "lumbar": 6, "deck/": 2}
    assert len(paper) == 20


def test_the_largest_remainders_get_what_is_left() -> None:
    assert shares({"a": 50, "b": 30, "c": 20}, 9) == {"a": 4, "b": 3, "c": 2}
    assert shares({"a": 1, "b": 1, "c": 1}, 2) == {"a": 1, "b": 1, "c": 0}
    assert shares({}, 5) == {}
    assert shares({"a": 0}, 5) == {"a": 0}


def test_of_equal_remainders_the_first_named_goes_first() -> None:
    assert shares({"a": 1, "b": 1, "c": 7}, 3) == {"a": 1, "b": 0, "c": 2}


def test_the_same_seed_draws_the_same_and_another_seed_another() -> None:
    paper = drawn(GROUPS, 20, 7, ALL)
    turned = {name: list(reversed(of_group)) for name, of_group in GROUPS.items()}
    assert list(drawn(turned, 20, 7, ALL).items()) == list(paper.items())
    assert set(drawn(GROUPS, 20, 8, ALL)) != set(paper)


def test_the_order_mixes_the_sections() -> None:
    order = list(drawn(GROUPS, 50, 7, ALL).values())
    assert order != sorted(order)


def test_siblings_come_only_where_nothing_else_is_left() -> None:
    groups = {"a": keys("a", 10, templates=3), "b": keys("b", 10)}
    apart = drawn(groups, 20, 1, ALL)
    assert len({note_of(key) for key in apart}) == 20
    close = drawn(groups, 25, 1, ALL)
    assert len(close) == 25
    assert len({note_of(key) for key in close}) == 20


def test_what_one_section_lacks_the_others_make_good() -> None:
    fit = lambda key: not key.startswith("c") or key in ("c/n1/t0", "c/n2/t0")  # noqa: E731
    paper = drawn(GROUPS, 20, 7, fit)
    counts = Counter(paper.values())
    assert counts["cervical"] == 2
    assert sum(counts.values()) == 20
    assert counts["lumbar"] > counts["deck/"]


def test_fewer_than_wanted_where_there_are_fewer() -> None:
    assert len(drawn(GROUPS, 500, 7, ALL)) == 100
    assert drawn(GROUPS, 5, 7, lambda key: False) == {}
    assert drawn({}, 5, 7, ALL) == {}


def test_the_share_of_unseen_cards_is_a_choice() -> None:
    seen = {key for of_group in GROUPS.values() for key in of_group[::2]}
    for unseen, fresh in ((0.0, 0), (0.2, 4), (1.0, 20)):
        paper = drawn(GROUPS, 20, 7, ALL, seen, unseen)
        assert len(paper) == 20
        assert sum(key not in seen for key in paper) == fresh
    some = drawn(GROUPS, 20, 7, ALL, seen, 0.5)
    assert Counter(some.values()) == {"cervical": 12, "lumbar": 6, "deck/": 2}


def test_unseen_cards_never_stand_in_for_seen_ones_but_the_other_way_round() -> None:
    seen = set(GROUPS["deck/"])
    assert set(drawn(GROUPS, 20, 7, ALL, seen, 0.0)) == seen
    everything = {key for of_group in GROUPS.values() for key in of_group}
    assert len(drawn(GROUPS, 20, 7, ALL, everything, 0.5)) == 20


def test_only_cards_that_come_up_are_looked_at() -> None:
    looked: list[str] = []
    drawn({"a": keys("a", 5_000)}, 10, 1, lambda key: not looked.append(key))
    assert len(looked) == 10


@given(
    st.dictionaries(st.sampled_from("abcd"), st.integers(0, 30), min_size=1),
    st.integers(0, 60),
    st.integers(0, 1000),
    st.one_of(st.none(), st.floats(0, 1)),
)
@settings(max_examples=60, deadline=None)
def test_never_more_never_twice(sizes: dict[str, int], count: int, seed: int, unseen: float | None) -> None:
    groups = {name: keys(name, size, 2) for name, size in sizes.items()}
    every = {key for of_group in groups.values() for key in of_group}
    paper = drawn(groups, count, seed, ALL, every if unseen is not None else (), unseen)
    assert len(paper) == min(count, len(every))
    assert all(key in groups[name] for key, name in paper.items())
