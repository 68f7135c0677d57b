"""Which character shows a cell's samples best: blocks of quarters, and of eighths where colours allow."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache, lru_cache

SAMPLES = 8
"""Samples across a cell and down it."""
QUARTERS = " ▘▝▀▖▌▞▛▗▚▐▜▄▙▟█"
"""By bits: upper left 1, upper right 2, lower left 4, lower right 8."""
_HEAVY = 3
Fitted = tuple[str, int, int]
"""A character with the classes of its foreground and background."""


def _mask(inside: Callable[[int, int], bool]) -> int:
    """The samples of a shape as a number with a bit for each, the first sample the highest."""
    return int("".join("01"[inside(x, y)] for y in range(SAMPLES) for x in range(SAMPLES)), 2)


def _quarter(bits: int) -> Callable[[int, int], bool]:
    half = SAMPLES // 2
    return lambda x, y: bool(bits >> (y // half * 2 + x // half) & 1)


def _below(line: int) -> Callable[[int, int], bool]:
    return lambda _, y: y >= line


def _left_of(line: int) -> Callable[[int, int], bool]:
    return lambda x, _: x < line


@cache
def glyphs(fine: bool, edge: bool) -> tuple[tuple[str, int], ...]:
    """Characters with their masks: quarters, and with `fine` the eighths too.

    At the `edge` of the body the outside is never ink, so that no colour need be known for it; eighths that
    grow from the left are not used there, since their mirror image would need it.
    """
    found = [(char, _mask(_quarter(bits))) for bits, char in enumerate(QUARTERS)]
    for eighths in (1, 2, 3, 5, 6, 7) if fine else ():
        found.append((chr(0x2580 + eighths), _mask(_below(SAMPLES - eighths))))
        if not edge:
            found.append((chr(0x2590 - eighths), _mask(_left_of(eighths))))
    return tuple(found)


_MIRRORED = str.maketrans("▘▝▖▗▌▐▞▚▛▜▙▟", "▝▘▗▖▐▌▚▞▜▛▟▙")
_EIGHTHS = "▏▎▍▌▋▊▉"


def mirrored(fitted: Fitted) -> Fitted:
    """The same cell seen in a mirror. Eighths grow from the left only, so their colours change places."""
    char, ink, paper = fitted
    if char in _EIGHTHS and char != "▌":
        return _EIGHTHS[6 - _EIGHTHS.index(char)], paper, ink
    return char.translate(_MIRRORED), ink, paper


@cache
def _only(number: int) -> bytes:
    """A translation table to the digits of a binary number: 1 for a class, 0 for all others."""
    return bytes(b"01"[index == number] for index in range(256))


def corner(pattern: bytes, number: int) -> str:
    """The quarter block in which a pattern has most of a number."""
    half = SAMPLES // 2
    rows = [pattern[start : start + SAMPLES] for start in range(0, SAMPLES * SAMPLES, SAMPLES)]
    counts = {
        QUARTERS[1 << (2 * low + right)]: sum(
            row[right * half :][:half].count(number) for row in rows[low * half :][:half]
        )
        for low in (0, 1)
        for right in (0, 1)
    }
    return max(counts, key=counts.__getitem__)


@lru_cache(maxsize=1 << 15)
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
    inked = int(pattern.translate(_only(ink)), 2)
    papered = int(pattern.translate(_only(paper)), 2)
    return _nearest(inked, papered, fine, ink, paper)


def _nearest(inked: int, papered: int, fine: bool, ink: int, paper: int) -> Fitted:
    """The character with the fewest samples of the wrong one of two classes, either way round."""
    both = inked.bit_count() + papered.bit_count()
    least, best, front, behind = both + 1, "█", ink, paper
    edge = not paper
    for char, mask in glyphs(fine, edge):
        wrong = (inked & ~mask).bit_count() + (papered & mask).bit_count()
        if wrong < least:
            least, best, front, behind = wrong, char, ink, paper
        if not edge and both - wrong < least:
            least, best, front, behind = both - wrong, char, paper, ink
    if best == "█":
        return best if front else " ", front, 0
    if best == " ":
        return "█" if behind else " ", behind, 0
    return best, front, behind
