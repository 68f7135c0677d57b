"""A session's plan: which cards today asks, in which order. Pure, and the same for the same input."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from hashlib import blake2b
from itertools import islice
from typing import NamedTuple

from learn.cards.card import deck_of, note_of

_SHUFFLED = 400
"""Cards that are put in order at once."""
_OVER = 100
"""Cards over the limit after which they are only counted."""


class Candidate(NamedTuple):
    """A card that may be asked today."""

    # A plan makes hundreds of them, and a tuple is made in a third of a dataclass's time.

    key: str
    groups: tuple[str, ...] = ()
    due_day: int | None = None
    due_at: int | None = None

    @property
    def note(self) -> str:
        return note_of(self.key)

    @property
    def deck(self) -> str:
        return deck_of(self.key)


@dataclass(slots=True)
class Allowance:
    """How many more new cards and reviews today allows, in common and for decks with limits of their own."""

    new: int
    reviews: int
    new_of_deck: dict[str, int] = field(default_factory=dict)
    reviews_of_deck: dict[str, int] = field(default_factory=dict)

    def take_new(self, deck: str) -> bool:
        """Use one new card of a deck, if there is one left."""
        if deck in self.new_of_deck:
            self.new_of_deck[deck] -= 1
            return self.new_of_deck[deck] >= 0
        self.new -= 1
        return self.new >= 0

    def take_review(self, deck: str) -> bool:
        """Use one review of a deck, if there is one left."""
        if deck in self.reviews_of_deck:
            self.reviews_of_deck[deck] -= 1
            return self.reviews_of_deck[deck] >= 0
        self.reviews -= 1
        return self.reviews >= 0

    @property
    def has_reviews(self) -> bool:
        """Whether a review of any deck is left."""
        return self.reviews > 0 or any(left > 0 for left in self.reviews_of_deck.values())

    def new_left(self, deck: str) -> int:
        """How many new cards a deck may still start."""
        return max(self.new_of_deck.get(deck, self.new), 0)

    def reviews_left(self, deck: str) -> int:
        """How many reviews of a deck are left."""
        return max(self.reviews_of_deck.get(deck, self.reviews), 0)


@dataclass(frozen=True, slots=True)
class Plan:
    """What a session will ask."""

    main: tuple[Candidate, ...] = ()
    """Reviews with new cards mixed in, in order."""
    steps: tuple[Candidate, ...] = ()
    """Cards in their learning steps, each due at a moment."""
    new: frozenset[str] = frozenset()
    """Those of `main` that were never answered."""
    buried: int = 0
    """Siblings that wait until tomorrow."""
    over_limit: int = 0
    """Due cards that the day's limit leaves for another day."""


class Siblings:
    """Which notes are taken today, so that their other cards wait."""

    def __init__(self, answered: Iterable[str], bury: Mapping[str, bool]) -> None:
        self._by_note: dict[str, set[str]] = {}
        self._bury = bury
        for key in answered:
            self.take(key)

    def take(self, key: str) -> None:
        """This card is asked today."""
        self._by_note.setdefault(note_of(key), set()).add(key)

    def hold_back(self, key: str) -> bool:
        """Whether another card of this note is asked today, and its deck buries siblings."""
        return self.is_taken(note_of(key), key) and self._bury.get(deck_of(key), True)

    def is_taken(self, note: str, key: str) -> bool:
        """Whether a card of this note other than this one is asked today."""
        taken = self._by_note.get(note)
        return taken is not None and taken != {key}


def make_plan(
    due: Iterable[Candidate],
    fresh: Sequence[Iterator[Candidate]],
    steps: Sequence[Candidate],
    allowance: Allowance,
    siblings: Siblings,
    seed: str,
    count_due: Callable[[], int] | None = None,
) -> Plan:
    """Choose today's cards: reviews by due day, then new cards by turns from each deck.

    `due` comes longest due first. Long after the limits are reached it is read no further: what is left
    counts as over the limit, by `count_due`, which says how many are due.
    """
    for step in steps:
        siblings.take(step.key)
    reviews, buried, over = [], 0, 0
    for candidate in _in_turn(due, seed):
        if siblings.hold_back(candidate.key):
            buried += 1
        elif allowance.take_review(candidate.deck):
            siblings.take(candidate.key)
            reviews.append(candidate)
        else:
            over += 1
            if over > _OVER and count_due is not None and not allowance.has_reviews:
                over = max(count_due() - len(reviews) - buried, over)
                break
    new = _by_turns(fresh, allowance, siblings)
    return Plan(tuple(mixed(reviews, new)), tuple(steps), frozenset(c.key for c in new), buried, over)


def _in_turn(due: Iterable[Candidate], seed: str) -> Iterator[Candidate]:
    """Candidates by due day, shuffled within a day; of a great many, within the next hundreds."""
    coming = iter(due)
    while some := list(islice(coming, _SHUFFLED)):
        yield from sorted(some, key=lambda c: (c.due_day or 0, _shuffled(seed, c.key)))


def _by_turns(
    fresh: Sequence[Iterator[Candidate]], allowance: Allowance, siblings: Siblings
) -> list[Candidate]:
    chosen: list[Candidate] = []
    decks = deque(fresh)
    while decks:
        deck = decks.popleft()
        candidate = next((c for c in deck if not siblings.hold_back(c.key)), None)
        if candidate is None or not allowance.new_left(candidate.deck):
            continue
        allowance.take_new(candidate.deck)
        siblings.take(candidate.key)
        chosen.append(candidate)
        decks.append(deck)
    return chosen


def _shuffled(seed: str, key: str) -> bytes:
    return blake2b(f"{seed}\n{key}".encode(), digest_size=8).digest()


def mixed(reviews: Sequence[Candidate], new: Sequence[Candidate]) -> Iterator[Candidate]:
    """Both in their order, spread evenly over one another, so that neither starves."""
    total = len(reviews) + len(new)
    taken_new = 0
    for position in range(total):
        # The count of new cards that belongs before the end of this position, rounded half up.
        wanted = ((position + 1) * len(new) * 2 + total) // (2 * total)
        if taken_new < wanted:
            yield new[taken_new]
            taken_new += 1
        else:
            yield reviews[position - taken_new]
