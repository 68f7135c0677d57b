"""Texts with holes: `{{c1::…}}`, as learners know them from elsewhere."""

from __future__ import annotations

import re
from typing import NamedTuple

GRAMMAR = (
    "Write a hole as {{c1::its text}} or {{c1::its text::a hint}}; c1, c2 and so on give a card each,\n"
    "and holes of one number are asked together. Braces that are no hole want a space between: { {."
)

_MARK = re.compile(r"\{\{|\}\}(?!\}(?!\}))")
"""Of three closing braces the first belongs to what is in the hole."""
_MOST_FLAWS = 20
"""Beyond these, the rest of a text is not looked at."""
_OPENING = re.compile(r"\{\{c([1-9][0-9]{0,2})::")


class Hole(NamedTuple):
    """A hole of a text: the number of its card, what is in it, and a hint or an empty text."""

    number: int
    text: str
    hint: str


class Flaw(NamedTuple):
    """Something wrong with the holes of a text, at a place in it."""

    at: int
    message: str


class Cloze(NamedTuple):
    """A text taken apart into what stands between its holes, and the holes."""

    pieces: tuple[str | Hole, ...]
    flaws: tuple[Flaw, ...]

    @property
    def numbers(self) -> tuple[int, ...]:
        """The numbers of the holes, each once, from the lowest."""
        return tuple(sorted({piece.number for piece in self.pieces if isinstance(piece, Hole)}))

    def asking(self, number: int) -> str:
        """The text with the holes of a number as `[…]` or `[hint]`, and the others filled."""
        return "".join(
            piece
            if isinstance(piece, str)
            else f"[{piece.hint or '…'}]"
            if piece.number == number
            else piece.text
            for piece in self.pieces
        )

    def held(self, number: int) -> tuple[str, ...]:
        """What the holes of a number hold, in the order of the text, each once."""
        holes = (piece for piece in self.pieces if isinstance(piece, Hole) and piece.number == number)
        return tuple(dict.fromkeys(hole.text for hole in holes))


def take_apart(text: str) -> Cloze:
    """The pieces and holes of a text, and everything that is wrong with them."""
    pieces: list[str | Hole] = []
    flaws: list[Flaw] = []
    position, ends = 0, _ends(text)
    while len(flaws) < _MOST_FLAWS and (found := _MARK.search(text, position)):
        start = found.start()
        pieces.append(text[position:start])
        if found[0] != "{{":
            flaws.append(Flaw(start, "“}}” closes no hole"))
            position = found.end()
            continue
        end = ends.get(start)
        if end is None:
            flaws.append(Flaw(start, "this hole is not closed by “}}”"))
            position = found.end()
            continue
        hole = _hole(text, start, end)
        if isinstance(hole, Flaw):
            flaws.append(hole)
        else:
            pieces.append(hole)
        position = end
    pieces.append(text[position:])
    return Cloze(tuple(piece for piece in pieces if piece), tuple(flaws))


def _ends(text: str) -> dict[int, int]:
    """Where each “{{” begins that is closed, and the index after the “}}” that closes it."""
    open_, ends = list[int](), dict[int, int]()
    for mark in _MARK.finditer(text):
        if mark[0] == "{{":
            open_.append(mark.start())
        elif open_:
            ends[open_.pop()] = mark.end()
    return ends


def _hole(text: str, start: int, end: int) -> Hole | Flaw:
    opening = _OPENING.match(text, start, end)
    if opening is None:
        return Flaw(start, "this hole has no number: it must begin with “{{c1::”")
    inside = text[opening.end() : end - 2]
    if "{{" in inside:
        return Flaw(opening.end() + inside.index("{{"), "a hole cannot stand inside another hole")
    held, mark, hint = (part.strip() for part in inside.partition("::"))
    if not held:
        return Flaw(start, "this hole is empty")
    if mark and not hint:
        return Flaw(start, "the hint of this hole is empty")
    return Hole(int(opening[1]), held, hint)
