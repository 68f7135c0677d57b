"""Making the next card ready while the person reads this one changes nothing that is asked."""

from __future__ import annotations

import random
from pathlib import Path

import pytest

from learn.cards.rating import Rating
from learn.study.session import Session
from tests.workspace.homes import Person, deck_text, names, step

PICK = "  pick: {kinds: [choice, typed], ask: Which goes with <front>?, answer: <back>}\n"


def person_in(folder: Path) -> Person:
    folder.mkdir()
    one = Person(folder)
    one.write("a", names(9), ("front", "back"), PICK)
    one.write("b", names(7), ("front",), PICK)
    one.workspace.set({"new-per-day": "9", "bury-siblings": "no"})
    return one


def asked(session: Session) -> tuple[object, ...]:
    question = session.question
    if question is None:
        return (None, session.remaining)
    return (question.card, question.kind, question.options, session.remaining)


def act(person: Person, session: Session, choice: random.Random) -> None:
    """Do one of the things that a person may do beside answering."""
    workspace = person.workspace
    match choice.randrange(16):
        case 0:
            session.undo()
        case 1 if session.card:
            session.suspend()
        case 2 if session.card:
            session.bury()
        case 3 if session.card:
            session.reset([session.card.key])
        case 4:
            workspace.set({"recall-after": choice.choice(("0", "2", "20"))})
        case 5:
            person.write("b", names(choice.randrange(4, 8)), ("front",), PICK.replace("Which", "What"))
            workspace.reload()
            session.refresh()
        case _ if session.card:
            step(session, Rating(choice.choice((1, 3, 3, 3, 4))))
    person.clock.advance(minutes=choice.choice((0, 0, 1, 15)))
    if session.card is None:
        person.clock.advance(days=3)


def told(person: Person, seed: int, *, rests: bool) -> list[tuple[object, ...]]:
    choice, seen = random.Random(seed), []
    session = person.study()
    for _ in range(90):
        if session.next_card() is None:
            session = person.study()
        seen.append(asked(session))
        if rests:
            person.workspace.rest()
        act(person, session, choice)
    return seen


@pytest.mark.parametrize("seed", range(5))
def test_the_same_is_asked_with_and_without(person: Person, tmp_path: Path, seed: int) -> None:
    with_rests, without = person_in(tmp_path / "x"), person_in(tmp_path / "y")
    found = told(with_rests, seed, rests=True), told(without, seed, rests=False)
    paths = str(tmp_path / "x"), str(tmp_path / "y")
    assert [str(one).replace(paths[0], paths[1]) for one in found[0]] == [str(one) for one in found[1]]
    for one in (with_rests, without):
        assert one.workspace.examine().sound
        one.close()


def test_what_is_made_ready_is_what_is_asked(person: Person) -> None:
    person.write_text("d", deck_text("d", names(12), ("front",), PICK))
    session = person.study()
    for _ in range(12):
        person.workspace.rest()
        guessed = session.expected_next()
        step(session, Rating.EASY)
        assert session.card is None or session.card.key in guessed


def test_another_program_that_answers_the_card_meanwhile_is_seen(person: Person) -> None:
    person.write_text("d", deck_text("d", names(6), (), PICK))
    session = person.study()
    person.workspace.rest()
    (expected, *_) = session.expected_next()
    other = Person.__new__(Person)
    other.__dict__.update(person.__dict__, _open=None)
    with other.workspace as elsewhere:
        card = elsewhere.library.card(expected)
        assert card is not None
        theirs = elsewhere.study_cards([expected])
        step(theirs, Rating.EASY)
    step(session)
    assert session.card is not None
    assert session.card.key == expected
    assert session.question == person.workspace.desk.question(session.card)
    assert session.question is not None
    assert session.question.kind == "typed"


def test_what_cannot_be_made_ready_is_told_only_when_it_is_asked(person: Person) -> None:
    person.write("d", names(4))
    session = person.study()
    connection = person.workspace.progress.connection
    connection.execute("PRAGMA foreign_keys = OFF")
    connection.execute("ALTER TABLE state RENAME TO gone")
    person.workspace.rest()
    connection.execute("ALTER TABLE gone RENAME TO state")
    step(session)
    assert session.card is not None
