"""The cards of the dermatome deck that ask by the body figure, held against the map that it follows."""

from __future__ import annotations

import pytest

from learn.body.catalogue import catalogue
from learn.body.maps import RootMap, load, roots_in
from learn.body.patches import PatchId, patches
from learn.cards.card import Card
from learn.cards.marking import Outcome, mark
from learn.cards.pointing import Pointed
from learn.cards.question import Question
from learn.cards.roots import ROOTS, read_roots
from learn.decks.library import DeckPlace, Library
from learn.paths import shipped_decks

UNASKED_PARTS: set[str] = set()
"""Cards that ask the roots of a region in words, and have no lit card beside them."""
SERVED_OTHERWISE = {
    # What the page says elsewhere takes a root away from skin that one of its ranges lists.
    "t1-t2": {"chest-above-armpit", "back-above-armpit"},  # T1 by itself is wholly on the arms
    "t2-t3": {"upper-arm-little-finger-side"},  # T3 goes round the trunk
    # The upper arm when no side of it is named: its sides are in it, though they are named again.
    "c4-c5": {"upper-arm-thumb-side", "upper-arm-little-finger-side"},
}


@pytest.fixture(scope="module")
def cards() -> dict[str, Card]:
    library = Library.open([DeckPlace(shipped_decks(), "shipped")], None, catalogue)
    return {card.key: card for card in library.cards("dermatomes")}


@pytest.fixture(scope="module")
def clinic() -> RootMap:
    return load("clinic")


def lit_cards(cards: dict[str, Card]) -> list[Card]:
    return [card for card in cards.values() if card.lit]


def point_cards(cards: dict[str, Card]) -> list[Card]:
    return [card for card in cards.values() if card.kind == "map"]


def fits(clinic: RootMap, patch: str, range_: str) -> bool:
    """Whether skin belongs to a range: the page lists it there, or gives it each of these roots."""
    id_ = PatchId(patch)
    return range_ in clinic.ranges_of(id_) or all(clinic.allows(id_, root) for root in roots_in(range_))


def range_of(roots: frozenset[str]) -> str:
    first, *rest = [root for root in ROOTS if root in roots]
    return f"{first}-{rest[-1]}" if rest else first


def test_every_region_that_is_asked_in_words_is_asked_on_the_figure(cards: dict[str, Card]) -> None:
    words = {key for key in cards if "/roots#" in key}
    lit = {card.key.replace("/lit#", "/roots#") for card in lit_cards(cards)}
    assert words - lit == UNASKED_PARTS
    assert lit <= words
    for card in lit_cards(cards):
        other = cards[card.key.replace("/lit#", "/roots#")]
        assert (card.prompt, card.answer, card.elsewhere) == (other.prompt, other.answer, other.elsewhere)
        assert card.kinds == other.kinds
        assert card.never_offer == other.never_offer
        assert card.patches == other.patches


def test_every_range_is_pointed_at(cards: dict[str, Card], clinic: RootMap) -> None:
    asked = {range_of(card_roots(card)) for card in point_cards(cards)}
    assert asked == set(clinic.ranges)


def card_roots(card: Card) -> frozenset[str]:
    asked = (
        card.answer if card.lit else card.prompt.removeprefix("Name a region that belongs to ").rstrip(".")
    )
    found = read_roots(asked)
    assert found, card.key
    return found


def test_all_patches_are_on_the_figure(cards: dict[str, Card]) -> None:
    assert {patch for card in cards.values() for patch in card.patches} <= set(patches())


def test_patches_are_served_by_the_roots_of_their_card(cards: dict[str, Card], clinic: RootMap) -> None:
    otherwise: dict[str, set[str]] = {}
    for card in (*lit_cards(cards), *point_cards(cards)):
        roots = card_roots(card)
        for patch in (*card.patches, *card.accepted_patches):
            if not roots <= set(clinic.roots_of(PatchId(patch))):
                otherwise.setdefault(card.note.split("/")[1], set()).add(patch)
            assert fits(clinic, patch, range_of(roots)), (card.key, patch)
    assert otherwise == SERVED_OTHERWISE


def test_every_range_that_fits_the_lit_skin_is_taken(cards: dict[str, Card], clinic: RootMap) -> None:
    for card in lit_cards(cards):
        asked = card_roots(card)
        ranges = [r for r in clinic.ranges if all(fits(clinic, patch, r) for patch in card.patches)]
        assert range_of(asked) in ranges
        for range_ in ranges:
            # Within a wider range a narrower one is half of the answer: the rest is asked for.
            is_part = set(roots_in(range_)) < asked
            outcomes = (Outcome.INCOMPLETE,) if is_part else (Outcome.RIGHT,)
            assert mark(card, range_.replace("-", " to ")).outcome in outcomes, (card.key, range_)


def test_no_skin_beside_the_right_one_has_all_the_roots(cards: dict[str, Card], clinic: RootMap) -> None:
    for card in point_cards(cards):
        right = {*card.patches, *card.accepted_patches}
        also = {patch for patch in patches() if fits(clinic, patch, range_of(card_roots(card)))}
        assert also == right, card.key
        assert set(card.patches) == set(clinic.patches_in(range_of(card_roots(card)))) | (
            SERVED_OTHERWISE["c4-c5"] if card.note.endswith("/c4-c5") else set()
        )


@pytest.mark.parametrize(
    ("note", "patch", "is_right"),
    [
        ("c5-c6", "thumb", True),
        ("c5-c6", "forearm-thumb-side", True),
        ("c5-c6", "index-finger", False),
        ("c6-c7", "index-finger", True),
        ("c6-c7", "ring-finger", True),
        ("c6-c8", "index-finger", False),
        ("l3-l4", "kneecap", True),
        ("l4-l5", "kneecap", True),
        ("l4-l5", "fourth-toe", False),
        ("s1-s2", "heel", False),
        ("c2-c3", "face", False),
        ("t9-t10", "navel-level", True),
        ("s3-below", "sex-organs", True),
    ],
)
def test_pointing(cards: dict[str, Card], note: str, patch: str, is_right: bool) -> None:
    card = cards[f"dermatomes/{note}/point"]
    verdict, _ = Question(card, "map").mark_pointed(Pointed(patch, "left", "front"))
    assert verdict.is_right == is_right


@pytest.mark.parametrize(
    ("note", "given", "is_right"),
    [
        ("c5-c6", "thumb", True),
        ("c5-c6", "the radial forearm", True),
        ("c5-c6", "thumb and index finger", False),
        ("c6-c7", "index finger, middle finger", True),
        ("c6-c8", "pinky", True),
        ("c6-c8", "thumb", False),
        ("c6-c8", "finger", False),
        ("l2-l3", "inguinal region", True),
        ("l4-l5", "hallux", True),
        ("s3-below", "anus", True),
        ("t9-t10", "belly just above the navel", True),
        ("t10-t11", "belly just above the navel", False),
    ],
)
def test_naming_instead_of_pointing(cards: dict[str, Card], note: str, given: str, is_right: bool) -> None:
    card = cards[f"dermatomes/{note}/point"]
    verdict = Question(card, "map").mark(given)
    assert (verdict.outcome in (Outcome.RIGHT, Outcome.TYPO)) == is_right, verdict.reason
