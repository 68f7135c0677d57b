"""What the documents leave out, or only hint at, no card of theirs asks or takes for an answer."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace

import pytest

from learn.cards.card import Card
from tests.content.shipped import DOCUMENTS, cards

STORY, CLINIC = DOCUMENTS["story"], DOCUMENTS["clinic"]
LEFT_OUT = {
    # what it is, where: the words that a prompt, an answer or an accepted text would have
    ("the nerve of the face", CLINIC): r"trigeminal|cranial nerve",
    ("how many roots a feeling takes at least", CLINIC): r"only one (spinal )?nerve|a single nerve carries",
    ("muscles at rest as a movement", CLINIC): r"inactive|at rest",
    ("members of the two families of tests", CLINIC): r"\bMRI\b|\bCT\b|x-ray|\bEMG\b|tomograph|myograph",
    ("shingles, and germs of any name", CLINIC): r"shingles|zoster|virus|bacteri|mening[io]t",
    ("which of the causes is the commonest", CLINIC): r"the (most common|commonest|leading|main|top) cause",
    ("where skin is that it never names", CLINIC): (
        r"nipple|elbow|palm|\bheel|\bsole|inner (side of the )?ankle|behind the knee|front of the neck|"
        r"(skin|dermatome)s? (over|of) the tailbone|outer (side of the )?lower leg"
    ),
    ("a remedy by its letters", STORY): r"\bPEA\b|palmitoyl|\bdos(e|ing)\b",
    ("how many patches were at the knee", STORY): r"two (spots|patches)|how many (spots|patches)",
    ("a rash that can be no disease", STORY): r"never a (skin )?disease|cannot be a (skin )?disease",
}


def asking(given: Iterable[Card], document: str, words: str) -> list[str]:
    """The cards of a document that have the words in what is asked or answered."""
    sought = re.compile(words, re.I)
    return [
        card.key
        for card in given
        if card.document == document and sought.search(" / ".join((card.prompt, card.answer, *card.accepted)))
    ]


@pytest.mark.parametrize(("place", "words"), LEFT_OUT.items(), ids=[what for what, _ in LEFT_OUT])
def test_what_a_document_leaves_out_is_not_asked(place: tuple[str, str], words: str) -> None:
    assert asking(cards().values(), place[1], words) == []


def test_a_card_that_asks_it_would_be_found() -> None:
    some = next(card for card in cards().values() if card.document == CLINIC)
    asked = replace(some, prompt="Which root is tested on the heel?")
    told = replace(some, accepted=("the sole",))
    words = LEFT_OUT["where skin is that it never names", CLINIC]
    assert asking([some, asked, told], CLINIC, words) == [some.key, some.key]
    assert asking([asked, told], STORY, words) == []


def test_what_is_said_of_the_story_is_said_of_its_author() -> None:
    told = [card for card in cards().values() if card.document == STORY]
    assert len(told) >= 25
    assert [card.key for card in told if "author" not in card.prompt] == []


def test_a_rash_is_always_left_to_a_clinician() -> None:
    """Where the story gives a nerve as the cause of a rash, the reason sends its reader to a clinician."""
    claims = ("cases/red/author#knee", "cases/whole/case", "cases/path/told", "cases/reaction/term")
    more = ("cases/behind/asked", "cases/ruled-out/told", "cases/looks/sort", "cases/bad-back/asked")
    assert [key for key in (*claims, *more) if "clinician" not in cards()[key].why] == []


def test_skin_over_muscles_is_asked_not_muscles() -> None:
    """The page names muscles where it means their skin; no prompt or answer about roots does so bluntly."""
    named = re.compile(r"muscle|quadriceps", re.I)
    meant = re.compile(r"skin|over the|edge of the|top of the")
    roots = [c for c in cards().values() if c.deck == "dermatomes" and c.field != "dermatomes:term"]
    asked = [card for card in roots if named.search(card.prompt)]
    assert len(asked) >= 4
    assert [card.key for card in asked if not meant.search(card.prompt)] == []
