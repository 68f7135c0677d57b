"""Every screen opens in a home of its own, in full colour, at one moment, with animations off."""

import pytest

from tests.ui.settling import settling_pilot
from tests.ui.world import HAND, WORDS, World


@pytest.fixture(autouse=True)
def full_colour(tmp_path, monkeypatch):
    """The terminal's promises, the same on every machine."""
    monkeypatch.setenv("TERM", "xterm-256color")
    monkeypatch.setenv("COLORTERM", "truecolor")
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("LEARN_HOME", str(tmp_path / "elsewhere"))
    for name in ("NO_COLOR", "VISUAL", "EDITOR", "LEARN_DECKS", "LEARN_NOW"):
        monkeypatch.delenv(name, raising=False)


@pytest.fixture(autouse=True)
def settled():
    """A key, a click or a pause ends when the program is at rest, however busy the machine."""
    with settling_pilot():
        yield


@pytest.fixture
def empty(tmp_path):
    """Somebody without any deck."""
    world = World(tmp_path / "someone")
    yield world
    world.close()


@pytest.fixture
def world(empty):
    """Somebody with two decks: one typed, one flip."""
    return empty.put(HAND, WORDS)
