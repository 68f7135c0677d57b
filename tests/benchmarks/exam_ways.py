"""The ways to study until an exam that the benchmark compares."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Protocol

from learn.cards.rating import Rating
from learn.clock import DAY, MINUTE
from learn.scheduling.calibration import Answered
from learn.scheduling.exam import Exam, ExamCard, Way, rules_until_exam
from learn.scheduling.exam_plan import plan_day
from learn.scheduling.fsrs import after_review, retrievability
from learn.scheduling.memory import MemoryState
from learn.scheduling.queue import APART
from learn.settings import Rules
from tests.benchmarks.exam_students import Student

RULES = Rules(learning_steps=(10 * MINUTE,), relearning_steps=(10 * MINUTE,))
"""One step each: a new card is presented once, a card that failed once more."""
CRAMMED_DAYS = 3


def key_of(card: int) -> str:
    """Two cards a note, one after the other in the deck."""
    return f"exam/n{card // 2:04}/t{card % 2}"


@dataclass(slots=True)
class Records:
    """What a program knows: its memory states, and what it foretold before each answer."""

    rules: Rules
    memories: dict[int, MemoryState] = field(default_factory=dict)
    foretold: list[Answered] = field(default_factory=list)

    def log(self, card: int, day: int, rating: Rating) -> None:
        """Keep an answer."""
        before = self.memories.get(card)
        if before is not None and before.last_day < day:
            self.foretold.append(
                Answered(retrievability(before, day, self.rules), rating is not Rating.AGAIN, day)
            )
        at = day * DAY + DAY // 2
        self.memories[card] = after_review(before, rating, at, day, self.rules, key_of(card))


class StudyWay(Protocol):
    """Decides what is asked on a day."""

    records: Records

    def today(self, day: int, left: int, recent: Iterable[int] = ()) -> list[int]:
        """The next cards to ask, with so many presentations left; asked again until it is empty."""


@dataclass
class Usual:
    """FSRS at 90 %, siblings buried; due cards or new ones first, and on request the last days crammed.

    Without a limit of its own on new cards or reviews: it has all the time that ours has.
    """

    cards: int
    days: int
    new_first: bool
    cram: bool = False
    records: Records = field(default_factory=lambda: Records(RULES))
    _day: int = -1
    _notes: set[int] = field(default_factory=set)
    _crammed: set[int] = field(default_factory=set)

    def today(self, day: int, left: int, recent: Iterable[int] = ()) -> list[int]:
        if day != self._day:
            self._day, self._notes, self._crammed = day, set(), set()
        known = self.records.memories
        if self.cram and day >= self.days - CRAMMED_DAYS:
            return self._cramming(day, left)
        due = sorted(
            (
                card
                for card, memory in known.items()
                if memory.last_day < day and (memory.due_day or 0) <= day
            ),
            key=lambda card: (known[card].due_day or 0, card * 7919 % 1009),
        )
        new = [card for card in range(self.cards) if card not in known]
        return self._unburied([*new, *due] if self.new_first else [*due, *new])[:left]

    def _unburied(self, cards: Iterable[int]) -> list[int]:
        chosen = []
        for card in cards:
            if card // 2 not in self._notes:
                self._notes.add(card // 2)
                chosen.append(card)
        return chosen

    def _cramming(self, day: int, left: int) -> list[int]:
        """New cards, then the weakest, each once a day."""
        known = self.records.memories
        new = [card for card in range(self.cards) if card not in known]
        weak = sorted(
            (card for card in known if known[card].last_day < day and card not in self._crammed),
            key=lambda card: retrievability(known[card], day, RULES),
        )
        chosen = apart([*new, *weak][:left])
        self._crammed.update(chosen)
        return chosen


def apart(cards: list[int]) -> list[int]:
    """First cards of notes, then second ones, so that crammers do not ask siblings in a row either."""
    return sorted(cards, key=lambda card: card % 2)


@dataclass
class Sm2:
    """SM-2, due cards first, siblings buried."""

    cards: int
    records: Records = field(default_factory=lambda: Records(RULES))
    _items: dict[int, tuple[int, int, float, int]] = field(default_factory=dict)
    _day: int = -1
    _notes: set[int] = field(default_factory=set)

    def today(self, day: int, left: int, recent: Iterable[int] = ()) -> list[int]:
        if day != self._day:
            self._day, self._notes = day, set()
        due = sorted((item[3], card) for card, item in self._items.items() if item[3] <= day)
        new = [card for card in range(self.cards) if card not in self._items]
        chosen = []
        for card in [*(card for _, card in due), *new]:
            if card // 2 not in self._notes:
                self._notes.add(card // 2)
                chosen.append(card)
        return chosen[:left]

    def answered(self, card: int, day: int, rating: Rating) -> None:
        """Its repetitions, interval and easiness after an answer; steps of the same day change nothing."""
        repetitions, interval, easiness, due = self._items.get(card, (0, 0, 2.5, day))
        if due > day:
            return
        quality = {Rating.AGAIN: 1, Rating.HARD: 3, Rating.GOOD: 4, Rating.EASY: 5}[rating]
        repetitions = repetitions + 1 if quality >= 3 else 0
        interval = {0: 1, 1: 1, 2: 6}.get(repetitions, round(interval * easiness))
        easiness = max(1.3, easiness + 0.1 - (5 - quality) * (0.08 + (5 - quality) * 0.02))
        self._items[card] = (repetitions, interval, easiness, day + interval)


@dataclass
class Ours:
    """The plan of an exam."""

    cards: int
    days: int
    a_day: int
    way: Way
    records: Records = field(init=False)
    exam: Exam = field(init=False)
    _day: int = -1
    _new: int = 0

    def __post_init__(self) -> None:
        self.records = Records(rules_until_exam(RULES))
        self.exam = Exam("exam", self.days, reviews=self.a_day, way=self.way)

    def today(self, day: int, left: int, recent: Iterable[int] = ()) -> list[int]:
        known = self.records.memories
        if day != self._day:
            self._day, self._new = day, len(known)
        numbers = {key_of(card): card for card in range(self.cards)}
        plan = plan_day(
            self.exam,
            self.known(),
            day,
            self.records.rules,
            used=self.a_day - left,
            introduced=len(known) - self._new,
            recent=map(key_of, recent),
        )
        return [numbers[planned.card.key] for planned in plan.cards]

    def known(self) -> list[ExamCard]:
        """The exam's cards, with what is known of them."""
        return [ExamCard(key_of(card), self.records.memories.get(card)) for card in range(self.cards)]


def study_day(way: StudyWay, student: Student, day: int, a_day: int) -> int:
    """Study for a day; the number of presentations used."""
    used, recent = 0, deque(maxlen=APART)
    while used < a_day and (cards := way.today(day, a_day - used, recent)):
        for card in cards:
            rating = Rating.AGAIN
            # What failed comes once more the same day; then it is right.
            for _ in range(2):
                if used == a_day or rating is not Rating.AGAIN:
                    break
                primed = any(other // 2 == card // 2 and other != card for other in recent)
                rating = student.answer(card, day, primed=primed)
                way.records.log(card, day, rating)
                if isinstance(way, Sm2):
                    way.answered(card, day, rating)
                recent.append(card)
                used += 1
    return used
