"""What holds for all commands: help, exit codes, streams."""

import io
import sys

import click
import pytest

from learn import __main__ as roof
from learn.cli.app import learn as root
from learn.cli.app import run, version
from learn.cli.ways import StudyRequest, Ways
from learn.errors import LearnError
from tests.cli.conftest import write_deck

_CONTEXT = click.Context(root)
COMMANDS = [(name, root.get_command(_CONTEXT, name)) for name in sorted(root.list_commands(_CONTEXT))]


@pytest.mark.parametrize(("name", "command"), COMMANDS)
def test_every_command_and_option_is_explained(name, command):
    assert command.help, f"learn {name} has no help"
    for param in command.params:
        if isinstance(param, click.Option):
            assert param.help, f"learn {name} {param.opts[0]} has no help"


@pytest.mark.parametrize(("name", "command"), COMMANDS)
def test_help_is_calm_and_its_summary_is_not_cut_short(learn, name, command):
    shown = learn(name, "--help")
    assert shown.code == 0
    assert "!" not in shown.out
    assert not command.get_short_help_str(62).endswith("...")


def test_options_of_the_root_are_explained():
    assert all(param.help for param in root.params if isinstance(param, click.Option))


def test_version(learn):
    assert learn("--version").out == f"learn {version()}\n"
    assert version()[0].isdigit()


def test_without_a_command_it_opens_the_screen(learn, calls, terminal):
    assert learn().code == 0
    [(way, request, _)] = calls.made
    assert (way, request) == ("screen", None)


def test_without_a_terminal_it_asks_all_that_is_due_in_lines(learn, calls):
    learn()
    [(way, request, _)] = calls.made
    assert (way, request) == ("lines", StudyRequest())


@pytest.mark.parametrize(
    ("stdin", "stdout", "term", "drawn"),
    [
        (True, True, "xterm", True),
        (True, True, "dumb", False),
        (False, True, "xterm", False),
        (True, False, "xterm", False),
    ],
)
def test_a_screen_needs_a_terminal_on_both_ends(monkeypatch, stdin, stdout, term, drawn):
    from learn.cli.speech import can_draw

    monkeypatch.setattr(sys, "stdin", Stream(stdin))
    monkeypatch.setattr(sys, "stdout", Stream(stdout))
    monkeypatch.setenv("TERM", term)
    assert can_draw() is drawn


class Stream(io.StringIO):
    def __init__(self, terminal):
        super().__init__()
        self.terminal = terminal

    def isatty(self):
        return self.terminal


def test_the_exit_code_of_a_session_is_passed_on(learn, calls):
    calls.code = 1
    assert learn().code == 1
    assert learn("study").code == 1


def test_unknown_commands_and_options_are_misuse(learn):
    for words in (["stdy"], ["decks", "--colour"], ["study", "--limit", "0"], ["--decks", "nowhere.yaml"]):
        outcome = learn(*words)
        assert outcome.code == 2
        assert outcome.err
        assert not outcome.out


def test_a_deck_file_instead_of_a_command_is_answered_with_the_command(learn):
    outcome = learn("hand.yaml")
    assert outcome.code == 2
    assert "learn study hand.yaml" in outcome.err


def test_decks_named_on_the_command_line_win_over_those_of_the_environment(learn, tmp_path, monkeypatch):
    listed, named = tmp_path / "listed", tmp_path / "named"
    write_deck(listed, "arm")
    write_deck(listed, "leg")
    write_deck(named, "arm")
    monkeypatch.setenv("LEARN_DECKS", str(listed))
    found = {deck["deck"]: deck for deck in learn("--decks", named, "decks", "--json").json["decks"]}
    assert found["arm"]["path"] == str(named / "arm.yaml")
    assert found["leg"]["path"] == str(listed / "leg.yaml")


def test_own_decks_win_over_shipped_ones_and_that_is_said(learn, home):
    write_deck(home / "decks", "spine")
    outcome = learn("decks")
    assert "takes the place of the shipped one" in outcome.err
    assert "takes the place" not in outcome.out


def test_a_place_in_the_environment_that_is_not_there(learn, monkeypatch, tmp_path):
    monkeypatch.setenv("LEARN_DECKS", str(tmp_path / "gone"))
    outcome = learn("decks")
    assert outcome.code == 1
    assert str(tmp_path / "gone") in outcome.err


def test_a_time_that_cannot_be_read(learn, monkeypatch):
    monkeypatch.setenv("LEARN_NOW", "teatime")
    outcome = learn("stats")
    assert outcome.code == 1
    assert "teatime" in outcome.err


def ways_that_raise(error):
    def go(*_):
        raise error

    return Ways(go, go)


def test_an_interruption_is_one_sentence(capsys):
    assert run(ways_that_raise(KeyboardInterrupt()), []) == 130
    assert capsys.readouterr().err.strip() == "Stopped. Nothing is lost, and nothing is half-written."


def test_an_expected_error_is_two_sentences(capsys):
    assert run(ways_that_raise(LearnError("The pond is empty.", "Fill it.")), []) == 1
    assert capsys.readouterr().err == "The pond is empty.\nFill it.\n"


def test_nothing_in_an_error_is_obeyed_by_the_terminal(capsys):
    run(ways_that_raise(LearnError("no file \x1b]0;title\x07")), [])
    assert "\x1b" not in capsys.readouterr().err


def test_what_nobody_expected_is_left_to_the_roof():
    with pytest.raises(ZeroDivisionError):
        run(ways_that_raise(ZeroDivisionError("by nought")), [])


class TestTheRoof:
    @pytest.fixture(autouse=True)
    def failing(self, monkeypatch):
        monkeypatch.setattr(sys, "argv", ["learn", "study"])
        monkeypatch.setattr(roof, "_lines", ways_that_raise(ZeroDivisionError("by nought\nmore")).lines)

    def test_it_writes_the_details_down_and_says_where(self, home, capsys):
        assert roof.main() == 1
        spoken = capsys.readouterr().err
        assert "did not expect: ZeroDivisionError: by nought." in spoken
        assert f"The details are in {home / 'learn.log'}. Your reviews are safe." in spoken
        assert "Traceback" not in spoken
        assert "Traceback" in (home / "learn.log").read_text()

    def test_it_appends(self, home):
        roof.main()
        roof.main()
        assert (home / "learn.log").read_text().count("Traceback (most") == 2

    def test_without_a_log_the_details_go_to_stderr(self, home, capsys):
        (home / "learn.log").mkdir(parents=True)
        assert roof.main() == 1
        spoken = capsys.readouterr().err
        assert "Traceback" in spoken
        assert "could not be written" in spoken

    def test_an_interruption_before_any_command(self, monkeypatch):
        monkeypatch.setattr("learn.cli.app.run", ways_that_raise(KeyboardInterrupt()).lines)
        assert roof.main() == 130
