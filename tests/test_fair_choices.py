"""No choice ever offers what is also right.

The pairs are written by hand from what the sources and the standard maps say of each region; they are
not made by the filter under test. Each is a note with answers that must never stand beside its own.
"""

from __future__ import annotations

import random

import pytest

from learn.cards.card import Card
from learn.cards.options import options_for
from learn.decks.library import DeckPlace, Library
from learn.paths import shipped_decks
from learn.workspace.texts import DeckTexts

SHUFFLES = 50

FORBIDDEN_RANGES = {
    # The centre of the back of the head: standard maps give it to C2 and C3.
    "c1": {"C2 to C3", "C3 to C4"},
    "c2-c3": {"C1", "C3 to C4"},
    # Upper chest and upper back are in two bullets of the page, far apart.
    "c3-c4": {"C1", "C2 to C3", "C4 to C5", "T1 to T2", "T2 to T3"},
    # The upper arm is in four bullets, by sides.
    "c4-c5": {"C3 to C4", "C5 to C6", "C6 to C7", "C6 to C8", "T1 to T2", "T2 to T3"},
    "c5-c6": {"C4 to C5", "C6 to C7", "C6 to C8"},
    # The hand: C6 is everywhere; standard maps give the middle finger to C7, some to C8.
    "c6-c7": {"C5 to C6", "C6 to C8"},
    # The little-finger side of the forearm: lower C6 to C8, upper T1 to T2.
    "c6-c8": {"C5 to C6", "C6 to C7", "T1 to T2"},
    "t1-t2": {"T2 to T3", "T3 to T4", "C6 to C8", "C3 to C4"},
    "t2-t3": {"T1 to T2", "T3 to T4", "C3 to C4"},
    "t3-t4": {"T2 to T3", "T4 to T5"},
    # The shoulder blade's lower part is drawn from T4 to T9.
    "t4-t5": {"T3 to T4", "T6 to T7", "T7 to T8", "T8 to T9"},
    # A level goes round to the back, where the page and other maps set their ranges otherwise.
    "t6-t7": {"T4 to T5", "T7 to T8", "T8 to T9", "T9 to T10", "T10 to T11"},
    "t7-t8": {"T6 to T7", "T8 to T9", "T9 to T10", "T10 to T11", "T11 to T12", "L1 to L2"},
    "t8-t9": {"T7 to T8", "T9 to T10"},
    # The navel is in two bullets.
    "t9-t10": {"T8 to T9", "T10 to T11", "T11 to T12"},
    "t10-t11": {"T9 to T10", "T11 to T12"},
    "t11-t12": {"T10 to T11", "L1 to L2"},
    # Pubic area and sex organs: T12 and S2 to S5 in other lists, and S3 and below on the page itself.
    "l1-l2": {"T10 to T11", "T11 to T12", "L2 to L3", "S1 to S2", "S2 to S3", "S3 and below"},
    # The groin is L1 in standard lists, its fold T12, its skin towards the perineum sacral.
    "l2-l3": {"T11 to T12", "L1 to L2", "L3 to L4", "S3 and below"},
    # The kneecap is in two bullets; the outer thigh is L2 or L5 elsewhere.
    "l3-l4": {"L2 to L3", "L4 to L5", "L1 to L2"},
    "thigh-sides": {"L2 to L3", "L4 to L5", "L1 to L2", "S1 to S2"},
    "above-knee": {"L2 to L3", "L4 to L5", "L1 to L2", "S1 to S2"},
    "l4-l5": {"L3 to L4", "S1 to S2"},
    # The shin is L4 or L5 elsewhere; so are the inner foot and its toes, and S1 comes near them.
    "lower-leg": {"L3 to L4", "S1 to S2", "S2 to S3"},
    "inner-foot": {"L2 to L3", "L3 to L4", "S1 to S2", "S2 to S3"},
    # The buttocks are drawn from L1 to S5, the outer calf has L5 in other maps, and so has the fourth toe.
    "s1-s2": {"L1 to L2", "L2 to L3", "L3 to L4", "L4 to L5", "S2 to S3", "S3 and below"},
    "s1-s2#thigh": {"L4 to L5", "S2 to S3", "S3 and below"},
    "s1-s2#toes": {"L4 to L5", "S2 to S3", "S3 and below"},
    "s1-s2#little-toe": {"L4 to L5", "S2 to S3"},
    "s1-s2#ankle": {"L4 to L5", "S2 to S3"},
    "fourth-toe": {"L4 to L5", "S2 to S3"},
    "s2-s3": {"L1 to L2", "L2 to L3", "L3 to L4", "L4 to L5", "S1 to S2", "S3 and below"},
    "s3-below": {"T10 to T11", "T11 to T12", "L1 to L2", "S1 to S2", "S2 to S3"},
}
FORBIDDEN_AREAS = {
    # By its own ranges each of the two has skin on legs and feet; the upper two sections are apart.
    "lumbar": {"round the buttocks and down the back of the legs"},
    "sacral": {"hips, legs and feet"},
    "cervical": set[str](),
    "thoracic": set[str](),
}
FORBIDDEN_PARTS: dict[str, set[str]] = {
    # The card on the tailbone's nerves accepts one nerve or one pair.
    "spine/coccygeal": {"1", "one", "2"},
}


@pytest.fixture(scope="module")
def library() -> Library:
    return Library.open([DeckPlace(shipped_decks(), "shipped")], None)


def choice_cards(library: Library) -> list[Card]:
    found = (library.card(key) for entry in library.decks for key in library.keys(entry.id))
    return [card for card in found if card and "choice" in (*card.kinds, card.kind)]


@pytest.fixture(scope="module")
def wholes(library: Library) -> dict[str, str]:
    """For each range the answer that tells all its regions."""
    keys = [key for key in library.keys("dermatomes") if key.endswith("/regions")]
    cards = [card for key in keys if (card := library.card(key))]
    return {card.prompt.removeprefix("Which regions belong to ").rstrip("?"): card.answer for card in cards}


def forbidden(card: Card, wholes: dict[str, str]) -> set[str]:
    """What may not be offered on a card, by hand: ranges, or where regions are asked, what these serve."""
    if card.deck != "dermatomes":
        return FORBIDDEN_PARTS.get(card.note, set())
    note, part = card.note.split("/")[1], card.key.partition("#")[2]
    if card.field == "dermatomes:areas":
        return FORBIDDEN_AREAS[note]
    ranges = FORBIDDEN_RANGES.get(f"{note}#{part}") or FORBIDDEN_RANGES[note]
    return {wholes[each] for each in ranges} if card.field == "dermatomes:regions" else ranges


def test_there_are_choice_cards_and_every_dermatome_note_has_its_pairs(
    library: Library, wholes: dict[str, str]
) -> None:
    cards = choice_cards(library)
    assert len(cards) >= 20
    assert len(wholes) == 24
    for card in cards:
        if card.deck == "dermatomes":
            assert forbidden(card, wholes) or card.note.split("/")[1] in FORBIDDEN_AREAS


def test_no_forbidden_pair_is_ever_offered(library: Library, wholes: dict[str, str]) -> None:
    texts, chance = DeckTexts(library), random.Random(20)
    offered = 0
    for card in choice_cards(library):
        others = texts.of_field(card)
        for reviews in range(SHUFFLES):
            confused = [other.key for other in chance.sample(others, min(len(others), 5))]
            options = options_for(card, others, confused, reviews)
            wrong = {option.text for option in options if option.key != card.key}
            unfair = wrong & forbidden(card, wholes)
            assert not unfair, (card.key, unfair)
            assert card.answer not in wrong
            offered += len(wrong)
    assert offered > 0
