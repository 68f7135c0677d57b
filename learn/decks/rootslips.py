"""Roots that are written wrongly: such as there are none of, and ranges that run upward."""

from __future__ import annotations

import re

from learn.cards.folding import DASHES, plain
from learn.cards.roots import ROOTS, read_roots
from learn.decks.noteroots import may_be_roots

_DASH = re.compile(f"[{DASHES}]")
_DIGITS = re.compile("[0-9]+")
_NAME = re.compile(r"(?<![a-z])(?P<letter>co|[ctls])?[\s-]?(?P<number>[0-9]+)")
_RANGE = re.compile(
    r"(?P<letter>co|[ctls])[\s-]?(?P<number>[0-9]+)\s*(?:-|(?:down\s)?to|through|thru)\s*"
    r"(?P<last>co|[ctls])?[\s-]?(?P<end>[0-9]+)"
)
_PLACES = {root: place for place, root in enumerate(ROOTS)}
WRITTEN = (
    "Roots are C1 to C8, T1 to T12, L1 to L5, S1 to S5 and Co1; a range runs downward, such as C5 to C6."
)


def root_slip(text: str) -> str:
    """What is wrong with a text of roots; empty if nothing is, or if it is not meant as roots."""
    if not may_be_roots(text) or not _DIGITS.search(text):
        return ""
    written = _DASH.sub("-", plain(text))
    if read_roots(text) is not None:
        return _upward(written)
    # With every number a 1 it would be roots: so it is meant as roots, and a number is none of them.
    return _unknown(written) if read_roots(_DIGITS.sub("1", written)) is not None else ""


def _unknown(written: str) -> str:
    letter = ""
    for found in _NAME.finditer(written):
        letter = found["letter"] or letter
        root = _named(letter, found["number"])
        if letter and root not in _PLACES:
            return f"there is no root {root}"
    return ""


def _upward(written: str) -> str:
    for found in _RANGE.finditer(written):
        first = _named(found["letter"], found["number"])
        last = _named(found["last"] or found["letter"], found["end"])
        if _PLACES.get(first, 0) > _PLACES.get(last, len(ROOTS)):
            return f"the range {first} to {last} runs upward"
    return ""


def _named(letter: str, number: str) -> str:
    return f"{letter.capitalize()}{number}"
