"""How far the reading of deck files is, for those who wait; whoever hears it may stop it by raising."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator
from typing import NamedTuple, TypeVar

_T = TypeVar("_T")

_EVERY = 500
"""Notes or cards between two words with the one who waits: a few milliseconds."""


class Reading(NamedTuple):
    """How far the reading is: so many of all files are done, and so much of the next one."""

    done: int
    total: int
    name: str
    """The name of the file that is being read, as it is shown."""
    share: float = 0.0
    """How much of it is, from 0 to 1."""


Tell = Callable[[Reading], None]
"""Hears how far it is. What it raises stops the reading."""
TellShare = Callable[[float], None]
"""Hears what share of one file's work is done, from 0 to 1. What it raises stops the work."""


def untold(reading: Reading) -> None:
    """For reading that nobody waits for."""


def unshared(share: float) -> None:
    """The same for one file."""


def within(tell: TellShare, start: float, end: float) -> TellShare:
    """Tells of a part of the work, which goes from one share of the whole to another."""
    if tell is unshared:
        return unshared
    return lambda share: tell(start + (end - start) * share)


def telling(things: Collection[_T], tell: TellShare) -> Iterator[_T]:
    """The things one after another; `tell` hears now and then how many of them are passed."""
    for number, thing in enumerate(things):
        if not number % _EVERY:
            tell(number / len(things))
        yield thing
