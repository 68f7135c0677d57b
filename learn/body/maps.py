"""Maps: which roots serve which patch, according to one source.

In the files a patch has the source's ranges in a list; an empty one where the source says that this skin has
no dermatome; null where it does not speak of it. An object adds to `ranges` what the source says elsewhere:
the roots that `only` remain, and ranges that `also` take the patch in by wider words.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache, cached_property

from learn.body.patches import PatchId, patches, read_json
from learn.cards.roots import ROOTS, in_order
from learn.values import dataclass

MAPS = ("clinic", "standard")
"""The maps that there are, by name."""
_RANGE = re.compile(r"(\w+?)(?:-(\w+))?$")


def roots_in(text: str) -> tuple[str, ...]:
    """The roots of a range as a map writes it: `C5`, `C6-C8`."""
    found = _RANGE.match(text)
    if found is None:
        raise ValueError(text)
    first, last = found[1], found[2] or found[1]
    return ROOTS[ROOTS.index(first) : ROOTS.index(last) + 1]


@dataclass(frozen=True)
class Serving:
    """What a map says of one patch.

    `ranges` are the source's own; `roots` are those of the ranges, unless the source says elsewhere that one
    of them stays away; `tolerated` roots are no mistake either: the source's wider words take them in.
    """

    ranges: tuple[str, ...]
    roots: tuple[str, ...]
    tolerated: tuple[str, ...]


@dataclass(frozen=True, eq=False)
class RootMap:
    """One source's roots for every patch."""

    name: str
    title: str
    about: str
    sources: tuple[str, ...]
    notes: Mapping[PatchId, str]
    servings: Mapping[PatchId, Serving | None]

    def names(self, patch: PatchId) -> bool:
        """Does the source speak of this patch at all?"""
        return self.servings[patch] is not None

    def roots_of(self, patch: PatchId) -> tuple[str, ...]:
        """The roots of a patch from the neck downward; none where the source is silent or gives none."""
        serving = self.servings[patch]
        return serving.roots if serving else ()

    def ranges_of(self, patch: PatchId) -> tuple[str, ...]:
        """The source's ranges that name a patch, such as `C5-C6`."""
        serving = self.servings[patch]
        return serving.ranges if serving else ()

    def allows(self, patch: PatchId, root: str) -> bool:
        """Would it be wrong to call this answer wrong: is the root the patch's, or tolerated?"""
        serving = self.servings[patch]
        return serving is not None and root in serving.roots + serving.tolerated

    def patches_of(self, root: str) -> tuple[PatchId, ...]:
        """The dermatome of a root: its patches from head to foot."""
        return tuple(patch for patch in self.servings if root in self.roots_of(patch))

    def patches_in(self, range_: str) -> tuple[PatchId, ...]:
        """The patches that the source lists under one of its ranges."""
        return tuple(patch for patch in self.servings if range_ in self.ranges_of(patch))

    @cached_property
    def ranges(self) -> tuple[str, ...]:
        """The source's ranges, in the order of their roots."""
        found = {range_ for patch in self.servings for range_ in self.ranges_of(patch)}
        return tuple(sorted(found, key=lambda range_: [ROOTS.index(root) for root in roots_in(range_)]))

    @cached_property
    def roots(self) -> tuple[str, ...]:
        """The roots that have a patch in this map, from the neck downward."""
        return in_order(frozenset(root for patch in self.servings for root in self.roots_of(patch)))


def _serving(entry: list[str] | dict[str, list[str]] | None) -> Serving | None:
    if entry is None:
        return None
    if isinstance(entry, list):
        entry = {"ranges": entry}
    named = frozenset(root for range_ in entry["ranges"] for root in roots_in(range_))
    wider = frozenset(root for range_ in entry.get("also", ()) for root in roots_in(range_))
    roots = frozenset(entry.get("only", named))
    return Serving(tuple(entry["ranges"]), in_order(roots), in_order((named | wider) - roots))


@cache
def load(name: str) -> RootMap:
    """The map of this name; raises KeyError for any not in `MAPS`."""
    if name not in MAPS:
        raise KeyError(name)
    data = read_json(f"maps/{name}.json")
    servings = {patch: _serving(data["patches"][patch]) for patch in patches()}
    notes = {PatchId(patch): note for patch, note in data["notes"].items()}
    return RootMap(name, data["title"], data["about"], tuple(data["sources"]), notes, servings)
