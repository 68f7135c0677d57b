"""The ways to study, handed in by whoever starts the program: a command knows neither screen nor lines."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from learn.study.paper import Wish
    from learn.study.spot import SpotWish
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


@dataclass(frozen=True, slots=True)
class SpotRequest:
    """That a spot test is to be set up."""

    wish: SpotWish
    """What was asked of it."""


@dataclass(frozen=True, slots=True)
class MockRequest:
    """That a mock exam is to be sat."""

    wish: Wish | None = None
    """What it is to be; None goes on with the one that is not handed in, or else begins a usual one."""
    is_new: bool = False
    """Whether one that is not handed in is given up first."""


Request = StudyRequest | MapRequest | ExamRequest | MockRequest | SpotRequest
Screen = Callable[["Workspace", Request | None], int]
"""Opens the screen: on Home (None), or at once on what is requested. Gives the exit code."""
Lines = Callable[["Workspace", StudyRequest | MockRequest, bool], int]
"""Studies in line mode on stdin and stdout; the last argument asks for JSON lines. Gives the exit code."""


@dataclass(frozen=True, slots=True)
class Ways:
    """How to open each."""

    screen: Screen
    lines: Lines
