"""Arrow keys: every spot can be reached from every other, and a key goes where one looks."""

from __future__ import annotations

import pytest

from learn.body.figure import Frame
from learn.body.spots import Spot
from learn.body.walk import start, step
from learn.body.windows import ZOOMS

DIRECTIONS = ("up", "down", "left", "right")
FRAMES = [
    *((*size, zoom) for size in [(80, 22), (120, 38)] for zoom in (None, *ZOOMS)),
    (200, 58, None),
    (60, 12, None),
]


def reached(frame: Frame, first: Spot, forward: dict[Spot, set[Spot]]) -> set[Spot]:
    found, waiting = {first}, [first]
    while waiting:
        new = forward[waiting.pop()] - found
        found |= new
        waiting += new
    return found


@pytest.mark.parametrize("asked", FRAMES)
def test_every_spot_is_reached_from_every_other(asked):
    frame = Frame.of(*asked)
    forward = {spot: {step(frame, spot, way) for way in DIRECTIONS} for spot in frame.spots}
    backward = {spot: {other for other in frame.spots if spot in forward[other]} for spot in frame.spots}
    first = start(frame)
    assert reached(frame, first, forward) == reached(frame, first, backward) == set(frame.spots)


@pytest.mark.parametrize("asked", FRAMES[:1] + FRAMES[8:9])
def test_a_key_nearly_always_goes_the_way_it_points(asked):
    frame = Frame.of(*asked)
    signs = {"up": (1, -1), "down": (1, 1), "left": (0, -1), "right": (0, 1)}
    right = wrong = 0
    for spot in frame.spots:
        for way, (axis, sign) in signs.items():
            other = step(frame, spot, way)
            if other != spot and spot.view == other.view != "spine":
                if sign * (frame.centre(other)[axis] - frame.centre(spot)[axis]) > 0:
                    right += 1
                else:
                    wrong += 1
    assert wrong <= 0.02 * right


def test_a_walk_down_the_front_and_across():
    frame = Frame.of(120, 38)
    spot = Spot("front", "breastbone-end", "mid")
    assert step(frame, spot, "down").name == "rib-edge"
    assert step(frame, spot, "up").name == "chest-muscle-edge"
    spot = Spot("front", "thumb", "left")
    assert step(frame, spot, "right").view == "spine"
    assert step(frame, step(frame, spot, "right"), "right").view == "back"
    assert step(frame, Spot("front", "face", "mid"), "up").name == "face"


def test_the_spine_is_walked_root_by_root():
    frame = Frame.of(120, 38)
    spot = Spot("spine", "C8", "mid")
    assert step(frame, spot, "down") == Spot("spine", "T1", "mid")
    assert step(frame, spot, "up") == Spot("spine", "C7", "mid")
    assert step(frame, spot, "left").view == "front"
    assert step(frame, spot, "right").view == "back"


def test_the_way_is_the_same_each_time():
    frame = Frame.of(80, 22)
    assert [step(frame, spot, "down") for spot in frame.spots] == [
        step(frame, spot, "down") for spot in Frame.of(80, 22).spots
    ]
