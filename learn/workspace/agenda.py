"""What there is to ask at one moment: plans, and the numbers of plans that nobody has begun."""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator, Sequence
from copy import copy, deepcopy
from heapq import merge
from itertools import chain, tee
from operator import itemgetter

from learn.cards.card import deck_of
from learn.clock import Now
from learn.decks.library import Library
from learn.progress import questions, study_days
from learn.progress.standing import NO_TALLY
from learn.progress.store import Progress
from learn.scheduling.counting import count_plan
from learn.scheduling.plan import Allowance, Candidate, Plan, Siblings, make_plan
from learn.scheduling.queue import Remaining
from learn.study.desk import Scope
from learn.study.tags import Tags
from learn.workspace.exams import Exams, led_by
from learn.workspace.reading import CardReading, Due
from learn.workspace.tagged import TaggedCards


class Agenda:
    """The cards to ask at a moment. What several plans need is read once, and no further than needed."""

    def __init__(
        self,
        library: Library,
        progress: Progress,
        tagged: TaggedCards,
        exams: Exams,
        now: Now,
        seed: str,
    ) -> None:
        self._library, self._tagged = library, tagged
        self._exams = exams.today(now)
        self._served = exams.served(now.day)
        self._now, self._seed = now, seed
        self._connection, self._rules = progress.connection, progress.rules
        self._answered = study_days.answered_on(
            self._connection, now.day, self._rules.latest().rollover, now.zone
        )
        self._allowed = self._left_of_day()
        self._reading = CardReading(library, progress, now)
        self._steps = self._reading.steps()
        self._waiting = Siblings(self._answered, {})
        for step in self._steps:
            self._waiting.take(step.key)
        # Iterators that were never moved on: each copy begins at the first card.
        self._due_of: dict[str, Iterator[Due]] = {}
        self._fresh_of: dict[tuple[str, Tags], Iterator[Candidate]] = {}

    def plan(self, scope: Scope) -> Plan:
        """What a session would ask."""
        decks = [entry.id for entry in self._library.decks if not scope.decks or entry.id in scope.decks]
        more = scope.extra_new > 0 or scope.ahead > 0
        bury = {deck: self._rules.latest(deck).bury_siblings and not more for deck in decks}
        siblings = Siblings(self._answered, bury)
        ahead = self._ahead(decks, scope)
        allowance = self._allowance(decks, scope)
        allowance.reviews += len(ahead)
        steps = []
        for step in self._steps:
            if step.deck not in bury:
                continue
            # Also where it is not asked for, its siblings wait.
            siblings.take(step.key)
            if self._asks(step.key, scope):
                steps.append(step)
        # Beyond the day's plan, cards of an exam are as any others.
        days, served = ([], {}) if more else (self._exams, self._served)
        found = merge(*map(self._due, decks), key=itemgetter(0))
        due = (Candidate(key, groups, due_day) for due_day, key, groups in found)
        fresh = [self._fresh(deck, scope.tags) for deck in decks if self._starts(deck, scope)]
        plan = make_plan(
            chain(self._asked(due, scope, served), ahead),
            [self._asked(of_deck, scope, served) for of_deck in fresh],
            steps,
            allowance,
            siblings,
            f"{self._seed}:{self._now.day}",
            None if scope.tags or scope.cards or ahead or served else lambda: self._due_count(decks),
        )
        asked = (planned.card.key for day in days for planned in day.plan.cards)
        return led_by(days, plan, [k for k in asked if deck_of(k) in bury and self._asks(k, scope)])

    def remaining(self, deck: str) -> Remaining:
        """What a session on one deck alone would ask, in numbers."""
        if self._served:
            return remaining_of(self.plan(Scope((deck,))))
        buries = self._rules.latest(deck).bury_siblings
        counted = count_plan(
            (key for _, key, _ in self._due(deck)),
            (candidate.key for candidate in self._fresh(deck, ())),
            self._allowed.reviews_left(deck),
            self._allowed.new_left(deck),
            self._waiting if buries else None,
            lambda notes: questions.notes_due(self._connection, notes, self._now.day),
        )
        if counted is None:
            return remaining_of(self.plan(Scope((deck,))))
        reviews, new = counted
        return Remaining(new, sum(step.deck == deck for step in self._steps), reviews)

    def _due_count(self, decks: Sequence[str]) -> int:
        return questions.due_count(self._connection, decks, self._now.day) if decks else 0

    def _asked(
        self, candidates: Iterable[Candidate], scope: Scope, served: Container[str] = ()
    ) -> Iterator[Candidate]:
        """Those of some cards that a session is about, without those that an exam plans."""
        if not scope.tags and not scope.cards and not served:
            return iter(candidates)
        return (card for card in candidates if card.key not in served and self._asks(card.key, scope))

    def _asks(self, key: str, scope: Scope) -> bool:
        return (not scope.cards or key in scope.cards) and self._tagged.has(key, deck_of(key), scope.tags)

    def _allowance(self, decks: Sequence[str], scope: Scope) -> Allowance:
        allowance = deepcopy(self._allowed)
        if scope.extra_new:
            own_left = sum(left for deck, left in allowance.new_of_deck.items() if deck in decks)
            # Where an exam plans the day, what the usual limit would still allow is not asked for.
            left = 0 if self._served else allowance.new + own_left
            allowance.new = max(left, scope.extra_new)
            allowance.new_of_deck.clear()
        if scope.ahead:
            allowance.reviews += sum(allowance.reviews_of_deck.values())
            allowance.reviews_of_deck.clear()
        return allowance

    def _left_of_day(self) -> Allowance:
        """What the limits leave after what was answered today."""
        tallies = study_days.tallies_of_day(self._connection, self._now.day)
        shared = self._rules.latest()
        new, reviews = shared.new_per_day, shared.reviews_per_day
        allowance = Allowance(0, 0)
        owners = {entry.id for entry in self._library.decks} | set(tallies)
        for deck in owners:
            own, tally = self._rules.own(deck), tallies.get(deck, NO_TALLY)
            rules = self._rules.latest(deck)
            if "new-per-day" in own:
                allowance.new_of_deck[deck] = max(rules.new_per_day - tally.introduced, 0)
            else:
                new -= tally.introduced
            if "reviews-per-day" in own:
                allowance.reviews_of_deck[deck] = max(rules.reviews_per_day - tally.reviews, 0)
            else:
                reviews -= tally.reviews
        allowance.new, allowance.reviews = max(new, 0), max(reviews, 0)
        return allowance

    def _due(self, deck: str) -> Iterator[Due]:
        """The due cards of a deck, longest due first."""
        if deck not in self._due_of:
            (self._due_of[deck],) = tee(self._reading.due(deck), 1)
        return copy(self._due_of[deck])

    def _ahead(self, decks: Sequence[str], scope: Scope) -> list[Candidate]:
        """The cards due soonest after today; those not answered today come first."""
        if not scope.ahead:
            return []
        found = []
        for deck in decks:
            for placed in self._upcoming(deck, scope, scope.ahead + len(self._answered)):
                if card := self._library.card(placed.key):
                    memory = placed.standing.memory
                    found.append(Candidate(placed.key, card.confusable, memory.due_day if memory else None))
        found.sort(key=lambda c: (c.key in self._answered, c.due_day or 0))
        return found[: scope.ahead]

    def _upcoming(self, deck: str, scope: Scope, count: int) -> list[questions.Placed]:
        """The cards of a deck that are asked for and are due soonest after today."""
        most = count
        while True:
            coming = questions.upcoming_reviews(self._connection, deck, self._now.day, most)
            found = [placed for placed in coming if self._asks(placed.key, scope)]
            if len(found) >= count or len(coming) < most:
                return found[:count]
            most *= 4

    def _starts(self, deck: str, scope: Scope) -> bool:
        """Whether new cards of a deck may be started: an optional one must be chosen itself."""
        entry = self._library.entry(deck)
        return bool(scope.decks) or entry is None or not entry.optional

    def _fresh(self, deck: str, tags: Tags) -> Iterator[Candidate]:
        """The cards never answered that have some tags, in the author's order."""
        if (deck, tags) not in self._fresh_of:
            (self._fresh_of[deck, tags],) = tee(self._reading.fresh(deck, tags), 1)
        return copy(self._fresh_of[deck, tags])


def remaining_of(plan: Plan) -> Remaining:
    """The counts of a plan."""
    new = len(plan.new)
    return Remaining(new, len(plan.steps), len(plan.main) - new)
