"""FSRS-6 through the `fsrs` library, in study days. The only module that imports it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from functools import lru_cache
from math import exp

import fsrs

from learn.cards.rating import Rating
from learn.clock import DAY, HOUR
from learn.errors import LearnError
from learn.scheduling.fuzz import spread
from learn.scheduling.memory import MemoryState, Phase
from learn.settings import Rules

_NOON = datetime(1970, 1, 1, 12, tzinfo=UTC)
_ONE_DAY = timedelta(days=1)
_MICROSECOND = timedelta(microseconds=1)
STEP_GRACE = 12 * HOUR
"""A step answered within this time counts to the study day of the answer before it: a ten-minute
step across the rollover would else look to FSRS like a day (7 days instead of 2)."""

_STATES = {
    Phase.LEARNING: fsrs.State.Learning,
    Phase.REVIEW: fsrs.State.Review,
    Phase.RELEARNING: fsrs.State.Relearning,
}
_PHASES = {state: phase for phase, state in _STATES.items()}
_RATINGS = {rating: fsrs.Rating(rating.value) for rating in Rating}


@lru_cache(maxsize=64)
def _scheduler(
    weights: tuple[float, ...] | None,
    retention: float,
    learning: tuple[int, ...],
    relearning: tuple[int, ...],
) -> fsrs.Scheduler:
    return fsrs.Scheduler(
        parameters=weights or fsrs.scheduler.DEFAULT_PARAMETERS,
        desired_retention=retention,
        learning_steps=[timedelta(microseconds=step) for step in learning],
        relearning_steps=[timedelta(microseconds=step) for step in relearning],
        enable_fuzzing=False,
    )


def _scheduler_for(rules: Rules) -> fsrs.Scheduler:
    try:
        return _scheduler(rules.weights, rules.retention, rules.learning_steps, rules.relearning_steps)
    except ValueError:
        # Weights out of bounds can only come from another program's log; a replay must not stop there.
        return _scheduler(None, rules.retention, rules.learning_steps, rules.relearning_steps)


def check_weights(weights: tuple[float, ...]) -> None:
    """Raise LearnError where FSRS would refuse these weights."""
    try:
        _scheduler(weights, 0.9, (), ())
    except ValueError as error:
        raise LearnError("FSRS refuses these weights.", str(error)) from None


def _noon(day: int) -> datetime:
    # FSRS counts elapsed blocks of 24 hours, so that 20:00 and 08:00 would be the same day;
    # noons of study days make its count ours.
    return _NOON + day * _ONE_DAY


def counted_day(memory: MemoryState | None, at: int, day: int) -> int:
    """The study day that an answer counts to; never before that of the answer before it."""
    if memory is None:
        return day
    if memory.in_steps and at - memory.last_at < STEP_GRACE:
        return memory.last_day
    return max(day, memory.last_day)


def after_review(
    memory: MemoryState | None, rating: Rating, at: int, day: int, rules: Rules, first_key: str
) -> MemoryState:
    """The memory state after an answer at a moment (microseconds UTC) of a study day."""
    day = counted_day(memory, at, day)
    noon = _noon(day)
    if memory is None:
        before = fsrs.Card(card_id=0, due=noon)
    else:
        before = fsrs.Card(
            card_id=0,
            state=_STATES[memory.phase],
            step=memory.step,
            stability=memory.stability,
            difficulty=memory.difficulty,
            due=noon,
            last_review=_noon(memory.last_day),
        )
    after, _ = _scheduler_for(rules).review_card(before, _RATINGS[rating], noon)
    reviews = 1 if memory is None else memory.reviews + 1
    lapsed = memory is not None and memory.phase is Phase.REVIEW and rating is Rating.AGAIN
    phase = _PHASES[after.state]
    interval = (after.due - noon) // _MICROSECOND
    days = round(interval / DAY)
    if phase is Phase.REVIEW and rules.fuzz:
        days = spread(days, first_key, reviews)
    assert after.stability is not None
    assert after.difficulty is not None
    return MemoryState(
        phase=phase,
        step=after.step,
        stability=after.stability,
        difficulty=after.difficulty,
        due_day=day + days if interval >= DAY else None,
        due_at=None if interval >= DAY else at + interval,
        last_at=at,
        last_day=day,
        reviews=reviews,
        lapses=(memory.lapses if memory else 0) + lapsed,
    )


def retrievability(memory: MemoryState, day: int, rules: Rules) -> float:
    """The chance, 0 to 1, that the card is recalled on a study day."""
    card = fsrs.Card(card_id=0, stability=memory.stability, last_review=_noon(memory.last_day))
    return _scheduler_for(rules).get_card_retrievability(card, _noon(day))


_LEAST_STABILITY = 0.001
_EASIEST, _HARDEST = 1.0, 10.0


@dataclass(frozen=True, slots=True)
class Forgetting:
    """FSRS-6 in bare numbers: stability in days, difficulty 1 to 10, recall as a chance from 0 to 1.

    The library makes a card and two dates for each question put to it, about 20 µs; a plan asks ten
    times for every card. A test holds these formulas to the library's.
    """

    weights: tuple[float, ...]
    decay: float
    factor: float

    def recall(self, stability: float, days: int) -> float:
        """The chance of recall so many days after a review."""
        return float((1.0 + self.factor * days / stability) ** self.decay) if days > 0 else 1.0

    def first(self, rating: int) -> tuple[float, float]:
        """Stability and difficulty after the first answer to a card."""
        w = self.weights
        return max(w[rating - 1], _LEAST_STABILITY), _clamped(self._first_difficulty(rating))

    def remembered(
        self, stability: float, difficulty: float, recall: float, rating: int = 3
    ) -> tuple[float, float]:
        """After an answer of Hard, Good or Easy on a later day, given when recall had this chance."""
        w = self.weights
        grown = exp(w[8]) * (11.0 - difficulty) * stability ** -w[9] * (exp((1.0 - recall) * w[10]) - 1.0)
        if rating == 2:
            grown *= w[15]
        elif rating == 4:
            grown *= w[16]
        return stability * (1.0 + grown), self._next_difficulty(difficulty, rating)

    def forgotten(self, stability: float, difficulty: float, recall: float) -> tuple[float, float]:
        """After an answer of Again on a later day."""
        w = self.weights
        long = w[11] * difficulty ** -w[12] * ((stability + 1.0) ** w[13] - 1.0) * exp((1.0 - recall) * w[14])
        short = stability / exp(w[17] * w[18])
        return max(min(long, short), _LEAST_STABILITY), self._next_difficulty(difficulty, 1)

    def same_day(self, stability: float, difficulty: float, rating: int = 3) -> tuple[float, float]:
        """After another answer on the day of the answer before."""
        w = self.weights
        change = exp(w[17] * (rating - 3 + w[18])) * stability ** -w[19]
        if rating > 1:
            change = max(change, 1.0)
        return max(stability * change, _LEAST_STABILITY), self._next_difficulty(difficulty, rating)

    def _first_difficulty(self, rating: int) -> float:
        return self.weights[4] - exp(self.weights[5] * (rating - 1)) + 1.0

    def _next_difficulty(self, difficulty: float, rating: int) -> float:
        w = self.weights
        moved = difficulty - w[6] * (rating - 3) * (10.0 - difficulty) / 9.0
        return _clamped(w[7] * self._first_difficulty(4) + (1.0 - w[7]) * moved)


def _clamped(difficulty: float) -> float:
    return min(max(difficulty, _EASIEST), _HARDEST)


@lru_cache(maxsize=64)
def forgetting_of(weights: tuple[float, ...] | None) -> Forgetting:
    """The formulas with these weights; None, and weights that FSRS refuses, are the default ones."""
    try:
        used = tuple(_scheduler(weights, 0.9, (), ()).parameters)
    except ValueError:
        used = tuple(fsrs.scheduler.DEFAULT_PARAMETERS)
    return Forgetting(used, -used[20], 0.9 ** (-1.0 / used[20]) - 1.0)


def mean_recall(memories: Sequence[tuple[float, int]], day: int, rules: Rules) -> float | None:
    """The mean chance, 0 to 1, that cards of some stabilities and last days are recalled; None of none."""
    recall = forgetting_of(rules.weights).recall
    chances = [recall(stability, day - last) for stability, last in memories]
    return sum(chances) / len(chances) if chances else None
