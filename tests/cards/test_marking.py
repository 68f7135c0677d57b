"""Marking an answer, ratings, and the parts of a card key."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from learn.cards.card import Card, deck_of, note_of, template_of
from learn.cards.marking import LONGEST_ANSWER, SELF_RATED, Outcome, as_logged, fold, mark
from learn.cards.rating import Rating


def card(answer: str, *accepted: str, kind: str = "typed") -> Card:
    return Card("d/n/t", kind, "?", answer, accepted)


@pytest.mark.parametrize(
    ("answer", "given"),
    [
        ("C5 to C6", "c5-c6"),
        ("C5 to C6", "C5 – C6"),
        ("C5 to C6", "C5 through c6"),
        ("L1 and L2", "L1&L2"),
        ("T1-2", "t1 2"),
        ("kneecap", "  Knee cap "),
        ("Straße", "STRASSE"),
        ("é", "e\u0301"),
        ("fullwidth", "\uff46ullwidth"),
        ("-5", "\u22125"),
        ("to", "To"),
        ("-", "-"),
    ],
)
def test_the_same_answer_written_otherwise_is_right(answer: str, given: str) -> None:
    assert mark(card(answer), given).outcome is Outcome.RIGHT


@pytest.mark.parametrize(
    ("answer", "given"),
    [("T12", "T1-2"), ("C5", "C6"), ("-5", "5"), ("5", "-5"), ("to", ""), ("to", "and"), ("hand", None)],
)
def test_another_answer_is_wrong(answer: str, given: str | None) -> None:
    assert mark(card(answer), given).outcome is Outcome.WRONG


def test_further_texts_are_accepted() -> None:
    assert mark(card("7", "seven"), "Seven").outcome is Outcome.RIGHT


def test_a_flip_card_is_rated_by_the_person() -> None:
    assert mark(card("C5", kind="flip"), "C5") is SELF_RATED


@given(st.text(alphabet="abndoTC125 -\u2013&"))
def test_folding_does_not_see_case_or_the_width_of_spaces(text: str) -> None:
    assert fold(f" {text.upper()}\t") == fold(text) == fold(text.lower().replace(" ", " \u2009"))


@given(st.text(alphabet=st.characters(codec="utf-8"), min_size=1))
def test_the_answer_itself_is_always_right(text: str) -> None:
    if text.strip() and fold(text):
        assert mark(card(text), text).outcome is Outcome.RIGHT


def test_a_huge_paste_is_cut_before_it_is_marked_or_logged() -> None:
    paste = "x" * (LONGEST_ANSWER * 50)
    assert len(fold(paste)) == LONGEST_ANSWER
    assert len(as_logged(paste)) == LONGEST_ANSWER


@given(st.text(alphabet=st.characters()))
def test_what_is_logged_can_be_written_as_utf8(text: str) -> None:
    assert as_logged(text).encode().decode() == as_logged(text)


def test_bytes_of_another_encoding_do_not_stop_the_marker() -> None:
    verdict = mark(card("C5"), "C5\udcff")
    assert verdict.outcome is Outcome.WRONG
    assert verdict.reason.encode()
    assert as_logged("C5\udcff") == "C5?"


@pytest.mark.parametrize(
    ("text", "rating"), [("1", 1), (" 4 ", 4), ("good", 3), ("HARD", 2), ("", None), ("5", None)]
)
def test_a_rating_is_named_by_digit_or_word(text: str, rating: int | None) -> None:
    assert Rating.read(text) == rating


def test_a_key_names_its_deck_and_its_note() -> None:
    assert (deck_of("d/n/t#p"), note_of("d/n/t#p")) == ("d", "d/n")
    assert (template_of("d/n/t#p"), template_of("d/n/t")) == ("t", "t")
    assert (card("x").deck, card("x").note) == ("d", "d/n")
