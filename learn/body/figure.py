"""A frame: the figure laid out in cells, and what can be pointed at in each."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache, cached_property, lru_cache

from learn.body import spine as spine_column
from learn.body.cells import ViewCells, scale_for, view_cells
from learn.body.glyphs import SAMPLES
from learn.body.outline import FACINGS, Facing, numbers, outline
from learn.body.patches import PatchId
from learn.body.spots import Side, Spot, side_of
from learn.body.windows import Zoom, framing
from learn.values import dataclass

__all__ = ["Frame", "Panel", "Zoom"]
_LEAST_GAP, _MOST_GAP = 1, 3
Place = tuple[int, int]
"""Column and row of a cell in the frame."""


@dataclass(frozen=True, eq=False)
class Panel:
    """A view at its place in the frame; with `only` it shows one limb: that of this side."""

    view: Facing
    column: int
    row: int
    cells: ViewCells
    only: Side | None

    @property
    def width(self) -> int:
        """Columns of the frame that it takes."""
        return self.cells.columns * (1 if self.only else 2)

    @property
    def shown(self) -> tuple[bool, ...]:
        """The halves that it shows: False the viewer's left (a mirror image), True the right."""
        if self.only is None:
            return (False, True)
        return (side_of(self.view, True) == self.only,)

    def place(self, half_column: int, row: int, viewers_right: bool) -> Place:
        """Where a cell of the stored half comes to lie."""
        start = self.column + (0 if self.only else self.cells.columns)
        if viewers_right:
            return start + half_column, self.row + row
        end = start + self.cells.columns if self.only else start
        return end - 1 - half_column, self.row + row

    def stored(self, column: int, row: int) -> tuple[int, int, bool] | None:
        """The half column, row and half (viewer's right) at a place of the frame."""
        across, down = column - self.column, row - self.row
        if not (0 <= across < self.width and 0 <= down < self.cells.rows):
            return None
        count = self.cells.columns
        if self.only is None:
            return (across - count, down, True) if across >= count else (count - 1 - across, down, False)
        right = self.shown[0]
        return (across if right else count - 1 - across), down, right

    def spot(self, number: int, viewers_right: bool) -> Spot:
        """The spot of a patch on one half."""
        mid = number in outline(self.view).middle
        return Spot(self.view, _ids()[number], "mid" if mid else side_of(self.view, viewers_right))


@cache
def _ids() -> dict[int, PatchId]:
    return {number: patch for patch, number in numbers().items()}


@dataclass(frozen=True, eq=False)
class Frame:
    """Front view, spine and back view in a rectangle of cells."""

    columns: int
    rows: int
    zoom: Zoom | None
    panels: tuple[Panel, ...]
    spine: tuple[spine_column.SpineRow, ...]
    spine_at: Place

    @classmethod
    def of(
        cls, columns: int, rows: int, zoom: Zoom | None = None, side: Side = "left", spine: bool = True
    ) -> Frame:
        """The frame of a size; kept, asking again costs nothing. `side` is the limb of a zoom on one."""
        return _frame(columns, rows, zoom, side, spine)

    @cached_property
    def _cells(self) -> dict[Spot, list[Place]]:
        found: dict[Spot, dict[Place, int]] = {}
        for place, held in self._held():
            for spot, count in held:
                found.setdefault(spot, {})[place] = count
        return {spot: sorted(places, key=lambda p: (-places[p], p)) for spot, places in found.items()}

    def _held(self) -> Iterator[tuple[Place, list[tuple[Spot, int]]]]:
        for panel in self.panels:
            named = {
                right: [[(panel.spot(n, right), count) for n, count in held] for held in panel.cells.held]
                for right in panel.shown
            }
            for row, keys in enumerate(panel.cells.grid):
                for column, key in enumerate(keys):
                    if panel.cells.held[key]:
                        for right in panel.shown:
                            yield panel.place(column, row, right), named[right][key]
        column, top = self.spine_at
        for down, cells in enumerate(self.spine):
            for across, cell in enumerate(cells):
                if cell:
                    roots = [cell.root] + ([cell.below] if cell.below else [])
                    share = SAMPLES * SAMPLES // len(roots)
                    yield (
                        (column + across, top + down),
                        [(Spot("spine", root, "mid"), share) for root in roots],
                    )

    @cached_property
    def spots(self) -> tuple[Spot, ...]:
        """All spots that the frame shows, view by view."""
        return tuple(self._cells)

    def at(self, column: int, row: int) -> tuple[Spot, ...]:
        """The spots in a cell, the one with most of it first."""
        for panel in self.panels:
            stored = panel.stored(column, row)
            if stored:
                half_column, cell_row, right = stored
                held = panel.cells.held[panel.cells.grid[cell_row][half_column]]
                return tuple(panel.spot(number, right) for number, _ in held)
        across, down = column - self.spine_at[0], row - self.spine_at[1]
        if 0 <= down < len(self.spine) and 0 <= across < len(self.spine[down]):
            return _roots_of(self.spine[down][across])
        return ()

    def at_point(self, x: float, y: float) -> Spot | None:
        """The one spot at a point inside a cell (columns and rows with fractions), for exact pointers."""
        column, row = int(x // 1), int(y // 1)
        across, down = int(x % 1 * SAMPLES), int(y % 1 * SAMPLES)
        for panel in self.panels:
            stored = panel.stored(column, row)
            if stored:
                half_column, cell_row, right = stored
                pattern = panel.cells.patterns[panel.cells.grid[cell_row][half_column]]
                number = pattern[down * SAMPLES + (across if right else SAMPLES - 1 - across)]
                return panel.spot(number, right) if number in _ids() else None
        found = self.at(column, row)
        return found[down * len(found) // SAMPLES] if found else None

    def cells_of(self, spot: Spot) -> tuple[Place, ...]:
        """The cells (column, row) in which a spot shows, those with most of it first; none if it does not."""
        return tuple(self._cells.get(spot, ()))

    def centre(self, spot: Spot) -> tuple[float, float]:
        """The middle of a spot's cells, in columns and rows."""
        places = self._cells[spot]
        return sum(x for x, _ in places) / len(places), sum(y for _, y in places) / len(places)


def _roots_of(cell: spine_column.SpineCell | None) -> tuple[Spot, ...]:
    roots = () if cell is None else (cell.root,) if cell.below is None else (cell.root, cell.below)
    return tuple(Spot("spine", root, "mid") for root in roots)


@lru_cache(maxsize=16)
def _frame(columns: int, rows: int, zoom: Zoom | None, side: Side, spine: bool) -> Frame:
    column_rows = spine_column.spine_rows(rows) if spine else ()
    taken = spine_column.WIDTH + 2 * _LEAST_GAP if column_rows else _LEAST_GAP
    room = max((columns - taken) // 2, 2)
    scale = min(scale_for(view, zoom, room - room % 2, rows) for view in FACINGS)
    cells = {view: view_cells(view, zoom, scale) for view in FACINGS}
    only = side if framing("front", zoom).one_side else None
    widths = [cells[view].columns * (1 if only else 2) for view in FACINGS]
    spine_width = spine_column.WIDTH if column_rows else 0
    gaps = 2 if column_rows else 1
    gap = min(max((columns - sum(widths) - spine_width) // (gaps + 2), 0), _MOST_GAP)
    left = max((columns - sum(widths) - spine_width - gaps * gap) // 2, 0)
    starts = (left, left + widths[0] + gaps * gap + spine_width)
    panels = tuple(
        Panel(view, start, max((rows - cells[view].rows) // 2, 0), cells[view], only)
        for view, start in zip(FACINGS, starts, strict=True)
    )
    spine_at = (left + widths[0] + gap, (rows - len(column_rows)) // 2)
    return Frame(columns, rows, zoom, panels, column_rows, spine_at)
