"""The progress fails at every kind of step: the screen says so, keeps card and answer, and goes on later."""

import sqlite3
from contextlib import contextmanager

import pytest

from learn.cards.rating import Rating
from learn.errors import LearnError
from learn.ui.home import HomeScreen
from learn.ui.study import StudyScreen
from learn.ui.summary import SummaryScreen
from learn.ui.widgets.answer_field import AnswerField
from tests.ui.world import WORDS, screen_text, until


def told(app):
    """All that was told in passing."""
    return " ".join(notice.message for notice in app._notifications)


FAULTS = {
    "full": (sqlite3.OperationalError("database or disk is full"), "The disk is full;"),
    "locked": (sqlite3.OperationalError("database is locked"), "Another program is writing to"),
    "failing": (sqlite3.OperationalError("disk I/O error"), "its disk fails, or takes no more"),
    "read-only": (sqlite3.OperationalError("attempt to write a readonly database"), "cannot be written"),
}

LOCKED, SENTENCE = FAULTS["locked"]


class Failing:
    """A connection whose statements of some beginnings fail."""

    def __init__(self, connection, beginnings, error):
        self._connection, self._beginnings, self._error = connection, beginnings, error

    def execute(self, sql, *values):
        if sql.strip().upper().startswith(self._beginnings):
            error = type(self._error)(*self._error.args)
            error.sqlite_errorname = "SQLITE_IOERR_WRITE"
            raise error
        return self._connection.execute(sql, *values)

    def __getattr__(self, name):
        return getattr(self._connection, name)


@contextmanager
def failing(world, error, beginnings=("COMMIT",)):
    """For a while, what the program writes does not come onto the disk; or what it asks is not answered."""
    progress = world.workspace.progress
    kept = progress.connection
    progress.connection = Failing(kept, beginnings, error)
    try:
        yield
    finally:
        progress.connection = kept


@contextmanager
def unreadable(world):
    """As without WAL, where another program's writing keeps readers out."""
    with failing(world, LOCKED, ("BEGIN", "SELECT", "WITH")):
        yield


@pytest.fixture(params=FAULTS)
def fault(request, monkeypatch):
    # What the kernel lets this user do is not what the fault says.
    monkeypatch.setattr("os.access", lambda path, mode: False)
    return FAULTS[request.param]


async def fails(pilot, world, fault, *keys):
    """Press keys while the disk fails, and hear why."""
    error, sentence = fault
    with failing(world, error):
        await pilot.press(*keys)
        await until(pilot, lambda: sentence in told(pilot.app))


def events(world):
    return world.workspace.progress.connection.execute("SELECT count(*) FROM event").fetchone()[0]


async def test_a_rating_keeps_card_and_answer_until_it_is_accepted(world, fault):
    app = world.app("hand")
    async with app.run_test(notifications=True) as pilot:
        await pilot.press(*"c5-6", "enter")
        await fails(pilot, world, fault, "3")
        assert "Which roots serve the thumb?" in screen_text(app)
        assert "C5 to C6" in screen_text(app)
        assert events(world) == 0
        await pilot.press("3")
        assert "Which roots serve the middle finger?" in screen_text(app)
    assert world.reviews() == [("thumb", "Good", "c5-6")]


async def test_an_undo_says_why_and_not_that_there_is_nothing_to_undo(world, fault):
    app = world.app("words")
    async with app.run_test(notifications=True) as pilot:
        await pilot.press("space", "4")
        await fails(pilot, world, fault, "u")
        assert "nothing to undo" not in told(app) + screen_text(app)
        assert "What is a root?" in screen_text(app)
        assert len(world.reviews()) == 1
        await pilot.press("u")
        assert "What is a dermatome?" in screen_text(app)
    assert world.reviews() == []


@pytest.mark.parametrize("key", ["ctrl+s", "ctrl+t", "ctrl+g"])
async def test_a_mark_that_fails_leaves_what_is_being_typed(world, fault, key):
    app = world.app("hand")
    async with app.run_test(notifications=True) as pilot:
        await pilot.press(*"c5")
        await fails(pilot, world, fault, key)
        assert "Which roots serve the thumb?" in screen_text(app)
        assert app.screen.query_one(AnswerField).value == "c5"
        assert app.screen.query_one(AnswerField).has_focus
        assert events(world) == 0
        await pilot.press(key)
    assert events(world) == 1


@pytest.mark.parametrize("key", ["s", "b", "f"])
async def test_a_mark_that_fails_after_the_answer_leaves_that_in_sight(world, key):
    app = world.app("words")
    async with app.run_test(notifications=True) as pilot:
        await pilot.press("space")
        await fails(pilot, world, FAULTS["full"], key)
        assert "an area of skin" in screen_text(app)
        await pilot.press("3")
    assert world.reviews() == [("dermatome", "Good", None)]


async def test_a_setting_that_fails_stays_in_its_field(world, fault):
    app = world.app()
    async with app.run_test(notifications=True) as pilot:
        await pilot.press("s", "enter", *["backspace"] * 3, "7")
        before = world.workspace.rules()
        await fails(pilot, world, fault, "enter")
        assert app.screen.query_one("#value").value == "7"
        assert world.workspace.rules() == before
        await pilot.press("enter")
        assert world.workspace.rules() != before
    assert events(world) == 1


@pytest.mark.parametrize("open_summary", [False, True])
async def test_an_undo_elsewhere_that_fails_is_told(world, fault, open_summary):
    app = world.answered("words", Rating.EASY).app(*(["words"] if open_summary else []))
    async with app.run_test(notifications=True) as pilot:
        if open_summary:
            await pilot.press("space", "4")
            await pilot.pause()
            assert isinstance(app.screen, SummaryScreen)
        count = len(world.reviews())
        await fails(pilot, world, fault, "u")
        assert "nothing to undo" not in told(app) + screen_text(app)
        await pilot.press("u")
        assert len(world.reviews()) == count - 1


async def test_home_that_cannot_be_counted_says_why_and_counts_later(world):
    with unreadable(world):
        app = world.app()
        async with app.run_test(notifications=True) as pilot:
            await until(pilot, lambda: SENTENCE in told(app))
            for key in ("enter", "n", "a", "i", "t", "escape", "m", "escape", "s", "escape", "u", "r"):
                await pilot.press(key)
                await pilot.pause()
                assert app.is_running
    app = world.app()
    async with app.run_test() as pilot:
        assert "Everything due" in screen_text(app)
        await pilot.press("enter")
        assert isinstance(app.screen, StudyScreen)


async def test_a_session_that_cannot_be_planned_is_told_and_begins_later(world):
    app = world.app()
    async with app.run_test(notifications=True) as pilot:
        with unreadable(world):
            await pilot.press("enter")
            await until(pilot, lambda: SENTENCE in told(app))
            assert isinstance(app.screen, HomeScreen)
        await pilot.press("enter")
        assert isinstance(app.screen, StudyScreen)


async def test_a_review_on_disk_is_not_denied_when_the_next_card_cannot_be_looked_up(empty):
    """The commit succeeds; the file is kept from readers before the next card is read."""
    world = empty.put(WORDS)
    app = world.app("words")
    async with app.run_test(notifications=True) as pilot:
        await pilot.press("space")
        desk = world.workspace.desk
        question = desk.question

        def locked(card):
            raise LearnError(SENTENCE)

        desk.question = locked
        await pilot.press("3")
        await until(pilot, lambda: SENTENCE in told(app))
        assert app.screen.session.done.answers == 1
        desk.question = question
        await pilot.press("escape")
        await pilot.pause()
        assert isinstance(app.screen, HomeScreen)
        await pilot.press("enter")
        assert "What is a root?" in screen_text(app)
    assert world.reviews() == [("dermatome", "Good", None)]


async def test_every_screen_over_a_file_that_cannot_be_read_stays_open(world):
    app = world.answered("words", Rating.AGAIN).app("words", limit=1)
    async with app.run_test(notifications=True) as pilot:
        with unreadable(world):
            for key in ("space", "3", "u", "f", "s", "b", "question_mark", "escape"):
                await pilot.press(key)
                await pilot.pause()
                assert app.is_running
        await pilot.press("space", "3")
        await pilot.pause()
        assert isinstance(app.screen, SummaryScreen)
        with unreadable(world):
            for key in ("n", "a", "u", "enter"):
                await pilot.press(key)
                await pilot.pause()
                assert app.is_running
    assert len(world.reviews()) == 2
