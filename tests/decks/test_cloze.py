"""Texts with holes."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from learn.decks.cloze import Hole, take_apart

from .decks import HEAD, cards, compiled, problems

GAP = HEAD.replace("fields: [roots, regions]\n", "") + "templates:\n  gap: {kind: cloze, text: <sentence>}\n"


def asked(sentence):
    return cards(GAP + f'notes:\n  a: {{sentence: "{sentence}"}}\n')


class TestTakingApart:
    def test_pieces_and_holes(self):
        assert take_apart("The {{c1::thumb::digit}} is {{c2::C6}}.").pieces == (
            "The ",
            Hole(1, "thumb", "digit"),
            " is ",
            Hole(2, "C6", ""),
            ".",
        )

    def test_single_braces_are_text(self):
        assert take_apart("{a} {{c1::{b}}} }").pieces == ("{a} ", Hole(1, "{b}", ""), " }")

    @pytest.mark.parametrize(
        ("text", "at"),
        [
            ("a {{c1::b", 2),
            ("a {{c1::b}", 2),
            ("a }} b", 2),
            ("a {{b}}", 2),
            ("a {{c0::b}}", 2),
            ("a {{c::b}}", 2),
            ("a {{c1:b}}", 2),
            ("a {{c1::}}", 2),
            ("a {{c1:: ::x}}", 2),
            ("a {{c1::b::}}", 2),
            ("a {{c1::b {{c2::c}} d}}", 10),
        ],
    )
    def test_flaws(self, text, at):
        (flaw,) = take_apart(text).flaws
        assert flaw.at == at

    def test_all_flaws_of_a_text(self):
        assert [flaw.at for flaw in take_apart("{{a}} {{c1::b}} {{c2::}} }}").flaws] == [0, 16, 25]

    @given(st.lists(st.sampled_from(["{{", "}}", "{", "}", "c1::", "c2::", "::", "a", " "])).map("".join))
    def test_it_never_raises_and_loses_nothing(self, text):
        cloze = take_apart(text)
        if not cloze.flaws and not cloze.numbers:
            assert "".join(cloze.pieces) == text
        for number in cloze.numbers:
            assert cloze.held(number)


class TestCards:
    def test_a_card_for_each_number(self):
        first, second = asked("The {{c2::thumb}} is {{c1::C6::which root?}}.")
        assert (first.key, first.prompt, first.answer) == (
            "hand/a/gap#c1",
            "The thumb is [which root?].",
            "C6",
        )
        assert (second.key, second.prompt, second.answer) == ("hand/a/gap#c2", "The […] is C6.", "thumb")
        assert (first.kind, first.kinds, first.field, first.self_rated) == ("cloze", (), "", False)

    def test_holes_of_one_number_are_asked_together(self):
        (card,) = asked("{{c1::C6}}, {{c1::C7}} and {{c1::C8}}; {{c1::C7}} is the middle.")
        assert card.items == ("C6", "C7", "C8")
        assert card.answer == "C6, C7, C8"
        assert card.prompt == "[…], […] and […]; […] is the middle."

    def test_the_same_text_twice_is_one_answer(self):
        (card,) = asked("{{c1::C6}} here and {{c1::C6}} there")
        assert (card.answer, card.items) == ("C6", ())

    def test_holes_may_hold_fields(self):
        text = GAP.replace("text: <sentence>", "typed: no, text: '{{c1::<roots>}}: {{c2::<regions>}}'")
        first, second = cards(text + "notes:\n  a: {roots: C6, regions: thumb}\n")
        assert (first.answer, second.answer) == ("C6", "thumb")
        assert first.self_rated
        assert second.self_rated

    def test_a_hole_is_what_is_expected(self):
        text = GAP.replace("text:", "expect: roots, text:")
        assert problems(text + 'notes:\n  a: {sentence: "{{c1::C6}} {{c2::thumb}}"}\n') == [
            "12:17: error: template “gap” expects roots, and the answer “thumb” names none"
        ]


class TestPlaces:
    def test_a_flaw_in_a_quoted_text(self):
        notes = 'notes:\n  a: {sentence: "{{c1::b}} {{c::d}}"}\n'
        assert problems(GAP + notes)[0].startswith("12:28: error: this hole has no number")

    def test_a_flaw_in_a_block(self):
        notes = "notes:\n  a:\n    sentence: >-\n      {{c1::b}} and then\n      some {{c2::}} more\n"
        assert problems(GAP + notes) == ["15:12: error: this hole is empty"]

    def test_a_flaw_of_the_template_is_said_once(self):
        text = GAP.replace("text: <sentence>", "text: '<sentence> {{c1:x}}'")
        notes = "".join(f'  n{number}: {{sentence: "{{{{c1::a}}}}"}}\n' for number in range(5))
        found = compiled(text + "notes:\n" + notes).problems
        assert [(problem.line, problem.column) for problem in found] == [(10, 40)]

    def test_a_text_without_a_hole(self):
        assert problems(GAP + "notes:\n  a: {sentence: C6}\n") == ["12:17: error: this text has no hole"]

    def test_the_grammar_is_told(self):
        (problem,) = compiled(GAP + "notes:\n  a: {sentence: C6}\n").problems
        assert "{{c1::its text::a hint}}" in problem.hint

    @pytest.mark.parametrize("value", ["{{c1::a}} and {{c2::b}}", "{{c1::a}} b"])
    def test_an_unquoted_text_is_told_to_want_quotes(self, value):
        hints = [
            problem.hint for problem in compiled(GAP + f"notes:\n  a:\n    sentence: {value}\n").problems
        ]
        assert any(f'sentence: "{value}"' in hint for hint in hints)
