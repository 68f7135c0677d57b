"""A session that is killed loses nothing that it acknowledged."""

import sqlite3

from tests.durability.kill_commands import WORKS, events, kill_commands, made
from tests.durability.kill_commands import look as look_at_home
from tests.durability.kill_rounds import Round, Tally, kill_rounds, look
from tests.plain.sessions import DECK, Person


def test_killed_sessions_lose_nothing(tmp_path):
    tally = kill_rounds(tmp_path, 20, seed=1)
    assert tally.problems == []
    assert tally.rounds == 20
    assert len(tally.acknowledged) > 20
    assert tally.before_first_card < 10


def test_killed_commands_lose_and_leave_nothing(tmp_path):
    assert kill_commands(tmp_path, 2 * len(WORKS), seed=1) == []


def test_the_look_finds_a_torn_home(tmp_path):
    home = made(tmp_path)
    whole = events(home / "progress.sqlite")
    assert look_at_home(home, "rebuild", {whole}) == []
    (home / "backups" / "torn.sqlite").write_bytes(b"torn")
    (home / "progress.sqlite.part").touch()
    assert len(look_at_home(home, "rebuild", {frozenset()})) == 4


def test_the_look_finds_what_is_lost_doubled_or_wrong(tmp_path):
    person = Person(tmp_path, DECK)
    messages = person.exchanges({"answer": None}, {"rating": 3}, {"answer": None}, {"rating": 3})
    person.workspace.close()
    reviews = [str(message["review"]) for message in messages if message["event"] == "accepted"]
    played = Round.__new__(Round)
    played.rated, played.acknowledged = 2, reviews
    assert look(tmp_path, played, Tally(acknowledged=reviews)) == []
    assert look(tmp_path, played, Tally(acknowledged=[*reviews, "00" * 16]))
    assert look(tmp_path, played, Tally(acknowledged=reviews[:1]))
    with sqlite3.connect(tmp_path / "progress.sqlite") as connection:
        connection.execute("DELETE FROM event WHERE id = ?", (bytes.fromhex(reviews[0]),))
    assert len(look(tmp_path, played, Tally(acknowledged=reviews))) > 1
