"""The items of a sort card in the order in which they are asked."""

from __future__ import annotations

from hashlib import blake2b

from learn.cards.card import Card
from learn.study.desk import Marks


def items_in_turn(card: Card, marks: Marks) -> tuple[str, ...]:
    """The items of a sort card, mixed: a deck writes them category by category, which would tell.

    The order changes with the count of reviews, so that places are not learned.
    """
    reviews = marks.memory.reviews if marks.memory else 0

    def mixed(item: str) -> bytes:
        return blake2b(f"{card.key}\n{reviews}\n{item}".encode(errors="replace"), digest_size=8).digest()

    return tuple(sorted((item for item, _ in card.sort), key=mixed))
