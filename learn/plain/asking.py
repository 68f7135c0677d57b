"""How a question is put in lines, and what a line typed to it means: one class for each way of answering."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Protocol

from learn.cards.folding import fold
from learn.cards.question import Question
from learn.decks.texts import one_line
from learn.study.items import items_in_turn
from learn.study.session import Session

DO_NOT_KNOW = "I don't know"


class Taker(Protocol):
    """Who takes an answer once it is whole: a session, or the paper of an exam."""

    def answer(self, text: str | None = None) -> object:
        """Take what was typed; None is "I don't know"."""

    def choose(self, number: int | None) -> object:
        """Take an option by its number, counted from 1; None is "I don't know"."""

    def sort(self, placed: Mapping[str, str]) -> object:
        """Take the category of each item."""


class Asked(Protocol):
    """A question that waits for its answer."""

    @property
    def lines(self) -> Sequence[str]:
        """What is said below the prompt."""

    @property
    def prompt(self) -> str:
        """What stands before the cursor."""

    @property
    def is_begun(self) -> bool:
        """Whether some of an answer of several steps is there."""

    def take(self, text: str, taker: Taker) -> str:
        """Take a line; a sentence on what is wrong with it, or an empty text if it was taken."""

    def go_back(self) -> bool:
        """Take the last step of the answer back; False if there is none."""


def way_of(question: Question) -> str:
    """How a question is answered: `choice`, `sort`, `typed`, or `shown` where the person rates unaided."""
    if question.kind in ("choice", "sort"):
        return question.kind
    return "typed" if question.is_typed else "shown"


def asked_in_lines(session: Session) -> Asked:
    """The question of a session that waits for an answer."""
    question = session.question
    assert question is not None
    items = items_in_turn(question.card, session.marks) if way_of(question) == "sort" else ()
    return asked_so(question, items)


def asked_so(question: Question, items: tuple[str, ...]) -> Asked:
    """A question; of a sort card with its items in this order."""
    way = way_of(question)
    if way == "choice":
        return _Choice(question)
    if way == "sort":
        return _Sorting(question, items)
    return _Typed() if way == "typed" else _Shown()


def place_among(text: str, names: Sequence[str]) -> int | None:
    """Where a text stands among names, by its number, counted from 1, or by its words; None if nowhere."""
    text = text.strip()
    if text.isascii() and text.isdigit():
        number = int(text[:9])
        if 1 <= number <= len(names):
            return number - 1
    for written in (str.casefold, fold):
        same = [place for place, name in enumerate(names) if written(one_line(name)) == written(text)]
        if same:
            return same[0]
    return None


class _Typed:
    lines = ()
    is_begun = False
    prompt = "> "

    def take(self, text: str, taker: Taker) -> str:
        taker.answer(text or None)
        return ""

    def go_back(self) -> bool:
        return False


class _Shown:
    lines = ()
    is_begun = False
    prompt = "Enter shows the answer > "

    def take(self, text: str, taker: Taker) -> str:
        if text:
            return "The answer to this card is not typed: Enter shows it, and :? the commands."
        taker.answer(None)
        return ""

    def go_back(self) -> bool:
        return False


class _Choice:
    is_begun = False
    prompt = "Number > "

    def __init__(self, question: Question) -> None:
        self._names = [*(one_line(option.text) for option in question.options), DO_NOT_KNOW]
        self.lines = [f"{number}  {name}" for number, name in enumerate(self._names, 1)]

    def take(self, text: str, taker: Taker) -> str:
        place = place_among(text, self._names) if text else len(self._names) - 1
        if place is None:
            return f"“{text}” is no option: type a number from 1 to {len(self._names)}, or an option's words."
        taker.choose(place + 1 if place < len(self._names) - 1 else None)
        return ""

    def go_back(self) -> bool:
        return False


class _Sorting:
    """Asked item by item, so that each prompt has the one thing that it asks about."""

    def __init__(self, question: Question, items: tuple[str, ...]) -> None:
        self._items, self._categories = items, question.categories
        self._places: list[int | None] = []
        """For each item so far: the place of its category; None for an item that the person does not know."""
        numbered = [f"{number} {one_line(name)}" for number, name in enumerate(self._categories, 1)]
        self.lines = [" · ".join([*numbered, ":p goes back one item"])]

    @property
    def prompt(self) -> str:
        at = len(self._places)
        return f"Item {at + 1} of {len(self._items)}: {one_line(self._items[at])} > "

    @property
    def is_begun(self) -> bool:
        return bool(self._places)

    def take(self, text: str, taker: Taker) -> str:
        place = place_among(text, self._categories) if text else None
        if text and place is None:
            return f"“{text}” is no category: type a number from 1 to {len(self._categories)}."
        self._places.append(place)
        if len(self._places) < len(self._items):
            return ""
        placed = {
            item: self._categories[at]
            for item, at in zip(self._items, self._places, strict=True)
            if at is not None
        }
        if placed:
            taker.sort(placed)
        else:
            taker.answer(None)
        return ""

    def go_back(self) -> bool:
        if not self._places:
            return False
        self._places.pop()
        return True
