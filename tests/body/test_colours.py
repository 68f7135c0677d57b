"""Colours: told apart by people who see fewer of them, on both backgrounds."""

from __future__ import annotations

from itertools import pairwise
from math import dist

import pytest

from learn.body import maps
from learn.body.palette import (
    BACKGROUND,
    linear,
    mix,
    nearest_of_256,
    oklab,
    oklch,
    root_colour,
    root_of_16,
    skin,
    strength,
)
from learn.cards.roots import ROOTS
from tests.body.vision import KINDS, distance, touching

STANDARD = maps.load("standard")
PAIRS = sorted(touching(STANDARD))


@pytest.mark.parametrize("dark", [True, False])
@pytest.mark.parametrize("kind", KINDS)
def test_dermatomes_that_touch_are_told_apart(kind, dark):
    assert len(PAIRS) > 35
    nearest = min(PAIRS, key=lambda pair: distance(*(root_colour(root, dark) for root in pair), kind))
    assert distance(*(root_colour(root, dark) for root in nearest), kind) > 0.08, nearest


@pytest.mark.parametrize("dark", [True, False])
@pytest.mark.parametrize("kind", KINDS)
def test_a_lit_root_stands_out_from_dimmed_skin_and_skin_from_the_background(kind, dark):
    paper = BACKGROUND[dark]
    for shade in range(4):
        dim = skin(shade, dark, dimmed=True)
        assert all(distance(root_colour(root, dark, lit=True), dim, kind) > 0.2 for root in ROOTS)
        assert distance(skin(shade, dark), paper, kind) > 0.14
        assert distance(dim, paper, kind) > 0.07


@pytest.mark.parametrize("dark", [True, False])
@pytest.mark.parametrize("kind", KINDS)
def test_memory_grows_lighter_all_the_way(kind, dark):
    steps = [strength(value / 4, dark) for value in range(5)]
    assert all(distance(weaker, stronger, kind) > 0.08 for weaker, stronger in pairwise(steps))
    lightness = [oklab(linear(colour))[0] for colour in steps]
    assert lightness == sorted(lightness)
    assert strength(-1, dark) == strength(0, dark) and strength(2, dark) == strength(1, dark)


def test_sections_have_hues_of_their_own():
    assert len({root_colour(root) for root in ROOTS}) > 25
    for root, channel in (("C4", 2), ("T4", 0), ("L4", 1), ("S2", 0)):
        colour = root_colour(root)
        assert max(colour) == colour[channel], root


def test_neighbouring_roots_differ_where_there_are_but_sixteen_colours():
    assert {root_of_16(root) // 8 for root in ROOTS} == {0, 1}
    same = [pair for pair in PAIRS if root_of_16(pair[0]) == root_of_16(pair[1])]
    assert len(same) <= 6


def test_the_nearest_of_256_is_near():
    assert nearest_of_256((255, 255, 255)) == 231
    assert nearest_of_256((8, 8, 8)) == 232
    assert nearest_of_256((0, 95, 135)) == 16 + 6 * 1 + 2
    for root in ROOTS:
        assert 16 <= nearest_of_256(root_colour(root)) <= 255


def test_oklab_and_back():
    for colour in [(128, 60, 200), (20, 200, 90), (0, 0, 0), (255, 255, 255)]:
        lightness, a, b = oklab(linear(colour))
        chroma = dist((0, 0), (a, b))
        from math import atan2, degrees

        assert dist(oklch(lightness, chroma, degrees(atan2(b, a))), colour) < 2
    assert mix((0, 0, 0), (100, 200, 50), 0.5) == (50, 100, 25)
