"""What a command starts from: the ways to study, and the decks that were named."""

from __future__ import annotations

import os
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from learn.cli.faults import MisuseError, StoppedError, as_misuse
from learn.cli.patience import Tell, waiting
from learn.cli.speech import complain
from learn.errors import LearnError
from learn.paths import expanded, is_there

if TYPE_CHECKING:
    from learn.cli.ways import MockRequest, StudyRequest, Ways
    from learn.decks.library import Library, Reading
    from learn.workspace import Workspace

_PARTS = 1_000
"""Steps in which the reading of one file is told."""
_READING = "Reading decks that changed"
_KEPT = "No progress was touched; decks that were read by now are not read again."


@dataclass(slots=True)
class Start:
    """What stood before the command's name."""

    ways: Ways
    decks: tuple[Path, ...] = ()
    """Files and folders given with --decks."""
    seed: int = 0

    def open(self, files: Sequence[Path] = (), *, seed: int | None = None, dry: bool = False) -> Workspace:
        """The workspace, with some more files named. Raises LearnError."""
        from learn.workspace import Workspace

        with waiting(_READING, _KEPT) as tell:
            return Workspace.open(
                [*self.decks, *files], seed=self.seed if seed is None else seed, dry=dry, tell=_heard(tell)
            )

    def library(self, files: Sequence[Path] = ()) -> Library:
        """The decks alone, with some more files: the progress is neither opened nor made.

        Raises LearnError.
        """
        from learn.body.catalogue import catalogue
        from learn.decks.library import Library, places_for
        from learn.paths import Places

        places = Places.find()
        with waiting(_READING, _KEPT) as tell:
            named = places_for([*self.decks, *files], places)
            return Library.open(named, places.cache, catalogue, _heard(tell))

    def ask_in_lines(
        self, workspace: Workspace, request: StudyRequest | MockRequest, as_json: bool = False
    ) -> int:
        """Study in line mode, after the day's backup (the screen makes it while it is open)."""
        try:
            with waiting("Writing the day's backup", by_steps=True) as tell:
                workspace.back_up_daily(tell)
        except StoppedError:
            raise
        except LearnError as error:
            complain(f"There is no backup of today: {error}")
        return self.ways.lines(workspace, request, as_json)


def _heard(tell: Tell) -> Callable[[Reading], None]:
    """Tells of files, and of how much of a large one is read."""
    return lambda reading: tell(round((reading.done + reading.share) * _PARTS), reading.total * _PARTS)


def is_path(word: str) -> bool:
    """Whether a word names a file or folder rather than a deck."""
    return word.casefold().endswith((".yaml", ".yml")) or os.sep in word or "/" in word


def files_among(words: Sequence[str]) -> list[Path]:
    """Those words that are paths. Raises MisuseError if one is not there."""
    with as_misuse():
        paths = [_expanded(word) for word in words if is_path(word)]
    for path in paths:
        if not is_there(path):
            raise MisuseError(f"There is no file {path}.", "`learn decks` lists the decks there are.")
    return paths


def _expanded(word: str) -> Path:
    """The path as it was typed, but for a home; raises LearnError."""
    return expanded(word) if word.startswith("~") else Path(word)


def deck_ids(workspace: Workspace, words: Sequence[str]) -> tuple[str, ...]:
    """The ids of decks named by id or by path. Raises LearnError that says what is wrong with them."""
    ids: dict[str, None] = {}
    for word in words:
        found = _in_path(workspace, _expanded(word)) if is_path(word) else [_known(workspace, word)]
        ids.update(dict.fromkeys(found))
    return tuple(ids)


def tags_among(
    workspace: Workspace, decks: tuple[str, ...], words: Sequence[str]
) -> tuple[tuple[str, ...], ...]:
    """The tags of some decks that `--tag` names. Raises MisuseError if no card has them."""
    try:
        tags = workspace.checked_tags(decks, words)
    except LearnError as error:
        raise MisuseError(error.message, error.hint) from error
    if len(tags) < len(words):
        raise MisuseError("A --tag names nothing.", "Write it as in --tag core --tag lumbar,sacral.")
    return tags


def _known(workspace: Workspace, deck: str) -> str:
    try:
        workspace.entry_check(deck)
    except LearnError as error:
        if any(broken.id == deck for broken in workspace.library.broken):
            raise
        raise MisuseError(error.message, error.hint) from error
    return deck


def _in_path(workspace: Workspace, path: Path) -> list[str]:
    """The decks of one file, or of a folder."""
    here = path.absolute()
    problems = [
        problem.render()
        for broken in workspace.library.broken
        if here in (broken.path, broken.path.parent)
        for problem in broken.problems
    ]
    if problems:
        raise LearnError("\n".join(problems))
    found = [entry.id for entry in workspace.library.decks if here in (entry.path, entry.path.parent)]
    if not found:
        reason = [notice for notice in workspace.library.notices if str(here) in notice]
        raise LearnError(f"{path} gives no deck that can be studied.", "\n".join(reason))
    return found
