"""Pointing at the figure, and naming what one would point at."""

import pytest

from learn.cards.card import Card
from learn.cards.lexicon import DeckLexicon
from learn.cards.marking import Outcome
from learn.cards.pointing import Pointed
from learn.cards.question import Question
from learn.cards.rating import Rating


def card(note, *patches, **more):
    names = tuple(patch.replace("-", " ") for patch in patches)
    more = {"at_figure": f"Point at {note}.", "accepted": names, "expect": "term", **more}
    return Card(f"d/{note}/point", "map", f"Name {note}.", f"skin of {note}", patches=patches, **more)


C56 = card("c5-c6", "thumb", "forearm")
C67 = card("c6-c7", "index-finger", "forearm", accepted_patches=("ring-finger",))
C68 = card("c6-c8", "ring-finger")
LEXICON = DeckLexicon([C56, C67, C68])
THUMB = Pointed("thumb", "left", "front", "thumb", "C5 to C6")
INDEX = Pointed("index-finger", "right", "back", "index finger", "C6 to C7")
HEEL = Pointed("heel", "right", "back", "heel", "which this deck's map does not name")


def pointed(asked, *places):
    return Question(asked, "map").mark_pointed(*places, lexicon=LEXICON)


class TestPointing:
    def test_any_patch_of_the_set_is_right_on_either_view(self):
        for place in (THUMB, Pointed("thumb", "right", "back"), Pointed("forearm")):
            verdict, counted = pointed(C56, place)
            assert (verdict.outcome, verdict.proposed, counted) == (Outcome.RIGHT, Rating.GOOD, place)

    def test_further_patches_are_right_too(self):
        assert pointed(C67, Pointed("ring-finger"))[0].is_right

    def test_a_miss_says_what_was_pointed_at_and_whose_it_is(self):
        verdict, _ = pointed(C56, INDEX)
        assert (verdict.outcome, verdict.proposed) == (Outcome.WRONG, Rating.AGAIN)
        assert verdict.confused_with == C67.key
        assert verdict.reason == "You pointed at the index finger, C6 to C7."

    def test_what_no_card_is_about_is_no_confusion(self):
        verdict, _ = pointed(C56, HEEL)
        assert verdict.confused_with is None
        assert verdict.reason == "You pointed at the heel, which this deck's map does not name."

    def test_in_a_crowded_cell_the_right_one_counts(self):
        assert pointed(C56, INDEX, HEEL, THUMB) == (pointed(C56, THUMB)[0], THUMB)
        assert pointed(C56, HEEL, INDEX)[1] == HEEL

    def test_of_several_cards_with_the_patch_the_one_that_is_about_least_is_named(self):
        assert pointed(C56, Pointed("ring-finger"))[0].confused_with == C68.key

    @pytest.mark.parametrize(
        ("side", "is_right"), [("left", True), ("right", False), ("mid", True), ("", True)]
    )
    def test_the_side_that_is_asked(self, side, is_right):
        place = Pointed("thumb", side, "front", "thumb", "C6")
        verdict, _ = pointed(card("left", "thumb", side="left"), place)
        assert verdict.is_right == is_right
        if not is_right:
            assert verdict.reason == "You pointed at the thumb, C6. The person's left side was asked."
            assert verdict.confused_with is None

    def test_how_the_log_has_it(self):
        assert THUMB.text == "thumb (left, front)"
        assert Pointed("thumb", "", "front", "thumb").text == "thumb (front)"
        assert Pointed("thumb").text == "thumb"


class TestNaming:
    @pytest.mark.parametrize(
        ("given", "outcome"),
        [
            ("thumb", Outcome.RIGHT),
            ("Thumbs", Outcome.RIGHT),
            ("the forearm", Outcome.RIGHT),
            ("forarm", Outcome.TYPO),
            ("thumb, forearm", Outcome.RIGHT),
            ("thumb and forearm", Outcome.RIGHT),
            ("thumb and index finger", Outcome.WRONG),
            ("skin of c5-c6", Outcome.RIGHT),
            ("heel", Outcome.WRONG),
            ("", Outcome.WRONG),
            (None, Outcome.WRONG),
        ],
    )
    def test_one_region_is_enough_and_none_may_be_wrong(self, given, outcome):
        assert Question(C56, "map").mark(given, LEXICON).outcome is outcome

    def test_whose_region_it_was(self):
        assert Question(C56, "map").mark("index finger", LEXICON).confused_with == C67.key


def test_where_the_figure_has_no_part_the_prompt_is_the_cards_own():
    plain = Card("d/a/t", "typed", "Which?", "C5")
    assert Question(plain, "typed").prompt == "Which?"
    assert Question(C56, "map").prompt == "Point at c5-c6."
    assert C56.prompt == "Name c5-c6."
