"""Drill anatomy in a terminal: spaced repetition from plain-text decks.

What scripts may rely on is named in `__all__`; it is what screen and line mode use.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from learn.cards.card import Card
    from learn.cards.marking import Verdict
    from learn.cards.rating import Rating
    from learn.errors import LearnError
    from learn.study.desk import Accepted, Interval, Undone
    from learn.study.session import Session
    from learn.workspace import Workspace

__all__ = [
    "Accepted",
    "Card",
    "Interval",
    "LearnError",
    "Rating",
    "Session",
    "Undone",
    "Verdict",
    "Workspace",
]

_HOMES = {
    "Accepted": "learn.study.desk",
    "Card": "learn.cards.card",
    "Interval": "learn.study.desk",
    "LearnError": "learn.errors",
    "Rating": "learn.cards.rating",
    "Session": "learn.study.session",
    "Undone": "learn.study.desk",
    "Verdict": "learn.cards.marking",
    "Workspace": "learn.workspace",
}


def __getattr__(name: str) -> object:
    """Import what is asked for only then: `learn --version` must not pay for a session."""
    if name in _HOMES:
        return getattr(import_module(_HOMES[name]), name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
