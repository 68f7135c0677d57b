"""A person without the shipped decks, far from the real home."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.workspace.homes import Person


@pytest.fixture
def person(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Person]:
    shipped = tmp_path / "shipped"
    shipped.mkdir()
    monkeypatch.setattr("learn.decks.places.shipped_decks", lambda: shipped)
    monkeypatch.delenv("LEARN_DECKS", raising=False)
    monkeypatch.setenv("HOME", str(tmp_path / "nobody"))
    person = Person(tmp_path)
    yield person
    person.close()
