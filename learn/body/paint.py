"""Colouring a frame: cells of a character and two colours."""

from __future__ import annotations

from math import lcm

from learn.body.colouring import CURSOR, Colouring, Look, bone_colour, looks_of, name_colour
from learn.body.figure import Frame, Panel
from learn.body.glyphs import Fitted, corner, fit, mirrored
from learn.body.labels import Label, labels
from learn.body.outline import INK, numbers, outline
from learn.body.palette import RGB, Colour, linear, nearest_of_256, root_colour
from learn.body.patches import PatchId
from learn.body.spine import SpineCell
from learn.body.spots import Spot, side_of

Cell = tuple[str, Colour, Colour, bool]
"""Character, foreground, background, reversed (only where there are no colours)."""
Rows = list[list[Cell]]
_BLANK: Cell = (" ", None, None, False)
_SHADES = " ░▒▓█"
_FINE_ROWS = 30
_MOSTLY_PAPER = "▘▝▖▗▁▂▃▏▎▍"


class _Classes:
    """The looks on one half of a view as numbers below 256, and tables that turn patches into them."""

    def __init__(self, colouring: Colouring, panel: Panel, viewers_right: bool) -> None:
        self.looks: list[Look] = [Look(None, 0)]
        self._numbers: dict[Look, int] = {}
        ink = _feature(colouring)
        mine: dict[int, tuple[Look, ...]] = {INK: (ink,)}
        side = side_of(panel.view, viewers_right)
        middle = outline(panel.view).middle
        for patch, number in numbers().items():
            mine[number] = looks_of(colouring, panel.view, "mid" if number in middle else side, patch)
        self.period = lcm(*(len(looks) for looks in mine.values()))
        self.tables = [self._table(mine, phase) for phase in range(self.period)]
        self.heavy = frozenset(number for number, look in enumerate(self.looks) if look.heavy)
        self.unseen = {number for number, looks in mine.items() if looks[0].heavy}

    def note(self, held: tuple[tuple[int, int], ...], fitted: Fitted, phase: int) -> None:
        """Take the patches that a cell shows out of those still unseen."""
        if self.unseen:
            table = self.tables[phase]
            self.unseen.difference_update([number for number, _ in held if table[number] in fitted[1:]])

    def _table(self, mine: dict[int, tuple[Look, ...]], phase: int) -> bytes:
        table = bytearray(256)
        for number, looks in mine.items():
            look = looks[phase % len(looks)]
            if look not in self._numbers:
                self._numbers[look] = len(self.looks)
                self.looks.append(look)
            table[number] = self._numbers[look]
        return bytes(table)


def _feature(colouring: Colouring) -> Look:
    """Eyes, mouth, navel: a little darker than any skin."""
    colours: dict[str, Colour] = {"true": (40, 40, 46), "256": 236, "16": 0}
    return Look(colours.get(colouring.depth), 0)


def paint(frame: Frame, colouring: Colouring) -> Rows:
    """The frame's rows of cells in these colours."""
    rows: Rows = [[_BLANK] * frame.columns for _ in range(frame.rows)]
    # Below 30 rows the bands lie on half-rows, where thinner slivers than these would only look ragged.
    fine = colouring.depth != "none" and (frame.rows >= _FINE_ROWS or frame.zoom is not None)
    for panel in frame.panels:
        classes = {right: _Classes(colouring, panel, right) for right in panel.shown}
        _paint_panel(rows, panel, colouring, classes, fine)
        if colouring.labels in ("all", "lit") and colouring.base in ("roots", "names"):
            _paint_labels(rows, frame, panel, colouring)
    left, top = frame.spine_at
    for down, cells in enumerate(frame.spine):
        for across, cell in enumerate(cells):
            if cell and 0 <= left + across < frame.columns:
                rows[top + down][left + across] = _spine_cell(cell, colouring)
    return rows


def _paint_panel(
    rows: Rows, panel: Panel, colouring: Colouring, halves: dict[bool, _Classes], fine: bool
) -> None:
    cells = panel.cells
    for right in panel.shown:
        classes = halves[right]
        done: list[dict[int, Cell]] = [{} for _ in classes.tables]
        for row, keys in enumerate(cells.grid):
            if not 0 <= panel.row + row < len(rows):
                continue
            line = rows[panel.row + row]
            for column, key in enumerate(keys):
                if not cells.held[key]:
                    continue
                phase = column % classes.period
                cell = done[phase].get(key)
                if cell is None:
                    pattern = cells.patterns[key].translate(classes.tables[phase])
                    fitted = fit(pattern, fine, classes.heavy)
                    classes.note(cells.held[key], fitted, phase)
                    cell = _cell(fitted if right else mirrored(fitted), classes.looks, colouring)
                    done[phase][key] = cell
                place = panel.place(column, row, right)[0]
                if 0 <= place < len(line):
                    line[place] = cell
        for number in classes.unseen:
            _insist(rows, panel, colouring, classes, number, right)


def _insist(
    rows: Rows, panel: Panel, colouring: Colouring, classes: _Classes, number: int, right: bool
) -> None:
    """Show a lit patch too small for any cell of its own in a quarter of the one that has most of it."""
    cells = panel.cells
    most = {key: dict(held).get(number, 0) for key, held in enumerate(cells.held)}
    key = max(most, key=most.__getitem__)
    if not most[key]:
        return
    row = next(row for row, keys in enumerate(cells.grid) if key in keys)
    x, y = panel.place(cells.grid[row].index(key), row, right)
    pattern = cells.patterns[key].translate(classes.tables[0])
    own = classes.tables[0][number]
    rest = max(set(pattern) - {own}, key=pattern.count, default=0)
    fitted = (corner(cells.patterns[key], number), own, rest)
    if 0 <= y < len(rows) and 0 <= x < len(rows[y]):
        rows[y][x] = _cell(fitted if right else mirrored(fitted), classes.looks, colouring)


def _cell(fitted: Fitted, looks: list[Look], colouring: Colouring) -> Cell:
    char, front, behind = fitted
    if colouring.depth == "none":
        return _inked(char, looks[front].ink, looks[behind].ink)
    if char == " ":
        return _BLANK
    one, other = looks[front].colour, looks[behind].colour
    return (char, one, one if char == "█" else other, False)


def _inked(char: str, front: int, behind: int) -> Cell:
    """A cell without colour: what is solid keeps its shape, all else is a shade."""
    if char in " █":
        return (_SHADES[front], None, None, False)
    solid = len(_SHADES) - 1
    if front != behind and solid in (front, behind):
        return (char, None, None, behind > front)
    return (_SHADES[max(front, behind)], None, None, False)


def _paint_labels(rows: Rows, frame: Frame, panel: Panel, colouring: Colouring) -> None:
    """Each label on its own skin; on the viewer's left it stands where the mirror image would."""
    for label in labels(panel.cells, colouring.map, panel.only is None):
        for right in panel.shown if label.column is not None else panel.shown[-1:]:
            start, row = _start_of(panel, label, right), panel.row + label.row
            below = frame.at(start + len(label.text) // 2, row)
            lit = any(colouring.is_lit(spot) for spot in below[:1])
            if not lit and colouring.labels == "lit":
                continue
            for column, char in enumerate(label.text, start):
                if 0 <= row < len(rows) and 0 <= column < len(rows[row]):
                    rows[row][column] = _lettered(rows[row][column], char, colouring, label, lit)


def _start_of(panel: Panel, label: Label, right: bool) -> int:
    width = len(label.text)
    if label.column is None:
        return panel.column + panel.cells.columns - (width + (0 if panel.view == "front" else 1)) // 2
    if right:
        return panel.place(label.column, label.row, True)[0]
    return panel.place(label.column + width - 1, label.row, False)[0]


def _lettered(cell: Cell, char: str, colouring: Colouring, label: Label, lit: bool) -> Cell:
    if colouring.depth == "none":
        return (char, None, None, cell[0] == "█" or cell[3])
    under = cell[2] if cell[0] in _MOSTLY_PAPER and cell[2] is not None else cell[1]
    if colouring.depth == "16":
        return (char, 0 if isinstance(under, int) and under in (7, *range(9, 16)) else 15, under, False)
    if colouring.lit and not lit:
        return (char, _on(colouring, (140, 146, 156) if colouring.dark else (110, 116, 128)), under, False)
    light = _lightness(under, label)
    return (char, _on(colouring, (12, 12, 16) if light > 0.18 else (244, 244, 248)), under, False)


def _on(colouring: Colouring, colour: RGB) -> Colour:
    return colour if colouring.depth == "true" else nearest_of_256(colour)


def _lightness(colour: Colour, label: Label) -> float:
    """How much light a colour gives, 0 to 1; of the 256 colours the label's own root tells it."""
    red, green, blue = linear(colour if isinstance(colour, tuple) else root_colour(label.roots[0]))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _spine_cell(cell: SpineCell, colouring: Colouring) -> Cell:
    lit = _root_is_lit(cell.root, colouring)
    if cell.kind == "name":
        if colouring.labels == "none":
            return _BLANK
        return _name_cell(cell, colouring, lit)
    below = None
    if cell.below is not None:
        below = bone_colour(colouring, cell.below, _root_is_lit(cell.below, colouring))
    colour = bone_colour(colouring, cell.root, lit)
    return (cell.char, colour, colour if cell.char == "█" else below, False)


def _root_is_lit(root: str, colouring: Colouring) -> bool:
    if root in colouring.lit or Spot("spine", root, "mid") in (*colouring.lit, colouring.cursor):
        return True
    if colouring.base != "roots":
        return False
    named = (item.name if isinstance(item, Spot) else item for item in colouring.lit)
    return any(name in numbers() and root in colouring.map.roots_of(PatchId(name)) for name in named)


def _name_cell(cell: SpineCell, colouring: Colouring, lit: bool) -> Cell:
    if colouring.depth == "none":
        return (cell.char, None, None, lit)
    if lit:
        bright, dark = (15, 0) if colouring.dark else (0, 15)
        if colouring.depth == "16":
            return (cell.char, dark, bright, False)
        return (cell.char, _on(colouring, colouring.paper), _on(colouring, CURSOR[colouring.dark]), False)
    if colouring.base != "roots" or colouring.lit:
        return (cell.char, 8 if colouring.depth == "16" else _on(colouring, (130, 136, 146)), None, False)
    return (cell.char, name_colour(colouring, cell.root), None, False)
