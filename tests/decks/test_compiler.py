"""From a deck's text to its cards."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from learn.decks.compiler import compile_deck

from .decks import DECK, HEAD, NOTES, PATH, TEMPLATES, cards, compiled, problems

TYPED = """\
  roots:
    kind: typed
    ask: Which roots serve the <regions>?
    answer: <roots>
"""


def test_a_card_has_everything():
    (card,) = cards(DECK)
    assert card.key == "hand/thumb/regions"
    assert (card.kind, card.prompt, card.answer) == ("flip", "Which regions do C5 to C6 serve?", "thumb")
    assert (card.document, card.heading) == ("Clinic page", "Upper limb")
    assert (card.path, card.line) == ("/decks/hand.yaml", 16)


def test_cards_come_in_the_order_of_notes_then_templates():
    keys = [card.key for card in cards(HEAD + TEMPLATES + TYPED + NOTES + "  ring: [C8, ring finger]\n")]
    assert keys == ["hand/thumb/regions", "hand/thumb/roots", "hand/ring/regions", "hand/ring/roots"]


def test_a_template_makes_cards_of_the_notes_that_have_its_fields():
    deck = HEAD + TEMPLATES + "  side: {kind: flip, ask: Side of <roots>, answer: <side>}\n"
    notes = "notes:\n  a: [C5, arm]\n  b: {roots: C6, side: radial}\n"
    assert [card.key for card in cards(deck + notes)] == ["hand/a/regions", "hand/b/side"]


def test_parts_give_a_card_each():
    deck = """\
templates:
  count: {kind: typed, each: counts, ask: How many <part> has the <name>, answer: <counts>}
notes:
  cervical: {name: cervical spine, counts: {vertebrae: 7, nerve-pairs: 8}}
"""
    first, second = cards(HEAD.replace("[roots, regions]", "[name, counts]") + deck)
    assert (first.key, first.answer) == ("hand/cervical/count#vertebrae", "7")
    assert (second.key, second.prompt) == (
        "hand/cervical/count#nerve-pairs",
        "How many nerve pairs has the cervical spine",
    )


def test_lists_are_shown_with_commas_and_accepted_one_by_one():
    accept = "[<regions>, all of <roots>]"
    template = f"templates:\n  t: {{kind: typed, ask: <roots>, answer: <regions>, accept: {accept}}}\n"
    (card,) = cards(HEAD + template + "notes:\n  a: [C7, [index finger, middle finger]]\n")
    assert card.answer == "index finger, middle finger"
    assert card.accepted == ("index finger", "middle finger", "all of C7")


@pytest.mark.parametrize(
    ("ask", "prompt"),
    [
        ("What is <roots>?", "What is <regions>?"),
        ("What is <<roots>>?", "What is <roots>?"),
        ("Is 3 < 4 and 5 > <roots>?", "Is 3 < 4 and 5 > <regions>?"),
        ("{roots} %s {0} <roots>", "{roots} %s {0} <regions>"),
    ],
)
def test_placeholders_are_filled_once(ask, prompt):
    deck = HEAD + f"templates:\n  t:\n    kind: flip\n    ask: '{ask}'\n    answer: <regions>\n"
    (card,) = cards(deck + 'notes:\n  a: ["<regions>", x]\n')
    assert card.prompt == prompt


def test_text_is_never_a_command_to_the_terminal():
    (card,) = cards(
        HEAD + TEMPLATES + 'notes:\n  a: [C5, "a\\e[31mred\\e[0m\\a\\u202Eb\\tc\\nd [@click=x]"]\n'
    )
    assert card.answer == "aredb c\nd [@click=x]"


class TestTheNearestWordCounts:
    def deck(self, template="", chapter="", note=""):
        templates = TEMPLATES + "".join(f"    {line}\n" for line in template.split("; ") if line)
        chapters = "chapters:\n- notes:\n    thumb:\n      roots: C6\n      regions: thumb\n"
        chapters += "".join(f"      {line}\n" for line in note.split("; ") if line)
        chapters += "".join(f"  {line}\n" for line in chapter.split("; ") if line)
        (card,) = cards(HEAD + "tags: [deck]\nconfusable: hand\n" + templates + chapters)
        return card

    def test_the_deck_speaks_if_no_one_else_does(self):
        card = self.deck()
        assert (card.heading, card.tags, card.confusable) == ("Upper limb", ("deck",), ("hand:hand",))

    def test_the_chapter_before_the_deck(self):
        card = self.deck(chapter="heading: Chapter; source: map; confusable: [leg, arm]")
        assert (card.document, card.heading) == ("The map", "Chapter")
        assert card.confusable == ("hand:leg", "hand:arm")

    def test_the_template_before_the_chapter(self):
        assert self.deck(template="heading: Template", chapter="heading: Chapter").heading == "Template"

    def test_the_note_before_the_template(self):
        assert self.deck(template="heading: Template", note="heading: Note").heading == "Note"

    def test_a_note_may_say_that_it_is_confusable_with_nothing(self):
        assert self.deck(note="confusable: []").confusable == ()

    def test_tags_add_up(self):
        card = self.deck(template="tags: template", chapter="tags: [chapter, deck]", note="tags: note")
        assert card.tags == ("deck", "chapter", "template", "note")

    def test_why_of_the_note_before_that_of_the_template(self):
        assert self.deck(template="why: Since <roots>.").why == "Since C6."
        assert self.deck(template="why: Since <roots>.", note="why: It is.").why == "It is."


class TestRenames:
    def renames(self, deck="", note="", template=""):
        text = HEAD + (f"renamed_from: {deck}\n" if deck else "") + TEMPLATES
        text += f"    renamed_from: {template}\n" if template else ""
        text += "notes:\n  thumb:\n    roots: C6\n    regions: thumb\n"
        result = compiled(text + (f"    renamed_from: {note}\n" if note else ""))
        return {old for old, new in result.deck.renames if new == "hand/thumb/regions"}

    def test_nothing_was_renamed(self):
        assert self.renames() == set()

    def test_a_note_a_template_a_deck(self):
        assert self.renames(note="digit") == {"hand/digit/regions"}
        assert self.renames(template="areas") == {"hand/thumb/areas"}
        assert self.renames(deck="palm") == {"palm/thumb/regions"}

    def test_a_note_from_another_deck(self):
        assert self.renames(note="arm/digit") == {"arm/digit/regions"}

    def test_several_generations(self):
        assert self.renames(note="[digit, pollex]") == {"hand/digit/regions", "hand/pollex/regions"}

    def test_all_combinations(self):
        assert self.renames(deck="palm", note="digit", template="areas") == {
            f"{deck}/{note}/{template}"
            for deck in ("hand", "palm")
            for note in ("thumb", "digit")
            for template in ("regions", "areas")
        } - {"hand/thumb/regions"}


def test_all_problems_are_reported_in_the_order_of_the_file():
    text = """\
format: 1
deck: Hand
titel: Roots
sources: {clinic: {title: Clinic page}}
source: clinik
heading: Arm
fields: [roots, regions]
templates:
  a: {kind: flop, ask: <roots>, answer: <regions>}
  b: {kind: flip, ask: <roots>}
notes:
  one: [C5]
  Two: [C6, x]
  three: C7
  four: [C8, {x}]
"""
    assert problems(text) == [
        "1:1: error: the deck has no `title`",
        "2:7: error: “Hand” cannot be a deck's id",
        "3:1: error: “titel” is not a key of a deck",
        "5:9: error: “clinik” is not one of the deck's sources",
        "9:13: error: “flop” is not a kind of question",
        "10:3: error: template “b” has no `answer`",
        "12:8: error: this note has 1 value, and `fields` names 2",
        "13:3: error: “Two” cannot be a note's id",
        "14:10: error: a note must be a list of values, or a mapping of fields",
        "15:16: error: part “x” of “regions” is empty",
    ]


def test_a_problem_of_one_note_does_not_hide_those_of_others():
    text = HEAD + TEMPLATES + "notes:\n  a: {roots: C5, region: x}\n  b: [C6]\n  c: {roots: C7}\n"
    found = compiled(text).problems
    assert [problem.line for problem in found] == [16, 17, 18]
    assert found[0].hint == "Did you mean “regions”?"


def test_many_notes_without_a_heading_are_one_problem():
    notes = "notes:\n" + "".join(f"  n{number}: [C5, x]\n" for number in range(50))
    assert problems(DECK.replace("heading: Upper limb\n", "").replace(NOTES, notes)) == [
        "15:3: error: 50 notes have no `heading`; this is the first"
    ]


def test_a_newer_format_is_one_problem():
    assert problems("format: 2\nnew: thing\n") == [
        "1:9: error: this deck is of format 2; this program reads format 1"
    ]


def test_ids_explain_their_grammar_and_give_an_example():
    (problem,) = compiled(DECK.replace("thumb:", "The Thümb:")).problems
    assert problem.hint == (
        "Ids are lower-case letters a–z, digits and “-”, at most 64, beginning with a letter or digit.\n"
        "For example: the-thumb"
    )


@pytest.mark.parametrize(
    ("extra", "message"), [("fields: [roots, regions, x]", "no template uses field “x”")]
)
def test_warnings_do_not_stop_a_deck(extra, message):
    result = compiled(
        DECK.replace("fields: [roots, regions]", extra).replace(
            "[C5 to C6, thumb]", "{roots: C5, regions: x}"
        )
    )
    assert [(problem.severity, problem.message) for problem in result.problems] == [("warning", message)]
    assert result.deck is not None


@given(st.binary(max_size=300))
def test_no_bytes_make_it_raise(data):
    result = compile_deck(data, PATH)
    assert result.deck is None
    assert result.problems


MARKS = ["\n", "  ", "- ", ": ", *"{}[]!|#", '"', "'", "*a", "&a ", "<x>", "each: roots", "\x00", "\u2028"]
PIECES = [*DECK.split("\n"), *DECK.split(), *MARKS]


@given(st.lists(st.sampled_from(PIECES) | st.text(max_size=5), max_size=30), st.integers(0, len(DECK)))
def test_no_broken_deck_makes_it_raise(pieces, place):
    text = DECK[:place] + "".join(pieces) + DECK[place:]
    result = compile_deck(text.encode("utf-8", "replace"), PATH)
    assert (result.deck is None) == any(problem.severity == "error" for problem in result.problems)
    for problem in result.problems:
        assert problem.render()
