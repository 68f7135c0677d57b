"""A mock exam in lines, read as a conversation: what stands after a prompt is typed."""

from __future__ import annotations

import io
import re

import pytest

from learn.errors import LearnError
from learn.plain import run_mock
from learn.study.paper import Wish
from learn.workspace.mocks import Mocks
from tests.plain.sessions import DECK, FIGURE, FLIP, Keyboard, Person, said_and_typed

PROMPT = re.compile(
    r"^(>|Number >|Item \d of \d: .+? >|end hands in, a number goes to that question >)(?: (.*))?$"
)
THREE = Wish(3, seed=5)
SORT = """\
format: 1
deck: groups
title: Groups
sources:
  clinic: {title: Clinic page}
source: clinic
heading: Symptoms
templates:
  sort:
    kind: sort
    ask: Motor or sensory?
    sort: members
notes:
  symptoms:
    members:
      motor: [weakness, paralysis]
      sensory: [tingling]
"""
CHOICE = DECK.replace("kind: typed", "kinds: [choice, typed]").replace(
    "notes:", "notes:\n  knee: [L3 to L4, kneecap]\n  heel: [S1, heel]"
)


def sits(person: Person, transcript: str, wish: Wish | None = THREE, is_new: bool = False) -> None:
    """Type what the transcript has after its prompts; what is said must be the rest."""
    expected, typed = said_and_typed(transcript, PROMPT)
    screen = io.StringIO()
    keyboard = Keyboard(typed, person.clock, screen)
    run_mock(person.workspace, wish, is_new=is_new, stdin=keyboard, stdout=screen)  # type: ignore[arg-type]
    said = [line.rstrip() for line in screen.getvalue().rstrip("\n").split("\n")]
    assert "\n".join(said) == "\n".join(expected)


def hears(person: Person, typed: str, wish: Wish | None = THREE, is_new: bool = False) -> str:
    """What is said when this comes through a pipe."""
    out = io.StringIO()
    run_mock(person.workspace, wish, is_new=is_new, stdin=io.StringIO(typed), stdout=out)
    return out.getvalue()


def answers(person: Person) -> list[tuple[str, int, str | None]]:
    """Reviews in the log: the note, the rating and the answer."""
    rows = person.workspace.progress.connection.execute(
        "SELECT k.key, e.rating, e.answer FROM event e JOIN card k ON k.id = e.card "
        "WHERE e.kind = 1 ORDER BY e.id"
    )
    return [(key.split("/")[1], rating, answer) for key, rating, answer in rows]


def test_a_mock_exam_from_the_first_question_to_the_report(person):
    sits(
        person,
        """
        Mock exam: All decks.
        3 questions. 30 minutes; the clock stands while you are away.
        3 cards you have never seen: they are marked new.
        Drawn with the seed 5: with it, the same cards give the same paper.
        Nothing is marked before the end. Type :? for the commands.

        1 of 3 · Roots of the hand · new · 30:00 left
        Which roots serve the thumb?
        > c5 to c6

        2 of 3 · Roots of the hand · new · 30:00 left
        Which roots serve the little finger?
        > :f
        Flagged for later.
        > C5
        [4 minutes later]

        3 of 3 · Roots of the hand · new · 26:00 left
        Which roots serve the middle finger?
        >

        2 of 3 answered. Empty: 3. Flagged: 2.
        26:00 left.
        end hands in, a number goes to that question > 2

        2 of 3 · Roots of the hand · new · flagged · 26:00 left
        Which roots serve the little finger?
        Your answer: C5. Enter keeps it.
        > :f
        The flag is taken off.
        > :goto 9
        The questions are numbered 1 to 3.
        > :end

        2 of 3 answered. Empty: 3.
        26:00 left.
        end hands in, a number goes to that question > end

        1 of 3 right: 33 %.
        Nothing was predicted: you had never seen these cards.
        1 question was left empty; no review is logged of it.
        Of 3 cards never seen before, 1 right.
        It took 4:00.

        Roots of the hand: 1 of 3; predicted 0 %.

        2. Which roots serve the little finger? (new)
        You wrote: C5
        Right: C7 to C8
        Source: Clinic page · Upper limb

        3. Which roots serve the middle finger? (new)
        Left empty.
        Right: C6 to C7
        Source: Clinic page · Upper limb
        """.replace("> C5\n        [4 minutes later]", "[4 minutes later]\n        > C5"),
    )
    assert answers(person) == [("thumb", 3, "c5 to c6"), ("little", 1, "C5")]


def test_nothing_tells_whether_an_answer_is_right_before_the_end(person):
    said = hears(person, "c5 to c6\nC5\n:b\n:l\n:q\n")
    for told in ("Right", "Not quite", "Answer:", "Source", "wrong", "Clinic page", "C7 to C8"):
        assert told not in said


def test_an_interrupted_one_goes_on_where_it_was_and_a_wish_needs_new(person):
    said = hears(person, "c5 to c6\n:f\n")
    assert "Interrupted at question 2 of 3; nothing is lost. The clock stands." in said
    assert said.endswith("learn mock goes on with it.\n")
    person.clock.advance(days=2)
    with pytest.raises(LearnError, match="not handed in yet") as raised:
        hears(person, "", THREE)
    assert "--new" in raised.value.hint
    said = hears(person, "C7-C8\nC6-C7\nend\n", None)
    assert "You are at question 2 of 3; 1 answered, 30:00 left." in said
    assert "2 of 3 · Roots of the hand · new · flagged" in said
    assert "3 of 3 right: 100 %." in said


def test_new_gives_up_the_one_before_and_its_answers_count(person):
    hears(person, "c5 to c6\n")
    said = hears(person, "", THREE, is_new=True)
    assert "is given up: its answers so far count as reviews, and it\nhas no score." in said
    assert answers(person) == [("thumb", 3, "c5 to c6")]
    ended, begun = Mocks(person.workspace).past()[0], Mocks(person.workspace).running()
    assert ended.score is None
    assert begun is not None


def test_a_wish_that_makes_no_sense_gives_nothing_up(person):
    hears(person, "c5 to c6\n")
    with pytest.raises(LearnError, match="only 3 cards"):
        hears(person, "", Wish(9), is_new=True)
    assert Mocks(person.workspace).past() == []


def test_when_the_time_is_up_it_is_handed_in(person):
    sits(
        person,
        """
        Mock exam: All decks.
        1 question. 2 minutes; the clock stands while you are away.
        1 card you have never seen: it is marked new.
        Drawn with the seed 5: with it, the same cards give the same paper.
        Nothing is marked before the end. Type :? for the commands.

        1 of 1 · Roots of the hand · new · 2:00 left
        Which roots serve the little finger?
        [3 minutes later]
        > C5 to C6
        The time is up; this came too late.

        The time was up: what was answered is handed in.
        0 of 1 right: 0 %.
        Nothing was predicted: you had never seen these cards.
        1 question was left empty; no review is logged of it.
        Of 1 card never seen before, 0 right.
        It took 3:00.

        Roots of the hand: 0 of 1; predicted 0 %.

        1. Which roots serve the little finger? (new)
        Left empty.
        Right: C7 to C8
        Source: Clinic page · Upper limb
        """,
        Wish(1, minutes=2, seed=5),
    )
    assert answers(person) == []


def test_a_clock_that_ran_out_while_away(person):
    assert "The clock runs on." in hears(person, "c5 to c6\n", Wish(3, minutes=5, seed=5, runs_on=True))
    person.clock.advance(minutes=6)
    said = hears(person, "C7 to C8\n", None)
    assert "3 answered, 0:00 left" not in said
    assert "The time is up." in said
    assert "1 of 3 right: 33 %." in said
    assert len(answers(person)) == 1


def test_options_by_number_or_words_and_changing_ones_mind(tmp_path):
    person = Person(tmp_path, CHOICE)
    begun = hears(person, ":q\n", Wish(2, kinds=("choice",), seed=5))
    prompt = re.search(r"serve the (.+)\?", begun)[1]
    right = {"thumb": "C5 to C6", "middle finger": "C6 to C7", "little finger": "C7 to C8",
             "kneecap": "L3 to L4", "heel": "S1"}[prompt]  # fmt: skip
    said = hears(person, f":x\n:b\nnonsense\n{right.casefold()}\n:b\n:c\n{right}\n:x\nend\n", None)
    assert "Your answer: I don't know. Enter keeps it." in said
    assert "“nonsense” is no option" in said
    assert f"Your answer: {right}. Enter keeps it." in said
    assert "1 of 2 right: 50 %." in said
    assert "You said that you do not know." in said
    assert [(rating, text) for _, rating, text in answers(person)] == [(3, right), (1, None)]
    person.workspace.close()


def test_items_are_sorted_one_by_one(tmp_path):
    person = Person(tmp_path, SORT)
    said = hears(person, "9\n1\n:p\n1\n\n1\nend\n", Wish(1, seed=5))
    assert "“9” is no category" in said
    assert "1 of 3 items are in their place." in said or "2 of 3 items are in their place." in said
    person.workspace.close()


def test_places_are_named_where_there_is_no_figure(tmp_path):
    person = Person(tmp_path, FIGURE)
    said = hears(person, "thumb\nthumb\nthumb\nend\n", Wish(kinds=("map",), seed=5))
    assert "Name a region of C5 to C6." in said
    assert "1 of 2 right: 50 %." in said
    person.workspace.close()


def test_flip_cards_are_left_out_and_that_is_said(tmp_path):
    person = Person(tmp_path, DECK, FLIP)
    assert "rate yourself are left out" in hears(person, "", Wish(seed=5))
    person.workspace.close()
    alone = Person(tmp_path / "alone", FLIP)
    with pytest.raises(LearnError, match="rated by yourself"):
        hears(alone, "", None)
    alone.workspace.close()


def test_half_an_answer_is_not_asked_again(person):
    said = hears(person, "C5\n\n\nend\n")
    assert "The rest?" not in said
    assert "Part of it: C6 is missing." in said


def test_help_and_what_is_not_known(person):
    said = hears(person, ":?\n:dance\n:b\n:p\n::x\n:q\n")
    assert "goes on where you were" in said
    assert "“dance” is not known here" in said
    assert "This is the first question." in said
    assert "There is no item to go back to." in said
    assert Mocks(person.workspace).resume(Mocks(person.workspace).running()).reply_to(0).text == ":x"


def test_a_step_that_cannot_be_saved_is_said_and_the_question_stays(person, monkeypatch):
    from learn.workspace.rehearsals import Rehearsals

    def full(*_):
        raise LearnError("The disk is full.", "Make room.")

    monkeypatch.setattr(Rehearsals, "step", full)
    said = hears(person, "C5\n:f\n")
    assert said.count("Not saved. The disk is full. Make room.") == 2
    assert "2 of 3" not in said
