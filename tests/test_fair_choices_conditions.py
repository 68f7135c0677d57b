"""No choice in the decks on conditions and prevention ever offers what is also right.

The pairs are written by hand from what the page says, and from what standard medicine says of each
example; they are not made by the filter under test.
"""

from __future__ import annotations

import random

import pytest

from learn.cards.card import Card
from learn.cards.options import FEWEST_DISTRACTORS, options_for
from learn.decks.library import DeckPlace, Library
from learn.paths import shipped_decks
from learn.workspace.texts import DeckTexts

SHUFFLES = 50
DECKS = ("conditions", "prevention")

FORBIDDEN = {
    # What happens at birth is easily called congenital, and want of blood or oxygen is a way of it.
    "conditions/birth/group#birth": {"congenital conditions", "ischaemia"},
    # Standard medicine knows inborn, ischaemic and infectious causes of cerebral palsy.
    "conditions/palsy/group#palsy": {"congenital conditions", "ischaemia", "infections"},
    # The cavity often goes with a malformation that is there from birth.
    "conditions/syringomyelia/group#syringomyelia": {"congenital conditions"},
    # A knife attacks the cord too, and injured tissue and tumours swell.
    "conditions/infections/group#attack": {"injuries", "spine tumours"},
    # A vessel can be torn in an accident, or burst where it was malformed from birth.
    "conditions/ischaemia/group#blocked": {"injuries", "congenital conditions"},
    "conditions/ischaemia/group#burst": {"injuries", "congenital conditions"},
    # A sac filled with fluid.
    "conditions/congenital/group#bifida": {"cysts or cavities"},
    "conditions/congenital/group#myelomeningocele": {"cysts or cavities"},
    # Posture can harm a disc as lifting can; braces are worn for posture and for weak bones.
    "prevention/lifting/tip#disc": {"posture"},
    "prevention/lifting/tip#brace": {"posture", "bone health"},
    # The first tip asks for safety equipment, which is also worn and fitted against falls.
    "prevention/falls/tip#handrails": {"seat belts and restraints"},
    "prevention/falls/tip#heights": {"seat belts and restraints"},
    # Who has weak bones is told to avoid falls.
    "prevention/bones/tip#osteoporosis": {"avoiding falls"},
    "prevention/bones/tip#osteopenia": {"avoiding falls"},
    # A herniated disc or a broken vertebra can pinch a nerve; care in lifting is care of posture.
    "prevention/posture/tip#nerve": {"safe lifting", "bone health"},
    "prevention/posture/tip#positions": {"safe lifting"},
}


@pytest.fixture(scope="module")
def library() -> Library:
    return Library.open([DeckPlace(shipped_decks(), "shipped")], None)


@pytest.fixture(scope="module")
def texts(library: Library) -> DeckTexts:
    return DeckTexts(library)


def choice_cards(library: Library) -> list[Card]:
    found = (library.card(key) for deck in DECKS for key in library.keys(deck))
    return [card for card in found if card and "choice" in (*card.kinds, card.kind)]


def offered(card: Card, texts: DeckTexts) -> set[str]:
    """Every wrong option that many shuffles bring up, whatever the learner has mixed up before."""
    others, chance = texts.of_field(card), random.Random(20)
    wrong: set[str] = set()
    for reviews in range(SHUFFLES):
        confused = [other.key for other in chance.sample(others, min(len(others), 5))]
        options = options_for(card, others, confused, reviews)
        wrong |= {option.text for option in options if option.key != card.key}
    return wrong


@pytest.mark.parametrize("key", FORBIDDEN)
def test_no_forbidden_pair_is_ever_offered(library: Library, texts: DeckTexts, key: str) -> None:
    card = library.card(key)
    assert card is not None
    assert offered(card, texts).isdisjoint(FORBIDDEN[key])


@pytest.mark.parametrize("key", FORBIDDEN)
def test_each_pair_could_be_offered(library: Library, texts: DeckTexts, key: str) -> None:
    """A pair with a text that is no answer of another note would forbid nothing."""
    card = library.card(key)
    assert card is not None
    answers = {other.answer for other in texts.of_field(card) if other.note != card.note}
    assert answers >= FORBIDDEN[key]


def test_the_right_answer_is_never_among_the_wrong(library: Library, texts: DeckTexts) -> None:
    cards = choice_cards(library)
    assert len(cards) > 30
    assert [card.key for card in cards if card.answer in offered(card, texts)] == []


def test_every_choice_has_options(library: Library, texts: DeckTexts) -> None:
    short = [card.key for card in choice_cards(library) if len(offered(card, texts)) < FEWEST_DISTRACTORS]
    assert short == []


def test_groups_and_tips_are_never_options_of_one_another(library: Library, texts: DeckTexts) -> None:
    """The two lists look alike: falls, crashes and gunshot wounds are in both."""
    for card in choice_cards(library):
        decks = {other.deck for other in texts.of_field(card)}
        assert decks == {card.deck}
