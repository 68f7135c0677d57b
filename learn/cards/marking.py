"""Marking an answer: what was typed, against what is right."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from enum import IntEnum

from learn.cards.card import Card
from learn.cards.rating import Rating

LONGEST_ANSWER = 2_000
"""Characters of an answer that are marked and logged; the rest of a paste is dropped."""

_JOINTS = frozenset({"to", "and", "through", "&"})
_SEPARATORS = re.compile(r"[\s\u00ad\-\u2010-\u2015\u2212\ufe58\ufe63\uff0d]+")
_SIGN = re.compile(r"\s*[-\u2212](?=\d)")
_SPACE_NOT_AMONG_DIGITS = re.compile(r"(?<!\d) | (?!\d)")


class Outcome(IntEnum):
    """What the marker says; the numbers are what the log keeps."""

    UNMARKED = 0
    RIGHT = 1
    WRONG = 5


@dataclass(frozen=True, slots=True)
class Verdict:
    """The marker's finding, and the rating that it proposes."""

    outcome: Outcome
    proposed: Rating

    @property
    def word(self) -> str:
        """unmarked, right or wrong."""
        return self.outcome.name.casefold()


SELF_RATED = Verdict(Outcome.UNMARKED, Rating.GOOD)
RIGHT = Verdict(Outcome.RIGHT, Rating.GOOD)
WRONG = Verdict(Outcome.WRONG, Rating.AGAIN)


def fold(text: str) -> str:
    """What is left of a text when case, spaces, dashes and joining words do not count.

    A space stays between two digits: `T1-2` is not `T12`. A minus stays before a number that begins
    the text, and a text of nothing but dashes and joining words stays as it is.
    """
    plain = unicodedata.normalize("NFKC", text[:LONGEST_ANSWER]).casefold().replace("&", " & ")
    words = " ".join(word for word in _SEPARATORS.split(plain) if word not in _JOINTS)
    folded = _SPACE_NOT_AMONG_DIGITS.sub("", words).strip()
    return ("-" if _SIGN.match(plain) else "") + folded if folded else " ".join(plain.split())


def as_logged(answer: str) -> str:
    """An answer as the log keeps it: cut, and without what is no text (bytes of another encoding)."""
    return answer[:LONGEST_ANSWER].encode(errors="replace").decode()


def mark(card: Card, answer: str | None) -> Verdict:
    """The verdict on an answer; a flip card is rated by the person, an unanswered one is wrong."""
    if card.kind == "flip":
        return SELF_RATED
    given = fold(answer or "")
    right = any(given == fold(text) for text in (card.answer, *card.accepted))
    return RIGHT if given and right else WRONG
