"""Words as the marker compares them, in their order: what aliases and categories are told apart by."""

from __future__ import annotations

from learn.cards.folding import words
from learn.cards.opposites import are_opposed, other_words


def words_of(text: str) -> tuple[str, ...]:
    """The words of a text, folded."""
    return tuple(word.folded for word in words(text))


def contrary_words(text: str, other: str) -> tuple[str, str] | None:
    """The two words by which phrases that are otherwise the same mean two things; None if there are none."""
    ours, theirs = words(text), words(other)
    differing = [(a, b) for a, b in zip(ours, theirs, strict=False) if a.folded != b.folded]
    if len(ours) != len(theirs) or len(differing) != 1:
        return None
    ((a, b),) = differing
    if are_opposed(a.folded, b.folded) or {a.plain, a.folded} & set(other_words(b.plain, b.folded)):
        return a.shown, b.shown
    return None
