"""`learn doctor`."""

import sqlite3

import pytest

from tests.cli.conftest import answer


@pytest.fixture
def progress(home):
    """A progress file with three answers."""
    answer("spine", 3)
    return home / "progress.sqlite"


def cut(path):
    path.write_bytes(path.read_bytes()[:9000])


def scribble(path):
    path.write_text("this is no database" * 500)


def blot(path):
    data = bytearray(path.read_bytes())
    data[8192:40000] = b"\xa5" * (40000 - 8192)
    path.write_bytes(bytes(data))


DAMAGES = [cut, scribble, blot]


def test_a_sound_file(learn, progress):
    outcome = learn("doctor")
    assert outcome.code == 0
    assert f"{progress} is whole: 3 events, 3 cards." in outcome.out
    assert "All states are what the log gives." in outcome.out


def test_no_file_yet(learn, home):
    outcome = learn("doctor")
    assert outcome.code == 0
    assert "no progress file yet" in outcome.out
    assert not (home / "progress.sqlite").exists()


def test_a_state_that_the_log_does_not_give_is_found_and_derived_again(learn, progress):
    with sqlite3.connect(progress) as connection:
        connection.execute("UPDATE state SET stability = 99 WHERE card = 1")
    connection.close()
    outcome = learn("doctor")
    assert outcome.code == 1
    assert "learn doctor --rebuild" in outcome.out
    assert "its state is not what its reviews give" in outcome.out
    outcome = learn("doctor", "--rebuild")
    assert outcome.code == 0
    assert "Backed up to" in outcome.out
    assert learn("doctor").code == 0


def test_rebuild_as_json_names_the_backup(learn, progress, home):
    found = learn("doctor", "--rebuild", "--json").json
    assert found["rebuilt"] is True
    assert found["kept"].startswith(str(home / "backups"))


@pytest.mark.parametrize("damage", DAMAGES)
@pytest.mark.parametrize("words", [[], ["--rebuild"]])
def test_a_damaged_file_is_told_with_the_backups_that_help(learn, progress, home, damage, words):
    learn("backup")
    (home / "backups" / "progress-2026-03-01-000000.sqlite").write_text("no database either" * 100)
    damage(progress)
    outcome = learn("doctor", *words)
    assert outcome.code == 1
    assert f"{progress} is damaged" in outcome.out
    assert "learn restore progress-2026-03-02-" in outcome.out
    assert "2026-03-01" not in outcome.out
    assert "Traceback" not in outcome.err


@pytest.mark.parametrize("damage", DAMAGES)
def test_no_command_ends_in_a_traceback_over_a_damaged_file(learn, progress, damage):
    damage(progress)
    for words in (["stats"], ["decks"], ["cards", "spine"], ["set"], ["study"]):
        outcome = learn(*words)
        if outcome.code:
            assert "is damaged" in outcome.err
            assert "learn doctor" in outcome.err


@pytest.mark.parametrize("damage", [scribble])
def test_every_command_names_the_backup_that_helps(learn, progress, damage):
    newest = learn("backup", "--json").json["written"].rsplit("/", 1)[1]
    damage(progress)
    for words in (["stats"], ["set"], ["backup"], ["suspend", "spine/c1/x"]):
        assert f"`learn restore {newest}`" in learn(*words).err


def test_without_a_backup_it_says_so(learn, progress):
    scribble(progress)
    assert "no backup that can be restored" in learn("doctor").out


def test_an_emptied_file_with_backups_is_not_taken_for_a_beginning(learn, progress):
    learn("backup")
    progress.write_bytes(b"")
    outcome = learn("doctor")
    assert "There are backups:" in outcome.out


def test_a_file_of_a_newer_version_is_refused(learn, progress):
    with sqlite3.connect(progress) as connection:
        connection.execute("PRAGMA user_version = 99")
    connection.close()
    outcome = learn("doctor")
    assert outcome.code == 1
    assert "newer learn" in outcome.err


def test_a_deck_place_that_is_gone_does_not_keep_the_doctor_away(learn, progress, monkeypatch):
    monkeypatch.setenv("LEARN_DECKS", "/nowhere/at/all")
    assert learn("doctor").code == 0


def test_damage_as_json(learn, progress):
    scribble(progress)
    found = learn("doctor", "--json")
    assert found.code == 1
    assert found.json["sound"] is False
    assert "not a database" in found.json["damage"][0]
