"""Warnings of which a deck can have very many: the first ones are listed, the others counted."""

from __future__ import annotations

from collections.abc import Hashable, Iterator, Sequence
from typing import NamedTuple

from learn.cards.card import Card
from learn.decks.findings import Findings, Place
from learn.decks.notes import Note
from learn.decks.templates import Template

LISTED = 10
"""Warnings of one sort that are listed."""


class Asked(NamedTuple):
    """A card with the note and the template that made it."""

    card: Card
    note: Note
    template: Template

    @property
    def end(self) -> str:
        """The end of the card's key, by which its note names it."""
        return self.card.key.split("/", 2)[2]


class Advice:
    """Collects warnings of several sorts into the findings of a file."""

    def __init__(self, findings: Findings) -> None:
        self._findings = findings
        self._given: dict[Hashable, list[tuple[Place, str, str]]] = {}
        self._more: dict[Hashable, int] = {}
        self._seen: set[tuple[int, int, str]] = set()
        self._errors = findings.error_places()

    def warn(self, sort: Hashable, place: Place, message: str, hint: str) -> None:
        """Note a warning, once at a place, and not where an error is."""
        said = (place.line, place.column, message)
        if said in self._seen or said[:2] in self._errors:
            return
        given = self._given.setdefault(sort, [])
        if len(given) == LISTED:
            self._more[sort] = self._more.get(sort, 0) + 1
            return
        self._seen.add(said)
        given.append((place, message, hint))

    def count(self, sort: Hashable) -> bool:
        """Count one more of a sort that is already listed as far as it will be; False if it is not."""
        if len(self._given.get(sort, ())) < LISTED:
            return False
        self._more[sort] = self._more.get(sort, 0) + 1
        return True

    def close(self) -> None:
        """Put what was collected among the findings; the last of a sort says how many more there are."""
        for sort, given in self._given.items():
            for place, message, hint in given[:-1]:
                self._findings.warn(place, message, hint)
            place, message, hint = given[-1]
            more = self._more.get(sort, 0)
            self._findings.warn(place, f"{message} (and {more:,} more like it)" if more else message, hint)


def asked_of(notes: Sequence[Note], templates: Sequence[Template], cards: Sequence[Card]) -> Iterator[Asked]:
    """Each card with its note and template."""
    by_id = {note.id: note for note in notes}
    kinds = {template.id: template for template in templates}
    for card in cards:
        _, note, end = card.key.split("/", 2)
        template = end.partition("#")[0]
        if note in by_id and template in kinds:  # an id that is none may have a slash in it
            yield Asked(card, by_id[note], kinds[template])
