"""How well a person knows each root and each patch of skin, going by the cards about them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from learn.cards.card import Card
from learn.cards.roots import ROOTS
from learn.clock import Now
from learn.decks.library import DeckEntry, Library, Subject
from learn.progress import questions
from learn.scheduling.fsrs import retrievability
from learn.values import dataclass
from learn.workspace.desk import WorkspaceDesk

WEAK = 0.7
"""Below this chance of recall a part of the map counts as weak."""


@dataclass(frozen=True, slots=True)
class Grasp:
    """A card that was answered: the chance that it is recalled now, and when it is due."""

    recall: float
    due_day: int | None
    due_at: int | None
    suspended: bool


@dataclass(frozen=True, slots=True)
class Known:
    """How well some cards are known."""

    cards: int
    seen: int
    recall: float | None
    """The mean chance, 0 to 1, that a card seen so far is recalled; None before the first."""
    next_day: int | None
    """The study day on which the next of them is due."""

    @property
    def is_weak(self) -> bool:
        """Whether what was seen is likely to be forgotten."""
        return self.recall is not None and self.recall < WEAK


@dataclass(frozen=True)
class Knowledge:
    """What the cards of all decks are about, and how each stands at one moment."""

    by_root: Mapping[str, Sequence[str]]
    by_patch: Mapping[str, Sequence[str]]
    """Keys of cards by what they are about; a patch that no card names is absent."""
    grasps: Mapping[str, Grasp]
    today: int

    @property
    def is_blank(self) -> bool:
        """Whether no card about any root or patch was ever answered."""
        return not self.grasps

    def keys_of(self, patch: str | None, roots: Iterable[str]) -> tuple[str, ...]:
        """The cards about a patch; where none names it, those about its roots."""
        named = self.by_patch.get(patch) if patch else None
        if named:
            return tuple(named)
        return tuple(dict.fromkeys(key for root in roots for key in self.by_root.get(root, ())))

    def known(self, keys: Sequence[str]) -> Known:
        """How well some cards are known."""
        seen = [self.grasps[key] for key in keys if key in self.grasps]
        days = [_day(grasp, self.today) for grasp in seen if not grasp.suspended]
        recall = sum(grasp.recall for grasp in seen) / len(seen) if seen else None
        return Known(len(keys), len(seen), recall, min(days, default=None))

    def values(self) -> dict[str, float | None]:
        """The mean chance of recall by root, and by patch where cards name patches."""
        subjects = {**self.by_root, **self.by_patch}
        return {name: self.known(keys).recall for name, keys in subjects.items()}

    def weakest(self, most: int) -> list[tuple[str, float]]:
        """The roots that are known least, the weakest first."""
        found = [(root, self.known(keys).recall) for root, keys in self.by_root.items()]
        weak = [(root, recall) for root, recall in found if recall is not None and recall < WEAK]
        return sorted(weak, key=lambda pair: (pair[1], ROOTS.index(pair[0])))[:most]


def _day(grasp: Grasp, today: int) -> int:
    return today if grasp.due_day is None else max(grasp.due_day, today)


class Subjects:
    """What the cards of all decks are about, looked up once and again when decks were read anew."""

    def __init__(self, library: Library) -> None:
        self._library = library
        self._decks: tuple[DeckEntry, ...] | None = None
        self._found: dict[str, list[Subject]] = {}

    def of(self, deck: str) -> list[Subject]:
        """The cards of a deck that are about any root or patch."""
        if self._decks is not self._library.decks:
            self._decks, self._found = self._library.decks, {}
        if deck not in self._found:
            self._found[deck] = [one for one in self._library.subjects(deck) if one.roots or one.patches]
        return self._found[deck]


def knowledge(desk: WorkspaceDesk, subjects: Subjects, now: Now) -> Knowledge:
    """Look at all cards about roots and patches, as they stand now."""
    by_root: dict[str, list[str]] = {}
    by_patch: dict[str, list[str]] = {}
    grasps: dict[str, Grasp] = {}
    for entry in desk.library.decks:
        about, rules = subjects.of(entry.id), desk.rules(entry.id)
        standings = questions.touched(desk.progress.connection, entry.id) if about else {}
        if entry.optional and not standings:
            continue  # Nobody who has not begun it is told of its cards.
        for key, roots, patches in about:
            for root in roots:
                by_root.setdefault(root, []).append(key)
            for patch in patches:
                by_patch.setdefault(patch, []).append(key)
            standing = standings.get(key)
            if standing and (memory := standing.memory):
                recall = retrievability(memory, now.day, rules)
                grasps[key] = Grasp(recall, memory.due_day, memory.due_at, standing.suspended)
    return Knowledge(by_root, by_patch, grasps, now.day)


def mixed_up(desk: WorkspaceDesk, keys: Iterable[str], most: int = 3) -> tuple[Card, ...]:
    """The cards whose answers the person gave for any of some cards, the most often first."""
    counts: Counter[str] = Counter()
    for key in keys:
        # The list is in the order of how often; its first counts most.
        for place, other in enumerate(questions.confusions(desk.progress.connection, key)):
            counts[other] += max(most - place, 1)
    found = (desk.library.card(key) for key, _ in counts.most_common(most * 2))
    return tuple(card for card in found if card is not None)[:most]
