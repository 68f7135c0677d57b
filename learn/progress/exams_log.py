"""Exams and rehearsals of them from the log: how each was planned last, what was done in it, how it ended."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from math import isfinite
from typing import Any

from learn.progress.events import Event, EventKind
from learn.scheduling.exam import Exam, Way


@dataclass(frozen=True, slots=True)
class LoggedExam:
    """An exam as it is planned now."""

    id: str
    """Of the event that planned it first, in hexadecimal; the same through all changes."""
    exam: Exam
    since: int
    """The study day on which it was first planned."""
    cancelled: bool = False
    result: float | None = None
    """The score that the person had, 0 to 1; None as long as it is not known."""


def exam_detail(exam: Exam, id_: str | None, *, cancelled: bool = False, result: float | None = None) -> str:
    """The detail of an exam event; without an id it is a new exam."""
    detail: dict[str, object] = {
        "exam": id_,
        "name": exam.name,
        "day": exam.day,
        "decks": exam.decks,
        "tags": exam.tags,
        "reviews": exam.reviews,
        "minutes": exam.minutes,
        "target": exam.target,
        "way": exam.way.value,
        "cancelled": cancelled or None,
        "result": result,
    }
    told = {name: value for name, value in detail.items() if value is not None}
    return json.dumps(told, ensure_ascii=False)


def exams_of(events: Iterable[Event]) -> tuple[LoggedExam, ...]:
    """The exams, cancelled ones included, the earliest first; the last event of each counts."""
    found: dict[str, LoggedExam] = {}
    for event in _as_logged(events):
        if (logged := _exam(event)) is not None:
            first = found.get(logged.id, logged)
            found[logged.id] = replace(logged, since=first.since)
    return tuple(sorted(found.values(), key=lambda logged: (logged.exam.day, logged.exam.name, logged.id)))


def _as_logged(events: Iterable[Event]) -> list[Event]:
    """Events in the order in which they were logged.

    Ids rise though the clock is set back: by their times, an older word would be the last one then.
    """
    return sorted(events, key=lambda event: event.id)


def _exam(event: Event) -> LoggedExam | None:
    """The exam in an event; None where another program wrote what this one cannot read."""
    try:
        read: Mapping[str, Any] = json.loads(event.detail or "")
        exam = Exam(
            name=str(read["name"]),
            day=int(read["day"]),
            decks=tuple(map(str, read.get("decks", ()))),
            tags=tuple(tuple(map(str, group)) for group in read.get("tags", ())),
            reviews=None if read.get("reviews") is None else int(read["reviews"]),
            minutes=None if read.get("minutes") is None else _finite(read["minutes"]),
            target=_finite(read.get("target", 0.0)),
            way=Way(read.get("way", Way.ALL.value)),
        )
        result = read.get("result")
        return LoggedExam(
            str(read.get("exam") or event.id.hex()),
            exam,
            event.day,
            bool(read.get("cancelled", False)),
            None if result is None else min(max(_finite(result), 0.0), 1.0),
        )
    except (ValueError, TypeError, KeyError, AttributeError, OverflowError):
        return None


def _finite(number: Any) -> float:  # noqa: ANN401 - whatever JSON holds
    if not isfinite(value := float(number)):
        raise ValueError(number)
    return value


@dataclass(frozen=True, slots=True)
class LoggedRehearsal:
    """A mock exam or a spot test: what was drawn, what was done, and how it ended."""

    id: bytes
    """Of the event that began it, which is the action of all its events."""
    at: int
    """The moment at which it began."""
    day: int
    paper: Mapping[str, Any]
    """What was drawn, as it was logged."""
    steps: tuple[Mapping[str, Any], ...] = ()
    """What was done since, in order."""
    end: Mapping[str, Any] | None = None
    """How it ended; None while it can be gone on with."""


def rehearsal_of(begun: Event, events: Iterable[Event]) -> LoggedRehearsal | None:
    """A rehearsal from the event that began it and its others; None if it cannot be read."""
    paper = _mapping(begun)
    if paper is None:
        return None
    steps, end = [], None
    for event in _as_logged(events):
        found = _mapping(event)
        if found is not None and event.kind is EventKind.REHEARSAL_STEP:
            steps.append(found)
        elif found is not None and event.kind is EventKind.REHEARSAL_END:
            end = found
    return LoggedRehearsal(begun.id, begun.at, begun.day, paper, tuple(steps), end)


def _mapping(event: Event) -> Mapping[str, Any] | None:
    try:
        found = json.loads(event.detail or "")
    except ValueError:
        return None
    return found if isinstance(found, dict) else None
