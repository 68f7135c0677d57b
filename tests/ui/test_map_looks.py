"""What the map looks like. After a change that is meant: pytest --snapshot-update, and look at them."""

import pytest

from learn.cards.rating import Rating
from learn.looks import Looks, write_looks
from learn.ui.map import MapScreen
from tests.ui.test_looks import LARGE, ORDINARY, WIDE, looks_as_before  # noqa: F401 - a fixture

AGAIN, HARD, GOOD, EASY = Rating
LOW = (60, 20)
FEW_COLOURS = {
    "256": {"COLORTERM": ""},
    "16": {"COLORTERM": "", "TERM": "xterm"},
    "none": {"NO_COLOR": "1"},
}


def on_map(world):
    app = world.app()
    app._first = MapScreen
    return app


@pytest.mark.parametrize("size", [ORDINARY, LARGE, WIDE, LOW], ids=["80", "120", "200", "60"])
def test_skin_pointed_at(world, looks_as_before, size):  # noqa: F811
    assert looks_as_before(on_map(world), "m", "down", "right", "right", size=size)


def test_nothing_pointed_at(world, looks_as_before):  # noqa: F811
    assert looks_as_before(on_map(world), size=LARGE)


@pytest.mark.parametrize("size", [ORDINARY, LARGE, WIDE], ids=["80", "120", "200"])
@pytest.mark.parametrize("colours", FEW_COLOURS)
def test_in_few_colours(world, looks_as_before, monkeypatch, colours, size):  # noqa: F811
    for name, value in FEW_COLOURS[colours].items():
        monkeypatch.setenv(name, value)
    assert looks_as_before(on_map(world), "m", "down", "down", size=size)


def test_a_root_in_the_light_look(world, looks_as_before):  # noqa: F811
    write_looks(world.places.looks, Looks("learn-light"))
    assert looks_as_before(on_map(world), "tab", "down", "down", "down", "down", size=LARGE)


@pytest.mark.parametrize("size", [ORDINARY, LARGE], ids=["80", "120"])
def test_memory(world, looks_as_before, size):  # noqa: F811
    world.answered("hand", AGAIN, EASY, EASY)
    world.clock.advance(days=20)
    assert looks_as_before(on_map(world), "w", size=size)


def test_the_hand(world, looks_as_before):  # noqa: F811
    assert looks_as_before(on_map(world), "z", "z", "z", "z", "down", size=LARGE)
