"""The spot test: what is drawn, the bell, left and right, and the score."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from learn.cards.card import Card, note_of
from learn.cards.options import Option
from learn.cards.pointing import Pointed
from learn.cards.question import Question
from learn.cards.rating import Rating
from learn.clock import MICROSECONDS as SECOND
from learn.errors import LearnError
from learn.study.drawing import shares
from learn.study.spot import SpotTest, SpotWish
from learn.study.spot_draw import Drawable, Station, draw, section_of, sizes_of

LIT = Card(
    "d/knee/lit", "typed", "Which roots serve the kneecap?", "L3 to L4", expect="roots", patches=("kneecap",),
    at_figure="Which roots serve the lit skin?", lit=True, side="left",
)  # fmt: skip
POINT = Card(
    "d/thumb/point", "map", "Name a region of C5 to C6.", "thumb", patches=("thumb",),
    at_figure="Point at skin of C5 to C6.", side="left",
)  # fmt: skip


def drawable(name: str, section: str = "lumbar", *, is_pointed: bool = False) -> Drawable:
    return Drawable(f"d/{name}", section, is_pointed)


def begun(*cards: Card, seconds: int = 60) -> SpotTest:
    stations = [Station(card.key, "lumbar", card.kind == "map", card.side) for card in cards]
    return SpotTest(stations, [Question(card, card.kind) for card in cards], seconds, 0)


class TestDrawing:
    def test_shares_follow_the_sizes_with_largest_remainders(self) -> None:
        assert shares({"a": 10, "b": 20, "c": 30}, 6) == {"a": 1, "b": 2, "c": 3}
        assert shares({"a": 1, "b": 1, "c": 1}, 2) == {"a": 1, "b": 1, "c": 0}
        assert shares({"a": 50, "b": 1}, 10) == {"a": 10, "b": 0}
        assert shares({}, 5) == {}

    @given(st.dictionaries(st.text(max_size=3), st.integers(1, 60), min_size=1), st.data())
    def test_shares_add_up_and_ask_of_none_more_than_it_has(
        self, sizes: dict[str, int], data: st.DataObject
    ) -> None:
        count = data.draw(st.integers(0, sum(sizes.values())))
        found = shares(sizes, count)
        assert sum(found.values()) == count
        assert all(found[group] <= size for group, size in sizes.items())

    def test_the_same_seed_draws_the_same_in_whatever_order_the_cards_are(self) -> None:
        cards = [drawable(f"n{number}/t", is_pointed=number % 3 == 0) for number in range(40)]
        assert draw(cards, 12, 7) == draw(list(reversed(cards)), 12, 7)
        assert draw(cards, 12, 7) != draw(cards, 12, 8)

    def test_sections_have_their_fixed_shares(self) -> None:
        cards = [drawable(f"c{n}/t", "cervical") for n in range(30)]
        cards += [drawable(f"l{n}/t") for n in range(10)]
        for seed in range(5):
            drawn = Counter(station.section for station in draw(cards, 8, seed))
            assert drawn == {"cervical": 6, "lumbar": 2}

    def test_siblings_come_only_where_other_notes_do_not_suffice(self) -> None:
        cards = [drawable(f"n{note}/t#{part}") for note in range(6) for part in range(4)]
        for seed in range(5):
            notes = Counter(note_of(station.key) for station in draw(cards, 6, seed))
            assert set(notes.values()) == {1}
        notes = Counter(note_of(station.key) for station in draw(cards, 9, 1))
        assert sorted(notes.values()) == [1, 1, 1, 2, 2, 2]
        assert len(set(draw(cards, 24, 1))) == 24

    def test_half_are_pointed_at_where_there_are_enough_of_both(self) -> None:
        cards = [
            drawable(f"n{n}/{t}", is_pointed=t == "point") for n in range(20) for t in ("point", "a", "b")
        ]
        drawn = draw(cards, 10, 3)
        assert sum(station.is_pointed for station in drawn) == 5
        few = [drawable("n0/point", is_pointed=True), *(drawable(f"n{n}/lit") for n in range(1, 9))]
        assert len(draw(few, 9, 3)) == 9

    def test_sides_come_by_seed_and_only_where_there_are_any(self) -> None:
        cards = [drawable(f"n{n}/t") for n in range(40)]
        assert {station.side for station in draw(cards, 40, 1)} == {"left", "right"}
        assert draw([replace(cards[0], sides=())], 1, 1)[0].side == ""
        assert {draw([replace(cards[0], sides=("right",))], 1, seed)[0].side for seed in range(9)} == {
            "right"
        }

    def test_a_card_counts_to_the_first_of_its_sections_else_to_its_deck(self) -> None:
        assert section_of("d/n/t", ("core", "coccygeal", "sacral")) == "sacral"
        assert section_of("d/n/t", ("core",)) == "d"
        cards = [drawable("n/t", "zoo"), drawable("m/t", "sacral"), drawable("k/t", "cervical")]
        assert list(sizes_of(cards)) == ["cervical", "sacral", "zoo"]


class TestWishes:
    @pytest.mark.parametrize(
        ("wish", "sentence"),
        [
            (SpotWish(stations=0), "at least one station"),
            (SpotWish(stations=-3), "at least one station"),
            (SpotWish(seconds=4), "from 5 to 60 seconds"),
            (SpotWish(seconds=61), "from 5 to 60 seconds"),
            (SpotWish(seconds=0), "from 5 to 60 seconds"),
            (SpotWish(exam="Finals", decks=("d",)), "not both"),
        ],
    )
    def test_what_makes_no_sense_gets_a_sentence(self, wish: SpotWish, sentence: str) -> None:
        with pytest.raises(LearnError) as told:
            wish.check()
        assert sentence in str(told.value)

    def test_too_few_cards_get_a_sentence_unless_no_number_was_named(self) -> None:
        assert SpotWish().count(5) == 5
        assert SpotWish().count(96) == 20
        assert SpotWish(stations=5).count(5) == 5
        with pytest.raises(LearnError, match="only 5 cards for 20 stations"):
            SpotWish(stations=20).count(5)
        with pytest.raises(LearnError, match="only 1 card for 2 stations"):
            SpotWish(stations=2).count(1)


class TestTheBell:
    def test_seconds_count_down_and_the_bell_rings_at_none(self) -> None:
        test = begun(LIT, seconds=10)
        assert test.seconds_left(0) == 10
        assert test.seconds_left(1) == 10
        assert test.seconds_left(9 * SECOND + 1) == 1
        assert not test.has_rung(10 * SECOND - 1)
        assert test.has_rung(10 * SECOND)
        assert test.seconds_left(900 * SECOND) == 0

    def test_a_clock_that_is_set_back_lengthens_no_station(self) -> None:
        test = begun(LIT, seconds=10)
        assert test.seconds_left(4 * SECOND) == 6
        assert test.seconds_left(-3600 * SECOND) == 6
        assert test.seconds_left(-3594 * SECOND) == 0

    def test_each_station_has_all_its_seconds(self) -> None:
        test = begun(LIT, POINT, seconds=10)
        test.go_on(test.rung(None, 45 * SECOND), 45 * SECOND, after_bell=True)
        assert (test.number, test.seconds_left(45 * SECOND)) == (2, 10)

    def test_without_an_answer_the_bell_leaves_no_review(self) -> None:
        answer = begun(LIT).rung("  ", 60 * SECOND)
        assert answer.verdict is None
        assert not answer.result.in_time
        assert not answer.result.is_right

    def test_what_was_typed_until_the_bell_counts(self) -> None:
        answer = begun(LIT).rung("L3-4", 60 * SECOND)
        assert answer.result.is_right
        assert answer.result.in_time
        assert answer.taken_ms == 60_000

    def test_just_after_the_bell_the_next_station_takes_no_answer(self) -> None:
        test = begun(LIT, POINT)
        test.go_on(test.rung(None, 60 * SECOND), 60 * SECOND, after_bell=True)
        assert test.is_closed(60 * SECOND + 400_000)
        assert not test.is_closed(61 * SECOND)
        other = begun(LIT, POINT)
        other.go_on(other.answered("L3-4", SECOND), SECOND)
        assert not other.is_closed(SECOND)


class TestLeftAndRight:
    def test_the_right_skin_on_the_right_side(self) -> None:
        answer = begun(POINT).pointed([Pointed("thumb", "left", "front")], SECOND)
        assert answer.result.is_right
        assert answer.verdict is not None
        assert answer.verdict.proposed is Rating.GOOD

    def test_the_other_side_is_wrong_and_told_apart(self) -> None:
        answer = begun(POINT).pointed([Pointed("thumb", "right", "front", "thumb")], SECOND)
        assert not answer.result.is_right
        assert answer.result.other_side
        assert answer.result.given == "thumb (right, front)"
        assert answer.verdict is not None
        assert answer.verdict.proposed is Rating.AGAIN

    def test_wrong_skin_on_the_other_side_is_just_wrong(self) -> None:
        answer = begun(POINT).pointed([Pointed("kneecap", "right", "front")], SECOND)
        assert not answer.result.is_right
        assert not answer.result.other_side

    def test_where_a_border_runs_through_the_cell_its_right_skin_decides(self) -> None:
        places = [Pointed("index-finger", "right", "front"), Pointed("thumb", "right", "front")]
        assert begun(POINT).pointed(places, SECOND).result.other_side
        places = [Pointed("index-finger", "left", "front"), Pointed("thumb", "left", "front")]
        assert begun(POINT).pointed(places, SECOND).result.is_right

    def test_skin_in_the_middle_lies_on_both(self) -> None:
        assert begun(POINT).pointed([Pointed("thumb", "mid", "back")], SECOND).result.is_right


class TestAnswers:
    def test_half_an_answer_counts_as_it_is(self) -> None:
        answer = begun(LIT).answered("L3", SECOND)
        assert not answer.result.is_right
        assert answer.verdict is not None
        assert answer.verdict.proposed is Rating.AGAIN
        assert answer.result.reason

    def test_not_to_know_is_an_answer(self) -> None:
        answer = begun(LIT).answered(None, SECOND)
        assert answer.result.in_time
        assert answer.verdict is not None
        assert (answer.text, answer.taken_ms) == (None, 1000)

    def test_a_choice_is_kept_by_its_words(self) -> None:
        options = (Option("L3 to L4", LIT.key), Option("S1 to S2", "d/toe/lit"))
        test = SpotTest([Station(LIT.key, "lumbar", False)], [Question(LIT, "choice", options)], 60, 0)
        answer = test.answered("2", SECOND)
        assert (answer.text, answer.result.is_right) == ("S1 to S2", False)
        assert answer.verdict is not None
        assert answer.verdict.confused_with == "d/toe/lit"
        assert test.answered("1", SECOND).result.is_right

    def test_there_is_no_way_back(self) -> None:
        test = begun(LIT, POINT)
        test.go_on(test.answered("L3-4", SECOND), SECOND)
        assert test.question.card is POINT
        test.go_on(test.answered(None, SECOND), SECOND)
        assert test.is_over


class TestTheReport:
    def test_what_was_not_reached_is_left_out_of_the_score(self) -> None:
        test = begun(LIT, POINT, LIT, LIT)
        test.go_on(test.answered("L3-4", SECOND), SECOND)
        test.go_on(test.pointed([Pointed("thumb", "right")], SECOND), SECOND)
        test.go_on(test.rung(None, SECOND), SECOND)
        report = test.report
        assert (report.right, report.asked, report.left_out) == (1, 3, 1)
        assert report.score == pytest.approx(1 / 3)
        assert (report.other_side, report.too_late) == (1, 1)
        assert [result.number for result in report.wrong] == [2, 3]

    def test_before_the_first_answer_there_is_no_score(self) -> None:
        assert begun(LIT).report.score is None

    def test_sections_stand_in_order(self) -> None:
        stations = [Station(f"d/{name}/t", name, False) for name in ("sacral", "zoo", "cervical", "sacral")]
        test = SpotTest(stations, [Question(LIT, "typed")] * 4, 60, 0)
        for text in ("L3-4", "L3-4", "L5", "L5"):
            test.go_on(test.answered(text, SECOND), SECOND)
        found = test.report.sections(("cervical", "sacral"))
        assert [(share.section, share.right, share.asked) for share in found] == [
            ("cervical", 0, 1),
            ("sacral", 1, 2),
            ("zoo", 1, 1),
        ]
