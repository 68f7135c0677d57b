"""`learn stats`."""

from learn.cards.rating import Rating
from learn.cli.stats import heat
from tests.cli.conftest import answer


def test_before_the_first_answer_it_says_what_to_do(learn):
    outcome = learn("stats")
    assert outcome.code == 0
    assert "Begin with: learn study" in outcome.out
    assert "spine" in outcome.out


def test_after_some_days(learn, own_deck, monkeypatch):
    answer("spine", 3)
    monkeypatch.setenv("LEARN_NOW", "2026-03-03T12:00+00:00")
    answer("spine", 1)
    answer("arm", 1, Rating.AGAIN)
    out = learn("stats").out
    assert "2 answers, 2 new, 1 forgotten; 1 minute" in out
    assert "Streak  2 days" in out
    [line] = [line for line in out.splitlines() if line.endswith("today")]
    assert line.split() == ["2", "Feb", "·" * 28 + "█▆", "today"]
    assert max(map(len, out.splitlines())) <= 80
    [arm] = [line for line in out.splitlines() if line.startswith("arm")]
    assert arm.split()[1:8] == ["2", "1", "1", "0", "0", "0", "0"]


def test_a_day_without_answers_yet(learn, monkeypatch):
    answer("spine", 1)
    monkeypatch.setenv("LEARN_NOW", "2026-03-03T12:00+00:00")
    assert "Today   no answers yet" in learn("stats").out


def test_the_days_to_come(learn):
    answer("spine", 3)
    due = learn("stats", "--json").json["due"]
    assert len(due) == 14
    assert due[0]["date"] == "2026-03-02"
    assert sum(day["cards"] for day in due) == 3


def test_no_decks_at_all(learn, monkeypatch, tmp_path):
    monkeypatch.setattr("learn.decks.places.shipped_decks", lambda: tmp_path / "none")
    assert learn("stats").code == 0


def test_as_json(learn):
    answer("spine", 2)
    found = learn("stats", "--json").json
    assert found["today"]["answers"] == 2
    assert found["days"] == [found["today"]]
    assert found["streak"] == 1
    recall = {deck["deck"]: deck["recall"] for deck in found["decks"]}
    assert recall["spine"] > 0.9
    assert recall["symptoms"] is None


def test_heat_spans_all_levels():
    assert heat([0, 1, 50, 100]) == "·▁▄█"
    assert heat([0, 1]) == "·█"
    assert heat([0, 0]) == "··"
    assert heat([]) == ""
