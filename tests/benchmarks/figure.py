"""How long the body figure takes: `python -m tests.benchmarks.figure`.

Goals, not tests, at 120x40: a first picture (layout, samples, characters, colours, labels) within 30 ms, another
highlight within 20 ms. Reading the drawing happens once in a process and is timed apart.
"""

from __future__ import annotations

from collections.abc import Callable
from statistics import median
from time import perf_counter_ns

from learn.body import cells, figure, glyphs, labels, maps, outline, patches, walk
from learn.body.colouring import Colouring
from learn.body.figure import Frame
from learn.body.paint import paint
from learn.body.smooth import raster

SIZES = ((80, 24), (120, 40), (200, 60))
ROUNDS = 9


def timed(call: Callable[[], object]) -> float:
    """Milliseconds of one call."""
    start = perf_counter_ns()
    call()
    return (perf_counter_ns() - start) / 1e6


def cold() -> None:
    """Forget every frame, label and fitted character, but not the drawing itself."""
    for kept in (figure._frame, cells.view_cells, labels.labels, glyphs.fit, walk._steps):
        kept.cache_clear()


def first_reading() -> float:
    """The drawing and a map, read from their files as in a new process."""
    for kept in (patches.drawing, patches.patches, outline.numbers, outline.outline, maps.load):
        kept.cache_clear()
    return timed(lambda: (outline.outline("front"), outline.outline("back"), maps.load("standard")))


def at_size(columns: int, rows: int) -> dict[str, list[float]]:
    """The times of each kind at a size."""
    standard, clinic = maps.load("standard"), maps.load("clinic")
    roots = ("C6", "T4", "L5", "S1", "C3", "T10", "L2", "S3", "C8")
    times: dict[str, list[float]] = {}
    for round_ in range(ROUNDS):
        cold()

        def add(name: str, call: Callable[[], object]) -> None:
            times.setdefault(name, []).append(timed(call))

        add("samples and layout", lambda: Frame.of(columns, rows))
        frame = Frame.of(columns, rows)
        add("first colours and labels", lambda: paint(frame, Colouring(standard)))
        lit = Colouring(standard, lit=frozenset({roots[round_ % len(roots)]}))
        add("another highlight", lambda: paint(frame, lit))
        add("the same again", lambda: paint(frame, lit))
        add("another map, with stripes", lambda: paint(frame, Colouring(clinic)))
        values = {root: index / 30 for index, root in enumerate(standard.roots)}
        memory = Colouring(standard, base="values", values=values)
        add("coloured by memory", lambda: paint(frame, memory))
        add("index for pointing", lambda: frame.spots)
        add("ways of the arrow keys", lambda: walk.step(frame, frame.spots[0], "down"))
    times["composed in all"] = [
        one + other
        for one, other in zip(times["samples and layout"], times["first colours and labels"], strict=True)
    ]
    return times


def main() -> None:
    """Print the times."""
    readings = sorted(first_reading() for _ in range(ROUNDS))
    print(f"reading the drawing and a map    p50 {median(readings):6.1f} ms   most {readings[-1]:6.1f} ms")
    for columns, rows in SIZES:
        print(f"\n{columns}x{rows}")
        for name, found in at_size(columns, rows).items():
            print(f"  {name:30} p50 {median(found):6.1f} ms   most {max(found):6.1f} ms")
    picture = timed(lambda: raster("front", 300, 450, Colouring(maps.load("standard"))))
    print(f"\nsmooth, 300x450 pixels           {picture:6.1f} ms")


if __name__ == "__main__":
    main()
