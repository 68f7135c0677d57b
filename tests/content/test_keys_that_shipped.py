"""Whoever answered a card of any earlier version finds the progress again in today's decks."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest

from learn.clock import Now, SetClock
from learn.decks.library import DeckPlace, Library
from learn.paths import Places
from learn.progress import questions
from learn.progress.connection import MEMORY
from learn.progress.events import EventKind, Review
from learn.progress.log_file import Draft
from learn.progress.store import Progress
from learn.workspace import Workspace
from tests.content import shipped_keys
from tests.content.shipped import library

KEYS = shipped_keys.read()
CLOCK = SetClock.at("2026-11-22T20:00")


def opened_on(decks: Library, keys: Sequence[str], folder: Path) -> Workspace:
    """A workspace over a log in which each key was answered once, as an earlier version would have."""
    progress = Progress(MEMORY)
    review = Review(asked="flip", rating=3, proposed=3)
    progress.log([Draft(EventKind.REVIEW, key, review) for key in keys], Now.read(CLOCK, 4))
    return Workspace(decks, progress, CLOCK, Places.in_one_folder(folder), "1")


def orphans(workspace: Workspace, keys: Sequence[str]) -> list[str]:
    """Keys whose answers no card of today's decks has inherited."""
    homes = {key: workspace.progress.current_key(key) for key in keys}
    return [
        key
        for key, home in homes.items()
        if workspace.library.card(home) is None or workspace.progress.standing(home).memory is None
    ]


def test_no_answer_is_orphaned(tmp_path: Path) -> None:
    workspace = opened_on(library(), KEYS, tmp_path)
    assert orphans(workspace, KEYS) == []
    kept = {
        key for entry in library().decks for key in questions.touched(workspace.progress.connection, entry.id)
    }
    assert kept == {workspace.progress.current_key(key) for key in KEYS}
    workspace.progress.close()


def test_the_list_is_whole() -> None:
    assert len(KEYS) == len(set(KEYS))
    assert sorted(KEYS) == KEYS
    assert {"dermatomes/c1/regions", "spine/c8/fact", "symptoms/all/sort"} <= set(KEYS)
    assert len(KEYS) >= FIRST_KEYS


FIRST_KEYS = 102
"""Cards of the first decks; keys are only ever added."""
DECK = """\
format: 1
deck: d
title: D
sources: {{book: {{title: Book}}}}
source: book
heading: One
fields: [front, back]
templates:
  t: {{kind: flip, ask: What is <front>?, answer: <back>}}
notes:
  new: {{front: one, back: two{renamed}}}
"""


@pytest.mark.parametrize(("renamed", "lost"), [("", ["d/old/t"]), (", renamed_from: old", [])])
def test_a_key_that_died_would_be_found(tmp_path: Path, renamed: str, lost: list[str]) -> None:
    (tmp_path / "d.yaml").write_text(DECK.format(renamed=renamed), encoding="utf-8")
    decks = Library.open([DeckPlace(tmp_path, "own")], None)
    workspace = opened_on(decks, ["d/old/t", "d/new/t"], tmp_path)
    assert orphans(workspace, ["d/old/t", "d/new/t"]) == lost
    workspace.close()
