"""Drawing the stations of a spot test: by section in fixed shares, with a seed."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from hashlib import blake2b

from learn.cards.card import deck_of, note_of
from learn.cards.kinds import SIDES
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


def shares(sizes: Mapping[str, int], count: int) -> dict[str, int]:
    """How many of `count` come from each group, in proportion to its size; largest remainders first.

    None gets more than it has, as long as `count` is no more than there are.
    """
    total = sum(sizes.values())
    if not total:
        return {}
    found = {group: count * size // total for group, size in sizes.items()}
    # Of equal remainders the group that stands first goes first.
    order = sorted(sizes, key=lambda group: -(count * sizes[group] % total))
    for group in order[: count - sum(found.values())]:
        found[group] += 1
    return found


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
            (card for card in cards if card.section == section), key=lambda card: _lot(seed, card.key)
        )
        for _ in range(share):
            chosen = _next(left, taken, notes)
            left.remove(chosen)
            taken.append(chosen)
            notes[note_of(chosen.key)] += 1
    taken.sort(key=lambda card: _lot(seed, "order", card.key))
    return tuple(_station(card, seed) for card in taken)


def _next(left: Sequence[Drawable], taken: Sequence[Drawable], notes: Mapping[str, int]) -> Drawable:
    """The next card in the lot's order: of a note taken least, and of the way of asking that is behind."""
    fewest = min(notes.get(note_of(card.key), 0) for card in left)
    fresh = [card for card in left if notes.get(note_of(card.key), 0) == fewest]
    points = 2 * sum(card.is_pointed for card in taken) <= len(taken)
    return next((card for card in fresh if card.is_pointed == points), fresh[0])


def _station(card: Drawable, seed: int) -> Station:
    lot = _lot(seed, "side", card.key)[0]
    side = card.sides[lot % len(card.sides)] if card.sides else ""
    return Station(card.key, card.section, card.is_pointed, side, card.seen)


def _lot(seed: int, *words: str) -> bytes:
    """What orders cards by lot, the same on every machine and however many other cards there are."""
    return blake2b("\n".join((str(seed), *words)).encode(), digest_size=8).digest()
