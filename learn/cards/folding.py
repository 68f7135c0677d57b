"""Folding a text to what counts in it: no case, accents, dashes, articles, plurals."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from typing import NamedTuple

from learn.cards.spelling import fold_word

LONGEST_ANSWER = 2_000
"""Characters of an answer that are marked and logged; the rest of a paste is dropped."""

DASHES = "\\-\u2010-\u2015\u2212\ufe58\ufe63\uff0d"
"""The dashes, for a character class."""

_LETTERS = str.maketrans({"ø": "o", "ł": "l", "đ": "d", "ı": "i", "æ": "ae", "œ": "oe"})
_UNSEEN = re.compile("[\u0300-\u036f\ufe00-\ufe0f\U000e0100-\U000e01ef]+")
_MARKS = re.compile(
    "([\u0483-\u0489\u0591-\u05c7\u0610-\u061a\u064b-\u065f\u1ab0-\u1aff\u1dc0-\u1dff]{8})"
    "[\u0483-\u0489\u0591-\u05c7\u0610-\u061a\u064b-\u065f\u1ab0-\u1aff\u1dc0-\u1dff]+"
)
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
    if text.isascii() and text.isprintable():
        return text
    return "".join(filter(None, map(_seen, text)))


def _seen(char: str) -> str:
    if char.isprintable() or char == "\n":
        return char
    if char.isspace():
        return " "
    return "" if unicodedata.category(char) in ("Cc", "Cf") else char


@lru_cache(maxsize=512)
def plain(text: str) -> str:
    """A text in small letters, without accents and with single spaces.

    Only the accents of Latin, Greek and Cyrillic go: in other scripts such marks make other words.
    """
    text = clean(text)
    if not text.isascii():
        text = _MARKS.sub(r"\1", _UNSEEN.sub("", text))  # a flood of marks would be sorted one by one
        apart = unicodedata.normalize("NFKD", text.casefold())[: 2 * LONGEST_ANSWER]
        text = unicodedata.normalize("NFKC", _UNSEEN.sub("", apart)).casefold().translate(_LETTERS)
    return " ".join(text[:LONGEST_ANSWER].lower().split())


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


def words(text: str, keep_a: bool = False) -> tuple[Word, ...]:
    """The words of a text that count: articles and `and` are passed over, unless there is nothing else.

    A last `a` stays (hepatitis A), and every `a` if the right text has it as a name (vitamin A deficiency).
    """
    found = ["and" if token == "&" else token for token in tokens(plain(text))]
    if not found:
        return ()
    shown = tokens(unicodedata.normalize("NFKC", clean(text)))
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
    return "A" in tokens(clean(text))[1:]


@lru_cache(maxsize=1024)
def fold(text: str) -> str:
    """What a term is compared by, and looked up by: its words that count, run together."""
    return squeeze([word.folded for word in words(text)]) or plain(text)


def words_of(text: str) -> set[str]:
    """The folded words of a text: what makes a typed word one that matters."""
    return {word.folded for word in words(text)}
