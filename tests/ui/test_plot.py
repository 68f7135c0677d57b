"""Plots as text."""

from __future__ import annotations

from learn.scheduling.calibration import Answered, calibrated
from learn.scheduling.exam import Exam
from learn.scheduling.readiness import Readiness, Score
from learn.ui.exam_plots import calibration, curve
from learn.ui.widgets.plot import Axis, Layer, plotted

RISING = [(0.0, 0.0), (10.0, 1.0)]


def rows(*layers: Layer, width: int = 30, height: int = 10) -> list[str]:
    x, y = Axis(0.0, 10.0, {0.0: "now", 10.0: "4 Dec"}), Axis(0.0, 1.0, {1.0: "100 %", 0.0: "0"})
    return plotted(layers, x, y, width, height).plain.split("\n")


def test_a_line_rises_between_its_axes() -> None:
    drawn = rows(Layer("$primary", line=RISING))
    assert len(drawn) == 10
    assert all(len(row) <= 30 for row in drawn)
    assert drawn[0].startswith(" 100 %┤")
    assert drawn[7].startswith("     0┤")
    assert drawn[-1].split() == ["now", "4", "Dec"]
    starts = [len(row.rstrip()) for row in drawn[:8]]
    assert starts == sorted(starts, reverse=True)


def _dots(drawn: list[str]) -> int:
    return sum((ord(sign) & 0xFF).bit_count() for row in drawn for sign in row if "\u2800" < sign <= "\u28ff")


def test_dashes_leave_gaps() -> None:
    flat = [(0.0, 0.5), (10.0, 0.5)]
    assert 0 < _dots(rows(Layer("", line=flat, dashed=True))) < _dots(rows(Layer("", line=flat)))


def test_what_is_drawn_later_has_the_colour_and_dots_are_put_together() -> None:
    x, y = Axis(0.0, 1.0), Axis(0.0, 1.0)
    both = [Layer("$quiet", line=[(0.0, 0.5), (1.0, 0.5)]), Layer("$primary", points=[(0.5, 0.5)])]
    drawn = plotted(both, x, y, 20, 6)
    at = drawn.plain.index("●")
    assert any(span.start <= at < span.end and span.style == "$primary" for span in drawn.spans)


def test_what_lies_outside_is_drawn_at_the_edge() -> None:
    assert "●" in rows(Layer("", points=[(99.0, -3.0)]))[7]


def test_without_room_nothing_is_drawn() -> None:
    assert rows(Layer("", line=RISING), width=8, height=3) == [""]


def test_words_below_never_touch() -> None:
    x = Axis(0.0, 1.0, {0.0: "today", 0.1: "tomorrow", 1.0: "then"})
    below = plotted([], x, Axis(0.0, 1.0), 24, 6).plain.split("\n")[-1]
    assert below.split() == ["today", "then"]


def test_a_curve_names_the_days_and_the_target() -> None:
    score = Score(0.8, 0.7, 0.9)
    found = curve(Exam("a", 20_800, target=0.8), Readiness(3, score, score, 0.5, {}, (0.5, 0.6, 0.7, 0.8)))
    assert found is not None
    _, x, y = found
    assert x.words == {0.0: "now", 3.0: "13 Dec"}
    assert y.words[0.8] == "target"
    assert y.low <= 0.5


def test_without_days_to_choose_there_is_no_curve() -> None:
    score = Score(0.8, 0.7, 0.9)
    assert curve(Exam("a", 20_800), Readiness(0, score, score, 0.5, {}, (0.8, 0.8))) is None


def test_bins_with_few_answers_are_not_drawn() -> None:
    assert calibration(calibrated([Answered(0.9, True)] * 4)) is None
    found = calibration(calibrated([Answered(0.92, True)] * 8 + [Answered(0.6, False)]))
    assert found is not None
    points = [point for layer in found[0] for point in layer.points]
    assert len(points) == 1
