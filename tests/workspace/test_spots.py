"""Spot tests over real decks: what can be a station, what is logged, and what is found again."""

from __future__ import annotations

import sqlite3

import pytest

from learn.body.patches import PatchId
from learn.body.spots import Spot
from learn.cards.rating import Rating
from learn.errors import LearnError
from learn.progress import questions, rehearsals_log
from learn.progress.events import Context, EventKind
from learn.scheduling.exam import Exam
from learn.study.desk import Mark
from learn.study.spot import SpotWish
from learn.workspace.pointing import pointed_spot
from learn.workspace.spots import Spots, SpotSitting
from tests.workspace.homes import LIT, POINT, Person, deck_text

FIGURE = (
    """\
format: 1
deck: {deck}
title: Skin of the {deck}
sources: {{book: {{title: The book}}}}
source: book
heading: Chapter one
tags: lumbar
fields: [roots, region]
templates:
"""
    + f"{LIT}    expect: roots\n{POINT.format(skin='region')}"
    + """\
notes:
  knee: {{roots: L3 to L4, region: kneecap, patches: kneecap}}
  toe: {{roots: S1 to S2, region: little toe, patches: fifth-toe, tags: core}}
  chest: {{roots: T4 to T5, region: lower chest, patches: chest-muscle-edge}}
"""
)


@pytest.fixture
def student(person: Person) -> Person:
    person.write_text("leg", FIGURE.format(deck="leg"))
    person.write_text("words", deck_text("words", ["a", "b"]))
    return person


def sitting(person: Person, **wish: object) -> SpotSitting:
    return Spots(person.workspace).begin(SpotWish(**{"seed": 1, **wish}))  # type: ignore[arg-type]


def answer_right(found: SpotSitting) -> None:
    question, station = found.test.question, found.test.station
    if question.is_pointed:
        side = station.side or "mid"
        spot = Spot("front", PatchId(question.card.patches[0]), side)  # type: ignore[arg-type]
        assert found.point(pointed_spot(question.card, spot))
    else:
        assert found.answer(question.card.answer)


def reviews(person: Person) -> list[tuple[str, int, int, str | None]]:
    """Key, rating, context and answer of each review."""
    rows = person.workspace.progress.connection.execute(
        "SELECT card.key, rating, context, answer FROM event JOIN card ON card.id = event.card "
        "WHERE kind = 1 ORDER BY event.id"
    )
    return list(rows)


def test_cards_that_ask_by_the_figure_are_stations(student: Person) -> None:
    cards = Spots(student.workspace).cards(SpotWish())
    assert [card.key for card in cards] == [
        f"leg/{note}/{template}" for note in ("knee", "toe", "chest") for template in ("lit", "point")
    ]
    assert {card.section for card in cards} == {"lumbar"}
    assert [card.sides for card in cards[::2]] == [("left", "right"), ("left", "right"), ()]
    assert not any(card.seen for card in cards)


def test_suspended_cards_are_none(student: Person) -> None:
    student.workspace.mark(["leg/toe/lit"], Mark.SUSPEND)
    assert len(Spots(student.workspace).cards(SpotWish())) == 5


def test_tags_and_exams_choose(student: Person) -> None:
    spots = Spots(student.workspace)
    assert len(spots.cards(SpotWish(tags=(("core",),)))) == 2
    day = student.workspace.desk.now().day + 5
    student.workspace.exams.plan(Exam("Finals", day, ("leg",), (("core",),), reviews=20))
    assert len(spots.cards(SpotWish(exam="finals"))) == 2
    with pytest.raises(LearnError, match="no exam"):
        spots.cards(SpotWish(exam="Other"))


@pytest.mark.parametrize(
    ("wish", "sentence"),
    [
        (SpotWish(stations=0), "at least one"),
        (SpotWish(stations=20), "only 6 cards for 20 stations"),
        (SpotWish(seconds=90), "5 to 60"),
        (SpotWish(decks=("words",)), "There are some in: leg"),
        (SpotWish(decks=("nothing",)), "no deck 'nothing'"),
        (SpotWish(tags=(("none",),)), "no tag 'none'"),
    ],
)
def test_what_makes_no_sense_gets_a_sentence_and_logs_nothing(
    student: Person, wish: SpotWish, sentence: str
) -> None:
    with pytest.raises(LearnError) as told:
        Spots(student.workspace).begin(wish)
    assert sentence in str(told.value)
    assert list(rehearsals_log.rehearsals(student.workspace.progress.connection)) == []


def test_no_figure_cards_at_all_get_a_sentence(person: Person) -> None:
    person.write("words", ["a"])
    with pytest.raises(LearnError, match="No card here asks by the body figure"):
        Spots(person.workspace).check(SpotWish())


def test_sides_are_put_on_the_card_and_its_key_stays(student: Person) -> None:
    test = sitting(student, stations=6).test
    for station, question in zip(test.stations, test._questions, strict=True):
        assert question.card.key == station.key
        assert question.card.side == station.side
        assert bool(station.side) == ("chest" not in station.key)


def test_each_answer_is_on_disk_at_once_as_a_review_in_a_spot_test(student: Person) -> None:
    found = sitting(student, stations=6)
    student.clock.advance(seconds=7)
    key = found.test.station.key
    answer_right(found)
    with sqlite3.connect(student.home / "progress.sqlite") as other:
        rows = other.execute("SELECT rating, context, taken_ms FROM event WHERE kind = 1").fetchall()
    assert rows == [(Rating.GOOD, Context.SPOT, 7000)]
    memory = student.workspace.progress.standing(key).memory
    assert memory is not None
    assert memory.reviews == 1
    found.answer(None)
    assert [row[1] for row in reviews(student)] == [Rating.GOOD, Rating.AGAIN]


def test_confusions_count(student: Person) -> None:
    found = sitting(student, stations=6)
    while found.test.station.key != "leg/knee/point":
        answer_right(found)
    card, side = found.test.question.card, found.test.station.side
    found.point(pointed_spot(card, Spot("front", PatchId("fifth-toe"), side)))  # type: ignore[arg-type]
    confused = questions.confusions(student.workspace.progress.connection, card.key)
    assert confused == ["leg/toe/point"]


def test_an_unanswered_bell_is_no_review(student: Person) -> None:
    found = sitting(student, stations=2, seconds=5)
    student.clock.advance(seconds=5)
    assert found.has_rung
    found.ring()
    assert reviews(student) == []
    assert found.test.results[0].in_time is False
    assert not found.answer(None), "meant for the station before"
    student.clock.advance(seconds=1)
    assert found.answer(None)
    assert len(reviews(student)) == 1


def test_cards_of_an_exam_are_logged_as_such(student: Person) -> None:
    day = student.workspace.desk.now().day + 5
    student.workspace.exams.plan(Exam("Finals", day, ("leg",), reviews=20))
    answer_right(sitting(student, exam="Finals", stations=1))
    (event,) = [
        event
        for begun in rehearsals_log.rehearsals(student.workspace.progress.connection)
        for event in rehearsals_log.events_of_rehearsal(student.workspace.progress.connection, begun.id)
        if event.kind is EventKind.REVIEW
    ]
    assert event.review is not None
    assert (event.review.context, event.review.for_exam) == (Context.SPOT, True)


def test_undo_passes_it_by(student: Person) -> None:
    answer_right(sitting(student, stations=1))
    assert student.workspace.desk.undo(student.workspace.desk.now()) is None


def test_past_ones_are_found_with_all_that_was_in_them(student: Person) -> None:
    first = sitting(student, stations=3, seconds=30, seed=11)
    answer_right(first)
    first.answer(None)
    answer_right(first)
    ended = first.end()
    student.clock.advance(hours=1)
    second = sitting(student, stations=6, seed=12)
    answer_right(second)
    student.close()
    later, earlier = Spots(student.workspace).past()
    assert earlier.report == ended
    assert (earlier.seed, earlier.seconds, earlier.scope.decks) == (11, 30, ("leg", "words"))
    assert (later.report.asked, later.report.left_out) == (1, 5), "broken off: what was answered counts"


def test_one_in_which_nothing_was_answered_is_not_listed(student: Person) -> None:
    sitting(student).end()
    assert Spots(student.workspace).past() == []


def test_a_paper_that_cannot_be_read_is_passed_over(student: Person) -> None:
    from learn.workspace.rehearsals import Rehearsals

    rehearsals = Rehearsals(student.workspace.desk)
    begun = rehearsals.begin({"type": "spot", "stations": [{"what": 1}]})
    rehearsals.step(begun.id, {"number": 1, "is_right": True})
    assert Spots(student.workspace).past() == []


def test_the_same_seed_draws_the_same_test(student: Person) -> None:
    assert sitting(student, seed=5).test.stations == sitting(student, seed=5).test.stations


def test_what_could_not_be_saved_is_saved_by_the_next_answer(
    student: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    found = sitting(student, stations=2, seconds=5)
    progress = student.workspace.progress

    def full(*_: object, **__: object) -> None:
        raise LearnError("The disk is full.")

    student.clock.advance(seconds=5)
    with monkeypatch.context() as broken:
        broken.setattr(progress, "log", full)
        with pytest.raises(LearnError, match="full"):
            found.ring("L9")
        assert not found.has_rung, "the clock stands"
        assert found.test.number == 1
    assert found.answer("something else")
    assert found.test.number == 2
    assert [row[3] for row in reviews(student)] == ["L9"]


def test_what_could_not_be_saved_is_saved_at_the_end_too(
    student: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    found = sitting(student, stations=2)

    def full(*_: object, **__: object) -> None:
        raise LearnError("The disk is full.")

    with monkeypatch.context() as broken:
        broken.setattr(student.workspace.progress, "log", full)
        with pytest.raises(LearnError, match="full"):
            found.answer("L9")
    assert found.end().asked == 1
    assert [row[3] for row in reviews(student)] == ["L9"]
