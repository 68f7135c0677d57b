"""Planning an exam: every field, what is wrong at its place, and nothing lost."""

from __future__ import annotations

import pytest
from textual.widgets import Input

from learn.clock import study_date
from learn.scheduling.exam import Exam, Way
from learn.ui.exam import ExamScreen
from learn.ui.exam_form import ExamForm
from learn.ui.widgets.picks import Picks
from tests.ui.world import screen_text


def words(app) -> str:
    return " ".join(screen_text(app).split())


async def fill(pilot, **texts: str) -> None:
    for name, text in texts.items():
        pilot.app.screen.query_one(f"#{name}", Input).value = text
    await pilot.press("enter")
    await pilot.pause()


async def test_an_exam_is_planned(world):
    app = world.app()
    async with app.run_test() as pilot:
        await pilot.press("e", "n", *"Finals", "tab", *"in 14 days")
        await pilot.press("tab", "right", "space", "tab", "space", "tab", "tab", "tab", "right", "enter")
        await pilot.pause()
        assert isinstance(app.screen, ExamScreen)
        assert "Finals" in words(app)
    exam = world.workspace.exams.ahead()[0].exam
    assert study_date(exam.day).isoformat() == "2026-12-06"
    assert exam == Exam("Finals", exam.day, ("words",), (), minutes=20.0, target=0.8, way=Way.FEWEST)


async def test_tags_are_those_of_the_decks_chosen(world):
    app = world.app()
    async with app.run_test() as pilot:
        await pilot.press("e", "n", "tab", "tab", "tab", "space")
        tags = app.screen.query_one("#tags", Picks)
        assert tags.chosen == ("cervical",)
        await pilot.press("shift+tab", "right", "space")
        assert tags.chosen == (), "words has no such tag"


async def test_tags_and_decks_fold_when_their_turn_is_over(world):
    app = world.app()
    async with app.run_test() as pilot:
        await pilot.press("e", "n", "tab", "tab")
        await pilot.pause()
        assert "❯[ ] " in words(app)
        await pilot.press("tab", "tab")
        await pilot.pause()
        assert "[ ] " not in words(app)
        assert "decks all decks tags any a day" in words(app)


async def test_what_is_wrong_is_said_at_its_field_and_stays(world):
    app = world.app()
    async with app.run_test() as pilot:
        await pilot.press("e", "n")
        await fill(pilot, name="", day="someday", time="plenty", target="1000")
        told = words(app)
        assert "✗ What is it called?" in told
        assert "✗ 'someday' is no date." in told
        assert "✗ 'plenty' is no time a day. Write minutes or answers" in told
        assert "✗ '1000' is no target." in told
        assert app.focused is app.screen.query_one("#name")
        assert app.screen.query_one("#day", Input).value == "someday"
        await fill(pilot, name="Finals")
        assert "What is it called?" not in words(app)
        assert app.focused is app.screen.query_one("#day")


@pytest.mark.parametrize(
    ("texts", "sentence"),
    [
        ({"day": "2020-01-01"}, "day 2020-01-01 ✗ This day is over."),
        ({"day": "2090-01-01"}, "day 2090-01-01 ✗ That is more than ten years away."),
        ({"time": "0 minutes"}, "0 minutes ✗ There is no time to learn."),
        ({"time": "2000 minutes"}, "2000 minutes ✗ A day has not that much time."),
        ({"target": "0"}, "target 0 ✗ The target must lie above 0 %"),
        ({"name": "anatomy II"}, "name anatomy II ✗ There is an exam 'anatomy II' already."),
    ],
)
async def test_what_makes_no_sense_is_said_at_its_field(world, texts, sentence):
    world.workspace.exams.plan(Exam("Anatomy II", world.workspace.desk.now().day + 5, reviews=5))
    app = world.app()
    async with app.run_test() as pilot:
        await pilot.press("e", "n")
        await fill(pilot, **{"name": "Finals", "day": "in 5 days", **texts})
        assert sentence in words(app)
        assert isinstance(app.screen, ExamForm)
    assert len(world.workspace.exams.ahead()) == 1


async def test_an_exam_is_changed_from_what_it_is(world):
    day = world.workspace.desk.now().day + 5
    exam = Exam("Finals", day, ("hand",), (("cervical",),), reviews=25, target=0.85, way=Way.FEWEST)
    logged = world.workspace.exams.plan(exam)
    app = world.app()
    async with app.run_test() as pilot:
        await pilot.press("e", "e")
        assert "Change Finals" in words(app)
        await fill(pilot, day="in 9 days")
        assert "in 9 days" in words(app)
    changed = world.workspace.exams.ahead()
    assert [each.id for each in changed] == [logged.id]
    assert changed[0].exam == Exam("Finals", day + 4, *_rest(exam))


def _rest(exam: Exam) -> tuple[object, ...]:
    return exam.decks, exam.tags, exam.reviews, exam.minutes, exam.target, exam.way


async def test_leaving_changes_nothing(world):
    app = world.app()
    async with app.run_test() as pilot:
        await pilot.press("e", "n", *"Finals", "escape")
        assert isinstance(app.screen, ExamScreen)
    assert world.workspace.exams.all() == ()


async def test_the_mouse_opens_a_choice_and_then_chooses(world):
    app = world.app()
    async with app.run_test() as pilot:
        await pilot.press("e", "n")
        decks = app.screen.query_one("#decks", Picks)
        await pilot.click(decks, offset=(2, 0))
        await pilot.pause()
        assert (app.focused, decks.chosen) == (decks, ())
        await pilot.click(decks, offset=(2, 0))
        await pilot.pause()
        assert decks.chosen == ("hand",)
