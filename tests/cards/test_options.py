"""Options of a choice: never one that is also right, the likeliest mix-ups first."""

from __future__ import annotations

from dataclasses import replace

import pytest

from learn.cards.card import Card
from learn.cards.options import MOST_DISTRACTORS, distractors, is_fair, options_for


def root_card(roots: str, *, note: str = "", **more: object) -> Card:
    names = {"C5 to C6": ("C5", "C6"), "C6 to C7": ("C6", "C7"), "C6 to C8": ("C6", "C7", "C8")}
    named = names.get(roots, tuple(roots.split(" to ")))
    key = f"d/{note or roots.lower().replace(' ', '')}/roots"
    return Card(key, "choice", f"Which roots? {roots}", roots, field="d:roots", roots=named, **more)  # type: ignore[arg-type]


POOL = [
    root_card(r) for r in ("C3 to C4", "C4 to C5", "C5 to C6", "C6 to C7", "T2 to T3", "L1 to L2", "S1 to S2")
]


def test_a_range_that_shares_a_root_is_never_offered() -> None:
    offered = {other.answer for other in distractors(root_card("C5 to C6"), POOL)}
    assert offered
    assert offered.isdisjoint({"C4 to C5", "C5 to C6", "C6 to C7"})


def test_regions_of_notes_that_share_a_root_are_never_offered() -> None:
    thumb = Card("d/a/regions", "choice", "C5 to C6?", "thumb", roots=("C5", "C6"))
    fingers = Card("d/b/regions", "choice", "C6 to C7?", "index and middle fingers", roots=("C6", "C7"))
    knee = Card("d/c/regions", "choice", "L3 to L4?", "kneecap", roots=("L3", "L4"))
    assert not is_fair(thumb, fingers)
    assert is_fair(thumb, knee)


def choice(answer: str, note: str = "a", **more: object) -> Card:
    return Card(f"d/{note}/t", "choice", "?", answer, **more)  # type: ignore[arg-type]


HAND = choice("thumb, index finger", items=("thumb", "index finger"), expect="list")


@pytest.mark.parametrize(
    ("card", "offered"),
    [
        (choice("navel", aliases=(("navel", "belly button"),)), "belly button"),
        (choice("navel", accepted=("umbilicus",)), "umbilicus"),
        (choice("navel", elsewhere=(("waist", "Map"),)), "waist"),
        (choice("navel", never_offer=("hip",)), "the hips"),
        (choice("8"), "eight"),
        (HAND, "thumb"),
    ],
    ids=["alias", "accepted", "elsewhere", "never offered", "same number", "half of a list"],
)
def test_what_is_right_in_another_way_is_unfair(card: Card, offered: str) -> None:
    assert not is_fair(card, choice(offered, note="b"))


def test_what_this_learner_mixed_up_comes_first() -> None:
    card = root_card("C5 to C6")
    far = next(other for other in POOL if other.answer == "S1 to S2")
    assert distractors(card, POOL, [far.key])[0] == far


def test_the_confusable_group_comes_before_neighbours() -> None:
    card = root_card("C5 to C6", confusable=("d:hand",))
    grouped = replace(root_card("L1 to L2"), confusable=("d:hand",))
    near = root_card("C3 to C4")
    assert [other.answer for other in distractors(card, [near, grouped])] == ["L1 to L2", "C3 to C4"]


def test_neighbours_come_before_what_is_far() -> None:
    found = [other.answer for other in distractors(root_card("C5 to C6"), POOL)]
    assert found.index("C3 to C4") < found.index("S1 to S2")
    assert len(found) <= MOST_DISTRACTORS


def test_with_fewer_than_two_fair_ones_there_are_no_options() -> None:
    assert options_for(root_card("C5 to C6"), [root_card("S1 to S2"), root_card("C6 to C7")], (), 0) == ()


def test_the_right_answer_is_there_once_and_its_place_changes_with_the_reviews() -> None:
    card = root_card("C5 to C6")
    places = set()
    for reviews in range(30):
        texts = [option.text for option in options_for(card, POOL, (), reviews)]
        assert texts.count("C5 to C6") == 1
        assert len(set(texts)) == len(texts)
        places.add(texts.index("C5 to C6"))
    assert len(places) >= 3
    assert options_for(card, POOL, (), 4) == options_for(card, POOL, (), 4)


def test_siblings_of_the_card_are_no_options() -> None:
    card = Card("d/n/t#a", "choice", "?", "one")
    assert distractors(card, [Card("d/n/t#b", "choice", "?", "two")]) == []
