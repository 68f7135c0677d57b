"""The map as a smooth picture, for terminals that show images; needs the extra `images`."""

from __future__ import annotations

import sys
from contextlib import suppress

from rich.console import Console

from learn.body.colouring import Colouring
from learn.body.maps import load
from learn.body.outline import FACINGS
from learn.body.smooth import raster

_HIGHEST = 720
"""Pixels: a taller picture takes seconds to draw, and looks no better."""
_SHAPE = 0.66
"""Width of a view by its height."""
_BELOW = 3
"""Rows kept free for the words below."""


def can_picture() -> bool:
    """Whether the package is there and the terminal shows images (it is asked, and answers or not)."""
    with suppress(ImportError):
        from textual_image.renderable import Image, SixelImage, TGPImage

        return Image in (SixelImage, TGPImage)
    return False


def picture(lit: tuple[str, ...], name: str) -> int:
    """Print both views by a map, with some roots or patches lit; the exit code."""
    from PIL import Image as Pixels
    from textual_image.renderable import Image

    console = Console(file=sys.stdout)
    rows = max(console.height - _BELOW, 8)
    high = min(rows * 18, _HIGHEST)
    wide = round(high * _SHAPE)
    colouring = Colouring(load(name), lit=frozenset(lit))
    whole = Pixels.new("RGB", (2 * wide, high))
    for place, view in enumerate(FACINGS):
        data = b"".join(raster(view, wide, high, colouring))
        whole.paste(Pixels.frombytes("RGB", (wide, high), data), (place * wide, 0))
    console.print(Image(whole, height=rows))
    console.print(f"{load(name).title}: front and back. The person's left is on your right in front.")
    return 0
