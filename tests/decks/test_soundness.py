"""What `learn check` warns of in a deck that works: each rule where it speaks, and where it is silent."""

from __future__ import annotations

import pytest

from learn.decks.compiler import compile_deck, compile_source
from learn.decks.source import read_source

from .decks import HEAD, PATH


def found(templates, notes, head=HEAD):
    """Line, column, severity and message of each problem of a thorough check."""
    text = f"{head}templates:\n{templates}notes:\n{notes}"
    compiled = compile_source(read_source(text.encode(), PATH), thorough=True)
    assert all(problem.hint and problem.excerpt for problem in compiled.problems)
    lines = [problem.headline().removeprefix(f"{PATH}:") for problem in compiled.problems]
    return [line for line in lines if "no template uses field" not in line]


ROOTS = "  roots: {kind: typed, ask: Which roots serve the <regions>?, answer: <roots>}\n"
REGIONS = "  regions: {kind: flip, ask: What do <roots> serve?, answer: <regions>}\n"
CHOICE = "  roots: {kinds: [choice, typed], ask: Which roots serve the <regions>?, answer: <roots>}\n"
NOTES = "  a: [C5, thumb]\n  b: [T1, wrist]\n  c: [L2, knee]\n"


class TestSamePrompt:
    def test_another_answer(self):
        assert found(ROOTS, "  a: [C5, thumb]\n  b: [C6, thumb ]\n") == [
            "14:3: warning: “roots” asks “Which roots serve the thumb?” as the card in line 13 does, "
            "and wants “C6”, not “C5”"
        ]

    def test_the_same_answer_is_a_duplicate(self):
        (line,) = found(ROOTS, "  a: [C5 to C6, thumb]\n  b: [C5-6, Thumb]\n")
        assert line.endswith("the Thumb?” as the card in line 13 does, and wants the same answer")

    def test_two_templates_of_one_note(self):
        (line,) = found(ROOTS + ROOTS.replace("roots:", "again:", 1), "  a: [C5, thumb]\n")
        assert "“again” asks “Which roots serve the thumb?” as the card “roots” of the same note does" in line

    def test_each_accepts_the_others_answer(self):
        templates = "  t: {kind: typed, ask: Name a <kind>, answer: <one>, accept: <also>}\n"
        notes = "  a: {kind: bone, one: ulna, also: radius}\n  b: {kind: bone, one: radius, also: ulna}\n"
        assert found(templates, notes) == []
        assert len(found(templates, notes.replace("also: ulna", "also: tibia"))) == 1

    @pytest.mark.parametrize("pair", [("m", "M"), ("año", "ano"), ("x + y", "x - y"), ("a.b", "a,b")])
    def test_signs_accents_and_single_letters_tell_prompts_apart(self, pair):
        templates = "  t: {kind: flip, ask: 'What is <a>', answer: <b>}\n"
        notes = f'  a: {{a: "{pair[0]}", b: one}}\n  b: {{a: "{pair[1]}", b: two}}\n'
        assert found(templates, notes) == []

    def test_sort_cards_are_told_apart_by_their_items(self):
        sort = "  t: {kind: sort, ask: What is it?, sort: kinds}\n"
        notes = "  a: {kinds: {red: [x], blue: [y]}}\n  b: {kinds: {red: [v], blue: [w]}}\n"
        assert found(sort, notes) == []
        assert len(found(sort, notes.replace("v", "x").replace("w", "y"))) == 1

    def test_very_many_are_counted(self):
        lines = found(ROOTS, "".join(f"  n{i}: [C{i % 8 + 1}, thumb]\n" for i in range(30)))
        assert len(lines) == 10
        assert lines[-1].endswith(" (and 19 more like it)")


class TestFewOptions:
    def test_a_template_names_its_notes_once(self):
        (line,) = found(CHOICE, "  a: [C5, thumb]\n  b: [C6, wrist]\n")
        assert line == (
            "11:3: warning: template “roots” has fewer than two fair options for each card (“a”, “b”), "
            "which will be asked by kind typed"
        )

    def test_some_notes(self):
        notes = NOTES + "".join(f"  d{i}: [C1 to Co1, nerve {i}]\n" for i in range(4))
        lines = [line for line in found(CHOICE, notes) if "options" in line]
        assert len(lines) == 1
        assert "for 4 of 7 cards (“d0”, “d1”, “d2” and 1 more)" in lines[0]

    def test_enough_options(self):
        assert found(CHOICE, NOTES) == []

    def test_a_note_that_says_no_options(self):
        notes = NOTES + "  d: {roots: C1 to Co1, regions: all, no_options: roots}\n"
        assert found(CHOICE, notes) == []

    def test_a_large_deck_with_options_far_from_a_note(self):
        same = "".join(f"  n{i}: [C5 to C6, place {i}]\n" for i in range(400))
        assert found(CHOICE, same + "  b: [T1, wrist]\n  c: [L2, knee]\n") == []


class TestRootSlips:
    @pytest.mark.parametrize("text", ["C9", "C13", "T13", "L6", "S6", "Co2", "C5 to C9", "C7-9", "C5, C9"])
    def test_there_is_no_such_root(self, text):
        assert found(REGIONS, f'  a: ["{text}", thumb]\n')[0].startswith("13:7: warning: there is no root ")

    @pytest.mark.parametrize("text", ["C6 to C5", "C6-5", "T1 – C8", "C6 through C5"])
    def test_a_range_that_runs_upward(self, text):
        (line,) = found(REGIONS, f'  a: ["{text}", thumb]\n')
        assert line.startswith("13:7: warning: the range ")
        assert line.endswith(" runs upward")

    @pytest.mark.parametrize("text", ["C8", "Co1", "S3 and below", "C5 to T1", "C7-8", "T12-L1", "C8, C5"])
    def test_sound_roots(self, text):
        assert found(REGIONS, f'  a: ["{text}", thumb]\n') == []

    @pytest.mark.parametrize("text", ["C9", "C6 to C5"])
    def test_an_error_where_roots_are_expected(self, text):
        (line,) = found(ROOTS.replace("<roots>}", "<roots>, expect: roots}"), f"  a: [{text}, thumb]\n")
        assert line.startswith("13:7: error: template “roots” expects roots, and the")

    def test_fields_of_roots_by_what_stands_in_them(self):
        templates = "  t: {kind: flip, ask: What is <a>?, answer: <b>}\n"
        assert found(templates, "  a: {a: C5, b: x}\n  b: {a: C9, b: y}\n")[0].endswith("there is no root C9")
        assert found(templates, "  a: {a: C14, b: x}\n  b: {a: U235, b: y}\n") == []

    def test_a_field_of_terms(self):
        templates = "  t: {kind: typed, ask: What is <b>?, answer: <roots>, expect: term}\n"
        assert found(templates, "  a: {roots: C14, b: old}\n") == []

    def test_texts_of_a_template_and_of_a_note(self):
        choice = CHOICE.replace("<roots>}", "<roots>, never_offer: [C9], elsewhere: {map: C10}}")
        notes = NOTES + "  d: {roots: S3, regions: sole, elsewhere: {roots: {map: S2 to S1}}}\n"
        assert [line.split(": ", 2)[2] for line in found(choice, notes) if "never_offer" not in line] == [
            "there is no root C9",
            "there is no root C10",
            "the range S2 to S1 runs upward",
        ]


class TestAccidentalParts:
    @pytest.mark.parametrize(("value", "column"), [("little: finger", 11), ("{little: finger}", 12)])
    def test_a_text_that_became_a_part(self, value, column):
        assert found(REGIONS, f"  a: [C8, {value}]\n") == [
            f"13:{column}: warning: “little” is the id of a part here, and only “finger” is shown"
        ]

    def test_parts_that_a_template_asks_for(self):
        each = "  t: {kind: flip, each: regions, ask: What serves <regions>?, answer: <roots>}\n"
        assert found(each, "  a: [C8, {little: finger}]\n") == []

    def test_several_parts_are_meant(self):
        assert found(REGIONS, "  a: [C8, {little: little finger, ring: ring finger}]\n") == []

    def test_quotes_mend_it(self):
        assert found(REGIONS, '  a: [C8, "little: finger"]\n') == []


class TestNeverOffer:
    def test_a_text_that_is_no_answer(self):
        templates = CHOICE.replace("<roots>}", "<roots>, never_offer: C4}")
        notes = NOTES + "  d: [S3, sole]\n"
        assert found(templates, notes) == [
            "11:104: warning: `never_offer`: no answer of this deck is or names “C4”"
        ]
        assert found(templates.replace("C4", "C5"), notes) == []

    def test_a_field_of_what_is_unfair(self):
        head = HEAD.replace("[roots, regions]", "[roots, regions, unfair]")
        templates = CHOICE.replace("<roots>}", "<roots>, never_offer: <unfair>}")
        notes = "  a: [C5, thumb, S3]\n  b: [T1, wrist, C4]\n  c: [L2, knee, L1 to L5]\n  d: [L5, toe, L4]\n"
        never = [line for line in found(templates, notes, head) if "never_offer" in line]
        assert never == [
            "13:18: warning: `never_offer`: no answer of this deck is or names “S3”",
            "14:18: warning: `never_offer`: no answer of this deck is or names “C4”",
        ]

    def test_a_note_may_name_the_answers_of_any_template(self):
        regions = "  regions: {kinds: [choice, flip], ask: What do <roots> serve?, answer: <regions>}\n"
        notes = NOTES + "  d: {roots: S4, regions: sole, never_offer: [knees, C5]}\n"
        assert found(CHOICE + regions, notes) == []
        (line,) = found(CHOICE + regions, notes.replace("knees", "ankle"))
        assert line == "17:46: warning: `never_offer`: no answer of this deck is or names “ankle”"

    def test_roots_in_any_field_of_another_note(self):
        regions = "  regions: {kinds: [choice, flip], ask: What do <roots> serve?, answer: <regions>}\n"
        assert found(regions, NOTES + "  d: {roots: S4, regions: sole, never_offer: C5}\n") == []


class TestElsewhere:
    def test_the_answer_itself(self):
        notes = "  a: {roots: C6 to C7, regions: thumb, elsewhere: {roots: {map: C6-7}}}\n"
        (line,) = found(ROOTS, notes)
        assert line == "13:60: warning: `elsewhere`: “C6-7” is the answer of this card too"
        assert found(ROOTS, notes.replace("C6-7", "C6")) == []

    def test_of_use_for_one_part_of_several(self):
        each = "  t: {kind: typed, each: n, ask: How many <part>?, answer: <n>}\n"
        assert found(each, "  a: {n: {ribs: 12, bones: 7}, elsewhere: {t: {map: 12}}}\n") == []


class TestLongAnswers:
    LONG = "one that goes on and on and never ends"

    def test_a_long_answer_to_be_typed(self):
        typed = "  t: {kind: typed, ask: What do <roots> serve?, answer: <regions>}\n"
        assert found(typed, f"  a: [C5, {self.LONG}]\n") == [
            "13:11: warning: “t” is to be typed, and its answer has 9 words"
        ]

    @pytest.mark.parametrize(
        ("keys", "value"),
        [
            ("kind: flip", LONG),
            ("kind: typed", "one that goes on and on and ends"),
            ("kind: typed", "one that goes (on and on and on and on)"),
            ("kind: typed", "[one two three, four five six, seven eight nine]"),
            ("kind: typed, expect: list", '"one two three, four five six, seven eight nine"'),
            ("kind: typed, accept: skin", LONG),
        ],
    )
    def test_what_can_be_marked(self, keys, value):
        templates = f"  t: {{{keys}, ask: What do <roots> serve?, answer: <regions>}}\n"
        assert found(templates, f"  a: [C5, {value}]\n") == []


class TestGivenAway:
    def ask(self, question, answer, kind="typed"):
        notes = f'  a: {{q: "{question}", a: {answer}}}\n'
        return found(f"  t: {{kind: {kind}, ask: <q>, answer: <a>}}\n", notes)

    def test_the_answer_stands_in_the_question(self):
        assert self.ask("What is the root of a nerve called?", "nerve root") == [
            "13:3: warning: “t” gives its answer away: “nerve root” stands in its question"
        ]

    @pytest.mark.parametrize(
        ("question", "answer", "kind"),
        [
            ("Is the sensory root dorsal or ventral?", "dorsal", "typed"),
            ("Which of these curve inward: neck, chest, loin?", "[neck, loin]", "typed"),
            ("How many of the 5 bones fuse?", "5", "typed"),
            ("Above which vertebra does C5 leave?", "C5", "typed"),
            ("What is a nerve root?", "the root of a nerve", "flip"),
            ("What is the root of a nerve called?", "nerve roots and ganglia", "typed"),
        ],
    )
    def test_what_is_not_given_away(self, question, answer, kind):
        assert self.ask(question, answer, kind) == []

    def test_holes(self):
        gap = "  gap: {kind: cloze, text: <s>}\n"
        assert found(gap, '  a: {s: "It lies {{c1::above::above or below}} the navel."}\n') == []
        (line,) = found(gap, '  a: {s: "The {{c1::median}} nerve: the median one."}\n')
        assert "“gap#c1” gives its answer away" in line


def test_without_a_thorough_look_nothing_of_this_is_said():
    text = f"{HEAD}templates:\n{CHOICE}notes:\n  a: [C5, thumb]\n  b: [C6, thumb]\n"
    assert compile_deck(text.encode(), PATH).problems == ()


def test_an_error_hides_no_warning_and_makes_none():
    lines = found(CHOICE, "  a: [C5, thumb]\n  b: [C6, thumb]\n  C: [L1, knee]\n")
    assert [line.split(": ")[1] for line in lines] == ["warning", "error"]


def test_an_id_that_is_none_does_not_keep_the_rest_from_being_looked_at():
    lines = found(CHOICE, "  a: [C5, thumb]\n  b/c: [C6, thumb]\n  d: [C7, thumb]\n")
    assert [line.split(": ")[1] for line in lines] == ["error", "warning"]
