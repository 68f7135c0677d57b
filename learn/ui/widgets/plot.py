"""A small plot: lines and points of dots, with words at its axes."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import groupby, pairwise

from plotille import Canvas
from textual.content import Content
from textual.events import Resize
from textual.widgets import Static

_NO_DOTS = "\u2800"
_DOTS = range(0x2800, 0x2900)
_GAP = 0.03
"""Of the width: the dashes of a line, and the gaps between them."""


@dataclass(frozen=True, slots=True)
class Axis:
    """From where to where an axis goes, and the words beside it."""

    low: float
    high: float
    words: Mapping[float, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Layer:
    """Something drawn, in one colour; what is drawn later covers what was earlier."""

    hue: str
    """A colour of the theme, such as `$primary`."""
    line: Sequence[tuple[float, float]] = ()
    """A line through these points."""
    dashed: bool = False
    points: Sequence[tuple[float, float]] = ()
    """Marks at these points."""
    bars: Sequence[tuple[float, float, float]] = ()
    """Upright bars: x, and from where to where."""


class Plot(Static):
    """Layers between two axes, as large as there is room."""

    DEFAULT_CSS = "Plot { width: 1fr; height: 1fr; }"

    def __init__(self, id_: str | None = None) -> None:
        super().__init__(id=id_, markup=False)
        self._drawn: tuple[Sequence[Layer], Axis, Axis] | None = None

    def show(self, layers: Sequence[Layer], x: Axis, y: Axis) -> None:
        """Draw layers; the axes' words are those of x below and of y on the left."""
        self._drawn = layers, x, y
        self._draw()

    def clear(self) -> None:
        """Draw nothing."""
        self._drawn = None
        self.update(Content(""))

    def on_resize(self, event: Resize) -> None:
        self._draw()

    def _draw(self) -> None:
        if self._drawn is not None and self.size.width:
            self.update(plotted(*self._drawn, self.size.width, self.size.height))


def plotted(layers: Sequence[Layer], x: Axis, y: Axis, width: int, height: int) -> Content:
    """Layers as text of so many columns and rows, axes included."""
    edge = max(map(len, y.words.values()), default=0) + 1
    columns, rows = width - edge - 1, height - 2
    if columns < 4 or rows < 2:
        return Content("")
    cells: list[list[tuple[str, str]]] = [[(" ", "")] * columns for _ in range(rows)]
    for layer in layers:
        for row, text in enumerate(_canvas(layer, x, y, columns, rows)):
            for column, sign in enumerate(text):
                if sign not in (_NO_DOTS, " "):
                    under = cells[row][column][0]
                    cells[row][column] = _joined(under, sign), layer.hue
    words = {_row(at, y, rows): text for at, text in y.words.items()}
    lines = [
        Content.assemble(
            (words.get(row, "").rjust(edge), "$quiet"),
            ("┤" if row in words else "│", "$faint"),
            *_runs(cells[row]),
        )
        for row in range(rows)
    ]
    lines.append(Content.styled(" " * edge + "└" + "─" * columns, "$faint"))
    lines.append(Content.styled(" " * (edge + 1) + _below(x, columns), "$quiet"))
    return Content("\n").join(lines)


def _canvas(layer: Layer, x: Axis, y: Axis, columns: int, rows: int) -> list[str]:
    canvas = Canvas(columns, rows, xmin=x.low, xmax=x.high, ymin=y.low, ymax=y.high)
    right, top = canvas.xmax_inside, canvas.ymax_inside

    def within(at: float, height: float) -> tuple[float, float]:
        return min(max(at, x.low), right), min(max(height, y.low), top)

    dash = (x.high - x.low) * _GAP
    for start, end in pairwise(layer.line):
        for (x0, y0), (x1, y1) in _dashes(start, end, dash) if layer.dashed else [(start, end)]:
            canvas.line(*within(x0, y0), *within(x1, y1))
    for at, low, high in layer.bars:
        canvas.line(*within(at, low), *within(at, high))
    for at, height in layer.points:
        canvas.point(*within(at, height), marker="●")
    return str(canvas.plot(linesep="\n")).split("\n")


def _dashes(
    start: tuple[float, float], end: tuple[float, float], dash: float
) -> Iterable[tuple[tuple[float, float], tuple[float, float]]]:
    """Every other piece of a line, each as wide as a dash."""
    count = max(round(abs(end[0] - start[0]) / dash), 1)

    def at(piece: float) -> tuple[float, float]:
        share = piece / count
        return start[0] + (end[0] - start[0]) * share, start[1] + (end[1] - start[1]) * share

    return ((at(piece), at(min(piece + 0.7, count))) for piece in range(0, count, 2))


def _joined(under: str, sign: str) -> str:
    """Two signs in one cell: dots are put together, and of others the later one stays."""
    if ord(under) in _DOTS and ord(sign) in _DOTS:
        return chr(ord(under) | ord(sign))
    return sign


def _row(at: float, y: Axis, rows: int) -> int:
    share = (at - y.low) / (y.high - y.low)
    return min(max(rows - 1 - int(share * rows), 0), rows - 1)


def _runs(cells: Sequence[tuple[str, str]]) -> list[tuple[str, str]]:
    return [("".join(sign for sign, _ in run), hue) for hue, run in groupby(cells, key=lambda cell: cell[1])]


def _below(x: Axis, columns: int) -> str:
    """The words below an axis, each centred at its place, those left out that would touch another."""
    line = " " * columns
    for at, text in x.words.items():
        place = round((at - x.low) / (x.high - x.low) * (columns - 1)) - len(text) // 2
        place = min(max(place, 0), columns - len(text))
        if place >= 0 and not line[max(place - 1, 0) : place + len(text) + 1].strip():
            line = line[:place] + text + line[place + len(text) :]
    return line.rstrip()
