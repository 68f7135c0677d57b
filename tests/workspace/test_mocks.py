"""Mock exams over real decks: drawn, gone on with, handed in once, and kept."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from typing import Any

import pytest

from learn.cards.card import note_of
from learn.cards.rating import Rating
from learn.errors import LearnError
from learn.progress.events import Context
from learn.progress.rehearsals_log import events_of_rehearsal
from learn.scheduling.exam import Exam
from learn.study.mock import UNKNOWN, Reply, Sitting
from learn.study.mock_report import GIVEN_UP, HAND, TIME
from learn.study.mock_wording import opening
from learn.study.paper import Wish
from learn.workspace.mocks import Mocks, group_title
from tests.workspace.homes import Person, deck_text, names
from tests.workspace.test_tags import tagged

SECTIONS = {f"n{n:02}": "cervical, core" if n < 20 else "lumbar" if n < 30 else "" for n in range(40)}


@pytest.fixture
def student(person: Person) -> Person:
    person.write_text("bones", tagged("bones", SECTIONS, ("back",)))
    return person


def mocks(person: Person) -> Mocks:
    return Mocks(person.workspace)


def begin(person: Person, **wish: Any) -> Sitting:
    wish.setdefault("questions", 8)
    return mocks(person).begin(mocks(person).draw(Wish(seed=7, **wish)))


def right(sitting: Sitting, at: int | None = None) -> Reply:
    return Reply(sitting.paper.questions[sitting.at if at is None else at].question.card.answer)


def learnt(person: Person, count: int, days: int = 10) -> None:
    """Answer so many new cards, then let days go by."""
    session = person.study(extra_new=count, limit=count)
    while session.card:
        session.answer("x")
        session.rate(Rating.EASY)
    person.clock.advance(days=days)


def test_a_paper_is_drawn_by_section_and_the_same_from_the_same_seed(student: Person) -> None:
    paper = mocks(student).draw(Wish(8, seed=7))
    assert Counter(one.group for one in paper.questions) == {"cervical": 4, "lumbar": 2, "bones/": 2}
    assert mocks(student).draw(Wish(8, seed=7)) == paper
    student.close()
    assert mocks(student).draw(Wish(8, seed=7)) == paper
    assert mocks(student).draw(Wish(8, seed=8)) != paper
    assert group_title(student.workspace, "bones/") == "Deck bones"
    assert group_title(student.workspace, "cervical") == "Cervical"


def test_without_a_seed_one_is_drawn_and_told_so_that_it_can_be_repeated(student: Person) -> None:
    paper = mocks(student).draw(Wish(8))
    student.clock.advance(minutes=1)
    other = mocks(student).draw(Wish(8))
    assert other.wish.seed != paper.wish.seed
    assert mocks(student).draw(Wish(8, seed=paper.wish.seed)) == paper


def test_it_may_be_of_decks_of_tags_or_of_a_planned_exam(student: Person) -> None:
    student.write_text("skin", deck_text("skin", names(9), ("back",)))
    student.reopen()
    assert {one.question.card.deck for one in mocks(student).draw(Wish(9, decks=("skin",))).questions} == {
        "skin"
    }
    core = mocks(student).draw(Wish(20, tags=(("CORE",),)))
    assert {one.group for one in core.questions} == {"cervical"}
    day = student.workspace.desk.now().day + 9
    student.workspace.exams.plan(Exam("Finals", day, ("bones",), (("lumbar",),), reviews=9))
    paper = mocks(student).draw(Wish(10, exam="finals"))
    assert {one.group for one in paper.questions} == {"lumbar"}
    assert mocks(student).title(paper.wish) == "Finals"


def test_never_seen_cards_are_marked_and_their_share_is_a_choice(student: Person) -> None:
    learnt(student, 12)
    for unseen, new in ((0.0, 0), (0.25, 2), (1.0, 8)):
        assert mocks(student).draw(Wish(8, seed=7, unseen=unseen)).new == new
    assert mocks(student).draw(Wish(unseen=0.0)).wish.questions == 12
    assert mocks(student).draw(Wish(unseen=0.5)).wish.questions == 24
    assert mocks(student).draw(Wish()).wish.questions == 40


def test_the_prediction_goes_by_what_is_known_now(student: Person) -> None:
    learnt(student, 12, days=0)
    fresh = mocks(student).draw(Wish(12, seed=7, unseen=0.0))
    student.clock.advance(days=40)
    later = mocks(student).draw(Wish(12, seed=7, unseen=0.0))
    assert all(0.3 < one.chance < 1.0 for one in later.questions)
    assert sum(one.chance for one in fresh.questions) > sum(one.chance for one in later.questions)
    assert {one.chance for one in mocks(student).draw(Wish(8, unseen=1.0)).questions} == {0.0}


def test_flip_cards_and_suspended_ones_are_left_out(person: Person) -> None:
    person.write("bones", names(6), ("front", "back"))
    suspended = [f"bones/{name}/back" for name in names(2)]
    person.workspace.progress.log([], person.workspace.desk.now())
    from learn.study.desk import Mark

    person.workspace.mark(suspended, Mark.SUSPEND)
    paper = mocks(person).draw(Wish())
    assert paper.wish.questions == 4
    assert paper.left_out
    assert not {one.question.card.key for one in paper.questions} & set(suspended)


def test_siblings_only_where_there_is_nothing_else(person: Person) -> None:
    other = "  other: {kind: typed, ask: Name <back>., answer: <front>}\n"
    person.write("bones", names(6), ("back",), other)
    notes = [note_of(one.question.card.key) for one in mocks(person).draw(Wish(6)).questions]
    assert len(set(notes)) == 6
    assert len(mocks(person).draw(Wish()).questions) == 12


@pytest.mark.parametrize(
    ("wish", "sentence"),
    [
        (Wish(41), "only 40 cards for 41"),
        (Wish(5, unseen=0.0), "No card is left"),
        (Wish(unseen=0.0), "No card is left"),
        (Wish(5, kinds=("map",)), "No card is left"),
        (Wish(0), "at least one"),
        (Wish(5, decks=("nose",)), "no deck 'nose'"),
        (Wish(5, tags=(("nose",),)), "no tag 'nose'"),
        (Wish(5, exam="nose"), "no exam 'nose'"),
    ],
)
def test_what_makes_no_sense_gets_a_sentence(student: Person, wish: Wish, sentence: str) -> None:
    with pytest.raises(LearnError, match=sentence):
        mocks(student).draw(wish)


def test_without_any_card_it_says_so(person: Person) -> None:
    with pytest.raises(LearnError, match="No card has"):
        mocks(person).draw(Wish())


def test_it_is_handed_in_as_reviews_in_one_go(student: Person) -> None:
    sitting = begin(student)
    sitting.answer(right(sitting), go=1)
    student.clock.advance(seconds=9)
    sitting.answer(Reply("nonsense"), go=2)
    sitting.answer(UNKNOWN, go=3)
    keys = [one.question.card.key for one in sitting.paper.questions]
    assert [student.reviews_of(key) for key in keys] == [0] * 8, "nothing counts before the end"
    report = mocks(student).hand_in(sitting)
    assert (report.right, report.asked, report.empty, report.ended) == (1, 8, 5, HAND)
    assert [student.reviews_of(key) for key in keys] == [1, 1, 1, 0, 0, 0, 0, 0]
    found = events_of_rehearsal(student.workspace.progress.connection, sitting.id)
    reviews = {event.card: event.review for event in found if event.review}
    first, second = reviews[keys[0]], reviews[keys[1]]
    assert first is not None and second is not None
    assert (first.context, first.rating, first.proposed) == (Context.MOCK, 3, 3)
    assert (second.rating, second.answer, second.taken_ms) == (1, "nonsense", 9_000)
    assert student.workspace.desk.undo(student.workspace.desk.now()) is None, "what was handed in stays"


def test_it_is_handed_in_only_once(student: Person) -> None:
    sitting = begin(student)
    sitting.answer(right(sitting))
    logged = mocks(student).running()
    assert logged is not None
    other = mocks(student).resume(logged)
    mocks(student).hand_in(sitting)
    with pytest.raises(LearnError, match="handed in already"):
        mocks(student).hand_in(other)
    assert student.reviews_of(sitting.drawn.question.card.key) == 1
    assert mocks(student).running() is None


def test_an_interrupted_one_goes_on_where_it_was(student: Person) -> None:
    sitting = begin(student)
    sitting.answer(right(sitting), go=5)
    sitting.flag()
    with pytest.raises(LearnError, match="not handed in yet"):
        begin(student)
    student.close()
    student.clock.advance(days=3)
    logged = mocks(student).running()
    assert logged is not None
    again = mocks(student).resume(logged)
    assert (again.at, again.answered, again.is_flagged(5)) == (5, 1, True)
    assert again.paper == sitting.paper
    assert mocks(student).hand_in(again).right == 1


def test_a_deck_that_was_edited_meanwhile(student: Person) -> None:
    sitting = begin(student)
    gone = sitting.drawn.question.card.key.split("/")[1]
    sitting.answer(right(sitting), go=1)
    sitting.answer(right(sitting))
    student.close()
    left = {name: tags for name, tags in SECTIONS.items() if name != gone}
    student.write_text("bones", tagged("bones", left, ("back",)))
    logged = mocks(student).running()
    assert logged is not None
    again = mocks(student).resume(logged)
    assert (again.paper.dropped, again.count, again.at, again.answered) == (1, 7, 0, 1)
    report = mocks(student).hand_in(again)
    assert (report.right, report.asked) == (1, 7)
    assert report.marked[0].number == 1


def test_a_deck_that_was_renamed_meanwhile(student: Person) -> None:
    sitting = begin(student)
    sitting.answer(right(sitting))
    student.close()
    (student.decks / "bones.yaml").unlink()
    text = tagged("skeleton", SECTIONS, ("back",)).replace("title: ", "renamed_from: bones\ntitle: ", 1)
    student.write_text("skeleton", text)
    logged = mocks(student).running()
    assert logged is not None
    again = mocks(student).resume(logged)
    assert again.paper.dropped == 0
    report = mocks(student).hand_in(again)
    assert report.right == 1
    assert student.reviews_of(report.marked[0].card.key) == 1


def test_time_up_hands_in_what_there_is(student: Person) -> None:
    sitting = begin(student, minutes=10, runs_on=True)
    sitting.answer(right(sitting), go=1)
    student.close()
    student.clock.advance(minutes=11)
    logged = mocks(student).running()
    assert logged is not None
    again = mocks(student).resume(logged)
    assert again.is_time_up
    report = mocks(student).hand_in(again)
    assert (report.ended, report.right) == (TIME, 1)


def test_one_that_is_given_up_has_no_score_and_its_answers_count(student: Person) -> None:
    sitting = begin(student)
    sitting.answer(right(sitting))
    logged = mocks(student).running()
    assert logged is not None
    mocks(student).give_up(logged)
    assert mocks(student).running() is None
    (past,) = mocks(student).past()
    assert past.ended == GIVEN_UP
    assert past.score is None
    assert student.reviews_of(sitting.drawn.question.card.key) == 1
    begin(student)


def test_one_whose_cards_are_all_gone_can_be_given_up(student: Person) -> None:
    begin(student)
    student.close()
    student.write_text("bones", deck_text("bones", ["other"], ("back",)))
    logged = mocks(student).running()
    assert logged is not None
    with pytest.raises(LearnError, match="None of its cards"):
        mocks(student).resume(logged)
    assert mocks(student).give_up(logged) is None
    assert mocks(student).running() is None


def test_past_ones_with_score_and_prediction_and_each_report_again(student: Person) -> None:
    learnt(student, 30)
    sitting = begin(student)
    sitting.answer(right(sitting))
    report = mocks(student).hand_in(sitting)
    student.clock.advance(days=1)
    second = begin(student)
    mocks(student).hand_in(second)
    student.close()
    last, first = mocks(student).past()
    assert (first.title, first.right, first.asked, first.score) == ("All decks", 1, 8, 1 / 8)
    assert first.predicted[0] == pytest.approx(report.predicted.mean, abs=1e-3)
    assert first.predicted[1] < first.predicted[0] < first.predicted[2]
    assert last.at > first.at
    again = mocks(student).report(first.id)
    assert (again.right, again.asked, again.empty) == (1, 8, 7)
    assert [one.verdict for one in again.marked] == [one.verdict for one in report.marked]
    with pytest.raises(LearnError, match="no such mock"):
        mocks(student).report(b"x")


def test_a_card_under_an_exam_is_logged_as_such(student: Person) -> None:
    day = student.workspace.desk.now().day + 9
    student.workspace.exams.plan(Exam("Finals", day, reviews=9))
    sitting = begin(student)
    sitting.answer(right(sitting))
    mocks(student).hand_in(sitting)
    found = [
        event.review
        for event in events_of_rehearsal(student.workspace.progress.connection, sitting.id)
        if event.review
    ]
    assert [review.for_exam for review in found] == [True]


def test_answers_of_a_mock_tell_about_the_learner(student: Person) -> None:
    learnt(student, 20)
    before = mocks(student).draw(Wish(8, seed=7, unseen=0.0))
    sitting = mocks(student).begin(before)
    for at in range(8):
        sitting.answer(Reply("nonsense"), go=at + 1)
    mocks(student).hand_in(sitting)
    student.clock.advance(days=1)
    after = mocks(student).draw(Wish(8, seed=8, unseen=0.0))
    assert min(one.chance for one in after.questions) < min(one.chance for one in before.questions)


def test_options_are_kept_as_they_were_asked(person: Person) -> None:
    ladder = "  pick: {kinds: [choice, typed], ask: 'Which is <back>?', answer: <front>}\n"
    person.write("bones", names(9), (), ladder)
    sitting = begin(person, kinds=("choice",))
    options = sitting.drawn.question.options
    assert len(options) == 5
    at = next(n for n, option in enumerate(options) if option.key != sitting.drawn.question.card.key)
    sitting.answer(Reply(option=at))
    assert replace(sitting.drawn, chance=0.2) == sitting.drawn, "guessed at best"
    person.close()
    logged = mocks(person).running()
    assert logged is not None
    again = mocks(person).resume(logged)
    assert again.drawn.question.options == options
    report = mocks(person).hand_in(again)
    assert report.marked[0].verdict.confused_with == options[at].key


def test_what_is_left_out_is_said_as_it_is(person: Person) -> None:
    other = "  other: {kind: choice, ask: Name <back>., answer: <front>}\n"
    person.write("bones", names(6), ("back",), other)
    told = " ".join(opening(mocks(person).draw(Wish(kinds=("choice",)))))
    assert "Cards that cannot be asked by these kinds are left out." in told
    assert "rate yourself" not in told
