"""The roots that a note names: notes that share one are never options of one another."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache

from learn.cards.roots import in_order, read_roots
from learn.decks.texts import FieldValue, texts_of

may_be_roots = re.compile(
    r"\W*(?:[CTLS][\s-]?\d|Co|(?:the|from|both|spinal|nerves?|roots?|levels?|dermatomes?)\b)", re.IGNORECASE
).match
"""What a text of roots begins with; most texts are told apart by this alone."""


def roots_named(fields: Iterable[FieldValue]) -> tuple[str, ...]:
    """Every root that fields name; only a text that is nothing but roots names any."""
    found: tuple[str, ...] = ()
    for value in fields:
        for text in (value,) if isinstance(value, str) else texts_of(value):
            if may_be_roots(text) and (named := _named(text)):
                found = in_order(frozenset(found + named)) if found else named
    return found


@lru_cache(maxsize=4096)
def _named(text: str) -> tuple[str, ...]:
    return in_order(read_roots(text) or frozenset())
