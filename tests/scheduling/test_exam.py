"""An exam: its time a day, what makes no sense, and which exam a card serves."""

from __future__ import annotations

from dataclasses import replace

import pytest

from learn.errors import LearnError
from learn.scheduling.exam import Exam, check, rules_until_exam, serving
from learn.settings import Rules

EXAM = Exam("anatomy", 20_030, reviews=20)


def test_minutes_are_answers_by_what_one_takes() -> None:
    timed = Exam("anatomy", 20_030, minutes=10)
    assert timed.a_day(8.0) == 75
    assert timed.a_day(20.0) == 30
    assert Exam("anatomy", 20_030).a_day() == 0


def test_an_exam_of_today_or_later_makes_sense() -> None:
    check(EXAM, 60, 20_000)
    check(EXAM, 60, 20_030)
    check(EXAM, 100_000, 20_028)


@pytest.mark.parametrize(
    ("exam", "cards", "today", "said"),
    [
        (EXAM, 60, 20_031, "over"),
        (EXAM, 0, 20_000, "No card"),
        (replace(EXAM, reviews=0), 60, 20_000, "no time"),
        (replace(EXAM, reviews=None, minutes=0.0), 60, 20_000, "no time"),
        (replace(EXAM, reviews=-5), 60, 20_000, "no time"),
        (replace(EXAM, target=0.0), 60, 20_000, "target"),
        (replace(EXAM, target=80.0), 60, 20_000, "target"),
    ],
)
def test_what_makes_no_sense_gets_a_sentence_and_a_hint(
    exam: Exam, cards: int, today: int, said: str
) -> None:
    with pytest.raises(LearnError, match=said) as caught:
        check(exam, cards, today)
    assert caught.value.hint


def test_a_card_in_two_exams_serves_the_nearer_one() -> None:
    later = Exam("finals", 20_060, reviews=20)
    served = serving([(later, {"d/a/t", "d/b/t"}), (EXAM, {"d/b/t", "d/c/t"})], 20_000)
    assert {key: exam.name for key, exam in served.items()} == {
        "d/a/t": "finals",
        "d/b/t": "anatomy",
        "d/c/t": "anatomy",
    }


def test_once_the_nearer_exam_is_over_its_cards_serve_the_later() -> None:
    later = Exam("finals", 20_060, reviews=20)
    exams = [(later, {"d/b/t"}), (EXAM, {"d/b/t", "d/c/t"})]
    assert serving(exams, 20_030)["d/b/t"] is EXAM
    assert serving(exams, 20_031) == {"d/b/t": later}


def test_two_exams_of_one_day_are_told_apart_by_name() -> None:
    other = replace(EXAM, name="biology")
    assert serving([(other, {"d/a/t"}), (EXAM, {"d/a/t"})], 20_000)["d/a/t"] is EXAM
    assert serving([(EXAM, {"d/a/t"}), (other, {"d/a/t"})], 20_000)["d/a/t"] is EXAM


def test_no_fuzz_moves_cards_under_an_exam() -> None:
    assert not rules_until_exam(Rules()).fuzz
    assert rules_until_exam(Rules(retention=0.93)).retention == 0.93
