"""Collecting the problems of one file."""

from __future__ import annotations

from pathlib import Path
from typing import Protocol

from learn.decks.problems import Problem, Severity, visible

MOST = 200
"""Problems of one file that are told; the rest is counted."""
_LONGEST_MESSAGE = 400
_LONGEST_LINE = 10_000
"""Of a line beyond this nothing is shown: each problem keeps the line that it is in."""


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
        self._untold = 0
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
        told = sorted(self._problems, key=lambda problem: (problem.line, problem.column))
        if self._untold:
            message = f"{self._untold:,} more problems are not listed"
            severity: Severity = "error" if self.failed else "warning"
            told.append(Problem(self.path, 0, 0, message, "Mend those above, then check again.", severity))
        return tuple(told)

    def _add(self, line: int, column: int, message: str, hint: str, severity: Severity) -> None:
        if len(self._problems) >= MOST:
            self._untold += 1
            return
        excerpt = self.line_at(line)
        if len(excerpt) > _LONGEST_LINE:
            excerpt = ""
        # Both quote the file: what a screen or a terminal would obey becomes signs.
        message = visible(_cut(message, _LONGEST_MESSAGE))
        hint = "\n".join(map(visible, _cut(hint, 3 * _LONGEST_MESSAGE).split("\n")))
        self._problems.append(Problem(self.path, line, column, message, hint, severity, excerpt))


def _cut(text: str, longest: int) -> str:
    """A text that quotes a file, cut where it would fill a screen."""
    return text if len(text) <= longest else f"{text[:longest]}…"
