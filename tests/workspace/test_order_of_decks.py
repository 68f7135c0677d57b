"""Where decks stand, and which of them start new cards with everything."""

from __future__ import annotations

from tests.workspace.homes import Person, deck_text, run


def write(person: Person, deck: str, *head: str) -> None:
    text = deck_text(deck, [f"{deck}-1", f"{deck}-2"])
    person.write_text(deck, text.replace("format: 1\n", "\n".join(["format: 1", *head]) + "\n"))


def test_lower_positions_come_first_then_files_in_order(person: Person) -> None:
    write(person, "a")
    write(person, "b")
    write(person, "y", "position: 2")
    write(person, "z", "position: 1")
    assert [entry.id for entry in person.workspace.library.decks] == ["z", "y", "a", "b"]
    assert [key.split("/")[0] for key in run(person.study())] == ["z", "y", "a", "b"] * 2
    assert [entry.id for entry in person.reopen().library.decks] == ["z", "y", "a", "b"]


def test_an_optional_deck_starts_only_when_it_is_chosen(person: Person) -> None:
    write(person, "a")
    write(person, "x", "optional: yes")
    assert [key.split("/")[0] for key in run(person.study())] == ["a", "a"]
    assert run(person.study(extra_new=10)) == []
    assert person.workspace.overview().decks[1].today.new == 2
    assert [key.split("/")[0] for key in run(person.study("x"))] == ["x", "x"]
    person.clock.advance(days=60)
    assert {key.split("/")[0] for key in run(person.study())} == {"a", "x"}
