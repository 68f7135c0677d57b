"""Arrow keys: from every spot to every other, as one would expect from where they lie."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache
from itertools import pairwise
from typing import Literal

from learn.body.figure import Frame
from learn.body.spots import Spot, View

Direction = Literal["up", "down", "left", "right"]
_OPPOSITE: dict[Direction, Direction] = {"up": "down", "down": "up", "left": "right", "right": "left"}
_ASIDE = 2.0
"""A spot this much to the side counts as much as one unit further ahead."""
_CONE = 1.5
"""Beyond this many units to the side for each one ahead, a spot does not lie in the direction."""
_VIEWS: tuple[View, ...] = ("front", "spine", "back")
Steps = dict[Spot, dict[Direction, Spot]]
Points = dict[Spot, tuple[float, float]]


def step(frame: Frame, spot: Spot, direction: Direction) -> Spot:
    """The spot that an arrow key leads to; the same one where there is none that way."""
    return _steps(frame).get(spot, {}).get(direction, spot)


def start(frame: Frame) -> Spot:
    """Where the keyboard begins: the first spot of the front view that lies nearest to its middle."""
    points = _points(frame)
    front = [spot for spot in points if spot.view == "front"]
    middle = [sum(points[spot][axis] for spot in front) / len(front) for axis in (0, 1)]
    return min(front, key=lambda spot: abs(points[spot][0] - middle[0]) + abs(points[spot][1] - middle[1]))


def _points(frame: Frame) -> Points:
    """Where the spots lie, in half-rows: a cell is twice as high as wide."""
    centres = {spot: frame.centre(spot) for spot in frame.spots}
    return {spot: (x, 2 * y) for spot, (x, y) in centres.items()}


@lru_cache(maxsize=8)
def _steps(frame: Frame) -> Steps:
    points = _points(frame)
    by_view = {view: {spot: points[spot] for spot in points if spot.view == view} for view in _VIEWS}
    shown = [view for view in _VIEWS if by_view[view]]
    steps: Steps = {}
    for view in shown:
        steps.update(_along_spine(list(by_view[view])) if view == "spine" else _within(by_view[view]))
    for index, view in enumerate(shown):
        for direction, other in (("left", index - 1), ("right", index + 1)):
            if 0 <= other < len(shown):
                _cross(steps, by_view[view], by_view[shown[other]], direction)  # type: ignore[arg-type]
    _reach_all(steps, points, start(frame))
    return steps


def _along_spine(rows: list[Spot]) -> Steps:
    ordered = sorted(rows, key=_from_the_neck)
    steps: Steps = {spot: {} for spot in ordered}
    for upper, lower in pairwise(ordered):
        steps[upper]["down"], steps[lower]["up"] = lower, upper
    return steps


def _from_the_neck(spot: Spot) -> tuple[int, int]:
    letters = spot.name.rstrip("0123456789")
    return ("C", "T", "L", "S", "Co").index(letters), int(spot.name[len(letters) :])


def _within(points: Points) -> Steps:
    """The nearest spot of the same view in each direction."""
    steps: Steps = {}
    items = list(points.items())
    for spot, (x, y) in items:
        best: dict[Direction, tuple[float, Spot]] = {}
        for other, (other_x, other_y) in items:
            across, down = other_x - x, other_y - y
            wide, high = abs(across), abs(down)
            if wide and high <= _CONE * wide:
                _keep(best, "right" if across > 0 else "left", wide + _ASIDE * high, other)
            if high and wide <= _CONE * high:
                _keep(best, "down" if down > 0 else "up", high + _ASIDE * wide, other)
        steps[spot] = {direction: found for direction, (_, found) in best.items()}
    return steps


def _keep(best: dict[Direction, tuple[float, Spot]], direction: Direction, cost: float, spot: Spot) -> None:
    if direction not in best or cost < best[direction][0]:
        best[direction] = (cost, spot)


def _cross(steps: Steps, here: Points, there: Points, direction: Direction) -> None:
    """At the edge of a view the next view begins, at the same height."""
    for spot, (x, y) in here.items():
        if direction not in steps[spot]:
            steps[spot][direction] = min(
                there, key=lambda other: (_ASIDE * abs(there[other][1] - y) + abs(there[other][0] - x), other)
            )


def _reached(steps: Steps, first: Spot) -> set[Spot]:
    reached, waiting = {first}, [first]
    while waiting:
        for spot in steps[waiting.pop()].values():
            if spot not in reached:
                reached.add(spot)
                waiting.append(spot)
    return reached


def _reach_all(steps: Steps, points: Points, first: Spot) -> None:
    """Put every spot that no arrow led to on the way from its nearest neighbour to that one's next.

    Nothing is lost by that: whoever was next is one step further on.
    """
    while missed := set(points) - (reached := _reached(steps, first)):
        spot = min(missed)
        x, y = points[spot]
        same_view = [other for other in reached if other.view == spot.view] or list(reached)
        near = _nearest(x, y, same_view, points)
        near_x, near_y = points[near]
        direction: Direction
        if abs(x - near_x) > abs(y - near_y):
            direction = "right" if x > near_x else "left"
        else:
            direction = "down" if y > near_y else "up"
        after = steps[near].get(direction)
        steps[near][direction] = spot
        steps[spot][_OPPOSITE[direction]] = near
        if after:
            steps[spot][direction] = after


def _nearest(x: float, y: float, spots: Iterable[Spot], points: Points) -> Spot:
    return min(spots, key=lambda spot: (abs(points[spot][0] - x) + abs(points[spot][1] - y), spot))
