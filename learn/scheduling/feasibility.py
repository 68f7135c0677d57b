"""Whether an exam's target can be reached in the time there is, and what would make it so."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from math import ceil
from typing import TypeAlias

from learn.scheduling.exam import SECONDS_EACH, Exam, ExamCard
from learn.scheduling.fsrs import forgetting_of
from learn.scheduling.projection import Projection, project
from learn.scheduling.readiness import Learner, Score, score_of
from learn.settings import Rules

LeftOut: TypeAlias = tuple[tuple[str, ...], Score | None, Score | None]
LIKELY = 0.5
"""The chance from which a target counts as within reach."""
_SAMPLE = 300
"""Cards that are projected for each question; a larger exam stands before its every nth card."""
_MOST_LEFT_OUT = 6
_CLOSE = 0.03


@dataclass(frozen=True, slots=True)
class Advice:
    """What to say of a target on the first day."""

    reachable: bool
    on_day: Score
    """If the plan is kept as it is."""
    answers: int | None = None
    """Answers a day that would reach it; None if it is in reach, or if no number would."""
    minutes: float | None = None
    """The same in minutes a day."""
    leave_out: tuple[str, ...] = ()
    """Groups to leave out, those first that gain least for their time; empty if that does not help."""
    of_rest: Score | None = None
    """The score among the cards that are kept, with these groups left out."""
    of_all: Score | None = None
    """The score in the whole exam, with these groups left out."""


@dataclass(frozen=True, slots=True)
class _Question:
    """An exam with a learner before it, on a scale that can be projected many times."""

    exam: Exam
    cards: tuple[ExamCard, ...]
    share: float
    """How much of the exam these cards are."""
    today: int
    rules: Rules
    learner: Learner
    seconds: float

    def kept(self, answers: float, cards: Sequence[ExamCard]) -> Projection:
        """The plan with so many answers a day for the whole exam, kept for some of its cards."""
        exam = replace(self.exam, reviews=max(round(answers * self.share), 1), minutes=None)
        return project(exam, cards, self.today, self.rules, self.learner.recall, runs=1)

    def score(self, chances: Sequence[float]) -> Score:
        """As for the whole exam, though only a part of it was projected."""
        return score_of(chances, self.learner, round(len(chances) / self.share))

    def is_likely(self, score: Score) -> bool:
        return score.chance_of(self.exam.target) >= LIKELY

    def untouched(self, card: ExamCard) -> float:
        """The chance to recall a card at the exam without any study."""
        memory = card.memory
        if memory is None:
            return 0.0
        law = forgetting_of(self.rules.weights)
        return self.learner.recall(law.recall(memory.stability, self.exam.day - memory.last_day))


def advise(
    exam: Exam,
    cards: Sequence[ExamCard],
    today: int,
    rules: Rules,
    learner: Learner | None = None,
    *,
    groups: Mapping[str, Collection[str]] | None = None,
    seconds: float = SECONDS_EACH,
    on_day: Score | None = None,
) -> Advice:
    """Whether the target is within reach; if not, how much time or which groups less would bring it there.

    `groups` are card keys by tag, section or deck. `on_day` is what is foretold already: to reckon it here
    again, from other cards, might come to another number.
    """
    every = ceil(len(cards) / _SAMPLE) if cards else 1
    sample = tuple(cards[::every])
    share = len(sample) / len(cards) if cards else 1.0
    question = _Question(exam, sample, share, today, rules, learner or Learner(), seconds)
    answers = exam.a_day(seconds)
    if not cards or exam.days_left(today) < 0:
        return Advice(False, on_day or score_of((), question.learner))
    if on_day is not None and question.is_likely(on_day):
        return Advice(True, on_day)
    plan = question.kept(answers, sample) if answers >= 1 else None
    if on_day is None:
        on_day = question.score(plan.chances if plan else [question.untouched(card) for card in sample])
        if question.is_likely(on_day):
            return Advice(True, on_day)
    needed = _answers_needed(question, answers)
    minutes = needed * seconds / 60.0 if needed else None
    left_out = _left_out(question, answers, plan, groups) if plan and groups else ((), None, None)
    return Advice(False, on_day, needed, minutes, *left_out)


def _answers_needed(question: _Question, too_few: int) -> int | None:
    """The least answers a day above `too_few`, to 3 %, that bring the target within reach."""

    def reaches(answers: int) -> bool:
        return question.is_likely(question.score(question.kept(answers, question.cards).chances))

    most = ceil(2 * len(question.cards) / question.share)
    if too_few >= most:
        return None
    enough = min(max(too_few * 2, 1), most)
    while not reaches(enough):
        if enough >= most:
            return None
        too_few, enough = enough, min(enough * 2, most)
    while enough - too_few > max(1.0, enough * _CLOSE):
        middle = (too_few + enough) // 2
        too_few, enough = (too_few, middle) if reaches(middle) else (middle, enough)
    return enough


def _left_out(
    question: _Question, answers: int, plan: Projection, groups: Mapping[str, Collection[str]]
) -> LeftOut:
    """The fewest groups without which the target is in reach: those that bring least for their time.

    Best if it holds for the whole exam, where a group left out is still asked; then a group brings what
    its study adds. Else for the cards that are kept; then it brings all that would be known of it.
    """
    untouched = [question.untouched(card) for card in question.cards]
    added = [chance - before for chance, before in zip(plan.chances, untouched, strict=True)]
    for brings, whole in ((added, True), (plan.chances, False)):
        gone: set[str] = set()
        ordered = _by_worth(question, brings, plan.spent, groups)[:_MOST_LEFT_OUT]
        for end, name in enumerate(ordered, 1):
            gone.update(groups[name])
            kept = [card for card in question.cards if card.key not in gone]
            if not kept:
                break
            chances = question.kept(answers, kept).chances
            rest = [question.untouched(card) for card in question.cards if card.key in gone]
            of_rest, of_all = question.score(chances), question.score([*chances, *rest])
            if question.is_likely(of_all if whole else of_rest):
                return tuple(ordered[:end]), of_rest, of_all
    return (), None, None


def _by_worth(
    question: _Question,
    brings: Sequence[float],
    spent: Sequence[float],
    groups: Mapping[str, Collection[str]],
) -> list[str]:
    """The groups with cards in the exam, those first that bring least for each answer spent on them."""
    places = {card.key: at for at, card in enumerate(question.cards)}
    worth = []
    for name, keys in groups.items():
        inside = [places[key] for key in keys if key in places]
        # One answer more for each card: what the plan shuns, because it is too hard, is not cheap.
        time = sum(spent[at] + 1.0 for at in inside)
        if inside:
            worth.append((sum(brings[at] for at in inside) / time, name))
    return [name for _, name in sorted(worth)]
