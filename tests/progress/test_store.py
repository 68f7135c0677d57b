"""Logging and reading back: the live path, other programs at the same file, times that go astray."""

from __future__ import annotations

import sqlite3
from dataclasses import replace
from itertools import permutations
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from learn.clock import DAY, HOUR, MINUTE, Now, SetClock
from learn.errors import LearnError
from learn.progress import questions, study_days
from learn.progress import store as storing
from learn.progress.connection import MEMORY
from learn.progress.derive import derived
from learn.progress.events import EventKind, Review
from learn.progress.log_file import Draft
from learn.progress.rules_log import RulesLog
from learn.progress.standing import BLANK
from learn.progress.store import Progress
from learn.scheduling.memory import Phase
from tests.progress.conftest import answered, now_of
from tests.progress.worlds import OWN_WEIGHTS, all_events

KEY = "d/n/t"


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "progress.sqlite"


def is_as_rebuilt(progress: Progress) -> bool:
    live = derived(progress.connection)
    progress.rebuild()
    return derived(progress.connection) == live


class TestReviews:
    def test_all_that_was_said_is_in_the_log(self, progress: Progress, clock: SetClock) -> None:
        review = Review("typed", 1, 1, 5, "C6", '["a"]', "d/other/t", 1234)
        logged = progress.review(KEY, review, now_of(progress, clock))
        (event,) = all_events(progress)
        assert event == logged.event
        assert event.review == review
        assert (event.card, event.device, event.at) == (KEY, progress.device, clock.now())

    def test_a_card_that_nothing_happened_to_is_blank(self, progress: Progress) -> None:
        assert progress.standing("never/seen/t") == BLANK

    def test_two_answers_at_the_same_instant_both_count(self, progress: Progress, clock: SetClock) -> None:
        answered(progress, KEY, clock)
        second = answered(progress, KEY, clock)
        assert second.standing.memory is not None
        assert second.standing.memory.reviews == 2
        assert is_as_rebuilt(progress)

    def test_an_answer_before_the_last_takes_its_place_in_time(
        self, progress: Progress, clock: SetClock
    ) -> None:
        answered(progress, KEY, clock, rating=4)
        clock.advance(days=-3)
        late = answered(progress, KEY, clock, rating=1)
        assert late.standing.memory is not None
        assert late.standing.memory.last_at == clock.now() + 3 * DAY
        assert late.standing.memory.reviews == 2
        assert is_as_rebuilt(progress)

    def test_a_step_across_the_rollover_is_no_day(self, progress: Progress) -> None:
        clock = SetClock.at("2026-11-22T03:55")
        first = answered(progress, KEY, clock)
        clock.advance(minutes=10)
        second = answered(progress, KEY, clock)
        assert second.event.day == first.event.day + 1
        assert second.standing.memory is not None
        assert second.standing.memory.phase is Phase.REVIEW
        assert second.standing.memory.due_day == first.event.day + 2
        assert is_as_rebuilt(progress)

    def test_the_study_day_of_an_answer_stays_where_the_person_was(self, clock: SetClock) -> None:
        here, there = Progress(MEMORY), Progress(MEMORY)
        travelling = SetClock(clock.moment, ZoneInfo("Pacific/Auckland"))
        day = answered(here, KEY, travelling).event.day
        assert day == now_of(here, clock).day + 1
        there.absorb(all_events(here))
        assert derived(there.connection) == derived(here.connection)
        assert study_days.answered_on(there.connection, day, 240, clock.zone) == {KEY}
        here.close()
        there.close()

    def test_time_away_from_the_screen_counts_as_a_minute(self, progress: Progress, clock: SetClock) -> None:
        for taken in (-5, 10_000, 3_600_000):
            progress.review(KEY, Review("flip", 3, 3, taken_ms=taken), now_of(progress, clock))
        (tally,) = study_days.tallies_of_day(progress.connection, now_of(progress, clock).day).values()
        assert tally.taken_ms == 70_000

    def test_an_action_of_several_events_is_undone_as_one(self, progress: Progress, clock: SetClock) -> None:
        drafts = [Draft(EventKind.SUSPEND, f"d/n{number}/t") for number in range(3)]
        progress.log(drafts, now_of(progress, clock))
        assert {event.card for event in progress.undo(now_of(progress, clock))} == {
            "d/n0/t", "d/n1/t", "d/n2/t"
        }  # fmt: skip
        assert progress.undo(now_of(progress, clock)) == []

    def test_undo_leaves_other_devices_alone(self, progress: Progress, clock: SetClock) -> None:
        other = Progress(MEMORY)
        answered(other, KEY, clock)
        progress.absorb(all_events(other))
        assert progress.undo(now_of(progress, clock)) == []
        other.close()


class TestSettings:
    def test_they_hold_from_their_moment_on(self, progress: Progress, clock: SetClock) -> None:
        before = answered(progress, "d/a/t", clock)
        clock.advance(minutes=1)
        progress.set({"learning-steps": "none"}, None, now_of(progress, clock))
        after = answered(progress, "d/b/t", clock)
        assert before.standing.memory is not None
        assert after.standing.memory is not None
        assert before.standing.memory.due_at == before.event.at + 10 * MINUTE
        assert after.standing.memory.due_at is None
        assert is_as_rebuilt(progress)

    def test_a_setting_from_before_some_answers_replays_them(
        self, progress: Progress, clock: SetClock
    ) -> None:
        answered(progress, KEY, clock)
        clock.advance(hours=-1)
        progress.set({"learning-steps": "none"}, None, now_of(progress, clock))
        memory = progress.standing(KEY).memory
        assert memory is not None
        assert memory.due_at is None
        assert is_as_rebuilt(progress)

    def test_weights_hold_for_all_answers_and_can_be_given_up(
        self, progress: Progress, clock: SetClock
    ) -> None:
        answered(progress, KEY, clock, rating=4)
        usual = progress.standing(KEY)
        clock.advance(minutes=1)
        progress.set({"weights": OWN_WEIGHTS}, None, now_of(progress, clock))
        assert progress.standing(KEY) != usual
        for give_up in (None, "default"):
            progress.set({"weights": OWN_WEIGHTS}, None, now_of(progress, clock))
            progress.set({"weights": give_up}, None, now_of(progress, clock))
            assert progress.rules.latest().weights is None
            assert progress.standing(KEY) == usual

    def test_a_decks_own_value_wins_and_can_be_given_up(self, progress: Progress, clock: SetClock) -> None:
        progress.set({"retention": "0.80"}, "d", now_of(progress, clock))
        progress.set({"retention": "0.95"}, None, now_of(progress, clock))
        assert (progress.rules.latest("d").retention, progress.rules.latest("e").retention) == (0.80, 0.95)
        progress.set({"retention": None}, "d", now_of(progress, clock))
        assert progress.rules.latest("d").retention == 0.95

    @pytest.mark.parametrize(
        "detail", ["", "{", "[]", '{"name": 1, "value": "x", "deck": null}', '{"name": "a"}']
    )
    def test_one_that_cannot_be_read_sets_nothing(
        self, progress: Progress, clock: SetClock, detail: str
    ) -> None:
        progress.set({"retention": "0.80"}, None, now_of(progress, clock))
        (event,) = all_events(progress)
        log = RulesLog([replace(event, detail=detail)])
        assert log.latest() == RulesLog().latest()

    @pytest.mark.parametrize("order", list(permutations(range(4))))
    def test_they_are_the_same_in_whatever_order_they_were_read(
        self, progress: Progress, clock: SetClock, order: tuple[int, ...]
    ) -> None:
        for hours, retention in ((0, "0.80"), (-2, "0.85"), (3, "0.90"), (-2, "0.95")):
            clock.advance(hours=hours)
            progress.set({"retention": retention}, None, now_of(progress, clock))
        events = all_events(progress)
        log = RulesLog(events[place] for place in order)
        assert log.latest().retention == 0.90
        moments = [event.order for event in events]
        assert [log.at(moment, "d") for moment in moments] == [progress.rules.at(m, "d") for m in moments]

    def test_rules_are_known_for_every_moment(self, progress: Progress, clock: SetClock) -> None:
        for retention in ("0.80", "0.85"):
            clock.advance(days=1)
            progress.set({"retention": retention}, None, now_of(progress, clock))
        start = clock.now() - DAY
        rules = progress.rules
        assert [rules.at((start + days * DAY - 1, b""), "d").retention for days in (0, 1, 2)] == [
            0.90,
            0.80,
            0.85,
        ]


class TestOtherPrograms:
    def test_settings_of_another_program_hold_for_the_next_answer(self, path: Path, clock: SetClock) -> None:
        one, two = Progress(path), Progress(path)
        two.set({"learning-steps": "none"}, None, now_of(two, clock))
        clock.advance(seconds=1)
        memory = answered(one, KEY, clock).standing.memory
        assert memory is not None
        assert memory.due_at is None
        assert is_as_rebuilt(one)
        one.close()
        two.close()

    def test_refresh_takes_them_in_without_writing(self, path: Path, clock: SetClock) -> None:
        one, two = Progress(path), Progress(path)
        two.set({"retention": "0.80"}, None, now_of(two, clock))
        assert one.rules.latest().retention == 0.90
        one.refresh()
        assert one.rules.latest().retention == 0.80
        one.close()
        two.close()

    def test_both_may_rename_answer_and_set_by_turns(self, path: Path, clock: SetClock) -> None:
        one, two = Progress(path), Progress(path)
        for number in range(6):
            clock.advance(minutes=3)
            first, second = (one, two) if number % 2 else (two, one)
            answered(first, "d/old/t", clock)
            second.set({"retention": f"0.8{number}"}, "d" if number % 3 else None, now_of(second, clock))
            second.rename([("d/old/t", "e/new/t")], now_of(second, clock))
            answered(second, "e/new/t", clock)
        memory = one.standing("e/new/t").memory
        assert memory is not None
        assert memory.reviews == 12
        assert is_as_rebuilt(one)
        one.close()
        two.close()

    def test_undo_takes_back_what_was_done_last_in_either_program(self, path: Path, clock: SetClock) -> None:
        one, two = Progress(path), Progress(path)
        answered(one, "d/first/t", clock)
        clock.advance(hours=-2)
        answered(two, "d/second/t", clock)
        assert [event.card for event in one.undo(now_of(one, clock))] == ["d/second/t"]
        assert [event.card for event in two.undo(now_of(two, clock))] == ["d/first/t"]
        one.close()
        two.close()


class TestFailures:
    @pytest.fixture
    def locked(self, path: Path, monkeypatch: pytest.MonkeyPatch):
        """A progress whose file another program is writing to and does not let go."""
        from learn.progress import connection

        monkeypatch.setattr(connection, "BUSY_MS", 1)
        progress = Progress(path)
        other = sqlite3.connect(path, isolation_level=None)
        other.execute("BEGIN IMMEDIATE")
        yield progress, other
        other.close()
        progress.close()

    def test_nothing_is_saved_and_it_is_said(self, locked, clock: SetClock) -> None:
        progress, other = locked
        with pytest.raises(LearnError, match="Another program"):
            answered(progress, KEY, clock)
        with pytest.raises(LearnError, match="Another program"):
            progress.set({"retention": "0.80"}, None, now_of(progress, clock))
        with pytest.raises(LearnError, match="Another program"):
            progress.undo(now_of(progress, clock))
        assert progress.rules.latest().retention == 0.90
        assert progress.standing(KEY) == BLANK
        other.execute("ROLLBACK")
        assert answered(progress, KEY, clock).standing == progress.standing(KEY)

    def test_a_setting_that_could_not_be_saved_holds_not(
        self, progress: Progress, clock: SetClock, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        def fail(self, event):
            self._derivation.rules.add(event)
            raise sqlite3.OperationalError("database or disk is full")

        monkeypatch.setattr(Progress, "_settle_setting", fail)
        with pytest.raises(LearnError, match="full"):
            progress.set({"retention": "0.80"}, None, now_of(progress, clock))
        assert progress.rules.latest().retention == 0.90
        assert all_events(progress) == []

    def test_an_answer_that_fails_halfway_leaves_no_trace(
        self, progress: Progress, clock: SetClock, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        answered(progress, KEY, clock)
        before = derived(progress.connection)

        def fail(*arguments):
            raise KeyboardInterrupt

        monkeypatch.setattr(storing, "advance", fail)
        with pytest.raises(KeyboardInterrupt):
            answered(progress, "new-deck/n/t", clock)
        monkeypatch.undo()
        assert derived(progress.connection) == before
        assert len(all_events(progress)) == 1
        answered(progress, "new-deck/n/t", clock)
        assert is_as_rebuilt(progress)


class TestQuestions:
    def test_the_streak_counts_days_in_a_row_and_today_may_still_come(
        self, progress: Progress, clock: SetClock
    ) -> None:
        for gap in (0, 1, 2, 1, 1):
            clock.advance(days=gap)
            answered(progress, KEY, clock)
        day = now_of(progress, clock).day
        assert study_days.streak(progress.connection, day) == 3
        assert study_days.streak(progress.connection, day + 1) == 3
        assert study_days.streak(progress.connection, day + 2) == 0
        assert study_days.streak(progress.connection, day - 3) == 2

    def test_a_day_whose_answers_were_all_undone_is_no_day(self, progress: Progress, clock: SetClock) -> None:
        answered(progress, KEY, clock)
        progress.undo(now_of(progress, clock))
        assert study_days.streak(progress.connection, now_of(progress, clock).day) == 0
        assert study_days.tallies_of_day(progress.connection, now_of(progress, clock).day) == {}

    def test_answers_of_a_day_are_found_though_the_clock_was_set_back(
        self, progress: Progress, clock: SetClock
    ) -> None:
        answered(progress, "d/a/t", clock)
        clock.advance(days=-30)
        answered(progress, "d/b/t", clock)
        now = now_of(progress, clock)
        assert study_days.answered_on(progress.connection, now.day, 240, now.zone) == {"d/b/t"}

    def test_due_cards_leave_out_the_suspended_and_the_buried(
        self, progress: Progress, clock: SetClock
    ) -> None:
        for name in "abc":
            answered(progress, f"d/{name}/t", clock, rating=4)
        clock.advance(days=30)
        now = now_of(progress, clock)
        progress.log([Draft(EventKind.SUSPEND, "d/a/t")], now)
        progress.log([Draft(EventKind.BURY, "d/b/t")], now)
        assert [key for _, key in questions.due_keys(progress.connection, "d", now.day)] == ["d/c/t"]
        tomorrow = [key for _, key in questions.due_keys(progress.connection, "d", now.day + 1)]
        assert set(tomorrow) == {"d/b/t", "d/c/t"}

    def test_what_comes_due_is_counted_by_day(self, progress: Progress, clock: SetClock) -> None:
        for name in "abc":
            answered(progress, f"d/{name}/t", clock, rating=4)
        due = {
            one.standing.memory.due_day for one in questions.upcoming_reviews(progress.connection, "d", 0, 9)
        }
        counts = questions.due_by_day(progress.connection, ["d"], max(due), max(due))
        assert counts == {max(due): 3}

    def test_the_next_day_with_due_cards_is_the_first_of_those_counted(
        self, progress: Progress, clock: SetClock
    ) -> None:
        for number, name in enumerate("abcdef"):
            answered(progress, f"{'de'[number % 2]}/{name}/t", clock, rating=4)
            answered(progress, f"{'de'[number % 2]}/{name}{name}/t", clock, rating=3)
            clock.advance(days=number)
        progress.log([Draft(EventKind.SUSPEND, "d/a/t")], now_of(progress, clock))
        today = now_of(progress, clock).day
        for decks in (["d"], ["e"], ["d", "e"], ["x"]):
            for day in range(today - 20, today + 30):
                counts = questions.due_by_day(progress.connection, decks, day, day + 9)
                first = min(counts.items(), default=None)
                assert questions.next_due(progress.connection, decks, day, day + 9) == first

    def test_the_memories_of_many_are_some_evenly_spread(self, progress: Progress, clock: SetClock) -> None:
        for number in range(40):
            answered(progress, f"{'de'[number > 30]}/{number}/t", clock, rating=4)
        ids = "SELECT c.id, s.stability, s.counted_day FROM card c JOIN state s ON s.card = c.id JOIN deck k"
        rows = progress.connection.execute(f"{ids} ON k.id = c.deck WHERE k.name = 'd'").fetchall()
        for most in (1, 2, 5, 31, 100):
            step = max(len(rows) // most, 1)
            found = questions.memories(progress.connection, "d", most)
            assert sorted(found) == sorted(row[1:] for row in rows if row[0] % step == 0)

    def test_the_time_spent_is_that_of_the_last_days(self, progress: Progress, clock: SetClock) -> None:
        assert study_days.spent(progress.connection, now_of(progress, clock).day) == (0, 0)
        answered(progress, KEY, clock)
        assert study_days.spent(progress.connection, now_of(progress, clock).day) == (4_000, 1)


def test_a_day_is_the_one_the_rules_say(progress: Progress, clock: SetClock) -> None:
    clock.moment = SetClock.at("2026-11-22T02:00").moment
    before = now_of(progress, clock).day
    progress.set({"rollover": "01:00"}, None, now_of(progress, clock))
    assert now_of(progress, clock).day == before + 1
    assert Now.read(clock, 0).later(HOUR).moment == clock.now() + HOUR
