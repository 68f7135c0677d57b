"""Where the names of roots stand on the figure: inside their own skin, as near its middle as they fit."""

from __future__ import annotations

from functools import lru_cache
from itertools import groupby
from typing import NamedTuple

from learn.body.cells import ViewCells
from learn.body.maps import RootMap
from learn.body.outline import numbers
from learn.body.spine import section
from learn.cards.roots import ROOTS

Roots = tuple[str, ...]
_MOST = 0.55
_ASIDE = 0.4
"""How far out (of half a view) a name must lie to stand beside the same name on the midline."""


class Label(NamedTuple):
    """A text on the stored half: from `column` outward, or across the midline if that is None."""

    text: str
    roots: Roots
    row: int
    column: int | None


class _Run(NamedTuple):
    row: int
    start: int
    length: int


def label_text(roots: Roots) -> str:
    """`C5`, `C5-6`, `S3-Co`; empty for roots that do not follow one another."""
    first, last = roots[0], roots[-1]
    if len(roots) == 1:
        return first
    if ROOTS.index(last) - ROOTS.index(first) != len(roots) - 1:
        return ""
    if section(first) == section(last):
        return f"{first}-{last[len(section(last)) :]}"
    return f"{first}-{last.removesuffix('1') if section(last) == 'Co' else last}"


@lru_cache(maxsize=32)
def labels(cells: ViewCells, map_: RootMap, across: bool) -> tuple[Label, ...]:
    """The labels of a view; `across` if its two halves meet, so that a name may stand on the midline."""
    groups = _groups(map_)
    pure, most = _runs(cells, groups, 1.0), _runs(cells, groups, _MOST)
    found: list[Label] = []
    for roots in sorted(most, key=lambda group: [ROOTS.index(root) for root in group]):
        text = label_text(roots)
        if text:
            own = _placed(cells, roots, text, pure.get(roots, []), across)
            found += own or _placed(cells, roots, text, most[roots], across)
    return _apart(found)


def _groups(map_: RootMap) -> dict[int, Roots]:
    roots = {number: map_.roots_of(patch) for patch, number in numbers().items()}
    return {number: group for number, group in roots.items() if group}


def _placed(cells: ViewCells, roots: Roots, text: str, runs: list[_Run], across: bool) -> list[Label]:
    """At most one label on the midline and one at the side."""
    found = []
    half = (len(text) + 1) // 2
    central = [run for run in runs if run.start == 0 and run.length >= half and across]
    lateral = [run for run in runs if (run.start or not across) and run.length >= len(text)]
    if central:
        row = _median(central, half).row
        found.append(Label(text, roots, row, None))
        out = cells.columns * _ASIDE
        lateral = [run for run in lateral if run.start + run.length / 2 > out and run.row != row]
    if lateral:
        run = _median(lateral, len(text))
        found.append(Label(text, roots, run.row, run.start + (run.length - len(text)) // 2))
    return found


def _runs(cells: ViewCells, groups: dict[int, Roots], share: float) -> dict[Roots, list[_Run]]:
    """For each group of roots the runs of cells in which it has at least this share of the samples."""
    owners = [
        _owner(held, groups, share * len(pattern))
        for held, pattern in zip(cells.held, cells.patterns, strict=True)
    ]
    found: dict[Roots, list[_Run]] = {}
    for row, keys in enumerate(cells.grid):
        column = 0
        for owner, same in groupby(keys, owners.__getitem__):
            length = len(list(same))
            if owner:
                found.setdefault(owner, []).append(_Run(row, column, length))
            column += length
    return found


def _owner(held: tuple[tuple[int, int], ...], groups: dict[int, Roots], least: float) -> Roots | None:
    """The group that has this many of a cell's samples (more than half, so that there is but one)."""
    counts: dict[Roots, int] = {}
    for number, count in held:
        roots = groups.get(number)
        if roots:
            counts[roots] = counts.get(roots, 0) + count
    return next((roots for roots, count in counts.items() if count >= least), None)


def _median(runs: list[_Run], need: int) -> _Run:
    """The run nearest to the middle of all, of those with most room (two columns to spare are enough)."""
    room = min(max(run.length for run in runs), need + 2)
    roomy = [run for run in runs if run.length >= room]
    rows = sorted(run.row for run in roomy)
    middle = rows[len(rows) // 2]
    return min(roomy, key=lambda run: (abs(run.row - middle), -run.length))


def _apart(found: list[Label]) -> tuple[Label, ...]:
    """Without those that would touch another."""
    taken: set[tuple[int, int]] = set()
    kept = []
    for label in sorted(found, key=lambda label: label.column is not None):
        start = 0 if label.column is None else label.column
        width = (len(label.text) + 1) // 2 if label.column is None else len(label.text)
        places = {(label.row, column) for column in range(start - 1, start + width + 1)}
        if not places & taken:
            taken |= {(label.row, column) for column in range(start, start + width)}
            kept.append(label)
    return tuple(kept)
