"""Ids: their grammar, making one from a text, and guessing which one was meant."""

from __future__ import annotations

import difflib
import re
import unicodedata
from collections.abc import Iterable

ID_GRAMMAR = "Ids are lower-case letters a–z, digits and “-”, at most 64, beginning with a letter or digit."
FIELD_GRAMMAR = ID_GRAMMAR.replace("Ids", "Names of fields").replace("digits and “-”", "digits, “-” and “_”")

is_id = re.compile(r"[a-z0-9][a-z0-9-]{0,63}\Z").match
is_field_name = re.compile(r"[a-z0-9][a-z0-9_-]{0,63}\Z").match

_LETTERS = str.maketrans({"ß": "ss", "æ": "ae", "œ": "oe", "ø": "o", "ł": "l", "đ": "d", "þ": "th", "ð": "d"})


def slug(text: str, fallback: str = "note") -> str:
    """An id made from a text: `Index & middle fingers` gives `index-middle-fingers`."""
    folded = unicodedata.normalize("NFKD", text.lower().translate(_LETTERS))
    plain = "".join(letter for letter in folded if not unicodedata.combining(letter))
    words = re.findall(r"[a-z0-9]+", plain)
    return "-".join(words)[:56].strip("-") or fallback


class FreshIds:
    """Makes ids that are not taken: `thumb`, then `thumb-2`, `thumb-3`."""

    def __init__(self, taken: Iterable[str]) -> None:
        self._taken = set(taken)
        self._last: dict[str, int] = {}

    def make(self, text: str, fallback: str) -> str:
        """An id from a text."""
        wanted = candidate = slug(text, fallback)
        number = self._last.get(wanted, 1)
        while candidate in self._taken:
            number += 1
            candidate = f"{wanted}-{number}"
        self._last[wanted] = number
        self._taken.add(candidate)
        return candidate


def did_you_mean(name: str, known: Iterable[str]) -> str:
    """A sentence with the nearest known name, or an empty text."""
    near = difflib.get_close_matches(name.lower()[:64], list(known), n=1, cutoff=0.6)
    return f"Did you mean “{near[0]}”?" if near else ""


def listed(names: Iterable[str]) -> str:
    """Names in a row, shortened when there are many."""
    names = list(names)
    return ", ".join(names[:12]) + (", …" if len(names) > 12 else "") if names else "none"
