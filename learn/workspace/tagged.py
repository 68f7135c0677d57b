"""Which cards of a deck have the tags that are asked for."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from learn.decks.library import Library
from learn.errors import LearnError
from learn.study.tags import Tags, in_order, shown, spoken

_MOST_KEPT = 300_000
"""Keys kept in all, so that trying choices of tags on a large deck costs no memory to speak of."""


class TaggedCards:
    """The keys of the cards that a choice of tags leaves, looked up once for each deck and choice."""

    def __init__(self, library: Library) -> None:
        self._library = library
        self._keys: dict[tuple[str, Tags], frozenset[str]] = {}

    def has(self, key: str, deck: str, tags: Tags) -> bool:
        """Whether a card of a deck has a tag of each group."""
        return not tags or key in self.keys(deck, tags)

    def count(self, deck: str, tags: Tags) -> int:
        """How many cards of a deck have a tag of each group."""
        entry = self._library.entry(deck)
        return len(self.keys(deck, tags)) if tags or entry is None else entry.cards

    def keys(self, deck: str, tags: Tags) -> frozenset[str]:
        """All cards of a deck that have a tag of each group; their texts are not read."""
        if (deck, tags) not in self._keys:
            found = frozenset(key for key, _ in self._library.outline(deck, tags))
            if sum(map(len, self._keys.values())) + len(found) > _MOST_KEPT:
                self._keys.clear()
            self._keys[deck, tags] = found
        return self._keys[deck, tags]


def checked(library: Library, decks: Sequence[str], tags: Tags) -> Tags:
    """The tags as the decks write them. Raises LearnError if there is none so named, or no card has all."""
    there = tags_of(library, decks)
    where = whose(library, decks) if len(decks) == 1 else "any of these decks"
    by_name = {tag.casefold(): tag for tag in there}
    for tag in (tag for group in tags for tag in group):
        if tag not in there and tag.casefold() not in by_name:
            raise LearnError(f"There is no tag {tag!r} in {where}.", _listed(there))
    known = tuple(tuple(tag if tag in there else by_name[tag.casefold()] for tag in group) for group in tags)
    if known and not any(next(library.outline(deck, known), None) for deck in decks):
        raise LearnError(f"No card in {where} has {spoken(known)}.", _listed(there))
    return known


def tags_of(library: Library, decks: Sequence[str]) -> dict[str, int]:
    """The tags of some decks in order, each with the count of its cards."""
    counts: dict[str, int] = {}
    for deck in decks:
        for tag, count in library.tags(deck).items():
            counts[tag] = counts.get(tag, 0) + count
    return {tag: counts[tag] for tag in in_order(counts)}


def whose(library: Library, decks: Sequence[str]) -> str:
    """Decks as a heading names them: by title, or by their number where they are several."""
    titles = [entry.title for deck in decks if (entry := library.entry(deck))]
    if len(titles) == 1:
        return titles[0]
    if len(decks) == 1:  # its file was deleted meanwhile
        return f"{decks[0]} (gone)"
    return "all decks" if len(titles) == len(library.decks) else f"{len(titles)} decks"


def heading(library: Library, decks: Sequence[str], tags: Tags) -> str:
    """What a session is restricted to: `Dermatomes · core · lumbar, sacral`; empty if to nothing."""
    if not decks and not tags:
        return ""
    ids = decks or [entry.id for entry in library.decks]
    name = whose(library, ids)
    return " · ".join([name[:1].upper() + name[1:], *([shown(tags)] if tags else [])])


def _listed(tags: Mapping[str, int]) -> str:
    if not tags:
        return "The cards there have no tags."
    return f"The tags there: {', '.join(f'{tag} ({count:,})' for tag, count in tags.items())}."
