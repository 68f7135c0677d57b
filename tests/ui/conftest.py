"""Every screen opens in a home of its own, in full colour, at one moment, with animations off."""

import pytest

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
def quick_keys(monkeypatch):
    """After each key Textual naps for 2 x 20 ms; a quarter is enough, and saves a third of all time."""
    monkeypatch.setattr("textual._wait.SLEEP_GRANULARITY", 1 / 200, raising=False)
    monkeypatch.setattr("textual._wait.SLEEP_IDLE", 1 / 2000, raising=False)


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
