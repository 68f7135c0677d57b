"""Which cards are meant: by deck, by tag, by key."""

from __future__ import annotations

from collections.abc import Sequence

from learn.decks.library import Library
from learn.errors import LearnError


def keys_of(library: Library, decks: Sequence[str], tags: Sequence[str], cards: Sequence[str]) -> list[str]:
    """Keys of all cards of some decks, of some tags, and of those named, each once. Raises LearnError."""
    keys: dict[str, None] = {}
    for deck in decks:
        keys.update(dict.fromkeys(library.keys(deck)))
    for tag in tags:
        tagged = dict.fromkeys(library.tagged(tag))
        if not tagged:
            raise LearnError(f"No card has the tag {tag!r}.", "`learn cards DECK` shows the tags.")
        keys.update(tagged)
    for key in cards:
        if library.card(key) is None:
            raise LearnError(f"There is no card {key!r}.", "`learn cards DECK` lists the keys.")
        keys[key] = None
    return list(keys)
