"""What a person learns and forgets is theirs: no file and no folder is open to others."""

import os
import stat

import pytest

from learn.decks.library import DeckPlace, Library
from learn.looks import Looks, read_looks, write_looks
from learn.paths import Places
from learn.workspace import Workspace
from tests.faults.command import learn
from tests.plain.sessions import DECK

ANSWERS = "x\n3\n" * 3


def open_to_others(folder):
    """Everything below a folder that anybody but its owner could read or enter."""
    return sorted(
        f"{path.relative_to(folder)} {stat.S_IMODE(path.stat().st_mode):o}"
        for path in (folder, *folder.rglob("*"))
        if stat.S_IMODE(path.stat().st_mode) & 0o077
    )


@pytest.fixture
def open_umask():
    """Nothing is kept from others unless the program keeps it."""
    before = os.umask(0)
    yield
    os.umask(before)


@pytest.fixture
def folder(tmp_path, open_umask):
    return tmp_path / "person"


def names(folder):
    return {path.name for path in folder.rglob("*")}


def test_all_that_commands_make_is_private(folder, tmp_path):
    home = folder / "some" / "home"
    deck = tmp_path / "hand.yaml"
    deck.write_text(DECK)
    for command in (
        ("new", "mine", "--own"), ("study", "--plain", deck), ("backup",), ("doctor", "--rebuild"),
    ):  # fmt: skip
        assert learn(home, *command, typed=ANSWERS).in_sentences().code == 0
    newest = max((home / "backups").iterdir())
    newest.chmod(0o644)
    assert learn(home, "restore", newest.name, "--yes").in_sentences().code == 0
    newest.chmod(0o600)
    (home / "progress.sqlite").write_bytes(b"no database" * 100)
    assert learn(home, "restore", newest.name, "--yes").in_sentences().code == 0
    assert {"progress.sqlite", "progress.sqlite.damaged", "decks.sqlite", "mine.yaml"} <= names(folder)
    assert open_to_others(folder) == ["some/home/decks/mine.yaml 666"]


def test_where_the_platform_keeps_things_too(folder):
    folder.mkdir(0o700)
    assert learn(folder, "study", "--plain", typed=ANSWERS, more={"LEARN_HOME": None}).in_sentences()
    assert {"progress.sqlite", "decks.sqlite"} <= names(folder)
    assert open_to_others(folder) == []


def test_files_that_exist_only_while_the_program_is_open_are_private(folder, tmp_path):
    (tmp_path / "hand.yaml").write_text(DECK)
    with Workspace.open([tmp_path / "hand.yaml"], home=folder) as workspace:
        session = workspace.study("hand")
        session.answer(None)
        session.rate()
        assert {"progress.sqlite-wal", "progress.sqlite-shm"} <= names(folder)
        library = Library.open([DeckPlace(tmp_path / "hand.yaml", "named")], workspace.places.cache)
        assert open_to_others(folder) == []
        library.close()


@pytest.mark.parametrize("way", ["new", "changed"])
def test_files_that_exist_only_while_decks_are_read_again_are_private(folder, tmp_path, way):
    (tmp_path / "hand.yaml").write_text(DECK)
    with Workspace.open([tmp_path], home=folder) as workspace:
        if way == "new":
            (tmp_path / "other.yaml").write_text(DECK.replace("deck: hand", "deck: other"))
        else:
            (tmp_path / "hand.yaml").write_text(DECK.replace("thumb", "big finger"))
        seen = []

        def look(reading):
            seen.append(names(folder))
            assert open_to_others(folder) == []

        workspace.library.reload(look)
        assert any("decks.sqlite-wal" in there for there in seen)
        assert open_to_others(folder) == []
    assert open_to_others(folder) == []


def test_the_log_of_what_nobody_expected_is_private(folder, monkeypatch, capsys):
    from learn import __main__ as roof

    monkeypatch.setenv("LEARN_HOME", str(folder))

    def fail(ways):
        raise RuntimeError("unforeseen")

    monkeypatch.setattr("learn.cli.app.run", fail)
    assert roof.main() == 1
    assert "unforeseen" in Places.find().log.read_text()
    assert "unforeseen" in capsys.readouterr().err
    assert open_to_others(folder) == []


def test_looks_are_private_and_whole_or_not_written(folder, monkeypatch):
    path = folder / "looks.json"
    write_looks(path, Looks("learn-light"))
    assert open_to_others(folder) == []
    kept = path.read_text()

    def fail(*_):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("os.fsync", fail)
    with pytest.raises(OSError, match="No space"):
        write_looks(path, Looks("learn-dark"))
    assert path.read_text() == kept
    assert names(folder) == {"looks.json"}


@pytest.mark.parametrize("content", ["[" * 100_000, "[]", '{"theme": 3}', "\ufeff{", "\0"])
def test_looks_that_cannot_be_read_are_the_usual_ones(tmp_path, content):
    path = tmp_path / "looks.json"
    path.write_text(content)
    assert read_looks(path) == Looks()


def test_looks_that_are_a_link_to_itself_are_looks_again(tmp_path):
    path = tmp_path / "looks.json"
    path.symlink_to(path)
    assert read_looks(path) == Looks()
    write_looks(path, Looks("learn-light"))
    assert read_looks(path) == Looks("learn-light")


def test_looks_behind_a_link_stay_behind_it(folder, tmp_path):
    elsewhere = tmp_path / "dotfiles.json"
    elsewhere.write_text("{}")
    folder.mkdir()
    (folder / "looks.json").symlink_to(elsewhere)
    write_looks(folder / "looks.json", Looks("learn-light"))
    assert (folder / "looks.json").is_symlink()
    assert "learn-light" in elsewhere.read_text()
