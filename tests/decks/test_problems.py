"""How a problem looks."""

from pathlib import Path

from learn.decks.problems import Problem

from .decks import DECK, compiled


def test_a_problem_shows_place_line_caret_and_what_to_do():
    (problem,) = compiled(DECK.replace("do <roots>", "do <rots>")).problems
    assert problem.render() == (
        "/decks/hand.yaml:13:10: error: <rots> is not a field of this deck\n"
        "        ask: Which regions do <rots> serve?\n"
        "             ^\n"
        "  Did you mean “roots”? Fields: regions, roots.\n"
        "  To show it as it stands, write <<rots>>."
    )


def test_a_long_line_is_cut_around_the_caret():
    line = "x" * 300 + "HERE" + "y" * 300
    shown = Problem(Path("a.yaml"), 1, 301, "wrong", excerpt=line).render().splitlines()
    assert len(shown[1]) < 90
    assert shown[1][shown[2].index("^")] == "H"


def test_control_characters_are_made_visible():
    shown = Problem(Path("a\x1b.yaml"), 1, 3, "wrong", excerpt="a\x1b[31m\tb").render()
    assert "\x1b" not in shown
    assert "a␛[31m b" in shown


def test_a_problem_of_the_whole_file_has_no_line():
    assert Problem(Path("a.yaml"), 0, 0, "wrong").render() == "a.yaml: error: wrong"
