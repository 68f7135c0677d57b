"""Texts of a deck: made safe to show, and filled with a note's fields."""

from __future__ import annotations

import re
from collections.abc import Mapping
from itertools import product

FieldValue = str | tuple[str, ...] | dict[str, str]
"""A text, a list of texts, or parts: ids to texts."""

MAX_ACCEPTED = 200
"""Texts that one `accept` may stand for, lists multiplied out."""

_ESCAPE = re.compile(
    r"(?:\x1b\[|\x9b)[0-?]*[ -/]*[@-~]"  # colours, moves
    r"|\x1b[\]PX^_][^\n]*?(?:\x07|\x1b\\|$)"  # titles, links and other strings
    r"|\x1b[ -/]*[0-~]",
    re.MULTILINE,
)
_UNSAFE = re.compile(
    r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff\ud800-\udfff]"
)
_PLACE = re.compile(r"<<([A-Za-z0-9_][\w-]*)>>|<([A-Za-z0-9_][\w-]*)>")


def clean(text: str) -> str:
    """The text without escape sequences, control and direction characters; line breaks stay."""
    if text.isprintable():
        return text.strip()
    text = text.replace("\r\n", "\n").replace("\r", "\n").replace("\t", " ")
    text = _UNSAFE.sub("", _ESCAPE.sub("", text))
    return "\n".join(line.rstrip() for line in text.split("\n")).strip()


def one_line(text: str) -> str:
    """A text cleaned, with its line breaks and runs of spaces made single spaces."""
    return " ".join(clean(text).split())


def shown(value: FieldValue) -> str:
    """A field as one text: lists and parts are joined with commas."""
    if isinstance(value, str):
        return value
    return ", ".join(value.values() if isinstance(value, dict) else value)


class Pattern:
    """A template's text with placeholders, taken apart once and filled in one pass."""

    __slots__ = ("_pieces", "names")

    def __init__(self, text: str) -> None:
        pieces: list[tuple[str, str]] = []
        position, literal = 0, ""
        for found in _PLACE.finditer(text):
            literal += text[position : found.start()]
            if found[1] is not None:
                literal += f"<{found[1]}>"
            else:
                pieces.append((literal, found[2]))
                literal = ""
            position = found.end()
        pieces.append((literal + text[position:], ""))
        self._pieces = pieces
        self.names = tuple(dict.fromkeys(name for _, name in pieces if name))
        """The placeholders' names, in order, each once."""

    def fill(self, texts: Mapping[str, str]) -> str:
        """The text with every placeholder replaced; what is put in is not looked at again."""
        return "".join([literal + texts[name] if name else literal for literal, name in self._pieces])

    def fill_each(self, values: Mapping[str, FieldValue]) -> list[str]:
        """All texts that come of putting in each text of each list field."""
        choices = [_texts(values[name]) for name in self.names]
        return [self.fill(dict(zip(self.names, chosen, strict=True))) for chosen in product(*choices)]

    def count(self, values: Mapping[str, FieldValue]) -> int:
        """How many texts `fill_each` would give."""
        number = 1
        for name in self.names:
            number *= len(_texts(values[name]))
        return number


def _texts(value: FieldValue) -> tuple[str, ...]:
    if isinstance(value, str):
        return (value,)
    return tuple(value.values()) if isinstance(value, dict) else value
