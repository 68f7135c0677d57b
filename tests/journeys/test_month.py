"""A month before an exam: planned, studied, a week missed, a mock sat, the exam passed, back to every day."""

from __future__ import annotations

from pathlib import Path

from tests.journeys.person import Learner

CARDS = 83
LAST = 25
MISSED = range(10, 17)


def test_a_month_before_an_exam(tmp_path: Path) -> None:
    person = Learner(tmp_path / "home", "2026-11-23")
    planned = ("--on", f"in {LAST} days", "--reviews", "30")
    told = person.types("exam", "set", "Finals", "spine", "symptoms", *planned)
    assert "80 % is within reach." in told

    promised, answered = [], {}
    for person.day in range(LAST):
        if person.day in MISSED:
            continue
        (exam,) = person.reads("exam")
        assert exam["days_left"] == LAST - person.day
        promised.append(exam["on_day"]["score"])
        answered[person.day] = person.studies("spine", "symptoms")
        assert 20 <= len(answered[person.day]) <= 45, "about the thirty answers that were agreed on"
        again = person.reads("exam")[0]
        assert again["today"]["used"] == len(answered[person.day])

    person.day = LAST - 1
    report = person.sits_mock("--exam", "Finals", "--questions", "12", "--seed", "3")
    assert "Nothing is marked before the end." in report
    (mock,) = person.reads("mock", "--reports")
    assert mock["asked"] == 12
    assert mock["right"] >= 6
    answered[LAST - 1] += person.studies("spine", "symptoms")

    seen = {card["key"] for cards in answered.values() for card in cards}
    assert len(seen) == CARDS, "every card was shown"
    assert min(promised) > 0.75, "what was promised held through the missed week"

    person.day = LAST
    (exam,) = person.reads("exam")
    assert exam["days_left"] == 0
    assert exam["now"]["low"] > 0.8, "ready"
    person.day = LAST + 1
    assert "how was it?" in person.types("exam", "--plain")
    assert "target of 80 % reached" in person.types("exam", "result", "Finals", "91")

    later = person.studies("spine", "symptoms", "--limit", "5")
    assert all(not card["new"] for card in later)
    assert person.reads("exam")[0]["result"] == 0.91
    person.day = LAST + 30
    assert len(person.studies("spine", "symptoms")) > 10, "the usual schedule brings the cards back"
    assert "All states are what the log gives." in person.types("doctor")
