"""What Home and `learn decks` show: where the person stands, in numbers."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import ceil

from learn.clock import Now
from learn.decks.library import BrokenDeck, DeckEntry
from learn.progress import questions, study_days
from learn.progress.exams_log import LoggedExam
from learn.scheduling.queue import Remaining
from learn.study.desk import Scope
from learn.workspace.agenda import remaining_of
from learn.workspace.desk import WorkspaceDesk
from learn.workspace.exams import ExamDay
from learn.workspace.notes import seen_of
from learn.workspace.pace import pace_ms

ANSWERS_PER_NEW = 2.5
"""A new card is asked about this often before it leaves its steps."""
ANSWERS_PER_REVIEW = 1.1
_YEAR = 365


@dataclass(frozen=True, slots=True)
class DeckCounts:
    """A deck with what it asks today."""

    deck: DeckEntry
    today: Remaining
    seen: int
    suspended: int


@dataclass(frozen=True, slots=True)
class Overview:
    """The whole picture at one moment."""

    decks: tuple[DeckCounts, ...]
    broken: tuple[BrokenDeck, ...]
    notices: tuple[str, ...]
    today: Remaining
    minutes: int
    """About how long what is due now takes."""
    done_today: int
    again_today: int
    started_today: int
    streak: int
    is_first_run: bool
    buried: int
    over_limit: int
    next_at: int | None
    """The moment at which the next learning step comes due, if nothing is due now."""
    next_day: int | None
    """The next study day on which a card comes due, and how many do."""
    next_count: int
    exams: tuple[ExamDay, ...] = ()
    """What each exam ahead asks today, the nearest first."""
    unwritten: LoggedExam | None = None
    """The last exam of the past weeks, if its result is not written down."""


def minutes_for(today: Remaining, spent: tuple[int, int]) -> int:
    """About how many minutes a day's cards take, going by the milliseconds that so many answers took."""
    answers = today.new * ANSWERS_PER_NEW + today.learning * 1.5 + today.reviews * ANSWERS_PER_REVIEW
    return ceil(answers * pace_ms(spent) / 60_000) if answers else 0


def coming_days(desk: WorkspaceDesk, decks: Sequence[str], now: Now, days: int) -> dict[int, int]:
    """How many cards of some decks come back on each of the next study days, today left out."""
    if not decks:
        return {}
    first, last = now.day + 1, now.day + days
    coming = questions.due_by_day(desk.progress.connection, decks, first, last)
    return desk.exams.shift(coming, decks, now) if desk.exams.ahead(now.day) else coming


def _next_day(desk: WorkspaceDesk, decks: Sequence[str], now: Now) -> tuple[int, int] | None:
    """The next study day on which cards of some decks come back, and how many do."""
    if desk.exams.ahead(now.day):
        return min(coming_days(desk, decks, now, _YEAR).items(), default=None)
    return questions.next_due(desk.progress.connection, decks, now.day + 1, now.day + _YEAR)


def overview(desk: WorkspaceDesk, now: Now) -> Overview:
    """Count everything for one moment."""
    library, connection = desk.library, desk.progress.connection
    agenda = desk.agenda(now)
    plan = agenda.plan(Scope())
    counts = tuple(
        DeckCounts(entry, agenda.remaining(entry.id), *seen_of(desk, entry.id)) for entry in library.decks
    )
    tallies = study_days.tallies_of_day(connection, now.day)
    ids = [entry.id for entry in library.decks]
    coming = _next_day(desk, ids, now)
    today = remaining_of(plan)
    return Overview(
        decks=counts,
        broken=library.broken,
        notices=library.notices,
        today=today,
        minutes=minutes_for(today, study_days.spent(connection, now.day)),
        done_today=sum(tally.answers for tally in tallies.values()),
        again_today=sum(tally.again for tally in tallies.values()),
        started_today=sum(tally.introduced for tally in tallies.values()),
        streak=study_days.streak(connection, now.day),
        is_first_run=not any(count.seen for count in counts) and not tallies,
        buried=plan.buried,
        over_limit=plan.over_limit,
        next_at=min((step.due_at or 0 for step in plan.steps), default=None),
        next_day=coming[0] if coming else None,
        next_count=coming[1] if coming else 0,
        exams=tuple(desk.exams.today(now)),
        unwritten=desk.exams.unwritten(now.day),
    )
