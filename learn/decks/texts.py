"""Texts of a deck: made safe to show, and filled with a note's fields."""

from __future__ import annotations

import re
from collections.abc import Mapping
from itertools import product

from learn.values import dataclass


@dataclass(frozen=True, slots=True)
class Categories:
    """A field that sorts items: each category's name as it is shown, with its items."""

    members: dict[str, tuple[str, ...]]


FieldValue = str | tuple[str, ...] | dict[str, str] | Categories
"""A text, a list of texts, parts (ids to texts), or categories."""

MAX_ACCEPTED = 200
"""Texts that one `accept` may stand for, lists multiplied out."""

_ESCAPE = re.compile(
    r"(?:\x1b\[|\x9b)[0-?]*[ -/]*[@-~]"  # colours, moves
    r"|\x1b[\]PX^_][^\n]*?(?:\x07|\x1b\\|$)"  # titles, links and other strings
    r"|\x1b[ -/]*[0-~]",
    re.MULTILINE,
)
_UNSAFE = re.compile(
    r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff\ud800-\udfff]"
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
    if isinstance(value, Categories):
        return "; ".join(f"{name}: {', '.join(items)}" for name, items in value.members.items())
    return ", ".join(texts_of(value))


def texts_of(value: FieldValue) -> tuple[str, ...]:
    """The texts of a field one by one."""
    if isinstance(value, str):
        return (value,)
    if isinstance(value, Categories):
        return tuple(item for items in value.members.values() for item in items)
    return tuple(value.values()) if isinstance(value, dict) else value


class Pattern:
    """A template's text with placeholders, taken apart once and filled in one pass."""

    __slots__ = ("_pieces", "names", "only")

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
        alone = len(pieces) == 2 and not pieces[0][0] and not pieces[1][0]
        self.only = pieces[0][1] if alone else ""
        """The placeholder's name, if the text is one placeholder and nothing else."""

    def fill(self, texts: Mapping[str, str]) -> str:
        """The text with every placeholder replaced; what is put in is not looked at again."""
        if self.only:
            return texts[self.only]
        return "".join([literal + texts[name] if name else literal for literal, name in self._pieces])

    def origin(self, texts: Mapping[str, str], index: int) -> tuple[str, int]:
        """Where a letter of the filled text comes from: a placeholder's name (empty for the text itself)
        and the index in what it stands for; in the text itself the index is that of the filled text."""
        position = 0
        for literal, name in self._pieces:
            position += len(literal)
            if index < position:
                break
            if name and index < position + len(texts[name]):
                return name, index - position
            position += len(texts[name]) if name else 0
        return "", index

    def fill_each(self, values: Mapping[str, FieldValue]) -> list[str]:
        """All texts that come of putting in each text of each list field."""
        choices = [texts_of(values[name]) for name in self.names]
        return [self.fill(dict(zip(self.names, chosen, strict=True))) for chosen in product(*choices)]

    def count(self, values: Mapping[str, FieldValue]) -> int:
        """How many texts `fill_each` would give."""
        number = 1
        for name in self.names:
            number *= len(texts_of(values[name]))
        return number
