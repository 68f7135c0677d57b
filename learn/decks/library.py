"""All decks a person has: those shipped, their own, and those named on the command line."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from learn.cards.card import Card, deck_of
from learn.cards.lexicon import NO_LEXICON, Lexicon
from learn.decks.cache import CacheLostError, Compilation, DeckCache
from learn.decks.entries import BrokenDeck, DeckEntry, Subject, unreadable
from learn.decks.loading import Loaded, LoadedDeck, files_of, load
from learn.decks.pace import Reading, Tell, untold
from learn.decks.places import DeckPlace, Origin, places_for
from learn.errors import LearnError

__all__ = [
    "BrokenDeck",
    "DeckEntry",
    "DeckPlace",
    "Library",
    "Origin",
    "Reading",
    "Reread",
    "Subject",
    "Tell",
    "places_for",
    "unreadable",
    "untold",
]

if TYPE_CHECKING:
    from learn.decks.figure import Figure

_T = TypeVar("_T")


@dataclass(frozen=True, slots=True)
class Reread:
    """The deck files as they were read again; a library has them once it takes them."""

    cache: DeckCache
    loaded: Loaded

    def close(self) -> None:
        """Do without it."""
        self.cache.close()


class Library:
    """The decks in a row of places; a later kind of place wins over an earlier one."""

    decks: tuple[DeckEntry, ...]
    broken: tuple[BrokenDeck, ...]
    notices: tuple[str, ...]

    def __init__(self, places: Sequence[DeckPlace], cache: DeckCache, figure: Figure | None = None) -> None:
        self._places = tuple(places)
        self._figure = figure
        self._cache = cache
        self._loaded: dict[str, LoadedDeck] = {}
        self.decks, self.broken, self.notices = (), (), ()

    @classmethod
    def open(
        cls,
        places: Sequence[DeckPlace],
        cache: Path | None,
        figure: Figure | None = None,
        tell: Tell = untold,
    ) -> Library:
        """Open all decks; a cache file that cannot be used is done without. Raises LearnError.

        What decks name of the body figure is looked up in `figure`; without one it is taken on trust.
        `tell` hears how far it is. Where it raises, files that were read by then are not compiled again.
        """
        try:
            library = cls(places, DeckCache(cache), figure)
        except CacheLostError:
            library = cls(places, DeckCache(None), figure)
        try:
            library._load(tell)
        except CacheLostError:
            library._do_without_file(tell)
        except BaseException:
            library.close()
            raise
        return library

    def close(self) -> None:
        """Close the cache."""
        self._cache.close()

    def entry(self, deck: str) -> DeckEntry | None:
        """The deck with an id."""
        loaded = self._loaded.get(deck)
        return loaded.entry if loaded else None

    def card(self, key: str) -> Card | None:
        """The card with a key, or None if no active deck has it."""

        def look() -> Card | None:
            loaded = self._loaded.get(deck_of(key))
            return self._cache.card(loaded.compilation, key) if loaded else None

        return self._surely(look)

    def groups(self, deck: str, keys: Sequence[str]) -> dict[str, tuple[str, ...]]:
        """The confusable groups of those cards among some keys that a deck has; no card's text is read."""

        def look() -> dict[str, tuple[str, ...]]:
            loaded = self._loaded.get(deck)
            return self._cache.groups(loaded.compilation, keys) if loaded and keys else {}

        return self._surely(look)

    def keys(self, deck: str) -> Iterator[str]:
        """The keys of a deck's cards in the author's order, read as they are asked for."""
        return (key for key, _ in self.outline(deck))

    def cards(self, deck: str) -> Iterator[Card]:
        """A deck's cards in the author's order, read as they are asked for."""
        return self._each(deck, DeckCache.cards)

    def outline(
        self, deck: str, tags: Sequence[Sequence[str]] = (), start: int = 0
    ) -> Iterator[tuple[str, tuple[str, ...]]]:
        """The keys of a deck's cards with their confusable groups, in the author's order, from a place.

        Only of cards that have a tag of each group in `tags`; no card's text is read.
        """
        return self._each(deck, lambda cache, file: cache.outline(file, tags, start))

    def lexicon(self, deck: str) -> Lexicon:
        """The words and answers of a deck, for marking; looked up as they are asked for."""
        return _DeckLexicon(self, deck)

    def lexicon_of(self, deck: str, look: Callable[[Lexicon], _T]) -> _T:
        """What `look` finds in a deck's lexicon."""

        def looked() -> _T:
            loaded = self._loaded.get(deck)
            return look(self._cache.lexicon(loaded.compilation) if loaded else NO_LEXICON)

        return self._surely(looked)

    def of_field(self, card: Card, confused: Sequence[str] = ()) -> tuple[list[Card], bool]:
        """Cards of the same deck whose answers may stand beside a card's as options, and whether all.

        Of many, those that are likely: with them any that were confused with it before (keys).
        """

        def look() -> tuple[list[Card], bool]:
            loaded = self._loaded.get(card.deck)
            return self._cache.of_field(loaded.compilation, card, confused) if loaded else ([], True)

        return self._surely(look)

    def passed(self, deck: str, token: str, seen: int) -> int:
        """How many cards at a deck's beginning are known to be answered; see `pass_by`."""

        def look() -> int:
            loaded = self._loaded.get(deck)
            return self._cache.passed(loaded.compilation, token, seen) if loaded else 0

        return self._surely(look)

    def pass_by(self, deck: str, token: str, seen: int, until: int) -> None:
        """Keep that so many cards at a deck's beginning are answered, so that none is looked at again.

        It holds while the token, which tells of cards made new, is the same, and no fewer cards are seen.
        """

        def keep() -> None:
            if loaded := self._loaded.get(deck):
                self._cache.pass_by(loaded.compilation, token, seen, until)

        self._surely(keep)

    def tags(self, deck: str) -> dict[str, int]:
        """The tags of a deck's cards, each with the count of its cards."""

        def look() -> dict[str, int]:
            loaded = self._loaded.get(deck)
            return self._cache.tags(loaded.compilation) if loaded else {}

        return self._surely(look)

    def documents(self, deck: str) -> tuple[str, ...]:
        """Titles of the documents that a deck's cards come from."""

        def look() -> tuple[str, ...]:
            loaded = self._loaded.get(deck)
            return self._cache.documents(loaded.compilation) if loaded else ()

        return self._surely(look)

    def subjects(self, deck: str) -> Iterator[Subject]:
        """What each of a deck's cards is about; no card's text is read."""

        def look() -> list[tuple[str, str | None, str | None]]:
            loaded = self._loaded.get(deck)
            return self._cache.subjects(loaded.compilation) if loaded else []

        return (Subject(key, _names(roots), _names(patches)) for key, roots, patches in self._surely(look))

    def tagged(self, tag: str) -> Iterator[str]:
        """The keys of all cards that have a tag, deck by deck."""
        for entry in self.decks:

            def look(deck: str = entry.id) -> list[str]:
                loaded = self._loaded.get(deck)
                return self._cache.tagged(loaded.compilation, tag) if loaded else []

            yield from self._surely(look)

    def renames(self, deck: str) -> tuple[tuple[str, str], ...]:
        """Pairs (former key, key); a former key that a card of some deck has now is left out."""

        def look() -> tuple[tuple[str, str], ...]:
            loaded = self._loaded.get(deck)
            return self._cache.renames(loaded.compilation) if loaded else ()

        return tuple(pair for pair in self._surely(look) if self.card(pair[0]) is None)

    def reload(self, tell: Tell = untold) -> None:
        """Look at the files again, and compile those that changed. Raises LearnError.

        `tell` hears how far it is; where it raises, the decks stay as they were.
        """
        self.take(self.reread(tell))

    def reread(self, tell: Tell = untold) -> Reread:
        """Look at the files again, for `take`; may run in a thread while the decks are used as they were.

        Where `tell` raises, nothing of it is kept. Raises LearnError.
        """
        try:
            return self._read_beside(self._cache.beside, tell)
        except CacheLostError:
            return self._read_beside(lambda: DeckCache(None), tell)

    def take(self, reread: Reread) -> None:
        """Put the decks as they were read again in the place of those before."""
        before, self._cache = self._cache, reread.cache
        self._show(reread.loaded)
        before.close()

    def _read_beside(self, make: Callable[[], DeckCache], tell: Tell) -> Reread:
        cache = make()
        try:
            loaded = load(files_of(self._places), cache, self._figure, tell)
            cache.keep()
        except BaseException:
            cache.close()
            raise
        return Reread(cache, loaded)

    def _each(self, deck: str, look: Callable[[DeckCache, Compilation], Iterator[_T]]) -> Iterator[_T]:
        """What `look` finds one after another, each once even if the cache's file is lost on the way."""
        given = 0
        while loaded := self._loaded.get(deck):
            cache = self._cache
            try:
                for number, one in enumerate(look(cache, loaded.compilation)):
                    if number >= given:
                        given += 1
                        yield one
                return
            except CacheLostError:
                if self._cache is cache:  # else the decks were read again, and this goes on in the new ones
                    self._do_without_file()

    def _surely(self, look: Callable[[], _T]) -> _T:
        """What `look` finds, if need be after doing without the cache's file."""
        try:
            return look()
        except CacheLostError:
            self._do_without_file()
            return look()

    def unread(self) -> int:
        """Bytes of the deck files that `reload` would compile: new ones, and those that changed."""
        try:
            return sum(self._cache.unread(file.path) for file in files_of(self._places) if not file.refusal)
        except (CacheLostError, LearnError):
            return 0

    def _do_without_file(self, tell: Tell = untold) -> None:
        self._cache.close()
        self._cache = DeckCache(None)
        self._load(tell)

    def _load(self, tell: Tell = untold) -> None:
        self._show(load(files_of(self._places), self._cache, self._figure, tell))

    def _show(self, loaded: Loaded) -> None:
        self._loaded = loaded.by_id
        self.decks, self.broken, self.notices = loaded.decks, loaded.broken, loaded.notices


class _DeckLexicon:
    """A deck's lexicon that stays good when the cache's file is lost; implements `Lexicon`."""

    def __init__(self, library: Library, deck: str) -> None:
        self._library, self._deck = library, deck

    def matters(self, word: str) -> bool:
        """Whether a folded word occurs in any answer or alias of the deck."""
        return self._library.lexicon_of(self._deck, lambda lexicon: lexicon.matters(word))

    def answered_by(self, card: Card, folded: str) -> str | None:
        """Key of another card of the deck whose whole answer this key is."""
        return self._library.lexicon_of(self._deck, lambda lexicon: lexicon.answered_by(card, folded))

    def holding(self, card: Card, patch: str) -> str | None:
        """Key of the other card that is about the least beside a patch."""
        return self._library.lexicon_of(self._deck, lambda lexicon: lexicon.holding(card, patch))


@lru_cache(maxsize=1024)
def _names(listed: str | None) -> tuple[str, ...]:
    return tuple(json.loads(listed)) if listed else ()
