"""How many cards a plan of one deck would ask, without choosing them. Pure.

Home tells it for every deck. A plan reads and orders hundreds of cards; how many they are does not
depend on the order, since a note gives at most one card a day, whichever of its cards comes first.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator
from itertools import islice

from learn.cards.card import note_of
from learn.scheduling.plan import Siblings


def count_plan(
    due: Iterable[str],
    fresh: Iterable[str],
    most_reviews: int,
    most_new: int,
    siblings: Siblings | None,
    due_among: Callable[[Collection[str]], set[str]],
) -> tuple[int, int] | None:
    """How many reviews and new cards `make_plan` chooses of one deck's keys; None where only it can tell.

    The keys are read no further than needed. `siblings` knows the cards answered today and those in their
    steps; None: the deck buries no siblings. `due_among` says which of some notes (`deck/note`) have due
    cards. Where the limit leaves due cards for another day, it depends on the order which notes are taken;
    only where too few new cards are free of that does their number depend on it too.
    """
    if siblings is None:
        return _length(islice(due, most_reviews)), _length(islice(fresh, most_new))
    reviews = set(islice(_notes(due, siblings), most_reviews))
    may_be_more = 0 < len(reviews) == most_reviews
    notes = (note for note in _notes(fresh, siblings) if note not in reviews or may_be_more)
    if not may_be_more:
        return len(reviews), _length(islice(notes, most_new))
    new, doubtful = 0, False
    while new < most_new and (some := list(islice(notes, most_new - new))):
        held = due_among(some)
        new += len(some) - len(held)
        doubtful = doubtful or bool(held)
    return None if doubtful and new < most_new else (len(reviews), new)


def _notes(keys: Iterable[str], siblings: Siblings) -> Iterator[str]:
    """The notes of some cards that are not held back, each once."""
    found: set[str] = set()
    for key in keys:
        note = note_of(key)
        if note not in found and not siblings.is_taken(note, key):
            found.add(note)
            yield note


def _length(some: Iterable[object]) -> int:
    return sum(1 for _ in some)
