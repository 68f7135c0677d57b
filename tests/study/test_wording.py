"""What a person is told about an answer, on the screen as in lines."""

from __future__ import annotations

import pytest

from learn.cards.card import Card
from learn.cards.marking import DeckLexicon, mark
from learn.cards.question import Question
from learn.study.desk import Marks
from learn.study.items import items_in_turn
from learn.study.session import SECOND_TRY
from learn.study.wording import confusion_sentence, corrections, verdict_sentence

ROOTS = Card(
    "d/a/t", "typed", "Which roots?", "C6 to C7", document="Clinic page", elsewhere=(("C7", "The map"),)
)
TERM = Card("d/b/t", "typed", "Which place?", "navel, kneecap", items=("navel", "kneecap"))
PLACE = Card("d/e/t", "typed", "Which place?", "navel", elsewhere=(("waist", "The map"),))
SORT = Card("d/c/t", "sort", "Sort.", "", sort=(("pain: dull", "sensory"), ("wasting", "motor")))


def told(card: Card, *tries: str | None) -> str:
    """The sentence after one try, or after two."""
    verdict = mark(card, tries[-1], DeckLexicon([card]), tries[0] if len(tries) > 1 else None)
    given = [text for text in tries if text is not None]
    return verdict_sentence(verdict, card, SECOND_TRY.join(given) if given else None)


@pytest.mark.parametrize(
    ("card", "tries", "sentence"),
    [
        (ROOTS, ["c6/7"], "Right."),
        (ROOTS, [None], "Now you know."),
        (ROOTS, ["C5"], "Not quite. You wrote: C5"),
        (ROOTS, ["C6"], "Part of it is there. The rest?"),
        (ROOTS, ["C6", "C7"], "The rest came at the second try."),
        (ROOTS, ["C6", None], "C6 is part of it; C7 is missing."),
        (ROOTS, ["C6", "C5"], "Not quite. You wrote: C6, then C5"),
        (ROOTS, ["C7"], "Right in The map. What does this deck's source say?"),
        (ROOTS, ["C7", "C6-7"], "The rest came at the second try."),
        (PLACE, ["waist", "navel"], "It came at the second try."),
        (ROOTS, ["C7", None], "“C7” is the answer of The map; this deck follows Clinic page."),
        (TERM, ["navel, knecap"], "Right, with a slip: kneecap."),
        (TERM, ["navel", "knecap"], "The rest came at the second try, with a slip: kneecap."),
        (Card("d/f/t", "flip", "?", "x"), ["x"], ""),
    ],
)
def test_the_verdict_in_a_sentence(card: Card, tries: list[str | None], sentence: str) -> None:
    assert told(card, *tries) == sentence


@pytest.mark.parametrize("first", ["C6", "C7"])
def test_before_the_second_try_the_answer_is_not_told(first: str) -> None:
    assert "C" not in told(ROOTS, first).replace("Clinic", "")


def test_a_sorting_says_how_many_and_which() -> None:
    verdict = Question(SORT, "sort").mark_sorted({"wasting": "motor"})
    assert verdict_sentence(verdict, SORT, "wasting: motor") == "1 of 2 items are in their place."
    assert corrections(verdict, SORT) == ("pain: dull belongs to sensory",)
    assert corrections(Question(SORT, "sort").mark_sorted(dict(SORT.sort)), SORT) == ()


def test_a_choice_was_chosen_and_not_written() -> None:
    verdict = mark(ROOTS, "C5")
    assert verdict_sentence(verdict, ROOTS, "C5", "choice") == "Not quite. You chose: C5"


def test_whose_answer_it_is() -> None:
    assert confusion_sentence(ROOTS) == "That is the answer to: Which roots?"


def test_items_come_in_an_order_of_their_own() -> None:
    card = Card("d/s/t", "sort", "Sort.", "", sort=tuple((f"item {n}", "one") for n in range(9)))
    items = items_in_turn(card, Marks())
    assert sorted(items) == [item for item, _ in card.sort]
    assert list(items) != sorted(items)
    assert items_in_turn(card, Marks()) == items
