"""Looking at deck files: what each compiles to, which of two with the same id counts, and what is broken.

Nothing here imports yaml: the compiler is imported when a file must be compiled.
"""

from __future__ import annotations

import gc
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from learn.decks.cache import Compilation, DeckCache
from learn.decks.entries import BrokenDeck, DeckEntry, replaced, twice, unreadable
from learn.decks.model import Compiled
from learn.decks.pace import Reading, Tell, TellShare, unshared, untold, within
from learn.decks.places import DeckPlace, Origin, deck_files
from learn.decks.problems import Problem, visible

if TYPE_CHECKING:
    from learn.decks.figure import Figure

_STRENGTH: dict[Origin, int] = {"shipped": 0, "own": 1, "named": 2}
_COMPILED = 0.6
"""Share of the work on a file that is done when it is compiled, and not in the cache yet (measured)."""


class DeckFile(NamedTuple):
    """A file in a place for decks, with why it cannot be read, if so."""

    place: DeckPlace
    path: Path
    refusal: Problem | None


@dataclass(frozen=True, slots=True)
class LoadedDeck:
    """A deck that can be studied, and what its file compiled to."""

    entry: DeckEntry
    compilation: Compilation


@dataclass(frozen=True, slots=True)
class Loaded:
    """What a row of places gives: its decks by id, and in order; what is broken, and what to know."""

    by_id: dict[str, LoadedDeck]
    decks: tuple[DeckEntry, ...]
    broken: tuple[BrokenDeck, ...]
    notices: tuple[str, ...]


def files_of(places: Sequence[DeckPlace]) -> list[DeckFile]:
    """All files of all places, the weaker places first. Raises LearnError."""
    ordered = sorted(places, key=lambda place: _STRENGTH[place.origin])
    return [DeckFile(place, *found) for place in ordered for found in deck_files(place)]


def load(
    files: Sequence[DeckFile], cache: DeckCache, figure: Figure | None = None, tell: Tell = untold
) -> Loaded:
    """Take in all files, compiling those that the cache does not know. Raises CacheLostError."""
    found: dict[str, LoadedDeck] = {}
    broken: list[BrokenDeck] = []
    notices: list[str] = []
    order: list[str] = []
    here: dict[tuple[DeckPlace, str], Path] = {}
    seen: set[Path] = set()
    for done, (place, path, refusal) in enumerate(files):
        if path in seen and place.origin == "named":
            continue
        seen.add(path)
        share = _shares(done, len(files), path, tell)
        share(0)
        origin = place.origin
        one = BrokenDeck(path, origin, (refusal,)) if refusal else _one(path, origin, cache, figure, share)
        if isinstance(one, BrokenDeck):
            broken.append(one)
            continue
        id_ = one.entry.id
        if (first := here.setdefault((place, id_), path)) is not path:
            broken.append(BrokenDeck(path, origin, (twice(one.entry, first),)))
            continue
        if id_ in found:
            notices.append(replaced(one.entry, found[id_].entry))
            order.remove(id_)
        order.append(id_)
        found[id_] = one
    # Sorting keeps the order of files among decks of one position.
    decks = sorted((found[id_].entry for id_ in order), key=lambda entry: entry.position)
    return Loaded(found, tuple(decks), tuple(broken), tuple(notices))


def _shares(done: int, total: int, path: Path, tell: Tell) -> TellShare:
    """Tells of one file among all."""
    if tell is untold:
        return unshared
    name = visible(path.name)
    return lambda share: tell(Reading(done, total, name, share))


def _one(
    path: Path, origin: Origin, cache: DeckCache, figure: Figure | None, tell: TellShare
) -> LoadedDeck | BrokenDeck:
    compiling = within(tell, 0, _COMPILED)
    try:
        compilation = cache.compilation(
            path,
            lambda data, path: _compile(data, path, figure, compiling),
            within(tell, _COMPILED, 1),
        )
    except OSError as error:
        return BrokenDeck(path, origin, (unreadable(path, error),))
    if not compilation.deck:
        return BrokenDeck(path, origin, compilation.problems)
    entry = DeckEntry(
        id=compilation.deck,
        title=compilation.title,
        about=compilation.about,
        path=path,
        notes=compilation.notes,
        cards=compilation.cards,
        origin=origin,
        position=compilation.position,
        optional=compilation.optional,
        warnings=compilation.problems,
    )
    return LoadedDeck(entry, compilation)


def _compile(data: bytes, path: Path, figure: Figure | None, tell: TellShare) -> Compiled:
    from learn.decks.compiler import compile_deck  # late: it brings yaml

    # A deck is a great many small objects without cycles; looking for some takes as long as compiling.
    was_on = gc.isenabled()
    gc.disable()
    try:
        return compile_deck(data, path, figure, tell)
    finally:
        if was_on:
            gc.enable()
