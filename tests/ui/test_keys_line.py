"""The keys at the foot: drawn anew when they are others, each of them pressed by a click."""

from typing import ClassVar

import pytest
from textual.app import App
from textual.binding import Binding

from learn.ui.widgets.keys_line import Key, KeysLine, fitting
from tests.ui.world import screen_text


class Foot(App):
    BINDINGS: ClassVar = [
        Binding("a", "one", "one", tooltip="the first"),
        Binding("b", "two", "two"),
        Binding("c", "three", "three", show=False),
    ]
    can_two: bool | None = True
    done = ()

    def compose(self):
        yield KeysLine()

    def check_action(self, action, parameters):
        return self.can_two if action == "two" else True

    def action_one(self):
        self.done = (*self.done, "one")

    def action_two(self):
        self.done = (*self.done, "two")


def shown(app):
    return screen_text(app).split("\n")[-1].rstrip()


@pytest.fixture
def drawings(monkeypatch):
    """How often the line was drawn anew."""
    drawn = []
    before = KeysLine.refresh
    monkeypatch.setattr(
        KeysLine, "refresh", lambda self, *regions, **how: drawn.append(1) or before(self, *regions, **how)
    )
    return drawn


async def test_keys_that_stay_are_not_drawn_again(drawings):
    app = Foot()
    async with app.run_test() as pilot:
        await pilot.pause()
        assert shown(app) == " a one  b two"
        before = len(drawings)
        app.screen.refresh_bindings()
        await pilot.pause()
        assert len(drawings) == before


async def test_other_keys_are_drawn():
    app = Foot()
    async with app.run_test() as pilot:
        app.can_two = False
        app.screen.refresh_bindings()
        await pilot.pause()
        assert shown(app) == " a one"


async def test_a_click_presses_the_key_under_it():
    app = Foot()
    async with app.run_test() as pilot:
        await pilot.click(KeysLine, offset=(8, 0))
        await pilot.click(KeysLine, offset=(1, 0))
        assert app.done == ("two", "one")
        await pilot.click(KeysLine, offset=(6, 0))  # between two keys
        await pilot.click(KeysLine, offset=(60, 0))  # behind the last
        assert app.done == ("two", "one")


async def test_a_key_that_does_nothing_now_is_faint_and_not_pressed(monkeypatch):
    app = Foot()
    rung = []
    monkeypatch.setattr(app, "bell", lambda: rung.append(1))
    async with app.run_test() as pilot:
        app.can_two = None
        app.screen.refresh_bindings()
        await pilot.pause()
        faint = [segment.text for segment in app.query_one(KeysLine).render_line(0) if segment.style.dim]
        assert faint == ["b", " two"]
        await pilot.click(KeysLine, offset=(8, 0))
        assert app.done == () and rung


async def test_the_mouse_over_a_key_tells_what_it_does():
    app = Foot()
    async with app.run_test() as pilot:
        line = app.query_one(KeysLine)
        await pilot.hover(KeysLine, offset=(2, 0))
        assert (line.tooltip, line.styles.pointer) == ("the first", "pointer")
        await pilot.hover(KeysLine, offset=(60, 0))
        assert (line.tooltip, line.styles.pointer) == (None, "default")


def key(name, action=""):
    return Key(name[0], name[0], name, action or name, "", True)


def test_keys_without_room_are_left_out_and_the_ways_out_stay():
    keys = tuple(map(key, ("next", "mark", "edit", "help", "home")))
    keys = (*keys, key("all", "app.command_palette"))
    assert fitting(keys, 80) == list(keys)
    assert [each.name for each in fitting(keys, 36)] == ["next", "mark", "edit", "help", "home"]
    assert [each.name for each in fitting(keys, 28)] == ["next", "mark", "help", "home"]
    assert [each.name for each in fitting(keys, 5)] == ["next", "help", "home"]
