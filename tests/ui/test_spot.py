"""The spot test on the screen: its set-up, its stations against the bell, and its report."""

from __future__ import annotations

import re

import pytest
from textual.css.query import NoMatches

from learn.body.patches import PatchId
from learn.body.spots import Spot
from learn.cards.rating import Rating
from learn.errors import LearnError
from learn.looks import Looks, write_looks
from learn.progress.events import Context
from learn.scheduling.exam import Exam
from learn.study.spot import SpotWish
from learn.ui.app import LearnApp
from learn.ui.home import HomeScreen
from learn.ui.map import MapScreen
from learn.ui.palette import commands_of
from learn.ui.spot import EndSpot, SpotScreen
from learn.ui.spot_report import SpotReportScreen
from learn.ui.spot_setup import SpotSetupScreen
from learn.ui.widgets.answer_field import AnswerField
from learn.ui.widgets.spot_clock import SpotClock
from learn.ui.widgets.study_figure import StudyFigure
from learn.workspace.rehearsals import Rehearsals
from learn.workspace.spots import Spots
from tests.content.shipped import library
from tests.content.test_whole_on_screen import workspace_over
from tests.ui.test_figure_questions import gives_away, has, names_of
from tests.ui.test_figure_questions import said as beside_figure
from tests.ui.test_looks import LARGE, ORDINARY, looks_as_before  # noqa: F401 - a fixture
from tests.ui.world import screen_text
from tests.workspace.test_spots import FIGURE

SIZES = [ORDINARY, LARGE]


@pytest.fixture
def student(world):
    """Somebody with a deck that asks by the figure, beside two that do not."""
    return world.put(FIGURE.format(deck="leg"))


def app_on(student, **wish):
    """The set-up of a spot test, drawn always alike."""
    app = student.app()
    app._first = lambda: SpotSetupScreen(SpotWish(**{"seed": 1, **wish}))
    return app


def said(app):
    return " ".join(screen_text(app).split())


def station(app):
    return app.screen.sitting.test.station


async def point_at(pilot, patch, side):
    """Click the cell of the front view that has most of a patch."""
    figure = pilot.app.screen.query_one(StudyFigure)
    spot = Spot("front", PatchId(patch), side)
    place = next(place for place in figure.frame.cells_of(spot) if figure.frame.at(*place)[0] == spot)
    await pilot.click("#figure", offset=place)


async def until(pilot, key):
    """Pass stations by until one with a card whose key ends so."""
    while not station(pilot.app).key.endswith(key):
        await pilot.press("ctrl+r")


def contexts(student):
    rows = student.workspace.progress.connection.execute(
        "SELECT rating, context FROM event WHERE kind = 1 ORDER BY id"
    )
    return [(Rating(rating), Context(context % 4)) for rating, context in rows]


class TestSetUp:
    async def test_it_opens_with_what_is_sensible_and_enter_starts(self, student):
        app = app_on(student)
        async with app.run_test(size=ORDINARY) as pilot:
            assert isinstance(app.screen, SpotSetupScreen)
            assert "‹ 6 › of 6 cards by the figure" in said(app)
            assert "‹ 60 › until the bell" in said(app)
            assert "lumbar 6" in said(app)
            assert "At most 6 minutes." in said(app)
            await pilot.press("enter")
            assert isinstance(app.screen, SpotScreen)
            assert "station 1 of 6" in said(app)
            assert "60 s" in said(app)

    async def test_left_and_right_change_the_highlighted_choice(self, student):
        app = app_on(student)
        async with app.run_test(size=ORDINARY) as pilot:
            await pilot.press("left", "down", "left", "left")
            assert (app.screen.wish.stations, app.screen.wish.seconds) == (5, 50)
            await pilot.press("up", "left", "left")
            assert app.screen.wish.stations == 1
            await pilot.press("right", "right", "right", "down", *["left"] * 12)
            assert (app.screen.wish.stations, app.screen.wish.seconds) == (6, 5)
            await pilot.press("down", "down", "right", "enter")
            assert {one.section for one in app.screen.sitting.test.stations} == {"lumbar"}

    async def test_of_a_section_all_is_counted_that_is_drawn(self, student):
        both = FIGURE.replace("tags: lumbar", "tags: sacral").replace("tags: core", "tags: lumbar")
        app = app_on(student.put(both.format(deck="leg")))
        async with app.run_test(size=ORDINARY) as pilot:
            await pilot.press("down", "down", "down", "left")
            assert app.screen.wish.tags == (("sacral",),)
            assert "‹ 6 › of 6 cards" in said(app)
            assert "lumbar 2 ● sacral 4" in said(app)
            await pilot.press("enter")
            assert len(app.screen.sitting.test.stations) == 6

    async def test_an_exam_ahead_can_be_chosen(self, student):
        day = student.workspace.desk.now().day + 5
        student.workspace.exams.plan(Exam("Finals", day, ("leg",), (("core",),), reviews=20))
        app = student.app()
        async with app.run_test(size=ORDINARY) as pilot:
            app.open_spot("finals")
            await pilot.pause()
            assert "finals" in said(app)
            assert "of 2 cards" in said(app)
            await pilot.press("down", "down", "right")
            assert "all decks" in said(app)
            assert "of 6 cards" in said(app)
            await pilot.press("right", "enter")
            assert app.screen.sitting.test.stations[0].key.startswith("leg/toe/")

    async def test_without_cards_of_the_figure_it_says_so_and_stays(self, world):
        app = app_on(world)
        async with app.run_test(size=ORDINARY) as pilot:
            assert "No card here asks by the body figure." in said(app)
            await pilot.press("right", "enter")
            assert isinstance(app.screen, SpotSetupScreen)

    async def test_more_stations_than_cards_are_as_many_as_there_are(self, student):
        app = app_on(student, stations=20)
        async with app.run_test(size=ORDINARY) as pilot:
            assert "There are 6 cards for stations here" in said(app)
            await pilot.press("enter")
            assert len(app.screen.sitting.test.stations) == 6

    async def test_escape_goes_back_to_where_one_was(self, student):
        app = student.app()
        async with app.run_test(size=ORDINARY) as pilot:
            assert "spot test" in [command.name for command in commands_of(app.screen)]
            await pilot.press("b")
            assert isinstance(app.screen, SpotSetupScreen)
            await pilot.press("escape")
            assert isinstance(app.screen, HomeScreen)
            assert len(app.screen_stack) == 1


class TestStations:
    async def test_what_is_typed_is_taken_and_nothing_is_told(self, student):
        app = app_on(student)
        async with app.run_test(size=ORDINARY) as pilot:
            await pilot.press("enter")
            await until(pilot, "knee/lit")
            number = app.screen.sitting.test.number
            assert isinstance(app.focused, AnswerField)
            before = len(contexts(student))
            await pilot.press(*"L3-4", "enter")
            assert contexts(student)[before:] == [(Rating.GOOD, Context.SPOT)]
            if number < 6:
                assert f"station {number + 1} of 6" in said(app)
                assert not re.search("Right|Not quite|✓|✗", screen_text(app))

    async def test_one_side_is_lit_alone(self, student):
        app = app_on(student)
        async with app.run_test(size=LARGE) as pilot:
            await pilot.press("enter")
            await until(pilot, "knee/lit")
            side = station(app).side
            lit = app.screen.figure.lit
            assert Spot("front", PatchId("kneecap"), side) in lit
            assert not any(spot.side not in (side, "mid") for spot in lit)

    async def test_small_lit_skin_is_shown_closer_on_its_own_limb(self, student):
        app = app_on(student)
        async with app.run_test(size=ORDINARY) as pilot:
            await pilot.press("enter")
            await until(pilot, "toe/lit")
            await pilot.pause()
            await pilot.pause()
            figure = app.screen.figure
            assert (figure.zoom, figure.side) == ("foot", station(app).side)
            yours = "right" if station(app).side == "left" else "left"
            assert f"The foot on your {yours} in front" in said(app)

    @pytest.mark.parametrize("is_other", [False, True])
    async def test_left_and_right_count(self, student, is_other):
        app = app_on(student)
        async with app.run_test(size=LARGE) as pilot:
            await pilot.press("enter")
            await until(pilot, "knee/point")
            side = station(app).side
            assert f"On the person's {side.upper()}" in beside_figure(app)
            assert "On the front view the person's left is on your right." in beside_figure(app)
            test, passed = app.screen.sitting.test, app.screen.sitting.test.number - 1
            await point_at(pilot, "kneecap", {"left": "right", "right": "left"}[side] if is_other else side)
            result = test.results[passed]
            assert (result.is_right, result.other_side) == (not is_other, is_other)

    async def test_closer_tells_no_side_and_either_limb_can_be_seen(self, student):
        shown = set()
        for seed in range(4):
            app = app_on(student, seed=seed)
            async with app.run_test(size=LARGE) as pilot:
                await pilot.press("enter")
                await until(pilot, "knee/point")
                await pilot.press("z", "z", "z")
                shown.add((app.screen.figure.zoom, app.screen.figure.side))
                assert "The arm on your right in front, on your left behind" in said(app)
                await pilot.press("v")
                assert "The arm on your left in front, on your right behind" in said(app)
        assert shown == {("arm", "left")}

    async def test_arrow_keys_and_enter_point(self, student):
        app = app_on(student)
        async with app.run_test(size=ORDINARY) as pilot:
            await pilot.press("enter")
            await until(pilot, "chest/point")
            number = app.screen.sitting.test.number
            await pilot.press("enter")
            assert app.screen.sitting.test.number == number, "nothing is pointed at yet"
            test = app.screen.sitting.test
            await pilot.press("down", "enter")
            assert test.results[number - 1].given

    async def test_the_map_cannot_be_opened(self, student):
        app = app_on(student)
        async with app.run_test(size=ORDINARY) as pilot:
            await pilot.press("enter")
            assert not {"map", "spot test"} & {command.name for command in commands_of(app.screen)}
            await pilot.press("m", "f3")
            assert isinstance(app.screen, SpotScreen)

    @pytest.mark.parametrize("size", SIZES, ids=["80x24", "120x40"])
    async def test_nothing_on_the_screen_gives_an_answer_away(self, tmp_path, size):
        workspace = workspace_over(library(), tmp_path)
        wish = SpotWish(("dermatomes",), stations=40, seed=3)
        app = LearnApp(workspace, first=lambda: SpotSetupScreen(wish))
        looks, kinds = set(), set()
        async with app.run_test(size=size) as pilot:
            await pilot.press("enter")
            test = app.screen.sitting.test
            for _ in range(39):
                await pilot.pause()
                card, kind = test.question.card, test.question.kind
                text = screen_text(app).casefold()
                assert has(" ".join(text.split()), card.at_figure.split()[0])
                # The right one stands among the options; the names of the skin stand nowhere.
                told = [name for name in names_of(card) if has(text, name)]
                assert (told if kind == "choice" else gives_away(text, card)) == [], card.key
                figure = app.screen.figure
                assert (figure.base, figure.labels, figure.with_spine) == ("plain", "none", False)
                kinds.add(kind)
                if kind == "map":
                    assert (figure.zoom, figure.lit) == (None, frozenset())
                    looks.add(tuple(map(tuple, figure._rows)))
                await pilot.press("ctrl+r")
        workspace.close()
        assert kinds == {"choice", "typed", "map"}
        assert len(looks) == 1, "whatever is asked, the figure to point at is the same"


class TestTheBell:
    async def test_it_rings_and_moves_on_and_says_so(self, student):
        app = app_on(student, seconds=10)
        async with app.run_test(size=ORDINARY) as pilot:
            await pilot.press("enter")
            student.clock.advance(seconds=4)
            app.screen.tick()
            assert "6 s" in said(app)
            student.clock.advance(seconds=6)
            app.screen.tick()
            await pilot.pause()
            assert "The bell. On to station 2." in said(app)
            assert "station 2 of 6" in said(app)
            assert "10 s" in said(app)
            assert contexts(student) == []

    async def test_what_was_typed_until_then_counts(self, student):
        app = app_on(student, seconds=10)
        async with app.run_test(size=ORDINARY) as pilot:
            await pilot.press("enter")
            await until(pilot, "knee/lit")
            test, before = app.screen.sitting.test, len(contexts(student))
            await pilot.press(*"L3-4")
            student.clock.advance(seconds=10)
            app.screen.tick()
            assert test.results[-1].is_right
            assert contexts(student)[before:] == [(Rating.GOOD, Context.SPOT)]

    async def test_a_key_meant_for_the_station_before_is_not_taken(self, student):
        app = app_on(student, seconds=10)
        async with app.run_test(size=ORDINARY) as pilot:
            await pilot.press("enter")
            student.clock.advance(seconds=10)
            app.screen.tick()
            await pilot.press("ctrl+r")
            assert app.screen.sitting.test.number == 2
            student.clock.advance(seconds=1)
            await pilot.press("ctrl+r")
            assert app.screen.sitting.test.number == 3

    async def test_it_rings_behind_help_and_at_the_last_station_brings_the_report(self, student):
        app = app_on(student, seconds=10, stations=2)
        async with app.run_test(size=ORDINARY) as pilot:
            await pilot.press("enter", "f1")
            spot = app.screen_stack[-2]
            student.clock.advance(seconds=10)
            spot.tick()
            assert spot.sitting.test.number == 2
            student.clock.advance(seconds=10)
            spot.tick()
            await pilot.pause()
            assert isinstance(app.screen, SpotReportScreen)
            assert "The bell came before an answer: 2 stations." in said(app)

    async def test_the_clock_is_drawn_only_when_it_shows_another_second(self, student, monkeypatch):
        app = app_on(student)
        async with app.run_test(size=ORDINARY) as pilot:
            await pilot.press("enter")
            drawn, clock = [], app.screen.query_one(SpotClock)
            monkeypatch.setattr(clock, "update", lambda *_, **how: drawn.append(how))
            for _ in range(10):
                student.clock.advance(milliseconds=100)
                app.screen.tick()
            assert drawn == [{"layout": False}]

    async def test_what_cannot_be_saved_is_said_and_the_station_stays(self, student, monkeypatch):
        app = app_on(student)
        async with app.run_test(size=ORDINARY) as pilot:
            await pilot.press("enter")

            def full(*_, **__):
                raise LearnError("The disk is full.", "Make room.")

            with monkeypatch.context() as broken:
                broken.setattr(student.workspace.progress, "log", full)
                await pilot.press("ctrl+r")
                await pilot.pause()
                assert [note.message for note in app._notifications] == ["The disk is full.\nMake room."]
                assert "station 1 of 6" in said(app)
                student.clock.advance(minutes=5)
                app.screen.tick()
                assert "station 1 of 6" in said(app)
            await pilot.press("ctrl+r")
            assert "station 2 of 6" in said(app)
            assert contexts(student) == [(Rating.AGAIN, Context.SPOT)]


class TestTheEnd:
    async def test_escape_asks_and_goes_on(self, student):
        app = app_on(student)
        async with app.run_test(size=ORDINARY) as pilot:
            await pilot.press("enter", "escape")
            assert isinstance(app.screen, EndSpot)
            await pilot.press("escape")
            assert isinstance(app.screen, SpotScreen)

    async def test_ended_early_what_was_answered_counts(self, student):
        app = app_on(student)
        async with app.run_test(size=ORDINARY) as pilot:
            await pilot.press("enter", "ctrl+r", "escape", "e")
            await pilot.pause()
            assert isinstance(app.screen, SpotReportScreen)
            assert "0 of 1 right: 0 %" in said(app)
            assert "5 stations were not reached and are left out of the score." in said(app)
        (past,) = Spots(student.workspace).past()
        assert (past.report.asked, past.report.left_out) == (1, 5)

    async def test_a_test_that_is_quit_has_ended(self, student):
        app = app_on(student)
        async with app.run_test(size=ORDINARY) as pilot:
            await pilot.press("enter", "ctrl+r", "ctrl+q")
            await pilot.pause()
        (logged,) = Rehearsals(student.workspace.desk).past("spot")
        assert logged.end == {"right": 0, "asked": 1}

    async def test_ended_before_any_answer_there_is_no_score(self, student):
        app = app_on(student)
        async with app.run_test(size=ORDINARY) as pilot:
            await pilot.press("enter", "escape", "e")
            await pilot.pause()
            assert "No station was answered" in said(app)
            await pilot.press("m", "enter")
            with pytest.raises(NoMatches):
                app.screen.query_one(SpotClock)

    async def test_the_report_says_what_was_wrong_and_where_it_lies(self, student):
        app = app_on(student, stations=6)
        async with app.run_test(size=LARGE) as pilot:
            await pilot.press("enter")
            while isinstance(app.screen, SpotScreen):
                one = station(app)
                if one.key == "leg/knee/point":
                    other = {"left": "right", "right": "left"}[one.side]
                    await point_at(pilot, "kneecap", other)
                elif one.key == "leg/knee/lit":
                    await pilot.press(*"S1", "enter")
                elif one.key == "leg/toe/lit":
                    await pilot.press(*"S1-2", "enter")
                else:
                    await pilot.press("ctrl+r")
                await pilot.pause()
            await pilot.pause()
            assert "1 of 6 right: 17 %" in said(app)
            assert "Left and right mixed up: 1 station." in said(app)
            assert re.search(r"lumbar [█░]+ 1 of 6", said(app))
            assert f"You pointed at the kneecap ({other}, front): right place, other side." in said(app)
            assert "Which roots serve the kneecap?" in said(app)
            assert "You answered: S1." in said(app)
            assert "✓ L3 to L4" in said(app)
            assert "You did not know." in said(app)
            await pilot.press("m")
            assert isinstance(app.screen, MapScreen)
            await pilot.press("escape")
            assert isinstance(app.screen, SpotReportScreen)
            await pilot.press("escape")
            assert isinstance(app.screen, HomeScreen)

    async def test_another_one_begins_with_the_same_choices_and_another_lot(self, student):
        app = app_on(student, stations=2, seconds=30)
        async with app.run_test(size=ORDINARY) as pilot:
            await pilot.press("enter", "ctrl+r", "ctrl+r")
            await pilot.pause()
            await pilot.press("s")
            assert app.screen.wish == SpotWish(stations=2, seconds=30)

    async def test_a_card_that_is_gone_does_not_stop_the_report(self, student):
        app = app_on(student, stations=1)
        async with app.run_test(size=ORDINARY) as pilot:
            await pilot.press("enter")
            (student.decks / "leg.yaml").unlink()
            student.workspace.reload()
            await pilot.press("ctrl+r")
            await pilot.pause()
            assert "A card that is in no deck any more." in said(app)
            await pilot.press("m")
            assert isinstance(app.screen, SpotReportScreen)


@pytest.mark.parametrize("size", SIZES, ids=["80", "120"])
class TestLooks:
    def test_the_set_up(self, student, looks_as_before, size):  # noqa: F811
        assert looks_as_before(app_on(student), "down", size=size)

    def test_a_station(self, student, looks_as_before, size):  # noqa: F811
        assert looks_as_before(app_on(student, seed=4), "enter", "x", "down", "down", size=size)

    def test_the_report(self, student, looks_as_before, size):  # noqa: F811
        write_looks(student.places.looks, Looks("learn-light"))
        keys = ["enter", *["ctrl+r"] * 3, "escape", "e"]
        assert looks_as_before(app_on(student), *keys, size=size)

    def test_the_report_without_colour(self, student, looks_as_before, monkeypatch, size):  # noqa: F811
        monkeypatch.setenv("NO_COLOR", "1")
        keys = ["enter", *["ctrl+r"] * 3, "escape", "e"]
        assert looks_as_before(app_on(student), *keys, size=size)
