"""A desk in memory: what a session needs, without a deck file or a log."""

from __future__ import annotations

import copy
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from learn.cards.card import Card
from learn.cards.lexicon import DeckLexicon, Lexicon
from learn.cards.question import Question
from learn.cards.rating import Rating
from learn.clock import Now, SetClock
from learn.errors import LearnError
from learn.scheduling.fsrs import after_review
from learn.scheduling.memory import MemoryState, Phase
from learn.scheduling.plan import Allowance, Candidate, Plan, Siblings, make_plan
from learn.settings import Rules
from learn.study.desk import Accepted, Given, Interval, Mark, Marks, Scope, Undone


@dataclass
class Held:
    """How things stand; a copy of it is what undo goes back to."""

    memories: dict[str, MemoryState] = field(default_factory=dict)
    suspended: set[str] = field(default_factory=set)
    buried: set[str] = field(default_factory=set)
    flagged: set[str] = field(default_factory=set)
    answered: list[tuple[int, str, Phase]] = field(default_factory=list)


class FakeDesk:
    """Implements `learn.study.desk.Desk`; `broken` names the methods that fail."""

    def __init__(self, *cards: Card, clock: SetClock | None = None, rules: Rules | None = None) -> None:
        self.cards = {card.key: card for card in cards}
        self.clock = clock or SetClock.at("2026-11-21T20:00")
        self.rules = rules or replace(Rules(), fuzz=False)
        self.held = Held()
        self.undoable: list[tuple[Held, Undone]] = []
        self.broken: set[str] = set()
        self.plans = 0

    def _may(self, what: str) -> None:
        if what in self.broken:
            raise LearnError(f"{what} does not work")

    def now(self) -> Now:
        return Now.read(self.clock, self.rules.rollover)

    def plan(self, scope: Scope, now: Now) -> Plan:
        self._may("plan")
        self.plans += 1
        today = [(key, was) for day, key, was in self.held.answered if day == now.day]
        started = sum(was is Phase.NEW for _, was in today)
        reviewed = sum(was is Phase.REVIEW for _, was in today)
        asked = [
            key
            for key in self.cards
            if key not in self.held.suspended | self.held.buried
            and (not scope.decks or self.cards[key].deck in scope.decks)
            and all(set(group) & set(self.cards[key].tags) for group in scope.tags)
        ]
        seen = [(key, self.held.memories[key]) for key in asked if key in self.held.memories]
        done = {key for key, _ in today}
        later = sorted(
            (key in done, m.due_day, key) for key, m in seen if m.due_day is not None and m.due_day > now.day
        )
        return make_plan(
            [self._candidate(key) for key, memory in seen
             if memory.due_day is not None and memory.due_day <= now.day]
            + [self._candidate(key) for *_, key in later[: scope.ahead]],
            [iter([self._candidate(key) for key in asked if key not in self.held.memories])],
            [self._candidate(key) for key, memory in seen if memory.due_at is not None],
            Allowance(
                max(self.rules.new_per_day - started, scope.extra_new, 0),
                max(self.rules.reviews_per_day - reviewed, 0) + scope.ahead,
            ),
            Siblings([key for key, _ in today], {}),
            "seed",
        )  # fmt: skip

    def _candidate(self, key: str) -> Candidate:
        memory = self.held.memories.get(key)
        groups = self.cards[key].confusable
        return Candidate(key, groups, memory.due_day, memory.due_at) if memory else Candidate(key, groups)

    def card(self, key: str) -> Card | None:
        return self.cards.get(key)

    def candidate(self, card: Card) -> Candidate:
        self._may("candidate")
        return self._candidate(card.key)

    def question(self, card: Card) -> Question:
        return Question(card, card.kind)

    def lexicon(self, card: Card) -> Lexicon:
        return DeckLexicon(self.cards.values())

    def marks(self, key: str) -> Marks:
        self._may("marks")
        held = self.held
        return Marks(key in held.suspended, key in held.flagged, False, held.memories.get(key))

    def previews(self, card: Card, now: Now) -> tuple[Interval, ...]:
        self._may("previews")
        before = self.held.memories.get(card.key)
        return tuple(
            Interval.until(after_review(before, rating, now.moment, now.day, self.rules, card.key), now)
            for rating in Rating
        )

    def accept(self, given: Given, now: Now) -> Accepted:
        self._may("accept")
        key, before = given.card.key, self.held.memories.get(given.card.key)
        memory = after_review(before, given.rating, now.moment, now.day, self.rules, key)
        event = len(self.undoable).to_bytes(16, "big")
        self._remember(Undone(given.rating.word, (key,), 1, (event,)))
        was = before.phase if before else Phase.NEW
        self.held.memories[key] = memory
        self.held.answered.append((now.day, key, was))
        leech = memory.lapses == self.rules.leech_lapses and given.rating is Rating.AGAIN
        return Accepted(given.card, given.rating, event, Interval.until(memory, now), memory, was, leech)

    def mark(self, keys: Sequence[str], mark: Mark, now: Now) -> None:
        self._may("mark")
        self._remember(Undone(mark.value, tuple(keys), 0))
        for key in keys:
            match mark:
                case Mark.SUSPEND:
                    self.held.suspended.add(key)
                case Mark.BURY:
                    self.held.buried.add(key)
                case Mark.FLAG:
                    self.held.flagged.add(key)
                case Mark.UNFLAG:
                    self.held.flagged.discard(key)
                case Mark.RESET:
                    self.held.memories.pop(key, None)

    def undo(self, now: Now) -> Undone | None:
        self._may("undo")
        if not self.undoable:
            return None
        self.held, undone = self.undoable.pop()
        return undone

    def _remember(self, undone: Undone) -> None:
        self.undoable.append((copy.deepcopy(self.held), undone))


def flip(name: str, deck: str = "d", **more: object) -> Card:
    return Card(f"{deck}/{name}/t", "flip", f"{name}?", name, **more)  # type: ignore[arg-type]


def typed(name: str, deck: str = "d") -> Card:
    return Card(f"{deck}/{name}/t", "typed", f"{name}?", name)
