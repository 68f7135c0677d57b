"""The figure's cells as strips of a screen, and the signs that stand on them."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from functools import lru_cache
from itertools import groupby

from rich.color import Color
from rich.segment import Segment
from rich.style import Style
from textual.geometry import Region
from textual.strip import Strip

from learn.body.figure import Frame
from learn.body.paint import Cell
from learn.body.palette import Colour, linear
from learn.body.spots import Spot

Rows = list[list[Cell]]
Place = tuple[int, int]
_FULL = "█▓▒░"
_SLIGHT = " ▘▝▖▗▁▂▃▏▎▍▔▕"
BLANK: Cell = (" ", None, None, False)
_LIGHT_OF_16 = (7, 10, 11, 14, 15)


@lru_cache(maxsize=4096)
def _colour(colour: Colour) -> Color | None:
    if colour is None:
        return None
    return Color.from_ansi(colour) if isinstance(colour, int) else Color.from_rgb(*colour)


@lru_cache(maxsize=4096)
def _style(front: Colour, behind: Colour, is_reversed: bool) -> Style:
    return Style(color=_colour(front), bgcolor=_colour(behind), reverse=is_reversed or None)


def strip_of(cells: list[Cell], base: Style) -> Strip:
    """One row as a strip; where a cell has no colour, `base` shows."""
    segments = [
        Segment("".join(cell[0] for cell in run), base + _style(*key))
        for key, run in groupby(cells, key=lambda cell: cell[1:])
    ]
    return Strip(segments, len(cells))


def changes(before: Rows, after: Rows) -> list[Region]:
    """The parts of rows that differ: from the first to the last such cell of each row."""
    regions = []
    for y, (old, new) in enumerate(zip(before, after, strict=True)):
        if old != new:
            places = [x for x, (one, other) in enumerate(zip(old, new, strict=True)) if one != other]
            regions.append(Region(places[0], y, places[-1] - places[0] + 1, 1))
    return regions


def middle_cell(frame: Frame, spot: Spot, among: Collection[Place] | None = None) -> Place | None:
    """The cell near the middle of a spot, of some cells or of its own; None if there is none."""
    places = frame.cells_of(spot)
    if among is None:
        among = [place for place in places if frame.at(*place)[0] == spot] or list(places[:1])
    if not among:
        return None
    x, y = frame.centre(spot)
    # Where a spot is a ring or a band, its middle lies outside: the nearest of its own cells stands for it.
    return min(among, key=lambda place: (abs(place[0] - x) + 2 * abs(place[1] - y), place))


def put_signs(rows: Rows, frame: Frame, signs: Mapping[Spot | str, str]) -> None:
    """Write one character on each spot that has a sign (by spot, or by patch for all its spots).

    Only in a cell that is mostly the spot's, a full one if there is any, and with no sign beside: crowded
    ones say nothing.
    """
    taken: set[Place] = set()
    for spot in frame.spots if signs else ():
        sign = _sign_of(spot, signs)
        if sign is None:
            continue
        own = [(x, y) for x, y in frame.cells_of(spot) if frame.at(x, y)[0] == spot]
        full = [(x, y) for x, y in own if rows[y][x][0] in _FULL]
        own = full or [(x, y) for x, y in own if rows[y][x][0] not in _SLIGHT]
        place = middle_cell(frame, spot, own)
        if place and not taken & {(place[0] + step, place[1]) for step in (-1, 0, 1)}:
            taken.add(place)
            rows[place[1]][place[0]] = signed(rows[place[1]][place[0]], sign)


def _sign_of(spot: Spot, signs: Mapping[Spot | str, str]) -> str | None:
    return signs.get(spot) or (signs.get(spot.name) if spot.patch else None)


def put_captions(rows: Rows, frame: Frame, colour: Colour) -> None:
    """Write `front` and `back` beside the feet, where nothing is drawn."""
    for panel in frame.panels:
        row = panel.row + panel.cells.rows - 1
        places = range(panel.column, panel.column + len(panel.view))
        # Hands that hang low, and zooms, may leave no room there.
        if row < len(rows) and all(x < len(rows[row]) and rows[row][x] == BLANK for x in places):
            for x, letter in zip(places, panel.view, strict=True):
                rows[row][x] = (letter, colour, None, False)


def signed(cell: Cell, sign: str) -> Cell:
    """A cell that shows a sign upon its colour."""
    _, front, behind, _ = cell
    under = behind if front is None else front
    if under is None:
        return (sign, None, None, False)
    if isinstance(under, tuple):
        red, green, blue = linear(under)
        is_light = 0.2126 * red + 0.7152 * green + 0.0722 * blue > 0.18
        return (sign, (12, 12, 16) if is_light else (244, 244, 248), under, False)
    is_light = under in _LIGHT_OF_16 if under < 16 else _is_light_of_256(under)
    return (sign, (0 if is_light else 15) if under < 16 else (16 if is_light else 231), under, False)


def _is_light_of_256(number: int) -> bool:
    if number >= 232:
        return number >= 244
    green = (number - 16) // 6 % 6
    return green >= 3
