"""What decks name of the body figure: patches, maps and sides."""

import pytest

from learn.body.catalogue import catalogue
from learn.decks.compiler import compile_deck
from learn.decks.library import DeckPlace, Library
from tests.decks.decks import HEAD, PATH

POINT = """\
  point:
    kind: map
    ask: Point at skin of <roots>.
    words: Name skin of <roots>.
    answer: <regions>
"""
LIT = """\
  lit:
    kinds: [choice, typed]
    lit: yes
    each: regions
    ask: Which roots serve the lit skin?
    words: Which roots serve the <regions>?
    answer: <roots>
"""


def deck(notes, templates=POINT, top=""):
    return f"{HEAD}{top}templates:\n{templates}notes:\n{notes}"


def compiled(text):
    return compile_deck(text.encode(), PATH, catalogue)


def problems(text):
    return [problem.headline().removeprefix(f"{PATH}:") for problem in compiled(text).problems]


def cards(text):
    found = compiled(text)
    assert found.deck is not None, [problem.render() for problem in found.problems]
    return {card.key.split("/", 2)[2]: card for card in found.deck.cards}


class TestPatches:
    def test_a_list_is_for_every_card(self):
        note = "  a: {roots: C6, regions: {thumb: thumb, arm: arm}, patches: [thumb, upper-arm]}\n"
        assert {card.patches for card in cards(deck(note, LIT)).values()} == {("thumb", "upper-arm")}

    def test_of_parts_each_card_gets_its_own_and_the_others_all(self):
        note = (
            "  a: {roots: C6, regions: {thumb: thumb, arm: arm},"
            " patches: {thumb: thumb, arm: [upper-arm, thumb]}}\n"
        )
        found = cards(deck(note, LIT + POINT))
        assert found["lit#thumb"].patches == ("thumb",)
        assert found["lit#arm"].patches == ("upper-arm", "thumb")
        assert found["point"].patches == ("thumb", "upper-arm")

    def test_a_part_without_a_patch_is_not_lit(self):
        note = "  a: {roots: C6, regions: {thumb: thumb, arm: arm}, patches: {thumb: thumb}}\n"
        assert list(cards(deck(note, LIT))) == ["lit#thumb"]

    def test_cards_that_ask_in_words_have_them_too(self):
        words = "  words: {kind: flip, ask: Which roots serve the <regions>?, answer: <roots>}\n"
        found = cards(deck("  a: {roots: C6, regions: thumb, patches: thumb}\n", words))
        assert found["words"].patches == ("thumb",)
        assert found["words"].at_figure == ""

    def test_holes_are_parts(self):
        gap = "  gap: {kind: cloze, text: <roots>}\n"
        note = '  a: {roots: "{{c1::C6}} and {{c2::C7}}", patches: {c1: thumb, c2: middle-finger}}\n'
        found = cards(deck(note, gap))
        assert (found["gap#c1"].patches, found["gap#c2"].patches) == (("thumb",), ("middle-finger",))

    @pytest.mark.parametrize(
        ("patches", "place", "message", "hint"),
        [
            ("tumb", "17:43", "the body figure has no patch “tumb”", "Did you mean “thumb”?"),
            ("[thumb, xyzzy]", "17:51", "the body figure has no patch “xyzzy”", "`learn map --json` lists"),
        ],
    )
    def test_a_patch_that_the_figure_has_not(self, patches, place, message, hint):
        found = compiled(deck(f"  a: {{roots: C6, regions: thumb, patches: {patches}}}\n")).problems
        assert [(f"{p.line}:{p.column}", p.message) for p in found] == [(place, message)]
        assert found[0].hint.startswith(hint)
        assert "^" in found[0].render()

    def test_so_with_those_that_are_accepted(self):
        note = "  a: {roots: C6, regions: thumb, patches: thumb, accept_patches: ring-fingr}\n"
        assert problems(deck(note)) == ["17:66: error: the body figure has no patch “ring-fingr”"]

    def test_without_a_figure_patches_are_taken_on_trust(self):
        text = deck("  a: {roots: C6, regions: thumb, patches: tail}\n", top="map: martian\n")
        (card,) = compile_deck(text.encode(), PATH).deck.cards
        assert (card.patches, card.map) == (("tail",), "martian")

    def test_the_figure_is_looked_up_only_when_a_deck_names_something_of_it(self):
        text = deck("  a: [C6, thumb]\n", "  x: {kind: flip, ask: <roots>?, answer: <regions>}\n")
        assert compile_deck(text.encode(), PATH, lambda: pytest.fail("looked up")).deck is not None


class TestMap:
    def test_the_usual_one_and_another(self):
        note = "  a: {roots: C6, regions: thumb, patches: thumb}\n"
        assert cards(deck(note))["point"].map == "clinic"
        assert cards(deck(note, top="map: standard\n"))["point"].map == "standard"

    def test_one_that_is_not_there(self):
        note = "  a: {roots: C6, regions: thumb, patches: thumb}\n"
        assert problems(deck(note, top="map: clinik\n")) == ["10:6: error: there is no map “clinik”"]


class TestPoint:
    NOTE = "  a: {roots: C6, regions: {x: thumb, y: front arm}, patches: thumb, accept_patches: heel}\n"

    def test_what_is_shown_and_what_is_said(self):
        card = cards(deck(self.NOTE))["point"]
        assert (card.kind, card.prompt) == ("map", "Name skin of C6.")
        assert card.at_figure == "Point at skin of C6."
        assert (card.patches, card.accepted_patches) == (("thumb",), ("heel",))

    def test_regions_and_names_of_patches_are_right_in_words(self):
        card = cards(deck(self.NOTE))["point"]
        assert {"thumb", "front arm", "heel"} <= set(card.accepted)
        assert card.expect == "term"

    def test_a_side_by_field(self):
        side = POINT + "    side: <hand>\n"
        note = "  a: {roots: C6, regions: thumb, hand: left, patches: thumb}\n"
        assert cards(deck(note, side))["point"].side == "left"
        without = "  a: {roots: C6, regions: thumb, patches: thumb}\n"
        other = "  b: {roots: C7, regions: x, hand: right, patches: heel}\n"
        found = compiled(deck(without + other, side)).deck.cards
        assert [card.side for card in found] == ["", "right"]

    def test_cards_come_back_from_the_cache_as_they_were(self, tmp_path):
        folder = tmp_path / "decks"
        folder.mkdir()
        (folder / "hand.yaml").write_text(deck(self.NOTE, LIT + POINT))
        for _ in range(2):
            library = Library.open([DeckPlace(folder, "own")], tmp_path / "cache.sqlite", catalogue)
            found = list(library.cards("hand"))
            library.close()
            expected = compile_deck((folder / "hand.yaml").read_bytes(), folder / "hand.yaml", catalogue)
            assert tuple(found) == expected.deck.cards

    def test_the_library_looks_patches_up(self, tmp_path):
        (tmp_path / "hand.yaml").write_text(deck(self.NOTE.replace("heel", "heal")))
        library = Library.open([DeckPlace(tmp_path, "own")], None, catalogue)
        assert [problem.message for problem in library.broken[0].problems] == [
            "the body figure has no patch “heal”"
        ]


class TestLike:
    def test_what_a_note_says_of_one_template_holds_for_the_other(self):
        templates = (
            "  roots: {kinds: [choice, typed], each: regions, ask: Roots of <regions>?, answer: <roots>}\n"
            + LIT
            + "    like: roots\n"
        )
        note = (
            "  a: {roots: C5 to C6, regions: {thumb: thumb, arm: arm}, patches: thumb,"
            " elsewhere: {roots#thumb: {map: C6}}, no_options: roots#arm}\n"
        )
        found = cards(deck(note, templates))
        assert found["lit#thumb"].elsewhere == (("C6", "The map"),)
        assert found["lit#arm"].elsewhere == ()
        assert found["lit#thumb"].kinds == ("choice", "typed")
        assert (found["lit#arm"].kinds, found["lit#arm"].kind) == ((), "typed")
