"""Reading the JSON lines that come in: each is one request, or a sentence on what is wrong with it."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from typing import Final, TypeAlias

from learn.cards.rating import Rating
from learn.errors import LearnError
from learn.study.tags import Tags
from learn.values import dataclass

ACTIONS: Final = ("undo", "suspend", "bury", "flag", "more-new", "ahead", "quit")
_SHAPES = (
    'Send one of {"answer": ...}, {"point": ...}, {"choose": ...}, {"place": ...}, {"rating": ...},'
    ' {"tags": ...} and {"do": ...}.'
)


@dataclass(frozen=True, slots=True)
class Answer:
    """An answer to the card; None is "I don't know", or asks to see a card that is not typed."""

    text: str | None


@dataclass(frozen=True, slots=True)
class Point:
    """A patch of the body figure that is pointed at."""

    patch: str
    side: str


@dataclass(frozen=True, slots=True)
class Choose:
    """An option by its number, counted from 1; None is "I don't know"."""

    number: int | None


@dataclass(frozen=True, slots=True)
class Place:
    """The category of each item that is placed."""

    placed: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Rate:
    """A rating; None takes the one proposed."""

    rating: Rating | None


@dataclass(frozen=True, slots=True)
class Restrict:
    """Groups of tags: from now on only cards that have one of each; none lifts it."""

    tags: Tags


@dataclass(frozen=True, slots=True)
class Action:
    """One of `ACTIONS`."""

    name: str


Request: TypeAlias = Answer | Point | Choose | Place | Rate | Restrict | Action


def read_request(line: str) -> Request:
    """What a line asks for; raises LearnError."""
    try:
        found: object = json.loads(line)
    except (ValueError, RecursionError):
        raise LearnError("This line is not JSON.", _SHAPES) from None
    if not isinstance(found, dict):
        raise LearnError("This line is JSON, but not an object.", _SHAPES)
    if len(found) != 1 or (name := next(iter(found))) not in _READERS:
        raise LearnError("This object is not one of the requests.", _SHAPES)
    return _READERS[name](found[name])


def _answer(value: object) -> Answer:
    if value is not None and not isinstance(value, str):
        raise LearnError("An answer is a text, or null.", 'Numbers too are sent as text: {"answer": "12"}.')
    return Answer(value)


def _point(value: object) -> Point:
    if isinstance(value, dict) and value.keys() <= {"patch", "side"}:
        patch, side = value.get("patch"), value.get("side") or ""
        if isinstance(patch, str) and isinstance(side, str):
            return Point(patch, side)
    raise LearnError(
        "A place is a patch, and a side where it matters.",
        'For example {"point": {"patch": "thumb", "side": "left"}}.',
    )


def _choose(value: object) -> Choose:
    if value is not None and (not isinstance(value, int) or isinstance(value, bool)):
        raise LearnError("An option is chosen by its number, or null.", "Its words can be sent as an answer.")
    return Choose(value)


def _place(value: object) -> Place:
    if not isinstance(value, dict):
        raise LearnError("Items are placed by an object.", 'For example {"place": {"item": "category"}}.')
    if not all(isinstance(category, str) for category in value.values()):
        raise LearnError("A category is a text.", "An item that is not known is left out.")
    return Place(value)


def _rate(value: object) -> Rate:
    if value is None:
        return Rate(None)
    is_readable = isinstance(value, int | str) and not isinstance(value, bool)
    rating = Rating.read(str(value)) if is_readable else None
    if rating is None:
        raise LearnError("That is not a rating.", 'Ratings are 1 to 4, "again", "hard", "good" and "easy".')
    return Rate(rating)


def _restrict(value: object) -> Restrict:
    if not isinstance(value, list) or not all(_is_group(group) for group in value):
        raise LearnError(
            "Tags are a list of lists of texts.",
            'For example {"tags": [["core"], ["lumbar", "sacral"]]}; an empty list lifts the restriction.',
        )
    return Restrict(tuple(tuple(group) for group in value))


def _is_group(value: object) -> bool:
    return (
        isinstance(value, list)
        and bool(value)
        and all(isinstance(tag, str) and bool(tag.strip()) for tag in value)
    )


def _action(value: object) -> Action:
    if not isinstance(value, str) or value not in ACTIONS:
        raise LearnError("That cannot be done.", f"What can be done: {', '.join(ACTIONS)}.")
    return Action(value)


_READERS: Final[Mapping[str, Callable[[object], Request]]] = {
    "answer": _answer,
    "point": _point,
    "choose": _choose,
    "place": _place,
    "rating": _rate,
    "tags": _restrict,
    "do": _action,
}
