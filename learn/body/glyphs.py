"""Which character shows a cell's samples best: blocks of quarters, and of eighths where colours allow."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache

SAMPLES = 8
"""Samples across a cell and down it."""
QUARTERS = " ▘▝▀▖▌▞▛▗▚▐▜▄▙▟█"
"""By bits: upper left 1, upper right 2, lower left 4, lower right 8."""
_FULL = (1 << SAMPLES * SAMPLES * 8) - 1
_HEAVY = 3
Fitted = tuple[str, int, int]
"""A character with the classes of its foreground and background."""


def _mask(inside: Callable[[int, int], bool]) -> int:
    """The samples of a shape as a number with a byte (0 or 1) for each."""
    shape = bytes(inside(x, y) for y in range(SAMPLES) for x in range(SAMPLES))
    return int.from_bytes(shape, "little")


def _quarter(bits: int) -> Callable[[int, int], bool]:
    half = SAMPLES // 2
    return lambda x, y: bool(bits >> (y // half * 2 + x // half) & 1)


@cache
def glyphs(fine: bool) -> tuple[tuple[str, int], ...]:
    """Characters with their masks: quarters, and with `fine` the eighths too."""
    found = [(char, _mask(_quarter(bits))) for bits, char in enumerate(QUARTERS)]
    if fine:
        for eighths in (1, 2, 3, 5, 6, 7):
            found.append((chr(0x2580 + eighths), _mask(lambda x, y, n=eighths: y >= SAMPLES - n)))  # type: ignore[misc]
            found.append((chr(0x2590 - eighths), _mask(lambda x, y, n=eighths: x < n)))  # type: ignore[misc]
    return tuple(found)


_MIRRORED = str.maketrans("▘▝▖▗▌▐▞▚▛▜▙▟", "▝▘▗▖▐▌▚▞▜▛▟▙")
_EIGHTHS = "▏▎▍▌▋▊▉"


def mirrored(fitted: Fitted) -> Fitted:
    """The same cell seen in a mirror. Blocks of eighths grow from the left only, so the colours change places."""
    char, ink, paper = fitted
    if char in _EIGHTHS and char != "▌":
        return _EIGHTHS[6 - _EIGHTHS.index(char)], paper, ink
    return char.translate(_MIRRORED), ink, paper


@cache
def _only(number: int) -> bytes:
    """A translation table that keeps one class."""
    return bytes(index == number for index in range(256))


def fit(pattern: bytes, fine: bool, heavy: frozenset[int]) -> Fitted:
    """The character nearest to a pattern of classes, in the two that count most.

    What is `heavy` counts three times in that choice: what is lit, or tiny, must not vanish.
    """
    counts = {number: pattern.count(number) * (_HEAVY if number in heavy else 1) for number in set(pattern)}
    if len(counts) == 1:
        return "█" if pattern[0] else " ", pattern[0], 0
    ink, paper = sorted(counts, key=lambda number: (-counts[number], number))[:2]
    if not ink:
        ink, paper = paper, ink
    inked = int.from_bytes(pattern.translate(_only(ink)), "little")
    papered = int.from_bytes(pattern.translate(_only(paper)), "little")
    return _nearest(inked, papered, fine, ink, paper)


def _nearest(inked: int, papered: int, fine: bool, ink: int, paper: int) -> Fitted:
    """The character with the fewest samples of the wrong one of two classes, either way round."""
    least, best = 1 << 30, ("█", ink, paper)
    for char, mask in glyphs(fine):
        wrong = (mask & papered).bit_count() + (inked & ~mask).bit_count()
        if wrong < least:
            least, best = wrong, (char, ink, paper)
        if paper or fine:
            wrong = (mask & inked).bit_count() + (papered & ~mask).bit_count()
            if wrong < least:
                least, best = wrong, (char, paper, ink)
    char, front, behind = best
    if char == "█":
        return "█" if front else " ", front, 0
    if char == " ":
        return "█" if behind else " ", behind, 0
    return best
