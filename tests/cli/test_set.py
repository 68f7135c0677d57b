"""`learn set`."""

import fsrs.scheduler as fsrs
import pytest

from learn.settings import SETTINGS


def value(learn, name):
    return learn("set", name, "--json").json[0]["value"]


def test_all_settings_are_listed_with_what_they_do(learn):
    outcome = learn("set")
    assert outcome.code == 0
    for name in SETTINGS:
        assert name in outcome.out
    assert "At most 20 cards that you have not seen yet" in outcome.out
    assert max(map(len, outcome.out.splitlines())) <= 80


def test_one_is_shown(learn):
    outcome = learn("set", "retention")
    assert outcome.out.splitlines()[0].split() == ["retention", "0.90"]
    assert len(outcome.out.splitlines()) == 2


def test_one_is_changed_and_the_effect_is_said(learn):
    outcome = learn("set", "new-per-day", "7")
    assert outcome.out.startswith("new-per-day is now 7.\nAt most 7 cards")
    assert value(learn, "new-per-day") == "7"


def test_steps_need_no_quotes(learn):
    learn("set", "learning-steps", "1m", "5m", "1h")
    assert value(learn, "learning-steps") == "1m 5m 1h"


def test_a_deck_has_a_value_of_its_own_until_it_gives_it_up(learn):
    assert "in spine is now 0.95" in learn("set", "retention", "0.95", "--deck", "spine").out
    assert "in spine: 0.95" in learn("set", "retention").out
    assert "(this deck's own)" in learn("set", "retention", "--deck", "spine").out
    assert "spine (0.95)" in learn("set", "retention", "0.8").out
    assert learn("set", "retention", "--json").json[0]["decks"][0]["value"] == "0.95"
    assert "in spine is now 0.80" in learn("set", "retention", "--reset", "--deck", "spine").out
    assert learn("set", "retention", "--json").json[0]["decks"] == []


def test_reset_without_a_deck_goes_back_to_the_default(learn):
    learn("set", "retention", "0.8")
    assert "is now 0.90" in learn("set", "retention", "--reset").out


def test_weights_go_back_to_their_default(learn):
    assert learn("set", "weights", *map(str, fsrs.DEFAULT_PARAMETERS[:20]), "0.2").code == 0
    assert value(learn, "weights") != "default"
    learn("set", "weights", "--reset")
    assert value(learn, "weights") == "default"


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["retnetion"], "retention"),
        (["retention", "2"], "from 0.70 to 0.99"),
        (["retention", "0.8", "--reset"], "--reset takes no value"),
        (["--reset"], "name of a setting"),
        (["rollover", "5:00", "--deck", "spine"], "all decks"),
        (["retention", "0.8", "--deck", "spin"], "spine"),
    ],
)
def test_slips_are_misuse(learn, words, said):
    outcome = learn("set", *words)
    assert outcome.code == 2
    assert said in outcome.err


def test_weights_out_of_bounds_are_refused(learn):
    outcome = learn("set", "weights", *["0.5"] * 21)
    assert outcome.code == 1
    assert outcome.err
    assert value(learn, "weights") == "default"


def test_as_json(learn):
    found = learn("set", "--json").json
    assert [setting["name"] for setting in found] == list(SETTINGS)
