"""Words as the marker compares them, in their order: what aliases and categories are told apart by."""

from __future__ import annotations

from learn.cards.folding import words


def words_of(text: str) -> tuple[str, ...]:
    """The words of a text, folded."""
    return tuple(word.folded for word in words(text))
