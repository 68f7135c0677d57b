"""People who study in lines."""

import pytest

from learn.cards.kinds import KINDS, Kind
from tests.plain.sessions import DECK, FIGURE, FLIP, LIMBS, Person


@pytest.fixture(autouse=True)
def _eighty_columns(monkeypatch):
    monkeypatch.setenv("COLUMNS", "80")


@pytest.fixture
def person(tmp_path):
    """Someone with three typed cards, none seen yet."""
    found = Person(tmp_path, DECK)
    yield found
    found.workspace.close()


@pytest.fixture
def reader(tmp_path):
    """Someone with one card that is not typed."""
    found = Person(tmp_path, FLIP)
    yield found
    found.workspace.close()


@pytest.fixture
def walker(tmp_path, monkeypatch):
    """Someone with four cards whose answers have nothing in common, to be asked in any way."""
    further = [Kind("choice", False, ""), Kind("cloze", True, ""), Kind("sort", False, "")]
    known = {**{kind.name: kind for kind in further}, **KINDS}
    monkeypatch.setattr("learn.cards.question.KINDS", known)
    found = Person(tmp_path, LIMBS)
    yield found
    found.workspace.close()


@pytest.fixture
def pointer(tmp_path):
    """Someone with three cards that ask by the body figure."""
    found = Person(tmp_path, FIGURE)
    yield found
    found.workspace.close()


@pytest.fixture
def novice(tmp_path):
    """Someone without any deck."""
    found = Person(tmp_path)
    yield found
    found.workspace.close()
