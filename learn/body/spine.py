"""The column of the spine: the 31 pairs of roots from C1 to Co1, as vertebrae with their names."""

from __future__ import annotations

from functools import cache
from typing import Literal

from learn.cards.roots import ROOTS
from learn.values import dataclass

WIDTH = 8
_BONES = {"C": " ▐▌ ", "T": " ██ ", "L": "▐██▌", "S": "▐██▌", "Co": " ▐▌ "}
_NARROW_SACRUM = ("S4", "S5")


@dataclass(frozen=True)
class SpineCell:
    """A cell of the column: its root, and for half a vertebra above another the root `below`."""

    char: str
    root: str
    kind: Literal["bone", "name"]
    below: str | None = None


SpineRow = tuple[SpineCell | None, ...]


def section(root: str) -> str:
    """The letters of a root's section: C, T, L, S or Co."""
    return root.rstrip("0123456789")


@cache
def spine_rows(rows: int) -> tuple[SpineRow, ...]:
    """The column in at most this many rows: a root a row, else two; none where even that does not fit."""
    gaps = len({section(root) for root in ROOTS}) - 1
    if rows >= len(ROOTS) + gaps:
        return _singly(apart=True)
    if rows >= len(ROOTS):
        return _singly(apart=False)
    return _in_pairs() if rows >= (len(ROOTS) + 1) // 2 else ()


def _bone(root: str) -> str:
    return _BONES["T"] if root in _NARROW_SACRUM else _BONES[section(root)]


def _text(text: str, root: str, kind: Literal["bone", "name"]) -> list[SpineCell | None]:
    return [SpineCell(char, root, kind) if char != " " or kind == "name" else None for char in text]


def _singly(apart: bool) -> tuple[SpineRow, ...]:
    rows: list[SpineRow] = []
    for index, root in enumerate(ROOTS):
        if apart and index and section(root) != section(ROOTS[index - 1]):
            rows.append((None,) * WIDTH)
        rows.append((*_text(_bone(root), root, "bone"), None, *_text(f"{root:<3}", root, "name")))
    return tuple(rows)


def _in_pairs() -> tuple[SpineRow, ...]:
    rows: list[SpineRow] = []
    for index in range(0, len(ROOTS), 2):
        upper, lower = ROOTS[index], (*ROOTS, None)[index + 1]
        bone = SpineCell("▀", upper, "bone", lower)
        right = _text(f"{lower:<3}", lower, "name") if lower else [None] * 3
        rows.append((*_text(f"{upper:>3}", upper, "name"), bone, bone, *right))
    return tuple(rows)
