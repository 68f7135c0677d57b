"""What the mock exam looks like. After a change that is meant: pytest --snapshot-update, and look at them."""

import pytest

from learn.study.mock import UNKNOWN
from learn.study.paper import Wish
from learn.workspace.mocks import Mocks
from tests.ui.test_kinds import PLACES
from tests.ui.test_looks import LARGE, ORDINARY, light, looks_as_before  # noqa: F401 - fixtures
from tests.ui.test_mock import FIGURE, opened

SIZES = pytest.mark.parametrize("size", [ORDINARY, LARGE], ids=["80", "120"])
HANDED_IN = ("enter", "C", "5", "enter", "C", "1", "enter", "f4", "h")


def test_the_choices(world, looks_as_before):  # noqa: F811
    assert looks_as_before(opened(world), "down")


@SIZES
def test_a_question_in_the_last_minutes(world, looks_as_before, size):  # noqa: F811
    keys = ("enter", "C", "5", "enter", "ctrl+g", "C", "6")
    assert looks_as_before(opened(world, minutes=5), *keys, size=size)


def test_options_without_colour(world, looks_as_before, monkeypatch):  # noqa: F811
    monkeypatch.setenv("NO_COLOR", "1")
    world.put(PLACES)
    assert looks_as_before(opened(world, kinds=("choice",)), "enter", "2", "shift+tab")


def test_a_place_beside_the_figure(world, looks_as_before):  # noqa: F811
    world.put(FIGURE)
    assert looks_as_before(opened(world, kinds=("map",)), "enter", "down")


def test_before_handing_in(world, looks_as_before):  # noqa: F811
    assert looks_as_before(opened(world), "enter", "C", "ctrl+g", "enter", "f4")


@SIZES
def test_the_report(world, looks_as_before, size):  # noqa: F811
    assert looks_as_before(opened(world), *HANDED_IN, size=size)


def test_the_report_in_the_light_look(world, light, looks_as_before):  # noqa: F811
    assert looks_as_before(opened(world), *HANDED_IN)


def test_an_interrupted_one(world, looks_as_before):  # noqa: F811
    mocks = Mocks(world.workspace)
    mocks.begin(mocks.draw(Wish(seed=5))).answer(UNKNOWN, go=1)
    assert looks_as_before(opened(world), "n")
