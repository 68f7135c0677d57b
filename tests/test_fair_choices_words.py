"""No choice on the spine, the symptoms and the signals ever offers what is also right.

The pairs are written by hand from what the sources and standard anatomy say; they are not made by the
filter under test. Each is a card with answers that must never stand beside its own.
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
DECKS = ("spine", "symptoms", "signals")

CARRIES = "that nerve carries its signals to and from the brain"
RELIES = "each area relies on a particular nerve connection there"
CONNECTED = "the way in which their nerves connect at the spine"
OVERLAP = "neighbouring dermatomes overlap"

FORBIDDEN = {
    # The sacral spine is the lower end of the lower back in everyday words; and both have five and five.
    "spine/lumbar/place": {"where the backbone joins the pelvis"},
    "spine/lumbar/section": {"sacral"},
    "spine/lumbar/contrast": {"sacral"},
    "spine/sacral/place": {"in the lower back"},
    "spine/sacral/section": {"lumbar"},
    # One fact from two sides: the page goes from the connections to the overlap to the several nerves.
    "signals/several/reason": {CONNECTED},
    "signals/overlap/reason": {OVERLAP},
    "signals/relies/reason": {RELIES, OVERLAP},
    "signals/clue/reason": {CARRIES, CONNECTED},
    # A face without connections through the cord is one thing; which nerve it has is not on the page.
    "signals/face-reason/reason": {"the trigeminal nerve serves it"},
    # The page uses spinal nerve and nerve root as one.
    "signals/nerves/meant": {"nerve roots", "the nerve roots", "nerve root"},
    # Ramps belong to a freeway, but the page likens another thing to each.
    "signals/nerves/likened": {"ramps", "closed ramps", "exits"},
}
BELONG_TO_THE_PAIN_LISTS = {"itching", "burning", "loss of temperature feeling"}
"""Also sensory, though neither of the page's lists has them."""
TESTS_OF_BOTH_FAMILIES = {"MRI", "CT", "X-ray", "EMG", "magnetic resonance imaging", "electromyography"}
"""Members of the two families; the page names none of them."""


@pytest.fixture(scope="module")
def library() -> Library:
    return Library.open([DeckPlace(shipped_decks(), "shipped")], None)


def cards_of(library: Library) -> list[Card]:
    found = (library.card(key) for deck in DECKS for key in library.keys(deck))
    return [card for card in found if card is not None]


def choice_cards(library: Library) -> list[Card]:
    return [card for card in cards_of(library) if "choice" in (*card.kinds, card.kind)]


def test_every_forbidden_pair_is_of_a_card_asked_by_choice(library: Library) -> None:
    assert set(FORBIDDEN) <= {card.key for card in choice_cards(library)}


def test_no_forbidden_pair_is_ever_offered(library: Library) -> None:
    texts, chance = DeckTexts(library), random.Random(20)
    offered = 0
    for card in choice_cards(library):
        others = texts.of_field(card)
        for reviews in range(SHUFFLES):
            confused = [other.key for other in chance.sample(others, min(len(others), 5))]
            options = options_for(card, others, confused, reviews)
            wrong = {option.text for option in options if option.key != card.key}
            assert wrong.isdisjoint(FORBIDDEN.get(card.key, set())), (card.key, wrong)
            assert wrong.isdisjoint(BELONG_TO_THE_PAIN_LISTS | TESTS_OF_BOTH_FAMILIES)
            assert card.answer not in wrong
            offered += len(wrong)
    assert offered > 0


def test_all_choices_have_fair_options(library: Library) -> None:
    texts = DeckTexts(library)
    few = {card.key for card in choice_cards(library) if not options_for(card, texts.of_field(card), [], 0)}
    assert few == set()


def test_the_word_for_one_bone_is_only_typed(library: Library) -> None:
    """Beside it the plural would be right, and so would the tailbone, once its bones have fused."""
    card = library.card("spine/vertebra/term")
    assert card is not None and (card.kind, card.kinds) == ("typed", ())


def test_cards_that_follow_by_counting_or_joining_say_so(library: Library) -> None:
    cards = cards_of(library)
    derived = {card.key for card in cards if "derived" in card.tags}
    assert derived == {card.key for card in cards if card.why.startswith("Derived: ")}
    assert {"spine/vertebrae/total", "spine/pairs/total", "spine/after-c8/next"} <= derived


def test_each_card_is_either_core_or_further(library: Library) -> None:
    cards = cards_of(library)
    assert [card.key for card in cards if ("core" in card.tags) == ("further" in card.tags)] == []


def test_no_card_fills_what_the_page_leaves_out(library: Library) -> None:
    """It names no autonomic symptom and no single test, so no prompt, answer or option may."""
    left_out = ("mri", "emg", "x-ray", "tomography", "sweat", "blood pressure", "goose")
    said = [text.casefold() for card in cards_of(library) for text in (card.prompt, card.answer, card.why)]
    assert [text for text in said if any(word in text for word in left_out)] == []
