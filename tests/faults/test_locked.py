"""Another program holds the progress file: a sentence within seconds, and nothing is lost."""

import json
import shutil
import subprocess
import sys

import pytest

from tests.durability.test_two_programs import Holder
from tests.faults.command import ROOT, environment, learn
from tests.faults.test_full_disk import made_own, reviews

LONGEST_S = 12
"""A command waits five seconds for a file, once; the rest is for a busy machine."""
IMPATIENT = """
import sys
from learn.progress import connection
connection.BUSY_MS = 200
from learn.__main__ import main
sys.exit(main())
"""
READING = ("stats", "decks", "doctor", "backup", "cards many", "set")
WRITING = ("set retention 0.8", "suspend many/n3/meaning", "doctor --rebuild", "restore {newest} --yes")


@pytest.fixture(scope="module")
def original(tmp_path_factory):
    home = made_own(tmp_path_factory.mktemp("locked") / "home")
    assert learn(home, "decks").code == 0
    return home


@pytest.fixture
def home(original, tmp_path):
    return shutil.copytree(original, tmp_path / "home")


def said(home, argv, typed=""):
    """What an impatient command says; a hang raises."""
    newest = max((home / "backups").iterdir()).name
    finished = subprocess.run(
        [sys.executable, "-c", IMPATIENT, *argv.format(newest=newest).split()],
        input=typed, capture_output=True, text=True, cwd=ROOT, env=environment(home), timeout=LONGEST_S,
    )  # fmt: skip
    assert "Traceback" not in finished.stderr
    return finished


@pytest.fixture(params=["BEGIN IMMEDIATE", "PRAGMA locking_mode = EXCLUSIVE; BEGIN EXCLUSIVE"])
def held(request, home):
    """A file that another program writes to, or keeps for itself alone."""
    holder = Holder(home / "progress.sqlite", request.param)
    yield "EXCLUSIVE" in request.param
    holder.release()


@pytest.mark.parametrize("argv", READING)
def test_who_only_reads_goes_on_or_says_who_is_in_the_way(home, held, argv):
    finished = said(home, argv)
    if held:
        assert finished.returncode == 1
        assert "Another program is " in finished.stderr
        assert "damaged" not in finished.stderr
    else:
        assert finished.returncode == 0, finished.stderr


@pytest.mark.parametrize("argv", WRITING)
def test_who_writes_is_told_what_is_safe_and_can_do_it_later(home, held, argv):
    finished = said(home, argv)
    assert finished.returncode == 1
    assert "Another program is " in finished.stderr
    assert "Nothing was lost, and this was not saved" in finished.stderr
    assert not list(home.rglob("*.part*"))


def test_a_session_that_meets_a_lock_goes_on_when_it_is_gone(home):
    before = len(reviews(home))
    session = subprocess.Popen(
        [sys.executable, "-c", IMPATIENT, "study", "--json", "many"], cwd=ROOT, env=environment(home),
        stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True,
    )  # fmt: skip

    def asked(request=None):
        if request:
            session.stdin.write(json.dumps(request) + "\n")
            session.stdin.flush()
        while (message := json.loads(session.stdout.readline()))["event"] in ("opened", "revealed", "note"):
            pass
        return message

    messages = [asked()]
    while messages[-1]["event"] != "card":
        messages.append(asked())
    session.stdin.write('{"answer": "x"}\n')
    holder = Holder(home / "progress.sqlite", "BEGIN IMMEDIATE")
    answers = [asked({"rating": 3})]
    while answers[-1]["event"] not in ("error", "accepted"):
        answers.append(asked())
    assert answers[-1]["event"] == "error"
    assert "Another program is writing" in answers[-1]["message"]
    holder.release()
    answers = [asked({"rating": 3})]
    while answers[-1]["event"] not in ("error", "accepted"):
        answers.append(asked())
    assert answers[-1]["event"] == "accepted"
    session.communicate(timeout=LONGEST_S)
    assert len(reviews(home)) == before + 1
