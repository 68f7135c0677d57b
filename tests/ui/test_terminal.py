"""The program on a real terminal: its colours, its end, a dropped line, and an editor."""

import os
import sqlite3
import stat

import pytest

from tests.ui.terminal import Terminal, colours
from tests.ui.world import WORDS

PLAIN = {"reset", "bold", "underline", "reverse"}
ENTER_SCREEN, LEAVE_SCREEN, SHOW_CURSOR = b"\x1b[?1049h", b"\x1b[?1049l", b"\x1b[?25h"


@pytest.fixture
def home(tmp_path):
    folder = tmp_path / "home"
    (folder / "decks").mkdir(parents=True)
    (folder / "decks" / "words.yaml").write_text(
        WORDS.replace("about: What the words of the trade mean.\n", "")
    )
    return folder


def reviews(home):
    with sqlite3.connect(home / "progress.sqlite") as connection:
        return connection.execute("SELECT count(*) FROM event WHERE rating IS NOT NULL").fetchone()[0]


def tour(home, **environment):
    """Home, a card, its answer, a rating, help, the palette, settings, the other look, and out."""
    terminal = Terminal(home, **environment)
    terminal.wait_for("Welcome.")
    terminal.press("s")
    terminal.wait_for("new-per-day")
    terminal.press("Enter")
    terminal.wait_for("f2 look")
    terminal.press("Escape")
    terminal.wait_for("next deck")
    terminal.press("l")
    terminal.wait_for("Settings" if environment.get("TERM") != "xterm" else "sixteen colours")
    terminal.press("Escape")
    terminal.wait_for("Everything due")
    terminal.press("Enter")
    terminal.wait_for("decks begin here")
    terminal.press("Enter")
    terminal.wait_for("the arrow keys and Enter")
    terminal.press("1")
    terminal.wait_for("4 Easy")
    terminal.press("3")
    terminal.wait_for("comes back")
    terminal.press("F1")
    terminal.wait_for("Help · Study")
    terminal.press("Escape")
    terminal.wait_for("^p all")
    terminal.press("^P")
    terminal.wait_for("take the last action back")
    terminal.press("^Q")
    assert terminal.end() == 0
    assert b"Traceback" not in terminal.said
    return terminal.said


def test_no_color_sends_no_colour(home):
    assert colours(tour(home, NO_COLOR="1")) <= PLAIN


def test_a_terminal_of_sixteen_colours_gets_those(home):
    found = colours(tour(home, TERM="xterm"))
    assert "16" in found
    assert not found & {"256", "truecolor"}


def test_a_terminal_of_256_colours_gets_those(home):
    found = colours(tour(home, TERM="xterm-256color"))
    assert "256" in found
    assert "truecolor" not in found


def test_a_terminal_of_all_colours_gets_them(home):
    assert "truecolor" in colours(tour(home, COLORTERM="truecolor"))


def test_enter_typed_at_once_is_not_lost(home):
    terminal = Terminal(home)
    terminal.press("Enter")  # the terminal still edits lines, and makes a line feed of it
    terminal.wait_for("decks begin here")
    terminal.press("^Q")
    assert terminal.end() == 0


@pytest.mark.parametrize("after", "exb")
def test_keys_typed_after_quitting_open_nothing(home, after):
    terminal = Terminal(home)
    terminal.wait_for("Welcome.")
    terminal.press("q" + after)
    assert terminal.end() == 0
    assert b"went wrong" not in terminal.said


def test_the_terminal_is_left_as_it_was(home):
    terminal = Terminal(home)
    terminal.wait_for("Welcome.")
    terminal.press("^Q")
    terminal.quit()
    assert terminal.settings == terminal.before
    assert terminal.end() == 0
    assert terminal.said.count(ENTER_SCREEN) == terminal.said.count(LEAVE_SCREEN) == 1
    assert terminal.said.rindex(LEAVE_SCREEN) > terminal.said.rindex(b"Welcome")
    assert terminal.said.rindex(SHOW_CURSOR) > terminal.said.rindex(ENTER_SCREEN)


def test_a_dropped_line_loses_no_accepted_review(home):
    terminal = Terminal(home, "study", "words")
    terminal.wait_for("Space shows the answer")
    terminal.press("Space")
    terminal.wait_for("4 Easy")
    terminal.press("4")
    terminal.wait_for("comes back")
    terminal.press("Space")
    terminal.wait_for("4 Easy")
    terminal.hang_up()
    assert reviews(home) == 1


def test_an_editor_changes_the_card_that_is_shown(home, tmp_path):
    editor = tmp_path / "vim"
    editor.write_text(
        f'#!/bin/sh\necho "$1" > {tmp_path}/line\nsed -i \'s/What is a/What then is a/\' "$2"\n'
    )
    editor.chmod(editor.stat().st_mode | stat.S_IXUSR)
    terminal = Terminal(home, "study", "words", EDITOR=str(editor), PATH=os.environ["PATH"])
    terminal.wait_for("What is a dermatome?")
    terminal.press("o")
    terminal.wait_for("The deck was read again.")
    assert b"What then is a dermatome?" in terminal.said  # both are painted at once
    terminal.press("Space")
    terminal.wait_for("an area of skin")
    terminal.press("^Q")
    assert terminal.end() == 0
    assert (tmp_path / "line").read_text() == "+15\n"


def test_an_editor_that_breaks_the_deck_keeps_the_card(home, tmp_path):
    editor = tmp_path / "vim"
    editor.write_text("#!/bin/sh\nsed -i 's/<word>?/<wrd>?/' \"$2\"\n")
    editor.chmod(editor.stat().st_mode | stat.S_IXUSR)
    terminal = Terminal(home, "study", "words", EDITOR=str(editor))
    terminal.wait_for("What is a dermatome?")
    terminal.press("o")
    terminal.wait_for("is not a field of this deck")
    terminal.press("Space")
    terminal.wait_for("4 Easy")
    terminal.press("4")
    terminal.wait_for("Done: 1 answer")
    terminal.press("^Q")
    assert terminal.end() == 0
