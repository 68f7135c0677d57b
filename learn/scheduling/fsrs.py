"""FSRS-6 through the `fsrs` library, in study days. The only module that imports it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from functools import lru_cache

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


def mean_recall(memories: Sequence[tuple[float, int]], day: int, rules: Rules) -> float | None:
    """The mean chance, 0 to 1, that cards of some stabilities and last days are recalled; None of none.

    FSRS-6's forgetting curve written out, since the library takes ten times as long for each card.
    """
    if not memories:
        return None
    decay = -float(_scheduler_for(rules).parameters[20])
    factor = float(0.9 ** (1 / decay)) - 1
    chances = [(1 + factor * max(day - last, 0) / stability) ** decay for stability, last in memories]
    return float(sum(chances)) / len(chances)
