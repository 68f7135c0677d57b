"""How long the body figure takes: `python -m tests.benchmarks.figure`.

Goals, not tests, at 120x40: a first picture (layout, samples, characters, colours, labels) within 30 ms,
another highlight within 20 ms. Reading the drawing happens once in a process and is timed apart.
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
ROOTS = ("C6", "T4", "L5", "S1", "C3", "T10", "L2", "S3", "C8")


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


def one_round(columns: int, rows: int, root: str) -> dict[str, float]:
    """The times of each kind at a size, with nothing kept from before."""
    standard, clinic = maps.load("standard"), maps.load("clinic")
    cold()
    layout = timed(lambda: Frame.of(columns, rows))
    frame = Frame.of(columns, rows)
    first = timed(lambda: paint(frame, Colouring(standard)))
    lit = Colouring(standard, lit=frozenset({root}))
    values = {root: index / 30 for index, root in enumerate(standard.roots)}
    memory = Colouring(standard, base="values", values=values)
    return {
        "samples and layout": layout,
        "first colours and labels": first,
        "composed in all": layout + first,
        "another highlight": timed(lambda: paint(frame, lit)),
        "the same again": timed(lambda: paint(frame, lit)),
        "coloured by memory": timed(lambda: paint(frame, memory)),
        "another map, with stripes": timed(lambda: paint(frame, Colouring(clinic))),
        "index for pointing": timed(lambda: frame.spots),
        "ways of the arrow keys": timed(lambda: walk.step(frame, frame.spots[0], "down")),
    }


def main() -> None:
    """Print the times."""
    readings = sorted(first_reading() for _ in range(ROUNDS))
    print(f"reading the drawing and a map    p50 {median(readings):6.1f} ms   most {readings[-1]:6.1f} ms")
    for columns, rows in SIZES:
        print(f"\n{columns}x{rows}")
        rounds = [one_round(columns, rows, root) for root in ROOTS]
        for name in rounds[0]:
            found = [times[name] for times in rounds]
            print(f"  {name:30} p50 {median(found):6.1f} ms   most {max(found):6.1f} ms")
    picture = timed(lambda: raster("front", 300, 450, Colouring(maps.load("standard"))))
    print(f"\nsmooth, 300x450 pixels           {picture:6.1f} ms")


if __name__ == "__main__":
    main()
