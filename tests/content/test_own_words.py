"""No text of a deck has eight words in a row in common with a document that it draws on."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from learn.cards.card import Card
from learn.paths import shipped_decks
from tests.content.runs import FILE, borrowed, digests, packed, unpacked
from tests.content.shipped import HERE, ROOT, cards, library

KNOWN = unpacked(FILE.read_text(encoding="ascii"))
RUNS = 3443
"""Runs of eight words in the two documents, those that come twice counted once."""
INVENTED = "The old gate – so they said – didn’t close before the rain of that autumn had swollen its wood."
FILES = [
    *sorted(shipped_decks().glob("*.y*ml")),
    *sorted((shipped_decks() / "vocabulary").glob("*.y*ml")),
    *(ROOT / "README.md", ROOT / "decks" / "README.md"),
    *sorted(HERE.glob("*.tsv")),
]


def texts(card: Card) -> Iterator[str]:
    """Every text of a card."""
    yield from (card.prompt, card.answer, card.why, card.document, card.heading, card.unit)
    yield from (*card.accepted, *card.items, *card.never_offer, *card.tags)
    yield from (text for pair in (*card.elsewhere, *card.sort) for text in pair)
    yield from (phrase for group in card.aliases for phrase in group)


@pytest.mark.parametrize("path", FILES, ids=lambda path: f"{path.parent.name}-{path.stem}")
def test_files_have_words_of_their_own(path: Path) -> None:
    """The file as it is written, comments too."""
    assert borrowed(path.read_text(encoding="utf-8"), KNOWN) == []


def test_cards_have_words_of_their_own() -> None:
    """Cards as they are shown, with the fields put into their templates."""
    assert {
        card.key: runs for card in cards().values() for text in texts(card) if (runs := borrowed(text, KNOWN))
    } == {}


def test_what_decks_say_of_themselves_is_in_words_of_their_own() -> None:
    assert len(library().decks) >= 3
    assert [entry.id for entry in library().decks if borrowed(f"{entry.title}. {entry.about}", KNOWN)] == []


def test_the_file_holds_the_runs_of_both_documents() -> None:
    assert len(KNOWN) == RUNS
    assert packed(KNOWN) == FILE.read_text(encoding="ascii")


@pytest.mark.parametrize(
    "text",
    [
        "They say the gate: DIDN'T close; before the rain of that autumn!",
        "- didn’t\n- close before\n- the rain of\n- that\n- “autumn”",
    ],
)
def test_borrowed_words_are_found_however_they_are_set(text: str) -> None:
    assert borrowed(text, digests([INVENTED])) == ["didnt close before the rain of that autumn"]


def test_seven_words_are_no_run_and_a_changed_word_breaks_one() -> None:
    known = digests([INVENTED])
    assert borrowed("close before the rain of that autumn", known) == []
    assert borrowed("didn't close after the rain of that autumn had", known) == []


def test_a_card_with_borrowed_words_would_be_found() -> None:
    card = Card("d/n/t", "flip", "When?", "later", why="It didn't close before the rain of that autumn.")
    assert [run for text in texts(card) for run in borrowed(text, digests([INVENTED]))] != []
