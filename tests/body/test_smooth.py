"""The drawing in pixels, for terminals that show images."""

from __future__ import annotations

import pytest

from learn.body import maps
from learn.body.colouring import Colouring
from learn.body.palette import BACKGROUND, root_colour
from learn.body.smooth import raster

STANDARD = maps.load("standard")


def dots(lines):
    return [[tuple(line[x : x + 3]) for x in range(0, len(line), 3)] for line in lines]


@pytest.mark.parametrize("view", ["front", "back"])
@pytest.mark.parametrize("size", [(150, 200), (90, 300), (200, 90), (31, 47)])
def test_a_picture_has_the_size_that_was_asked_for(view, size):
    lines = raster(view, *size, Colouring(STANDARD))
    assert len(lines) == size[1]
    assert {len(line) for line in lines} == {3 * size[0]}


def test_it_is_symmetrical_and_has_soft_edges():
    picture = dots(raster("front", 150, 220, Colouring(STANDARD)))
    assert all(row == row[::-1] for row in picture)
    found = {dot for row in picture for dot in row}
    assert {BACKGROUND[True], root_colour("T4"), root_colour("L4")} <= found
    assert len(found) > 200


@pytest.mark.parametrize(("view", "side", "right"), [("front", "left", True), ("back", "left", False)])
def test_a_limb_is_turned_to_its_side(view, side, right):
    picture = dots(raster(view, 90, 100, Colouring(STANDARD), "hand", side))
    paper = BACKGROUND[True]
    ends = [
        sum(dot != paper for row in picture[25:60] for dot in row[start:stop])
        for start, stop in ((0, 30), (60, 90))
    ]
    thumb = sum(dot == root_colour("C6") for row in picture for dot in row[45:])
    assert any(ends)
    assert (thumb > sum(dot == root_colour("C6") for row in picture for dot in row[:45])) == right
