"""How a frame is to look, and what that makes of each patch."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field
from math import lcm
from typing import Literal, NamedTuple

from learn.body.maps import RootMap
from learn.body.palette import (
    BACKGROUND,
    RGB,
    Colour,
    Depth,
    bare,
    lightness_of,
    mix,
    nearest_of_256,
    root_colour,
    root_of_16,
    skin,
    strength,
)
from learn.body.patches import PatchId, patches
from learn.body.spine import section
from learn.body.spots import Side, Spot, View
from learn.cards.roots import ROOTS
from learn.values import dataclass

Base = Literal["roots", "names", "plain", "values"]
Labels = Literal["all", "lit", "spine", "none"]
CURSOR: dict[bool, RGB] = {True: (255, 255, 255), False: (10, 12, 16)}
_PLAIN_LIT: dict[bool, RGB] = {True: (235, 238, 244), False: (40, 46, 58)}
_SOFTENING, _SHADING = 0.3, 0.09
_BLACK, _DARK_GREY, _GREY, _WHITE = 0, 8, 7, 15


@dataclass(frozen=True)
class Colouring:
    """How a frame is to look.

    `base`: "roots" gives each patch the colours of its roots in the map; "names" shows their names alone, on
    skin without their colours; "plain" neither, so that a question gives nothing away; "values" colours by
    memory, from `values` (0 to 1, by root or patch).
    `lit`: spots, patch ids or roots that stand out while all else is dimmed. `tints`: colours of the
    caller's, such as those of right and wrong. `labels`: "all", or those on lit skin, or those of the spine,
    or "none".
    """

    map: RootMap
    base: Base = "roots"
    lit: frozenset[Spot | str] = frozenset()
    cursor: Spot | None = None
    values: Mapping[str, float | None] = field(default_factory=dict)
    tints: Mapping[Spot | str, RGB] = field(default_factory=dict)
    labels: Labels = "all"
    depth: Depth = "true"
    dark: bool = True
    background: RGB | None = None

    @property
    def paper(self) -> RGB:
        """The colour behind the figure."""
        return self.background or BACKGROUND[self.dark]

    def value_of(self, patch: PatchId) -> float | None:
        """The patch's own value, else the mean of those of its roots; None if there is none."""
        if patch in self.values:
            return self.values[patch]
        known = [self.values.get(root) for root in self.map.roots_of(patch)]
        found = [value for value in known if value is not None]
        return sum(found) / len(found) if found else None

    def is_lit(self, spot: Spot) -> bool:
        """Does a spot stand out: itself, its patch, or one of its roots?"""
        if spot in self.lit or spot.name in self.lit:
            return True
        return bool(spot.patch and self.lit.intersection(self.map.roots_of(spot.patch)))


class Look(NamedTuple):
    """One colour of a patch: on a screen of colours, and as ink (0 to 4, 4 is solid) where there is none."""

    colour: Colour
    ink: int
    heavy: bool = False
    """Must not vanish in a cell that it shares."""


def looks_of(colouring: Colouring, view: View, side: Side, patch: PatchId) -> tuple[Look, ...]:
    """The colours of a patch at a spot: one, or several to be shown as stripes."""
    spot = Spot(view, patch, side)
    if spot == colouring.cursor:
        return (_flat(colouring, CURSOR[colouring.dark], _WHITE if colouring.dark else _BLACK, 4, True),)
    tint = colouring.tints.get(spot) or colouring.tints.get(patch)
    if tint:
        return (_flat(colouring, tint, nearest_of_16(tint), 4, True),)
    lit = colouring.is_lit(spot)
    if colouring.lit and not lit:
        return (_dimmed(colouring, patch),)
    if colouring.base == "roots":
        return _of_roots(colouring, patch, lit)
    return (
        _of_value(colouring, patch, lit) if colouring.base == "values" else _plain(colouring, patch, lit),
    )


def _plain(colouring: Colouring, patch: PatchId, lit: bool) -> Look:
    dark = colouring.dark
    if lit:
        return _flat(colouring, _PLAIN_LIT[dark], _WHITE if dark else _BLACK, 4, True)
    shade = patches()[patch].shade
    return _flat(colouring, skin(shade, dark), (_DARK_GREY, _GREY)[shade % 2], 1)


def _flat(colouring: Colouring, colour: RGB, of_16: int, ink: int, heavy: bool = False) -> Look:
    if colouring.depth == "true":
        return Look(colour, ink, heavy)
    if colouring.depth == "256":
        return Look(nearest_of_256(colour), ink, heavy)
    return Look(of_16 if colouring.depth == "16" else None, ink, heavy)


def _dimmed(colouring: Colouring, patch: PatchId) -> Look:
    shade = patches()[patch].shade
    return _flat(
        colouring, skin(shade, colouring.dark, dimmed=True), _DARK_GREY if colouring.dark else _GREY, 1
    )


def _of_roots(colouring: Colouring, patch: PatchId, lit: bool) -> tuple[Look, ...]:
    roots = colouring.map.roots_of(patch)
    dark = colouring.dark
    if not roots:
        colour = bare(dark) if colouring.map.names(patch) else skin(patches()[patch].shade, dark, dimmed=True)
        return (_flat(colouring, colour, _GREY if dark else _DARK_GREY, 4 if lit else 1, lit),)
    chosen = tuple(root for root in roots if root in colouring.lit) or roots
    colours = {root: root_colour(root, dark, lit) for root in chosen}
    if not lit and len(chosen) > 1:
        shade = patches()[patch].shade
        colours = {root: _softened(root, colours, shade) for root in chosen}
    return tuple(
        _flat(colouring, colours[root], root_of_16(root), 4 if lit else ink_of(root), lit)
        for root in striped(chosen)
    )


def striped(roots: tuple[str, ...]) -> tuple[str, ...]:
    """Roots in the order of their stripes: every second one in the odd columns.

    Where two ranges that share a root meet, its stripes run on from one into the other.
    """
    if len(roots) == 1:
        return roots
    parities = [[root for root in roots if ROOTS.index(root) % 2 == odd] for odd in (0, 1)]
    even, odd = parities[0] or roots, parities[1] or roots
    return tuple(
        root
        for pair in range(lcm(len(even), len(odd)))
        for root in (even[pair % len(even)], odd[pair % len(odd)])
    )


def _softened(root: str, colours: dict[str, RGB], shade: int) -> RGB:
    """Nearer to the mean of the stripes, or a body full of them would flicker; darker by its shade."""
    same = [colour for other, colour in colours.items() if section(other) == section(root)]
    red, green, blue = (sum(parts) // len(same) for parts in zip(*same, strict=True))
    return mix(mix(colours[root], (red, green, blue), _SOFTENING), (0, 0, 0), _SHADING * shade)


def ink_of(root: str) -> int:
    """What stands for a root where there is no colour: light ones are solid, dark ones a thin shade."""
    return 4 if lightness_of(root) >= 0.70 else 1


def _of_value(colouring: Colouring, patch: PatchId, lit: bool) -> Look:
    value = colouring.value_of(patch)
    if value is None:
        return _flat(colouring, skin(1, colouring.dark, dimmed=True), _DARK_GREY, 0 if not lit else 4, lit)
    of_16 = _strength_of_16(value)
    return _flat(colouring, strength(value, colouring.dark), of_16, 4 if lit else 1 + round(value * 2), lit)


_OF_16: tuple[RGB, ...] = (
    *((0, 0, 0), (170, 0, 0), (0, 170, 0), (170, 110, 0), (0, 0, 170), (170, 0, 170), (0, 170, 170)),
    *((170, 170, 170), (85, 85, 85), (255, 85, 85), (85, 255, 85), (255, 255, 85), (85, 85, 255)),
    *((255, 85, 255), (85, 255, 255), (255, 255, 255)),
)


def nearest_of_16(colour: RGB) -> int:
    """The number of the nearest of the 16 colours, as most terminals show them."""
    return min(
        range(16), key=lambda number: sum((a - b) ** 2 for a, b in zip(colour, _OF_16[number], strict=True))
    )


def name_colour(colouring: Colouring, root: str) -> Colour:
    """The colour of a root's name beside the spine: its own, nearer to the text's."""
    away = (255, 255, 255) if colouring.dark else (0, 0, 0)
    bright = 8 if colouring.dark else 0
    of_16 = root_of_16(root) % 8 + bright
    return _flat(colouring, mix(root_colour(root, colouring.dark), away, 0.45), of_16, 0).colour


def bone_colour(colouring: Colouring, root: str, lit: bool) -> Colour:
    """The colour of a root's vertebra: the root's own, or that of memory, or plain."""
    dark = colouring.dark
    if colouring.base in ("names", "plain") or (colouring.lit and not lit):
        return _flat(colouring, skin(2, dark), _DARK_GREY, 0).colour
    if colouring.base == "values":
        value = colouring.values.get(root)
        colour = skin(1, dark, dimmed=True) if value is None else strength(value, dark)
        return _flat(colouring, colour, _strength_of_16(value), 0).colour
    return _flat(colouring, root_colour(root, dark, lit), root_of_16(root), 0).colour


def _strength_of_16(value: float | None) -> int:
    return _DARK_GREY if value is None else (1, 3, 11, 14)[min(int(value * 4), 3)]
