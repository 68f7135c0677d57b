"""Collecting the problems of one file."""

from __future__ import annotations

from pathlib import Path
from typing import Protocol

from learn.decks.problems import Problem, Severity


class Place(Protocol):
    """Anything that knows where in the file it stands."""

    @property
    def line(self) -> int: ...
    @property
    def column(self) -> int: ...


class Findings:
    """The problems of one file, found in any order."""

    def __init__(self, path: Path, lines: list[str]) -> None:
        self.path = path
        self.lines = lines
        self._problems: list[Problem] = []
        self.failed = False
        """An error was found, so there will be no deck."""

    def error(self, place: Place | None, message: str, hint: str = "") -> None:
        """Note an error at a place, or of the whole file."""
        self.failed = True
        line, column = (place.line, place.column) if place else (0, 0)
        self._add(line, column, message, hint, "error")

    def warn(self, place: Place, message: str, hint: str = "") -> None:
        """Note something that is allowed, and probably not meant."""
        self._add(place.line, place.column, message, hint, "warning")

    def at(self, line: int, column: int, message: str, hint: str = "", severity: Severity = "error") -> None:
        """Note a problem at a line and column counted from 1."""
        self.failed |= severity == "error"
        self._add(line, column, message, hint, severity)

    def line_at(self, line: int) -> str:
        """A source line, or an empty text beyond the end."""
        return self.lines[line - 1] if 0 < line <= len(self.lines) else ""

    def error_places(self) -> set[tuple[int, int]]:
        """Line and column of every error."""
        return {(problem.line, problem.column) for problem in self._problems if problem.severity == "error"}

    def sorted(self) -> tuple[Problem, ...]:
        """All problems in the order of the file."""
        return tuple(sorted(self._problems, key=lambda problem: (problem.line, problem.column)))

    def _add(self, line: int, column: int, message: str, hint: str, severity: Severity) -> None:
        excerpt = self.line_at(line)
        self._problems.append(Problem(self.path, line, column, message, hint, severity, excerpt))
