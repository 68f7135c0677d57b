"""The days until an exam, lived ahead: what the cards' memories will be if the plan is kept."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from random import Random

from learn.scheduling.exam import SECONDS_EACH, Exam, ExamCard
from learn.scheduling.exam_plan import FIRST_FAILURES, plan_day
from learn.scheduling.fsrs import forgetting_of
from learn.scheduling.memory import MemoryState, Phase
from learn.settings import Rules

SAME_DAY = 1
"""Days after which a card answered today counts: FSRS calls it certain, and nobody is of an hour ago."""
_CARD_RUNS = 1_200
"""Cards to be lived through in all: small exams are projected several times, large ones once."""
_MOST_RUNS = 8
CARD_DAYS = 120_000
"""Days of cards to be lived through in all, which takes a second or two: a far day is projected once."""


@dataclass(frozen=True, slots=True)
class Projection:
    """What comes of a plan that is kept."""

    chances: tuple[float, ...]
    """The learner's chance to recall each card on the exam's day, in the order of the cards."""
    presentations: int
    """Answers from now until the exam."""
    spent: tuple[float, ...]
    """Answers spent on each card."""
    curve: tuple[float, ...]
    """The mean chance on the exam's day if studying ended before today, after today, and so on."""


def project(
    exam: Exam,
    cards: Sequence[ExamCard],
    today: int,
    rules: Rules,
    recall: Callable[[float], float],
    *,
    seconds: float = SECONDS_EACH,
    used: int = 0,
    introduced: int = 0,
    runs: int | None = None,
) -> Projection:
    """Keep the plan until the exam with drawn answers, the same ones for the same input.

    `recall` turns the chance that FSRS foretells into that of the learner. The means are over `runs`,
    by default the more the fewer cards there are.
    """
    count, days = max(len(cards), 1), max(exam.days_left(today), 1)
    runs = runs or max(1, min(_MOST_RUNS, _CARD_RUNS // count, CARD_DAYS // (count * days)))
    lucks = [Random(f"{exam.name}:{run}") for run in range(runs)]  # noqa: S311 - a seeded draw, no secret
    lived = [_Life(exam, list(cards), today, rules, recall, luck) for luck in lucks]
    for life in lived:
        life.live(seconds, used, introduced)
    places = range(len(cards))
    return Projection(
        tuple(sum(life.chance(at) for life in lived) / runs for at in places),
        round(sum(sum(life.spent) for life in lived) / runs),
        tuple(sum(life.spent[at] for life in lived) / runs for at in places),
        tuple(sum(means) / runs for means in zip(*(life.curve for life in lived), strict=True)),
    )


class _Life:
    """One way in which the days until an exam may go."""

    def __init__(
        self,
        exam: Exam,
        cards: list[ExamCard],
        today: int,
        rules: Rules,
        recall: Callable[[float], float],
        luck: Random,
    ) -> None:
        self.cards = cards
        self.spent = [0] * len(cards)
        self.curve: list[float] = []
        self._exam, self._today, self._rules = exam, today, rules
        self._forgetting = forgetting_of(rules.weights)
        self._recall, self._luck = recall, luck
        self._places = {card.key: at for at, card in enumerate(cards)}

    def live(self, seconds: float, used: int, introduced: int) -> None:
        """Study by the plan, day by day."""
        self._note()
        for day in range(self._today, max(self._exam.day, self._today + 1)):
            plan = plan_day(
                self._exam, self.cards, day, self._rules, seconds=seconds, used=used, introduced=introduced
            )
            room = self._exam.a_day(seconds) - used
            for planned in plan.cards:
                if room <= 0:
                    break
                room -= self._answer(self._places[planned.card.key], day, room)
            used = introduced = 0
            self._note()

    def chance(self, at: int) -> float:
        """The learner's chance to recall a card on the exam's day."""
        memory = self.cards[at].memory
        if memory is None:
            return 0.0
        elapsed = max(max(self._exam.day, self._today) - memory.last_day, SAME_DAY)
        return self._recall(self._forgetting.recall(memory.stability, elapsed))

    def _note(self) -> None:
        count = len(self.cards)
        self.curve.append(sum(self.chance(at) for at in range(count)) / max(count, 1))

    def _answer(self, at: int, day: int, room: int) -> int:
        """Answer a card; how many presentations it took: what failed comes once more."""
        card, law = self.cards[at], self._forgetting
        memory, wanted = card.memory, 1
        if memory is None:
            right = self._luck.random() >= FIRST_FAILURES
            state = law.first(3 if right else 1)
            wanted = max(len(self._rules.learning_steps), 1)
        else:
            chance = law.recall(memory.stability, day - memory.last_day)
            right = self._luck.random() < self._recall(chance)
            after = law.remembered if right else law.forgotten
            state = after(memory.stability, memory.difficulty, chance)
        taken = min(wanted if right else wanted + 1, room)
        for _ in range(taken - 1):
            state = law.same_day(*state)
        self.cards[at] = replace(card, memory=_learnt(state, day))
        self.spent[at] += taken
        return taken


def _learnt(state: tuple[float, float], day: int) -> MemoryState:
    return MemoryState(
        Phase.REVIEW, None, *state, due_day=day, due_at=None, last_at=0, last_day=day, reviews=1, lapses=0
    )
