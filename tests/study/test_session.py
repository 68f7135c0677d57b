"""A session: what it asks, what it counts, and how it comes through mishaps."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from learn.cards.card import Card
from learn.cards.marking import LONGEST_ANSWER, Outcome
from learn.cards.pointing import Pointed
from learn.cards.rating import Rating
from learn.clock import MINUTE, SetClock
from learn.errors import LearnError
from learn.scheduling.memory import Phase
from learn.scheduling.queue import Remaining
from learn.settings import Rules
from learn.study.desk import Interval, Scope, Undone
from learn.study.session import Session, Stage
from tests.study.fakes import FakeDesk, flip, typed

EXACT = replace(Rules(), fuzz=False)
STRAIGHT_TO_DAYS = replace(EXACT, learning_steps=(), relearning_steps=())


def session(desk: FakeDesk, **scope: object) -> Session:
    return Session(desk, Scope(**scope))  # type: ignore[arg-type]


def step(session: Session, rating: Rating | None = Rating.GOOD) -> str:
    """Answer and rate the card shown; its key."""
    assert session.card is not None
    key = session.card.key
    session.answer("x")
    session.rate(rating)
    return key


def run(session: Session, rating: Rating = Rating.EASY, most: int = 500) -> list[str]:
    """Answer until nothing is left."""
    keys: list[str] = []
    while session.card and len(keys) < most:
        keys.append(step(session, rating))
    return keys


def desk_of(count: int, rules: Rules = STRAIGHT_TO_DAYS) -> FakeDesk:
    return FakeDesk(*(flip(f"n{number:03}") for number in range(count)), rules=rules)


class TestAnswering:
    def test_a_flip_card_is_rated_by_the_person(self) -> None:
        sitting = session(FakeDesk(flip("a")))
        assert sitting.stage is Stage.ANSWER
        assert sitting.answer() is sitting.verdict
        assert sitting.stage is Stage.RATING
        assert sitting.rate().rating is Rating.GOOD

    @pytest.mark.parametrize(
        ("text", "proposed"), [("A", Rating.GOOD), ("b", Rating.AGAIN), (None, Rating.AGAIN)]
    )
    def test_a_typed_answer_is_marked_and_a_rating_proposed(self, text: str | None, proposed: Rating) -> None:
        sitting = session(FakeDesk(typed("a")))
        assert sitting.answer(text).proposed is proposed
        assert sitting.rate().rating is proposed

    def test_the_person_has_the_last_word(self) -> None:
        sitting = session(FakeDesk(typed("a")))
        assert sitting.answer("wrong").outcome is Outcome.WRONG
        assert sitting.rate(Rating.HARD).rating is Rating.HARD

    @pytest.mark.parametrize("call", ["rate", "previews"])
    def test_what_comes_out_of_turn_is_refused(self, call: str) -> None:
        sitting = session(FakeDesk(flip("a")))
        with pytest.raises(LearnError, match="waits for an answer"):
            getattr(sitting, call)()
        sitting.answer()
        with pytest.raises(LearnError, match="waits for a rating"):
            sitting.answer()

    def test_after_the_end_there_is_nothing_to_answer(self) -> None:
        sitting = session(FakeDesk())
        assert sitting.stage is Stage.DONE
        for call in (sitting.answer, sitting.rate, sitting.suspend, sitting.flag):
            with pytest.raises(LearnError):
                call()

    def test_an_answer_is_kept_as_text_that_can_be_logged(self) -> None:
        sitting = session(FakeDesk(typed("a")))
        sitting.answer("\udcff" + "x" * LONGEST_ANSWER)
        assert sitting.text == "?" + "x" * (LONGEST_ANSWER - 1)

    def test_the_time_taken_is_measured_and_never_negative(self) -> None:
        desk = desk_of(2)
        sitting = session(desk)
        desk.clock.advance(seconds=3)
        step(sitting)
        desk.clock.advance(hours=-1)
        step(sitting)
        assert sitting.done.taken_ms == 3_000

    @pytest.mark.parametrize("rating", list(Rating))
    @pytest.mark.parametrize("history", [[], [3], [3, 3], [3, 3, 1], [4, 3, 3]])
    def test_a_preview_is_what_the_rating_then_gives(self, rating: Rating, history: list[int]) -> None:
        desk = FakeDesk(flip("a"), rules=EXACT)
        for past in history:
            sitting = session(desk, ahead=1)
            if sitting.card is None:
                desk.clock.advance(minutes=10)
                sitting.resume()
            step(sitting, Rating(past))
            desk.clock.advance(minutes=10)
        sitting = session(desk, ahead=1)
        sitting.answer()
        previews = sitting.previews()
        assert sitting.rate(rating).interval == previews[rating - 1]


class TestCounts:
    def test_they_are_right_at_every_step(self) -> None:
        desk = FakeDesk(flip("a"), flip("b"), rules=EXACT)
        sitting = session(desk)
        counts = [sitting.remaining]
        for rating in (Rating.GOOD, Rating.EASY):
            step(sitting, rating)
            counts.append(sitting.remaining)
        assert counts == [Remaining(2, 0, 0), Remaining(1, 1, 0), Remaining(0, 1, 0)]
        desk.clock.advance(minutes=10)
        step(sitting)
        assert sitting.remaining == Remaining()
        assert sitting.share_done == 1.0

    def test_the_summary_counts_ratings_and_cards_started(self) -> None:
        sitting = session(desk_of(3))
        run(sitting, Rating.HARD)
        assert sitting.done.ratings == [Rating.HARD] * 3
        assert (sitting.done.answers, sitting.done.started) == (3, 3)

    def test_a_limit_ends_it(self) -> None:
        sitting = session(desk_of(9), limit=4)
        assert sitting.share_done == 0
        assert len(run(sitting)) == 4
        assert sitting.remaining == Remaining()
        assert sitting.share_done == 1.0

    def test_undo_gives_back_one_of_the_limit(self) -> None:
        sitting = session(desk_of(9), limit=2)
        first, second = run(sitting)
        sitting.undo()
        assert sitting.card is not None
        assert sitting.card.key == second != first
        assert len(run(sitting)) == 1

    def test_one_deck_alone(self) -> None:
        desk = FakeDesk(flip("a"), flip("b", deck="e"), rules=STRAIGHT_TO_DAYS)
        assert run(session(desk, decks=("e",))) == ["e/b/t"]

    @settings(max_examples=40, deadline=None)
    @given(st.lists(st.tuples(st.integers(1, 4), st.integers(0, 30)), max_size=60))
    def test_nothing_asked_is_lost_and_counts_never_lie(self, script: list[tuple[int, int]]) -> None:
        desk = desk_of(6, EXACT)
        sitting = session(desk)
        for rating, minutes in script:
            if sitting.next_card() is None:
                step_at = sitting.next_step_at()
                assert sitting.remaining.total == sitting.remaining.learning
                if step_at is None:
                    break
                desk.clock.moment = step_at
                continue
            assert sitting.remaining.total >= 1
            step(sitting, Rating(rating))
            desk.clock.advance(minutes=minutes)
        asked = {key for _, key, _ in desk.held.answered}
        in_steps = {key for key, memory in desk.held.memories.items() if memory.due_at is not None}
        assert sitting.remaining.learning == len(in_steps)
        assert sitting.remaining.new == 6 - len(asked)


class TestSteps:
    def test_a_step_comes_back_when_it_is_due(self) -> None:
        desk = FakeDesk(flip("a"), *(flip(f"b{n}") for n in range(3)), rules=EXACT)
        sitting = session(desk)
        assert step(sitting, Rating.GOOD) == "d/a/t"
        desk.clock.advance(minutes=10)
        assert step(sitting, Rating.EASY) == "d/b0/t"
        assert sitting.card is not None
        assert sitting.card.key == "d/a/t"

    def test_a_step_too_far_off_ends_the_session_until_it_is_due(self) -> None:
        desk = FakeDesk(flip("a"), rules=replace(EXACT, learning_steps=(90 * MINUTE,)))
        sitting = session(desk)
        step(sitting, Rating.AGAIN)
        assert sitting.stage is Stage.DONE
        assert sitting.next_step_at() == desk.clock.now() + 90 * MINUTE
        desk.clock.advance(minutes=60)
        assert sitting.next_card() is None
        desk.clock.advance(minutes=15)
        assert sitting.next_card() is not None

    def test_confusable_cards_are_kept_apart(self) -> None:
        twins = [flip(f"t{n}", confusable=("d:hand",)) for n in range(2)]
        desk = FakeDesk(*twins, *(flip(f"b{n}") for n in range(8)), rules=STRAIGHT_TO_DAYS)
        keys = run(session(desk))
        assert abs(keys.index("d/t0/t") - keys.index("d/t1/t")) > 5

    def test_answering_plans_nothing_anew(self) -> None:
        desk = desk_of(20)
        sitting = session(desk)
        run(sitting)
        assert desk.plans == 1


class TestMore:
    def test_ten_more_are_ten_again_and_again(self) -> None:
        desk = desk_of(60, replace(STRAIGHT_TO_DAYS, new_per_day=20))
        sitting = session(desk)
        assert len(run(sitting)) == 20
        for _ in range(2):
            sitting.more(new=10)
            assert sitting.remaining.new == 10
            assert len(run(sitting)) == 10

    @pytest.mark.parametrize("answered", [0, 1, 4, 10])
    @pytest.mark.parametrize("undos", [1, 2, 6])
    def test_ten_more_are_ten_also_after_undo(self, answered: int, undos: int) -> None:
        desk = desk_of(60, replace(STRAIGHT_TO_DAYS, new_per_day=20))
        sitting = session(desk)
        run(sitting)
        sitting.more(new=10)
        run(sitting, most=answered)
        for _ in range(undos):
            sitting.undo()
        run(sitting)
        assert len(desk.held.memories) == 30

    def test_asked_for_in_the_middle_they_come_on_top_of_what_is_left(self) -> None:
        desk = desk_of(60, replace(STRAIGHT_TO_DAYS, new_per_day=20))
        sitting = session(desk)
        run(sitting, most=15)
        sitting.more(new=10)
        assert len(run(sitting)) == 15

    def test_cards_that_are_not_due_yet(self) -> None:
        desk = desk_of(12)
        run(session(desk))
        desk.clock.advance(days=1)
        sitting = session(desk)
        assert sitting.card is None
        sitting.more(ahead=5)
        assert sitting.remaining == Remaining(0, 0, 5)
        run(sitting, most=2)
        sitting.undo()
        assert len(run(sitting)) == 4
        assert sum(memory.reviews == 2 for memory in desk.held.memories.values()) == 5

    def test_steps_and_new_cards_use_up_nothing_of_what_was_asked_ahead(self) -> None:
        desk = desk_of(8, replace(EXACT, learning_steps=()))
        run(session(desk))
        desk.clock.advance(days=1)
        desk.cards |= {card.key: card for card in (flip("new1"), flip("new2"))}
        sitting = session(desk, ahead=4)
        asked = [step(sitting, Rating.AGAIN) for _ in range(6)]
        assert len({key for key in asked if "new" not in key}) == 4
        assert "new" not in asked[-1]
        sitting.undo()
        assert sitting.remaining == Remaining(0, 3, 1)
        assert sitting.card is not None
        assert sitting.card.key == asked[-1]

    def test_a_limit_grows_with_it(self) -> None:
        sitting = session(desk_of(30), limit=5)
        run(sitting)
        sitting.more(new=3)
        assert len(run(sitting)) == 3


class TestMarks:
    @pytest.mark.parametrize("way", ["suspend", "bury"])
    def test_a_card_put_away_is_not_asked_and_undo_shows_it_again(self, way: str) -> None:
        desk = desk_of(3)
        sitting = session(desk)
        card = getattr(sitting, way)()
        assert sitting.remaining.total == 2
        assert card.key not in run(sitting, most=1)
        sitting.undo()
        sitting.undo()
        assert sitting.card == card
        assert sitting.remaining.total == 3

    def test_a_flag_is_put_on_and_off_and_the_card_stays(self) -> None:
        sitting = session(desk_of(2))
        card = sitting.card
        assert sitting.flag() is True
        assert sitting.marks.flagged
        assert sitting.flag() is False
        assert not sitting.marks.flagged
        assert sitting.card is card

    def test_after_the_answer_too(self) -> None:
        sitting = session(desk_of(2))
        sitting.answer()
        sitting.flag()
        assert sitting.stage is Stage.RATING
        sitting.suspend()
        assert sitting.stage is Stage.ANSWER

    def test_reset_makes_a_card_new_and_undo_takes_it_back(self) -> None:
        desk = desk_of(2)
        sitting = session(desk)
        key = step(sitting)
        before = desk.held.memories[key]
        sitting.reset([key])
        assert sitting.marks.memory is None
        assert sitting.remaining == Remaining(2, 0, 0)
        sitting.undo()
        assert desk.held.memories[key] == before

    def test_a_leech_is_told_once(self) -> None:
        desk = FakeDesk(flip("a"), rules=replace(STRAIGHT_TO_DAYS, leech_lapses=2))
        told = []
        for rating in (Rating.GOOD, Rating.AGAIN, Rating.AGAIN, Rating.AGAIN):
            sitting = session(desk, ahead=1)
            step(sitting, rating)
            told.append(len(sitting.done.leeches))
            desk.clock.advance(days=1)
        assert told == [0, 0, 1, 0]


class TestUndo:
    def test_it_shows_the_card_again_and_counts_it_no_more(self) -> None:
        desk = desk_of(3)
        sitting = session(desk)
        key = step(sitting, Rating.AGAIN)
        undone = sitting.undo()
        assert undone is not None
        assert (undone.what, undone.keys) == ("Again", (key,))
        assert sitting.card is not None
        assert sitting.card.key == key
        assert sitting.done.answers == sitting.done.started == 0
        assert sitting.remaining == Remaining(3, 0, 0)

    def test_with_nothing_to_undo_the_card_stays(self) -> None:
        sitting = session(desk_of(1))
        assert sitting.undo() is None
        assert sitting.stage is Stage.ANSWER
        assert sitting.card is not None

    def test_first_of_an_answer_that_is_not_rated(self) -> None:
        desk = desk_of(3)
        sitting = session(desk)
        first = step(sitting)
        card, asked = sitting.card, sitting.question
        sitting.answer("x")
        undone = sitting.undo()
        assert undone == Undone("the answer", (card.key,) if card else (), 0)
        assert (sitting.card, sitting.question, sitting.stage) == (card, asked, Stage.ANSWER)
        assert (sitting.text, sitting.done.answers, len(desk.undoable)) == (None, 1, 1)
        undone = sitting.undo()
        assert undone is not None
        assert (undone.what, undone.keys) == ("Good", (first,))

    def test_then_of_the_rating_given_after_a_second_look(self) -> None:
        desk = desk_of(2)
        sitting = session(desk)
        sitting.answer("x")
        sitting.undo()
        key = step(sitting, Rating.HARD)
        assert [memory.reviews for memory in desk.held.memories.values()] == [1]
        undone = sitting.undo()
        assert undone is not None
        assert (undone.what, undone.keys) == ("Hard", (key,))

    def test_of_a_flag_put_after_the_answer_keeps_the_answer(self) -> None:
        desk = desk_of(1)
        sitting = session(desk)
        sitting.answer("x")
        sitting.flag()
        undone = sitting.undo()
        assert undone is not None
        assert undone.what == "flag"
        assert (sitting.stage, sitting.text, desk.held.flagged) == (Stage.RATING, "x", set())
        sitting.undo()
        assert sitting.stage is Stage.ANSWER

    def test_of_a_flag_put_before_the_answer_comes_after_it(self) -> None:
        desk = desk_of(1)
        sitting = session(desk)
        sitting.flag()
        sitting.answer("x")
        sitting.undo()
        assert (sitting.stage, len(desk.held.flagged)) == (Stage.ANSWER, 1)
        sitting.undo()
        assert desk.held.flagged == set()

    def test_thirty_five_go_back_to_the_start(self) -> None:
        desk = desk_of(40, replace(STRAIGHT_TO_DAYS, new_per_day=99))
        sitting = session(desk)
        keys = run(sitting, most=35)
        for key in reversed(keys):
            sitting.undo()
            assert sitting.card is not None
            assert sitting.card.key == key
        assert sitting.undo() is None
        assert desk.held.memories == {}
        assert sitting.remaining == Remaining(40, 0, 0)

    def test_it_plans_nothing_anew(self) -> None:
        desk = desk_of(9)
        sitting = session(desk)
        run(sitting, most=4)
        sitting.suspend()
        for _ in range(5):
            sitting.undo()
        assert desk.plans == 1
        assert run(sitting) == [f"d/n{number:03}/t" for number in range(9)]

    def test_a_step_that_is_undone_waits_for_its_time_again(self) -> None:
        desk = FakeDesk(flip("a"), flip("b"), rules=EXACT)
        sitting = session(desk)
        step(sitting, Rating.AGAIN)
        due = sitting.next_step_at()
        desk.clock.advance(minutes=2)
        assert step(sitting, Rating.GOOD) == "d/b/t"
        assert step(sitting, Rating.EASY) == "d/a/t"
        sitting.undo()
        assert sitting.card is not None
        assert sitting.card.key == "d/a/t"
        assert due in {memory.due_at for memory in desk.held.memories.values()}
        assert sitting.remaining == Remaining(0, 2, 0)

    def test_of_what_another_session_did(self) -> None:
        desk = desk_of(3)
        key = step(session(desk))
        sitting = session(desk)
        sitting.undo()
        assert sitting.card is not None
        assert sitting.card.key == key
        assert sitting.done.answers == 0

    def test_a_card_that_is_gone_is_not_shown(self) -> None:
        desk = desk_of(3)
        sitting = session(desk)
        key = step(sitting)
        del desk.cards[key]
        assert sitting.undo() is not None
        assert sitting.card is not None
        assert sitting.card.key != key


class TestEditedDecks:
    def test_a_card_that_vanished_is_passed_over(self) -> None:
        desk = desk_of(3)
        sitting = session(desk)
        del desk.cards["d/n001/t"]
        assert run(sitting) == ["d/n000/t", "d/n002/t"]

    def test_refresh_shows_the_same_card_as_it_reads_now(self) -> None:
        desk = desk_of(3)
        sitting = session(desk)
        step(sitting)
        assert sitting.card is not None
        desk.cards[sitting.card.key] = replace(sitting.card, prompt="edited?")
        sitting.refresh()
        assert sitting.card.prompt == "edited?"
        assert sitting.stage is Stage.ANSWER

    def test_refresh_when_the_card_is_gone_shows_the_next(self) -> None:
        desk = desk_of(2)
        sitting = session(desk)
        del desk.cards["d/n000/t"]
        sitting.refresh()
        assert sitting.card is not None
        assert sitting.card.key == "d/n001/t"

    def test_refresh_when_all_is_gone_ends_it(self) -> None:
        desk = desk_of(2)
        sitting = session(desk)
        desk.cards.clear()
        sitting.refresh()
        assert sitting.stage is Stage.DONE


class TestTime:
    def test_the_day_turns_over_in_the_middle_and_nothing_is_dropped(self) -> None:
        desk = desk_of(10, replace(STRAIGHT_TO_DAYS, new_per_day=4))
        desk.clock = SetClock.at("2026-11-22T03:58")
        sitting = session(desk)
        first = run(sitting, most=2)
        desk.clock.advance(minutes=5)
        rest = run(sitting)
        assert first == ["d/n000/t", "d/n001/t"]
        # The answer across the rollover counts to the new day, which then allows four in all.
        assert rest == ["d/n002/t", "d/n003/t", "d/n004/t", "d/n005/t"]

    def test_a_step_across_the_rollover_comes_back(self) -> None:
        desk = FakeDesk(flip("a"), clock=SetClock.at("2026-11-22T03:55"), rules=EXACT)
        sitting = session(desk)
        step(sitting)
        desk.clock.advance(minutes=10)
        assert sitting.next_card() is not None
        step(sitting)
        memory = desk.held.memories["d/a/t"]
        assert memory.phase is Phase.REVIEW
        assert memory.due_day == desk.now().day - 1 + 2

    def test_with_the_clock_set_back_it_goes_on(self) -> None:
        desk = desk_of(4)
        sitting = session(desk)
        step(sitting)
        desk.clock.advance(days=-2)
        assert len(run(sitting)) == 3

    def test_an_ended_session_finds_the_next_days_cards(self) -> None:
        desk = desk_of(8, replace(STRAIGHT_TO_DAYS, new_per_day=4))
        sitting = session(desk)
        run(sitting)
        assert sitting.next_card() is None
        desk.clock.advance(days=1)
        assert sitting.next_card() is not None


class TestMishaps:
    def test_an_answer_that_could_not_be_saved_can_be_rated_again(self) -> None:
        desk = desk_of(2)
        sitting = session(desk)
        card = sitting.card
        sitting.answer("x")
        desk.broken = {"accept"}
        with pytest.raises(LearnError):
            sitting.rate(Rating.HARD)
        assert (sitting.card, sitting.stage, sitting.text) == (card, Stage.RATING, "x")
        assert sitting.done.answers == 0
        desk.broken = set()
        assert sitting.rate(Rating.HARD).card is card

    @pytest.mark.parametrize("way", ["suspend", "bury", "flag"])
    def test_a_mark_that_could_not_be_saved_leaves_the_card(self, way: str) -> None:
        desk = desk_of(2)
        sitting = session(desk)
        card = sitting.card
        sitting.answer()
        desk.broken = {"mark"}
        with pytest.raises(LearnError):
            getattr(sitting, way)()
        assert (sitting.card, sitting.stage, sitting.remaining.total) == (card, Stage.RATING, 2)
        assert sitting.rate().card is card

    def test_an_undo_that_could_not_be_saved_leaves_the_card(self) -> None:
        desk = desk_of(3)
        sitting = session(desk)
        step(sitting)
        card = sitting.card
        desk.broken = {"undo"}
        with pytest.raises(LearnError):
            sitting.undo()
        assert (sitting.card, sitting.done.answers) == (card, 1)

    @pytest.mark.parametrize("broken", [{"plan"}, {"marks"}, {"candidate"}, {"plan", "marks"}])
    def test_an_undo_that_was_saved_does_not_seem_to_have_failed(self, broken: set[str]) -> None:
        desk = desk_of(3)
        sitting = session(desk)
        step(sitting)
        desk.broken = broken
        assert sitting.undo() is not None
        assert sitting.done.answers == 0
        assert sitting.card is not None
        desk.broken = set()
        assert len(run(sitting)) == 3

    def test_a_new_day_that_cannot_be_planned_yet_goes_on_with_the_old_plan(self) -> None:
        desk = desk_of(10, replace(STRAIGHT_TO_DAYS, new_per_day=4))
        sitting = session(desk)
        run(sitting, most=2)
        desk.clock.advance(days=1)
        desk.broken = {"plan"}
        assert run(sitting) == ["d/n002/t", "d/n003/t"]
        assert sitting.done.answers == 4
        desk.broken = set()
        assert sitting.next_card() is not None
        assert run(sitting) == ["d/n004/t", "d/n005/t"]

    def test_more_that_cannot_be_looked_up_changes_nothing(self) -> None:
        desk = desk_of(30)
        sitting = session(desk)
        run(sitting)
        desk.broken = {"plan"}
        with pytest.raises(LearnError):
            sitting.more(new=5)
        assert sitting.stage is Stage.DONE
        desk.broken = set()
        sitting.more(new=5)
        assert len(run(sitting)) == 5

    def test_previews_that_cannot_be_had_do_not_stop_the_rating(self) -> None:
        desk = desk_of(1)
        sitting = session(desk)
        sitting.answer()
        desk.broken = {"previews"}
        with pytest.raises(LearnError):
            sitting.previews()
        assert sitting.rate().rating is Rating.GOOD


@pytest.mark.parametrize(
    ("interval", "text"),
    [
        (Interval(), "now"),
        (Interval(30_000_000), "30 s"),
        (Interval(MINUTE), "1 min"),
        (Interval(10 * MINUTE), "10 min"),
        (Interval(60 * MINUTE), "1 hour"),
        (Interval(6 * 60 * MINUTE), "6 hours"),
        (Interval(days=1), "1 day"),
        (Interval(days=30), "30 days"),
        (Interval(days=60), "2.0 months"),
        (Interval(days=365), "1 year"),
        (Interval(days=900), "2.5 years"),
    ],
)
def test_an_interval_as_a_button_shows_it(interval: Interval, text: str) -> None:
    assert interval.short() == text


def test_an_undone_answer_takes_its_time_back() -> None:
    clock = SetClock.at("2026-11-21T20:00")
    session = Session(FakeDesk(flip("d/a/t"), flip("d/b/t"), clock=clock), Scope())
    session.answer(None)
    clock.advance(seconds=5)
    session.rate(Rating.GOOD)
    assert session.done.taken_ms == 5_000
    session.undo()
    assert (session.done.taken_ms, session.done.started) == (0, 0)


class TestSecondTry:
    """Half an answer is asked for once more."""

    def begun(self) -> tuple[Session, FakeDesk]:
        desk = FakeDesk(Card("d/hand/t", "typed", "Which roots?", "C6 to C7", document="Clinic"))
        return Session(desk, Scope()), desk

    def test_half_an_answer_keeps_the_card_hidden_and_asks_for_the_rest(self) -> None:
        session, _ = self.begun()
        assert session.answer("C6").asks_again
        assert (session.stage, session.is_asked_again) == (Stage.ANSWER, True)
        verdict = session.answer("C7")
        assert (session.stage, verdict.outcome, verdict.proposed) == (
            Stage.RATING,
            Outcome.INCOMPLETE,
            Rating.HARD,
        )
        assert session.text == "C6 | C7"

    def test_without_the_rest_it_is_again(self) -> None:
        session, _ = self.begun()
        session.answer("C6")
        assert session.answer(None).proposed is Rating.AGAIN
        assert not session.is_asked_again

    def test_a_wrong_answer_is_asked_once_only(self) -> None:
        session, _ = self.begun()
        assert session.answer("C5").outcome is Outcome.WRONG
        assert session.stage is Stage.RATING

    def test_the_next_card_begins_afresh(self) -> None:
        session, desk = self.begun()
        session.answer("C6")
        session.undo()
        session.refresh()
        assert not session.is_asked_again
        assert session.answer("C6 to C7").outcome is Outcome.RIGHT
        assert desk.held.answered == []


class TestTags:
    def test_every_group_must_hold_and_any_of_a_group(self) -> None:
        desk = FakeDesk(
            flip("a", tags=("core", "lumbar")),
            flip("b", tags=("core", "sacral")),
            flip("c", tags=("core",)),
            flip("d", tags=("further", "lumbar")),
        )
        assert sorted(run(session(desk, tags=(("core",), ("lumbar", "sacral"))))) == ["d/a/t", "d/b/t"]

    def test_more_keeps_them(self) -> None:
        cards = [flip(f"n{number:02}", tags=("core",) if number % 2 else ()) for number in range(40)]
        sitting = session(FakeDesk(*cards, rules=replace(STRAIGHT_TO_DAYS, new_per_day=2)), tags=(("core",),))
        keys = run(sitting)
        sitting.more(new=10)
        keys += run(sitting)
        assert len(keys) == 12
        sitting.more(ahead=20)
        keys += run(sitting)
        assert len(keys) == 24
        assert all(int(key[3:5]) % 2 for key in keys)

    def test_a_session_can_be_restricted_on_the_way_and_freed_again(self) -> None:
        desk = FakeDesk(flip("a", tags=("core",)), flip("b"), flip("c", tags=("core",)))
        sitting = session(desk, limit=5)
        sitting.restrict((("core",),))
        assert (sitting.remaining.new, sitting.scope.limit) == (2, 5)
        run(sitting)
        assert sitting.stage is Stage.DONE
        sitting.restrict(())
        assert sitting.card is not None
        assert sitting.card.key == "d/b/t"

    def test_a_restriction_that_cannot_be_looked_up_changes_nothing(self) -> None:
        desk = FakeDesk(flip("a", tags=("core",)), flip("b"))
        sitting = session(desk)
        shown = sitting.card
        desk.broken.add("plan")
        with pytest.raises(LearnError):
            sitting.restrict((("core",),))
        assert (sitting.card, sitting.scope.tags) == (shown, ())

    def test_time_that_passed_before_a_card_was_in_sight_is_not_counted(self) -> None:
        desk = desk_of(1)
        sitting = session(desk)
        desk.clock.advance(seconds=90)
        sitting.in_sight()
        desk.clock.advance(seconds=3)
        step(sitting)
        assert sitting.done.taken_ms == 3_000


class TestPointing:
    CARD = replace(flip("c5"), kind="map", patches=("thumb",))

    def test_the_log_keeps_the_place_in_words(self) -> None:
        sitting = session(FakeDesk(self.CARD))
        place = Pointed("thumb", "left", "front", "thumb", "C5 to C6")
        verdict = sitting.point(Pointed("heel", name="heel"), place)
        assert (verdict.outcome, sitting.text) == (Outcome.RIGHT, "thumb (left, front)")
        assert sitting.pointed == place
        assert sitting.stage is Stage.RATING

    def test_undo_takes_it_back(self) -> None:
        sitting = session(FakeDesk(self.CARD))
        sitting.point(Pointed("heel"))
        sitting.undo()
        assert (sitting.stage, sitting.pointed, sitting.text) == (Stage.ANSWER, None, None)

    def test_other_cards_are_not_answered_so(self) -> None:
        sitting = session(FakeDesk(flip("a")))
        with pytest.raises(LearnError):
            sitting.point(Pointed("thumb"))
        with pytest.raises(LearnError):
            session(FakeDesk(self.CARD)).point()
        assert sitting.stage is Stage.ANSWER
