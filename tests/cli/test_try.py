"""`learn try`."""

import pytest

from tests.cli.conftest import BROKEN, LIMBS, write_deck

THUMB = "limbs/thumb/roots"
LITTLE = "limbs/little/region"
SYMPTOMS = (("weakness", "motor"), ("tingling", "sensory"), ("pain", "sensory"))


@pytest.fixture(autouse=True)
def _limbs(home):
    """The deck `limbs` is there."""
    write_deck(home / "decks", "limbs", LIMBS)


@pytest.mark.parametrize(
    ("words", "code", "verdicts"),
    [
        ([THUMB, "c5/6"], 0, ["right"]),
        ([LITTLE, "litle finger"], 0, ["typo"]),
        ([THUMB, "C5"], 1, ["incomplete"]),
        ([THUMB, "C5", "C6"], 0, ["incomplete", "incomplete"]),
        ([THUMB, "C5", "C7"], 1, ["incomplete", "wrong"]),
        ([THUMB, "C5", ""], 1, ["incomplete", "incomplete"]),
        ([THUMB, "C4"], 1, ["wrong"]),
        ([THUMB, ""], 1, ["wrong"]),
        ([THUMB, "C4", "C5 to C6"], 1, ["wrong"]),
    ],
)
def test_the_exit_code_says_whether_it_would_count(learn, words, code, verdicts):
    outcome = learn("try", *words, "--json")
    assert outcome.code == code
    assert [one["verdict"] for one in outcome.json["tries"]] == verdicts


def test_the_text(learn):
    assert learn("try", THUMB, "C5", "C6").out == (
        "limbs/thumb/roots  typed\n"
        "    Which roots serve the thumb?  =  C5 to C6\n"
        "“C5”: incomplete, Again. C5 is part of it; C6 is missing.\n"
        "    read as roots: C5\n"
        "    missing: C6\n"
        "    asks once more: Part of it is there. The rest?\n"
        "“C6”: incomplete, Hard. The rest came at the second try.\n"
        "    read as roots: C6\n"
    )


def test_a_second_text_that_is_not_asked_for_is_told(learn):
    outcome = learn("try", THUMB, "C5 to C6", "C7")
    assert "“C7”" not in outcome.out
    assert "The second try is not looked at" in outcome.err


def test_whose_answer_it_is(learn):
    outcome = learn("try", THUMB, "L5")
    assert "    That is the answer to: Which roots serve the big toe? (limbs/toe/roots)\n" in outcome.out
    [one] = learn("try", THUMB, "L5", "--json").json["tries"]
    assert one["confused_with"] == {"key": "limbs/toe/roots", "prompt": "Which roots serve the big toe?"}


def test_the_slip_is_spelled(learn):
    assert "    spelled: little\n" in learn("try", LITTLE, "litle finger").out


def test_the_answer_of_another_source(learn, reshape):
    reshape(elsewhere=(("T1", "The other map"),))
    outcome = learn("try", THUMB, "T1")
    assert outcome.code == 1
    assert "    right in: The other map\n" in outcome.out
    assert "asks once more: Right in The other map." in outcome.out


@pytest.mark.parametrize(
    ("changes", "text", "expect", "read_as"),
    [
        ({}, "C6 to C8", "roots", ["C6", "C7", "C8"]),
        ({}, "C9", "roots", None),
        ({}, "", "roots", None),
        ({"answer": "8"}, "eight pairs", "number", ["8", "pairs"]),
        ({"answer": "8"}, "many", "number", None),
        ({"answer": "navel"}, "The Navels", "term", ["navel"]),
        ({"answer": "navel"}, "", "term", None),
        ({"answer": "a, b", "items": ("a", "b")}, "b and c", "list", ["b", "c"]),
        ({"kind": "sort", "sort": SYMPTOMS}, "122", "items",
         ["weakness: motor", "tingling: sensory", "pain: sensory"]),
        ({"kind": "sort", "sort": SYMPTOMS}, "", "items", None),
    ],
)  # fmt: skip
def test_what_it_is_read_as(learn, reshape, changes, text, expect, read_as):
    reshape(**changes)
    [one] = learn("try", THUMB, text, "--json").json["tries"]
    assert (one["expect"], one["read_as"]) == (expect, read_as)


def test_a_ladder_is_tried_where_it_is_typed(learn, reshape):
    reshape(kind="choice", kinds=("choice", "typed"))
    assert learn("try", THUMB, "C5-6", "--json").json["asked"] == "typed"


class TestChoice:
    @pytest.fixture(autouse=True)
    def _asked_by_choice(self, reshape):
        reshape(kind="choice", kinds=("choice", "flip"), field="limbs:any")

    def test_by_number_or_words(self, learn):
        assert learn("try", THUMB, "C5 to C6").code == 0
        options = learn("try", THUMB, "C5 to C6", "--json").json["options"]
        assert learn("try", THUMB, options.index("C5 to C6") + 1).code == 0
        wrong = next(text for text in options if text != "C5 to C6")
        outcome = learn("try", THUMB, wrong)
        assert outcome.code == 1
        assert f"read as option: {wrong}\n    That is the answer to:" in outcome.out
        assert f"    options: 1 {options[0]}, 2 {options[1]}," in outcome.out

    def test_what_is_no_option_is_misuse(self, learn):
        outcome = learn("try", THUMB, "elbow")
        assert outcome.code == 2
        assert "There are: 1 " in outcome.err

    def test_too_few_fair_options_are_typed(self, learn, reshape):
        reshape(kinds=("choice",), field="")
        assert learn("try", THUMB, "C5-6", "--json").json["asked"] == "typed"


@pytest.mark.parametrize(
    ("words", "code", "said"),
    [
        (["limbs/nose/roots", "x"], 2, "learn cards DECK"),
        (["", "x"], 2, "no card"),
        (["limbs", "x"], 2, "no card"),
        ([THUMB], 2, "a text are missing"),
        ([""], 2, "A card key"),
        ([THUMB, "little", "finger", "tip"], 2, "quotes"),
        (["spine/cervical/place", "neck"], 2, "not marked"),
        (["bad/c6/region", "x"], 1, "learn check"),
    ],
)
def test_slips(learn, home, reshape, words, code, said):
    write_deck(home / "decks", "bad", BROKEN)
    if "spine" in words[0]:
        reshape(kind="flip", kinds=())
    outcome = learn("try", *words)
    assert (outcome.code, outcome.out) == (code, "")
    assert said in outcome.err


def test_a_deck_that_is_named(learn, tmp_path):
    path = write_deck(tmp_path, "feet", LIMBS)
    assert learn("--decks", path, "try", "feet/toe/roots", "L5").code == 0


def test_nothing_is_logged_and_a_progress_file_is_not_looked_at(learn, home):
    learn("try", THUMB, "C5")
    assert not (home / "progress.sqlite").exists()
    (home / "progress.sqlite").write_text("no database")
    assert learn("try", THUMB, "C5 to C6").code == 0


def test_nothing_in_an_answer_is_obeyed_by_a_terminal(learn):
    assert "\x1b" not in learn("try", LITTLE, "\x1b[2Jlittle \ud800 finger").out


class TestFile:
    def test_a_file_is_named_before_the_card(self, learn, tmp_path):
        path = write_deck(tmp_path, "hands", LIMBS)
        assert learn("try", path, "hands/thumb/roots", "C5 to C6").code == 0
        assert learn("try", path, "hands/thumb/roots", "C5", "C7").code == 1
        assert learn("try", "hands/thumb/roots", "C5").code == 2, "without its file it is not there"

    def test_a_broken_file_says_how_to_see_its_problems(self, learn, tmp_path):
        path = write_deck(tmp_path, "torn", BROKEN.replace("deck: {id}", "deck: other"))
        outcome = learn("try", path, "other/c6/region", "x")
        assert (outcome.code, outcome.out) == (1, "")
        assert f"learn check {path}" in outcome.err

    def test_a_file_that_is_not_there(self, learn):
        outcome = learn("try", "nope.yaml", "a/b/c", "x")
        assert (outcome.code, "nope.yaml" in outcome.err) == (2, True)
