"""What the plots of an exam show."""

from __future__ import annotations

from collections.abc import Sequence

from learn.clock import study_date
from learn.scheduling.calibration import Calibration
from learn.scheduling.exam import Exam
from learn.scheduling.readiness import Z80, Readiness
from learn.ui.widgets.plot import Axis, Layer

Drawing = tuple[Sequence[Layer], Axis, Axis]
_STEP = 0.1
_FEWEST = 5
"""Answers of a bin below which its share is luck, and not drawn."""


def curve(exam: Exam, readiness: Readiness) -> Drawing | None:
    """The score on the exam's day if studying ended on each day; None where there is no day to choose."""
    values = readiness.curve
    days = len(values) - 1
    if days < 2:
        return None
    day = study_date(exam.day)
    y = _axis([*values, exam.target])
    words = {0.0: "now", float(days): f"{day.day} {day:%b}"}
    if days >= 6:
        words[days / 2] = f"in {round(days / 2)} days"
    layers = [
        Layer("$quiet", line=[(0.0, exam.target), (float(days), exam.target)], dashed=True),
        Layer("$primary", line=[(float(at), value) for at, value in enumerate(values)]),
    ]
    at_target = {exam.target: "target"}
    return layers, Axis(0.0, float(days), words), Axis(y.low, y.high, {**y.words, **at_target})


def calibration(found: Calibration) -> Drawing | None:
    """What came true over what was foretold; the dashes are where both are alike."""
    bins = [each for each in found.bins if each.answers >= _FEWEST]
    if not bins:
        return None
    low = min(min(each.foretold, each.recalled) for each in bins)
    axis = _axis([low, 1.0])
    line = [(axis.low, axis.low), (axis.high, axis.high)]
    bars = [
        (each.foretold, max(each.foretold - Z80 * each.luck, 0.0), min(each.foretold + Z80 * each.luck, 1.0))
        for each in bins
    ]
    layers = [
        Layer("$quiet", line=line, dashed=True),
        Layer("$quiet", bars=bars),
        Layer("$primary", points=[(each.foretold, each.recalled) for each in bins]),
    ]
    ends = {at: text for at, text in axis.words.items() if at in (axis.low, axis.high)}
    return layers, Axis(axis.low, axis.high, ends), axis


def _axis(values: Sequence[float]) -> Axis:
    """From a round share below all values to the whole."""
    low = max(int(min(values) / _STEP - 0.5) * _STEP, 0.0)
    low = round(min(low, 0.8), 1)
    middle = round((low + 1.0) / 2, 2)
    return Axis(low, 1.0, {1.0: "100 %", middle: _whole(middle), low: _whole(low)})


def _whole(share: float) -> str:
    return f"{share * 100:.0f} %"
