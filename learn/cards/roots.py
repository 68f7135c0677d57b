"""Spinal roots: a text read as a set of them, and two sets compared."""

from __future__ import annotations

import re
from functools import lru_cache

from learn.cards.folding import DASHES, plain
from learn.cards.verdict import Verdict, incomplete, listed, quoted, right, verb, wrong

SECTIONS = (("C", 8), ("T", 12), ("L", 5), ("S", 5), ("Co", 1))
"""The letter of each section with how many roots it has, from the neck downward."""
ROOTS = tuple(f"{letter}{number}" for letter, count in SECTIONS for number in range(1, count + 1))
"""All 31 roots from the neck downward, across the sections: T1 comes after C8."""

_PLACES = {root.casefold(): place for place, root in enumerate(ROOTS)}
_ALL = (1 << len(ROOTS)) - 1
_PIECE = re.compile(
    r"\s+|[,;/&+]"
    r"|(?:and|plus|the|from|both|spinal|nerves?|roots?|levels?|dermatomes?)(?![a-z])"
    r"|(?P<range>-|(?:down\s)?to(?![a-z])|through(?![a-z])|thru(?![a-z]))"
    r"|(?P<below>(?:(?:all|everything)\s)?(?:below|downwards?|down|lower|onwards?)(?![a-z]))"
    r"|(?P<tail>co(?:ccygeal)?(?![a-z])(?:[\s-]?1(?![0-9]))?)"
    r"|(?P<letter>[ctls])[\s-]?(?P<number>[0-9]+)"
    r"|(?P<bare>[0-9]+)"
)
_ANY_DASH = re.compile(f"[{DASHES}]")
_NAMED = re.compile(r"\b(?:co|[ctls])\s?[0-9]+")
_EDGES = " .!?()\"'“”"
_STRICT = "no letter or digit is forgiven in a root"


class _Scan:
    """The roots found so far in a text: a bit for each, with the last one for ranges and short forms."""

    def __init__(self) -> None:
        self.found = 0
        self.last: int | None = None
        self.section = ""
        self.in_range = False

    def take(self, piece: re.Match[str]) -> bool:
        """Count a piece in; False if it makes no sense here."""
        kind = piece.lastgroup
        if kind is None:
            return True
        if kind == "range":
            self.in_range = True
            return self.last is not None
        if kind == "below":
            return self._below()
        if kind == "tail":
            self.section = "co"
            return self._root("1")
        if kind == "number":
            self.section = piece["letter"]
        return self._root(piece["bare"] or piece["number"])

    def _below(self) -> bool:
        if self.last is None or self.in_range:
            return False
        self.found |= _ALL & ~((1 << self.last) - 1)
        return True

    def _root(self, number: str) -> bool:
        place = _PLACES.get(self.section + number)
        if place is None:
            return False
        first, end = sorted((place, self.last if self.in_range and self.last is not None else place))
        self.found |= (1 << (end + 1)) - (1 << first)
        self.last, self.in_range = place, False
        return True


@lru_cache(maxsize=1024)
def read_roots(text: str) -> frozenset[str] | None:
    """The roots that a text names, or None if anything in it is no root: nothing is guessed.

    `C6 to C8` and `C6-8` name three; `S3 and below` goes down to Co1; a range may be given backward.
    """
    rest = _ANY_DASH.sub("-", plain(text)).strip(_EDGES)
    scan, at = _Scan(), 0
    while at < len(rest):
        piece = _PIECE.match(rest, at)
        if piece is None or not scan.take(piece):
            return None
        at = piece.end()
    if not scan.found or scan.in_range:
        return None
    return frozenset(root for place, root in enumerate(ROOTS) if scan.found >> place & 1)


def in_order(roots: frozenset[str]) -> tuple[str, ...]:
    """Roots from the neck downward."""
    return tuple(root for root in ROOTS if root in roots)


def key_of_roots(roots: frozenset[str]) -> str:
    """The text by which a set of roots is looked up: `C6 C7 C8`."""
    return " ".join(in_order(roots))


def spoken(roots: frozenset[str]) -> str:
    """`C6`, `C6 and C7`, `C6 to C8`, `C5 and C8`."""
    names = in_order(roots)
    places = [_PLACES[name.casefold()] for name in names]
    if len(names) > 2 and places[-1] - places[0] == len(names) - 1:
        return f"{names[0]} to {names[-1]}"
    return listed(names)


def judge_roots(given: str, answer: frozenset[str]) -> Verdict:
    """A typed text against a set of roots: part of it is incomplete, more than it or other is wrong."""
    found = read_roots(given)
    if found is None:
        return wrong(_unread(given))
    if found == answer:
        return right(f"It names {spoken(found)}.")
    missing, extra = answer - found, found - answer
    if not extra:
        verbs = verb(in_order(found)), verb(in_order(missing))
        return incomplete(
            in_order(missing),
            f"{spoken(found)} {verbs[0]} part of it; {spoken(missing)} {verbs[1]} missing.",
        )
    if not missing:
        return wrong(f"{spoken(extra)} {verb(in_order(extra))} more than was asked.")
    if found & answer:
        return wrong(f"{spoken(extra)} {'does' if len(extra) == 1 else 'do'} not belong to it.")
    return wrong(f"{spoken(found)} {verb(in_order(found))} not {spoken(answer)}; {_STRICT}.")


def _unread(given: str) -> str:
    for name in _NAMED.findall(plain(given)):
        if name.replace(" ", "") not in _PLACES:
            root = name.replace(" ", "").capitalize()
            return f"There is no root {quoted(root)}; {_STRICT}."
    return f"{quoted(given)} does not read as roots; {_STRICT}."
