"""The paper of a mock exam: what is wanted of it, what was drawn, and how the log keeps it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import asdict, dataclass, replace
from typing import Any

from learn.cards.card import Card
from learn.cards.expecting import expected
from learn.cards.options import Option
from learn.cards.question import Question, kinds_of
from learn.errors import LearnError
from learn.study.tags import Tags

ASKED_KINDS = ("typed", "choice", "cloze", "sort", "map")
"""The kinds that a program can mark; flip cards are rated by the person."""
USUAL_QUESTIONS, MOST_QUESTIONS = 40, 500
USUAL_MINUTES, MOST_MINUTES = 30, 600
_MARKABLE = ("roots", "number")
"""What a flip card's answer must be so that it can be typed and marked: no other words mean the same."""


@dataclass(frozen=True, slots=True)
class Wish:
    """What is wanted of a mock exam."""

    questions: int | None = None
    """How many; None for the usual number, or fewer where there are fewer cards."""
    minutes: int = USUAL_MINUTES
    """The time there is; 0 for no limit."""
    kinds: tuple[str, ...] = ASKED_KINDS
    decks: tuple[str, ...] = ()
    """Deck ids; none is all that are not optional."""
    tags: Tags = ()
    exam: str = ""
    """The name of a planned exam, whose decks and tags these are then."""
    unseen: float | None = None
    """The share of cards never seen before, 0 to 1; None takes them as they come."""
    runs_on: bool = False
    """Whether the clock runs on while the exam is interrupted."""
    seed: int | None = None
    """None draws one."""


def check(wish: Wish) -> None:
    """Raise LearnError, in a sentence, where a wish makes no sense."""
    if wish.questions is not None and not 1 <= wish.questions <= MOST_QUESTIONS:
        raise LearnError(
            "A mock exam has at least one question."
            if wish.questions < 1
            else "That is too long a mock exam.",
            f"Ask from 1 to {MOST_QUESTIONS} questions, such as {USUAL_QUESTIONS}.",
        )
    if not 0 <= wish.minutes <= MOST_MINUTES:
        raise LearnError(
            "A mock exam cannot take that long.",
            f"Give it up to {MOST_MINUTES} minutes; 0 is no limit.",
        )
    if "flip" in wish.kinds:
        raise LearnError(
            "Flip cards cannot be marked: you rate them yourself.", f"Kinds are: {', '.join(ASKED_KINDS)}."
        )
    if unknown := [kind for kind in wish.kinds if kind not in ASKED_KINDS]:
        raise LearnError(f"There is no kind {unknown[0]!r}.", f"Kinds are: {', '.join(ASKED_KINDS)}.")
    if not wish.kinds:
        raise LearnError("No kind of question is left.", f"Kinds are: {', '.join(ASKED_KINDS)}.")
    if wish.unseen is not None and not 0.0 <= wish.unseen <= 1.0:
        raise LearnError("A share lies between 0 % and 100 %.", "For example 20%.")


def asked_in_exam(
    usual: Question, kinds: tuple[str, ...], options: Callable[[], tuple[Option, ...]]
) -> Question | None:
    """How a card is asked in an exam of some kinds: as usual if that is one of them; None if it cannot be.

    `options` are looked up only where a choice is asked that would not be usual now.
    """
    card = usual.card
    if usual.kind in kinds and (usual.is_typed or usual.kind in ("choice", "sort")):
        return usual
    for kind in reversed(kinds_of(card)):
        if kind == "flip" and "typed" in kinds and expected(card) in _MARKABLE:
            return Question(card, "typed")
        if kind not in kinds or (kind == "cloze" and card.self_rated):
            continue
        if kind != "choice":
            return Question(card, kind)
        if found := options():
            return Question(card, kind, found)
    return None


@dataclass(frozen=True, slots=True)
class Drawn:
    """A question of a paper."""

    place: int
    """Where it was drawn, counted from 0; it keeps this though another one may be dropped."""
    question: Question
    group: str
    """Its section; of a card without one, the deck's id with a stroke."""
    is_new: bool
    """Whether the card had never been answered."""
    chance: float
    """Of a right answer as it was foretold, 0 to 1."""
    items: tuple[str, ...] = ()
    """Of a sort card: its items in the order shown."""


@dataclass(frozen=True, slots=True)
class Paper:
    """The questions of a mock exam."""

    wish: Wish
    """With the seed that was drawn."""
    questions: tuple[Drawn, ...]
    spread: float
    """How surely the learner is known: see `Learner.spread`."""
    dropped: int = 0
    """Questions whose card is gone since."""
    left_out: int = 0
    """Cards that came up and could not be asked by the kinds wanted, such as flip cards."""

    @property
    def limit_ms(self) -> int | None:
        """Milliseconds there are; None for no limit."""
        return self.wish.minutes * 60_000 or None

    @property
    def new(self) -> int:
        """Cards never seen before."""
        return sum(drawn.is_new for drawn in self.questions)


def paper_detail(paper: Paper) -> dict[str, Any]:
    """A paper as the log keeps it."""
    return {
        "wish": asdict(paper.wish),
        "spread": paper.spread,
        "left_out": paper.left_out,
        "questions": [_question_detail(drawn) for drawn in paper.questions],
    }


def _question_detail(drawn: Drawn) -> dict[str, Any]:
    asked = drawn.question
    detail: dict[str, Any] = {
        "card": asked.card.key,
        "kind": asked.kind,
        "group": drawn.group,
        "chance": drawn.chance,
    }
    if drawn.is_new:
        detail["new"] = True
    if asked.options:
        detail["options"] = [[option.text, option.key] for option in asked.options]
    if drawn.items:
        detail["items"] = drawn.items
    return detail


def wish_of(detail: Mapping[str, Any]) -> Wish:
    """What was wanted of a paper that was logged. Raises KeyError, TypeError or ValueError as it is read."""
    wish = dict(detail["wish"])
    kinds, decks, tags = tuple(wish["kinds"]), tuple(wish["decks"]), tuple(map(tuple, wish["tags"]))
    return Wish(**{**wish, "kinds": kinds, "decks": decks, "tags": tags})


def paper_of(detail: Mapping[str, Any], card_of: Callable[[str], Card | None]) -> Paper:
    """The paper that was logged; questions whose card is gone, or cannot be asked so any more, are dropped.

    `card_of` finds a card by the key it had then. Raises LearnError where the log's text is not understood.
    """
    try:
        found = [_drawn_of(place, one, card_of) for place, one in enumerate(detail["questions"])]
        kept = tuple(drawn for drawn in found if drawn is not None)
        return Paper(
            wish_of(detail), kept, float(detail["spread"]), len(found) - len(kept), int(detail["left_out"])
        )
    except (KeyError, TypeError, ValueError, AttributeError):
        raise LearnError(
            "This mock exam was written by another version of the program.", "Open it with that one."
        ) from None


def _drawn_of(place: int, detail: Mapping[str, Any], card_of: Callable[[str], Card | None]) -> Drawn | None:
    card, kind = card_of(str(detail["card"])), str(detail["kind"])
    if card is None:
        return None
    options = tuple(Option(str(text), str(key)) for text, key in detail.get("options", ()))
    if kind == "choice":
        # Its own key may be another by now, and its answer reworded.
        was = str(detail["card"])
        options = tuple(Option(card.answer, card.key) if o.key == was else o for o in options)
    if not _can_still_be_asked(card, kind, options):
        return None
    items = tuple(map(str, detail.get("items", ())))
    if kind == "sort" and sorted(items) != sorted(item for item, _ in card.sort):
        items = tuple(item for item, _ in card.sort)
    return Drawn(
        place, Question(card, kind, options), str(detail["group"]), bool(detail.get("new")),
        float(detail["chance"]), items,
    )  # fmt: skip


def _can_still_be_asked(card: Card, kind: str, options: tuple[Option, ...]) -> bool:
    """Whether an edited deck still has what the kind needs."""
    if kind == "choice":
        return any(option.key == card.key for option in options)
    if kind in ("sort", "map"):
        return bool(card.sort if kind == "sort" else card.patches)
    return kind == "typed" or kind in kinds_of(card)


def resolved(wish: Wish, seed: int) -> Wish:
    """The wish with a seed, if it had none."""
    return wish if wish.seed is not None else replace(wish, seed=seed)
