"""Folding a text to what counts in it: no case, accents, dashes, articles, plurals."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from typing import NamedTuple

from learn.cards.spelling import fold_word

LONGEST_ANSWER = 2_000
"""Characters of an answer that are marked and logged; the rest of a paste is dropped."""

_KEPT = 64
"""Texts whose folding is kept, since one answer is held against several right texts."""

DASHES = "\\-\u2010-\u2015\u2212\ufe58\ufe63\uff0d"
"""The dashes, for a character class."""

_LETTERS = str.maketrans({"ø": "o", "ł": "l", "đ": "d", "ı": "i", "æ": "ae", "œ": "oe"})
_UNSEEN = re.compile("[\u0300-\u036f\ufe00-\ufe0f\U000e0100-\U000e01ef]+")
_MOST_MARKS = 8
"""Marks on one letter that are read: a flood of them would be sorted one by one."""
_APOSTROPHES = str.maketrans("", "", "'`\u2018\u2019\u02bc\u00b4")
_BETWEEN = rf"\s{DASHES},;:.!?\"“”„«»‹›()\[\]{{}}…/\\|·•、。،؛&"
_TOKEN = re.compile(
    rf"(?:(?<![^\s(])(?<!\d\s)[-\u2212](?=\d))?"  # a minus, which is no dash
    rf"(?:[^{_BETWEEN}]|(?<=\d)[./:](?=\d))+|&"  # a word; 4.5, 1/2 and 9:30 are one
)
_ARTICLES = frozenset({"a", "an", "the"})


class Word(NamedTuple):
    """A word of a text."""

    shown: str
    """As it was written."""
    plain: str
    """In small letters without accents."""
    folded: str
    """As words are compared."""


def clean(text: str) -> str:
    """A text cut to what is marked, without what nobody sees: control and zero-width characters."""
    text = text[:LONGEST_ANSWER]
    return text if text.isascii() and text.isprintable() else _without_unseen(text)


@lru_cache(maxsize=_KEPT)
def _without_unseen(text: str) -> str:
    out: list[str] = []
    marks = 0
    for char in text:
        marks = marks + 1 if unicodedata.combining(char) else 0
        if marks <= _MOST_MARKS:
            out.append(_seen(char))
    return "".join(out)


def _seen(char: str) -> str:
    if char.isprintable() or char == "\n":
        return char
    if char.isspace():
        return " "
    return "" if unicodedata.category(char) in ("Cc", "Cf") else char


@lru_cache(maxsize=_KEPT)
def legible(text: str) -> str:
    """A text without what nobody sees and with one form for each character (a full-width C is a C)."""
    text = clean(text)
    return text if text.isascii() else unicodedata.normalize("NFKC", text)[:LONGEST_ANSWER]


@lru_cache(maxsize=_KEPT)
def plain(text: str) -> str:
    """A text in small letters, without accents and with single spaces.

    Only the accents of Latin, Greek and Cyrillic go: in other scripts such marks make other words.
    """
    text = legible(text)
    if not text.isascii():
        apart = _UNSEEN.sub("", unicodedata.normalize("NFKD", text.casefold()))
        text = unicodedata.normalize("NFKC", apart).casefold().translate(_LETTERS)[:LONGEST_ANSWER]
    return " ".join(text.lower().split())


def tokens(text: str) -> list[str]:
    """The words and numbers of a text as they stand, without what is between them."""
    return _TOKEN.findall(text.translate(_APOSTROPHES))


def squeeze(words: list[str] | tuple[str, ...]) -> str:
    """Words run together, so that spaces and dashes do not count.

    A space stays between two digits: `T1-2` is not `T12`.
    """
    joined: list[str] = []
    for word in words:
        if joined and joined[-1][-1:].isdigit() and word[:1].isdigit():
            joined.append(" ")
        joined.append(word)
    return "".join(joined)


@lru_cache(maxsize=_KEPT)
def words(text: str, keep_a: bool = False) -> tuple[Word, ...]:
    """The words of a text that count: articles and `and` are passed over, unless there is nothing else.

    A last `a` stays (hepatitis A), and every `a` if the right text has it as a name (vitamin A deficiency).
    """
    found = ["and" if each == "&" else each for each in tokens(plain(text))]
    if not found:
        return ()
    shown = tokens(legible(text))
    if len(shown) != len(found):
        shown = found
    last = len(found) - 1
    every = tuple(Word(shown[i], word, fold_word(word)) for i, word in enumerate(found))
    counting = tuple(
        word
        for i, word in enumerate(every)
        if word.plain != "and"
        and (word.plain not in _ARTICLES or i == last or (keep_a and word.plain == "a"))
    )
    return counting or every


def names_a(text: str) -> bool:
    """Whether a right text has a capital A within, which is a name and no article."""
    return "A" in tokens(legible(text))[1:]


@lru_cache(maxsize=1024)
def fold(text: str) -> str:
    """What a term is compared by, and looked up by: its words that count, run together."""
    return squeeze([word.folded for word in words(text)]) or plain(text)


def words_of(text: str) -> set[str]:
    """The folded words of a text: what makes a typed word one that matters."""
    return {word.folded for word in words(text)}
