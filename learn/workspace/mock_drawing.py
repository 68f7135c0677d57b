"""Drawing the paper of a mock exam from real decks, with what is foretold of each card."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from math import ceil
from typing import TYPE_CHECKING

from learn.cards.card import Card, deck_of
from learn.cards.options import Option
from learn.cards.question import Question
from learn.errors import LearnError
from learn.progress import questions
from learn.scheduling.fsrs import forgetting_of
from learn.scheduling.memory import MemoryState
from learn.scheduling.readiness import Learner
from learn.study.drawing import drawn
from learn.study.items import items_in_turn
from learn.study.paper import USUAL_QUESTIONS, Drawn, Paper, Wish, asked_in_exam
from learn.study.tags import SECTIONS, Tags
from learn.workspace.desk import WorkspaceDesk

if TYPE_CHECKING:
    from learn.workspace import Workspace

_KNOWN_BY = 250
"""Cards from whose answers the learner is known: a paper is drawn while the person waits."""


def draw(workspace: Workspace, wish: Wish, decks: tuple[str, ...]) -> Paper:
    """The paper of a wish that has its seed, from the cards of some decks. Raises LearnError."""
    desk = workspace.desk
    keys, seen = _there(desk, decks, wish.tags)
    choosing, groups = _Choosing(desk, wish), _by_section(desk, decks, wish.tags, keys)

    def of(count: int) -> dict[str, str]:
        return drawn(groups, count, wish.seed or 0, choosing.is_fit, seen, wish.unseen)

    count = wish.questions or USUAL_QUESTIONS
    found = of(count)
    while wish.questions is None and len(found) < count:
        # A shorter paper, in which the share of unseen cards is kept.
        count = len(found)
        found = of(count)
    _check_enough(wish, len(found), choosing.left_out, bool(keys))
    past = workspace.exams.foretold(sorted(seen)[:: ceil(len(seen) / _KNOWN_BY) or 1])
    chances = _Chances(desk, Learner.known_by((one.chance, one.recalled) for one in past))
    asked_so = []
    for place, (key, group) in enumerate(found.items()):
        asked, marks = choosing.asked[key], desk.marks(key)
        memory, items = marks.memory, items_in_turn(asked.card, marks) if asked.kind == "sort" else ()
        chance = round(chances.of(memory, asked), 4)  # as the log keeps it
        asked_so.append(Drawn(place, asked, group, memory is None, chance, items))
    return Paper(
        replace(wish, questions=len(asked_so)),
        tuple(asked_so),
        round(chances.learner.spread, 4),
        left_out=choosing.left_out,
    )


def _there(desk: WorkspaceDesk, decks: tuple[str, ...], tags: Tags) -> tuple[list[str], frozenset[str]]:
    """The keys of the cards that may be asked, in the author's order; and of all that were answered."""
    keys: list[str] = []
    seen: set[str] = set()
    for deck in decks:
        answered, suspended = questions.seen_and_suspended(desk.progress.connection, deck)
        here = [key for key, _ in desk.library.outline(deck, tags) if key not in suspended]
        keys += here
        seen |= answered.intersection(here)
    return keys, frozenset(seen)


class _Choosing:
    """Looks at cards that come up, and keeps how each is asked."""

    def __init__(self, desk: WorkspaceDesk, wish: Wish) -> None:
        self._desk, self._kinds = desk, wish.kinds
        self.asked: dict[str, Question] = {}
        self._refused: set[str] = set()

    @property
    def left_out(self) -> int:
        """Cards that came up and cannot be asked."""
        return len(self._refused)

    def is_fit(self, key: str) -> bool:
        """Whether a card can be asked by the kinds wanted."""
        if key in self.asked or key in self._refused:
            return key in self.asked
        card = self._desk.card(key)
        asked = None
        if card is not None:
            usual = self._desk.question(card)
            asked = asked_in_exam(usual, self._kinds, lambda: self._options(card))
        if asked is None:
            self._refused.add(key)
        else:
            self.asked[key] = asked
        return asked is not None

    def _options(self, card: Card) -> tuple[Option, ...]:
        memory = self._desk.marks(card.key).memory
        return self._desk.options(card, memory.reviews if memory else 0)


class _Chances:
    """What is foretold of a card now."""

    def __init__(self, desk: WorkspaceDesk, learner: Learner) -> None:
        self._day, self.learner = desk.now().day, learner
        self._forgetting = forgetting_of(desk.exams.rules().weights)

    def of(self, memory: MemoryState | None, asked: Question) -> float:
        """The chance of a right answer; what was never seen can at best be guessed among options."""
        if memory is None:
            return 1.0 / len(asked.options) if asked.options else 0.0
        days = max(self._day - memory.last_day, 0)
        return self.learner.recall(self._forgetting.recall(memory.stability, days))


def _by_section(
    desk: WorkspaceDesk, decks: tuple[str, ...], tags: Tags, keys: Sequence[str]
) -> dict[str, list[str]]:
    """Some keys by section; of cards without one, by deck."""
    found: dict[str, list[str]] = {}
    left = dict.fromkeys(keys)
    for section in SECTIONS:
        tagged = (desk.tagged.keys(deck, (*tags, (section,))) for deck in decks)
        here = [key for of_deck in tagged for key in sorted(of_deck) if key in left]
        if here:
            found[section] = here
        for key in here:
            del left[key]
    for key in left:
        found.setdefault(deck_group(key), []).append(key)
    return found


def deck_group(key: str) -> str:
    """The name under which a deck's cards without a section stand: no tag can be written so."""
    return f"{deck_of(key)}/"


def _check_enough(wish: Wish, found: int, left_out: int, has_cards: bool) -> None:
    """Raise LearnError where there are too few cards for what was wanted."""
    if found and (wish.questions is None or found == wish.questions):
        return
    if not has_cards:
        raise LearnError("No card has these decks and tags.", "See `learn decks` for what there is.")
    others = "Choose more decks, tags or kinds" + (
        ", or allow more cards that you have never seen." if wish.unseen is not None else "."
    )
    if found:
        raise LearnError(
            f"There are only {found} cards for {wish.questions} questions.", f"Ask fewer. {others}"
        )
    why = " Those there are rated by yourself, or are of other kinds." if left_out else ""
    raise LearnError(f"No card is left to ask.{why}", others)
