"""The body map in words: what the maps say of a patch of skin and of a root, and which one a text means."""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterable

from learn.body.maps import MAPS, RootMap, load, roots_in
from learn.body.patches import PatchId, patches
from learn.cards.roots import ROOTS, SECTIONS, read_roots
from learn.errors import LearnError
from learn.values import dataclass

SECTION_NAMES = dict(
    zip(
        (letter for letter, _ in SECTIONS),
        ("cervical", "thoracic", "lumbar", "sacral", "coccygeal"),
        strict=True,
    )
)
"""A section's letters with its name, from the neck downward."""
UNNAMED = "not named by this source"
NO_DERMATOME = "no dermatome: no spinal nerve serves it"
NO_SKIN_OF_C1 = "C1 has no skin in most people."
_MOST_MEANT = 12
_NO_ROOT = re.compile(r"(co|[ctls]) ?([0-9]+)")


def section_of(root: str) -> str:
    """The letters of a root's section: C, T, L, S or Co."""
    return root.rstrip("0123456789")


def spoken_range(text: str) -> str:
    """A map's `C6-C8` as a sentence has it: `C6 to C8`."""
    return text.replace("-", " to ")


def name_of(patch: str) -> str:
    """The everyday name of a patch."""
    return patches()[PatchId(patch)].name


@dataclass(frozen=True, slots=True)
class Said:
    """What one map says of a patch."""

    map: RootMap
    ranges: tuple[str, ...]
    """As sentences have them; empty where the source is silent or gives none."""
    note: str
    is_named: bool

    @property
    def text(self) -> str:
        """`C5 to C6`, or in words why there is none."""
        if self.ranges:
            # Where a source tells roots and no ranges, as of the standard map, one follows another.
            return (", " if all(len(range_) < 4 for range_ in self.ranges) else "; ").join(self.ranges)
        return NO_DERMATOME if self.is_named else UNNAMED


def said_of(map_: RootMap, patch: str) -> Said:
    """What a map says of a patch."""
    id_ = PatchId(patch)
    ranges = tuple(spoken_range(range_) for range_ in map_.ranges_of(id_))
    return Said(map_, ranges, map_.notes.get(id_, ""), map_.names(id_))


def same_range(map_: RootMap, patch: str) -> tuple[PatchId, ...]:
    """Other patches that a map gives just the same roots, those drawn nearby first."""
    roots = map_.roots_of(PatchId(patch))
    return _nearby(patch, (other for other in patches() if roots and map_.roots_of(other) == roots))


def neighbouring(map_: RootMap, patch: str) -> tuple[PatchId, ...]:
    """Patches that are easily mixed up with one: their roots overlap, or are next to its own."""
    roots = set(map_.roots_of(PatchId(patch)))
    beside = {place + step for place in map(ROOTS.index, roots) for step in (-1, 1)}
    others = {other: set(map_.roots_of(other)) for other in patches()}
    sharing = [other for other, found in others.items() if found & roots and found != roots]
    next_to = (other for other, found in others.items() if any(ROOTS.index(root) in beside for root in found))
    return _nearby(patch, sharing or (other for other in next_to if others[other] != roots))


def _nearby(patch: str, others: Iterable[PatchId]) -> tuple[PatchId, ...]:
    """In the order of the list from head to foot, going out from a patch."""
    order = list(patches())
    here = order.index(PatchId(patch))
    found = (other for other in others if other != patch)
    return tuple(sorted(found, key=lambda other: abs(order.index(other) - here)))


def regions_of(map_: RootMap, root: str) -> tuple[tuple[str, tuple[PatchId, ...]], ...]:
    """The dermatome of a root in a map: the source's ranges that hold it, each with its patches."""
    found = []
    for range_ in map_.ranges:
        own = tuple(patch for patch in map_.patches_in(range_) if root in map_.roots_of(patch))
        if root in roots_in(range_) and own:
            found.append((spoken_range(range_), own))
    return tuple(found)


def both_maps() -> tuple[RootMap, ...]:
    """All maps."""
    return tuple(load(name) for name in MAPS)


def meant(text: str) -> tuple[tuple[str, ...], tuple[PatchId, ...]]:
    """The roots, or else the patches, that a text names. Raises LearnError with what was nearly meant."""
    roots = read_roots(text)
    if roots:
        return tuple(root for root in ROOTS if root in roots), ()
    wanted = " ".join(text.replace("-", " ").casefold().split())
    if no_root := _NO_ROOT.fullmatch(wanted):
        letters, count = next((name, n) for name, n in SECTIONS if name.casefold() == no_root[1])
        raise LearnError(
            f"There is no root {letters}{no_root[2]}.",
            f"The {SECTION_NAMES[letters]} roots are {letters}1 to {letters}{count}."
            if count > 1
            else "The only coccygeal root is Co1.",
        )
    names = {
        patch: [id_.replace("-", " ").casefold() for id_ in (patch, entry.name, entry.medical)]
        for patch, entry in patches().items()
    }
    exact = tuple(patch for patch, known in names.items() if wanted in known)
    words = wanted.split()
    loose = exact or tuple(
        patch
        for patch, known in names.items()
        if any(set(words) <= set(name.replace(",", "").split()) for name in known)
    )
    if words and loose and len(loose) <= _MOST_MEANT:
        return (), loose
    raise LearnError(f"The map has no skin or root named {text!r}.", _nearly(wanted, names, loose))


def _nearly(wanted: str, names: dict[PatchId, list[str]], loose: tuple[PatchId, ...]) -> str:
    if loose:
        return f"{len(loose)} regions fit: say more of the name."
    by_name = {name: patch for patch, known in names.items() for name in known}
    roots = {root.casefold(): root for root in ROOTS}
    near = difflib.get_close_matches(wanted[:64], [*by_name, *roots], n=1, cutoff=0.5)
    if not near:
        return "`learn map --plain` lists all regions and roots."
    return f"Did you mean “{roots.get(near[0]) or name_of(by_name[near[0]])}”?"
