"""Frames: which spots lie in which cell, and that both sides of the body are the same."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from learn.body.figure import Frame
from learn.body.outline import OUTSIDE, outline
from learn.body.spots import Spot, side_of
from learn.body.windows import ZOOMS
from learn.cards.roots import ROOTS

SIZES = [(80, 22), (120, 38), (200, 58)]
FRAMES = [*((*size, None) for size in SIZES), *((80, 22, zoom) for zoom in ZOOMS)]


@pytest.mark.parametrize("asked", FRAMES)
def test_cells_and_spots_name_one_another(asked):
    frame = Frame.of(*asked)
    for spot in frame.spots:
        places = frame.cells_of(spot)
        assert places
        assert all(spot in frame.at(*place) for place in places)
    for column in range(frame.columns):
        for row in range(frame.rows):
            assert all((column, row) in frame.cells_of(spot) for spot in frame.at(column, row))


@pytest.mark.parametrize("asked", FRAMES)
def test_nothing_lies_outside_the_frame(asked):
    frame = Frame.of(*asked)
    places = [place for spot in frame.spots for place in frame.cells_of(spot)]
    assert all(0 <= column < frame.columns and 0 <= row < frame.rows for column, row in places)


@pytest.mark.parametrize("asked", FRAMES[:3])
def test_the_left_half_is_the_mirror_image_of_the_right(asked):
    frame = Frame.of(*asked)
    for panel in frame.panels:
        for left in [s for s in frame.spots if (s.view, s.side) == (panel.view, "left")]:
            right = Spot(left.view, left.name, "right")
            turned = {(2 * panel.column + panel.width - 1 - x, y) for x, y in frame.cells_of(right)}
            assert turned == set(frame.cells_of(left))


def test_left_and_right_are_the_persons_own():
    frame = Frame.of(120, 38)
    front, back = frame.panels

    def middle(view, side):
        return frame.centre(Spot(view, "thumb", side))[0]

    assert middle("front", "right") < front.column + front.width / 2 < middle("front", "left")
    assert middle("back", "left") < back.column + back.width / 2 < middle("back", "right")
    assert side_of("front", viewers_right=True) == "left"
    assert side_of("back", viewers_right=True) == "right"


def test_patches_over_the_midline_have_no_side():
    frame = Frame.of(120, 38)
    sides = {(spot.view, spot.name): spot.side for spot in frame.spots}
    assert sides["front", "navel-level"] == sides["back", "anus"] == "mid"
    assert sides["front", "thumb"] != "mid"
    for spot in frame.spots:
        if spot.view != "spine" and spot.side == "mid":
            assert Spot(spot.view, spot.name, "left") not in frame.spots
    assert outline("front").middle and outline("back").middle


@pytest.mark.parametrize("side", ["left", "right"])
def test_a_zoom_on_a_limb_shows_that_limb_from_both_views(side):
    frame = Frame.of(80, 22, "hand", side)
    assert {spot.side for spot in frame.spots if spot.patch} == {side}
    assert {spot.view for spot in frame.spots} == {"front", "spine", "back"}
    for view in ("front", "back"):
        panel = next(panel for panel in frame.panels if panel.view == view)
        thumb = frame.centre(Spot(view, "thumb", side))[0] - panel.column
        assert (thumb > panel.width / 2) == (side_of(view, viewers_right=True) == side)


def test_the_spine_has_all_roots_in_order():
    for rows in (22, 31, 38):
        frame = Frame.of(120, rows)
        spine = sorted((s for s in frame.spots if s.view == "spine"), key=lambda s: ROOTS.index(s.root))
        assert [spot.root for spot in spine] == list(ROOTS)
        heights = [min(y for _, y in frame.cells_of(spot)) for spot in spine]
        assert heights == sorted(heights)
    assert not any(spot.view == "spine" for spot in Frame.of(120, 38, spine=False).spots)


@settings(max_examples=40, deadline=None)
@given(st.integers(1, 130), st.integers(1, 45), st.sampled_from([None, *ZOOMS]))
def test_any_size_can_be_drawn(columns, rows, zoom):
    frame = Frame.of(columns, rows, zoom)
    assert (frame.columns, frame.rows) == (columns, rows)
    for panel in frame.panels:
        assert panel.cells.rows >= 1


@pytest.mark.parametrize("asked", [(120, 38, None), (80, 22, "hips"), (80, 22, "foot")])
def test_a_point_inside_a_cell_tells_one_spot_of_it(asked):
    frame = Frame.of(*asked)
    shared = 0
    for column in range(frame.columns):
        for row in range(frame.rows):
            there = frame.at(column, row)
            points = {
                frame.at_point(column + x / 8 + 0.06, row + y / 8 + 0.06) for x in range(8) for y in range(8)
            }
            assert points - {None} == set(there)
            shared += len(there) > 1
    assert shared > 10


def test_the_samples_of_a_cell_count_its_spots():
    cells = Frame.of(120, 38).panels[0].cells
    for pattern, held in zip(cells.patterns, cells.held, strict=True):
        assert sum(count for _, count in held) <= len(pattern)
        assert bool(held) == any(number not in (OUTSIDE, 255) for number in pattern)
        assert [count for _, count in held] == sorted((count for _, count in held), reverse=True)
