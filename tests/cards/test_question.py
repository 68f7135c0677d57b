"""Questions: how an answer to each kind is read and marked."""

from __future__ import annotations

import pytest

from learn.cards.card import Card
from learn.cards.marking import Outcome
from learn.cards.options import Option
from learn.cards.question import Question
from learn.cards.rating import Rating

CARD = Card("d/a/t", "choice", "?", "navel")
CHOICE = Question(CARD, "choice", (Option("hip", "d/b/t"), Option("navel", "d/a/t"), Option("knee", "d/c/t")))
SORTED = (("weakness", "motor"), ("tingling", "sensory"), ("pain", "sensory"))
SORT = Question(Card("d/s/t", "sort", "Sort.", "", sort=SORTED), "sort")


@pytest.mark.parametrize("answer", ["2", " 2 ", "navel", "Navel"])
def test_the_right_option_by_number_or_by_words(answer: str) -> None:
    verdict = CHOICE.mark(answer)
    assert (verdict.outcome, verdict.proposed) == (Outcome.RIGHT, Rating.GOOD)


def test_a_wrong_option_tells_whose_answer_it_is() -> None:
    verdict = CHOICE.mark("3")
    assert (verdict.outcome, verdict.proposed, verdict.confused_with) == (
        Outcome.WRONG,
        Rating.AGAIN,
        "d/c/t",
    )


@pytest.mark.parametrize("answer", [None, "", "9", "0", "²", "elbow"])
def test_what_names_no_option_is_i_do_not_know(answer: str | None) -> None:
    verdict = CHOICE.mark(answer)
    assert (verdict.proposed, verdict.confused_with) == (Rating.AGAIN, None)


@pytest.mark.parametrize(
    ("answer", "outcome", "rating"),
    [
        ("1 2 2", Outcome.RIGHT, Rating.GOOD),
        ("122", Outcome.RIGHT, Rating.GOOD),
        ("1 2 1", Outcome.INCOMPLETE, Rating.HARD),
        ("2 1 2", Outcome.WRONG, Rating.AGAIN),
        ("", Outcome.WRONG, Rating.AGAIN),
        (None, Outcome.WRONG, Rating.AGAIN),
        ("9 9 9 9", Outcome.WRONG, Rating.AGAIN),
    ],
)
def test_the_rating_of_a_sorting_follows_the_share_in_place(
    answer: str | None, outcome: Outcome, rating: Rating
) -> None:
    verdict = SORT.mark(answer)
    assert (verdict.outcome, verdict.proposed) == (outcome, rating)
    assert not verdict.asks_again


def test_a_sorting_says_where_the_missed_items_belong() -> None:
    assert SORT.mark("1 1 2").missing == ("tingling: sensory",)
    assert SORT.categories == ("motor", "sensory")


def test_a_self_rated_cloze_is_not_marked() -> None:
    card = Card("d/c/t#c1", "cloze", "The […] is here.", "navel", self_rated=True)
    assert Question(card, "cloze").mark("anything").outcome is Outcome.UNMARKED
