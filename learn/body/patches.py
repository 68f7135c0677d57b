"""Patches: the named areas of skin that the figure is made of."""

from __future__ import annotations

import json
from functools import cache
from importlib.resources import files
from typing import Any, NewType

from learn.values import dataclass

PatchId = NewType("PatchId", str)


@dataclass(frozen=True)
class Patch:
    """An area of skin, drawn on one view or both; `shade` 0 to 3 differs between neighbours."""

    id: PatchId
    name: str
    medical: str
    shade: int


def read_json(name: str) -> dict[str, Any]:
    """One of the figure's own files of data."""
    data: dict[str, Any] = json.loads(files("learn.body").joinpath(name).read_text("utf-8"))
    return data


@cache
def drawing() -> dict[str, Any]:
    """The figure as it is stored: patches, views (parts with outlines, areas in painter's order) and zooms.

    A part with an `axis` has its points as (distance along that axis, distance to its outer side).
    """
    return read_json("figure.json")


@cache
def patches() -> dict[PatchId, Patch]:
    """All patches by id, from head to foot."""
    return {
        PatchId(name): Patch(PatchId(name), entry["name"], entry["medical"], entry["shade"])
        for name, entry in drawing()["patches"].items()
    }
