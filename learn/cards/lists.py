"""Lists: a typed text split into parts, each part held against the items."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import field
from functools import lru_cache

from learn.cards.card import Card
from learn.cards.expecting import item_expectation, judge_one
from learn.cards.folding import fold, plain, words
from learn.cards.slips import Vocabulary
from learn.cards.verdict import (
    WRONG,
    Outcome,
    Verdict,
    incomplete,
    listed,
    quoted,
    right,
    slipped,
    verb,
    wrong,
)
from learn.values import dataclass

_JOINT = re.compile(r"\s*(?:[,;/\n&،؛、]|\band\b|\bplus\b)\s*", re.IGNORECASE)
_SPACE = re.compile(r"\s+")
_MOST_LOOKS = 32
"""Different parts that are looked at, beside four for each item: more is a paste, not an answer."""


def split(text: str) -> tuple[str, ...]:
    """The parts of a list: what stands between commas, semicolons, slashes, line ends, `and`, `&`, `plus`."""
    return tuple(text[start:end] for start, end in _between(text.strip(), _JOINT))


@lru_cache(maxsize=512)
def key_of_items(items: Iterable[str]) -> str:
    """The text by which a list is looked up: its folded items in alphabetical order."""
    return "; ".join(sorted({fold(item) for item in items}))


@dataclass(slots=True)
class _Found:
    """What a typed list has of the items."""

    places: list[int] = field(default_factory=list)
    """Places of the items in the order in which they were typed, each once."""
    typos: list[Verdict] = field(default_factory=list)
    other: str = ""
    """The first part that is no item."""

    @property
    def rises(self) -> bool:
        return self.places == sorted(self.places)


def judge_list(
    given: str, items: tuple[str, ...], card: Card, vocabulary: Vocabulary, earlier: str = ""
) -> Verdict:
    """A typed list against the items: order counts only if the card says so, more than the items is wrong.

    With an earlier try both count together; in an ordered list each must be in order for itself.
    """
    tries = [_find(text, items, card, vocabulary) for text in (earlier, given) if text]
    for found in tries:
        if found.other:
            return wrong(f"{quoted(found.other)} is not among them.")
    places = {place for found in tries for place in found.places}
    if card.ordered and not all(found.rises for found in tries):
        return wrong("The order is another one.")
    missing = tuple(item for place, item in enumerate(items) if place not in places)
    typos = [typo for found in tries for typo in found.typos]
    spelling = ", ".join(typo.typo for typo in typos)
    if not places:
        return wrong("That is not the answer.")
    if missing:
        there = [item for place, item in enumerate(items) if place in places]
        return incomplete(
            missing,
            f"{listed(there)} {verb(there)} part of it; {listed(missing)} {verb(missing)} missing.",
            spelling,
        )
    if typos:
        return slipped(spelling, typos[0].reason)
    return right("All of them, in order." if card.ordered else "All of them.")


def _find(text: str, items: tuple[str, ...], card: Card, vocabulary: Vocabulary) -> _Found:
    """The items in a text, taken from the left; of parts that an item spans, the longest run first."""
    found = _Found()
    longest = max((len(split(item)) for item in items), default=1)
    spans = _between(text, _JOINT)
    looks = _Looks(items, card, vocabulary)
    at = 0
    while at < len(spans) and not found.other:
        runs = [text[spans[at][0] : end] for _, end in spans[at : at + longest]]
        count = looks.take(runs, found) or looks.take_words(runs[0], found)
        at += count or 1
        if not count:
            found.other = runs[0]
    return found


def _between(text: str, joint: re.Pattern[str]) -> list[tuple[int, int]]:
    """Where the parts between joints begin and end."""
    ends = [(found.start(), found.end()) for found in joint.finditer(text)]
    starts = [0, *(end for _, end in ends)]
    stops = [*(start for start, _ in ends), len(text)]
    return [(start, stop) for start, stop in zip(starts, stops, strict=True) if text[start:stop].strip()]


class _Looks:
    """Parts looked up among the items: each once, and no more than an answer can have."""

    def __init__(self, items: tuple[str, ...], card: Card, vocabulary: Vocabulary) -> None:
        self._items, self._card, self._vocabulary = items, card, vocabulary
        self._kinds = [item_expectation(item) for item in items]
        self._known: dict[str, tuple[int, Verdict]] = {}
        self._words = max((len(words(item)) for item in items), default=1)

    def take(self, runs: list[str], found: _Found) -> int:
        """Count the longest of the runs that is an item; its number of parts, 0 if none is."""
        for count in range(len(runs), 0, -1):
            place, verdict = self._look(runs[count - 1])
            if verdict.is_right:
                if place not in found.places:
                    found.places.append(place)
                    found.typos += [verdict] if verdict.outcome is Outcome.TYPO else []
                return count
        return 0

    def take_words(self, part: str, found: _Found) -> int:
        """Count the items of a part that has nothing but spaces between them; 1 if that is all of it."""
        spans = _between(part, _SPACE)
        at = 0
        while 1 < len(spans) <= _MOST_LOOKS and at < len(spans):
            count = self.take([part[spans[at][0] : end] for _, end in spans[at : at + self._words]], found)
            if not count:
                return 0
            at += count
        return 1 if at else 0

    def _look(self, part: str) -> tuple[int, Verdict]:
        """The item that a part is, with the verdict; a slip only if no item is that very word."""
        key = plain(part)
        if key not in self._known:
            if len(self._known) > _MOST_LOOKS + 4 * len(self._items):
                return 0, WRONG
            self._known[key] = self._judge(part)
        return self._known[key]

    def _judge(self, part: str) -> tuple[int, Verdict]:
        best = 0, WRONG
        for place, (item, kind) in enumerate(zip(self._items, self._kinds, strict=True)):
            verdict = judge_one(part, item, kind, self._card, self._vocabulary)
            if verdict.outcome is Outcome.RIGHT:
                return place, verdict
            if verdict.outcome < best[1].outcome:
                best = place, verdict
        return best
