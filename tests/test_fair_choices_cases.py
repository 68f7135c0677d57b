"""No choice of the decks of cases and key points ever offers what is also right.

The pairs are written by hand from what the page, the blog post and the standard maps say of each region;
they are not made by the filter under test. Each is a note with answers that must never stand beside its own.
"""

from __future__ import annotations

import random

import pytest

from learn.cards.card import Card
from learn.cards.options import options_for
from learn.decks.library import DeckPlace, Library
from learn.paths import shipped_decks
from learn.workspace.texts import DeckTexts

SHUFFLES = 30

CASES = {
    "ears": {"C3 to C4"},
    # The shoulder and the upper arm: other bullets have the upper arm by its sides.
    "shoulder": {"C3 to C4", "C5 to C6", "C6 to C7", "C6 to C8", "T1 to T2"},
    "thumb": {"C4 to C5", "C6 to C7", "C6 to C8"},
    # The middle finger is C7, in some maps C8.
    "fingers": {"C5 to C6", "C6 to C8"},
    "ring": {"C5 to C6", "C6 to C7", "T1 to T2"},
    "inner-arm": {"C3 to C4", "C4 to C5", "C6 to C8"},
    # The lower end of the breastbone is T5 to T8, as the map may be.
    "breastbone": {"T7 to T8"},
    "hips": {"T10 to T11", "T11 to T12", "L2 to L3", "S1 to S2", "S2 to S3", "S3 and below"},
    "groin": {"T11 to T12", "L1 to L2", "L3 to L4", "S2 to S3", "S3 and below"},
    "thigh": {"L1 to L2", "L2 to L3", "L4 to L5"},
    "inner-foot": {"L3 to L4", "S1 to S2", "S2 to S3"},
    "outer-foot": {"L4 to L5", "S2 to S3", "S3 and below"},
    "saddle": {"L1 to L2", "S1 to S2", "S2 to S3"},
    # Other names of one thing.
    "reaction": {"neuropathic itch", "neurogenic inflammation"},
    "dermatome": {"myotome"},
    "dermatomyositis": {"dermatitis"},
}
POINTS = {
    # The page's range for the point, and what other maps say of it.
    "c2": {"C1", "C3"},
    "c3": {"C2", "C4"},
    "c4": {"C3", "C5"},
    "c5": {"C4", "C6"},
    "c6": {"C5", "C7", "C8"},
    "c7": {"C6", "C8"},
    "c8": {"C6", "C7", "T1"},
    "t1": {"T2", "C8"},
    "t2": {"T1", "T3", "T4"},
    "t4": {"T3", "T5"},
    "t5": {"T4", "T6"},
    "t6": {"T5", "T7", "T8"},
    "t7": {"T6", "T8"},
    "t8": {"T6", "T7", "T9"},
    "t9": {"T8", "T10"},
    "t10": {"T9", "T11"},
    "t11": {"T10", "T12"},
    "t12": {"T11", "L1", "L2", "L3"},
    "l1": {"T12", "L2", "L3"},
    "l2": {"L1", "L3"},
    "l3": {"L2", "L4"},
    "l4": {"L3", "L5"},
    "l5": {"L4"},
    "s1": {"S2"},
    "s2": {"S1", "S3"},
    "s4-s5": {"S3", "S2"},
}
MUSCLES = {
    # Older lists give a muscle the next root too.
    "elbow-flexors": {"C6"},
    "wrist-extensors": {"C5", "C7"},
    "elbow-extensors": {"C6", "C8"},
    "finger-flexors": {"C7", "T1"},
    "finger-abductors": {"C8"},
    "hip-flexors": {"L1", "L3"},
    "knee-extensors": {"L2", "L4"},
    "ankle-dorsiflexors": {"L3", "L5"},
    "toe-extensors": {"L4", "S1"},
    "plantar-flexors": {"L5", "S2"},
}
BY_CHOICE = {"term", "range", "level", "point", "muscles", "segment"}


@pytest.fixture(scope="module")
def library() -> Library:
    return Library.open([DeckPlace(shipped_decks(), "shipped")], None)


def choice_cards(library: Library, deck: str) -> list[Card]:
    found = (library.card(key) for key in library.keys(deck))
    return [card for card in found if card and "choice" in (*card.kinds, card.kind)]


def offered(library: Library, card: Card) -> set[str]:
    """The answers that ever stand beside a card's own, over many mix-ups and shuffles."""
    others, chance = DeckTexts(library).of_field(card), random.Random(7)
    wrong: set[str] = set()
    for reviews in range(SHUFFLES):
        confused = [other.key for other in chance.sample(others, min(len(others), 5))]
        options = options_for(card, others, confused, reviews)
        wrong |= {option.text for option in options if option.key != card.key}
    return wrong


def test_every_choice_card_has_its_pairs(library: Library) -> None:
    for deck, known in (("cases", CASES), ("keypoints", POINTS | MUSCLES)):
        cards = choice_cards(library, deck)
        assert len(cards) >= 16
        assert {card.note.split("/")[1] for card in cards} == set(known)
        assert {card.key.split("/")[2] for card in cards} <= BY_CHOICE


def test_every_choice_card_has_options(library: Library) -> None:
    cards = [card for deck in ("cases", "keypoints") for card in choice_cards(library, deck)]
    assert [card.key for card in cards if len(offered(library, card)) < 2] == []


def test_no_case_offers_what_is_also_right(library: Library) -> None:
    for card in choice_cards(library, "cases"):
        wrong = offered(library, card)
        assert wrong.isdisjoint(CASES[card.note.split("/")[1]]), card.key
        assert card.answer not in wrong


def test_no_key_point_or_muscle_offers_what_is_also_right(library: Library) -> None:
    """Asked from the root, an option is a point or muscle: those of the unfair roots are looked up."""
    texts = {
        card.answer: other.answer
        for card in choice_cards(library, "keypoints")
        for other in choice_cards(library, "keypoints")
        if card.note == other.note
        and card.key.endswith(("/point", "/muscles"))
        and other.key.endswith(("/level", "/segment"))
    }
    assert len(texts) == len(POINTS) + len(MUSCLES)
    for card in choice_cards(library, "keypoints"):
        wrong = {texts.get(text, text) for text in offered(library, card)}
        assert wrong.isdisjoint((POINTS | MUSCLES)[card.note.split("/")[1]]), card.key
        assert texts.get(card.answer, card.answer) not in wrong


@pytest.mark.parametrize(
    "key",
    [
        "cases/below-navel/range",
        "cases/lowest-belly/range",
        "cases/collar/range",
        "cases/ribs/range",
        "cases/strip/range",
        "keypoints/s3/level",
        "keypoints/s3/point",
        "keypoints/t3/third",
    ],
)
def test_what_has_few_fair_options_is_never_asked_by_choice(library: Library, key: str) -> None:
    card = library.card(key)
    assert card is not None
    assert card.kinds == ()
    assert card.kind != "choice"
