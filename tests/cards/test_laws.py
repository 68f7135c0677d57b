"""Laws of marking: what no spelling may lose, and what no slip may win."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from learn.cards.card import Card
from learn.cards.expecting import expectation, expected
from learn.cards.folding import fold, words
from learn.cards.marking import DeckLexicon, Outcome, Verdict, mark
from learn.cards.numbers import read_number
from learn.cards.opposites import OPPOSED
from learn.cards.rating import Rating
from learn.cards.roots import ROOTS, in_order, read_roots
from tests.cards.verdicts import rows

CARDS = list({row.card.answer + repr(row.card): row.card for row in rows()}.values())
RIGHT_TEXTS = [(card, text) for card in CARDS for text in (card.answer, *card.accepted)]
TERMS = [(card, text) for card, text in RIGHT_TEXTS if expected(card) == "term"]
HOSTILE = st.one_of(
    st.text(alphabet=st.characters(), max_size=200),
    st.text(alphabet="C678TLS0125o -–,/&and()\n\u202e\u200b\x00\u0301\udcff", max_size=80),
    st.builds(
        lambda piece, times: piece * times,
        st.text(alphabet=st.characters(), min_size=1, max_size=4),
        st.integers(1, 3000),
    ),
)


def card(answer: str, *accepted: str, **details: object) -> Card:
    return Card("d/n/t", "typed", "?", answer, accepted, **details)  # type: ignore[arg-type]


@st.composite
def rewritten(draw: st.DrawFn, text: str) -> str:
    """A text in other case, with more spaces and other dashes."""
    out = []
    for char in text:
        if char == " ":
            out.append(draw(st.sampled_from([" ", "  ", "\u00a0", "\t", "\u2009"])))
        elif char == "-" and out:
            out.append(draw(st.sampled_from("-\u2010\u2013\u2014\u2212")))
        elif len(char.upper()) == 1 and char.upper().casefold() == char.casefold():
            out.append(draw(st.sampled_from([char.upper(), char.lower()])))
        else:
            out.append(char)
    return draw(st.sampled_from(["", " ", "\u200b"])) + "".join(out) + draw(st.sampled_from(["", " ", "\n"]))


@given(st.data())
def test_every_right_text_is_right_whatever_its_case_spaces_and_dashes(data: st.DataObject) -> None:
    asked, text = data.draw(st.sampled_from(RIGHT_TEXTS))
    assert mark(asked, data.draw(rewritten(text))).outcome is Outcome.RIGHT


@given(st.data())
def test_every_term_is_right_whatever_its_accents_and_articles(data: st.DataObject) -> None:
    asked, text = data.draw(st.sampled_from(TERMS))
    accented = "".join(
        char
        + (data.draw(st.sampled_from(["", "\u0301", "\u0308"])) if char.isalpha() and char.isascii() else "")
        for char in text
    )
    typed = data.draw(st.sampled_from(["", "the ", "The ", "a ", "an "])) + accented
    assume("A" not in text)
    assert mark(asked, typed).outcome is Outcome.RIGHT
    assert mark(asked, unicodedata.normalize("NFC", typed)).outcome is Outcome.RIGHT


@given(st.data())
def test_a_term_is_right_without_spaces(data: st.DataObject) -> None:
    asked, text = data.draw(st.sampled_from(TERMS))
    assume(not any(char.isdigit() for char in text))
    assert mark(asked, text.replace(" ", "")).outcome is Outcome.RIGHT


def edited(text: str) -> st.SearchStrategy[str]:
    """A text with one character put in, left out, changed or swapped."""
    places = st.integers(0, max(len(text) - 1, 0))
    letters = st.sampled_from("0123456789ctlso -,.&abk")
    return st.one_of(
        st.builds(lambda at, char: text[:at] + char + text[at:], places, letters),
        st.builds(lambda at: text[:at] + text[at + 1 :], places),
        st.builds(lambda at, char: text[:at] + char + text[at + 1 :], places, letters),
        st.builds(lambda at: text[:at] + text[at + 1 : at + 2] + text[at : at + 1] + text[at + 2 :], places),
    )


@given(
    st.data(), st.sampled_from(ROOTS), st.sampled_from(ROOTS), st.sampled_from([" to ", "-", ", ", " and "])
)
def test_an_edit_that_changes_the_roots_is_never_right(
    data: st.DataObject, one: str, other: str, joint: str
) -> None:
    text = one if one == other else f"{one}{joint}{other}"
    typed = data.draw(edited(text))
    verdict = mark(card(text), typed)
    assert verdict.outcome is not Outcome.TYPO
    assert (verdict.outcome is Outcome.RIGHT) == (read_roots(typed) == read_roots(text))


NUMBERS = [*map(str, range(0, 40)), "206", "1000", "4.5", "-5", "eight", "thirty-one", "two hundred and six"]


@given(st.data(), st.sampled_from(NUMBERS))
def test_an_edit_that_changes_the_number_is_never_right(data: st.DataObject, text: str) -> None:
    typed = data.draw(edited(text))
    verdict = mark(card(text), typed)
    found, wanted = read_number(typed), read_number(text)
    assert wanted is not None
    assert verdict.outcome is not Outcome.TYPO
    if found is None or found.value != wanted.value:
        assert verdict.outcome is Outcome.WRONG


@given(st.data())
def test_no_edit_of_a_digit_in_a_term_is_forgiven(data: st.DataObject) -> None:
    number, other = data.draw(st.integers(1, 999)), data.draw(st.integers(1, 999))
    assume(number != other)
    assert mark(card(f"chromosome{number} region"), f"chromosome{other} region").outcome is Outcome.WRONG
    assert mark(card(f"chromosome {number} region"), f"chromosome {other} region").outcome is Outcome.WRONG


@given(st.sampled_from(ROOTS), st.sampled_from(ROOTS), st.sets(st.sampled_from(ROOTS), min_size=1))
def test_roots_are_compared_as_sets(one: str, other: str, typed: set[str]) -> None:
    answer = read_roots(f"{one} to {other}")
    assert answer is not None
    verdict = mark(card(f"{one} to {other}"), ", ".join(typed))
    if typed == answer:
        assert verdict.outcome is Outcome.RIGHT
    elif typed < answer:
        assert verdict.outcome is Outcome.INCOMPLETE
        assert set(verdict.missing) == answer - typed
    else:
        assert verdict.outcome is Outcome.WRONG


@given(st.sampled_from(CARDS), HOSTILE, st.one_of(st.none(), HOSTILE))
def test_marking_never_raises(asked: Card, typed: str, earlier: str | None) -> None:
    verdict = mark(asked, typed, DeckLexicon(CARDS), earlier)
    assert isinstance(verdict, Verdict)
    assert verdict.outcome is not Outcome.UNMARKED
    assert verdict.reason.encode().endswith(b".")


@pytest.mark.parametrize("asked", CARDS[::5], ids=lambda each: each.answer)
@pytest.mark.parametrize(
    "piece",
    [
        "x",
        "C6 ",
        "8 ",
        "a,",
        "\u0301",
        "\u05b0\u0591",
        "\u202e\u05d0",
        "\u200b",
        "\x00",
        "\udcff",
        "\ufdfa",
        "and ",
    ],
)
def test_ten_thousand_characters_are_marked(asked: Card, piece: str) -> None:
    assert mark(asked, piece * (10_000 // len(piece))).outcome in (Outcome.WRONG, Outcome.INCOMPLETE)


@given(HOSTILE)
def test_any_text_can_be_an_answer_and_is_right_for_itself(text: str) -> None:
    for details in ({}, {"expect": "roots"}, {"expect": "number"}, {"expect": "term"}):
        verdict = mark(card(text, **details), text)
        assert verdict.outcome is Outcome.RIGHT or verdict.reason == "Nothing was typed."


WORDS = [
    "umbilicus",
    "kneecap",
    "forearm",
    "shoulder",
    "buttocks",
    "abdomen",
    "umbilici",
    "shulder",
    "forarm",
]


@given(st.sampled_from(WORDS), st.data())
def test_a_slip_is_never_a_word_that_matters(word: str, data: st.DataObject) -> None:
    typed = data.draw(edited(word))
    lexicon = DeckLexicon([card(word), card(typed)])
    verdict = mark(card(word), typed, lexicon)
    if fold(typed) != fold(word) and len(words(typed)) == 1:
        assert verdict.outcome is not Outcome.TYPO


@pytest.mark.parametrize(("one", "other"), [pair for group in OPPOSED for pair in (group, group[::-1])])
def test_a_word_is_never_a_slip_of_its_opposite(one: str, other: str) -> None:
    verdict = mark(card(f"{one} side"), f"{other} side")
    assert verdict.outcome is Outcome.WRONG
    assert verdict.reason == f"“{other}” is the opposite of “{one}”."


ITEMS = ("tingling", "numbness", "pain", "cold")


@given(
    st.permutations(ITEMS),
    st.integers(0, 4),
    st.sampled_from([", ", "; ", " and ", "\n", " & ", "/", " plus "]),
)
def test_a_list_is_right_in_any_order(order: list[str], count: int, joint: str) -> None:
    asked = card(", ".join(ITEMS), items=ITEMS)
    verdict = mark(asked, joint.join(order[:count]))
    assert verdict.outcome is {0: Outcome.WRONG, 4: Outcome.RIGHT}.get(count, Outcome.INCOMPLETE)
    if verdict.outcome is Outcome.INCOMPLETE:
        assert set(verdict.missing) == set(order[count:])


@given(st.permutations(ITEMS))
def test_an_ordered_list_is_right_in_its_order_only(order: list[str]) -> None:
    verdict = mark(card(", ".join(ITEMS), items=ITEMS, ordered=True), ", ".join(order))
    assert verdict.outcome is (Outcome.RIGHT if tuple(order) == ITEMS else Outcome.WRONG)


@given(st.sets(st.sampled_from(ROOTS[:6]), min_size=1), st.sets(st.sampled_from(ROOTS[:8]), min_size=1))
def test_two_tries_count_together(first: set[str], second: set[str]) -> None:
    asked, answer = card("C1 to C6"), set(ROOTS[:6])
    assume(first != answer)
    verdict = mark(asked, ", ".join(second), earlier=", ".join(first))
    assert not verdict.asks_again
    whole = first | second == answer
    assert verdict.proposed is (Rating.HARD if whole else Rating.AGAIN)
    assert verdict.outcome is (Outcome.INCOMPLETE if second <= answer else Outcome.WRONG)


@given(st.sampled_from(CARDS), HOSTILE, HOSTILE)
def test_a_first_try_that_asked_for_nothing_stands(asked: Card, first: str, second: str) -> None:
    alone = mark(asked, first)
    if not alone.asks_again:
        assert mark(asked, second, earlier=first) == alone
    else:
        assert not mark(asked, second, earlier=first).asks_again


@given(st.sampled_from(CARDS), HOSTILE)
def test_every_second_try_ends_hard_or_again(asked: Card, typed: str) -> None:
    for first in ("C6", "touch", "umbilical artery", "sacral"):
        if mark(asked, first).asks_again:
            assert mark(asked, typed, earlier=first).proposed in (Rating.HARD, Rating.AGAIN)
            assert mark(asked, asked.answer, earlier=first).proposed is Rating.HARD


@given(st.sampled_from(ROOTS), st.sampled_from(ROOTS))
def test_a_range_is_the_same_backward(one: str, other: str) -> None:
    assert read_roots(f"{one}-{other}") == read_roots(f"{other} to {one}")


def test_there_are_thirty_one_roots_from_the_neck_downward() -> None:
    assert len(ROOTS) == 31
    assert in_order(frozenset({"Co1", "T1", "C8", "L5", "S1"})) == ("C8", "T1", "L5", "S1", "Co1")


@pytest.mark.parametrize(
    ("answer", "is_list", "expect"),
    [
        ("C6 to C7", False, "roots"),
        ("S3 and below", False, "roots"),
        ("Co1", False, "roots"),
        ("coccygeal", False, "term"),
        ("7", False, "number"),
        ("thirty-one", False, "number"),
        ("5 mm", False, "term"),
        ("7 or 8", False, "term"),
        ("navel", False, "term"),
        ("vitamin B12", False, "term"),
        ("sacral, coccygeal", True, "list"),
        ("L4, L5", True, "roots"),
        ("C5 to C6, C6 to C7", True, "list"),
        ("7, 12", True, "list"),
    ],
)
def test_what_an_answer_expects(answer: str, is_list: bool, expect: str) -> None:
    assert expectation(answer, is_list) == expect


def test_a_verdict_names_the_nearest_card_whose_answer_was_given() -> None:
    asked = Card("d/one/t", "typed", "?", "C5")
    sibling = Card("d/one/u", "typed", "?", "C6")
    same = Card("d/two/t", "typed", "?", "C6")
    for cards in ([sibling, same], [same, sibling]):
        assert mark(asked, "c 6", DeckLexicon([asked, *cards])).confused_with == "d/two/t"
    assert mark(asked, "c 6", DeckLexicon([asked, sibling])).confused_with == "d/one/u"
    assert mark(asked, "c 6", DeckLexicon([asked])).confused_with is None
