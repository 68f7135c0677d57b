"""A picture of the figure, dot for dot what a terminal shows: `python -m tests.body.preview 120x40 OUT.png`.

Further words, in any order: clinic or standard; light; plain, values; a depth (256, 16, none); a zoom;
nolabels; `lit=C6` (roots or patches, with commas), `cursor=front/thumb/left`, `smooth`.
"""

from __future__ import annotations

import struct
import sys
import zlib
from pathlib import Path

from learn.body import maps
from learn.body.colouring import _OF_16, Colouring
from learn.body.figure import Frame
from learn.body.glyphs import SAMPLES, glyphs
from learn.body.paint import Rows, paint
from learn.body.palette import RGB, mix
from learn.body.smooth import raster
from learn.body.spots import Spot
from learn.body.windows import ZOOMS

CELL = (8, 16)
FONT = {
    "C": "3444443", "T": "7222222", "L": "4444447", "S": "3442116", "o": "0025552",
    "0": "2555552", "1": "2622227", "2": "6112447", "3": "6112116", "4": "5557111", "5": "7446116",
    "6": "3446552", "7": "7112222", "8": "2552552", "9": "2553116", "-": "0007000", " ": "0000000",
}  # fmt: skip
"""Letters three wide and seven high: a digit a row, its bits the dots."""


def rgb(colour: object, default: RGB) -> RGB:
    """Any colour of a cell as the screen's."""
    if colour is None:
        return default
    if isinstance(colour, tuple):
        return colour
    if colour < 16:
        return _OF_16[colour]
    if colour >= 232:
        return (8 + 10 * (colour - 232),) * 3
    levels = (0, 95, 135, 175, 215, 255)
    colour -= 16
    return levels[colour // 36], levels[colour // 6 % 6], levels[colour % 6]


def pixels(rows: Rows, paper: RGB, ink: RGB, scale: int = 1) -> list[bytes]:
    """Rows of red, green and blue bytes."""
    wide, high = CELL[0] * scale, CELL[1] * scale
    masks = dict(glyphs(True, False))
    picture = [bytearray(bytes(paper) * (wide * len(rows[0]))) for _ in range(high * len(rows))]
    for row, cells in enumerate(rows):
        for column, (char, fg, bg, turned) in enumerate(cells):
            front, behind = rgb(fg, ink), rgb(bg, paper)
            if turned:
                front, behind = behind, front
            for y in range(high):
                line = b"".join(
                    bytes(_dot(char, masks, x, y, wide, high, front, behind)) for x in range(wide)
                )
                start = column * wide * 3
                picture[row * high + y][start : start + wide * 3] = line
    return [bytes(line) for line in picture]


def _dot(char: str, masks: dict, x: int, y: int, wide: int, high: int, front: RGB, behind: RGB) -> RGB:
    if char in masks:
        bit = (y * SAMPLES // high) * SAMPLES + x * SAMPLES // wide
        return front if masks[char] >> (SAMPLES * SAMPLES - 1 - bit) & 1 else behind
    if char in "░▒▓":
        return mix(behind, front, (1 + "░▒▓".index(char)) / 4)
    unit = max(high // 10, 1)
    left, top = (wide - 3 * unit) // 2, (high - 7 * unit) // 2
    u, v = (x - left) // unit, (y - top) // unit
    if 0 <= u < 3 and 0 <= v < 7 and int(FONT[char][v]) >> (2 - u) & 1:
        return front
    return behind


def write_png(path: Path, lines: list[bytes]) -> None:
    """Eight bits of red, green and blue a dot."""

    def chunk(kind: bytes, body: bytes) -> bytes:
        return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))

    head = struct.pack(">IIBBBBB", len(lines[0]) // 3, len(lines), 8, 2, 0, 0, 0)
    data = zlib.compress(b"".join(b"\0" + line for line in lines), 6)
    path.write_bytes(b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", data) + chunk(b"IEND", b""))


def main(words: list[str]) -> None:
    """Draw what the words ask for."""
    columns, rows = map(int, words[0].split("x"))
    path, flags = Path(words[1]), words[2:]
    given = dict(flag.split("=", 1) for flag in flags if "=" in flag)
    lit = frozenset(filter(None, given.get("lit", "").split(",")))
    cursor = Spot(*given["cursor"].split("/")) if "cursor" in given else None
    map_ = maps.load(next((flag for flag in flags if flag in maps.MAPS), "standard"))
    values = {root: index / 30 for index, root in enumerate(map_.roots)} if "values" in flags else {}
    colouring = Colouring(
        map_,
        base=next((flag for flag in flags if flag in ("plain", "values")), "roots"),
        lit=lit,
        cursor=cursor,
        values=values,
        labels="none" if "nolabels" in flags else "all",
        depth=next((flag for flag in flags if flag in ("256", "16", "none")), "true"),
        dark="light" not in flags,
    )
    zoom = next((flag for flag in flags if flag in ZOOMS), None)
    if "smooth" in flags:
        write_png(path, raster("front", columns, rows, colouring, zoom))
        return
    frame = Frame.of(columns, rows, zoom)
    ink = (200, 200, 200) if colouring.dark else (40, 40, 40)
    scale = 2 if columns <= 80 else 1
    write_png(path, pixels(paint(frame, colouring), colouring.paper, ink, scale))


if __name__ == "__main__":
    main(sys.argv[1:])
