"""The rules of every shipped deck; each function gives what breaks one, so that a test can show it does."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence

from learn.cards.card import Card
from learn.cards.options import FEWEST_DISTRACTORS, distractors
from learn.cards.question import kinds_of
from tests.content.runs import words

LONGEST = {"prompt": 200, "answer": 150, "why": 230}
MINUTES_A_CARD = 0.75
LEEWAY = 0.2
EXTENSION, DERIVED = "extension", "derived"


def without_one_weight(cards: Iterable[Card]) -> list[str]:
    """Cards that are not either core or further."""
    return [card.key for card in cards if len({"core", "further"} & set(card.tags)) != 1]


def half_extended(decks: Iterable[Sequence[Card]]) -> list[str]:
    """Cards of a deck that has extension cards, but that are none themselves."""
    return [
        card.key
        for deck in decks
        if any(EXTENSION in card.tags for card in deck)
        for card in deck
        if EXTENSION not in card.tags
    ]


def of_other_documents(cards: Iterable[Card], titles: Iterable[str]) -> list[str]:
    """Cards of neither document that do not say so by the tag, and those that say so wrongly."""
    return [card.key for card in cards if (card.document in set(titles)) == (EXTENSION in card.tags)]


def derived_in_silence(cards: Iterable[Card]) -> list[str]:
    """Cards that follow from others without saying so, or say so without the tag."""
    return [card.key for card in cards if (DERIVED in card.tags) != card.why.startswith("Derived: ")]


def without_source(cards: Iterable[Card]) -> list[str]:
    """Cards that do not say where they come from."""
    return [card.key for card in cards if not (card.document and card.heading)]


def too_long(cards: Iterable[Card]) -> list[str]:
    """Texts beyond their length; what a sort card shows is its items, not its answer."""
    return [
        f"{card.key}: {name} of {length}"
        for card in cards
        for name, most in LONGEST.items()
        if (length := len(getattr(card, name))) > most and not (card.sort and name == "answer")
    ]


def giving_away(cards: Iterable[Card]) -> list[str]:
    """Cards whose prompt holds the answer, or an accepted text; hints in brackets name all choices alike."""
    return [
        card.key
        for card in cards
        if not card.sort and any(_holds(card.prompt, text) for text in (card.answer, *card.accepted))
    ]


def _holds(prompt: str, answer: str) -> bool:
    said, wanted = words(re.sub(r"\[.*?\]", "…", prompt)), words(answer)
    return bool(wanted) and f" {' '.join(wanted)} " in f" {' '.join(said)} "


def asked_twice(cards: Iterable[Card]) -> list[tuple[str, str]]:
    """Prompts that come twice in a deck; by the body figure the same may be asked as in words."""
    count = Counter((card.deck, " ".join(words(card.prompt)), bool(card.at_figure)) for card in cards)
    return [(deck, prompt) for (deck, prompt, _), times in count.items() if times > 1]


def unfair_choices(cards: Sequence[Card]) -> list[str]:
    """Choice cards with too few fair options, and nothing to fall back on.

    The program then asks the next kind of the ladder, or has the answer typed: only a short one bears that.
    """
    fields: dict[str, list[Card]] = {}
    for card in cards:
        fields.setdefault(card.field, []).append(card)
    return [
        card.key
        for card in cards
        if "choice" in kinds_of(card)
        and len(distractors(card, fields[card.field])) < FEWEST_DISTRACTORS
        and kinds_of(card) == ("choice",)
        and len(card.answer) > 30
    ]


def untrue_about(about: str, cards: int) -> str:
    """What a deck's text says wrongly, or nothing: the number of cards, the minutes, that it is no advice."""
    if "not medical advice" not in " ".join(about.split()):
        return "it does not say that it is not medical advice"
    said = re.search(r"(\d+) cards\b", about)
    if not said or int(said[1]) != cards:
        return f"it has {cards} cards"
    minutes, wanted = _minutes(about), cards * MINUTES_A_CARD
    if abs(minutes - wanted) > max(LEEWAY * wanted, 2.5):  # they are rounded to five
        return f"{cards} cards take about {wanted:.0f} minutes, not {minutes}"
    return ""


def _minutes(about: str) -> int:
    hours, minutes = re.search(r"(\d+) hours?\b", about), re.search(r"(\d+) minutes\b", about)
    return (60 * int(hours[1]) if hours else 0) + (int(minutes[1]) if minutes else 0)
