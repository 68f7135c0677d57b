"""What a session has before it, and what comes after it."""

from __future__ import annotations

from dataclasses import dataclass

from learn.clock import Now
from learn.progress import study_days
from learn.progress.connection import spoken
from learn.scheduling.queue import Remaining
from learn.study.session import Session, Stage
from learn.workspace import Workspace
from learn.workspace.overview import coming_days, minutes_for


@dataclass(frozen=True, slots=True)
class Ahead:
    """How much a session asks."""

    cards: int
    minutes: int


@dataclass(frozen=True, slots=True)
class Outlook:
    """What is left when a session ends, and when there is something to do again."""

    left: int
    """Cards that could be asked at once."""
    next_at: int | None
    """The moment (microseconds UTC) of the next learning step."""
    next_day: int | None
    """The next study day after today on which a card comes due, and how many do."""
    next_count: int


def ahead_of(workspace: Workspace, session: Session, now: Now) -> Ahead:
    """How much a session that begins now asks."""
    with spoken(workspace.progress.path):
        spent = study_days.spent(workspace.progress.connection, now.day)
    cards, minutes = session.remaining.total, minutes_for(session.remaining, spent)
    limit = session.scope.limit
    if limit is None or limit >= cards:
        return Ahead(cards, minutes)
    return Ahead(limit, min(minutes, minutes_for(Remaining(reviews=limit), spent)))


def outlook_of(workspace: Workspace, session: Session, now: Now) -> Outlook:
    """What comes after a session that ends now."""
    decks = session.scope.decks or tuple(entry.id for entry in workspace.library.decks)
    with spoken(workspace.progress.path):
        coming = coming_days(workspace.desk, decks, now, 366)
    day = min(coming, default=None)
    return Outlook(
        left=0 if session.stage is Stage.DONE else session.remaining.total,
        next_at=session.next_step_at(),
        next_day=day,
        next_count=coming[day] if day is not None else 0,
    )
