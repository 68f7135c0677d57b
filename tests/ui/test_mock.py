"""The mock exam on the screen: set up, sat against the clock, handed in, told of."""

from __future__ import annotations

import pytest

from learn.errors import LearnError
from learn.scheduling.exam import Exam
from learn.study.mock import UNKNOWN, Reply
from learn.study.paper import Wish
from learn.ui.mock import MockScreen
from learn.ui.mock_hand_in import HandInScreen
from learn.ui.mock_past import PastMocksScreen
from learn.ui.mock_report import MockReportScreen
from learn.ui.mock_setup import MockSetupScreen
from learn.ui.widgets.exam_clock import ExamClock
from learn.ui.widgets.question_strip import QuestionStrip
from learn.workspace.mocks import Mocks
from tests.ui.test_kinds import GROUPS, PLACES
from tests.ui.world import HEAD, World, many, screen_text, until
from tests.workspace.homes import POINT

FIGURE = (
    HEAD.format(deck="figure", title="On the figure")
    + f"templates:\n{POINT.format(skin='skin')}"
    + "notes:\n  radial: {roots: C5 to C6, skin: thumb, patches: [thumb]}\n"
)


def opened(world: World, **wish: object):
    """The app on a mock exam's choices."""
    app = world.app()
    app._first = lambda: MockSetupScreen(Wish(seed=5, **wish))
    return app


def sitting(app):
    assert isinstance(app.screen, MockScreen)
    return app.screen.sitting


def right(app, at: int | None = None) -> str:
    found = sitting(app)
    return found.paper.questions[found.at if at is None else at].question.card.answer


def keys(text: str) -> list[str]:
    return ["space" if letter == " " else letter for letter in text]


async def shows(pilot, sentence: str) -> None:
    """Wait for a sentence that is said in passing."""
    await until(pilot, lambda: sentence in " ".join(screen_text(pilot.app).split()))


def running(world: World):
    logged = Mocks(world.workspace).running()
    return logged and Mocks(world.workspace).resume(logged)


async def test_enter_begins_with_sensible_choices(world):
    app = opened(world)
    async with app.run_test(notifications=True) as pilot:
        await pilot.pause()
        text = screen_text(app)
        for told in ("all decks", "‹ 40 ›", "30 minutes", "stands while you are away", "Enter begins."):
            assert told in text
        await pilot.press("enter")
        assert sitting(app).count == 3, "as many as there are"
        await shows(pilot, "question 1 of 3")
        await shows(pilot, "30:00 left")


async def test_left_and_right_change_the_choices(world):
    app = opened(world)
    async with app.run_test(notifications=True) as pilot:
        await pilot.press("right", "down", "left", "down", "right", "down", "right")
        await pilot.pause()
        text = screen_text(app)
        for told in ("Roots of the hand", "‹ 30 ›", "45 minutes", "runs on while you are away"):
            assert told in text
        await pilot.press("up", "up", "left", "left")
        await shows(pilot, "‹ 10 ›")


async def test_too_few_cards_are_a_sentence_and_the_choices_stay(world):
    app = opened(world, questions=20)
    async with app.run_test(notifications=True) as pilot:
        await pilot.press("enter")
        await shows(pilot, "only 3 cards for 20")
        assert isinstance(app.screen, MockSetupScreen)
        assert running(world) is None


async def test_it_opens_from_home_and_esc_goes_back_there(world):
    app = world.app()
    async with app.run_test(notifications=True) as pilot:
        await pilot.press("x")
        assert isinstance(app.screen, MockSetupScreen)
        await pilot.press("escape")
        assert app.screen.TITLE == "Home"
        await pilot.press("f4", "enter")
        await pilot.press("escape")
        assert app.screen.TITLE == "Home"
        await shows(pilot, "nothing is lost")
        assert len([screen for screen in app.screen_stack if screen.TITLE == "Home"]) == 1


async def test_enter_typed_ahead_waits_for_the_choices(world):
    app = world.app()
    async with app.run_test(notifications=True) as pilot:
        app.open_mock()
        app.screen.action_start()
        await shows(pilot, "question 1 of 3")


async def test_the_palette_lists_it(world):
    from learn.ui.palette import commands_of

    app = world.app()
    async with app.run_test(notifications=True):
        assert "mock exam" in [command.name for command in commands_of(app.screen)]


async def test_a_planned_exam_is_what_it_is_about(world):
    world.workspace.exams.plan(Exam("Finals", world.workspace.desk.now().day + 5, ("hand",), reviews=9))
    app = world.app()
    async with app.run_test(notifications=True) as pilot:
        app.open_mock("Finals")
        await pilot.pause()
        await shows(pilot, "the exam Finals")
        await pilot.press("enter")
        await shows(pilot, "Finals · question 1 of 3")


async def test_answers_stay_while_one_goes_back_and_forth(world):
    app = opened(world)
    async with app.run_test(notifications=True) as pilot:
        await pilot.press("enter", *"C5", "enter")
        assert sitting(app).at == 1
        await pilot.press(*"C9", "tab")
        assert sitting(app).at == 2
        await pilot.press("shift+tab")
        assert app.screen.area.field.value == "C9"
        await shows(pilot, "Your answer: C9")
        await pilot.press("backspace", "8", "shift+tab")
        assert app.screen.area.field.value == "C5"
        assert [sitting(app).reply_to(at) for at in range(3)] == [Reply("C5"), Reply("C8"), None]
        await pilot.press("shift+tab")
        await shows(pilot, "first question")


async def test_an_emptied_field_is_an_empty_question_and_not_knowing_is_an_answer(world):
    app = opened(world)
    async with app.run_test(notifications=True) as pilot:
        await pilot.press("enter", "C", "5", "enter", "shift+tab", "backspace", "backspace", "tab")
        assert sitting(app).reply_to(0) is None
        await pilot.press("ctrl+r")
        assert sitting(app).reply_to(1) == UNKNOWN
        await pilot.press("shift+tab")
        await shows(pilot, "Your answer: I don't know")
        await pilot.press("tab")
        assert sitting(app).reply_to(1) == UNKNOWN


async def test_flags_and_the_strip(world):
    app = opened(world)
    async with app.run_test(notifications=True) as pilot:
        await pilot.press("enter", "C", "ctrl+g")
        await shows(pilot, "⚑ for later")
        assert app.screen.area.field.value == "C", "what is being typed stays"
        await pilot.press("tab", "C", "enter")
        await shows(pilot, "⚑ ● ○")
        await pilot.click(QuestionStrip, offset=(2, 0))
        assert sitting(app).at == 1


async def test_before_handing_in_it_lists_what_is_empty_or_flagged(world):
    app = opened(world)
    async with app.run_test(notifications=True) as pilot:
        await pilot.press("enter", "C", "ctrl+g", "enter", "C", "enter", "tab")
        assert isinstance(app.screen, HandInScreen)
        await pilot.pause()
        text = screen_text(app)
        assert "2 of 3 answered. Empty: 3. Flagged: 1." in text
        assert "Hand in: it is marked now" in text
        await pilot.press("enter")
        assert sitting(app).at == 0, "Enter, once too often, does not hand in what has gaps"
        await pilot.press("f4", "escape")
        assert sitting(app).at == 0
        await pilot.press("f4", "h")
        assert isinstance(app.screen, MockReportScreen)
    assert running(world) is None


async def test_without_gaps_enter_hands_in(world):
    app = opened(world, questions=1)
    async with app.run_test(notifications=True) as pilot:
        await pilot.press("enter")
        answer = right(app)
        await pilot.press(*keys(answer), "enter", "enter")
        assert isinstance(app.screen, MockReportScreen)
        await shows(pilot, "1 of 1 right: 100 %.")


async def test_nothing_on_the_screen_tells_before_the_end(world):
    app = opened(world)
    async with app.run_test(notifications=True) as pilot:
        await pilot.press("enter")
        for at in range(3):
            answer = right(app, at)
            for text in ("", "C5"):
                await pilot.press(*text, "f4", "escape")
                shown = screen_text(app)
                for told in (answer, "✓", "✗", "Right", "Clinic page", "radius"):
                    assert told not in shown
            await pilot.press("tab")


async def test_options_are_chosen_and_chosen_again(world):
    world.put(PLACES)
    app = opened(world, kinds=("choice",))
    async with app.run_test(notifications=True) as pilot:
        await pilot.press("enter", "2")
        assert sitting(app).at == 1
        await pilot.press("shift+tab")
        assert app.screen.area.options.highlighted == 1
        await pilot.press("1", "shift+tab", "enter")
        assert sitting(app).reply_to(0) == Reply(option=0)
        await pilot.press("enter")
        assert sitting(app).at == 2, "Enter on nothing goes on"
        assert sitting(app).reply_to(1) is None
        last = len(sitting(app).drawn.question.options) + 1
        await pilot.press(str(last))
        assert sitting(app).reply_to(2) == UNKNOWN
        await pilot.press("shift+tab", "delete")
        assert sitting(app).reply is None


async def test_items_are_sorted_and_half_a_board_stays(world):
    world.put(GROUPS, PLACES)
    app = opened(world, kinds=("sort", "choice"), questions=5)
    async with app.run_test(notifications=True) as pilot:
        await pilot.press("enter")
        at = next(n for n, one in enumerate(sitting(app).paper.questions) if one.question.kind == "sort")
        app.screen._keep(None, at)
        await pilot.pause()
        await pilot.press("1", "2", "space")
        await shows(pilot, "not placed yet")
        await pilot.press("tab" if at < 4 else "shift+tab")
        await pilot.press("shift+tab" if at < 4 else "tab")
        assert len(app.screen.area.board.placed) == 2
        await pilot.press("down", "down", "1", "1", "1")
        await shows(pilot, "That is all: go on")
        await pilot.press("space")
        placed = sitting(app).reply_to(at).placed
        assert len(placed) == 5


async def test_pointing_at_the_figure(world):
    world.put(FIGURE)
    app = opened(world, kinds=("map",))
    async with app.run_test(notifications=True, size=(120, 40)) as pilot:
        await pilot.press("enter", "down", "enter")
        await pilot.press("escape")
        await pilot.pause()
        text = screen_text(app)
        assert "Your answer:" in text
        assert "C5" not in text.replace("Point at skin of C5 to C6.", "")
        assert app.screen.paper.figure.cursor is not None
        await pilot.press("f4", "h")
        await shows(pilot, "You pointed at")


async def test_the_clock_counts_down_warns_and_hands_in(world):
    app = opened(world, minutes=10)
    async with app.run_test(notifications=True) as pilot:
        await pilot.press("enter", "C", "enter")
        world.clock.advance(minutes=4)
        app.screen.tick()
        await pilot.pause()
        await shows(pilot, "6:00 left")
        assert "▲" not in screen_text(app)
        world.clock.advance(seconds=61)
        app.screen.tick()
        await pilot.pause()
        await shows(pilot, "▲ 4:59 left")
        await pilot.press(*"C6")
        world.clock.advance(minutes=4, seconds=58.5)
        app.screen.tick()
        await pilot.press("f4", "f1")
        world.clock.advance(seconds=1)
        for screen in app.screen_stack:
            if isinstance(screen, MockScreen):
                screen.tick()
        await pilot.pause()
        assert isinstance(app.screen, MockReportScreen)
        await shows(pilot, "The time was up: what was answered is handed in.")
        replies = [one.reply for one in app.screen.report.marked]
        assert replies == [Reply("C"), Reply("C6"), None], "what was being typed counts"
    assert running(world) is None


async def test_the_clock_is_drawn_once_a_second(world):
    app = opened(world)
    async with app.run_test(notifications=True) as pilot:
        await pilot.press("enter")
        clock = app.screen.query_one(ExamClock)
        drawn = []
        clock.update = drawn.append
        for _ in range(8):
            world.clock.advance(seconds=0.25)
            app.screen.tick()
        assert len(drawn) == 2


async def test_without_a_limit_it_counts_up(world):
    app = opened(world, minutes=0)
    async with app.run_test(notifications=True) as pilot:
        await pilot.press("enter")
        world.clock.advance(minutes=61, seconds=5)
        app.screen.tick()
        await pilot.pause()
        await shows(pilot, "1:01:05")
        assert "left" not in screen_text(app)


async def test_what_is_typed_and_the_time_used_are_saved_now_and_then(world):
    app = opened(world)
    async with app.run_test(notifications=True) as pilot:
        await pilot.press("enter", *keys("C5 to"))
        world.clock.advance(seconds=31)
        app.screen.tick()
        found = running(world)
        assert found.reply == Reply("C5 to")
        assert found.left_ms == (30 * 60 - 31) * 1000
        world.clock.advance(seconds=31)
        app.screen.tick()
        assert running(world).left_ms == (30 * 60 - 62) * 1000


async def test_an_interrupted_one_goes_on_where_it_was(world):
    app = opened(world)
    async with app.run_test(notifications=True) as pilot:
        await pilot.press("enter", *"C5", "enter", *"C6")
        world.clock.advance(minutes=2)
        await pilot.press("escape")
        assert app.screen.TITLE == "Home"
    world.clock.advance(days=1)
    app = opened(world)
    async with app.run_test(notifications=True) as pilot:
        await pilot.pause()
        text = screen_text(app)
        assert "A mock exam is not handed in yet: All decks" in text
        assert "You are at question 2 of 3; 2 answered, 28:00 left." in text
        assert "enter go on" in " ".join(text.split())
        assert "begin" not in text
        await pilot.press("enter")
        assert sitting(app).at == 1
        assert app.screen.area.field.value == "C6"
        await shows(pilot, "28:00 left")


async def test_quitting_keeps_what_is_being_typed(world):
    app = opened(world)
    async with app.run_test(notifications=True) as pilot:
        await pilot.press("enter", *"C5", "f1")
        world.clock.advance(seconds=9)
        await pilot.press("ctrl+q")
    assert running(world).reply == Reply("C5")
    assert running(world).left_ms == (30 * 60 - 9) * 1000


async def test_giving_one_up_asks_first_and_its_answers_count(world):
    app = opened(world)
    async with app.run_test(notifications=True) as pilot:
        await pilot.press("enter", *"C5", "enter", "escape")
    app = opened(world)
    async with app.run_test(notifications=True) as pilot:
        await pilot.press("n")
        await shows(pilot, "n again gives it up")
        assert running(world) is not None
        await pilot.press("n")
        await shows(pilot, "given up then")
        assert running(world) is not None, "not before another one begins"
        await pilot.press("enter")
        assert sitting(app).answered == 0
    assert world.reviews() == [
        (running(world).paper.questions[0].question.card.key.split("/")[1], "Again", "C5")
    ]
    assert Mocks(world.workspace).past()[0].score is None


async def test_one_whose_time_ran_out_while_away_is_handed_in(world):
    app = opened(world, minutes=5, runs_on=True)
    async with app.run_test(notifications=True) as pilot:
        await pilot.press("enter", *"C5", "enter", "escape")
        await shows(pilot, "The clock runs on.")
    world.clock.advance(minutes=6)
    app = opened(world)
    async with app.run_test(notifications=True) as pilot:
        await pilot.press("enter")
        app.screen.tick()
        await pilot.pause()
        assert isinstance(app.screen, MockReportScreen)
        await shows(pilot, "The time was up")


async def test_the_report_has_the_score_the_sections_and_every_miss(world):
    world.answered("hand")
    app = opened(world)
    async with app.run_test(notifications=True, size=(80, 50)) as pilot:
        await pilot.press("enter")
        answers = [right(app, at) for at in range(3)]
        await pilot.press(*keys(answers[0]), "enter", *"C1", "enter", "tab", "h")
        await pilot.pause()
        text = screen_text(app)
        assert "1 of 3 right: 33 %." in text
        assert "1 question was left empty" in text
        assert "Cervical" in text
        assert "✗ You wrote: C1" in text
        assert "○ Left empty." in text
        assert f"✓ {answers[1]}" in text
        assert f"✓ {answers[2]}" in text
        assert "Clinic page · Dermatomes of the arm" in text
        await pilot.press("r")
        assert isinstance(app.screen, PastMocksScreen)
        await shows(pilot, "All decks")
        await shows(pilot, "33%")
        await pilot.press("enter")
        await shows(pilot, "1 of 3 right: 33 %.")
        await pilot.press("escape")
        assert app.screen.TITLE == "Home"


async def test_a_full_disk_is_told_of_and_the_answer_stays_in_the_field(world, monkeypatch):
    from learn.workspace.rehearsals import Rehearsals

    def full(*_):
        raise LearnError("The disk is full.", "Make room.")

    app = opened(world)
    async with app.run_test(notifications=True) as pilot:
        await pilot.press("enter")
        monkeypatch.setattr(Rehearsals, "step", full)
        await pilot.press(*"C5", "enter")
        await shows(pilot, "Not saved. The disk is full.")
        assert (sitting(app).at, app.screen.area.field.value) == (0, "C5")
        monkeypatch.undo()
        await pilot.press("enter")
        assert sitting(app).reply_to(0) == Reply("C5")


async def test_one_handed_in_from_another_window_is_told_of(world):
    app = opened(world)
    async with app.run_test(notifications=True) as pilot:
        await pilot.press("enter", *"C5", "enter")
        Mocks(world.workspace).hand_in(running(world))
        await pilot.press("f4")
        await pilot.press("h")
        await shows(pilot, "handed in already")
        await pilot.press("escape")
        assert app.screen.TITLE == "Home"
    assert len(world.reviews()) == 1


async def test_one_begun_in_another_window_is_not_given_up_unasked(world):
    app = opened(world, questions=1)
    async with app.run_test(notifications=True) as pilot:
        await pilot.pause()
        mocks = Mocks(world.workspace)
        mocks.begin(mocks.draw(Wish(2, seed=3)))
        await pilot.press("enter")
        assert [note.message.partition(".")[0] for note in app._notifications] == [
            "Another window began a mock exam"
        ]
        await shows(pilot, "A mock exam is not handed in yet")
        assert running(world).count == 2
        await pilot.press("enter")
        assert sitting(app).count == 2


async def test_one_that_waited_and_was_handed_in_from_another_window_is_told_of(world):
    Mocks(world.workspace).begin(Mocks(world.workspace).draw(Wish(2, seed=3)))
    app = opened(world, questions=1)
    async with app.run_test(notifications=True) as pilot:
        await pilot.pause()
        Mocks(world.workspace).hand_in(running(world))
        await pilot.press("enter")
        assert [note.message.partition(".")[0] for note in app._notifications] == [
            "Another window ended the mock exam"
        ]
        await shows(pilot, "Enter begins.")
        await pilot.press("enter")
        assert sitting(app).count == 1


async def test_there_are_no_past_ones_at_first(world):
    app = opened(world)
    async with app.run_test(notifications=True) as pilot:
        await pilot.press("r")
        await shows(pilot, "There is none yet")
        await pilot.press("enter", "escape")
        assert app.screen.TITLE == "Home"


@pytest.mark.parametrize(("at", "first"), [(0, 0), (60, 20), (119, 40)])
async def test_a_long_paper_shows_the_questions_around_the_one_shown(empty, at, first):
    empty.put(many(120).replace("kind: flip", "kind: typed"))
    app = opened(empty, questions=120)
    async with app.run_test(notifications=True) as pilot:
        await pilot.press("enter")
        app.screen._keep(None, at)
        await pilot.pause()
        strip = app.screen.query_one(QuestionStrip)
        assert strip.size.width == 78
        assert strip._first in range(first, first + 3)
        await shows(pilot, f"question {at + 1} of 120")
