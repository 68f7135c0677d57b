"""Files whose content a compiled deck depends on, and whether they are still the same."""

from __future__ import annotations

import os
from hashlib import blake2b
from pathlib import Path
from stat import S_ISREG
from typing import NamedTuple

from learn.clock import MICROSECONDS, SystemClock
from learn.decks.places import MAX_BYTES

_RACY = 2 * MICROSECONDS
"""A file written this recently may change again within one tick of its file system's clock."""
_UNTRUSTED = "too recent to trust"


class Stamp(NamedTuple):
    """How a file stood when it was read; both texts are empty if it could not be read."""

    path: str
    stat: str
    digest: str

    def renewed(self) -> Stamp | None:
        """The stamp with the file's present times, if its content is still the same; else None."""
        path = Path(self.path)
        if self.stat == stat_of(path):
            return self
        now = read_stamped(path)[0]
        return now if now.digest == self.digest else None


def stat_of(path: Path) -> str:
    """Size, time and inode of a file, which change with its content; empty if it is not there."""
    try:
        return described(path.stat())
    except OSError:
        return ""


def described(stat: os.stat_result) -> str:
    """Size, time and inode as one text."""
    return f"{stat.st_size} {stat.st_mtime_ns} {stat.st_ino}"


def trusted(stat: os.stat_result) -> str:
    """What to remember of a file that was just read, so that a later change is surely seen."""
    recent = stat.st_mtime_ns // 1000 > SystemClock().now() - _RACY
    return _UNTRUSTED if recent else described(stat)


def digest_of(data: bytes) -> str:
    """A hash of a file's content."""
    return blake2b(data, digest_size=20).hexdigest()


def read_stamped(path: Path) -> tuple[Stamp, bytes | None]:
    """A file's stamp and content; no content if it cannot be read."""
    try:
        stat = path.stat()
        # A pipe never ends, and a device neither.
        data = path.read_bytes() if S_ISREG(stat.st_mode) and stat.st_size <= MAX_BYTES else None
    except OSError:
        data = None
    if data is None:
        return Stamp(str(path), "", ""), None
    return Stamp(str(path), trusted(stat), digest_of(data)), data
