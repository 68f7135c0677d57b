"""How well each root and each patch is known, and a session on their cards."""

import pytest

from learn.cards.rating import Rating
from learn.decks.library import Library, Subject
from tests.workspace.homes import Person, run

ROOTS_DECK = """format: 1
deck: roots
title: Roots
sources: {book: {title: The book}}
source: book
heading: Chapter one
fields: [region, roots]
templates:
  roots: {kind: typed, ask: Which roots serve the <region>?, answer: <roots>}
notes:
  thumb: [thumb, C5 to C6]
  index: [index finger, C6 to C7]
  heel: [heel, S1]
"""
PROSE = """format: 1
deck: prose
title: Prose
sources: {book: {title: The book}}
source: book
heading: Chapter one
fields: [front, back]
templates:
  front: {kind: flip, ask: What is <front>?, answer: <back>}
notes:
  a: [a dermatome, an area of skin]
"""


@pytest.fixture
def reader(person: Person) -> Person:
    person.write_text("roots", ROOTS_DECK)
    person.write_text("prose", PROSE)
    return person


def answer(person: Person, **ratings: Rating) -> None:
    """Answer one card each of some notes."""
    for note, rating in ratings.items():
        session = person.workspace.study_cards([f"roots/{note}/roots"])
        session.answer("x")
        session.rate(rating)


def test_before_the_first_answer_all_is_unseen(reader):
    knowledge = reader.workspace.knowledge()
    assert knowledge.is_blank
    assert list(knowledge.by_root["C6"]) == ["roots/thumb/roots", "roots/index/roots"]
    assert "prose/a/front" not in {key for keys in knowledge.by_root.values() for key in keys}
    assert knowledge.values() == {"C5": None, "C6": None, "C7": None, "S1": None}
    known = knowledge.known(knowledge.keys_of(None, ["C6"]))
    assert (known.cards, known.seen, known.recall, known.next_day) == (2, 0, None, None)


def test_what_was_answered_fades_with_the_days(reader):
    answer(reader, thumb=Rating.EASY, heel=Rating.AGAIN)
    fresh = reader.workspace.knowledge()
    assert fresh.values()["C5"] == pytest.approx(1)
    assert fresh.values()["C7"] is None
    assert fresh.weakest(3) == []
    reader.clock.advance(days=60)
    later = reader.workspace.knowledge()
    assert later.values()["S1"] < later.values()["C5"] < 1
    assert next(root for root, _ in later.weakest(9)) == "S1"
    known = later.known(later.keys_of(None, ["S1"]))
    assert known.is_weak
    assert known.next_day == later.today, "overdue is today"


def test_a_mean_counts_only_what_was_seen(reader):
    answer(reader, thumb=Rating.GOOD)
    knowledge = reader.workspace.knowledge()
    known = knowledge.known(knowledge.keys_of("thumb", ["C5", "C6"]))
    assert (known.cards, known.seen) == (2, 1)
    assert known.recall == knowledge.values()["C5"] == knowledge.values()["C6"]


def test_a_suspended_card_is_never_due(reader):
    from learn.study.desk import Mark

    answer(reader, heel=Rating.EASY)
    reader.workspace.mark(["roots/heel/roots"], Mark.SUSPEND)
    knowledge = reader.workspace.knowledge()
    known = knowledge.known(["roots/heel/roots"])
    assert (known.seen, known.next_day) == (1, None)


def test_cards_that_name_a_patch_stand_for_it(reader, monkeypatch):
    def subjects(library, deck):
        found = [
            Subject("roots/thumb/roots", ("C5", "C6"), ("thumb",)),
            Subject("roots/index/roots", ("C6",), ()),
        ]
        return iter(found if deck == "roots" else [])

    monkeypatch.setattr(Library, "subjects", subjects)
    knowledge = reader.workspace.knowledge()
    assert knowledge.keys_of("thumb", ["C5", "C6"]) == ("roots/thumb/roots",)
    assert knowledge.keys_of("palm-middle", ["C6"]) == ("roots/thumb/roots", "roots/index/roots")


def test_edited_decks_are_looked_at_again(reader):
    assert "C8" not in reader.workspace.knowledge().by_root
    reader.write_text("roots", ROOTS_DECK + "  little: [little finger, C8]\n")
    reader.workspace.reload()
    assert reader.workspace.knowledge().by_root["C8"] == ["roots/little/roots"]


def test_what_was_answered_instead_is_told(reader):
    session = reader.workspace.study_cards(["roots/thumb/roots"])
    session.answer("C6 to C7")
    session.rate(Rating.AGAIN)
    confused = reader.workspace.mixed_up(["roots/thumb/roots", "roots/heel/roots"])
    assert [card.key for card in confused] == ["roots/index/roots"]
    assert reader.workspace.mixed_up(["roots/heel/roots"]) == ()


def test_a_session_on_some_cards_asks_no_other(reader):
    asked = run(reader.workspace.study_cards(["roots/thumb/roots", "roots/heel/roots"]))
    assert sorted(asked) == ["roots/heel/roots", "roots/thumb/roots"]


def test_it_goes_on_beyond_the_day_and_ahead_of_it(reader):
    reader.workspace.set({"new-per-day": "0"})
    key = "roots/heel/roots"
    assert run(reader.workspace.study_cards([key])) == [key], "new ones beyond the limit"
    reader.clock.advance(days=1)
    assert run(reader.workspace.study_cards([key])) == [key], "then ahead of the day on which it is due"
    assert run(reader.study()) == []
