"""Where the names of roots stand on the figure: inside their own skin, as near its middle as they fit."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from learn.body.cells import ViewCells
from learn.body.maps import RootMap
from learn.body.outline import Facing, numbers
from learn.body.spine import section
from learn.cards.roots import ROOTS


_ASIDE = 0.4
"""How far out (of half a view) a name must lie to stand beside the same name on the midline."""


class Label(NamedTuple):
    """A text on the stored half: from `column` outward, or across the midline if that is None."""

    text: str
    roots: tuple[str, ...]
    row: int
    column: int | None


class _Run(NamedTuple):
    row: int
    start: int
    length: int


def label_text(roots: tuple[str, ...]) -> str:
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
def labels(view: Facing, cells: ViewCells, map_: RootMap, across: bool) -> tuple[Label, ...]:
    """The labels of a view; `across` if its two halves meet, so that a name may stand on the midline."""
    groups = _groups(map_)
    found: list[Label] = []
    for roots in sorted(set(groups.values()), key=lambda group: [ROOTS.index(root) for root in group]):
        text = label_text(roots)
        own = frozenset(number for number, group in groups.items() if group == roots)
        if text:
            found += _placed(view, cells, text, roots, own, across)
    return _apart(found)


def _groups(map_: RootMap) -> dict[int, tuple[str, ...]]:
    roots = {number: map_.roots_of(patch) for patch, number in numbers().items()}
    return {number: group for number, group in roots.items() if group}


def _placed(
    view: Facing, cells: ViewCells, text: str, roots: tuple[str, ...], own: frozenset[int], across: bool
) -> Iterator[Label]:
    """At most one label on the midline and one at the side."""
    for share in (1.0, 0.55):
        runs = list(_runs(cells, own, share))
        half = (len(text) + 1) // 2
        central = [run for run in runs if run.start == 0 and run.length >= half and across]
        lateral = [run for run in runs if (run.start or not across) and run.length >= len(text)]
        if central:
            lateral = [run for run in lateral if run.start + run.length / 2 > cells.columns * _ASIDE]
            yield Label(text, roots, _median(central, half).row, None)
        if lateral:
            run = _median(lateral, len(text))
            yield Label(text, roots, run.row, run.start + (run.length - len(text)) // 2)
        if central or lateral:
            return


def _runs(cells: ViewCells, own: frozenset[int], share: float) -> Iterator[_Run]:
    """Runs of cells in which a group has at least this share of the samples."""
    fits = [
        bool(held) and sum(count for number, count in held if number in own) >= share * len(pattern)
        for held, pattern in zip(cells.held, cells.patterns, strict=True)
    ]
    for row, keys in enumerate(cells.grid):
        start = None
        for column, key in enumerate(keys):
            if fits[key] and start is None:
                start = column
            elif not fits[key] and start is not None:
                yield _Run(row, start, column - start)
                start = None
        if start is not None:
            yield _Run(row, start, len(keys) - start)


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
