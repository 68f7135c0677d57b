"""What cards of the figure look like. After a change that is meant: pytest --snapshot-update, and look."""

import pytest

from learn.looks import Looks, write_looks
from tests.ui.test_figure_questions import LIT, POINT, WORDS
from tests.ui.test_looks import LARGE, ORDINARY, SMALL, WIDE, looks_as_before  # noqa: F401 - a fixture


@pytest.fixture
def places(world):
    return world.put(POINT, LIT, WORDS)


@pytest.mark.parametrize("size", [ORDINARY, LARGE, WIDE, SMALL], ids=["80", "120", "200", "60"])
def test_lit(places, looks_as_before, size):  # noqa: F811
    assert looks_as_before(places.app("lit"), size=size)


@pytest.mark.parametrize("size", [ORDINARY, LARGE], ids=["80", "120"])
def test_pointed_beside(places, looks_as_before, size):  # noqa: F811
    assert looks_as_before(places.app("point"), "down", "down", "enter", size=size)


def test_pointed_in_the_light_look(places, looks_as_before):  # noqa: F811
    write_looks(places.places.looks, Looks("learn-light"))
    assert looks_as_before(places.app("point"), "down", size=LARGE)


def test_pointed_without_colour(places, looks_as_before, monkeypatch):  # noqa: F811
    monkeypatch.setenv("NO_COLOR", "1")
    assert looks_as_before(places.app("point"), "down", "enter")


def test_an_answer_in_words_with_its_skin(places, looks_as_before):  # noqa: F811
    assert looks_as_before(places.app("words"), "space", size=LARGE)
