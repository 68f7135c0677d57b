"""Quick commands stay quick: what they import, in a process of their own."""

import os
import subprocess
import sys

import pytest

from tests.cli.conftest import answer

PROGRAM = """
import sys
from learn.__main__ import main
sys.argv = ["learn", *sys.argv[1:]]
code = main()
print(*sorted({name.split(".")[0] for name in sys.modules}), file=sys.stderr)
sys.exit(code)
"""


SLOW = {"textual", "rich", "sqlite_utils", "platformdirs"}


def in_a_process(*words):
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}
    return subprocess.run(words, capture_output=True, text=True, check=True, env=environment)


def imported(*words):
    """The top modules that a command imports."""
    return set(in_a_process(sys.executable, "-c", PROGRAM, *words).stderr.split())


def test_version_imports_next_to_nothing():
    assert not imported("--version") & (SLOW | {"sqlite3", "yaml", "fsrs"})


@pytest.mark.parametrize(
    "words", [["check"], ["stats"], ["decks"], ["set"], ["cards", "spine"], ["map", "C6"]]
)
def test_quick_commands_import_no_screen_and_create_nothing(words):
    answer("spine", 1)
    assert not imported(*words) & SLOW


@pytest.mark.parametrize(
    ("words", "module"),
    [(["check"], "learn.decks.check"), (["try", "spine/cervical/nerves", "8"], "learn.cards.marking")],
)
def test_what_authors_run_opens_no_progress(words, module):
    done = in_a_process(sys.executable, "-X", "importtime", "-m", "learn", *words)
    assert module in done.stderr
    assert "learn.progress" not in done.stderr


def test_a_session_opens_its_screen_without_the_figure_and_other_screens():
    code = "import sys, learn.workspace, learn.ui.app, learn.ui.study; print(*sys.modules)"
    opened = set(in_a_process(sys.executable, "-c", code).stdout.split())
    body = {name for name in opened if name.startswith("learn.body.")}
    screens = {"learn.ui.home", "learn.ui.map", "learn.ui.summary", "learn.ui.note", "learn.ui.help"}
    assert body <= {"learn.body.catalogue"}
    assert not opened & (screens | {"learn.workspace.atlas", "learn.ui.widgets.figure"})


def test_a_closed_stdout_is_quiet():
    assert in_a_process("bash", "-c", f"{sys.executable} -m learn decks >&-").stderr == ""


def test_an_early_end_of_the_reader_is_quiet():
    done = in_a_process("bash", "-c", f"{sys.executable} -m learn cards | head -n 1")
    assert done.stdout.count("\n") == 1
    assert done.stderr == ""
