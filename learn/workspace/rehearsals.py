"""Rehearsals of an exam in the log: mock exams and spot tests, each step on disk before what comes next."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from learn.cards.marking import Verdict
from learn.cards.question import Question
from learn.progress import rehearsals_log
from learn.progress.connection import spoken
from learn.progress.events import Context, Event, EventKind, Review
from learn.progress.exams_log import LoggedRehearsal, rehearsal_of
from learn.progress.log_file import Draft
from learn.progress.store import Logged
from learn.workspace.desk import WorkspaceDesk, listed

MOCK, SPOT = "mock", "spot"
"""What the key `type` of a paper says."""


class Rehearsals:
    """Writes and reads them; what a paper, a step and an end hold is their own matter."""

    def __init__(self, desk: WorkspaceDesk) -> None:
        self._desk = desk

    def begin(self, paper: Mapping[str, Any]) -> LoggedRehearsal:
        """Log what was drawn; `paper` says its `type`. Raises LearnError if it could not be saved."""
        now = self._desk.now()
        draft = Draft(EventKind.REHEARSAL, detail=_written(paper))
        event = self._desk.progress.note([draft], now)[0]
        return LoggedRehearsal(event.id, event.at, event.day, paper)

    def step(self, begun: bytes, detail: Mapping[str, Any]) -> None:
        """Log that something was done; on return it is on disk. Raises LearnError if it is not, or if the
        rehearsal has ended meanwhile.
        """
        draft = Draft(EventKind.REHEARSAL_STEP, detail=_written(detail))
        self._desk.progress.note([draft], self._desk.now(), begun)

    def end(self, begun: bytes, drafts: Sequence[Draft], detail: Mapping[str, Any]) -> list[Logged]:
        """Log the end, with the answers that are logged at the end, in one transaction: all or none.

        Raises LearnError if it could not be saved, or has ended already: answers never count twice.
        """
        end = Draft(EventKind.REHEARSAL_END, detail=_written(detail))
        return self._desk.progress.log(drafts, self._desk.now(), begun, end)

    def running(self, type_: str) -> LoggedRehearsal | None:
        """The rehearsal of a type that can be gone on with; of several (two devices) the last begun."""
        with spoken(self._desk.progress.path):
            ended = rehearsals_log.ended_rehearsals(self._desk.progress.connection)
            return next((found for found in self._read(type_) if found.id not in ended), None)

    def past(self, type_: str) -> list[LoggedRehearsal]:
        """The rehearsals of a type that have ended, the last one first."""
        with spoken(self._desk.progress.path):
            return [found for found in self._read(type_) if found.end is not None]

    def begun(self, type_: str) -> list[LoggedRehearsal]:
        """The rehearsals of a type, whether they have ended or not, the last one first."""
        with spoken(self._desk.progress.path):
            return list(self._read(type_))

    def _read(self, type_: str) -> Iterator[LoggedRehearsal]:
        connection = self._desk.progress.connection
        for begun in rehearsals_log.rehearsals(connection):
            # Only those of the type are read whole.
            if _type_of(begun) == type_ and (
                found := rehearsal_of(begun, rehearsals_log.events_of_rehearsal(connection, begun.id))
            ):
                yield found


def review_of(
    question: Question, verdict: Verdict, text: str | None, taken_ms: int, context: Context, *, for_exam: bool
) -> Draft:
    """An answer as it goes to the log: nobody chooses a rating, the proposed one counts."""
    review = Review(
        asked=question.kind,
        rating=verdict.proposed.value,
        proposed=verdict.proposed.value,
        outcome=verdict.outcome.value,
        answer=text,
        options=listed(question),
        confused_with=verdict.confused_with,
        taken_ms=taken_ms,
        context=context,
        for_exam=for_exam,
    )
    return Draft(EventKind.REVIEW, question.card.key, review)


def _type_of(begun: Event) -> object:
    alone = rehearsal_of(begun, ())
    return alone.paper.get("type") if alone else None


def _written(detail: Mapping[str, Any]) -> str:
    return json.dumps(detail, ensure_ascii=False, separators=(",", ":"))
