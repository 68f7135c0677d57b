"""The exam's screen: what to expect, what today asks, changing and cancelling, and what came of it."""

from __future__ import annotations

import pytest
from textual.widgets import Static

from learn.__main__ import _first
from learn.cards.rating import Rating
from learn.cli.ways import ExamRequest
from learn.errors import LearnError
from learn.scheduling.exam import Exam, Way
from learn.ui.app import LearnApp
from learn.ui.exam import ExamScreen
from learn.ui.exam_form import ExamForm
from learn.ui.home import HomeScreen
from learn.ui.study import StudyScreen
from learn.ui.widgets.exam_page import ExamPage, Reckoned
from tests.ui.world import World, many, screen_text, until

AGAIN, HARD, GOOD, EASY = Rating


def planned(world: World, days: int = 12, name: str = "Anatomy II", **more: object) -> World:
    """A world with an exam in so many days."""
    fields: dict[str, object] = {"reviews": 20, **more}
    day = world.workspace.desk.now().day + days
    world.workspace.exams.plan(Exam(name, day, **fields))  # type: ignore[arg-type]
    return world


def practised(world: World, days: int = 12) -> World:
    """A world in which the cards of `many` were answered on so many days."""
    for day in range(days):
        count = world.workspace.study("many").remaining.total
        ratings = [AGAIN if (at + day) % 6 == 0 else GOOD for at in range(count)]
        world.answered("many", *ratings[:15])
        world.clock.advance(days=1)
    return world


def words(app: LearnApp) -> str:
    return " ".join(screen_text(app).split())


def below(app: LearnApp) -> str:
    """The table below, and its sentence."""
    return " ".join(app.screen.query_one("#table", Static).render().plain.split())


async def reckoned(pilot) -> str:
    await until(pilot, lambda: "known now" in screen_text(pilot.app))
    return words(pilot.app)


async def test_without_an_exam_it_says_what_one_does(world):
    app = world.app()
    async with app.run_test() as pilot:
        await pilot.press("e")
        assert isinstance(app.screen, ExamScreen)
        assert "No exam is planned." in words(app)
        assert "Press Enter to plan one." in words(app)
        assert "study" not in words(app).split("plan one.")[1]
        await pilot.press("enter")
        assert isinstance(app.screen, ExamForm)
        await pilot.press("escape", "escape")
        assert isinstance(app.screen, HomeScreen)


async def test_what_to_expect_and_what_today_asks(world):
    planned(world, decks=("hand",))
    app = world.app()
    async with app.run_test() as pilot:
        await pilot.press("e")
        told = words(app)
        assert "Anatomy II" in told
        assert "Friday, 4 December 2026, in 12 days" in told
        told = await reckoned(pilot)
        assert "3 cards, 0 seen · Roots of the hand · 20 answers a day" in told
        assert "target 80 % ▲" in told
        assert "If the plan is kept, the chance to reach 80 % is" in told
        assert "Today: 3 new, about 1 minute. Enter studies it." in told
        assert "● cervical" in told
        assert "score on the day, if you stop" in told
        await pilot.press("enter")
        assert isinstance(app.screen, StudyScreen)
        assert "3 new" in screen_text(app)


async def test_while_it_reckons_it_says_so_and_may_be_left(world):
    planned(world)
    app = world.app()
    async with app.run_test() as pilot:
        app.open_exam()
        await pilot.pause(0)
        await until(pilot, lambda: isinstance(app.screen, ExamScreen) and app.screen.is_mounted)
        assert "reckoning…" in screen_text(app) or "known now" in screen_text(app)
        await pilot.press("escape")
        assert isinstance(app.screen, HomeScreen)


async def test_a_target_out_of_reach_says_what_would_bring_it_within(world):
    planned(world.put(many(60)), 4, reviews=3, target=0.9, decks=("many",))
    app = world.app()
    async with app.run_test() as pilot:
        await pilot.press("e")
        await until(pilot, lambda: "out of reach" in screen_text(app))
        assert "90 % is out of reach with 3 answers a day" in words(app)
        assert "it can be reached." in words(app)
        assert "cards do not fit into the 4 days left" in words(app)


async def test_from_exam_to_exam(world):
    planned(planned(world, 30, "Later"), 5, "Sooner")
    app = world.app()
    async with app.run_test() as pilot:
        await pilot.press("e")
        assert "Sooner 1 of 2" in words(app)
        await pilot.press("tab")
        assert "Later 2 of 2" in words(app)
        await pilot.press("right")
        assert "Sooner 1 of 2" in words(app)
        await pilot.press("left")
        assert "Later 2 of 2" in words(app)


async def test_a_reckoning_that_comes_while_the_program_ends_is_shown_to_nobody(world):
    planned(world, 5, "Sooner")
    app = world.app()
    async with app.run_test() as pilot:
        await pilot.press("e")
        await until(pilot, lambda: "known now" in words(app))
        screen = app.screen
        await screen.query_one(ExamPage).remove_children()
        screen._told(Reckoned())
        assert screen._reckoned == Reckoned()


async def test_an_exam_is_opened_by_its_name(world):
    planned(planned(world, 30, "Later"), 5, "Sooner")
    app = world.app()
    async with app.run_test(notifications=True) as pilot:
        app.open_exam("later")
        await pilot.pause()
        assert "Later 2 of 2" in words(app)
        app.open_exam("never")
        await pilot.pause()
        assert "Sooner 1 of 2" in words(app)
        assert "There is no exam 'never'." in words(app)


async def test_after_the_day_the_result_is_written_down(world):
    planned(world, 2)
    world.clock.advance(days=3)
    app = world.app()
    async with app.run_test() as pilot:
        await pilot.press("e")
        assert "yesterday" in words(app)
        assert "How did it go?" in words(app)
        assert "studies it" not in words(app)
        await pilot.press("r", *"much", "enter")
        await pilot.pause()
        assert "'much' is no result." in words(app)
        await pilot.press(*["backspace"] * 4, *"83", "enter")
        await pilot.pause()
        assert "Your result: 83 %. The target of 80 % is reached." in words(app)
    assert world.workspace.exams.all()[0].result == pytest.approx(0.83)


async def test_cancelling_asks_first(world):
    planned(world)
    app = world.app()
    async with app.run_test() as pilot:
        await pilot.press("e", "c")
        assert "Cancel Anatomy II?" in words(app)
        await pilot.press("n")
        assert world.workspace.exams.ahead()
        await pilot.press("c", "y")
        await pilot.pause()
        assert "No exam is planned." in words(app)
    assert not world.workspace.exams.ahead()


async def test_how_true_the_foretelling_is(world):
    planned(practised(world.put(many(40))), decks=("many",))
    app = world.app()
    async with app.run_test() as pilot:
        await pilot.press("e")
        await reckoned(pilot)
        await pilot.press("k")
        await pilot.pause()
        told = words(app)
        assert "foretold were right answers" in told
        assert "foretold to be right" in below(app)
        assert "↑ were right → foretold to be" in told
        assert "95 to 100 %" in told
        await pilot.press("k")
        assert "known now" in words(app)


async def test_nothing_foretold_yet_is_said(world):
    planned(world)
    app = world.app()
    async with app.run_test() as pilot:
        await pilot.press("e")
        await reckoned(pilot)
        await pilot.press("k")
        assert "Nothing was foretold yet" in below(app)


async def test_what_is_answered_meanwhile_is_reckoned_with(world):
    planned(world, decks=("words",))
    app = world.app()
    async with app.run_test() as pilot:
        await pilot.press("e")
        await reckoned(pilot)
        assert "2 cards, 0 seen" in words(app)
        world.answered("words", EASY)
        app.screen._look()
        await until(pilot, lambda: "2 cards, 1 seen" in words(app))
        assert "1 answer given so far." in words(app)


async def test_practice_opens_for_the_exam_that_is_shown(world, monkeypatch):
    opened = []
    monkeypatch.setattr(LearnApp, "open_mock", lambda app, name: opened.append(("mock", name)))
    monkeypatch.setattr(LearnApp, "open_spot", lambda app, name: opened.append(("spot", name)))
    planned(world)
    app = world.app()
    async with app.run_test() as pilot:
        await pilot.press("e", "m", "s")
    assert opened == [("mock", "Anatomy II"), ("spot", "Anatomy II")]


async def test_in_a_narrow_window_the_bars_have_all_the_room(world):
    planned(world)
    app = world.app()
    async with app.run_test(size=(60, 16)) as pilot:
        await pilot.press("e")
        assert "● cervical" in await reckoned(pilot)
        assert "if you stop" not in words(app)


async def test_home_tells_of_the_exam_ahead(world):
    app = planned(world).app()
    async with app.run_test():
        assert "Anatomy II in 12 days · 5 cards for it today" in screen_text(app)


async def test_home_asks_how_an_exam_went_until_that_is_written_down(world):
    planned(world, 2)
    world.clock.advance(days=3)
    app = world.app()
    async with app.run_test() as pilot:
        assert "Anatomy II yesterday · how did it go? (e)" in words(app)
        await pilot.press("e")
        await pilot.press("r", *"83", "enter")
        await pilot.press("escape")
        await pilot.pause()
        assert isinstance(app.screen, HomeScreen)
        assert not app.screen.query_one("#exam").display


async def test_home_asks_for_a_result_no_longer_than_some_weeks(world):
    planned(world, 2)
    world.clock.advance(days=24)
    app = world.app()
    async with app.run_test():
        assert not app.screen.query_one("#exam").display


async def test_who_is_done_for_today_is_told_how_to_go_on(world):
    world.answered("words", GOOD, GOOD)
    planned(world, 12, decks=("words",), reviews=1)
    app = world.app()
    async with app.run_test() as pilot:
        await pilot.press("e")
        assert "For more: enter, then a reviews ahead; m sits a mock exam." in words(app)


async def test_home_tells_of_no_exam_where_there_is_none(world):
    app = world.app()
    async with app.run_test():
        assert not app.screen.query_one("#exam").display


async def test_the_summary_tells_what_is_left_of_the_plan(world):
    app = planned(world.put(many(40)), reviews=30, way=Way.FEWEST).app("many", limit=1)
    async with app.run_test() as pilot:
        await pilot.press("space", "4")
        await pilot.pause()
        assert "of today's plan for Anatomy II are left." in words(app)


async def test_an_exam_whose_deck_is_gone_says_so(world):
    planned(world, decks=("words",))
    (world.decks / "words.yaml").unlink()
    world.workspace.reload()
    app = world.app()
    async with app.run_test(notifications=True) as pilot:
        await pilot.press("e")
        await until(pilot, lambda: "None of its cards can be asked" in screen_text(app))
        await pilot.press("enter")
        await pilot.pause()
        assert "Its decks are gone" in words(app)
        assert isinstance(app.screen, ExamScreen)


async def test_a_file_that_is_busy_is_told(world, monkeypatch):
    def busy(logged):
        raise LearnError("The progress file is busy.", "Try again.")
        yield

    planned(world)
    monkeypatch.setattr(world.workspace.exams, "gather", busy)
    app = world.app()
    async with app.run_test(notifications=True) as pilot:
        await pilot.press("e")
        await until(pilot, lambda: "The progress file is busy." in words(app))
        assert "Today: 5 new" in words(app)


async def test_the_command_opens_it_at_once(world):
    planned(world)
    app = LearnApp(world.workspace, first=lambda: _first(ExamRequest()))
    async with app.run_test() as pilot:
        assert isinstance(app.screen, ExamScreen)
        assert "Anatomy II" in words(app)
        await pilot.press("m")
        await pilot.press("escape")
        assert isinstance(app.screen, ExamScreen)
        await pilot.press("escape")
        assert isinstance(app.screen, HomeScreen)
