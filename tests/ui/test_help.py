"""Help and the palette, both made from the bindings, and what every binding must have."""

import pytest
from textual.binding import Binding
from textual.widgets import Input

from learn.ui.app import LearnApp
from learn.ui.help import HelpScreen
from learn.ui.home import HomeScreen
from learn.ui.map import MapScreen
from learn.ui.note import NoteScreen
from learn.ui.palette import commands_of
from learn.ui.problems import ProblemsScreen
from learn.ui.settings import SettingsScreen
from learn.ui.spot import SpotScreen
from learn.ui.spot_report import SpotReportScreen
from learn.ui.spot_setup import SpotSetupScreen
from learn.ui.study import StudyScreen
from learn.ui.summary import SummaryScreen
from learn.ui.tags import TagsScreen
from tests.ui.world import BROKEN, screen_text

OWNERS = (
    LearnApp, HomeScreen, StudyScreen, SummaryScreen, SettingsScreen, ProblemsScreen, TagsScreen, NoteScreen,
    MapScreen, SpotSetupScreen, SpotScreen, SpotReportScreen,
)  # fmt: skip
WAYS = {
    "Home": [],
    "Study": ["enter"],
    "Settings": ["s"],
    "Problems": ["p"],
    "Summary": ["enter"],
    "Tags": ["t"],
    "About": ["i"],
    "Map": ["m"],
}
"""The keys that lead from Home to each screen; studying nothing is a summary."""


def bindings_of(owner):
    """Each binding with one key."""
    return list(Binding.make_bindings(owner.BINDINGS))


@pytest.mark.parametrize("owner", OWNERS)
def test_every_binding_says_what_it_does(owner):
    for binding in bindings_of(owner):
        assert binding.description, binding
        assert binding.tooltip, binding


@pytest.mark.parametrize("owner", [StudyScreen, LearnApp])
def test_every_command_of_the_study_screen_can_be_given_while_typing(owner):
    """The ratings are left out: while an answer is typed there is nothing to rate."""
    keys = {}
    for binding in bindings_of(owner):
        keys.setdefault(binding.action, []).append(binding.key)
    for action, known in keys.items():
        if not action.startswith("number("):
            assert any(len(key) > 1 and key not in ("space", "question_mark") for key in known), action


@pytest.mark.parametrize("owner", OWNERS)
def test_no_key_does_two_things_on_one_screen(owner):
    keys = [binding.key for binding in bindings_of(owner)]
    assert len(keys) == len(set(keys))


@pytest.mark.parametrize("title", WAYS)
async def test_help_lists_every_command_with_all_its_keys(world, title):
    if title == "Problems":
        world.put(BROKEN)
    if title == "Summary":
        world.workspace.set({"new-per-day": "0"})
    app = world.app()
    async with app.run_test(size=(120, 50)) as pilot:
        await pilot.press(*WAYS[title])
        await pilot.pause()
        screen = app.screen
        assert title == screen.TITLE
        commands = commands_of(screen)
        await pilot.press("f1")
        await pilot.pause()
        assert isinstance(app.screen, HelpScreen)
        text = screen_text(app)
        assert f"Help · {title}" in text
        for owner in (type(screen), LearnApp):
            for binding in bindings_of(owner):
                action = binding.action.removeprefix("app.")
                offered = any(command.action == action for command in commands)
                key = app.get_key_display(binding)
                row = [
                    line for line in text.splitlines() if binding.description.casefold() in line.casefold()
                ]
                if offered:
                    assert any(key in line for line in row), (binding.key, text)
        await pilot.press("escape")
        assert app.screen is screen


async def test_what_the_app_and_a_screen_both_offer_is_listed_once(world):
    app = world.app()
    async with app.run_test():
        quits = [command for command in commands_of(app.screen) if command.name == "quit"]
        assert [command.keys for command in quits] == [("q", "^q")]


async def test_help_closes_with_the_key_that_opened_it(world):
    app = world.app()
    async with app.run_test() as pilot:
        await pilot.press("question_mark")
        assert isinstance(app.screen, HelpScreen)
        await pilot.press("question_mark")
        assert isinstance(app.screen, HomeScreen)


async def test_help_of_a_small_window_scrolls(world):
    app = world.app("words")
    async with app.run_test(size=(60, 16)) as pilot:
        await pilot.press("question_mark")
        assert "Dark or light" not in screen_text(app)
        await pilot.press(*["down"] * 20)
        await pilot.pause()
        assert "Dark or light" in screen_text(app)


async def test_the_palette_offers_every_command_and_runs_one(world):
    app = world.app("words")
    async with app.run_test(size=(120, 70)) as pilot:
        commands = commands_of(app.screen)
        assert len(commands) > 12
        await pilot.press("ctrl+p")
        await pilot.pause()
        text = screen_text(app)
        for command in commands:
            assert f"({', '.join(command.keys)})" in text, command
        await pilot.press(*"bury")
        await pilot.pause()
        await pilot.press("enter")
        await pilot.pause()
        assert "What is a root?" in screen_text(app)
        assert "Buried until tomorrow." in screen_text(app)


async def test_the_palette_runs_a_command_while_an_answer_is_typed(world):
    app = world.app("hand")
    async with app.run_test(size=(120, 60)) as pilot:
        await pilot.press("c", "5", "ctrl+p", *"flag")
        await pilot.pause()
        await pilot.press("enter")
        await pilot.pause()
        assert "⚑ flagged" in screen_text(app)
        assert app.screen.query_one(Input).value == "c5"
