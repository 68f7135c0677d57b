"""Colours: a hue for each section, and lightness that alternates from root to root.

Lightness carries the difference between neighbours, since every kind of colour blindness leaves it. OKLab and
OKLCH are Ottosson's (2020).
"""

from __future__ import annotations

from functools import cache
from math import cos, dist, radians, sin
from typing import Literal

from learn.body.spine import section

RGB = tuple[int, int, int]
Depth = Literal["true", "256", "16", "none"]
Colour = RGB | int | None
"""Red, green and blue; or a number of the 256 or 16 colours; or the terminal's own."""

BACKGROUND: dict[bool, RGB] = {True: (16, 19, 25), False: (251, 250, 247)}
"""Behind the figure, dark (True) and light."""
_HUES = {
    "C": (262.0, 0.115, -6.0),
    "T": (78.0, 0.115, -1.0),
    "L": (150.0, 0.105, 8.0),
    "S": (338.0, 0.13, 7.0),
}
"""Hue of a section's first root, chroma, and how far the hue turns from root to root."""
_COCCYGEAL = (303.0, 0.13, 0.0)
_LIGHTNESS = {
    "C": (0.62, 0.82, 0.46, 0.86, 0.58, 0.90, 0.74, 0.60),
    "T": (0.46, 0.74, *(0.60, 0.88) * 5),
    "L": (0.46, 0.72, 0.46, 0.955, 0.70),
    "S": (0.45, 0.85, 0.595, 0.88, 0.49),
    "Co": (0.72,),
}
_SIXTEEN = {"C": (4, 12), "T": (3, 11), "L": (2, 10), "S": (5, 13), "Co": (6, 14)}
_LEVELS = (0, 95, 135, 175, 215, 255)


def oklch(lightness: float, chroma: float, hue: float) -> RGB:
    """A colour of OKLCH (hue in degrees) on the screen, cut off where the screen cannot show it."""
    a, b = chroma * cos(radians(hue)), chroma * sin(radians(hue))
    long = (lightness + 0.3963377774 * a + 0.2158037573 * b) ** 3
    medium = (lightness - 0.1055613458 * a - 0.0638541728 * b) ** 3
    short = (lightness - 0.0894841775 * a - 1.2914855480 * b) ** 3
    red = 4.0767416621 * long - 3.3077115913 * medium + 0.2309699292 * short
    green = -1.2684380046 * long + 2.6097574011 * medium - 0.3413193965 * short
    blue = -0.0041960863 * long - 0.7034186147 * medium + 1.7076147010 * short
    return _byte(red), _byte(green), _byte(blue)


def _byte(linear: float) -> int:
    value = 12.92 * linear if linear <= 0.0031308 else 1.055 * linear ** (1 / 2.4) - 0.055
    return max(0, min(255, round(255 * value)))


def linear(colour: RGB) -> tuple[float, ...]:
    """Red, green and blue as amounts of light, 0 to 1."""
    shares = (value / 255 for value in colour)
    return tuple(share / 12.92 if share <= 0.04045 else ((share + 0.055) / 1.055) ** 2.4 for share in shares)


def oklab(light: tuple[float, ...]) -> tuple[float, float, float]:
    """Amounts of light in OKLab, where distances are those that the eye sees."""
    r, g, b = light
    long = (0.4122214708 * r + 0.5363325363 * g + 0.0514459929 * b) ** (1 / 3)
    medium = (0.2119034982 * r + 0.6806995451 * g + 0.1073969566 * b) ** (1 / 3)
    short = (0.0883024619 * r + 0.2817188376 * g + 0.6299787005 * b) ** (1 / 3)
    return (
        0.2104542553 * long + 0.7936177850 * medium - 0.0040720468 * short,
        1.9779984951 * long - 2.4285922050 * medium + 0.4505937099 * short,
        0.0259040371 * long + 0.7827717662 * medium - 0.8086757660 * short,
    )


def mix(one: RGB, other: RGB, share: float) -> RGB:
    """The colour that lies this share of the way from one to the other."""
    red, green, blue = (round(a + (b - a) * share) for a, b in zip(one, other, strict=True))
    return red, green, blue


def lightness_of(root: str, dark: bool = True) -> float:
    """How light a root's colour is (OKLCH); darker on a light background, so that none fades into it."""
    light = _LIGHTNESS[section(root)][int(root.lstrip("CoTLS")) - 1]
    return light if dark else 0.40 + (light - 0.45) * 0.88


@cache
def root_colour(root: str, dark: bool = True, lit: bool = False) -> RGB:
    """The colour of a root; one that is lit stands out from dimmed neighbours."""
    letters = section(root)
    hue, chroma, turn = _HUES.get(letters, _COCCYGEAL)
    light = lightness_of(root, dark)
    if lit:
        light = max(light, 0.74) if dark else min(light, 0.56)
    number = int(root.lstrip("CoTLS"))
    return oklch(light, chroma * (1 - 0.35 * abs(light - 0.68) / 0.3), hue + turn * (number - 1))


@cache
def skin(shade: int, dark: bool = True, dimmed: bool = False) -> RGB:
    """Skin without a root's colour: four near greys, so that neighbouring patches can be told apart."""
    if dimmed:
        light = 0.30 + 0.035 * shade if dark else 0.88 - 0.03 * shade
    else:
        light = 0.44 + 0.055 * shade if dark else 0.80 - 0.05 * shade
    return oklch(light, 0.012, 250)


@cache
def bare(dark: bool = True, dimmed: bool = False) -> RGB:
    """Skin that a map gives no root, such as the face."""
    light = (0.33 if dimmed else 0.58) if dark else (0.87 if dimmed else 0.70)
    return oklch(light, 0.004, 80)


@cache
def strength(value: float, dark: bool = True) -> RGB:
    """Memory from 0 (weak: deep red) by amber to 1 (strong: pale blue-green); lightness rises all the way."""
    stops = ((0.46, 0.16, 27.0), (0.70, 0.13, 68.0), (0.89, 0.09, 190.0))
    place = min(max(value, 0.0), 1.0) * 2
    index = min(int(place), 1)
    low, high = stops[index], stops[index + 1]
    light, chroma, hue = (a + (b - a) * (place - index) for a, b in zip(low, high, strict=True))
    return oklch(light if dark else light - 0.12, chroma, hue)


@cache
def nearest_of_256(colour: RGB) -> int:
    """The number, from 16 to 255, of the nearest of the 256 colours."""
    cube = [(r, g, b) for r in _LEVELS for g in _LEVELS for b in _LEVELS]
    greys = [(8 + 10 * step,) * 3 for step in range(24)]
    mine = oklab(linear(colour))
    near = [
        other for other in (*cube, *greys) if all(abs(a - b) < 56 for a, b in zip(colour, other, strict=True))
    ]
    best = min(near, key=lambda other: dist(mine, oklab(linear((other[0], other[1], other[2])))))
    return 16 + (*cube, *greys).index(best)


def root_of_16(root: str) -> int:
    """One of the 16 colours for a root: its section's, dim or bright as neighbours alternate."""
    dim, bright = _SIXTEEN[section(root)]
    return bright if lightness_of(root) >= 0.70 else dim
