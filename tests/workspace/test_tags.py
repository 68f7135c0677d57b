"""Sessions restricted to tags, over real decks: what is asked, what is told, and what is not read for it."""

from __future__ import annotations

from collections.abc import Iterable

import pytest

from learn.cards.card import Card
from learn.cards.rating import Rating
from learn.decks.library import Library
from learn.errors import LearnError
from learn.scheduling.queue import Remaining
from learn.study.session import Session, Stage
from tests.workspace.homes import HEAD, TEMPLATES, Person, names, run, step


def tagged(deck: str, notes: dict[str, str], templates: Iterable[str] = ("front",)) -> str:
    """A deck of notes with the tags that each has."""
    lines = [
        f"  {note}: {{front: the {note}, back: answer {note}, tags: [{tags}]}}\n"
        for note, tags in notes.items()
    ]
    return (
        HEAD.format(deck=deck) + "".join(TEMPLATES[name] for name in templates) + "notes:\n" + "".join(lines)
    )


NOTES = {
    "a": "core, lumbar",
    "b": "core, sacral",
    "c": "core, cervical",
    "d": "further, lumbar",
    "e": "further, sacral",
    "f": "",
}


@pytest.fixture
def leg(person: Person) -> Person:
    person.write_text("leg", tagged("leg", NOTES))
    return person


def notes_of(keys: Iterable[str]) -> str:
    return "".join(sorted(key.split("/")[1] for key in keys))


@pytest.mark.parametrize(
    ("tags", "asked"),
    [
        (["core"], "abc"),
        (["lumbar,sacral"], "abde"),
        (["core", "lumbar,sacral"], "ab"),
        (["core,further", "lumbar"], "ad"),
        ([("core", "further"), "sacral"], "be"),
        (["CORE"], "abc"),
        ([], "abcdef"),
    ],
)
def test_groups_must_all_hold_and_any_tag_of_a_group(leg: Person, tags: list[str], asked: str) -> None:
    assert notes_of(run(leg.study("leg", tags=tags))) == asked


def test_over_all_decks(leg: Person) -> None:
    leg.write_text("arm", tagged("arm", {"x": "core", "y": "other"}))
    assert notes_of(run(leg.study(tags=["core"]))) == "abcx"


def test_due_cards_and_steps_too(leg: Person) -> None:
    run(leg.study("leg"))
    leg.clock.advance(days=60)
    assert leg.workspace.today(("leg",), (("core",), ("lumbar",))) == Remaining(0, 0, 1)
    session = leg.study("leg", tags=["further"])
    assert session.remaining == Remaining(0, 0, 2)
    step(session, Rating.AGAIN)
    assert leg.study("leg", tags=["further"]).remaining == Remaining(0, 1, 1)
    assert leg.study("leg", tags=["core"]).remaining == Remaining(0, 0, 3)


def test_the_limits_of_the_day_hold(leg: Person) -> None:
    leg.workspace.set({"new-per-day": "2"})
    assert len(run(leg.study("leg", tags=["core"]))) == 2
    assert leg.study("leg", tags=["further"]).stage is Stage.DONE


class TestMore:
    def test_new_cards_keep_the_tags(self, leg: Person) -> None:
        leg.workspace.set({"new-per-day": "0"})
        session = leg.study("leg", tags=["core"])
        session.more(new=10)
        assert notes_of(run(session)) == "abc"

    def test_so_do_cards_ahead_of_time(self, person: Person) -> None:
        notes = {name: "core" if int(name[1:]) % 10 == 9 else "further" for name in names(90)}
        person.write_text("d", tagged("d", notes))
        person.workspace.set({"new-per-day": "90"})
        run(person.study("d"))
        person.clock.advance(days=1)
        session = person.study("d", ahead=5, tags=["core"])
        keys = run(session)
        assert len(keys) == 5
        assert {notes[key.split("/")[1]] for key in keys} == {"core"}

    def test_undo_keeps_them(self, leg: Person) -> None:
        session = leg.study("leg", tags=["core"])
        step(session, Rating.EASY)
        session.undo()
        assert notes_of(run(session)) == "abc"

    def test_a_new_day_keeps_them(self, leg: Person) -> None:
        session = leg.study("leg", tags=["core"])
        step(session, Rating.EASY)
        leg.clock.advance(days=1)
        assert notes_of(run(session, most=2)) in ("ab", "bc", "ac")


class TestSiblings:
    TEXT = (
        tagged("d", {"a": ""}, ("front", "back"))
        .replace("{kind: flip,", "{kind: flip, tags: core,")
        .replace("{kind: typed,", "{kind: typed, tags: further,")
    )

    def test_of_a_card_answered_today_wait(self, person: Person) -> None:
        person.write_text("d", self.TEXT)
        assert run(person.study("d", tags=["core"])) == ["d/a/front"]
        assert person.study("d", tags=["further"]).stage is Stage.DONE

    def test_of_a_card_in_its_steps_wait_though_it_is_not_asked_for(self, person: Person) -> None:
        person.write_text("d", self.TEXT)
        person.workspace.set({"learning-steps": "10h"})
        step(person.study("d", tags=["core"]), Rating.AGAIN)
        person.clock.advance(hours=9)
        assert person.study("d", tags=["further"]).stage is Stage.DONE


class TestTelling:
    def test_an_unknown_tag_names_those_there_are(self, leg: Person) -> None:
        with pytest.raises(LearnError) as told:
            leg.study("leg", tags=["core", "toes"])
        assert told.value.message == "There is no tag 'toes' in Deck leg."
        assert told.value.hint == (
            "The tags there: core (3), further (2), cervical (1), lumbar (2), sacral (2)."
        )

    def test_tags_that_no_card_has_together(self, leg: Person) -> None:
        with pytest.raises(LearnError) as told:
            leg.study("leg", tags=["further", "cervical"])
        assert told.value.message == "No card in Deck leg has further together with cervical."
        assert "lumbar (2)" in told.value.hint

    def test_tags_of_different_decks_are_not_together(self, leg: Person) -> None:
        leg.write_text("arm", tagged("arm", {"x": "elbow"}))
        with pytest.raises(LearnError, match="No card in any of these decks has core together with elbow"):
            leg.study(tags=["core", "elbow"])

    def test_a_deck_without_tags(self, person: Person) -> None:
        person.write("d", names(2))
        with pytest.raises(LearnError) as told:
            person.study("d", tags=["core"])
        assert told.value.hint == "The cards there have no tags."

    def test_counts(self, leg: Person) -> None:
        leg.write_text("arm", tagged("arm", {"x": "core", "y": "elbow"}))
        workspace = leg.workspace
        assert list(workspace.tags().items()) == [
            ("core", 4), ("further", 2), ("cervical", 1), ("lumbar", 2), ("sacral", 2), ("elbow", 1),
        ]  # fmt: skip
        assert workspace.tagged_count(("leg",), (("core",), ("lumbar", "sacral"))) == 2
        assert workspace.tagged_count((), (("core",),)) == 4
        assert workspace.tagged_count((), ()) == 8

    def test_the_heading(self, leg: Person) -> None:
        leg.write_text("arm", tagged("arm", {"x": "core"}))

        def heading(*decks: str, tags: Iterable[str] = ()) -> str:
            return leg.workspace.heading(leg.study(*decks, tags=list(tags)).scope)

        assert heading("leg", tags=["core", "lumbar,sacral"]) == "Deck leg · core · lumbar, sacral"
        assert heading(tags=["core"]) == "All decks · core"
        assert heading("leg") == "Deck leg"
        assert heading() == ""

    def test_the_heading_of_a_deck_that_was_deleted(self, leg: Person) -> None:
        scope = leg.study("leg").scope
        (leg.decks / "leg.yaml").unlink()
        leg.workspace.reload()
        assert leg.workspace.heading(scope) == "Leg (gone)"

    def test_an_edited_deck_is_read_again(self, leg: Person) -> None:
        session = leg.study("leg", tags=["core"])
        assert session.remaining.new == 3
        leg.write_text("leg", tagged("leg", {**NOTES, "f": "core"}))
        leg.workspace.reload()
        session.refresh()
        assert session.remaining.new == 4


def test_a_plan_reads_no_text_of_cards_that_are_not_asked(
    leg: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    run(leg.study("leg"))
    leg.clock.advance(days=60)
    read: list[str] = []
    look = Library.card

    def card(library: Library, key: str) -> Card | None:
        read.append(key)
        return look(library, key)

    monkeypatch.setattr(Library, "card", card)
    leg.workspace.today(("leg",), (("core",), ("lumbar",)))
    assert read == []


class TestBegun:
    def begun(self, person: Person, session: Session) -> list[str]:
        return [deck.id for deck in person.workspace.begun_by(session)]

    def test_a_deck_begins_until_one_of_its_cards_was_answered(self, leg: Person) -> None:
        leg.write("arm", names(2))
        assert self.begun(leg, leg.study("leg")) == ["leg"]
        assert sorted(self.begun(leg, leg.study())) == ["arm", "leg"]
        step(leg.study("leg"))
        assert self.begun(leg, leg.study("leg")) == []
        assert self.begun(leg, leg.study()) == ["arm"]

    def test_a_deck_of_which_nothing_is_asked_does_not_begin(self, leg: Person) -> None:
        leg.workspace.set({"new-per-day": "0"})
        assert self.begun(leg, leg.study("leg")) == []

    def test_what_there_is_to_say_of_a_deck(self, leg: Person) -> None:
        step(leg.study("leg"))
        note = leg.workspace.note("leg")
        assert (note.deck.title, note.documents, note.seen, note.suspended) == (
            "Deck leg",
            ("The book",),
            1,
            0,
        )
        assert note.tags["core"] == 3
        with pytest.raises(LearnError):
            leg.workspace.note("nope")
