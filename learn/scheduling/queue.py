"""The queue: which card of a plan is asked next. Pure, and the same for the same input."""

from __future__ import annotations

from bisect import bisect_left, insort
from collections import OrderedDict, deque
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import islice

from learn.clock import MINUTE
from learn.scheduling.plan import Candidate, Plan

APART = 5
"""Cards between two members of one confusable group, where the queue has others to ask."""
SOUGHT = 250
"""Cards that are looked through for one that is apart: an answer must not cost more with a longer queue."""
SOON = MINUTE // 6
"""A card is looked at for about so long: a step due by then may be asked next."""
LEARN_AHEAD = 20 * MINUTE
"""A step may be asked this much early when nothing else is left."""


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
