"""Drawing the paper of a mock exam from real decks, with what is foretold of each card."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import TYPE_CHECKING

from learn.cards.card import Card, deck_of
from learn.cards.options import Option
from learn.cards.question import Question
from learn.errors import LearnError
from learn.scheduling.exam import ExamCard
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


def draw(workspace: Workspace, wish: Wish, decks: tuple[str, ...]) -> Paper:
    """The paper of a wish that has its seed, from the cards of some decks. Raises LearnError."""
    desk = workspace.desk
    outline = {key: tuple(groups) for deck in decks for key, groups in desk.library.outline(deck, wish.tags)}
    cards = {card.key: card for card in desk.exams.cards(outline, outline)}
    seen = frozenset(key for key, card in cards.items() if card.memory is not None)
    choosing, groups = _Choosing(desk, wish), _by_section(desk, decks, wish.tags, cards)

    def of(count: int) -> dict[str, str]:
        return drawn(groups, count, wish.seed or 0, choosing.is_fit, seen, wish.unseen)

    count = wish.questions or USUAL_QUESTIONS
    found = of(count)
    while wish.questions is None and len(found) < count:
        # A shorter paper, in which the share of unseen cards is kept.
        count = len(found)
        found = of(count)
    _check_enough(wish, len(found), choosing.left_out, bool(outline))
    past = workspace.exams.foretold(sorted(seen))
    chances = _Chances(desk, Learner.known_by((one.chance, one.recalled) for one in past))
    questions = []
    for place, (key, group) in enumerate(found.items()):
        asked, memory = choosing.asked[key], cards[key].memory
        items = items_in_turn(asked.card, desk.marks(key)) if asked.kind == "sort" else ()
        chance = round(chances.of(memory, asked), 4)  # as the log keeps it
        questions.append(Drawn(place, asked, group, memory is None, chance, items))
    return Paper(
        replace(wish, questions=len(questions)),
        tuple(questions),
        round(chances.learner.spread, 4),
        left_out=choosing.left_out,
    )


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
    desk: WorkspaceDesk, decks: tuple[str, ...], tags: Tags, cards: Mapping[str, ExamCard]
) -> dict[str, list[str]]:
    """The keys of some cards by section; of those without one, by deck."""
    found: dict[str, list[str]] = {}
    taken: set[str] = set()
    for section in SECTIONS:
        keys = [
            key
            for deck in decks
            for key in sorted(desk.tagged.keys(deck, (*tags, (section,))))
            if key in cards and key not in taken
        ]
        if keys:
            found[section] = keys
            taken.update(keys)
    for key, card in cards.items():
        if key not in taken:
            found.setdefault(deck_group(key), []).append(card.key)
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
