"""Rehearsals in the log: begun, gone on with after a restart, ended once."""

from __future__ import annotations

import json

import pytest

from learn.errors import LearnError
from learn.progress.events import Context, EventKind, Review
from learn.progress.log_file import Draft
from learn.workspace.rehearsals import MOCK, SPOT, Rehearsals
from tests.workspace.homes import Person, names

PAPER = {"type": MOCK, "seed": 7}
REVIEW = Draft(EventKind.REVIEW, "bones/n00/front", Review("typed", 3, 3, context=Context.MOCK))


@pytest.fixture
def person(person: Person) -> Person:
    person.write("bones", names(3))
    return person


def rehearsals(person: Person) -> Rehearsals:
    return Rehearsals(person.workspace.desk)


def test_one_goes_on_where_it_was_after_a_restart(person: Person) -> None:
    begun = rehearsals(person).begin(PAPER)
    rehearsals(person).step(begun.id, {"n": 1, "answer": "C6"})
    person.close()
    running = rehearsals(person).running(MOCK)
    assert running is not None
    assert (running.id, running.at, running.paper) == (begun.id, begun.at, PAPER)
    assert running.steps == ({"n": 1, "answer": "C6"},)
    assert rehearsals(person).running(SPOT) is None
    assert rehearsals(person).past(MOCK) == []


def test_it_ends_with_its_answers_and_only_once(person: Person) -> None:
    begun = rehearsals(person).begin(PAPER)
    rehearsals(person).end(begun.id, [REVIEW], {"score": 0.5})
    assert person.reviews_of("bones/n00/front") == 1
    assert rehearsals(person).running(MOCK) is None
    (past,) = rehearsals(person).past(MOCK)
    assert past.end == {"score": 0.5}
    for late in (
        lambda: rehearsals(person).end(begun.id, [REVIEW], {"score": 1}),
        lambda: rehearsals(person).end(begun.id, [], {"score": 1}),
        lambda: rehearsals(person).step(begun.id, {"n": 2}),
    ):
        with pytest.raises(LearnError, match="handed in already"):
            late()
    assert person.reviews_of("bones/n00/front") == 1
    assert rehearsals(person).past(MOCK) == [past]


def test_past_ones_stand_with_the_last_one_first(person: Person) -> None:
    for seed in (1, 2):
        begun = rehearsals(person).begin({"type": SPOT, "seed": seed})
        rehearsals(person).end(begun.id, [], {})
        person.clock.advance(hours=1)
    running = rehearsals(person).begin({"type": SPOT, "seed": 3})
    assert [past.paper["seed"] for past in rehearsals(person).past(SPOT)] == [2, 1]
    found = rehearsals(person).running(SPOT)
    assert found is not None
    assert found.id == running.id


def test_what_another_program_wrote_and_cannot_be_read_is_passed_by(person: Person) -> None:
    rehearsals(person).begin(PAPER)
    now = person.workspace.desk.now()
    for detail in ("7", "torn", json.dumps({"seed": 1})):
        person.workspace.progress.note([Draft(EventKind.REHEARSAL, detail=detail)], now)
    found = rehearsals(person).running(MOCK)
    assert found is not None
    assert found.paper == PAPER
