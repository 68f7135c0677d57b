"""Nonsense in the environment and on the command line, and streams that are closed or full."""

import os
import pwd
from pathlib import Path

import pytest

from learn.errors import LearnError
from learn.paths import Places
from tests.faults.command import learn
from tests.plain.sessions import DECK

LONG = "a" * 5000
TIMES = ("nonsense", "0001-01-01T00:00", "9999-12-31T23:59", "2026-11-21T23:00+99:00", "2026-02-30", "١٢٣")


@pytest.mark.parametrize("text", TIMES)
@pytest.mark.parametrize("command", [("study", "--plain", "spine"), ("backup",)], ids=lambda argv: argv[0])
def test_a_moment_that_cannot_be_reckoned_with(tmp_path, text, command):
    (tmp_path / "progress.sqlite").touch()
    said = learn(tmp_path, *command, typed="1\n4\n", more={"LEARN_NOW": text}).in_sentences()
    assert said.code == 1
    assert "LEARN_NOW is " in said.err


@pytest.mark.parametrize("moment", ["1969-12-31T12:00", "1970-01-01T00:00", "8999-12-31T23:00"])
def test_a_moment_far_away_is_a_moment(tmp_path, moment):
    more = {"LEARN_NOW": moment}
    said = learn(tmp_path, "study", "--plain", "--limit", "1", "spine", typed="1\n4\n", more=more)
    assert "Accepted" in said.in_sentences().out
    assert learn(tmp_path, "doctor", more=more).in_sentences().code == 0
    assert "1 answer" in learn(tmp_path, "stats", more=more).in_sentences().out


@pytest.mark.parametrize(
    "place", ["~nobody-of-that-name/decks", LONG, "/nowhere", "\udcff\udcfe", "a\nb"], ids=range(5)
)
def test_a_place_of_decks_that_is_not_there(tmp_path, place):
    said = learn(tmp_path, "decks", more={"LEARN_DECKS": place}).in_sentences()
    assert said.code == 1
    assert len(said.err) > 20


def test_separators_alone_name_no_decks(tmp_path):
    assert learn(tmp_path, "decks", more={"LEARN_DECKS": "::"}).in_sentences().code == 0


@pytest.mark.parametrize(
    "word", ["~nobody-of-that-name/x.yaml", f"{LONG}.yaml", "\udcff.yaml", "a\nb.yaml"], ids=range(4)
)
@pytest.mark.parametrize("command", ["study", "check", "cards", "try", "restore"])
def test_a_file_that_cannot_be_there(tmp_path, command, word):
    more = ("only",) if command == "try" else ()
    said = learn(tmp_path, command, word, *more).in_sentences()
    assert said.code == 2 or command == "check", said
    assert said.code != 0


def test_a_home_of_nobody(tmp_path):
    said = learn(tmp_path, "decks", more={"LEARN_HOME": "~nobody-of-that-name"}, cwd=tmp_path)
    assert said.in_sentences().code == 1
    assert "LEARN_HOME" in said.err
    assert list(tmp_path.iterdir()) == []


def test_without_home_the_systems_list_of_people_helps(tmp_path):
    said = learn(tmp_path, "where", more={"HOME": None, "LEARN_HOME": None}).in_sentences()
    assert f"{pwd.getpwuid(os.getuid()).pw_dir}/" in said.out


def test_without_any_home_nothing_is_put_into_the_present_folder(monkeypatch):
    monkeypatch.delenv("HOME", raising=False)
    monkeypatch.delenv("LEARN_HOME", raising=False)
    for name in ("DATA", "CONFIG", "CACHE", "STATE"):
        monkeypatch.delenv(f"XDG_{name}_HOME", raising=False)
    monkeypatch.setattr("os.path.expanduser", lambda path: path)
    with pytest.raises(LearnError, match="no home folder") as told:
        Places.find()
    assert "LEARN_HOME" in told.value.hint


@pytest.fixture
def deck(tmp_path):
    path = tmp_path / "hand.yaml"
    path.write_text(DECK)
    return path


def closing(descriptor):
    return lambda: os.close(descriptor)


@pytest.mark.parametrize("way", ["--plain", "--json"])
def test_without_input_a_session_ends_at_once(tmp_path, deck, way):
    said = learn(tmp_path, "study", way, deck, before=closing(0)).in_sentences()
    assert said.code == 0
    assert "thumb" in said.out


@pytest.mark.parametrize(
    "argv", [("study", "--plain"), ("study", "--json"), ("stats",), ("decks", "--json"), ("cards",)]
)
def test_output_that_is_closed_or_full(tmp_path, deck, argv):
    answers = '{"answer": null}\n{"rating": 3}\n' if "--json" in argv else "C5 to C6\n3\n"
    argv = argv if argv[0] in ("stats", "decks") else (*argv, deck)
    closed = learn(tmp_path, *argv, typed=answers, before=closing(1)).in_sentences()
    assert closed.code == (1 if argv[0] == "study" else 0)
    with Path("/dev/full").open("w") as full:
        said = learn(tmp_path, *argv, typed=answers, capture_output=False, stdout=full, stderr=-1)
    assert said.in_sentences().code == 1
    assert "No space left" in said.err
    assert learn(tmp_path, "doctor").code == 0
