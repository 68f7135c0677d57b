"""`learn reset`, `learn suspend`, `learn unsuspend`, and `learn cards` that shows them."""

import pytest

from learn.cards.rating import Rating
from learn.study.desk import Mark
from learn.workspace import Workspace
from tests.cli.conftest import LIMBS, answer, write_deck

THUMB = "limbs/thumb/roots"
KEYS = ["arm/c6/region", "arm/c7/region"]


def states(learn, *words):
    return {card["key"]: card["states"] for card in learn("cards", "arm", *words, "--json").json}


@pytest.fixture(autouse=True)
def _arm(own_deck):
    """The deck `arm` is there."""


@pytest.fixture
def asked(monkeypatch):
    """A person at the keyboard who says what is appended here."""
    said = []
    monkeypatch.setattr("learn.cli.marks.can_ask", lambda: True)
    monkeypatch.setattr("click.confirm", lambda question: said.append(question) or said[0] is True)
    return said


class TestReset:
    def test_answered_cards_are_new_again(self, learn):
        answer("arm", 2)
        outcome = learn("reset", "arm", "--yes")
        assert outcome.code == 0
        assert outcome.out.startswith("2 answered cards are new again.")
        assert "press u in `learn study`" in outcome.out
        assert states(learn) == {KEYS[0]: ["new"], KEYS[1]: ["new"]}

    def test_undo_takes_it_back(self, learn):
        answer("arm", 1)
        before = states(learn)
        learn("reset", "arm", "--yes")
        with Workspace.open() as workspace:
            assert workspace.study().undo() is not None
        assert states(learn) == before

    def test_by_tag_and_by_key(self, learn):
        answer("arm", 2)
        assert "1 answered card is new" in learn("reset", "--tag", "upper", "--yes").out
        assert states(learn)[KEYS[0]] == ["new"]
        learn("reset", "--card", KEYS[1], "--yes")
        assert states(learn)[KEYS[1]] == ["new"]

    def test_without_answers_there_is_nothing_to_do(self, learn):
        outcome = learn("reset", "arm")
        assert outcome.code == 0
        assert "nothing to reset" in outcome.out

    def test_without_a_terminal_it_wants_yes(self, learn):
        answer("arm", 1)
        outcome = learn("reset", "arm")
        assert outcome.code == 2
        assert "1 answered card" in outcome.err and "--yes" in outcome.err
        assert states(learn)[KEYS[0]] != ["new"] or states(learn)[KEYS[1]] != ["new"]

    def test_it_asks_with_the_number(self, learn, asked):
        answer("arm", 2)
        outcome = learn("reset", "arm")
        assert asked == ["Make 2 answered cards new again?"]
        assert outcome.out == "Nothing was changed.\n"

    def test_it_takes_yes_for_an_answer(self, learn, asked):
        answer("arm", 2)
        asked.append(True)
        assert "new again" in learn("reset", "arm").out

    @pytest.mark.parametrize("words", [[], ["leg"], ["--tag", "nosuch"], ["--card", "arm/c9/region"]])
    def test_slips_are_misuse(self, learn, words):
        assert learn("reset", *words, "--yes").code == 2


class TestSuspend:
    def test_and_back(self, learn):
        assert f"{KEYS[0]} is suspended now." in learn("suspend", KEYS[0]).out
        assert list(states(learn, "--suspended")) == [KEYS[0]]
        assert f"{KEYS[0]} is asked again." in learn("unsuspend", KEYS[0]).out
        assert states(learn, "--suspended") == {}

    def test_what_is_so_already_is_left(self, learn):
        learn("suspend", KEYS[0])
        outcome = learn("suspend", *KEYS)
        assert f"{KEYS[0]} was suspended already." in outcome.out
        assert f"{KEYS[1]} is suspended now." in outcome.out
        assert "not suspended" in learn("unsuspend", "spine/cervical/place").out

    def test_an_unknown_key_changes_nothing(self, learn):
        assert learn("suspend", KEYS[0], "arm/nope/region").code == 2
        assert states(learn, "--suspended") == {}


class TestCards:
    def test_all_words_for_how_a_card_stands(self, learn, monkeypatch):
        [first] = answer("arm", 1, Rating.EASY)
        [second] = answer("arm", 1, Rating.AGAIN)
        with Workspace.open() as workspace:
            workspace.mark([second], Mark.FLAG)
            workspace.mark([second], Mark.SUSPEND)
        found = states(learn)
        assert found[first][0].startswith("due in ")
        assert found[second] == ["learning", "suspended", "flag"]
        assert list(states(learn, "--flagged")) == [second]
        monkeypatch.setenv("LEARN_NOW", "2026-06-02T12:00+00:00")
        assert states(learn)[first] == ["due today"]

    def test_the_text(self, learn):
        out = learn("cards", "arm").out
        assert "arm/c6/region  flip, new\n    Where is C6?  =  thumb\n    tags: upper\n" in out
        assert out.endswith("2 cards.\n")

    def test_a_choice_shows_its_options(self, learn, home):
        write_deck(home / "decks", "limbs", LIMBS.replace("kind: typed", "kinds: [choice, typed]"))
        first = next(card for card in learn("cards", "limbs", "--json").json if card["key"] == THUMB)
        assert first["kinds"] == ["choice", "typed"]
        assert first["answer"] in first["options"]
        assert len(first["options"]) == 4
        out = learn("cards", "limbs").out
        assert f"{THUMB}  choice then typed, new\n" in out
        assert f"    options: {' · '.join(first['options'])}\n" in out

    @pytest.mark.parametrize(("second", "word"), [("typed", "typed"), ("flip", "flip")])
    def test_a_choice_without_fair_options_says_how_it_is_asked(self, learn, home, reshape, second, word):
        reshape(kind="choice", kinds=("choice", second), field="arm:region")
        assert [card["options"] for card in learn("cards", "arm", "--json").json] == [[], []]
        assert f"    asked {word}: too few fair options\n" in learn("cards", "arm").out

    def test_a_card_that_is_never_a_choice_has_no_options(self, learn):
        card = learn("cards", "arm", "--json").json[0]
        assert (card["kinds"], card["options"]) == (["flip"], None)

    def test_without_a_deck_all_are_listed(self, learn):
        keys = [card["key"] for card in learn("cards", "--json").json]
        assert KEYS[0] in keys and "spine/cervical/place" in keys

    def test_nothing_is_suspended(self, learn):
        assert learn("cards", "--suspended").out == "0 suspended cards.\n"

    def test_an_unknown_deck(self, learn):
        assert learn("cards", "leg").code == 2
