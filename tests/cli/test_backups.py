"""`learn backup` and `learn restore`."""

from pathlib import Path

import pytest

from tests.cli.conftest import answer
from tests.cli.test_doctor import DAMAGES, progress

__all__ = ["progress"]


def events(learn):
    return learn("doctor", "--json").json["events"]


def test_a_backup_is_written_and_listed(learn, progress):
    outcome = learn("backup")
    assert outcome.code == 0
    name = "progress-2026-03-02-"
    assert f"learn restore {name}" in outcome.out
    assert name in learn("backup", "--list").out


def test_without_progress_there_is_nothing_to_back_up(learn, home):
    outcome = learn("backup")
    assert outcome.code == 1
    assert "nothing to back up" in outcome.err
    assert not home.exists()


def test_an_empty_list_says_what_to_do(learn):
    assert "learn backup" in learn("backup", "--list").out


def test_as_json(learn, progress):
    written = learn("backup", "--json").json
    assert written["written"] == written["backups"][0]["path"]
    assert written["backups"][0]["bytes"] > 0
    listed = learn("backup", "--list", "--json").json
    assert listed == {"written": None, "backups": written["backups"]}


def test_back_to_a_backup_by_its_name(learn, progress):
    name = Path(learn("backup", "--json").json["written"]).name
    answer("spine", 2)
    outcome = learn("restore", name, "--yes")
    assert outcome.code == 0
    assert "What was there before is kept in" in outcome.out
    assert events(learn) == 3


def test_what_was_there_can_be_restored_in_turn(learn, progress):
    name = Path(learn("backup", "--json").json["written"]).name
    answer("spine", 2)
    kept = learn("restore", name, "--yes").out.rsplit("kept in ", 1)[1].strip().removesuffix(".")
    learn("restore", kept, "--yes")
    assert events(learn) == 5


@pytest.mark.parametrize("damage", DAMAGES)
def test_a_damaged_file_is_kept_aside(learn, progress, damage):
    source = learn("backup", "--json").json["written"]
    damage(progress)
    damaged = progress.read_bytes()
    outcome = learn("restore", source, "--yes")
    assert outcome.code == 0
    assert f"kept in {progress}.damaged." in outcome.out
    assert Path(f"{progress}.damaged").read_bytes() == damaged
    assert events(learn) == 3
    assert len(learn("backup", "--list", "--json").json["backups"]) == 1


def test_damaged_files_do_not_overwrite_one_another(learn, progress):
    source = learn("backup", "--json").json["written"]
    for damage in DAMAGES:
        damage(progress)
        learn("restore", source, "--yes")
    assert len(list(progress.parent.glob("*.damaged*"))) == len(DAMAGES)


def test_the_oldest_of_ten_backups_can_be_restored(learn, progress):
    oldest = learn("backup", "--json").json["written"]
    answer("spine", 1)
    for _ in range(9):
        learn("backup")
    assert learn("restore", oldest, "--yes").code == 0
    assert events(learn) == 3


def test_without_progress_nothing_is_asked(learn, progress):
    source = learn("backup", "--json").json["written"]
    for path in progress.parent.glob("progress.sqlite*"):
        path.unlink()
    outcome = learn("restore", source)
    assert outcome.code == 0
    assert "kept in" not in outcome.out
    assert events(learn) == 3


def test_without_a_terminal_it_wants_yes(learn, progress):
    source = learn("backup", "--json").json["written"]
    outcome = learn("restore", source)
    assert outcome.code == 2
    assert "--yes" in outcome.err


def test_it_asks(learn, progress, monkeypatch):
    source = learn("backup", "--json").json["written"]
    monkeypatch.setattr("learn.cli.backups.can_ask", lambda: True)
    monkeypatch.setattr("click.confirm", lambda question: False)
    assert learn("restore", source).out == "Nothing was changed.\n"


def test_what_is_no_backup_is_refused(learn, progress, tmp_path):
    (tmp_path / "text").write_text("no database" * 100)
    assert learn("restore", tmp_path / "text", "--yes").code == 1
    assert learn("restore", "gone.sqlite", "--yes").code == 2
    assert learn("restore", progress, "--yes").code == 2
    assert events(learn) == 3
