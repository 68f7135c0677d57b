"""Exams over real decks: what they ask of a day, how that mends itself, and what makes no sense."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

import pytest

from learn.cards.card import note_of
from learn.cards.rating import Rating
from learn.errors import LearnError
from learn.progress.exams_log import LoggedExam
from learn.scheduling.exam import Exam, ExamError, Way
from learn.study.desk import Mark
from learn.study.session import Session
from learn.workspace import Workspace
from learn.workspace.exam_words import read_time
from learn.workspace.overview import coming_days
from tests.workspace.homes import Person, deck_text
from tests.workspace.test_tags import tagged

NOTES = [f"n{number}" for number in range(30)]


@pytest.fixture
def student(person: Person) -> Person:
    person.write_text("bones", deck_text("bones", NOTES, ("front", "back")))
    person.write_text("other", deck_text("other", ["x", "y"]))
    return person


def exam(person: Person, days: int, **more: object) -> Exam:
    fields: dict[str, object] = {"name": "Finals", "decks": ("bones",), "reviews": 20, **more}
    return Exam(day=person.workspace.desk.now().day + days, **fields)  # type: ignore[arg-type]


def plan(person: Person, days: int, **more: object) -> LoggedExam:
    return person.workspace.exams.plan(exam(person, days, **more))


def study(person: Person, session: Session, most: int = 500) -> list[str]:
    """Answer all as known; the keys in the order asked."""
    asked: list[str] = []
    while (card := session.next_card()) and len(asked) < most:
        asked.append(card.key)
        session.answer()
        session.rate(Rating.GOOD)
        person.clock.advance(seconds=12)
    return asked


def test_an_exam_plans_its_cards_and_leaves_the_others_as_they_were(student: Person) -> None:
    before = student.workspace.study().plan
    assert len(before.new) == 20, "the daily limit"
    plan(student, 10)
    asked = student.workspace.study().plan
    exams = [key for key in asked.new if key.startswith("bones/")]
    others = [key for key in asked.new if key.startswith("other/")]
    assert len(exams) == 9, "twenty answers, and a new card takes two and a quarter"
    assert len(others) == 2
    assert student.workspace.today(("other",)).new == 2
    assert student.workspace.today(("bones",)).new == 9


def test_siblings_are_kept_apart_and_not_buried(student: Person) -> None:
    plan(student, 3, reviews=100)
    asked = [key for key in study(student, student.workspace.study("bones")) if key.startswith("bones")]
    firsts = list(dict.fromkeys(asked))
    notes = [note_of(key) for key in firsts]
    assert len(notes) > len(set(notes)), "both cards of a note on one day"
    gaps = [notes[at + 1 : at + 5] for at, note in enumerate(notes[:-5]) if note in notes[at + 1 : at + 5]]
    assert gaps == []


def test_a_missed_day_mends_itself(student: Person) -> None:
    plan(student, 20, reviews=100, way=Way.FEWEST)
    first = student.workspace.exams.today()[0].plan.new
    student.clock.advance(days=12)
    assert student.workspace.exams.today()[0].plan.new > first


def test_what_was_answered_today_counts(student: Person) -> None:
    plan(student, 10)
    study(student, student.workspace.study("bones"), 8)
    day = student.workspace.exams.today()[0]
    assert day.used == 8
    assert day.introduced == 8
    assert day.plan.new <= 2, "what is in its steps takes the rest of the time"
    study(student, student.workspace.study("bones"))
    day = student.workspace.exams.today()[0]
    assert day.used <= 22
    assert not day.plan.cards
    assert student.workspace.study("bones").card is None


def test_more_than_the_plan_asks_as_ever(student: Person) -> None:
    plan(student, 10)
    study(student, student.workspace.study("bones"))
    session = student.workspace.study("bones")
    assert session.remaining.total == 0
    session.more(new=5)
    assert len(session.plan.new) == 5


def test_a_card_serves_the_nearest_exam_that_asks_it(student: Person) -> None:
    plan(student, 30, name="Late", decks=())
    plan(student, 5, name="Soon")
    days = student.workspace.exams.today()
    assert [(day.logged.exam.name, day.cards) for day in days] == [("Soon", 60), ("Late", 2)]


def test_after_the_exam_the_usual_schedule_holds(student: Person) -> None:
    plan(student, 2)
    study(student, student.workspace.study("bones"))
    student.clock.advance(days=2)
    assert student.workspace.exams.today(), "the day itself is a last look"
    student.clock.advance(days=1)
    assert student.workspace.exams.today() == []
    assert student.workspace.exams.ahead() == ()
    session = student.workspace.study("bones")
    assert len(session.plan.new) == 20, "the limit of every day"


def test_a_cancelled_exam_asks_nothing(student: Person) -> None:
    logged = plan(student, 10)
    student.workspace.exams.cancel(logged.id)
    assert student.workspace.exams.today() == []
    assert student.workspace.exams.all() == ()
    student.close()
    assert student.workspace.exams.all() == ()


def test_an_exam_survives_closing_and_the_renaming_of_its_deck(student: Person) -> None:
    logged = plan(student, 10)
    student.close()
    assert student.workspace.exams.named("finals") == logged
    (student.decks / "bones.yaml").unlink()
    text = deck_text("skeleton", NOTES, ("front", "back"))
    student.write_text("skeleton", text.replace("title: ", "renamed_from: bones\ntitle: ", 1))
    student.close()
    assert student.workspace.exams.today()[0].cards == 60


def test_an_exam_may_ask_tags_alone(person: Person) -> None:
    person.write_text("leg", tagged("leg", {"a": "core", "b": "further", "c": "core"}))
    logged = plan(person, 5, decks=(), tags=(("CORE",),))
    assert logged.exam.tags == (("core",),)
    assert person.workspace.exams.today()[0].cards == 2


@pytest.mark.parametrize(
    ("days", "more", "sentence"),
    [
        (-1, {}, "This day is over"),
        (4_000, {}, "more than ten years"),
        (5, {"reviews": 0}, "no time to learn"),
        (5, {"reviews": None, "minutes": 0.0}, "no time to learn"),
        (5, {"reviews": None, "minutes": 0.5}, "no time to learn"),
        (5, {"reviews": 100_000}, "not that much time"),
        (5, {"reviews": None, "minutes": 2_000.0}, "not that much time"),
        (5, {"decks": ("nothing",)}, "no deck 'nothing'"),
        (5, {"tags": (("core",),)}, "no tag 'core'"),
        (5, {"target": 0.0}, "target"),
        (5, {"target": 1.2}, "target"),
        (5, {"name": "  "}, "needs a name"),
        (5, {"name": "x" * 61}, "needs a name"),
        (5, {"name": "a\x1bb"}, "needs a name"),
    ],
)
def test_what_makes_no_sense_gets_a_sentence(
    student: Person, days: int, more: dict[str, object], sentence: str
) -> None:
    with pytest.raises(LearnError, match=sentence):
        plan(student, days, **more)
    assert student.workspace.exams.all() == ()


def test_an_empty_deck_gets_a_sentence(person: Person) -> None:
    with pytest.raises(LearnError, match="No card"):
        plan(person, 5, decks=())


def test_two_exams_ahead_need_two_names(student: Person) -> None:
    logged = plan(student, 5)
    with pytest.raises(LearnError, match="already"):
        plan(student, 9, name="finals")
    moved = student.workspace.exams.plan(replace(logged.exam, day=logged.exam.day + 9), logged.id)
    assert moved.id == logged.id
    assert len(student.workspace.exams.all()) == 1


def test_an_exam_today_is_a_last_look(student: Person) -> None:
    logged = plan(student, 0)
    outlook = student.workspace.exams.outlook(logged)
    assert outlook.readiness.days_left == 0
    assert "today" in outlook.remark


def test_too_many_cards_for_the_days_get_a_sentence(student: Person) -> None:
    logged = plan(student, 2, reviews=5)
    outlook = student.workspace.exams.outlook(logged)
    assert "do not fit" in outlook.remark
    advice = student.workspace.exams.advice(outlook)
    assert not advice.reachable
    assert advice.answers is not None
    assert advice.answers > 20


@pytest.mark.parametrize("way", Way)
def test_readiness_rises_with_study(student: Person, way: Way) -> None:
    logged = plan(student, 8, reviews=60, way=way)
    before = student.workspace.exams.outlook(logged)
    assert before.readiness.now.mean == 0.0
    assert before.readiness.on_day.mean > 0.8
    assert before.readiness.on_day.low < before.readiness.on_day.mean < before.readiness.on_day.high
    assert (before.cards, before.seen) == (60, 0)
    study(student, student.workspace.study("bones"))
    student.clock.advance(days=1)
    study(student, student.workspace.study("bones"))
    after = student.workspace.exams.outlook(logged)
    assert after.readiness.now.mean > before.readiness.now.mean
    assert after.seen > 20


def test_the_learner_is_known_by_past_answers(student: Person) -> None:
    logged = plan(student, 20, reviews=60)
    for _ in range(6):
        study(student, student.workspace.study("bones"))
        student.clock.advance(days=2)
    outlook = student.workspace.exams.outlook(logged)
    assert outlook.learner.answers > 10
    assert outlook.learner.shift > 0.0, "all was known"


def test_a_result_is_kept(student: Person) -> None:
    logged = plan(student, 1)
    student.clock.advance(days=3)
    student.workspace.exams.record(logged.id, 0.83)
    student.close()
    assert student.workspace.exams.named("Finals").result == 0.83
    with pytest.raises(LearnError, match="between"):
        student.workspace.exams.record(logged.id, 1.3)


def test_a_suspended_card_is_not_asked(student: Person) -> None:
    plan(student, 2, reviews=400)
    student.workspace.mark(["bones/n0/front"], Mark.SUSPEND)
    planned: Sequence[str] = [card.card.key for card in student.workspace.exams.today()[0].plan.cards]
    assert "bones/n1/front" in planned
    assert "bones/n0/front" not in planned


def test_what_comes_back_is_the_plan_of_tomorrow(student: Person) -> None:
    plan(student, 10)
    study(student, student.workspace.study())
    overview = student.workspace.overview()
    assert overview.today.total == 0
    student.clock.advance(days=1)
    tomorrow = student.workspace.overview()
    assert overview.next_day == student.workspace.desk.now().day
    assert overview.next_count == tomorrow.today.total > 5


def test_the_days_plan_is_made_once_for_all_of_home(student: Person, monkeypatch: pytest.MonkeyPatch) -> None:
    from learn.workspace import exams

    plan(student, 10)
    planned: list[str] = []
    make = exams.plan_day
    monkeypatch.setattr(
        exams, "plan_day", lambda exam, *a, **k: planned.append(exam.name) or make(exam, *a, **k)
    )
    student.workspace.overview()
    assert len(planned) == 2, "today and tomorrow"
    study(student, student.workspace.study("bones"), 1)
    student.workspace.overview()
    assert len(planned) >= 4, "an answer changes it"


def test_what_is_known_before_an_exam_is_gathered_piece_by_piece(student: Person) -> None:
    logged = plan(student, 10)
    for _ in range(9):
        study(student, student.workspace.study("bones"))
        student.clock.advance(days=1)
    *turns, evidence = student.workspace.exams.gather(logged)
    assert len(turns) > 2
    assert set(turns) == {None}
    assert evidence is not None
    assert evidence.outlook() == student.workspace.exams.outlook(logged)
    found = evidence.calibration()
    assert found.answers == evidence.outlook().learner.answers > 0
    assert evidence.rehearsed == 0


def test_what_was_gathered_is_reckoned_with_after_all_files_are_closed(student: Person) -> None:
    evidence = student.workspace.exams.evidence(plan(student, 10))
    tags = dict(student.workspace.exams.tags(evidence.logged))
    student.close()
    outlook = evidence.outlook()
    assert outlook.cards == 60
    assert evidence.advice(tags, outlook.readiness.on_day).on_day.mean > 0


@pytest.mark.parametrize(
    ("days", "more", "field"),
    [
        (-1, {}, "day"),
        (9_000, {}, "day"),
        (5, {"reviews": 0}, "time"),
        (5, {"reviews": 10_000}, "time"),
        (5, {"target": 0.0}, "target"),
        (5, {"name": " "}, "name"),
        (5, {"decks": ("none",)}, "decks"),
        (5, {"tags": (("none",),)}, "tags"),
    ],
)
def test_a_mistake_names_the_field_to_be_mended(
    student: Person, days: int, more: dict[str, object], field: str
) -> None:
    with pytest.raises(ExamError) as error:
        plan(student, days, **more)
    assert error.value.field == field


@pytest.mark.parametrize(
    ("text", "time"),
    [
        ("20 minutes", (None, 20.0)),
        (" 7,5 min ", (None, 7.5)),
        ("15m", (None, 15.0)),
        ("30 answers", (30, None)),
        ("1 review a day", (1, None)),
        ("12 Cards", (12, None)),
    ],
)
def test_a_time_a_day_is_read(text: str, time: tuple[int | None, float | None]) -> None:
    assert read_time(text) == time


@pytest.mark.parametrize("text", ["", "20", "much", "2.5 answers", "-3 minutes", "1e9 minutes", "20 hours"])
def test_what_is_no_time_a_day_is_said(text: str) -> None:
    with pytest.raises(LearnError, match="time"):
        read_time(text)


def test_an_exam_that_is_over_is_not_cancelled(student: Person) -> None:
    logged = plan(student, 1)
    student.clock.advance(days=3)
    with pytest.raises(LearnError, match="over already"):
        student.workspace.exams.cancel(logged.id)
    assert student.workspace.exams.all() == (logged,)


def test_the_day_after_the_exam_its_cards_come_back_as_usual(student: Person) -> None:
    plan(student, 2, reviews=100)
    for _ in range(2):
        study(student, student.workspace.study())
        student.clock.advance(days=1)
    study(student, student.workspace.study())
    now = student.workspace.desk.now()
    assert student.workspace.exams.ahead()[0].exam.day == now.day
    coming = coming_days(student.workspace.desk, ["bones"], now, 60)
    assert sum(coming.values()) > 40, "the exam is over then: nothing else plans them"
    student.clock.advance(days=min(coming) - now.day)
    assert student.workspace.today(("bones",)).reviews > 0


@pytest.fixture
def elsewhere(student: Person) -> Iterator[Workspace]:
    """Another program with the same progress."""
    plan(student, 5)
    with Workspace.open([student.decks], home=student.home, clock=student.clock) as other:
        yield other


def test_what_another_program_changed_of_an_exam_stays(student: Person, elsewhere: Workspace) -> None:
    (logged,) = student.workspace.exams.all()
    elsewhere.exams.plan(replace(logged.exam, name="Anatomy"), logged.id)
    student.clock.advance(days=6)
    recorded = student.workspace.exams.record(logged.id, 0.9)
    assert (recorded.exam.name, recorded.result) == ("Anatomy", 0.9)


def test_an_exam_that_another_program_cancelled_stays_so(student: Person, elsewhere: Workspace) -> None:
    (logged,) = student.workspace.exams.all()
    elsewhere.exams.cancel(logged.id)
    changed = replace(logged.exam, reviews=9)
    with pytest.raises(LearnError, match="no such exam"):
        student.workspace.exams.plan(changed, logged.id)
    student.clock.advance(days=6)
    with pytest.raises(LearnError, match="no such exam"):
        student.workspace.exams.record(logged.id, 0.9)
    assert elsewhere.exams.all() == ()


def test_what_an_exam_asks_today_follows_another_program(student: Person, elsewhere: Workspace) -> None:
    desk = student.workspace.desk
    (logged,) = student.workspace.exams.all()
    elsewhere.exams.plan(replace(logged.exam, reviews=3), logged.id)
    assert desk.exams.today(desk.now())[0].logged == logged, "not looked at yet"
    assert [day.logged.exam.reviews for day in student.workspace.exams.today()] == [3]


def test_an_answer_counts_also_if_its_card_was_put_away_after_it(student: Person) -> None:
    plan(student, 2, reviews=400)
    session = student.workspace.study("bones")
    card = session.next_card()
    assert card is not None
    session.answer()
    session.rate(Rating.GOOD)
    for mark in (Mark.BURY, Mark.SUSPEND):
        student.workspace.mark([card.key], mark)
        assert student.workspace.exams.today()[0].used == 1
