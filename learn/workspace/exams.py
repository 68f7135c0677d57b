"""The exams ahead: which cards each asks, and what they ask of today."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from learn.cards.card import deck_of
from learn.clock import Now
from learn.decks.library import Library
from learn.progress import questions, study_days
from learn.progress.exams_log import LoggedExam
from learn.progress.standing import Standing
from learn.progress.store import Progress
from learn.scheduling.exam import Exam, ExamCard, rules_until_exam, serving
from learn.scheduling.exam_plan import DayPlan, plan_day
from learn.scheduling.memory import Phase
from learn.scheduling.plan import Candidate, Plan
from learn.scheduling.queue import APART
from learn.settings import Rules
from learn.workspace.pace import seconds_each

ASKED_FOR = 21
"""Days after an exam for which its result is asked for."""
_Placed = tuple[str, Sequence[str]]
Outline = Mapping[str, tuple[str, ...]]
"""Card keys in the order in which new ones are shown, each with its confusable groups."""


@dataclass(frozen=True, slots=True)
class ExamDay:
    """What an exam asks today."""

    logged: LoggedExam
    plan: DayPlan
    cards: int
    """Cards that serve this exam; one that a nearer exam asks too serves that one."""
    used: int = 0
    """Answers given today on its cards."""
    introduced: int = 0
    """Its cards first seen today."""
    seconds: float = 0.0
    """What an answer takes this person."""


class Exams:
    """Joins the exams of the log with the cards of the decks."""

    def __init__(self, library: Library, progress: Progress) -> None:
        self._library, self._progress = library, progress
        self._outlines: dict[tuple[tuple[str, ...], object], Outline] = {}
        self._served: tuple[object, dict[str, LoggedExam]] = None, {}
        self._days: tuple[object, list[ExamDay]] = None, []

    def forget_decks(self) -> None:
        """Decks were read again."""
        self._outlines.clear()
        self._served = None, {}
        self._days = None, []

    def ahead(self, day: int) -> tuple[LoggedExam, ...]:
        """The exams that are not over on a study day, the nearest first."""
        exams = self._progress.exams
        return tuple(found for found in exams if not found.cancelled and found.exam.day >= day)

    def unwritten(self, day: int) -> LoggedExam | None:
        """The last exam that is over, if it was in the past weeks and its result is not written down."""
        over = [found for found in self._progress.exams if not found.cancelled and found.exam.day < day]
        last = max(over, key=lambda found: found.exam.day, default=None)
        asked = last is not None and last.result is None and day - last.exam.day <= ASKED_FOR
        return last if asked else None

    def decks(self, exam: Exam) -> tuple[str, ...]:
        """The decks that an exam asks: those named, also by earlier names, or all that are not optional."""
        if not exam.decks:
            return self.usual_decks()
        there = {entry.id for entry in self._library.decks}
        found = (deck if deck in there else self._renamed(deck) for deck in exam.decks)
        return tuple(dict.fromkeys(deck for deck in found if deck))

    def usual_decks(self) -> tuple[str, ...]:
        """The decks that are asked where none is named: all that are not optional."""
        return tuple(entry.id for entry in self._library.decks if not entry.optional)

    def _renamed(self, deck: str) -> str | None:
        for entry in self._library.decks:
            if any(deck_of(old) == deck for old, _ in self._library.renames(entry.id)):
                return entry.id
        return None

    def outline(self, exam: Exam) -> Outline:
        """The cards that an exam asks: each deck's in the author's order, spread over one another."""
        decks = self.decks(exam)
        if (decks, exam.tags) not in self._outlines:
            outlines = [list(self._library.outline(deck, exam.tags)) for deck in decks]
            self._outlines[decks, exam.tags] = {key: tuple(groups) for key, groups in _by_turns(outlines)}
        return self._outlines[decks, exam.tags]

    def served(self, day: int) -> dict[str, LoggedExam]:
        """Which exam each card key serves on a study day; empty if there is none ahead."""
        ahead = self.ahead(day)
        if not ahead:
            return {}
        if self._served[0] != ahead:
            by_exam = {id(logged.exam): logged for logged in ahead}
            found = serving(((logged.exam, self.outline(logged.exam)) for logged in ahead), day)
            self._served = ahead, {key: by_exam[id(exam)] for key, exam in found.items()}
        return self._served[1]

    def cards(self, keys: Iterable[str], outline: Outline, day: int | None = None) -> list[ExamCard]:
        """Cards with what is known of their memory, without suspended ones, and on `day` buried ones."""
        chosen = list(keys)
        standings: dict[str, Standing] = {}
        for deck in dict.fromkeys(map(deck_of, chosen)):
            standings |= questions.touched(self._progress.connection, deck)
        found = []
        for key in chosen:
            standing = standings.get(key)
            if standing is None:
                found.append(ExamCard(key, None, outline[key]))
            elif not standing.suspended and (day is None or standing.buried_day != day):
                found.append(ExamCard(key, standing.memory, outline[key]))
        return found

    def rules(self) -> Rules:
        """The settings that an exam's plan goes by."""
        return rules_until_exam(self._progress.rules.latest())

    def today(self, now: Now) -> list[ExamDay]:
        """What each exam ahead asks today, the nearest first."""
        if not self.served(now.day):
            return []
        # Home asks for each deck: the cards are looked at once.
        asked = self.ahead(now.day), now.day, now.zone, self._progress.moment_of_file
        if self._days[0] != asked:
            self._days = asked, self._planned(now)
        return self._days[1]

    def _planned(self, now: Now) -> list[ExamDay]:
        rules = self.rules()
        answers = study_days.answers_on(self._progress.connection, now.day, rules.rollover, now.zone)
        return [
            self._day(logged, keys, answers, self._pace(now), now)
            for logged, keys in self._by_exam(now.day).items()
        ]

    def _day(
        self, logged: LoggedExam, keys: Sequence[str], answers: Mapping[str, int], seconds: float, now: Now
    ) -> ExamDay:
        exam = logged.exam
        cards = self.cards(keys, self.outline(exam), now.day)
        # Also of those that were put away since: the time they took is spent.
        given = {key: answers[key] for key in keys if key in answers}
        used = sum(given.values())
        introduced = sum(
            card.memory is not None and card.memory.reviews <= given.get(card.key, 0) for card in cards
        )
        rules = self.rules()
        owed = sum(_owed(card, rules) for card in cards)
        plan = plan_day(
            exam, cards, now.day, rules, seconds=seconds, used=used + owed, introduced=introduced,
            recent=list(answers)[-APART:],
        )  # fmt: skip
        return ExamDay(logged, plan, len(keys), used, introduced, seconds)

    def shift(self, coming: Mapping[int, int], decks: Sequence[str], now: Now) -> dict[int, int]:
        """How many cards of some decks come on each later day, where exams plan some of them.

        What their schedule says of those gives way to tomorrow's plan; further days are planned when
        they come. After an exam the schedule of its cards holds again.
        """
        found = Counter(coming)
        among, first = set(decks), now.day + 1
        for logged, keys in self._by_exam(first).items():
            cards = self.cards([key for key in keys if deck_of(key) in among], self.outline(logged.exam))
            due = (card.memory.due_day for card in cards if card.memory is not None)
            found.subtract(max(day, first) for day in due if day is not None)
            tomorrow = plan_day(logged.exam, cards, first, self.rules(), seconds=self._pace(now))
            found[first] += len(tomorrow.cards)
        return {day: count for day, count in found.items() if count > 0}

    def _pace(self, now: Now) -> float:
        return seconds_each(self._progress, now.day)

    def _by_exam(self, day: int) -> dict[LoggedExam, list[str]]:
        keys: dict[LoggedExam, list[str]] = {logged: [] for logged in self.ahead(day)}
        for key, logged in self.served(day).items():
            keys[logged].append(key)
        return keys


def _by_turns(decks: Sequence[Sequence[_Placed]]) -> list[_Placed]:
    """The cards of several decks by turns, so that time which is short takes from all of them alike."""
    places = [
        ((at + 0.5) / len(deck), number, card)
        for number, deck in enumerate(decks)
        for at, card in enumerate(deck)
    ]
    return [card for _, _, card in sorted(places, key=lambda place: place[:2])]


def _owed(card: ExamCard, rules: Rules) -> int:
    """Answers that a card in its steps still takes."""
    memory = card.memory
    if memory is None or not memory.in_steps:
        return 0
    steps = rules.learning_steps if memory.phase is Phase.LEARNING else rules.relearning_steps
    return max(len(steps) - (memory.step or 0), 1)


def led_by(days: Sequence[ExamDay], plan: Plan, asks: Sequence[str]) -> Plan:
    """A day's plan with the cards first that exams ask; `asks` are those of them that the session takes."""
    # A card in its steps waits for its moment there.
    wanted = set(asks) - {step.key for step in plan.steps}
    first = [planned for day in days for planned in day.plan.cards if planned.card.key in wanted]
    if not first:
        return plan
    return Plan(
        (*(Candidate(planned.card.key, planned.card.groups) for planned in first), *plan.main),
        plan.steps,
        plan.new | {planned.card.key for planned in first if planned.new},
        plan.buried,
        plan.over_limit,
    )
