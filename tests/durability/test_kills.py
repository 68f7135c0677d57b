"""A session that is killed loses nothing that it acknowledged."""

import sqlite3

from tests.durability.kill_rounds import Round, Tally, kill_rounds, look
from tests.plain.sessions import DECK, Person


def test_fifty_kills_lose_nothing(tmp_path):
    tally = kill_rounds(tmp_path, 50, seed=1)
    assert tally.problems == []
    assert tally.rounds == 50
    assert len(tally.acknowledged) > 500
    assert tally.before_first_card < 10


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
