"""What decks say of the body figure: patches of notes. The figure itself is handed in, if it is known."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping
from typing import NamedTuple, Protocol

from learn.cards.kinds import SIDES
from learn.decks.findings import Findings
from learn.decks.names import did_you_mean, listed
from learn.decks.reader import Entries, NodeReader
from learn.decks.source import ListNode, MapNode, Node, TextNode


class Catalogue(Protocol):
    """What the body figure has that a deck can name."""

    @property
    def patches(self) -> Mapping[str, tuple[str, ...]]:
        """The patches by id, each with its names."""

    @property
    def maps(self) -> Collection[str]:
        """The maps of roots."""


Figure = Callable[[], Catalogue]
"""Looks the figure up, when a deck first names something of it."""


class NotePatches(NamedTuple):
    """The patches of a note: of all its cards, or of its parts."""

    every: tuple[TextNode, ...]
    of_parts: dict[str, tuple[TextNode, ...]]
    """For each part, by its id; empty if the patches are all its cards'."""
    part_places: tuple[TextNode, ...]
    accepted: tuple[TextNode, ...] = ()
    """Those that a map card takes as right too."""

    def of(self, part: str) -> tuple[str, ...]:
        """The patches of a part's card; without a part, all of them."""
        nodes = self.of_parts.get(part, ()) if part and self.of_parts else self.every
        return tuple(dict.fromkeys(node.text for node in nodes))


def read_patches(reader: NodeReader, entries: Entries) -> NotePatches | None:
    """What a note's entries say of patches; None if that is nothing."""
    accepted: tuple[TextNode, ...] = ()
    if "accept_patches" in entries:
        place, node = entries["accept_patches"]
        accepted = _ids(reader, node)
        if "patches" not in entries:
            hint = "Write `patches:` with those that are the answer."
            reader.findings.error(place, "`accept_patches` has no use without `patches`", hint)
    if "patches" not in entries:
        return None
    node = entries["patches"][1]
    if not isinstance(node, MapNode):
        return NotePatches(_ids(reader, node), {}, (), accepted)
    parts = {key.text: _ids(reader, value) for key, value in node.entries.values()}
    places = tuple(key for key, _ in node.entries.values())
    every = tuple(each for ids in parts.values() for each in ids)
    return NotePatches(every, parts, places, accepted)


def _ids(reader: NodeReader, node: Node) -> tuple[TextNode, ...]:
    items = node.items if isinstance(node, ListNode) else [node]
    if not items:
        reader.findings.error(node, "`patches` is empty", "Name areas of the body figure, or delete it.")
    found = [(reader.id(item, "a patch's id"), item) for item in items]
    return tuple(TextNode(text, item.line, item.column) for text, item in found if text is not None)


class FigureChecker:
    """Holds what a deck names of the figure against the figure; says nothing if that is not known."""

    def __init__(self, findings: Findings, figure: Figure | None) -> None:
        self._findings = findings
        self._figure = figure
        self._catalogue: Catalogue | None = None

    def _look(self) -> Catalogue | None:
        if self._catalogue is None and self._figure is not None:
            self._catalogue = self._figure()
        return self._catalogue

    def check_map(self, name: str, place: Node | None) -> None:
        """Note a map that the figure has not."""
        catalogue = self._look() if place is not None else None
        if catalogue is not None and name not in catalogue.maps:
            hint = did_you_mean(name, catalogue.maps) or f"Maps: {listed(catalogue.maps)}."
            self._findings.error(place, f"there is no map “{name[:80]}”", hint)

    def check_patches(self, patches: NotePatches, parts: Iterable[str]) -> None:
        """Note patches that the figure has not, and parts that the note has not."""
        known = dict.fromkeys(parts)
        for place in patches.part_places:
            if place.text not in known:
                hint = did_you_mean(place.text, known) or f"Parts of this note: {listed(known)}."
                self._findings.error(place, f"`patches`: this note has no part “{place.text[:80]}”", hint)
        catalogue = self._look()
        if catalogue is None:
            return
        for node in (*patches.every, *patches.accepted):
            if node.text not in catalogue.patches:
                hint = did_you_mean(node.text, catalogue.patches) or "`learn map --json` lists the patches."
                self._findings.error(node, f"the body figure has no patch “{node.text[:80]}”", hint)

    def check_side(self, side: str, place: Node) -> str:
        """The side, if it is one; noted if not."""
        if side in SIDES:
            return side
        hint = f"{did_you_mean(side, SIDES)} Write left or right: the person's own.".strip()
        self._findings.error(place, f"“{side[:80]}” is not a side", hint)
        return ""

    def names_of(self, patches: Iterable[str]) -> tuple[str, ...]:
        """The names of patches, lay and medical words."""
        catalogue = self._look()
        found = catalogue.patches if catalogue is not None else {}
        return tuple(name for patch in patches for name in found.get(patch, ()))
