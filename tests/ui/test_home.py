"""Home: what is due, what Enter will do, and the way to everything else."""

import pytest

from learn.cards.rating import Rating
from learn.errors import LearnError
from learn.ui.home import HomeScreen
from learn.ui.problems import ProblemsScreen
from learn.ui.settings import SettingsScreen
from learn.ui.study import StudyScreen
from learn.ui.summary import SummaryScreen
from tests.ui.world import BROKEN, many, screen_text

GOOD, EASY = Rating.GOOD, Rating.EASY


def row(app, title):
    """The deck's row: its words, and the counts that stand right."""
    return next(line for line in screen_text(app).splitlines() if title in line).split()


async def test_the_first_run_says_what_to_press(world):
    app = world.app()
    async with app.run_test() as pilot:
        assert "Welcome. 5 new cards to begin with, about 3 minutes." in screen_text(app)
        assert "Press Enter to start." in screen_text(app)
        await pilot.press("enter")
        assert isinstance(app.screen, StudyScreen)
        assert "Which roots serve the thumb?" in screen_text(app)


async def test_space_starts_too(world):
    app = world.app()
    async with app.run_test() as pilot:
        await pilot.press("space")
        assert isinstance(app.screen, StudyScreen)


async def test_coming_back_says_what_is_left_and_how_it_went(world):
    app = world.answered("words", EASY, GOOD).app()
    async with app.run_test():
        text = screen_text(app)
        assert "3 new, 1 learning. Enter starts." in text
        assert "1-day streak · 2 answered today, 100% recalled" in text
        assert row(app, "Words")[-3:] == ["·", "1", "·"]
        assert row(app, "Everything due")[-3:] == ["·", "1", "3"]


async def test_due_cards_are_counted_on_their_day(world):
    world.answered("words", EASY, EASY)
    world.clock.advance(days=30)
    app = world.app()
    async with app.run_test():
        assert row(app, "Words")[-3:] == ["2", "·", "·"]
        assert "3 new, 2 due." in screen_text(app)


async def test_no_decks(empty):
    app = empty.app()
    async with app.run_test(notifications=True) as pilot:
        assert "There are no decks yet." in screen_text(app)
        assert "learn new" in screen_text(app)
        await pilot.press("enter")
        await pilot.pause()
        assert isinstance(app.screen, HomeScreen)
        assert "There is no deck to study yet." in screen_text(app)


async def test_nothing_but_broken_decks(empty):
    app = empty.put(BROKEN).app()
    async with app.run_test():
        assert "No deck can be read." in screen_text(app)
        assert "p shows what is wrong" in screen_text(app)


async def test_a_deck_put_in_place_is_read_with_r(empty):
    app = empty.app()
    async with app.run_test() as pilot:
        empty.put(many(3))
        await pilot.press("r")
        assert row(app, "Many")[-1] == "3"


async def test_nothing_due_says_when_and_how_to_go_on(world):
    world.answered("words", EASY, EASY).answered("hand", EASY, EASY, EASY)
    app = world.app()
    async with app.run_test() as pilot:
        assert "Nothing is due now." in screen_text(app)
        assert "come back on" in screen_text(app)
        assert "n: ten new cards, a: review ahead." in " ".join(screen_text(app).split())
        await pilot.press("enter")
        await pilot.pause()
        assert isinstance(app.screen, SummaryScreen)
        await pilot.press("escape", "a")
        assert isinstance(app.screen, StudyScreen)
        assert "5 due" in screen_text(app)


async def test_the_highlighted_deck_is_studied_and_described(world):
    app = world.app()
    async with app.run_test() as pilot:
        await pilot.press("down", "down")
        assert "What the words of the trade mean." in screen_text(app)
        assert "0 of 2 cards seen." in screen_text(app)
        await pilot.press("enter")
        assert "What is a dermatome?" in screen_text(app)


async def test_ten_new_cards_of_the_highlighted_deck(empty):
    empty.put(many(40))
    empty.workspace.set({"new-per-day": "0"})
    app = empty.app()
    async with app.run_test() as pilot:
        assert row(app, "Many")[-3:] == ["·", "·", "·"]
        await pilot.press("down", "n")
        assert "10 new" in screen_text(app)


async def test_a_click_on_a_deck_studies_it(world):
    app = world.app()
    async with app.run_test() as pilot:
        await pilot.click("DeckList", offset=(10, 2))
        assert "What is a dermatome?" in screen_text(app)


async def test_a_click_on_a_key_at_the_foot_presses_it(world):
    app = world.app()
    async with app.run_test() as pilot:
        column = screen_text(app).splitlines()[-1].index("settings")
        await pilot.click(offset=(column, 23))
        await pilot.pause()
        assert isinstance(app.screen, SettingsScreen)


async def test_a_broken_deck_has_a_row_and_the_others_are_studied(world):
    app = world.put(BROKEN).app()
    async with app.run_test() as pilot:
        assert "✗ torn.yaml" in screen_text(app)
        await pilot.press("up")
        await pilot.pause()
        assert "torn.yaml:13" in screen_text(app)
        assert str(world.decks) not in screen_text(app), "the file's name is enough here"
        assert "1 more: p shows them all." in screen_text(app)
        await pilot.press("enter")
        assert isinstance(app.screen, ProblemsScreen)
        await pilot.press("escape", "home", "enter")
        assert isinstance(app.screen, StudyScreen)


async def test_without_problems_p_is_not_offered(world):
    app = world.app()
    async with app.run_test() as pilot:
        assert " p " not in screen_text(app).splitlines()[-1]
        await pilot.press("p")
        assert isinstance(app.screen, HomeScreen)


async def test_undo_from_home(world):
    app = world.answered("words", GOOD, EASY).app()
    async with app.run_test(notifications=True) as pilot:
        await pilot.press("u")
        await pilot.pause()
        assert "Undone: Easy." in screen_text(app)
        assert row(app, "Words")[-3:] == ["·", "1", "1"]
        await pilot.press("u", "u")
        await pilot.pause()
        assert "There is nothing to undo." in screen_text(app)
        assert "Welcome." in screen_text(app)


async def test_a_step_that_comes_due_while_home_is_open_is_seen(world):
    world.workspace.set({"learning-steps": "1h 2h"})
    world.answered("words", GOOD)
    app = world.app()
    async with app.run_test():
        world.clock.advance(days=1)
        app.screen._show()
        assert row(app, "Words")[-3:] == ["·", "1", "1"]


@pytest.mark.parametrize("asked", ["study_days.tallies_by_day", "questions.next_due"])
async def test_a_file_that_is_busy_is_told(world, monkeypatch, asked):
    import sqlite3

    def locked(*_):
        raise sqlite3.OperationalError("database is locked")

    app = world.answered("words", EASY).app()
    async with app.run_test(notifications=True) as pilot:
        monkeypatch.setattr(f"learn.progress.{asked}", locked)
        await pilot.press("r")
        await pilot.pause()
        assert "progress" in screen_text(app)
        assert isinstance(app.screen, HomeScreen)


async def test_decks_that_cannot_be_read_again_are_told(world, monkeypatch):
    def gone():
        raise LearnError("The folder cannot be read.", "Look at its permissions.")

    app = world.app()
    async with app.run_test(notifications=True) as pilot:
        monkeypatch.setattr(world.workspace, "reload", gone)
        await pilot.press("r")
        await pilot.pause()
        assert "The folder cannot be read." in screen_text(app)
        assert row(app, "Words")[-1] == "2"


async def test_a_long_list_of_decks_scrolls_and_keeps_the_foot(empty):
    empty.put(*(many(2, f"deck-{number:02}") for number in range(30)))
    app = empty.app()
    async with app.run_test() as pilot:
        await pilot.press("end")
        await pilot.pause()
        assert "settings" in screen_text(app).splitlines()[-1]
        assert "❯" in screen_text(app)
        await pilot.press("enter")
        assert isinstance(app.screen, StudyScreen)
        assert "2 new" in screen_text(app)
