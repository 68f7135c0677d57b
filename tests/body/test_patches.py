"""The patches: named well, drawn somewhere, told apart from their neighbours."""

from __future__ import annotations

import subprocess
import sys
from math import ceil

import pytest

from learn.body.figure import Frame
from learn.body.outline import FACINGS, outline
from learn.body.patches import patches
from learn.body.raster import Grid, Window, sample, spans
from learn.body.windows import ZOOMS
from learn.cards.roots import read_roots
from tests.body.vision import neighbours

SMALL = (80, 22)
"""Room for the figure in a terminal of 80 by 24."""


def patches_in(frame: Frame) -> set[str]:
    return {spot.name for spot in frame.spots if spot.patch}


@pytest.mark.parametrize("size", [SMALL, (120, 38), (200, 58)])
def test_the_whole_figure_shows_every_patch(size):
    assert patches_in(Frame.of(*size)) == set(patches())


def test_in_some_view_or_zoom_of_a_small_terminal_every_patch_is_the_first_of_a_cell():
    frames = [Frame.of(*SMALL), *(Frame.of(*SMALL, zoom) for zoom in ZOOMS)]
    first = {
        frame.at(column, row)[0].name
        for frame in frames
        for spot in frame.spots
        for column, row in frame.cells_of(spot)
    }
    assert set(patches()) <= first


@pytest.mark.parametrize(
    ("zoom", "expected"),
    [
        ("head", {"face", "jaw-below-ear", "centre-back-of-head", "front-of-neck"}),
        ("hand", {"thumb", "index-finger", "middle-finger", "ring-finger", "little-finger", "palm-middle"}),
        ("foot", {"big-toe", "second-toe", "third-toe", "fourth-toe", "fifth-toe", "heel", "sole"}),
        ("hips", {"anus", "perineum", "tailbone", "gluteal-cleft", "sex-organs", "groin", "pubic-area"}),
        ("trunk", {"nipple-line", "navel-level", "back-centre", "small-of-back-upper"}),
        ("arm", {"armpit", "elbow-crease-thumb-side", "wrist-little-finger-side"}),
        ("leg", {"kneecap", "back-of-knee", "upper-middle-calf", "inner-ankle"}),
    ],
)
def test_a_zoom_makes_small_patches_wide_enough_to_point_at(zoom, expected):
    whole, near = Frame.of(*SMALL), Frame.of(*SMALL, zoom)
    for spot in near.spots:
        if spot.name in expected:
            assert any(near.at(*place)[0] == spot for place in near.cells_of(spot)), spot
            assert len(near.cells_of(spot)) > len(whole.cells_of(spot)), spot
    assert expected <= patches_in(near)


def test_names_are_there_and_differ():
    lay = [patch.name for patch in patches().values()]
    medical = [patch.medical for patch in patches().values()]
    assert all(lay) and all(medical)
    assert len(set(lay)) == len(lay)


def test_no_name_tells_a_root():
    told = [
        patch.id
        for patch in patches().values()
        for word in (*patch.id.split("-"), *patch.name.split())
        if read_roots(word)
    ]
    assert told == []


def test_neighbours_have_different_shades():
    shades = {name: patch.shade for name, patch in patches().items()}
    assert [pair for pair in neighbours() if shades[pair[0]] == shades[pair[1]]] == []


@pytest.mark.parametrize("view", FACINGS)
def test_no_hole_shows_in_the_body(view):
    """Every sample inside an outline is a patch's."""
    scale = 6
    picture = sample(
        view, Grid(Window(0, 0, 69, 209), 69 * scale, 209 * scale, scale, 0, lambda y: y * scale)
    )
    inside = 0
    for part in outline(view).parts:
        for polygon in part.outlines:
            crossings = spans(tuple((x * scale, y * scale) for x, y in polygon), len(picture))
            for row, places in crossings.items():
                for start, end in zip(places[::2], places[1::2], strict=False):
                    held = picture[row][max(0, ceil(start - 0.5)) : ceil(end - 0.5)]
                    assert 0 not in held, (row / scale, start / scale, end / scale)
                    inside += len(held)
    assert inside > 100_000


def test_importing_the_figure_reads_nothing_and_needs_no_screen_library():
    code = (
        "import sys, learn.body, learn.body.patches as p; "
        "print(p.drawing.cache_info().currsize, any(m in sys.modules for m in ('textual', 'rich', 'yaml')))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.split() == ["0", "False"]
