"""Roots and numbers in an author's texts."""

from __future__ import annotations

import re

_SECTIONS = (("C", 8), ("T", 12), ("L", 5), ("S", 5), ("Co", 1))
_ROOTS = tuple(f"{letter}{number}" for letter, count in _SECTIONS for number in range(1, count + 1))
_PLACES = {root.casefold(): place for place, root in enumerate(_ROOTS)}
_ROOT = r"(?:co(?:ccygeal)?\s?1?|[ctls]\s?\d{1,2})"
_RANGE = re.compile(
    rf"({_ROOT})(?:\s*(?:to|through|[-‐-―−])\s*({_ROOT}|\d{{1,2}})|(\s+(?:and )?(?:below|down)))?\Z"
)
_APART = re.compile(r"\s*[,;/&+]\s*(?:and\s+)?|\s+and\s+(?!below|down)")


def read_roots(text: str) -> frozenset[str] | None:
    """The roots that a text names, or None if anything in it is no root."""
    found: set[str] = set()
    for piece in _APART.split(" ".join(text.casefold().split())):
        match = _RANGE.match(piece)
        first = _place(match[1], "") if match else None
        if match is None or first is None:
            return None
        last = len(_ROOTS) - 1 if match[3] else _place(match[2] or match[1], match[1][0])
        if last is None or last < first:
            return None
        found.update(_ROOTS[first : last + 1])
    return frozenset(found)


def in_order(roots: frozenset[str]) -> tuple[str, ...]:
    """Roots from the neck downward."""
    return tuple(root for root in _ROOTS if root in roots)


def is_number(text: str) -> bool:
    """Whether a text begins with a number in digits, and has no other."""
    return re.match(r"[-−]?\d[\d.,]*(?!\S*\d)(?:\s+\D*)?\Z", text) is not None


def _place(text: str, letter: str) -> int | None:
    name = text.replace(" ", "")
    if name.startswith("co"):
        name = "co1"
    return _PLACES.get(letter + name if name.isdigit() else name)
