"""`learn completion`, and what is offered."""

import pytest
from click.shell_completion import ShellComplete

from learn.cli.app import learn as root
from learn.cli.start import Start
from learn.cli.ways import Ways
from tests.cli.conftest import write_deck


def offered(calls, *words):
    """What a shell would offer for the last word."""
    start = Start(Ways(calls.screen, calls.lines))
    *before, incomplete = words
    shell = ShellComplete(root, {"obj": start}, "learn", "_LEARN_COMPLETE")
    return [item.value for item in shell.get_completions([str(word) for word in before], incomplete)]


@pytest.mark.parametrize(
    ("shell", "sign"), [("bash", "COMPREPLY"), ("zsh", "#compdef learn"), ("fish", "complete ")]
)
def test_a_script_for_each_shell(learn, shell, sign):
    outcome = learn("completion", shell)
    assert outcome.code == 0
    assert sign in outcome.out
    assert "_LEARN_COMPLETE" in outcome.out


def test_the_shell_is_guessed(learn, monkeypatch):
    monkeypatch.setenv("SHELL", "/usr/bin/zsh")
    assert "#compdef" in learn("completion").out


def test_without_a_shell_it_asks_for_one(learn):
    outcome = learn("completion")
    assert outcome.code == 2
    assert "bash" in outcome.err


def test_commands(calls):
    assert "study" in offered(calls, "st")


def test_decks(calls, home, tmp_path):
    assert offered(calls, "study", "sp") == ["spine"]
    assert offered(calls, "set", "--deck", "sp") == ["spine"]
    assert offered(calls, "--decks", write_deck(tmp_path, "arm"), "study", "a") == ["arm"]
    assert not (home / "progress.sqlite").exists()


def test_tags(calls, home):
    assert offered(calls, "study", "dermatomes", "--tag", "lu") == ["lumbar"]
    assert offered(calls, "study", "dermatomes", "--tag", "lumbar,sa") == ["lumbar,sacral"]
    assert offered(calls, "cards", "--tag", "sens") == ["sensory"]
    assert "lumbar,lumbar" not in offered(calls, "study", "--tag", "lumbar,")
    assert offered(calls, "study", "dermatomes", "--tag", "sens") == []
    assert not (home / "progress.sqlite").exists()


def test_settings(calls):
    assert offered(calls, "set", "re") == ["reviews-per-day", "retention", "relearning-steps", "recall-after"]


def test_keys(calls):
    assert "spine/cervical/place" in offered(calls, "suspend", "spine/cer")
    assert "spine/cervical/place" in offered(calls, "reset", "--card", "sp")
    assert offered(calls, "suspend", "nope/") == []


def test_suspended_keys(learn, calls):
    learn("suspend", "spine/cervical/place")
    assert offered(calls, "unsuspend", "") == ["spine/cervical/place"]


@pytest.mark.parametrize("words", [["study", "sp"], ["suspend", "sp"], ["unsuspend", ""]])
def test_a_place_that_is_gone_offers_nothing(calls, monkeypatch, words):
    monkeypatch.setenv("LEARN_DECKS", "/nowhere/at/all")
    assert [word for word in offered(calls, *words) if word != "sp"] == []


def test_a_damaged_progress_file_offers_nothing(calls, home):
    home.mkdir()
    (home / "progress.sqlite").write_text("no database" * 100)
    assert offered(calls, "unsuspend", "") == []
