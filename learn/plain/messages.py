"""The messages of the JSON lines; PROTOCOL.md describes every field."""

from __future__ import annotations

from datetime import UTC
from typing import TypeAlias

from learn.cards.card import Card
from learn.cards.rating import Rating
from learn.clock import local_time, study_date
from learn.decks.texts import clean
from learn.errors import LearnError
from learn.plain.asking import way_of
from learn.plain.outlook import Ahead, Outlook
from learn.scheduling.queue import Remaining
from learn.study.desk import Accepted, Interval, Undone
from learn.study.done import Done
from learn.study.items import items_in_turn
from learn.study.session import Session, Stage
from learn.study.wording import verdict_sentence
from learn.workspace import Workspace

Json: TypeAlias = "str | int | bool | list[Json] | dict[str, Json] | None"
Message: TypeAlias = dict[str, Json]

PROTOCOL = 2
"""Raised when a message changes so that a program that reads it must change too."""


def opening(workspace: Workspace, session: Session, ahead: Ahead) -> Message:
    """What there is to do."""
    wanted = session.scope.decks
    decks: list[Json] = [
        {"id": entry.id, "title": clean(entry.title)}
        for entry in workspace.library.decks
        if not wanted or entry.id in wanted
    ]
    return {
        "event": "session",
        "protocol": PROTOCOL,
        "decks": decks,
        "cards": ahead.cards,
        "minutes": ahead.minutes,
        "remaining": _remaining(session.remaining),
        "limit": session.scope.limit,
        "tags": [[clean(tag) for tag in group] for group in session.scope.tags],
        "dry": workspace.is_dry,
    }


def question(session: Session) -> Message:
    """The card of a session, to answer."""
    card, asked, marks = session.card, session.question, session.marks
    assert card is not None
    assert asked is not None
    way = way_of(asked)
    return {
        "event": "card",
        "key": card.key,
        "deck": card.deck,
        "kind": card.kind,
        "asked": asked.kind,
        "typed": way == "typed",
        "prompt": clean(card.prompt),
        "point": clean(asked.prompt) if asked.is_pointed else "",
        "side": card.side if asked.is_pointed else "",
        "options": [clean(option.text) for option in asked.options],
        "categories": [clean(category) for category in asked.categories],
        "items": [clean(item) for item in items_in_turn(card, marks)] if way == "sort" else [],
        "second_try": session.is_asked_again,
        "new": marks.memory is None,
        "flagged": marks.flagged,
        "leech": marks.leech,
        "path": card.path,
        "line": card.line,
        "remaining": _remaining(session.remaining),
    }


def asked_again(session: Session) -> Message:
    """What the first try lacks, in words that do not give the answer away."""
    card, found = session.card, session.verdict
    assert card is not None
    return {
        "event": "asked_again",
        "key": card.key,
        "verdict": found.word,
        "elsewhere_source": clean(found.source),
        "message": clean(verdict_sentence(found, card, session.text)),
    }


def verdict(session: Session, confused: Card | None) -> Message:
    """What the marker says of a session's card, with the answer; `confused` is the card whose answer came."""
    card, found = session.card, session.verdict
    assert card is not None
    return {
        "event": "verdict",
        "key": card.key,
        "verdict": found.word,
        "proposed": found.proposed.value,
        "given": session.text,
        "answer": clean(card.answer),
        "reason": clean(found.reason),
        "typo": clean(found.typo),
        "missing": [clean(text) for text in found.missing],
        "elsewhere_source": clean(found.source),
        "confused_with": None
        if confused is None
        else {"key": confused.key, "prompt": clean(confused.prompt)},
        "source": {"document": clean(card.document), "heading": clean(card.heading)},
        "why": clean(card.why),
        "patches": list(card.patches),
        "intervals": [
            {"rating": rating.value, "word": rating.word, **_interval(interval)}
            for rating, interval in zip(Rating, session.previews(), strict=True)
        ],
    }


def accepted(review: Accepted) -> Message:
    """A review that is on disk."""
    memory = review.memory
    return {
        "event": "accepted",
        "review": review.event.hex(),
        "key": review.card.key,
        "rating": review.rating.value,
        "due_at": None if memory.due_at is None else _utc(memory.due_at),
        "due_day": None if memory.due_day is None else study_date(memory.due_day).isoformat(),
        "interval": _interval(review.interval),
        "became_leech": review.leech,
    }


def undone(action: Undone) -> Message:
    """An action that was taken back."""
    keys: list[Json] = list(action.keys)
    events: list[Json] = [event.hex() for event in action.events]
    return {"event": "undone", "what": action.what, "keys": keys, "reviews": action.reviews, "events": events}


def marked(do: str, card: Card, flagged: bool) -> Message:
    """A card that was suspended, buried, flagged or unflagged."""
    return {"event": "marked", "do": do, "key": card.key, "flagged": flagged}


def done(outlook: Outlook) -> Message:
    """That there is no card to ask now."""
    return {"event": "done", "next": _next(outlook)}


def error(found: LearnError, stage: Stage) -> Message:
    """What was wrong; nothing was changed."""
    return {"event": "error", "message": found.message, "hint": found.hint, "waits": stage.value}


def summary(what: Done, outlook: Outlook) -> Message:
    """What was done; the last message."""
    return {
        "event": "summary",
        "answers": what.answers,
        "started": what.started,
        "again": sum(rating is Rating.AGAIN for rating in what.ratings),
        "taken_ms": what.taken_ms,
        "left": outlook.left,
        "next": _next(outlook),
    }


def _remaining(remaining: Remaining) -> Message:
    return {"new": remaining.new, "learning": remaining.learning, "reviews": remaining.reviews}


def _interval(interval: Interval) -> Message:
    return {"text": interval.short(), "microseconds": interval.microseconds, "days": interval.days}


def _next(outlook: Outlook) -> Message:
    day = outlook.next_day
    return {
        "at": None if outlook.next_at is None else _utc(outlook.next_at),
        "day": None if day is None else study_date(day).isoformat(),
        "cards": outlook.next_count,
    }


def _utc(moment: int) -> str:
    return local_time(moment, UTC).isoformat()
