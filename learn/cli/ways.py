"""The ways to study, handed in by whoever starts the program: a command knows neither screen nor lines."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from learn.values import dataclass

if TYPE_CHECKING:
    from learn.workspace import Workspace


@dataclass(frozen=True, slots=True)
class StudyRequest:
    """What the person asked to study."""

    decks: tuple[str, ...] = ()
    """Deck ids; empty for everything due."""
    limit: int | None = None
    tags: tuple[tuple[str, ...], ...] = ()
    """Groups of tags: only cards that have one of each."""


@dataclass(frozen=True, slots=True)
class MapRequest:
    """That the body map is to be seen."""

    lit: tuple[str, ...] = ()
    """Roots, or patches of skin, to begin with."""
    as_picture: bool = False
    """Whether to print a smooth picture, where the terminal shows images."""


@dataclass(frozen=True, slots=True)
class ExamRequest:
    """That the exams ahead are to be seen."""


Request = StudyRequest | MapRequest | ExamRequest
Screen = Callable[["Workspace", Request | None], int]
"""Opens the screen: on Home (None), or at once on a session, the map or the exams. Gives the exit code."""
Lines = Callable[["Workspace", StudyRequest, bool], int]
"""Studies in line mode on stdin and stdout; the last argument asks for JSON lines. Gives the exit code."""


@dataclass(frozen=True, slots=True)
class Ways:
    """How to open each."""

    screen: Screen
    lines: Lines
