"""Everything that is wrong with a set of deck files."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from learn.decks.compiler import compile_source
from learn.decks.figure import Figure
from learn.decks.library import unreadable
from learn.decks.places import DeckPlace, deck_files
from learn.decks.problems import Problem
from learn.decks.source import read_source
from learn.decks.vocabulary import FOLDER, is_vocabulary, read_vocabulary
from learn.values import dataclass


@dataclass(frozen=True, slots=True)
class CheckedFile:
    """One file that was looked at; of a vocabulary, and of a deck with errors, the rest is empty."""

    path: Path
    deck: str
    notes: int
    cards: int
    problems: tuple[Problem, ...]


@dataclass(frozen=True, slots=True)
class Report:
    """What was found in all files."""

    files: tuple[CheckedFile, ...]

    @property
    def problems(self) -> tuple[Problem, ...]:
        """All problems, file by file, in the order of each file."""
        return tuple(problem for file in self.files for problem in file.problems)

    @property
    def errors(self) -> int:
        """How many problems are errors."""
        return sum(problem.severity == "error" for problem in self.problems)

    @property
    def ok(self) -> bool:
        """There are no errors; there may be warnings."""
        return not self.errors


def check(paths: Sequence[Path], figure: Figure | None = None) -> Report:
    """Check files, and those in folders of decks. Raises LearnError if a path is not there."""
    checked: list[CheckedFile] = []
    first: dict[str, Path] = {}
    for path, refusal in _files(paths):
        file = CheckedFile(path, "", 0, 0, (refusal,)) if refusal else _check_file(path, figure)
        if file.deck and (other := first.setdefault(file.deck, path)) != path:
            message = f"deck “{file.deck}” is already in {other}"
            twice = Problem(path, 0, 0, message, "Give one of the two another `deck:` id.")
            file = CheckedFile(path, file.deck, file.notes, file.cards, (twice, *file.problems))
        checked.append(file)
    return Report(tuple(checked))


def _files(paths: Sequence[Path]) -> Iterator[tuple[Path, Problem | None]]:
    """Each deck and vocabulary file once, by the name under which it was given."""
    seen: set[Path] = set()
    for path in paths:
        for file, refusal in deck_files(DeckPlace(path, "named")):
            if file in seen:
                continue
            seen.add(file)
            yield (path / file.name if path.is_dir() else path), refusal
        vocabularies = path / FOLDER
        if vocabularies.is_dir():
            yield from _files([vocabularies])


def _check_file(path: Path, figure: Figure | None) -> CheckedFile:
    try:
        data = path.read_bytes()
    except OSError as error:
        return CheckedFile(path, "", 0, 0, (unreadable(path, error),))
    source = read_source(data, path)
    if is_vocabulary(source.root) or (source.root is None and path.parent.name == FOLDER):
        read_vocabulary(source)
        return CheckedFile(path, "", 0, 0, source.findings.sorted())
    deck, problems, _ = compile_source(source, thorough=True, figure=figure)
    if deck is None:
        return CheckedFile(path, "", 0, 0, problems)
    return CheckedFile(path, deck.id, deck.notes, len(deck.cards), problems)
