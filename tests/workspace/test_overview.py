"""What Home and the statistics say, against what a session then does."""

from __future__ import annotations

import random
import sqlite3

import pytest

from learn.cards.rating import Rating
from learn.clock import HOUR
from learn.errors import LearnError
from learn.scheduling.queue import Remaining
from learn.study.desk import Mark
from tests.workspace.homes import Person, names, run, step


class TestOverview:
    def test_the_first_run(self, person: Person) -> None:
        person.write("d", names(30), ("front", "back"))
        seen = person.workspace.overview()
        assert seen.is_first_run
        assert seen.today == Remaining(20, 0, 0)
        assert (seen.streak, seen.done_today, seen.next_day, seen.next_at) == (0, 0, None, None)
        assert seen.minutes >= 1

    def test_without_decks(self, person: Person) -> None:
        seen = person.workspace.overview()
        assert (seen.decks, seen.today, seen.minutes) == ((), Remaining(), 0)

    @pytest.mark.parametrize("seed", range(6))
    def test_its_counts_are_what_a_session_then_asks(self, person: Person, seed: int) -> None:
        chance = random.Random(seed)
        person.write("a", names(12), ("front", "back"))
        person.write("b", names(9))
        person.workspace.set({"new-per-day": "6", "reviews-per-day": "9"})
        if seed % 2:
            person.workspace.set({"new-per-day": "2", "reviews-per-day": "3"}, "b")
        for _ in range(12):
            seen = person.workspace.overview()
            session = person.study()
            assert session.remaining == seen.today
            for deck in seen.decks:
                assert person.study(deck.deck.id).remaining == deck.today
            for _ in range(chance.randrange(12)):
                if session.next_card() is None:
                    break
                before = session.remaining
                assert before.total > 0
                match chance.randrange(8):
                    case 0:
                        session.suspend()
                    case 1:
                        session.bury()
                    case 2:
                        session.undo()
                    case _:
                        step(session, Rating(chance.randrange(1, 5)))
            person.clock.advance(hours=chance.choice((0, 1, 9, 30, 100)))
        assert person.workspace.examine().sound

    def test_after_the_days_work(self, person: Person) -> None:
        person.write("d", names(3))
        session = person.study()
        step(session, Rating.AGAIN)
        run(session, Rating.EASY, most=2)
        seen = person.workspace.overview()
        assert (seen.done_today, seen.again_today, seen.started_today) == (3, 1, 3)
        assert seen.streak == 1
        assert seen.next_at == person.clock.now() + HOUR // 60
        assert seen.next_day is not None
        assert seen.next_count >= 1

    def test_what_waits_is_told(self, person: Person) -> None:
        person.write("d", names(4), ("front", "back"))
        person.workspace.set({"bury-siblings": "no"})
        run(person.study())
        person.workspace.set({"bury-siblings": "yes", "reviews-per-day": "3"})
        person.clock.advance(days=90)
        seen = person.workspace.overview()
        assert seen.today.reviews == 3
        assert seen.buried + seen.over_limit == 5

    def test_the_streak_lasts_over_today_until_tomorrow(self, person: Person) -> None:
        person.write("d", names(30))
        for _ in range(3):
            step(person.study())
            person.clock.advance(days=1)
        assert person.workspace.overview().streak == 3
        person.clock.advance(days=1)
        assert person.workspace.overview().streak == 0

    def test_a_deck_counts_only_cards_that_it_still_has(self, person: Person) -> None:
        person.write("d", names(3))
        run(person.study())
        person.workspace.mark(["d/n00/front"], Mark.SUSPEND)
        person.write("d", ["n02"])
        (deck,) = person.reopen().overview().decks
        assert (deck.seen, deck.suspended) == (1, 0)


class TestStatistics:
    def test_they_add_up(self, person: Person) -> None:
        person.write("d", names(6))
        for rating in (Rating.EASY, Rating.AGAIN):
            session = person.study(ahead=6)
            run(session, rating, most=6)
            person.clock.advance(days=2)
        numbers = person.workspace.statistics()
        (deck,) = numbers.decks
        assert deck.seen == deck.learning + deck.young + deck.mature == 6
        assert sum(tally.answers for tally in numbers.by_day.values()) == 12
        assert sum(numbers.due_by_day.values()) <= 6
        assert deck.recall is not None
        assert 0 < deck.recall < 1

    def test_a_deck_that_was_never_opened(self, person: Person) -> None:
        person.write("d", names(6))
        (deck,) = person.workspace.statistics().decks
        assert (deck.cards, deck.seen, deck.recall) == (6, 0, None)


class TestSettings:
    def test_they_are_kept_as_they_were_meant(self, person: Person) -> None:
        person.write("d", names(1))
        person.workspace.set({"retention": "87.5%", "Learning_Steps": "60s, 10m"})
        person.workspace.set({"retention": "0.8"}, "d")
        person.reopen()
        assert person.workspace.rules().retention == 0.875
        assert person.workspace.rules("d").retention == 0.8
        person.workspace.set({"retention": None}, "d")
        assert person.workspace.rules("d").retention == 0.875

    @pytest.mark.parametrize(
        ("values", "deck"),
        [
            ({"speed": "9"}, None),
            ({"retention": "2"}, None),
            ({"weights": " ".join(["0"] * 21)}, None),
            ({"weights": "nan " * 20 + "nan"}, None),
            ({"rollover": "03:00"}, "d"),
            ({"retention": "0.8"}, "none"),
            ({"retention": "0.8", "fuzz": "perhaps"}, None),
        ],
    )
    def test_what_cannot_be_set_changes_nothing(
        self, person: Person, values: dict[str, str], deck: str | None
    ) -> None:
        person.write("d", names(1))
        before = person.workspace.rules()
        with pytest.raises(LearnError):
            person.workspace.set(values, deck)
        assert person.workspace.rules() == before
        assert person.workspace.examine().events == 0

    def test_the_rollover_moves_today(self, person: Person) -> None:
        person.write("d", names(1))
        person.clock.advance(hours=6)
        before = person.workspace.desk.now().day
        person.workspace.set({"rollover": "00:30"})
        assert person.workspace.desk.now().day == before + 1


class TestNames:
    def test_keys_by_deck_tag_and_card(self, person: Person) -> None:
        person.write("d", names(3), more="tags: arm\n")
        person.write("e", names(2))
        keys = person.workspace.keys_of
        assert keys(decks=["e"]) == ["e/n00/front", "e/n01/front"]
        assert keys(tags=["arm"]) == ["d/n00/front", "d/n01/front", "d/n02/front"]
        assert keys(decks=["e"], cards=["e/n01/front", "d/n02/front"])[-1] == "d/n02/front"

    @pytest.mark.parametrize("wrong", [{"decks": ["x"]}, {"tags": ["x"]}, {"cards": ["d/x/front"]}])
    def test_what_there_is_not_is_said(self, person: Person, wrong: dict[str, list[str]]) -> None:
        person.write("d", names(1))
        with pytest.raises(LearnError):
            person.workspace.keys_of(**wrong)

    def test_cards_come_in_the_authors_order(self, person: Person) -> None:
        person.write("d", ["b", "a"])
        assert [card.note for card in person.workspace.cards("d")] == ["d/b", "d/a"]


class TestDamage:
    """Whatever SQLite says while a screen asks, the person reads a sentence."""

    @pytest.mark.parametrize("table", ["state", "daily", "event", "card", "voided"])
    def test_a_table_that_is_gone(self, person: Person, table: str) -> None:
        person.write("d", names(3))
        session = person.study()
        step(session)
        session.answer("x")
        workspace = person.workspace
        workspace.progress.connection.execute("PRAGMA foreign_keys = OFF")
        workspace.progress.connection.execute(f"DROP TABLE {table}")
        asked = (
            workspace.overview, workspace.statistics, person.study, session.previews, session.rate,
            session.undo, session.flag, session.suspend, lambda: session.marks,
            lambda: workspace.touched(["d/n00/front"]), lambda: workspace.mark(["d/n00/front"], Mark.BURY),
            lambda: workspace.set({"retention": "0.8"}), workspace.reload, workspace.back_up,
        )  # fmt: skip
        refused = 0
        for ask in asked:
            try:
                ask()
            except LearnError as error:
                assert str(person.home) in error.message
                refused += 1
        assert refused > 0
        assert not workspace.examine().sound

    def test_a_file_of_garbage_is_refused_at_the_door(self, person: Person) -> None:
        person.home.mkdir()
        (person.home / "progress.sqlite").write_bytes(b"garbage" * 1000)
        with pytest.raises(LearnError, match="damaged"):
            _ = person.workspace

    def test_a_locked_file_lets_the_session_go_on(
        self, person: Person, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr("learn.progress.connection.BUSY_MS", 1)
        person.write("d", names(3))
        session = person.study()
        card = session.card
        session.answer("x")
        other = sqlite3.connect(person.home / "progress.sqlite", isolation_level=None)
        other.execute("BEGIN IMMEDIATE")
        for call in (session.rate, session.suspend, session.bury, session.flag):
            with pytest.raises(LearnError, match="Another program"):
                call()
            assert session.card is card
        session.undo()
        with pytest.raises(LearnError, match="Another program"):
            session.undo()
        assert session.card is card
        other.execute("ROLLBACK")
        other.close()
        session.answer("x")
        assert session.rate().card is card


def test_a_few_quick_answers_do_not_promise_a_quick_day() -> None:
    from learn.scheduling.queue import Remaining
    from learn.workspace.overview import minutes_for

    day = Remaining(reviews=60)
    assert minutes_for(day, (0, 0)) == 14
    assert minutes_for(day, (6 * 500, 6)) >= 10
    assert minutes_for(day, (1_000 * 3_000, 1_000)) == 4
