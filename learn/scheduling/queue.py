"""The queue: which cards a session asks, and in which order. Pure, and the same for the same input."""

from __future__ import annotations

from bisect import bisect_left, insort
from collections import OrderedDict, deque
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from hashlib import blake2b
from itertools import islice
from typing import NamedTuple

from learn.cards.card import deck_of, note_of
from learn.clock import MINUTE

APART = 5
"""Cards between two members of one confusable group, where the queue has others to ask."""
SOUGHT = 250
"""Cards that are looked through for one that is apart: an answer must not cost more with a longer queue."""
SOON = MINUTE // 6
"""A card is looked at for about so long: a step due by then may be asked next."""
LEARN_AHEAD = 20 * MINUTE
"""A step may be asked this much early when nothing else is left."""

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


@dataclass(frozen=True, slots=True)
class Remaining:
    """Cards left in a queue."""

    new: int = 0
    learning: int = 0
    reviews: int = 0

    @property
    def total(self) -> int:
        return self.new + self.learning + self.reviews


class Steps:
    """Cards in their learning steps, kept in the order of their moments."""

    def __init__(self, candidates: Iterable[Candidate]) -> None:
        self._by_key = {candidate.key: candidate for candidate in candidates}
        self._order = sorted(map(_by_due, self._by_key.values()))

    def __len__(self) -> int:
        return len(self._by_key)

    def get(self, key: str) -> Candidate | None:
        """The card with a key, if it is in its steps."""
        return self._by_key.get(key)

    def add(self, candidate: Candidate) -> None:
        """Put a card in, at its moment."""
        self.drop(candidate.key)
        self._by_key[candidate.key] = candidate
        insort(self._order, _by_due(candidate))

    def drop(self, key: str) -> None:
        """Take a card out, if it is there."""
        if (candidate := self._by_key.pop(key, None)) is not None:
            del self._order[bisect_left(self._order, _by_due(candidate))]

    def until(self, moment: int | None) -> Iterator[Candidate]:
        """The cards whose step is due at a moment (None: at any), the earliest first."""
        for due_at, key in self._order:
            if moment is not None and due_at > moment:
                return
            yield self._by_key[key]


class Queue:
    """Deals a plan's cards one by one, keeping confusable ones apart and steps on time."""

    def __init__(self, plan: Plan, after: Queue | None = None) -> None:
        """A queue for a plan; `after` is the one it replaces, whose cards were shown just now."""
        # Ordered, and quick to take from the front: an answer must not cost more with a longer queue.
        self._main = OrderedDict((candidate.key, candidate) for candidate in plan.main)
        self._new = set(plan.new)
        self._steps = Steps(plan.steps)
        self._recent: deque[Candidate] = deque(after._recent if after else (), maxlen=APART)
        self._first: str | None = None

    @property
    def remaining(self) -> Remaining:
        """What is left, the card being shown included."""
        new = len(self._new)
        return Remaining(new, len(self._steps), len(self._main) - new)

    def deal(self, moment: int) -> Candidate | None:
        """The card to ask at a moment; None when there is none now."""
        if self._first and (first := self._steps.get(self._first) or self._main.get(self._first)):
            return first
        due = list(islice(self._steps.until(moment), SOUGHT))
        for choice in (due, islice(self._main.values(), SOUGHT)):
            for candidate in choice:
                if self._is_apart(candidate):
                    return candidate
        return (
            self._least_recent(due)
            or self._least_recent(islice(self._main.values(), SOUGHT))
            or self._least_recent(islice(self._steps.until(moment + LEARN_AHEAD), SOUGHT))
        )

    def expected_after(self, shown: Candidate, moment: int) -> list[str]:
        """Keys of the cards of which one is likely dealt once this one is answered; a guess."""
        recent = self._recent.copy()
        self._recent.append(shown)
        found: list[str] = []
        for choice in (self._steps.until(moment + SOON), self._main.values()):
            likely = (c.key for c in islice(choice, SOUGHT) if c.key != shown.key and self._is_apart(c))
            found += islice(likely, 1)
        self._recent = recent
        return found

    def next_step_at(self) -> int | None:
        """When the next step comes due; None if no card is in its steps."""
        return next((c.due_at or 0 for c in self._steps.until(None)), None)

    def shown(self, candidate: Candidate) -> None:
        """Note that a card was shown, for keeping its group apart."""
        self._recent.append(candidate)

    def answered(self, candidate: Candidate, due_at: int | None) -> None:
        """A card was answered; it comes back in this session if its next step has a moment."""
        self.drop(candidate.key)
        if due_at is not None:
            self._steps.add(Candidate(candidate.key, candidate.groups, None, due_at))

    def drop(self, key: str) -> None:
        """Take a card out: suspended, buried or gone from its deck."""
        self._main.pop(key, None)
        self._new.discard(key)
        self._steps.drop(key)
        if self._first == key:
            self._first = None

    def put_first(self, candidate: Candidate, *, new: bool) -> None:
        """Ask this card next, whatever is due: its answer was undone."""
        if candidate.due_at is not None:
            self.drop(candidate.key)
            self._steps.add(candidate)
        elif candidate.key not in self._main:
            self._steps.drop(candidate.key)
            self._main[candidate.key] = candidate
            self._main.move_to_end(candidate.key, last=False)
            if new:
                self._new.add(candidate.key)
        self._first = candidate.key

    def _is_apart(self, candidate: Candidate) -> bool:
        return self._distance(candidate) is None

    def _distance(self, candidate: Candidate) -> int | None:
        """How many cards ago a confusable or a sibling was shown; None: long enough.

        A card's own step may come back sooner than its confusables, only not at once.
        """
        note = candidate.note
        for back, recent in enumerate(reversed(self._recent)):
            if recent.key == candidate.key:
                if back == 0:
                    return back
            elif recent.note == note or not set(candidate.groups).isdisjoint(recent.groups):
                return back
        return None

    def _least_recent(self, candidates: Iterable[Candidate]) -> Candidate | None:
        # max keeps the first of equals, so that order decides between them.
        return max(candidates, key=lambda c: self._distance(c) or 0, default=None)


def _by_due(candidate: Candidate) -> tuple[int, str]:
    return (candidate.due_at or 0, candidate.key)
