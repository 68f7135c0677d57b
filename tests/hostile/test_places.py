"""Deck folders that hold more than files: links out, pipes, devices, floods. Nothing hangs or is followed."""

import os
from pathlib import Path

import pytest

from tests.faults.command import learn
from tests.plain.sessions import DECK

USES = DECK.replace("heading: Upper limb", "heading: Upper limb\nvocabulary: body")
WORDS = "format: 1\nvocabulary: body\ntitle: Body\nsame:\n- [navel, belly button]\n"


def as_pipe(path):
    os.mkfifo(path)


def as_device(path):
    path.symlink_to("/dev/zero")


def as_link_out(path):
    path.symlink_to("/etc/passwd")


def as_link_to_itself(path):
    path.symlink_to(path)


def as_folder(path):
    path.mkdir()


def as_flood(path):
    with path.open("wb") as file:
        file.truncate(100 << 20)


THINGS = (as_pipe, as_device, as_link_out, as_link_to_itself, as_folder, as_flood)


@pytest.fixture
def folder(tmp_path):
    (tmp_path / "decks" / "vocabulary").mkdir(parents=True)
    return tmp_path / "decks"


@pytest.mark.parametrize("thing", THINGS)
def test_what_stands_in_a_deck_folder_is_named_and_left(folder, thing):
    (folder / "hand.yaml").write_text(DECK)
    thing(folder / "odd.yaml")
    said = learn(folder.parent, "decks").in_sentences()
    assert said.code == 0
    assert "Roots of the hand" in said.out
    assert "odd: cannot be studied" in said.out
    assert "root:" not in said.all
    for argv in (
        ("check", folder),
        ("check", folder / "odd.yaml"),
        ("study", "--plain", folder / "odd.yaml"),
    ):
        said = learn(folder.parent, *argv).in_sentences()
        assert said.code != 0 or (thing, argv[1]) == (as_folder, folder / "odd.yaml")
        assert "odd.yaml" in said.all or not said.code
        # A link that is named by itself is followed.
        assert "root:" not in said.all or argv[-1] != folder


@pytest.mark.parametrize("thing", THINGS)
def test_what_stands_in_a_vocabularys_place_is_named_and_left(folder, thing):
    (folder / "hand.yaml").write_text(USES)
    thing(folder / "vocabulary" / "body.yaml")
    for argv in (("decks",), ("check", folder), ("study", "--plain", "hand")):
        said = learn(folder.parent, *argv).in_sentences()
        assert said.code == (0 if argv == ("decks",) else 1)
        assert "vocabulary" in said.all
        assert "root:" not in said.all


def test_a_vocabulary_that_becomes_a_pipe_is_noticed(folder):
    (folder / "hand.yaml").write_text(USES)
    words = folder / "vocabulary" / "body.yaml"
    words.write_text(WORDS)
    assert "hand" in learn(folder.parent, "decks").in_sentences().out
    words.unlink()
    os.mkfifo(words)
    assert "hand: cannot be studied" in learn(folder.parent, "decks").in_sentences().out


@pytest.mark.parametrize("thing", [as_pipe, as_device, as_link_out, as_folder, as_flood])
def test_a_backup_that_is_none(tmp_path, thing):
    thing(tmp_path / "odd.sqlite")
    said = learn(tmp_path, "restore", tmp_path / "odd.sqlite", "--yes").in_sentences()
    assert said.code in (1, 2)
    assert not (tmp_path / "progress.sqlite").exists()


@pytest.mark.parametrize("name", ["a\nb.yaml", "\x1b[31mred.yaml", "\udcff.yaml", "\u202e.yaml", "-v.yaml"])
def test_names_of_files_are_text(folder, name):
    (folder / name).write_text(DECK.replace("kind: typed", "kind: tiped"))
    for argv in (("decks",), ("check",), ("study", "--plain")):
        said = learn(folder.parent, *argv).in_sentences()
        assert not set(said.all) & {chr(code) for code in (*range(10), *range(11, 32), 127)}, said


def test_a_folder_of_thousands(folder):
    for number in range(2000):
        (folder / f"d{number}.yaml").write_text("format: 1\n")
    assert learn(folder.parent, "decks").in_sentences().code == 0
    Path(folder / "hand.yaml").write_text(DECK)
    assert "Roots of the hand" in learn(folder.parent, "decks").in_sentences().out
