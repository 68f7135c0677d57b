"""Sitting a mock exam: back and forth, flags, the clock, and going on where it was."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

import pytest

from learn.cards.card import Card
from learn.cards.lexicon import DeckLexicon
from learn.cards.options import Option
from learn.cards.pointing import Pointed
from learn.cards.question import Question
from learn.cards.verdict import Outcome
from learn.clock import SetClock
from learn.errors import LearnError
from learn.scheduling.readiness import Learner, score_of
from learn.study.mock import UNKNOWN, Reply, Sitting, Standing
from learn.study.mock_report import HAND, Report, end_detail, marked
from learn.study.paper import (
    ASKED_KINDS,
    MOST_QUESTIONS,
    Drawn,
    Paper,
    Wish,
    asked_in_exam,
    check,
    paper_detail,
    paper_of,
)
from tests.study.fakes import flip, typed

CHOICE = replace(typed("pick"), kind="choice", kinds=("choice", "typed"), answer="C5")
SORT = Card(
    "d/sort/t", "sort", "Which is which?", "",
    sort=(("weakness", "motor"), ("pain", "sensory"), ("itch", "sensory")),
)  # fmt: skip
MAP = Card(
    "d/map/t", "map", "Name skin of C6.", "thumb", patches=("thumb",), at_figure="Point at skin of C6."
)
CARDS = {card.key: card for card in (typed("knee"), CHOICE, SORT, MAP, typed("hip"))}
OPTIONS = (Option("C7", "d/other/t"), Option("C5", CHOICE.key), Option("L1", "d/third/t"))


def paper(minutes: int = 30, **wish: Any) -> Paper:
    questions = [Question(card, card.kind, OPTIONS if card is CHOICE else ()) for card in CARDS.values()]
    groups = ("lumbar", "cervical", "d/", "cervical", "lumbar")
    return Paper(
        Wish(len(questions), minutes, seed=7, **wish),
        tuple(
            Drawn(place, question, group, place == 4, 0.8 if place < 4 else 0.0, _items(question))
            for place, (question, group) in enumerate(zip(questions, groups, strict=True))
        ),
        0.5,
    )


def _items(question: Question) -> tuple[str, ...]:
    return tuple(item for item, _ in question.card.sort)


class Desk:
    """Begins a sitting, logs its steps as JSON, and goes on with it as after a restart."""

    def __init__(self, paper: Paper) -> None:
        self.clock = SetClock.at("2026-11-21T20:00")
        self.begun = self.clock.moment
        self.paper = json.dumps(paper_detail(paper))
        self.steps: list[str] = []
        self.cards = dict(CARDS)
        self.is_full = False

    def log(self, step: Mapping[str, Any]) -> None:
        if self.is_full:
            raise LearnError("The disk is full.")
        self.steps.append(json.dumps(step))

    def open(self) -> Sitting:
        found = paper_of(json.loads(self.paper), self.cards.get)
        return Sitting(b"m", found, self.begun, self.clock.now, self.log, map(json.loads, self.steps))


@pytest.fixture
def desk() -> Desk:
    return Desk(paper())


def report(sitting: Sitting) -> Report:
    lexicon = DeckLexicon(CARDS.values())
    return Report(
        sitting.paper, marked(sitting, lambda card: lexicon), HAND, sitting.used_ms, sitting.begun_at
    )


def test_back_and_forth_answers_stay_and_can_be_changed(desk: Desk) -> None:
    sitting = desk.open()
    sitting.answer(Reply("knee"), go=1)
    sitting.answer(Reply(option=0), go=2)
    sitting.back()
    assert sitting.reply == Reply(option=0)
    sitting.answer(Reply(option=1))
    sitting.go(0)
    assert sitting.reply == Reply("knee")
    sitting.answer(None)
    assert sitting.standings[:3] == (Standing.EMPTY, Standing.ANSWERED, Standing.EMPTY)
    assert sitting.answered == 1


def test_beyond_the_ends_of_the_paper_there_is_nothing(desk: Desk) -> None:
    sitting = desk.open()
    sitting.back()
    assert sitting.at == 0
    sitting.go(99)
    assert sitting.at == 4
    sitting.next()
    assert sitting.at == 4
    assert len(desk.steps) == 1, "what changes nothing is not logged"


def test_a_flag_is_for_later_whether_answered_or_not(desk: Desk) -> None:
    sitting = desk.open()
    assert sitting.flag()
    sitting.answer(Reply("knee"), go=1)
    assert sitting.standings[0] is Standing.FLAGGED
    assert sitting.open == (0, 1, 2, 3, 4)
    sitting.go(0)
    assert not sitting.flag()
    assert sitting.open == (1, 2, 3, 4)


def test_it_goes_on_where_it_was(desk: Desk) -> None:
    sitting = desk.open()
    thumb = Pointed("thumb", "left", "front", "thumb", "C6")
    desk.clock.advance(seconds=10)
    sitting.answer(Reply("knee"), go=1)
    sitting.answer(Reply(option=2), go=2)
    sitting.answer(Reply(placed=(("weakness", "motor"),)), go=3)
    sitting.answer(Reply(places=(thumb,)), go=4)
    sitting.answer(UNKNOWN)
    sitting.flag()
    desk.clock.advance(hours=3)
    again = desk.open()
    assert again.at == 4
    assert [again.reply_to(at) for at in range(5)] == [sitting.reply_to(at) for at in range(5)]
    assert again.reply == UNKNOWN
    assert again.is_flagged(4)
    assert again.paper == sitting.paper
    assert again.spent_ms(0) == 10_000


def test_a_clock_that_stands_takes_no_time_from_the_interruption(desk: Desk) -> None:
    sitting = desk.open()
    desk.clock.advance(minutes=5)
    sitting.note_time()
    desk.clock.advance(days=2)
    again = desk.open()
    assert again.left_ms == 25 * 60_000
    desk.clock.advance(minutes=1)
    assert again.left_ms == 24 * 60_000


def test_a_clock_that_runs_on_counts_the_interruption() -> None:
    desk = Desk(paper(runs_on=True))
    sitting = desk.open()
    desk.clock.advance(minutes=5)
    sitting.note_time()
    desk.clock.advance(minutes=20)
    again = desk.open()
    assert again.left_ms == 5 * 60_000
    assert again.used_ms == 5 * 60_000, "time per question is time sat at it"
    desk.clock.advance(minutes=6)
    assert again.is_time_up


def test_nothing_is_taken_once_the_time_is_up(desk: Desk) -> None:
    sitting = desk.open()
    sitting.answer(Reply("knee"), go=1)
    desk.clock.advance(minutes=30)
    assert sitting.left_ms == 0
    for late in (lambda: sitting.answer(Reply(option=1)), sitting.next, sitting.flag):
        with pytest.raises(LearnError, match="time is up"):
            late()
    assert sitting.answered == 1
    assert sitting.at == 1


def test_without_a_limit_the_time_is_never_up() -> None:
    desk = Desk(paper(minutes=0))
    sitting = desk.open()
    desk.clock.advance(days=9)
    assert sitting.left_ms is None
    assert not sitting.is_time_up
    assert sitting.elapsed_ms == 9 * 24 * 3_600_000


def test_a_clock_that_is_set_back_gives_no_time_back(desk: Desk) -> None:
    sitting = desk.open()
    desk.clock.advance(minutes=10)
    assert sitting.left_ms == 20 * 60_000
    desk.clock.advance(hours=-1)
    assert sitting.left_ms == 20 * 60_000
    desk.clock.advance(minutes=5)
    assert sitting.left_ms == 15 * 60_000
    sitting.next()
    assert desk.open().left_ms == 15 * 60_000


def test_a_step_that_cannot_be_saved_changes_nothing(desk: Desk) -> None:
    sitting = desk.open()
    desk.is_full = True
    with pytest.raises(LearnError, match="full"):
        sitting.answer(Reply("knee"), go=1)
    with pytest.raises(LearnError, match="full"):
        sitting.flag()
    assert (sitting.at, sitting.reply, sitting.answered, sitting.is_flagged(0)) == (0, None, 0, False)


def test_a_card_that_is_gone_is_dropped_and_the_rest_stays(desk: Desk) -> None:
    sitting = desk.open()
    sitting.answer(Reply("knee"), go=1)
    sitting.answer(Reply(option=1), go=2)
    sitting.answer(Reply(placed=(("weakness", "motor"),)), go=4)
    del desk.cards["d/pick/t"]
    again = desk.open()
    assert again.paper.dropped == 1
    assert again.count == 4
    assert again.reply_to(0) == Reply("knee")
    assert again.reply_to(1) == Reply(placed=(("weakness", "motor"),))
    assert again.drawn.question.card.key == "d/hip/t"
    again.answer(Reply("hip"))
    desk.cards = dict(CARDS)
    assert desk.open().reply_to(4) == Reply("hip"), "numbers are those of the paper that was drawn"
    desk.cards.clear()
    with pytest.raises(LearnError, match="None of its cards"):
        desk.open()


def test_a_card_that_was_reworded_is_asked_as_it_is_now(desk: Desk) -> None:
    desk.cards["d/pick/t"] = replace(CHOICE, answer="C5 to C6")
    desk.cards["d/sort/t"] = replace(SORT, sort=(*SORT.sort, ("cramp", "motor")))
    questions = desk.open().paper.questions
    assert questions[1].question.options[1].text == "C5 to C6"
    assert questions[2].items == ("weakness", "pain", "itch", "cramp")


@pytest.mark.parametrize("torn", [{}, {"wish": 7}, {"wish": {"colour": 1}}, {"wish": {}, "questions": 7}])
def test_a_paper_of_another_version_is_a_sentence(torn: dict[str, Any]) -> None:
    with pytest.raises(LearnError, match="another version"):
        paper_of(torn, CARDS.get)


def test_steps_that_cannot_be_read_are_passed_by(desk: Desk) -> None:
    desk.steps += ['{"n": 0, "used": "x"}', '{"n": 0, "given": 7}', '{"go": null}', "{}"]
    desk.open().answer(Reply("knee"))
    assert desk.open().reply == Reply("knee")


def test_marking_is_that_of_daily_study_and_half_an_answer_is_not_asked_again(desk: Desk) -> None:
    desk.cards["d/knee/t"] = replace(typed("knee"), answer="C5 to C6")
    sitting = desk.open()
    sitting.answer(Reply("C5"), go=1)
    sitting.answer(Reply(option=0), go=2)
    sitting.answer(Reply(placed=(("weakness", "motor"), ("pain", "sensory"), ("itch", "motor"))), go=3)
    sitting.answer(Reply(places=(Pointed("thumb"),)), go=4)
    found = report(sitting)
    assert [one.verdict.outcome for one in found.marked] == [
        Outcome.INCOMPLETE, Outcome.WRONG, Outcome.INCOMPLETE, Outcome.RIGHT, Outcome.WRONG,
    ]  # fmt: skip
    assert [one.is_right for one in found.marked] == [False, False, True, True, False]
    assert found.marked[1].text == "C7"
    assert found.marked[1].verdict.confused_with == "d/other/t"
    assert found.marked[4].reply is None
    assert (found.right, found.asked, found.empty, found.score) == (2, 5, 1, 0.4)
    assert found.never_seen == (0, 1)
    assert [(one.group, one.right, one.asked) for one in found.sections] == [
        ("cervical", 1, 2), ("lumbar", 0, 2), ("d/", 1, 1),
    ]  # fmt: skip
    paper = sitting.paper
    assert found.predicted == score_of([one.chance for one in paper.questions], Learner(spread=paper.spread))
    assert found.predicted.mean == pytest.approx(0.64)
    assert found.predicted.low < 0.64 < found.predicted.high
    assert end_detail(found)["right"] == [2, 3]
    assert [one.number for one in found.missed] == [1, 2, 5]


def test_i_do_not_know_is_an_answer_and_wrong(desk: Desk) -> None:
    sitting = desk.open()
    for at in range(5):
        sitting.answer(UNKNOWN, go=at + 1)
    found = report(sitting)
    assert found.empty == 0
    assert found.right == 0


@pytest.mark.parametrize(
    ("wish", "sentence"),
    [
        (Wish(questions=0), "at least one question"),
        (Wish(questions=MOST_QUESTIONS + 1), "too long"),
        (Wish(minutes=-1), "cannot take"),
        (Wish(minutes=100_000), "cannot take"),
        (Wish(kinds=("flip",)), "rate them yourself"),
        (Wish(kinds=("essay",)), "'essay'"),
        (Wish(kinds=()), "No kind"),
        (Wish(unseen=1.5), "share"),
    ],
)
def test_a_wish_that_makes_no_sense_gets_a_sentence(wish: Wish, sentence: str) -> None:
    with pytest.raises(LearnError, match=sentence) as raised:
        check(wish)
    assert raised.value.hint


def test_a_card_is_asked_by_a_kind_that_can_be_marked() -> None:
    def kind(card: Card, usual: str, *kinds: str) -> str | None:
        asked = asked_in_exam(Question(card, usual), kinds or ASKED_KINDS, lambda: OPTIONS)
        return asked.kind if asked else None

    assert kind(CHOICE, "typed") == "typed", "as it is usual now"
    assert kind(CHOICE, "typed", "choice") == "choice"
    assert kind(CHOICE, "choice", "typed") == "typed"
    assert kind(CHOICE, "choice", "map") is None
    assert kind(flip("word"), "flip") is None, "a text that is said in many ways is not marked"
    assert kind(replace(flip("knee"), answer="L3 to L4"), "flip") == "typed"
    assert kind(replace(flip("knee"), answer="L3 to L4"), "flip", "choice") is None
    assert kind(replace(CHOICE, kinds=("choice", "flip"), answer="a root"), "flip") == "choice"
    assert kind(Card("d/c/t", "cloze", "…", "x", self_rated=True), "cloze") is None
    few = asked_in_exam(Question(CHOICE, "typed"), ("choice",), lambda: ())
    assert few is None, "with too few fair options there is no choice"
