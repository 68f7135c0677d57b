"""Slips of the fingers: which are forgiven in a word, and why the others are not."""

from __future__ import annotations

from typing import Protocol

from learn.cards.folding import Word
from learn.cards.opposites import are_opposed, denies, is_known, other_words
from learn.cards.verdict import quoted

LETTERS_PER_SLIP = 6
"""One slip per so many letters of the right word: below six a slip makes another word too easily."""

_LONGEST_ENDING = 3
"""Letters that a singular may be shorter by."""

_NEAR_MISS = 2
"""Slips too many that are still told as slips; beyond, it is simply another word."""

_END_OF_ALPHABETS = "\u0530"
"""Latin, Greek and Cyrillic lie before it; beyond, one character may be a syllable or a word."""


class Vocabulary(Protocol):
    """Which words mean something in a deck."""

    def matters(self, word: str) -> bool:
        """Whether a folded word occurs in an answer or alias of the deck."""


def allowance(right: Word) -> int:
    """How many slips a right word forgives; none if it has a digit or another script."""
    if not right.plain.isalpha() or max(right.plain) >= _END_OF_ALPHABETS:
        return 0
    return len(right.plain) // LETTERS_PER_SLIP


def refusal(typed: Word, right: Word, vocabulary: Vocabulary) -> str:
    """Why a typed word is no slip of the right one, in a sentence; empty if the slip is forgiven."""
    if are_opposed(typed.folded, right.folded):
        return f"{quoted(typed.shown)} is the opposite of {quoted(right.shown)}."
    allowed = allowance(right)
    if not allowed or not typed.plain.isalpha():
        return _strictness(typed, right)
    near = abs(len(typed.plain) - len(right.plain)) <= allowed + _LONGEST_ENDING
    distance = _distance(typed, right) if near else allowed + 1
    if distance > allowed:
        how_far = f"{distance} slips from" if distance <= allowed + _NEAR_MISS and near else "not"
        return f"{quoted(typed.shown)} is {how_far} {quoted(right.shown)}."
    return _other_meaning(typed, right, distance, vocabulary)


def _strictness(typed: Word, right: Word) -> str:
    """Why no slip at all is forgiven in a word."""
    whole = typed.plain.isalpha() and right.plain.isalpha()
    why = "a word of fewer than six letters must be exact" if whole else "no digit or sign is forgiven"
    return f"{quoted(typed.shown)} is not {quoted(right.shown)}; {why}."


def _other_meaning(typed: Word, right: Word, distance: int, vocabulary: Vocabulary) -> str:
    """What else a typed word means, if it means something; as near to another word counts."""
    others = other_words(right.plain, right.folded)
    if is_known(typed.folded) or typed.plain in others or denies(typed.plain, right.plain):
        return f"{quoted(typed.shown)} is another word than {quoted(right.shown)}."
    for other in others:
        if min(_osa(typed.plain, other), _osa(typed.folded, other)) <= distance:
            return f"{quoted(typed.shown)} may as well mean “{other}”."
    if vocabulary.matters(typed.folded):
        return f"{quoted(typed.shown)} is a word of another answer in this deck."
    return ""


def _distance(typed: Word, right: Word) -> int:
    """Slips between two words: letters left out, added, changed or swapped, as singulars or as typed."""
    return min(_osa(typed.plain, right.plain), _osa(typed.folded, right.folded))


def _osa(one: str, other: str) -> int:
    """Optimal string alignment, where a swap of neighbours counts one.

    The import waits for the first slip: it costs 14 ms, and most answers have none.
    """
    from rapidfuzz.distance import OSA

    return int(OSA.distance(one, other))
