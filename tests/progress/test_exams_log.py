"""Exams and rehearsals in the log: the last word counts, undo passes them by, a replay knows of them."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest

from learn.clock import Now, SetClock
from learn.progress.connection import MEMORY
from learn.progress.derive import derived
from learn.progress.doctor import examine
from learn.progress.events import Context, Event, EventKind, Review
from learn.progress.exams_log import exam_detail, exams_of, rehearsal_of
from learn.progress.log_file import Draft
from learn.progress.rehearsals_log import events_of_rehearsal, rehearsals
from learn.progress.rows import SELECT_EVENTS, event_of
from learn.progress.store import Progress
from learn.progress.study_days import answers_on
from learn.scheduling.exam import Exam, Way
from tests.progress.conftest import answered, now_of

EXAM = Exam("finals", 20_790, ("a",), (("core",), ("lumbar", "sacral")), 30, None, 0.75, Way.FEWEST)


def log(progress: Progress, now: Now, exam: Exam, id_: str | None = None, **more: object) -> None:
    progress.note([Draft(EventKind.EXAM, detail=exam_detail(exam, id_, **more))], now)  # type: ignore[arg-type]


def test_an_exam_is_as_it_was_planned_last(progress: Progress, clock: SetClock) -> None:
    log(progress, now_of(progress, clock), EXAM)
    (first,) = progress.exams
    assert first.exam == EXAM
    assert not first.cancelled
    assert first.result is None
    clock.advance(days=2)
    moved = replace(EXAM, day=20_800, reviews=None, minutes=12.5, tags=())
    log(progress, now_of(progress, clock), moved, first.id)
    (after,) = progress.exams
    assert (after.id, after.exam, after.since) == (first.id, moved, first.since)
    log(progress, now_of(progress, clock), moved, first.id, result=0.0)
    assert progress.exams[0].result == 0.0
    log(progress, now_of(progress, clock), moved, first.id, cancelled=True)
    assert progress.exams[0].cancelled


def test_the_last_word_counts_though_the_clock_was_set_back(progress: Progress, clock: SetClock) -> None:
    log(progress, now_of(progress, clock), EXAM)
    clock.advance(hours=-3)
    log(progress, now_of(progress, clock), replace(EXAM, reviews=9), progress.exams[0].id)
    assert [logged.exam.reviews for logged in progress.exams] == [9]

    begun = progress.note([Draft(EventKind.REHEARSAL, detail="{}")], now_of(progress, clock))[0]
    for number in (1, 2):
        step = Draft(EventKind.REHEARSAL_STEP, detail=json.dumps({"n": number}))
        progress.note([step], now_of(progress, clock), begun.id)
        clock.advance(hours=-1)
    found = rehearsal_of(begun, events_of_rehearsal(progress.connection, begun.id))
    assert found is not None
    assert [step["n"] for step in found.steps] == [1, 2]


def test_exams_stand_in_the_order_of_their_days(progress: Progress, clock: SetClock) -> None:
    now = now_of(progress, clock)
    for name, day in (("late", 30), ("b", 10), ("a", 10)):
        log(progress, now, Exam(name, day, reviews=5))
    assert [logged.exam.name for logged in progress.exams] == ["a", "b", "late"]


@pytest.mark.parametrize(
    "detail",
    ["", "7", "[]", '"x"', "{}", '{"name": "x"}', '{"name": "x", "day": "soon"}', '{"name":"x","day":1e400}',
     '{"name": "x", "day": 1, "tags": 7}', '{"name": "x", "day": 1, "way": "magic"}',
     '{"name": "x", "day": 1, "minutes": NaN}', '{"name": "x", "day": 1, "result": Infinity}', None],
)  # fmt: skip
def test_what_cannot_be_read_is_no_exam(detail: str | None) -> None:
    assert exams_of([Event(bytes(16), bytes(16), 0, 0, EventKind.EXAM, detail=detail)]) == ()
    begun = Event(bytes(16), bytes(16), 0, 0, EventKind.REHEARSAL, detail=detail)
    assert rehearsal_of(begun, ()) is None or isinstance(json.loads(detail or ""), dict)


def test_undo_passes_exams_by(progress: Progress, clock: SetClock) -> None:
    answered(progress, "a/n/t", clock)
    log(progress, now_of(progress, clock), EXAM)
    assert [event.card for event in progress.undo(now_of(progress, clock))] == ["a/n/t"]
    assert progress.exams
    assert progress.undo(now_of(progress, clock)) == []


def test_a_rehearsal_holds_its_steps_its_answers_and_its_end(progress: Progress, clock: SetClock) -> None:
    now = now_of(progress, clock)
    begun = progress.note([Draft(EventKind.REHEARSAL, detail='{"seed": 7}')], now)[0]
    progress.note([Draft(EventKind.REHEARSAL_STEP, detail='{"n": 1}')], now, begun.id)
    review = Review("typed", 3, 3, 1, "C6", context=Context.MOCK, for_exam=True)
    end = Draft(EventKind.REHEARSAL_END, detail='{"score": 1}')
    progress.log([Draft(EventKind.REVIEW, "a/n/t", review)], now, begun.id, end)
    (found,) = rehearsals(progress.connection)
    logged = rehearsal_of(found, events_of_rehearsal(progress.connection, found.id))
    assert logged is not None
    assert (logged.paper, logged.steps, logged.end) == ({"seed": 7}, ({"n": 1},), {"score": 1})
    events = list(events_of_rehearsal(progress.connection, begun.id))
    assert [event.review for event in events if event.review] == [review]
    assert progress.standing("a/n/t").memory is not None
    assert progress.undo(now) == [], "what was handed in stays"
    assert answers_on(progress.connection, now.day, 240, now.zone) == {"a/n/t": 1}
    assert examine(progress.connection).sound


def test_fuzz_is_off_for_cards_under_an_exam_and_a_replay_knows(clock: SetClock) -> None:
    plain, under = Progress(MEMORY), Progress(MEMORY)
    moved = 0
    for number in range(30):
        key, clock_of_card = f"a/n{number}/t", SetClock(clock.moment)
        for _ in range(5):
            now = now_of(plain, clock_of_card)
            for progress, for_exam in ((plain, False), (under, True)):
                review = Review("flip", 3, 3, for_exam=for_exam)
                progress.log([Draft(EventKind.REVIEW, key, review)], now)
            clock_of_card.advance(days=9)
        memories = [progress.standing(key).memory for progress in (plain, under)]
        assert memories[0] is not None
        assert memories[1] is not None
        assert memories[0].stability == memories[1].stability
        moved += memories[0].due_day != memories[1].due_day
    assert moved > 10, "fuzz moves the others"
    days = {key: row[6] for key, row in derived(under.connection)[0].items()}
    under.rebuild()
    assert {key: row[6] for key, row in derived(under.connection)[0].items()} == days
    assert examine(under.connection).sound
    plain.close()
    under.close()


def test_exams_of_another_device_are_taken_in(progress: Progress, clock: SetClock) -> None:
    log(progress, now_of(progress, clock), EXAM)
    other = Progress(MEMORY)
    other.absorb(map(event_of, progress.connection.execute(SELECT_EVENTS).fetchall()))
    assert other.exams == progress.exams
    other.close()


def test_exams_come_in_together_with_settings(progress: Progress, clock: SetClock) -> None:
    log(progress, now_of(progress, clock), EXAM)
    progress.set({"new-per-day": "7"}, None, now_of(progress, clock))
    other = Progress(MEMORY)
    other.absorb(map(event_of, progress.connection.execute(SELECT_EVENTS).fetchall()))
    assert other.rules.latest().new_per_day == 7
    assert other.exams == progress.exams
    other.close()
