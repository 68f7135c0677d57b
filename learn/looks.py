"""The looks file: how the screen looks, which changes no schedule."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass, fields
from pathlib import Path

from learn.paths import write_private_file


@dataclass(frozen=True, slots=True)
class Looks:
    """How the screen looks: kept in a file, no part of any schedule."""

    theme: str = "learn-dark"


def read_looks(path: Path) -> Looks:
    """The looks in a file; anything unreadable in it is left at its default."""
    try:
        found = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError, RecursionError):  # the last for brackets in thousands of brackets
        return Looks()
    if not isinstance(found, dict):
        return Looks()
    known = {field.name for field in fields(Looks)}
    return Looks(**{name: value for name, value in found.items() if name in known and isinstance(value, str)})


def write_looks(path: Path, looks: Looks) -> None:
    """Keep the looks; raises OSError."""
    write_private_file(path, json.dumps(asdict(looks), indent=2) + "\n")
