"""A deck that is too large to be looked at whole: the same answers, from a few cards' work."""

from collections import Counter
from pathlib import Path

import pytest

from learn.cards.rating import Rating
from learn.decks.lookup import FEW
from learn.progress import questions
from learn.study.desk import Mark
from learn.workspace import notes, statistics
from learn.workspace.reading import CardReading
from tests.workspace.homes import Person, deck_text

MANY = 700


@pytest.fixture
def person(tmp_path: Path) -> Person:
    one = Person(tmp_path)
    names = [f"n{number:03}" for number in range(MANY)]
    text = deck_text(
        "d", names, more="  pick: {kind: choice, ask: Which goes with <front>?, answer: <back>}\n"
    )
    (one.decks / "d.yaml").write_text(text)
    return one


def answer(person: Person, count: int, **scope: int) -> list[str]:
    """Answer so many cards of the deck; their keys."""
    session, keys = person.workspace.study("d", **scope), []
    while len(keys) < count and (card := session.next_card()):
        keys.append(card.key)
        session.answer(card.answer)
        session.rate(Rating.EASY)
    return keys


class TestNewCards:
    def test_they_go_on_where_they_ended_after_another_start(self, person: Person) -> None:
        first = answer(person, 150, extra_new=150)
        person.close()
        assert answer(person, 5, extra_new=5)[0] not in first

    def test_a_card_made_new_again_is_asked_before_those_after_it(self, person: Person) -> None:
        early = answer(person, 200, extra_new=200)[3]
        person.workspace.today(("d",))
        person.workspace.mark([early], Mark.RESET)
        person.clock.advance(days=1)
        person.close()
        session = person.workspace.study("d")
        assert early in session.plan.new

    def test_an_undone_answer_is_asked_again(self, person: Person) -> None:
        keys = answer(person, 130, extra_new=130)
        person.workspace.today(("d",))
        person.workspace.desk.undo(person.workspace.desk.now())
        person.clock.advance(days=1)
        assert keys[-1] in person.workspace.study("d").plan.new

    def test_how_far_a_deck_was_answered_is_kept_until_it_is_edited(self, person: Person) -> None:
        answer(person, 130, extra_new=130)
        person.clock.advance(days=1)
        desk, library = person.workspace.desk, person.workspace.library
        CardReading(library, desk.progress, desk.now()).passed("d")
        mark = (
            questions.renewals(desk.progress.connection),
            questions.counts_of(desk.progress.connection, "d").seen,
        )
        kept = library.passed("d", *mark)
        (person.decks / "d.yaml").write_text(deck_text("d", [f"m{number:03}" for number in range(MANY)]))
        person.workspace.reload()
        assert (kept > 0, library.passed("d", *mark)) == (True, 0)


class TestCounts:
    def test_those_on_disk_are_those_of_the_cards(
        self, person: Person, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        keys = answer(person, 40, extra_new=40)
        person.workspace.mark(keys[:3], Mark.SUSPEND)
        person.workspace.mark(keys[5:7], Mark.RESET)
        counted = notes.seen_of(person.workspace.desk, "d"), person.workspace.statistics().decks
        monkeypatch.setattr(notes, "FEW", 10_000)
        monkeypatch.setattr(statistics, "FEW", 10_000)
        walked = notes.seen_of(person.workspace.desk, "d"), person.workspace.statistics().decks
        assert counted == walked
        assert counted[0] == (38, 3)

    def test_a_rebuild_gives_them_again(self, person: Person) -> None:
        keys = answer(person, 12, extra_new=12)
        person.workspace.mark(keys[:2], Mark.SUSPEND)
        connection = person.workspace.progress.connection
        before = connection.execute("SELECT * FROM deck_count").fetchall()
        person.workspace.progress.rebuild()
        assert connection.execute("SELECT * FROM deck_count").fetchall() == before != []

    def test_a_wrong_count_is_found(self, person: Person) -> None:
        answer(person, 3, extra_new=3)
        person.workspace.progress.connection.execute("UPDATE deck_count SET seen = seen + 1")
        assert person.workspace.examine().differences == (
            "d: the counts of its cards are not what the log gives",
        )

    def test_what_is_over_the_limit_is_counted_without_reading_it(self, person: Person) -> None:
        answer(person, 600, extra_new=600)
        person.clock.advance(days=900)
        person.workspace.set({"reviews-per-day": "50", "new-per-day": "0"})
        plan = person.workspace.study("d").plan
        due = questions.due_count(
            person.workspace.progress.connection, ["d"], person.workspace.desk.now().day
        )
        assert (len(plan.main), plan.over_limit + plan.buried) == (50, due - 50)


class TestOptions:
    def test_they_come_from_around_the_card(self, person: Person) -> None:
        library = person.workspace.library
        card = library.card("d/n350/pick")
        assert card is not None
        found, are_all = library.of_field(card, ["d/n690/pick"])
        numbers = [int(each.note[-3:]) for each in found]
        assert (are_all, len(found) <= FEW, numbers == sorted(numbers)) == (False, True, True)
        assert {349, 351, 690} <= set(numbers)
        assert Counter(numbers).most_common(1)[0][1] == 1

    def test_a_small_field_is_offered_whole(self, person: Person) -> None:
        (person.decks / "s.yaml").write_text(
            deck_text(
                "s", ["a", "b", "c"], more="  pick: {kind: choice, ask: Which is <front>?, answer: <back>}\n"
            )
        )
        person.workspace.reload()
        card = person.workspace.library.card("s/a/pick")
        assert card is not None
        assert person.workspace.library.of_field(card)[1]
