"""Settings: values, what they do, and one deck's own."""

import pytest
from textual.widgets import Input

from learn.ui.home import HomeScreen
from learn.ui.settings import SettingsScreen
from tests.ui.world import screen_text


async def write(pilot, text):
    """Put a text into the open field, in place of what is there, and press Enter."""
    field = pilot.app.screen.query_one(Input)
    assert field.has_focus
    field.value = ""
    await pilot.press(
        *("full_stop" if key == "." else "space" if key == " " else key for key in text), "enter"
    )
    await pilot.pause()


def line(app, name):
    return next(row for row in screen_text(app).splitlines() if name in row).split()


async def test_a_value_is_changed_and_its_sentence_with_it(world):
    app = world.app()
    async with app.run_test() as pilot:
        await pilot.press("s")
        assert "At most 20 cards that you have not seen yet are started a study day." in screen_text(app)
        await pilot.press("enter")
        await write(pilot, "5")
        assert line(app, "new-per-day")[-1] == "5"
        assert "At most 5 cards" in screen_text(app)
        assert not app.screen.query_one(Input).display
        await pilot.press("down")
        assert "At most 200 due cards" in screen_text(app), "the list has the keys again"
    assert world.workspace.rules().new_per_day == 5


async def test_a_wrong_value_is_told_and_the_field_stays_open(world):
    app = world.app()
    async with app.run_test(notifications=True) as pilot:
        await pilot.press("s", "down", "down", "enter")
        await write(pilot, "1.5")
        assert "'1.5' is no value for retention." in screen_text(app)
        assert "Write a share from 0.70 to 0.99" in screen_text(app)
        assert app.screen.query_one(Input).has_focus
        assert app.screen.query_one(Input).value == "1.5"
        await pilot.press("escape")
        assert not app.screen.query_one(Input).display
        assert isinstance(app.screen, SettingsScreen)
        await pilot.press("escape")
        assert isinstance(app.screen, HomeScreen)
    assert world.workspace.rules().retention == 0.9


async def test_letters_are_text_in_the_field(world):
    app = world.app()
    async with app.run_test() as pilot:
        await pilot.press("s", "enter")
        field = app.screen.query_one(Input)
        field.value = ""
        await pilot.press("d", "l", "question_mark", "space", "q")
        assert field.value == "dl? q"
        assert app.theme == "learn-dark"


async def test_moving_on_in_the_list_does_not_set_another_value(world):
    app = world.app()
    async with app.run_test() as pilot:
        await pilot.press("s", "enter")
        await pilot.click("MarkedList", offset=(5, 3))
        await pilot.pause()
        field = app.screen.query_one(Input)
        assert field.value == "1m 10m", "a click on another setting opens that one"
        await write(pilot, "1m")
        assert line(app, "learning-steps")[-2:] == ["learning-steps", "1m"]
    assert world.workspace.rules().new_per_day == 20


async def test_a_deck_has_values_of_its_own_and_may_give_them_up(world):
    app = world.app()
    async with app.run_test() as pilot:
        await pilot.press("s", "d")
        assert "for Roots of the hand" in screen_text(app)
        assert "rollover" not in screen_text(app), "the study day is the same for all decks"
        await pilot.press("d")
        assert "for Words" in screen_text(app)
        await pilot.press("enter")
        await write(pilot, "3")
        assert line(app, "new-per-day") == ["❯", "new-per-day", "3", "set", "here"]
        await pilot.press("d")
        assert "for all decks" in screen_text(app)
        assert line(app, "new-per-day")[-1] == "20"
        assert world.workspace.rules("words").new_per_day == 3
        await pilot.press("d", "d", "backspace")
        assert line(app, "new-per-day")[-1] == "20"
    assert world.workspace.rules("words").new_per_day == 20


async def test_settings_of_the_deck_highlighted_on_home(world):
    app = world.app()
    async with app.run_test() as pilot:
        await pilot.press("down", "down", "s")
        assert "for Words" in screen_text(app)


async def test_backspace_gives_up_a_value_for_all_decks(world):
    world.workspace.set({"retention": "0.95"})
    app = world.app()
    async with app.run_test() as pilot:
        await pilot.press("s", "down", "down")
        assert "with a chance of 95%" in screen_text(app)
        await pilot.press("backspace")
        assert "with a chance of 90%" in screen_text(app)


async def test_a_changed_limit_shows_on_home(world):
    app = world.app()
    async with app.run_test() as pilot:
        await pilot.press("s", "enter")
        await write(pilot, "2")
        await pilot.press("escape")
        assert "2 new cards to begin with" in screen_text(app)


@pytest.mark.parametrize("size", [(60, 16), (80, 24)])
async def test_the_open_field_is_in_sight(world, size):
    app = world.app()
    async with app.run_test(size=size) as pilot:
        await pilot.press("s", "end", "enter")
        await pilot.press("7", "7", "7")
        rows = screen_text(app).splitlines()
        assert "777" in [row.strip() for row in rows], "and what is typed replaces the value"
        assert "help" in rows[-1]
