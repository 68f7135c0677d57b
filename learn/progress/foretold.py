"""What was foretold of past answers, and whether it came true: read from the log, replayed card by card."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from learn.cards.rating import Rating
from learn.progress.events import Context, Event, EventKind
from learn.progress.rows import events_of_cards
from learn.progress.standing import BLANK, Standing, advance
from learn.scheduling.fsrs import forgetting_of
from learn.scheduling.memory import Phase
from learn.settings import Rules


@dataclass(frozen=True, slots=True)
class Foretold:
    """An answer on a later day than the one before, beside the chance that FSRS gave it."""

    key: str
    at: int
    day: int
    context: Context
    chance: float
    """Of recall, 0 to 1, just before the answer."""
    recalled: bool


def foretold(
    connection: sqlite3.Connection, rules_at: Callable[[Event], Rules], keys: Sequence[str]
) -> Iterator[Foretold]:
    """The answers to cards in the review phase, card by card, the earliest first."""
    for key in keys:
        row = connection.execute("SELECT home FROM card WHERE key = ?", (key,)).fetchone()
        if row is None:
            continue
        standing = BLANK
        for event in sorted(events_of_cards(connection, row[0]), key=lambda event: event.order):
            rules = rules_at(event)
            if found := _foretold(key, standing, event, rules):
                yield found
            standing, _ = advance(standing, event, rules)


def _foretold(key: str, standing: Standing, event: Event, rules: Rules) -> Foretold | None:
    memory, review = standing.memory, event.review
    if event.kind is not EventKind.REVIEW or review is None or memory is None:
        return None
    if memory.phase is not Phase.REVIEW or event.day <= memory.last_day:
        return None
    chance = forgetting_of(rules.weights).recall(memory.stability, event.day - memory.last_day)
    recalled = review.rating != Rating.AGAIN.value
    return Foretold(key, event.at, event.day, review.context, chance, recalled)
