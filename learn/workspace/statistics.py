"""Where the person stands over time: for `learn stats`."""

from __future__ import annotations

from dataclasses import dataclass

from learn.clock import Now
from learn.decks.library import DeckEntry
from learn.progress import questions, study_days
from learn.progress.standing import MATURE_DAYS, NO_TALLY, Tally
from learn.scheduling.fsrs import mean_recall
from learn.workspace.desk import WorkspaceDesk
from learn.workspace.notes import FEW, live_of

_SAMPLE = 500
"""Cards of a large deck that its mean chance of recall is taken from: right to a percent or so."""


@dataclass(frozen=True, slots=True)
class DeckStatistics:
    """How well one deck is known."""

    deck: str
    title: str
    cards: int
    seen: int
    learning: int
    young: int
    mature: int
    """Cards of a stability of at least 21 days."""
    suspended: int
    leeches: int
    recall: float | None
    """The mean chance, 0 to 1, that a card seen so far is recalled today."""


@dataclass(frozen=True, slots=True)
class Statistics:
    """Numbers for one moment."""

    today: Tally
    streak: int
    by_day: dict[int, Tally]
    """The last study days with answers."""
    due_by_day: dict[int, int]
    """Cards that come due, by study day, from today on."""
    decks: tuple[DeckStatistics, ...]
    first_day: int
    last_day: int


def statistics(desk: WorkspaceDesk, now: Now, back: int = 30, forward: int = 14) -> Statistics:
    """Count the last and the next study days, and every deck."""
    connection = desk.progress.connection
    by_day = study_days.tallies_by_day(connection, now.day - back + 1, now.day)
    ids = [entry.id for entry in desk.library.decks]
    return Statistics(
        today=by_day.get(now.day, NO_TALLY),
        streak=study_days.streak(connection, now.day),
        by_day=by_day,
        due_by_day=questions.due_by_day(connection, ids, now.day, now.day + forward - 1) if ids else {},
        decks=tuple(_deck(desk, deck, now) for deck in ids),
        first_day=now.day - back + 1,
        last_day=now.day + forward - 1,
    )


def _deck(desk: WorkspaceDesk, deck: str, now: Now) -> DeckStatistics:
    entry = desk.library.entry(deck)
    assert entry is not None
    if entry.cards > FEW:
        return _large(desk, entry, now)
    rules = desk.rules(deck)
    live = live_of(desk, deck)
    memories = [standing.memory for standing in live if standing.memory is not None]
    settled = [memory for memory in memories if not memory.in_steps]
    mature = sum(memory.stability >= MATURE_DAYS for memory in settled)
    return DeckStatistics(
        deck=deck,
        title=entry.title,
        cards=entry.cards,
        seen=len(memories),
        learning=len(memories) - len(settled),
        young=len(settled) - mature,
        mature=mature,
        suspended=sum(standing.suspended for standing in live),
        leeches=sum(standing.leech_lapses >= rules.leech_lapses for standing in live),
        recall=mean_recall([(memory.stability, memory.last_day) for memory in memories], now.day, rules),
    )


def _large(desk: WorkspaceDesk, entry: DeckEntry, now: Now) -> DeckStatistics:
    """From the counts on disk; the mean chance from some of the cards, evenly spread."""
    rules, connection = desk.rules(entry.id), desk.progress.connection
    counts = questions.counts_of(connection, entry.id)
    return DeckStatistics(
        deck=entry.id,
        title=entry.title,
        cards=entry.cards,
        seen=counts.seen,
        learning=counts.learning,
        young=counts.seen - counts.learning - counts.mature,
        mature=counts.mature,
        suspended=counts.suspended,
        leeches=questions.leeches(connection, entry.id, rules.leech_lapses),
        recall=mean_recall(questions.memories(connection, entry.id, _SAMPLE), now.day, rules),
    )
