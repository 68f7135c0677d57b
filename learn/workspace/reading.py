"""The cards of decks as a moment finds them: due, in their steps, or new. Read as they are asked for."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain, islice

from learn.cards.card import deck_of
from learn.clock import Now
from learn.decks.library import Library
from learn.progress import questions
from learn.progress.store import Progress
from learn.scheduling.plan import Candidate
from learn.study.tags import Tags

_FEW = 50
"""Cards of a deck that are looked at once."""

Due = tuple[int, str, tuple[str, ...]]
"""The day on which a card is due, its key and its confusable groups."""
_Page = tuple[list[tuple[str, tuple[str, ...]]], dict[str, bool]]
"""Cards with their confusable groups; those not to be shown as new, each with whether it was answered."""


class CardReading:
    """Joins what the decks have with how the progress says it stands."""

    # Nothing that it yields may be kept in it: a ring would keep statements of SQLite's open for long.

    def __init__(self, library: Library, progress: Progress, now: Now) -> None:
        self._library, self._connection, self._now = library, progress.connection, now
        self._renewals: str | None = None

    def due(self, deck: str) -> Iterator[Due]:
        """The due cards of a deck, longest due first."""
        found = questions.due_keys(self._connection, deck, self._now.day)
        while page := list(islice(found, _FEW)):
            groups = self._library.groups(deck, [key for _, key in page])
            yield from ((due_day, key, groups[key]) for due_day, key in page if key in groups)

    def steps(self) -> list[Candidate]:
        """The cards of all decks in their learning steps, the soonest due first."""
        found = questions.steps(self._connection, self._now.day)
        keys: dict[str, list[str]] = {}
        for _, key in found:
            keys.setdefault(deck_of(key), []).append(key)
        groups: dict[str, tuple[str, ...]] = {}
        for deck, of_deck in keys.items():
            groups |= self._library.groups(deck, of_deck)
        return [Candidate(key, groups[key], None, due_at) for due_at, key in found if key in groups]

    def fresh(self, deck: str, tags: Tags) -> Iterator[Candidate]:
        """The cards never answered that have some tags, in the author's order."""
        passed, pages = self._begin(deck)
        for cards, known in self._pages(deck, tags, passed) if tags else pages:
            for key, groups in cards:
                if key not in known:
                    yield Candidate(key, groups)

    def _pages(self, deck: str, tags: Tags, start: int) -> Iterator[_Page]:
        """The cards of a deck that have some tags, from a place, in the author's order."""
        outline = self._library.outline(deck, tags, start)
        while some := list(islice(outline, _FEW)):
            keys = [key for key, _ in some]
            yield some, questions.unavailable_as_new(self._connection, keys, self._now.day)

    def passed(self, deck: str) -> int:
        """How many cards at the deck's beginning were answered; most were found to be so before."""
        return self._begin(deck)[0]

    def _begin(self, deck: str) -> tuple[int, Iterator[_Page]]:
        """How many cards at the deck's beginning were answered, and those that come after them."""
        seen = questions.counts_of(self._connection, deck).seen
        if not seen:
            return 0, self._pages(deck, (), 0)
        if self._renewals is None:
            self._renewals = questions.renewals(self._connection)
        mark = self._renewals, seen
        until = passed = self._library.passed(deck, *mark)
        pages = self._pages(deck, (), passed)
        for page in pages:
            cards, known = page
            if not all(known.get(key) for key, _ in cards):
                pages = chain([page], pages)
                break
            until += len(cards)
        if until > passed:
            self._library.pass_by(deck, *mark, until)
        return until, pages
