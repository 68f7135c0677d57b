"""Which phrases of a deck's vocabularies matter for a card."""

from __future__ import annotations

from collections.abc import Iterable

from learn.decks.model import Vocabulary
from learn.decks.wordforms import words_of

Group = tuple[str, ...]


class AliasFinder:
    """Finds the groups of some vocabularies of which a phrase occurs in a text, word for word."""

    def __init__(self, vocabularies: Iterable[Vocabulary]) -> None:
        self._groups: list[Group] = []
        self._by_first: dict[str, list[tuple[Group, int]]] = {}
        """For a phrase's first word: its words, and the index of its group."""
        for vocabulary in vocabularies:
            for group in vocabulary.groups:
                for phrase in group:
                    words = words_of(phrase)
                    self._by_first.setdefault(words[0], []).append((words, len(self._groups)))
                self._groups.append(group)

    def find(self, texts: Iterable[str]) -> tuple[Group, ...]:
        """The groups that matter for some texts, in the order of the vocabularies."""
        found: set[int] = set()
        for text in texts:
            words = words_of(text)
            for place, word in enumerate(words):
                for phrase, group in self._by_first.get(word, ()):
                    if words[place : place + len(phrase)] == phrase:
                        found.add(group)
        return tuple(self._groups[index] for index in sorted(found))
