"""Numbers: read from digits or words, with the unit that may follow."""

from __future__ import annotations

import re
import unicodedata
from functools import cache, lru_cache
from typing import NamedTuple

from learn.cards.card import Card
from learn.cards.folding import fold, plain, tokens, words
from learn.cards.verdict import Verdict, quoted, right, wrong

_ONES = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen "
    "seventeen eighteen nineteen"
)
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety"
_LONGEST_NAME = 6
"""Words of the longest number name: a hundred and twenty-three has five."""

_DIGITS = re.compile(
    r"(?P<sign>[-\u2212]|minus |negative )?\s?"
    r"(?P<whole>\d{1,3}(?:[, ]\d{3})+(?!\d)|\d+|(?=\.\d))"
    r"(?:(?:\.|,(?!\d{3}(?!\d)))(?P<part>\d+))?(?!\d)\s?"
)
_MINUS = re.compile(r"(?:[-\u2212]|minus |negative )\s?")
_EDGES = " .!?…\"'“”()="
_COUNTED = re.compile(
    r"\b(?:how many|number of)\s+(.*?)"
    r"(?=\s(?:of|has|have|had|is|are|was|were|do|does|did|in|there|can|make)\b|[?.,;:(]|$)"
)
_ASIDE = re.compile(r"\(([^()]*)\)")


class Number(NamedTuple):
    """A number that was read, and what follows it."""

    value: str
    """In digits, without needless zeros."""
    unit: str
    """The rest, as written in small letters; empty if there is none."""


@cache
def _names() -> dict[str, int]:
    """The names of 0 to 99, run together: a space or hyphen does not count."""
    ones = _ONES.split()
    tens = {
        f"{ten}{one}": 10 * t + o
        for t, ten in enumerate(_TENS.split(), 2)
        for o, one in enumerate(["", *ones[1:10]])
    }
    return {name: number for number, name in enumerate(ones)} | tens


def _named(text: str) -> int | None:
    """The number from 0 to 999 that a name means; None for any other text."""
    head, hundred, tail = text.partition("hundred")
    if not hundred:
        return _names().get(text)
    hundreds = 1 if head == "a" else _names().get(head, 0)
    rest = _names().get(tail.removeprefix("and"), 0) if tail else 0
    if not 0 < hundreds < 10 or (tail and not rest):
        return None
    return 100 * hundreds + rest


@lru_cache(maxsize=1024)
def read_number(text: str) -> Number | None:
    """The number at the start of a text, with its unit; None if there is none, or more than one."""
    rest = plain(text).strip(_EDGES)
    found = _DIGITS.match(rest)
    if found is not None and found[0].strip():
        value, unit = _in_digits(found), rest[found.end() :]
    else:
        sign = _MINUS.match(rest)
        value, unit = _in_words(rest[sign.end() :] if sign else rest)
        value = f"-{value}" if sign and value not in ("", "0") else value
    if not value or any(char.isdigit() for char in unit):
        return None
    return Number(value, unit if tokens(unit) else "") if _may_be_unit(unit) else None


def _in_digits(found: re.Match[str]) -> str:
    whole, part = _western(found["whole"]).lstrip("0"), _western(found["part"] or "").rstrip("0")
    value = (whole or "0") + (f".{part}" if part else "")
    return f"-{value}" if found["sign"] and value != "0" else value


def _western(digits: str) -> str:
    """Digits of any script as 0 to 9, without separators of thousands."""
    return "".join(str(unicodedata.digit(char)) for char in digits if char.isdigit())


def _in_words(text: str) -> tuple[str, str]:
    """The number that a text begins with in words, and the rest; two empty texts if there is none."""
    found = tokens(text)
    for count in range(min(_LONGEST_NAME, len(found)), 0, -1):
        if (number := _named("".join(found[:count]))) is not None:
            return str(number), " ".join(found[count:])
    return "", ""


def _may_be_unit(unit: str) -> bool:
    """Another number, or a word that joins two, is no unit: `seven or eight` is no answer."""
    return not any(
        _named(word) is not None or word in ("or", "to", "and", "hundred", "thousand", "&")
        for word in tokens(unit)
    ) and not unit.startswith(("-", "/", "\u2013", "\u2212"))


def judge_number(given: str, answer: Number, card: Card) -> Verdict:
    """A typed text against a number: the number is exact, the unit may be left out but not be another."""
    found = read_number(given)
    if found is None:
        return wrong(f"{quoted(given)} does not read as one number, in digits or in words.")
    if found.value != answer.value:
        return wrong(f"{found.value} is not {answer.value}.")
    if not found.unit or _is_asked(found.unit, answer.unit or card.unit, card):
        return right(f"It is the number {answer.value}.")
    unit = answer.unit or card.unit
    if unit:
        return wrong(f"The number is right, but it counts {quoted(unit)}, not {quoted(found.unit)}.")
    return wrong(f"The number is right, but the question does not count {quoted(found.unit)}.")


def _is_asked(unit: str, own: str, card: Card) -> bool:
    """Whether a unit is the card's own or an alias of it; without one, what the prompt says it counts."""
    prompt = {word.folded for word in words(card.prompt)}
    head, of, tail = unit.partition(" of ")
    if of and not {word.folded for word in words(tail)} <= prompt:
        return False
    if own:
        names = {fold(own)}
        for group in card.aliases:
            folded = {fold(text) for text in group}
            names |= folded if fold(own) in folded else set()
        return fold(unit) in names or fold(head) in names
    asked = {word.folded for text in _counted_in(plain(card.prompt)) for word in words(text)}
    return {word.folded for word in words(head)} <= asked


def _counted_in(prompt: str) -> list[str]:
    """What a prompt counts: the words after `how many` up to `of` or the verb, and those in brackets.

    `8 nerves` must not pass where pairs of nerves are counted. A prompt without `how many` may count any of
    its words.
    """
    counted: list[str] = _COUNTED.findall(prompt)
    return [*counted, *_ASIDE.findall(prompt)] if counted else [prompt]
