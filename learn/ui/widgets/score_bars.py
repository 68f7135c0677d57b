"""Scores as bars: with their interval and the target, and group by group from today to the day."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from textual.content import Content
from textual.events import Resize
from textual.widgets import Static

from learn.scheduling.readiness import Score
from learn.study.wording import percent
from learn.workspace.exam_words import interval

_LABEL = 12
_PERCENT = 5
_INTERVAL = 14
_NARROWEST = 10
_SHORTEST_BAR = 12
_CHANGE = 11


class ScoreBars(Static):
    """`today   77 %  71 to 82 %  ····├━●━┤···`, with the target below: readable without colour."""

    DEFAULT_CSS = "ScoreBars { width: 100%; height: auto; }"

    def __init__(self, id_: str | None = None) -> None:
        super().__init__(id=id_, markup=False)
        self._rows: Sequence[tuple[str, Score | None, str]] = ()
        self._target: float | None = None

    def show(self, rows: Sequence[tuple[str, Score | None, str]], target: float | None) -> None:
        """Draw scores, each with its name; a sentence stands in for one that there is not."""
        self._rows, self._target = rows, target
        self._draw()

    def on_resize(self, event: Resize) -> None:
        self._draw()

    def _draw(self) -> None:
        room = max((self.size.width or self.app.size.width) - _LABEL - _PERCENT - _INTERVAL, _NARROWEST)
        lines = [self._row(name, score, words, room) for name, score, words in self._rows]
        if self._target is not None:
            lines.append(_target_row(self._target, room))
        self.update(Content("\n").join(lines))

    def _row(self, name: str, score: Score | None, words: str, room: int) -> Content:
        if score is None:
            return Content.assemble((name.ljust(_LABEL), "$quiet"), (words, "$quiet"))
        return Content.assemble(
            (name.ljust(_LABEL), "$quiet"),
            (percent(score.mean).rjust(_PERCENT), "bold"),
            (f"  {interval(score)}".ljust(_INTERVAL), "$quiet"),
            *_track(score, self._target, room),
        )


def _place(share: float, room: int) -> int:
    return min(max(round(share * (room - 1)), 0), room - 1)


def _track(score: Score, target: float | None, room: int) -> list[tuple[str, str]]:
    cells = [("·", "$faint")] * room
    if target is not None:
        cells[_place(target, room)] = ("┊", "")
    low, high = _place(score.low, room), _place(score.high, room)
    for at in range(low, high + 1):
        cells[at] = ("━", "$primary")
    if high > low:
        cells[low], cells[high] = ("├", "$primary"), ("┤", "$primary")
    cells[_place(score.mean, room)] = ("●", "bold $primary")
    return cells


def _target_row(target: float, room: int) -> Content:
    words, place = f"target {percent(target)}", _place(target, room)
    start = _LABEL + _PERCENT + _INTERVAL
    text = (
        f"{words} ▲".rjust(start + place + 1) if place > len(words) else f"{' ' * (start + place)}▲ {words}"
    )
    return Content(text)


@dataclass(frozen=True, slots=True)
class Part:
    """A section or a deck of an exam."""

    name: str
    hue: str
    now: Score
    then: Score | None
    """On the exam's day; None once it is over."""


class GroupBars(Static):
    """`● cervical  ━━━━────··  42 → 88 %`: what is known now, and what comes until the day."""

    DEFAULT_CSS = "GroupBars { width: 100%; height: auto; }"

    def __init__(self, id_: str | None = None) -> None:
        super().__init__(id=id_, markup=False)
        self._parts: Sequence[Sequence[Part]] = ()
        self._airy = False

    def show(self, parts: Sequence[Sequence[Part]], *, airy: bool = False) -> None:
        """Draw families of parts, one below the other; `airy` leaves a row between them."""
        self._parts, self._airy = parts, airy
        self._draw()

    def on_resize(self, event: Resize) -> None:
        self._draw()

    def _draw(self) -> None:
        width = self.size.width
        if not width:
            return
        longest = max((len(part.name) for family in self._parts for part in family), default=0)
        name = min(longest, width - _CHANGE - _SHORTEST_BAR - 3)
        bar = width - name - _CHANGE - 3
        families = [
            Content("\n").join(_part_row(part, name, bar) for part in family)
            for family in self._parts
            if family
        ]
        self.update(Content("\n\n" if self._airy else "\n").join(families))


def _part_row(part: Part, name: int, bar: int) -> Content:
    words = percent(part.now.mean)
    filled = gained = round(part.now.mean * bar)
    if part.then is not None:
        words = f"{words.removesuffix(' %')} → {percent(part.then.mean)}"
        gained = round(part.then.mean * bar)
    kept, moved = min(filled, gained), abs(gained - filled)
    return Content.assemble(
        ("● ", part.hue),
        Content(part.name).truncate(name + 1, ellipsis=True, pad=True),
        ("━" * kept, part.hue),
        (("─" if gained >= filled else "╌") * moved, part.hue),
        ("·" * (bar - kept - moved), "$faint"),
        (words.rjust(_CHANGE), "$quiet"),
    )
