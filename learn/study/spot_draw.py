"""Drawing the stations of a spot test: by section in fixed shares, with a seed."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from learn.cards.card import deck_of, note_of
from learn.cards.kinds import SIDES
from learn.study.drawing import lot, shares
from learn.study.tags import SECTIONS


@dataclass(frozen=True, slots=True)
class Drawable:
    """A card that can be a station."""

    key: str
    section: str
    """The section of its skin; of a card without one, its deck."""
    is_pointed: bool
    """Whether a place is pointed at; else lit skin is named."""
    sides: tuple[str, ...] = SIDES
    """The person's sides by which it can be asked; none where all its skin lies in the middle."""
    seen: bool = True
    """Whether it was ever answered before."""


@dataclass(frozen=True, slots=True)
class Station:
    """One station as it was drawn."""

    key: str
    section: str
    is_pointed: bool
    side: str = ""
    """The person's left or right, where that skin is lit or asked for; empty where it lies in the middle."""
    seen: bool = True


def section_of(key: str, tags: Collection[str]) -> str:
    """The section to which a card counts: the first of its tags from the neck downward, else its deck."""
    return next((section for section in SECTIONS if section in tags), deck_of(key))


def sizes_of(cards: Sequence[Drawable]) -> dict[str, int]:
    """How many cards each section has: from the neck downward, then decks by id."""
    counts = Counter(card.section for card in cards)
    known = [section for section in SECTIONS if section in counts]
    return {section: counts[section] for section in (*known, *sorted(set(counts) - set(known)))}


def draw(cards: Sequence[Drawable], count: int, seed: int) -> tuple[Station, ...]:
    """The stations in the order in which they are asked; the same seed and cards give the same.

    About half are pointed at and half are lit, where there are enough of both. Siblings come only once
    all other notes of the section were taken.
    """
    taken: list[Drawable] = []
    notes: Counter[str] = Counter()
    for section, share in shares(sizes_of(cards), count).items():
        left = sorted(
            (card for card in cards if card.section == section), key=lambda card: lot(seed, card.key)
        )
        for _ in range(share):
            chosen = _next(left, taken, notes)
            left.remove(chosen)
            taken.append(chosen)
            notes[note_of(chosen.key)] += 1
    taken.sort(key=lambda card: lot(seed, "order", card.key))
    return tuple(_station(card, seed) for card in taken)


def _next(left: Sequence[Drawable], taken: Sequence[Drawable], notes: Mapping[str, int]) -> Drawable:
    """The next card in the lot's order: of a note taken least, and of the way of asking that is behind."""
    fewest = min(notes.get(note_of(card.key), 0) for card in left)
    fresh = [card for card in left if notes.get(note_of(card.key), 0) == fewest]
    points = 2 * sum(card.is_pointed for card in taken) <= len(taken)
    return next((card for card in fresh if card.is_pointed == points), fresh[0])


def _station(card: Drawable, seed: int) -> Station:
    place = lot(seed, "side", card.key)[0]
    side = card.sides[place % len(card.sides)] if card.sides else ""
    return Station(card.key, card.section, card.is_pointed, side, card.seen)
