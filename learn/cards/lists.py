"""Lists: a typed text split into parts, each part held against the items."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import lru_cache

from learn.cards.card import Card
from learn.cards.expecting import item_expectation, judge_one
from learn.cards.folding import fold, plain
from learn.cards.slips import Vocabulary
from learn.cards.verdict import Outcome, Verdict, incomplete, listed, quoted, right, slipped, verb, wrong

_JOINT = re.compile(r"\s*(?:[,;/\n&،؛、]|\band\b|\bplus\b)\s*", re.IGNORECASE)
_MOST_PARTS = 8
"""Parts for each item that are looked at: more is a paste, not an answer."""


def split(text: str) -> tuple[str, ...]:
    """The parts of a list: what stands between commas, semicolons, slashes, line ends, `and`, `&`, `plus`."""
    return tuple(part.strip() for part in _JOINT.split(text) if part.strip())


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
    reason: str = ""

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
            return wrong(f"{quoted(found.other)} is not among them. {found.reason}".strip())
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
    parts = _once(split(text))
    longest = max((len(split(item)) for item in items), default=1)
    found = _Found()
    if len(parts) > _MOST_PARTS * max(len(items), 1) * longest:
        found.other = parts[-1]
        return found
    at = 0
    while at < len(parts) and not found.other:
        at += _take(parts[at : at + longest], items, card, vocabulary, found)
    return found


def _once(parts: tuple[str, ...]) -> list[str]:
    """The parts without repetitions, which count for nothing."""
    return list({plain(part): part for part in reversed(parts)}.values())[::-1]


def _take(parts: list[str], items: tuple[str, ...], card: Card, vocabulary: Vocabulary, found: _Found) -> int:
    """Count the longest run of parts that is an item; how many parts that took."""
    for count in range(len(parts), 0, -1):
        place, verdict = _item_of(" and ".join(parts[:count]), items, card, vocabulary)
        if verdict.is_right:
            if place not in found.places:
                found.places.append(place)
                if verdict.outcome is Outcome.TYPO:
                    found.typos.append(verdict)
            return count
    found.other = parts[0]
    found.reason = verdict.reason if len(items) == 1 else ""
    return 1


def _item_of(part: str, items: tuple[str, ...], card: Card, vocabulary: Vocabulary) -> tuple[int, Verdict]:
    """The item that a part is, with the verdict; a slip only if no item is that very word."""
    best: tuple[int, Verdict] | None = None
    for place, item in enumerate(items):
        verdict = judge_one(part, item, item_expectation(item), card, vocabulary)
        if verdict.outcome is Outcome.RIGHT:
            return place, verdict
        if best is None or verdict.outcome < best[1].outcome:
            best = place, verdict
    return best or (0, wrong("There is nothing to name."))
