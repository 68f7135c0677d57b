"""Answers of a program, held against the question before the session takes them.

A program that names no option or item has made a mistake; it does not say that a person does not know.
"""

from __future__ import annotations

from collections.abc import Mapping

from learn.cards.question import Question
from learn.decks.texts import clean
from learn.errors import LearnError
from learn.plain.asking import place_among, way_of
from learn.study.items import items_in_turn
from learn.study.session import Session, Stage
from learn.workspace.pointing import pointed_at


def give(session: Session, text: str | None) -> None:
    """Answer with a text, read as the question wants it. Raises LearnError; nothing is answered then."""
    question = _waiting(session)
    way = way_of(question) if question else ""
    if question is None or text is None or way not in ("choice", "sort"):
        session.answer(text)
    elif way == "choice":
        place = place_among(text, [option.text for option in question.options])
        if place is None:
            raise LearnError("That is not one of the options.", _numbers(question))
        session.choose(place + 1)
    else:
        _sort_by_numbers(session, question, text)


def point(session: Session, patch: str, side: str) -> None:
    """Point at a patch of the body figure. Raises LearnError."""
    question = _waiting(session)
    if question and not question.is_pointed:
        raise LearnError("This card is not answered by pointing.", "Send an answer.")
    card = session.card
    session.point(*([pointed_at(card, patch, side)] if card else []))


def choose(session: Session, number: int | None) -> None:
    """Choose an option by its number. Raises LearnError."""
    question = _waiting(session)
    if question and way_of(question) != "choice":
        raise LearnError("This card has no options.", "Send an answer.")
    if question and number is not None and not 1 <= number <= len(question.options):
        raise LearnError(f"There is no option {number}.", _numbers(question))
    session.choose(number)


def place_items(session: Session, placed: Mapping[str, str]) -> None:
    """Sort items, named as they were sent. Raises LearnError."""
    question = _waiting(session)
    if question is None or way_of(question) != "sort":
        if question:
            raise LearnError("This card has no items to place.", "Send an answer.")
        session.sort(placed)
        return
    items = {clean(item): item for item, _ in question.card.sort}
    categories = {clean(category): category for category in question.categories}
    for item, category in placed.items():
        if item not in items:
            raise LearnError(f"There is no item “{item}”.", "Name the items as the card has them.")
        if category not in categories:
            raise LearnError(
                f"There is no category “{category}”.", "Name the categories as the card has them."
            )
    if placed:
        session.sort({items[item]: categories[category] for item, category in placed.items()})
    else:
        session.answer(None)


def _waiting(session: Session) -> Question | None:
    """The question that waits for an answer; None if the session will say that it does not."""
    return session.question if session.stage is Stage.ANSWER else None


def _numbers(question: Question) -> str:
    return f"Options are numbered 1 to {len(question.options)}; null is “I don't know”."


def _sort_by_numbers(session: Session, question: Question, text: str) -> None:
    items = items_in_turn(question.card, session.marks)
    numbers = [int(letter) for letter in text if letter in "123456789"]
    is_clear = all(letter in "123456789 ," for letter in text) and len(numbers) == len(items)
    if not is_clear or max(numbers, default=0) > len(question.categories):
        raise LearnError(
            "That does not sort the items.",
            f"Send the number of a category, 1 to {len(question.categories)}, for each of the items in turn.",
        )
    session.sort({item: question.categories[number - 1] for item, number in zip(items, numbers, strict=True)})
