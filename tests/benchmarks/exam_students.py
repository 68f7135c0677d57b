"""Students made of numbers, who learn, forget and answer: for the benchmark of the exam plan.

Each card has its own stream of luck, so that two plans meet the same student with the same luck.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from math import exp, log
from random import Random
from typing import Protocol

from learn.cards.rating import Rating
from learn.scheduling.fsrs import Forgetting, forgetting_of

FIRST = (0.24, 0.094, 0.495, 0.171)
"""Shares of Again, Hard, Good and Easy among first answers, as in the simulator of FSRS's optimiser."""
LATER = (0.224, 0.631, 0.145)
"""Shares of Hard, Good and Easy among later answers that were right."""
PRIMED = 0.95
"""The least chance to be right within five cards of a sibling; such an answer teaches little."""
KINDS = ("fsrs", "perturbed", "act-r")


class Student(Protocol):
    """Answers cards, known by their numbers, on days counted from 0."""

    def answer(self, card: int, day: int, *, primed: bool = False) -> Rating:
        """One presentation, which also teaches."""

    def recall(self, card: int, day: int) -> float:
        """The true chance of recall in the morning of a day; 0 for a card never seen."""


@dataclass(slots=True)
class FsrsStudent:
    """Forgets by FSRS-6, with the default weights or others."""

    seed: str
    forgetting: Forgetting
    _states: dict[int, tuple[float, float, int]] = field(default_factory=dict)
    _luck: dict[int, Random] = field(default_factory=dict)

    def answer(self, card: int, day: int, *, primed: bool = False) -> Rating:
        luck = self._luck.setdefault(card, Random(f"{self.seed}:{card}"))
        chance, kind = luck.random(), luck.random()
        law, state = self.forgetting, self._states.get(card)
        if state is None:
            rating = _drawn(kind, FIRST, 1)
            self._states[card] = (*law.first(rating), day)
            return rating
        stability, difficulty, last = state
        if last == day:
            self._states[card] = (*law.same_day(stability, difficulty), day)
            return Rating.GOOD
        recall = law.recall(stability, day - last)
        recall = max(recall, PRIMED) if primed else recall
        if chance < recall:
            rating = _drawn(kind, LATER, 2)
            self._states[card] = (*law.remembered(stability, difficulty, recall, rating), day)
            return rating
        self._states[card] = (*law.forgotten(stability, difficulty, recall), day)
        return Rating.AGAIN

    def recall(self, card: int, day: int) -> float:
        state = self._states.get(card)
        return self.forgetting.recall(state[0], day - state[2]) if state else 0.0


@dataclass(slots=True)
class ActrStudent:
    """Forgets by ACT-R's declarative memory, where each presentation fades at a rate of its own.

    Activation m = ln Σ age^-d with d = c·e^m + a, and recall 1/(1 + e^((threshold - m)/s)): Pavlik and
    Anderson (2005). Time between sessions runs slower, by their factor of 0.025.
    """

    seed: str
    threshold: float
    spread: float
    _traces: dict[int, list[tuple[float, float]]] = field(default_factory=dict)
    _cards: dict[int, tuple[Random, float]] = field(default_factory=dict)

    C, A, NOISE, SLOWED = 0.217, 0.177, 0.255, 0.025

    def answer(self, card: int, day: int, *, primed: bool = False) -> Rating:
        luck, threshold = self._of(card)
        chance, kind = luck.random(), luck.random()
        traces = self._traces.setdefault(card, [])
        again = bool(traces) and traces[-1][0] >= day
        at = traces[-1][0] + 1e-3 if again else float(day)
        activation = self._activation(traces, at)
        recall = self._chance(activation, threshold) if traces else 1.0 - FIRST[0]
        recall = max(recall, PRIMED) if primed else recall
        # A presentation among its siblings is hardly a memory of its own.
        traces.append((at, self.A + self.C * (1.0 if primed else min(exp(activation), 2.0))))
        if again:
            return Rating.GOOD
        return _drawn(kind, LATER, 2) if chance < recall else Rating.AGAIN

    def recall(self, card: int, day: int) -> float:
        traces = self._traces.get(card)
        return self._chance(self._activation(traces, day), self._of(card)[1]) if traces else 0.0

    def _of(self, card: int) -> tuple[Random, float]:
        if card not in self._cards:
            luck = Random(f"{self.seed}:{card}")
            self._cards[card] = (luck, self.threshold + luck.gauss(0.0, self.spread))
        return self._cards[card]

    def _activation(self, traces: list[tuple[float, float]], at: float) -> float:
        if not traces:
            return float("-inf")
        seconds = 86_400 * self.SLOWED
        return log(sum((max(at - then, 1e-4) * seconds) ** -fades for then, fades in traces))

    def _chance(self, activation: float, threshold: float) -> float:
        return 1.0 / (1.0 + exp(min((threshold - activation) / self.NOISE, 50.0)))


def _drawn(chance: float, shares: tuple[float, ...], lowest: int) -> Rating:
    for rating, share in enumerate(shares, lowest):
        if chance < share:
            return Rating(rating)
        chance -= share
    return Rating(lowest + len(shares) - 1)


def student(kind: str, seed: str) -> Student:
    """A student of a kind, the same for the same seed."""
    drawn = Random(f"{kind}:{seed}")
    if kind == "fsrs":
        return FsrsStudent(seed, forgetting_of(None))
    if kind == "act-r":
        return ActrStudent(seed, drawn.gauss(-1.95, 0.15), 0.25)
    spreads = [0.4] * 4 + [0.1] * 4 + [0.1, 0.1, 0.15] + [0.15] * 4 + [0.1, 0.1] + [0.1] * 3 + [0.2]
    default = forgetting_of(None).weights
    moved = tuple(
        weight * exp(drawn.gauss(0.0, spread)) for weight, spread in zip(default, spreads, strict=True)
    )
    return FsrsStudent(seed, forgetting_of(_within_bounds(moved)))


def _within_bounds(weights: tuple[float, ...]) -> tuple[float, ...]:
    """As FSRS allows them: stabilities of first answers in order, and no edge crossed."""
    first = sorted(min(weight, 100.0) for weight in weights[:4])
    rest = list(weights[4:])
    rest[3] = max(rest[3], 0.001)
    rest[12] = max(rest[12], 1.0)
    rest[16] = min(max(rest[16], 0.1), 0.8)
    return (*first, *rest)
