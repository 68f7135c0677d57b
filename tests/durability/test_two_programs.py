"""Two programs on one progress file."""

import json
import os
import sqlite3
import subprocess
import sys

import pytest

from learn.errors import LearnError
from learn.plain import run
from learn.progress.doctor import examine
from tests.durability.kill_rounds import write_deck
from tests.plain.sessions import DECK, Person

REVIEWS = 100
HOLD = """
import sqlite3, sys
connection = sqlite3.connect(sys.argv[1], isolation_level=None)
connection.executescript(sys.argv[2])
print("held", flush=True)
sys.stdin.read()
"""


def test_two_sessions_at_once_lose_nothing(tmp_path):
    deck, script = tmp_path / "many.yaml", tmp_path / "script"
    write_deck(deck)
    script.write_text('{"answer": "x"}\n{"rating": 1}\n' * REVIEWS)
    sessions = []
    for number in range(2):
        out = (tmp_path / f"out{number}").open("w+")
        process = subprocess.Popen(
            [sys.executable, "-m", "learn", "study", "--json", str(deck)],
            stdin=script.open(), stdout=out, stderr=subprocess.PIPE, text=True,
            env={**os.environ, "LEARN_HOME": str(tmp_path)},
        )  # fmt: skip
        sessions.append((process, out))
    acknowledged = []
    for process, out in sessions:
        _, complaints = process.communicate(timeout=300)
        assert complaints == ""
        assert process.returncode == 0
        out.seek(0)
        messages = [json.loads(line) for line in out]
        assert not [message for message in messages if message["event"] == "error"]
        acknowledged += [message["review"] for message in messages if message["event"] == "accepted"]
    assert len(acknowledged) == 2 * REVIEWS
    with sqlite3.connect(tmp_path / "progress.sqlite", isolation_level=None) as connection:
        rows = connection.execute("SELECT hex(id) FROM event WHERE kind = 1")
        assert sorted(row[0].lower() for row in rows) == sorted(acknowledged)
        assert examine(connection).sound
    connection.close()


class Holder:
    """Another program that keeps the file locked."""

    def __init__(self, path, statement):
        self._process = subprocess.Popen(
            [sys.executable, "-c", HOLD, str(path), statement],
            stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True,
        )  # fmt: skip
        assert self._process.stdout.readline() == "held\n"

    def release(self):
        self._process.communicate()


class Script:
    """Lines that come from a generator, so that things can happen between them."""

    def __init__(self, lines):
        self._lines = lines

    def isatty(self):
        return False

    def readline(self):
        return next(self._lines, "")


@pytest.fixture
def impatient(monkeypatch):
    """Wait for a lock only for a moment."""
    monkeypatch.setattr("learn.progress.connection.BUSY_MS", 30)


def test_a_file_locked_too_long_is_said_and_the_card_asked_again(tmp_path, impatient, capsys):
    import io

    person, out = Person(tmp_path, DECK), io.StringIO()

    def typed():
        yield "C5 to C6\n"
        holder = Holder(tmp_path / "progress.sqlite", "BEGIN IMMEDIATE")
        yield "3\n"
        yield ":f\n"
        holder.release()
        yield "3\n"

    run(person.workspace, (), None, as_json=False, stdin=Script(typed()), stdout=out)
    said = out.getvalue()
    sentence = "Not saved. Another program is writing to"
    assert said.count(sentence) == 1
    assert said.count("Another program is writing to") == 2
    assert said.index(sentence) < said.index("Accepted: Good, again in 10 min.")
    assert "Traceback" not in said
    assert person.workspace.progress.connection.execute("SELECT count(*) FROM event").fetchone() == (1,)
    person.workspace.close()


def test_without_wal_a_locked_file_is_a_sentence_for_readers_too(tmp_path, impatient, monkeypatch):
    monkeypatch.setattr("learn.progress.connection._on_shared_file_system", lambda path: True)
    person = Person(tmp_path, DECK)
    session = person.workspace.study()
    holder = Holder(tmp_path / "progress.sqlite", "BEGIN EXCLUSIVE")
    session.answer("C5 to C6")
    desk = person.workspace.desk
    for ask in (session.previews, session.rate, session.flag, lambda: desk.undo(desk.now()),
                lambda: session.marks, lambda: session.more(new=1),
                person.workspace.study, person.workspace.overview):  # fmt: skip
        with pytest.raises(LearnError, match="Another program is writing"):
            ask()
    holder.release()
    assert session.rate().rating.word == "Good"
    person.workspace.close()


def test_a_new_study_day_that_cannot_be_planned_does_not_deny_the_review(tmp_path, monkeypatch):
    person = Person(tmp_path, DECK)
    session = person.workspace.study()
    session.answer("C5 to C6")
    person.clock.advance(days=1)

    def fail(scope, now):
        raise LearnError("Another program is writing.")

    with monkeypatch.context() as patch:
        patch.setattr(person.workspace.desk, "plan", fail)
        assert session.rate().card.key == "hand/thumb/roots"
    assert session.card.key == "hand/middle/roots"
    assert session.done.answers == 1
    person.workspace.close()
