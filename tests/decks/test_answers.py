"""What a deck says of how its answers are asked and marked."""

import pytest

from learn.cards.kinds import KINDS
from learn.cards.numbers import read_number
from learn.cards.roots import read_roots
from learn.decks.answers import split_list

from .decks import HEAD, cards, compiled, problems

NOTES = """\
notes:
  thumb: {roots: C5 to C6, regions: thumb}
  ring: {roots: C6 to C8, regions: [ring finger, little finger]}
"""


def deck(template, notes=NOTES):
    ask = "ask: Roots of <regions>?, answer: <roots>"
    head = HEAD.replace("fields: [roots, regions]\n", "")
    return head + f"templates:\n  roots: {{{template}, {ask}}}\n" + notes


def first(template, notes=NOTES):
    return cards(deck(template, notes))[0]


class TestKinds:
    def test_one_kind_is_no_ladder(self):
        card = first("kind: choice")
        assert (card.kind, card.kinds, card.field) == ("choice", (), "hand:roots")

    @pytest.mark.parametrize("ladder", [("choice", "typed"), ("choice", "flip")])
    def test_a_ladder_is_of_its_hardest_kind(self, ladder):
        card = first(f"kinds: [{', '.join(ladder)}]")
        assert (card.kind, card.kinds, card.field) == (ladder[-1], ladder, "hand:roots")

    def test_what_is_only_revealed_has_no_options(self):
        assert first("kind: flip").field == ""

    def test_a_ladder_may_have_the_keys_of_both_kinds(self):
        card = first(
            "kinds: [choice, typed], never_offer: C1, unit: roots of <regions>, expect: number", WHAT
        )
        assert (card.never_offer, card.unit, card.expect) == (("C1",), "roots of thumb", "number")

    def test_every_kind_has_its_keys(self):
        assert {name: kind.typed for name, kind in KINDS.items()} == {
            "flip": False,
            "typed": True,
            "choice": False,
            "cloze": True,
            "sort": False,
            "map": True,
        }


WHAT = "notes:\n  a: {roots: 8, regions: thumb}\n"


class TestExpect:
    def test_nothing_is_said_unless_the_author_says_it(self):
        card = first("kind: typed")
        assert (card.expect, card.ordered, card.unit, card.items) == ("", False, "", ())

    def test_a_unit_makes_a_number(self):
        assert first("kind: typed, unit: pairs", WHAT).expect == "number"

    def test_a_unit_whose_field_is_missing_is_passed_over(self):
        notes = "notes:\n  a: {roots: 8, regions: x}\n  b: {roots: 7, regions: x, what: pairs}\n"
        assert [card.unit for card in cards(deck("kind: typed, unit: <what>", notes))] == ["", "pairs"]

    def test_an_answer_that_is_not_what_is_expected_is_shown_at_its_field(self):
        notes = "notes:\n  a: {roots: C5 to C9, regions: x}\n"
        assert problems(deck("kind: typed, expect: roots", notes)) == [
            "12:14: error: template “roots” expects roots, and there is no root C9"
        ]

    @pytest.mark.parametrize("order", ["yes", "Yes", "true"])
    def test_yes_and_no_in_any_case(self, order):
        assert first(f"kind: typed, ordered: {order}").ordered
        assert not first("kind: typed, ordered: No").ordered

    @pytest.mark.parametrize("text", ["8", "8 pairs", "-3", "2.5", "1,000"])
    def test_numbers(self, text):
        assert read_number(text) is not None

    @pytest.mark.parametrize("text", ["", "many", "C8", "7 or 8", "8 of 9"])
    def test_no_numbers(self, text):
        assert read_number(text) is None


class TestItems:
    def test_a_list_field_is_a_list_of_items(self):
        template = "kind: typed, ask: <roots>, answer: <regions>"
        thumb, ring = cards(
            deck("kind: flip").replace("kind: flip, ask: Roots of <regions>?, answer: <roots>", template)
        )
        assert (thumb.items, ring.items) == ((), ("ring finger", "little finger"))

    def test_a_text_is_split_where_a_list_is_expected(self):
        notes = "notes:\n  a: {regions: spine, roots: 'cervical, thoracic and lumbar'}\n"
        assert first("kind: typed, expect: list", notes).items == ("cervical", "thoracic", "lumbar")

    @pytest.mark.parametrize(
        ("text", "items"),
        [
            ("a", ("a",)),
            ("a and b", ("a", "b")),
            ("a, b, and c", ("a", "b", "c")),
            ("a; b & c", ("a", "b", "c")),
            ("index and middle finger, thumb", ("index and middle finger", "thumb")),
            ("a and b and c", ("a and b", "c")),
            (",", ()),
        ],
    )
    def test_splitting(self, text, items):
        assert split_list(text) == items


class TestElsewhere:
    def test_the_answers_of_other_sources_by_their_titles(self):
        card = first("kind: typed, elsewhere: {map: [C6, C7]}")
        assert card.elsewhere == (("C6", "The map"), ("C7", "The map"))

    def test_a_missing_field_the_own_source_and_the_same_answer_are_passed_over(self):
        notes = """\
notes:
  a: {roots: C5 to C6, regions: thumb, map: C6}
  b: {roots: C6, regions: thumb}
  c: {roots: C5 to C6, regions: thumb, map: C5-6}
  d: {roots: C5 to C6, regions: thumb, map: C6, source: map}
"""
        found = cards(deck("kind: typed, elsewhere: {map: <map>, clinic: C4}", notes))
        assert [card.elsewhere for card in found] == [
            (("C6", "The map"),),
            (),
            (),
            (("C4", "Clinic page"),),
        ]

    def test_a_note_names_its_cards_by_the_end_of_their_keys(self):
        notes = """\
notes:
  ring:
    roots: C6 to C8
    regions: {ring: ring finger, little: little finger}
    elsewhere: {roots: {map: C7}, roots#little: {map: C8}}
"""
        ring, little = cards(deck("kind: typed, each: regions", notes))
        assert ring.elsewhere == (("C7", "The map"),)
        assert little.elsewhere == (("C7", "The map"), ("C8", "The map"))


class TestOptions:
    def test_what_is_never_offered_stands_in_the_note_and_in_the_template(self):
        notes = """\
notes:
  a: {roots: C6, regions: thumb, unfair: [C7, C8], never_offer: T1}
  b: {roots: C7, regions: x}
"""
        one, other = cards(deck("kind: choice, never_offer: [C1, <unfair>]", notes))
        assert one.never_offer == ("T1", "C1", "C7", "C8")
        assert other.never_offer == ("C1",)

    @pytest.mark.parametrize(
        ("template", "kind"),
        [("kinds: [choice, typed]", "typed"), ("kinds: [choice, flip]", "flip"), ("kind: choice", "typed")],
    )
    def test_a_note_may_want_no_options(self, template, kind):
        notes = "notes:\n  a: {roots: C6, regions: thumb, no_options: roots}\n  b: {roots: C7, regions: x}\n"
        one, other = cards(deck(template, notes))
        assert (one.kind, one.kinds) == (kind, ())
        assert other.kinds or other.kind == "choice"

    def test_one_part_may_want_no_options(self):
        notes = "notes:\n  a: {roots: C6, regions: {b: back, c: chest}, no_options: roots#b}\n"
        back, chest = cards(deck("kinds: [choice, typed], each: regions", notes))
        assert (back.kinds, chest.kinds) == ((), ("choice", "typed"))

    def test_a_card_that_the_note_has_not_is_an_error(self):
        notes = "notes:\n  a: {roots: C6, regions: thumb, no_options: [roots, roots#b]}\n"
        assert problems(deck("kind: choice", notes)) == ["12:54: error: this note has no card “roots#b”"]


class TestRoots:
    def test_every_root_that_any_field_of_the_note_names(self):
        notes = (
            "notes:\n  a: {roots: C6 to C8, regions: T1, unfair: [L1, S3 and below], other: C5 of the map}\n"
        )
        card = first("kind: choice, accept: <other>, never_offer: <unfair>", notes)
        assert card.roots == ("C6", "C7", "C8", "T1", "L1", "S3", "S4", "S5", "Co1")

    @pytest.mark.parametrize(
        ("text", "roots"),
        [
            ("C6", {"C6"}),
            ("c5-6", {"C5", "C6"}),
            ("T12 to L1", {"T12", "L1"}),
            ("S4 and below", {"S4", "S5", "Co1"}),
            ("C5, C6 and C8", {"C5", "C6", "C8"}),
            ("coccygeal", {"Co1"}),
            ("C9", None),
            ("thumb", None),
            ("C6 of the map", None),
            ("", None),
        ],
    )
    def test_reading(self, text, roots):
        assert read_roots(text) == roots


def test_a_field_of_more_texts_than_can_be_meant_is_an_error():
    many = ", ".join(f"x{number}" for number in range(20))
    notes = f"notes:\n  a: {{roots: C6, regions: thumb, x: [{many}]}}\n"
    found = compiled(deck("kind: choice, never_offer: <x> <roots> <x>", notes))
    assert found.deck
    notes = notes.replace("roots: C6", f"roots: [{many}]")
    (problem,) = compiled(deck("kind: choice, never_offer: <x> <roots>", notes)).problems
    assert "`never_offer` of template “roots” stands for more than 200 texts" in problem.message
