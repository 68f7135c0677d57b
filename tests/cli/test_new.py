"""`learn new`."""

import pytest


def test_a_new_deck_is_sound_and_the_next_commands_are_told(learn, tmp_path):
    outcome = learn("new", "hand", "--title", "The: hand")
    assert outcome.code == 0
    assert "learn check hand.yaml" in outcome.out
    assert "learn study --dry hand.yaml" in outcome.out
    assert learn("check", "hand.yaml").code == 0
    assert learn("--decks", "hand.yaml", "decks", "--json").json["decks"][-1]["title"] == "The: hand"


def test_nothing_is_overwritten(learn, tmp_path):
    path = tmp_path / "here" / "hand.yaml"
    path.write_text("mine")
    outcome = learn("new", "hand")
    assert outcome.code == 1
    assert "already" in outcome.err
    assert path.read_text() == "mine"


def test_it_goes_to_a_folder_that_is_made(learn, tmp_path):
    outcome = learn("new", "hand.yaml", "--folder", tmp_path / "my class")
    assert (tmp_path / "my class" / "hand.yaml").is_file()
    assert f"learn check '{tmp_path}/my class/hand.yaml'" in outcome.out


def test_an_own_deck_is_opened_from_then_on(learn, home):
    learn("new", "hand", "--own")
    assert (home / "decks" / "hand.yaml").is_file()
    assert "hand" in [deck["deck"] for deck in learn("decks", "--json").json["decks"]]


def test_an_own_deck_that_takes_the_place_of_a_shipped_one_is_said_to(learn, home):
    outcome = learn("new", "spine", "--own")
    assert "takes the place of the shipped deck" in outcome.out
    assert "spine.yaml" in outcome.out.split("shipped deck")[1].splitlines()[0]
    assert "place of" not in learn("new", "hand", "--own").out
    assert "place of" not in learn("new", "symptoms").out


@pytest.mark.parametrize("id_", ["My Hand", "../hand", "hand/x", "-", "h" * 65])
def test_a_bad_id_is_misuse(learn, tmp_path, id_):
    assert learn("new", "--", id_).code == 2
    assert not list(tmp_path.rglob("*.yaml"))


def test_two_places_are_misuse(learn, tmp_path):
    assert learn("new", "hand", "--own", "--folder", tmp_path).code == 2


def test_a_folder_that_cannot_be_made(learn, tmp_path):
    (tmp_path / "file").write_text("")
    outcome = learn("new", "hand", "--folder", tmp_path / "file" / "below")
    assert outcome.code == 1
    assert "cannot be written" in outcome.err
