"""Studying real decks: limits, siblings, more, marks, undo, and decks that change meanwhile."""

from __future__ import annotations

from pathlib import Path

import pytest

from learn.cards.rating import Rating
from learn.errors import LearnError
from learn.scheduling.queue import Remaining
from learn.study.desk import Mark
from learn.study.session import Stage
from learn.workspace import Workspace
from tests.workspace.homes import Person, deck_text, names, run, step


class TestLimits:
    def test_new_cards_of_a_day(self, person: Person) -> None:
        person.write("d", names(30))
        person.workspace.set({"new-per-day": "7"})
        assert len(run(person.study())) == 7
        assert run(person.reopen().study()) == []
        person.clock.advance(days=1)
        assert person.study().remaining.new == 7

    def test_of_all_decks_together(self, person: Person) -> None:
        person.write("a", names(30))
        person.write("b", names(30))
        person.workspace.set({"new-per-day": "6"})
        assert len(run(person.study("a"), most=4)) == 4
        assert len(run(person.study("b"))) == 2
        assert run(person.study()) == []

    def test_of_one_deck_by_itself(self, person: Person) -> None:
        person.write("a", names(30))
        person.write("b", names(30))
        person.workspace.set({"new-per-day": "6"})
        person.workspace.set({"new-per-day": "2"}, "a")
        assert len(run(person.study("a"))) == 2
        assert len(run(person.study())) == 6
        person.workspace.set({"new-per-day": None}, "a")
        assert run(person.study()) == []

    def test_reviews_of_a_day(self, person: Person) -> None:
        person.write("d", names(20))
        run(person.study())
        person.clock.advance(days=60)
        person.workspace.set({"reviews-per-day": "8"})
        session = person.study()
        assert session.remaining == Remaining(0, 0, 8)
        assert session.plan.over_limit == 12
        assert len(run(session)) == 8
        assert run(person.study()) == []

    def test_none_at_all(self, person: Person) -> None:
        person.write("d", names(5))
        person.workspace.set({"new-per-day": "0"})
        assert person.study().stage is Stage.DONE

    @pytest.mark.parametrize("own", [None, "3"])
    def test_ten_more_are_exactly_ten_again_and_after_undo(self, person: Person, own: str | None) -> None:
        person.write("d", names(80))
        person.workspace.set({"new-per-day": "5"})
        if own:
            person.workspace.set({"new-per-day": own}, "d")
        first = int(own or 5)
        session = person.study()
        assert len(run(session)) == first
        for more in (1, 2):
            session.more(new=10)
            run(session, most=4)
            for _ in range(6):
                session.undo()
            run(session)
            assert person.workspace.overview().started_today == first + 10 * more

    def test_ten_more_when_the_day_left_siblings_over(self, person: Person) -> None:
        person.write("d", names(14), ("front", "back"))
        session = person.study()
        assert len(run(session)) == 14
        session.more(new=10)
        assert len(run(session)) == 10

    def test_cards_ahead_of_their_day(self, person: Person) -> None:
        person.write("d", names(12))
        run(person.study())
        person.clock.advance(days=1)
        session = person.study(ahead=5)
        assert session.remaining == Remaining(0, 0, 5)
        assert len(set(run(session))) == 5
        assert run(person.study()) == []
        assert len(run(person.study(ahead=3))) == 3

    def test_a_session_of_a_few_answers(self, person: Person) -> None:
        person.write("d", names(12))
        assert len(run(person.study(limit=3))) == 3


class TestOrder:
    def test_siblings_wait_until_the_next_study_day(self, person: Person) -> None:
        person.write("d", names(3), ("front", "back"))
        assert sorted(run(person.study())) == ["d/n00/front", "d/n01/front", "d/n02/front"]
        person.clock.advance(days=1)
        assert sorted(run(person.study())) == ["d/n00/back", "d/n01/back", "d/n02/back"]

    def test_unless_the_deck_says_otherwise(self, person: Person) -> None:
        person.write("d", names(3), ("front", "back"))
        person.workspace.set({"bury-siblings": "no"}, "d")
        assert len(run(person.study())) == 6

    def test_an_undone_answer_holds_no_sibling_back(self, person: Person) -> None:
        person.write("d", names(1), ("front", "back"))
        session = person.study()
        step(session, Rating.EASY)
        session.undo()
        assert session.remaining == Remaining(1, 0, 0)
        session.suspend()
        assert run(person.study()) == ["d/n00/back"]

    def test_confusables_are_kept_apart_also_across_templates(self, person: Person) -> None:
        text = deck_text("d", names(10))
        for note in ("n03", "n04"):
            fields = f"{{front: the {note}, back: answer {note}, confusable: hand}}"
            text = text.replace(f"[the {note}, answer {note}]", fields)
        person.write_text("d", text)
        keys = run(person.study())
        assert len(keys) == 10
        assert abs(keys.index("d/n03/front") - keys.index("d/n04/front")) > 5

    def test_the_same_seed_and_day_give_the_same_order(self, person: Person) -> None:
        person.write("d", names(15))
        run(person.study())
        person.clock.advance(days=60)
        one = [candidate.key for candidate in person.study().plan.main]
        assert [candidate.key for candidate in person.reopen().study().plan.main] == one
        assert one != sorted(one)


class TestMarksAndUndo:
    def test_undo_after_opening_again_shows_that_card(self, person: Person) -> None:
        person.write("d", names(9))
        keys = run(person.study(), Rating.GOOD, most=4)
        person.reopen()
        session = person.study()
        for key in reversed(keys):
            undone = session.undo()
            assert undone is not None
            assert undone.what == "Good"
            assert session.card is not None
            assert session.card.key == key
        assert session.undo() is None
        assert person.workspace.overview().is_first_run

    def test_undo_shows_a_card_by_its_new_name(self, person: Person) -> None:
        person.write("d", ["old", "other"])
        step(person.study())
        person.write_text("d", deck_text("d", ["other"]) + "  new: {front: f, back: b, renamed_from: old}\n")
        person.reopen()
        session = person.study()
        undone = session.undo()
        assert undone is not None
        assert undone.keys == ("d/new/front",)
        assert session.card is not None
        assert session.card.key == "d/new/front"

    @pytest.mark.parametrize(
        ("put", "take"), [(Mark.SUSPEND, Mark.UNSUSPEND), (Mark.BURY, Mark.UNBURY)], ids=["suspend", "bury"]
    )
    def test_put_away_and_taken_back(self, person: Person, put: Mark, take: Mark) -> None:
        person.write("d", names(3))
        person.workspace.mark(["d/n00/front", "d/n01/front"], put)
        assert [c.key for c in person.study().plan.main] == ["d/n02/front"]
        person.workspace.mark(["d/n00/front"], take)
        assert person.study().remaining.new == 2
        person.study().undo()
        person.study().undo()
        assert person.study().remaining.new == 3

    def test_a_buried_card_is_back_the_next_day_and_a_suspended_one_is_not(self, person: Person) -> None:
        person.write("d", names(2))
        person.workspace.mark(["d/n00/front"], Mark.BURY)
        person.workspace.mark(["d/n01/front"], Mark.SUSPEND)
        assert person.study().stage is Stage.DONE
        person.clock.advance(days=1)
        assert [c.key for c in person.study().plan.main] == ["d/n00/front"]

    def test_a_card_in_its_steps_can_be_buried(self, person: Person) -> None:
        person.write("d", names(2))
        session = person.study()
        step(session, Rating.AGAIN)
        person.clock.advance(minutes=2)
        session.bury()
        assert session.remaining.learning in (0, 1)
        session.undo()
        assert session.remaining.total == 2

    def test_a_reset_of_many_is_one_action(self, person: Person) -> None:
        person.write("d", names(6))
        run(person.study())
        keys = person.workspace.keys_of(decks=["d"])
        assert person.workspace.touched(keys) == keys
        person.workspace.mark(keys, Mark.RESET)
        assert person.workspace.touched(keys) == []
        undone = person.study().undo()
        assert undone is not None
        assert undone.what == "resetting 6 cards"
        assert person.workspace.touched(keys) == keys

    def test_a_leech_is_flagged_and_told_once_and_undone_as_one(self, person: Person) -> None:
        person.write("d", names(1))
        person.workspace.set({"relearning-steps": "none", "learning-steps": "none"})
        told = []
        for lapse in range(11):
            session = person.study(ahead=1)
            key = step(session, Rating.AGAIN if lapse else Rating.GOOD)
            told.append(len(session.done.leeches))
            if lapse == 8:
                assert person.workspace.desk.marks(key).flagged
                assert person.workspace.desk.marks(key).leech
                session.undo()
                assert session.done.leeches == []
                assert not person.workspace.desk.marks(key).flagged
                step(session, Rating.AGAIN)
            person.clock.advance(days=1)
        assert told == [0] * 8 + [1] + [0] * 2
        assert person.workspace.statistics().decks[0].leeches == 1

    @pytest.mark.parametrize("fuzz", ["yes", "no"])
    def test_previews_are_what_the_rating_then_gives(self, person: Person, fuzz: str) -> None:
        person.write("d", names(4))
        person.workspace.set({"fuzz": fuzz})
        for round_ in range(6):
            for rating in Rating:
                session = person.study(ahead=4)
                session.answer("x")
                previews = session.previews()
                assert session.rate(rating).interval == previews[rating - 1]
            person.clock.advance(days=3 * round_, minutes=11)

    def test_previews_hold_though_the_clock_was_set_back_before_a_setting(self, person: Person) -> None:
        person.write("d", names(2))
        person.workspace.set({"learning-steps": "5m"})
        person.clock.advance(hours=-1)
        session = person.study()
        session.answer("x")
        assert session.previews()[0] == session.rate(Rating.AGAIN).interval


class TestDry:
    def test_nothing_is_on_disk_and_all_cards_are_asked(self, person: Person) -> None:
        path = person.write("d", names(30), ("front", "back"))
        with Workspace.open([path], home=person.home, clock=person.clock, dry=True) as workspace:
            session = workspace.study("d")
            assert session.remaining.new == 60
            run(session, most=5)
            session.undo()
            session.flag()
            assert workspace.back_up_daily() is None
            with pytest.raises(LearnError):
                workspace.back_up()
        assert not (person.home / "progress.sqlite").exists()
        assert not (person.home / "backups").exists()


class TestEditedMeanwhile:
    def reload(self, person: Person, session) -> None:
        person.workspace.reload()
        session.refresh()

    def test_the_card_shown_reads_as_it_does_now(self, person: Person) -> None:
        path = person.write("d", names(3))
        session = person.study()
        path.write_text(path.read_text().replace("the n00", "another text"))
        self.reload(person, session)
        assert session.card is not None
        assert session.card.prompt == "What is another text?"

    def test_the_card_shown_vanishes(self, person: Person) -> None:
        person.write("d", names(3))
        session = person.study()
        person.write("d", ["n01", "n02"])
        self.reload(person, session)
        assert session.card is not None
        assert session.card.key == "d/n01/front"
        assert session.remaining.new == 2

    @pytest.mark.parametrize("broken", ["notes: [", "", "format: 9\n"])
    def test_a_deck_that_broke_is_left_out_and_comes_back_whole(self, person: Person, broken: str) -> None:
        path = person.write("d", names(3))
        person.write("e", names(1))
        whole = path.read_text()
        session = person.study()
        key = step(session, Rating.EASY)
        path.write_text(broken)
        self.reload(person, session)
        assert session.card is not None
        assert session.card.deck == "e"
        assert [one.path for one in person.workspace.library.broken] == [path]
        with pytest.raises(LearnError, match="has problems"):
            person.study("d")
        path.write_text(whole)
        self.reload(person, session)
        assert {card.deck for card in map(person.workspace.library.card, run(session)) if card} == {"d", "e"}
        assert person.reviews_of(key) == 1

    def test_a_deck_file_that_goes_away_ends_the_session(self, person: Person) -> None:
        path = person.write("d", names(3))
        session = person.study()
        path.unlink()
        self.reload(person, session)
        assert session.stage is Stage.DONE


class TestProgressIsKept:
    def test_through_edits_reordering_and_chapters(self, person: Person) -> None:
        person.write("d", names(4))
        run(person.study())
        before = {name: person.workspace.progress.standing(f"d/{name}/front") for name in names(4)}
        text = deck_text("d", []).removesuffix("notes:\n")
        person.write_text(
            "d",
            text.replace("What is <front>?", "Say what <front> is.")
            + "chapters:\n  - heading: Two\n    notes:\n"
            + "".join(f"      {name}: [edited, {name}]\n" for name in reversed(names(4))),
        )
        person.reopen()
        assert {name: person.workspace.progress.standing(f"d/{name}/front") for name in names(4)} == before
        assert person.study().stage is Stage.DONE

    @pytest.mark.parametrize(
        ("old", "new", "key"),
        [
            (
                "  n00: [the n00, answer n00]",
                "  gone: {front: f, back: b, renamed_from: n00}",
                "d/gone/front",
            ),
            ("  front: {", "  ask: {renamed_from: front, ", "d/n00/ask"),
            ("deck: d\n", "deck: e\nrenamed_from: d\n", "e/n00/front"),
        ],
        ids=["note", "template", "deck"],
    )
    def test_through_renames_there_and_back(self, person: Person, old: str, new: str, key: str) -> None:
        path = person.write("d", names(2))
        run(person.study())
        first = path.read_text()
        path.write_text(first.replace(old, new))
        person.reopen()
        assert person.reviews_of(key) == 1
        assert person.study().stage is Stage.DONE
        back = {
            "d/gone/front": ("[the n00, answer n00]", "{front: f, back: b, renamed_from: gone}"),
            "d/n00/ask": ("  front: {", "  front: {renamed_from: ask, "),
            "e/n00/front": ("deck: d\n", "deck: d\nrenamed_from: e\n"),
        }[key]
        path.write_text(first.replace(*back))
        person.reopen()
        assert person.reviews_of("d/n00/front") == 1
        assert person.study().stage is Stage.DONE
        person.clock.advance(days=60)
        assert len(run(person.study())) == 2
        assert person.workspace.examine().sound

    def test_a_decks_settings_go_along_with_its_name(self, person: Person) -> None:
        path = person.write("d", names(9))
        person.workspace.set({"new-per-day": "2"}, "d")
        path.write_text(path.read_text().replace("deck: d\n", "deck: e\nrenamed_from: d\n"))
        person.reopen()
        assert person.workspace.rules("e").new_per_day == 2
        assert person.study("e").remaining.new == 2

    def test_a_note_that_moves_to_another_deck_takes_its_progress_but_no_settings(
        self, person: Person
    ) -> None:
        person.write("d", names(2))
        person.write("e", ["x"])
        person.workspace.set({"new-per-day": "1"}, "d")
        step(person.study("d"), Rating.EASY)
        person.write("d", ["n01"])
        person.write_text("e", deck_text("e", ["x"]) + "  moved: {front: f, back: b, renamed_from: d/n00}\n")
        person.reopen()
        assert person.reviews_of("e/moved/front") == 1
        assert person.workspace.rules("e").new_per_day == 20

    def test_opening_again_logs_no_rename_twice(self, person: Person) -> None:
        path = person.write("d", names(2))
        run(person.study())
        path.write_text(path.read_text().replace("deck: d\n", "deck: e\nrenamed_from: d\n"))
        counts = [person.reopen().examine().events for _ in range(3)]
        assert counts == [4, 4, 4]


def test_two_windows_at_one_file_see_each_others_answers(person: Person) -> None:
    person.write("d", names(4))
    with Workspace.open([person.decks], home=person.home, clock=person.clock) as other:
        here, there = person.study(), other.study()
        step(here, Rating.EASY)
        step(there, Rating.EASY)
        assert person.reviews_of("d/n00/front") == 2
        assert len(run(other.study())) == 3
    assert person.workspace.examine().sound


def test_what_cannot_be_opened_leaves_nothing_open(person: Person, monkeypatch: pytest.MonkeyPatch) -> None:
    person.write("d", names(1))
    closed = []

    def fail(self) -> None:
        raise LearnError("no")

    monkeypatch.setattr(Workspace, "_note_renames", fail)
    monkeypatch.setattr("learn.progress.store.Progress.close", lambda self: closed.append("progress"))
    monkeypatch.setattr("learn.decks.library.Library.close", lambda self: closed.append("library"))
    with pytest.raises(LearnError):
        Workspace.open([person.decks], home=person.home)
    assert closed == ["progress", "library"]


def test_the_log_holds_what_was_typed_cut_to_a_sensible_length(person: Person, tmp_path: Path) -> None:
    person.write("d", names(1), ("back",))
    session = person.study()
    session.answer("\udcff" + "y" * 5000)
    session.rate()
    (text,) = person.workspace.progress.connection.execute("SELECT answer FROM event").fetchone()
    assert text == "?" + "y" * 1999
