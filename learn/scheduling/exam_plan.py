"""What to study today for an exam: planned afresh each day from the memory states alone.

A missed day mends itself, since nothing is carried over. The numbers here were tuned with
`python -m tests.benchmarks.exam_days`, for students who forget by FSRS and others who do not.
"""

from __future__ import annotations

from collections import Counter, deque
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain, islice
from math import ceil

from learn.cards.card import note_of
from learn.scheduling.exam import SECONDS_EACH, SPARING_RETENTION, Exam, ExamCard, Way
from learn.scheduling.fsrs import forgetting_of
from learn.scheduling.gain import prospect
from learn.scheduling.queue import APART
from learn.settings import Rules

FIRST_FAILURES = 0.25
"""The share of first answers that are wrong, and come once more."""
SWEEP_COST = 1.25
"""Presentations of a card in the sweep: a little more than it takes, as a margin for failures."""
SHOWN_WITHIN = {Way.ALL: 1 / 3, Way.FEWEST: 2 / 3}
"""The part of the days before the sweep in which every new card is shown. Early ones gain from
spacing what time there is; late ones need fewer reviews until the exam."""
SWEPT_BEFORE = 0.65
"""The weight of another review of a card that was reviewed in the sweep: without it the weak cards, if
memory is not quite as FSRS has it, take the time of all others (3 % lost with the ACT-R student)."""
WORTH_A_REVIEW = 0.03
"""The gain below which the fewest-reviews way spares a card in the sweep."""
_LEAST_ROOM = 0.5
"""A card is still begun if half a presentation is left for it; later in the day all of it must fit, or the
plan would ask for one card more each time that it is done."""
_LOOK_AHEAD = 64
"""How many cards are looked through for one that is apart from the last ones."""


@dataclass(frozen=True, slots=True)
class PlannedCard:
    """A card for today."""

    card: ExamCard
    gain: float
    """Recall at the exam that it adds, 0 to 1."""
    cost: float
    """Presentations to be expected."""

    @property
    def new(self) -> bool:
        return self.card.memory is None


@dataclass(frozen=True, slots=True)
class DayPlan:
    """What today asks for."""

    cards: tuple[PlannedCard, ...] = ()
    """In order: new ones, then reviews; siblings and confusable cards apart where others suffice."""
    sweeping: bool = False
    """Whether the last days have come, in which every card is freshened."""
    unshown: int = 0
    """New cards for which there is no room before the exam."""

    @property
    def new(self) -> int:
        return sum(planned.new for planned in self.cards)

    @property
    def presentations(self) -> float:
        """How many answers today will take, failures expected."""
        return sum(planned.cost for planned in self.cards)


def plan_day(
    exam: Exam,
    cards: Sequence[ExamCard],
    today: int,
    rules: Rules,
    *,
    seconds: float = SECONDS_EACH,
    used: int = 0,
    introduced: int = 0,
    recent: Iterable[str] = (),
) -> DayPlan:
    """Choose what to study on a study day, the same for the same input.

    `cards` are those that serve this exam; new ones are shown in this order. `seconds` is what an answer
    takes; `used` and `introduced` are the answers given and the new cards shown today already, `recent`
    the keys of the last cards shown. Cards answered today wait until tomorrow. Nothing is planned once
    the exam is over, or without time.
    """
    left, cap = exam.days_left(today), exam.a_day(seconds)
    if left < 0 or cap <= 0 or not cards:
        return DayPlan()
    room = float(cap - used)
    sweep = max(1, ceil(len(cards) * SWEEP_COST / cap))
    unseen = _siblings_last(cards, today)
    cost = new_cost(rules)
    new = (PlannedCard(card, 1.0, cost) for card in unseen)
    days = max(1.0, (left - sweep) * SHOWN_WITHIN[exam.way])
    quota = max(ceil((len(unseen) + introduced) / days) - introduced, 0)
    is_begun = used > 0
    chosen = _within(islice(new, quota), room, is_begun)
    reviews = _reviews(exam, cards, today, rules, sweep)
    late = new if exam.way is Way.ALL else iter(())
    room -= sum(planned.cost for planned in chosen)
    chosen += _within(chain(reviews, late), room, is_begun)
    coming = max(cap * max(left, 1) - used, 0)
    return DayPlan(tuple(_apart(chosen, recent)), left <= sweep, max(len(unseen) - ceil(coming / cost), 0))


def remark(exam: Exam, plan: DayPlan, today: int) -> str:
    """A sentence on what is unusual about a plan; empty where nothing is."""
    left = exam.days_left(today)
    if left < 0:
        return "The exam is over: its cards follow the usual schedule."
    if left == 0:
        return "The exam is today: this is a last look, the weakest cards first."
    if plan.unshown:
        days = "today" if left == 1 else f"the {left} days left"
        cards = "1 card does" if plan.unshown == 1 else f"{plan.unshown:,} cards do"
        return f"{cards} not fit into {days}, at {exam.name}'s time a day."
    return ""


def new_cost(rules: Rules) -> float:
    """Presentations that a new card takes on its first day."""
    return max(len(rules.learning_steps), 1) + FIRST_FAILURES


def _siblings_last(cards: Sequence[ExamCard], today: int) -> list[ExamCard]:
    """The new cards in their order, but those last whose note is asked today by another card."""
    taken = {card.note for card in cards if card.memory is not None and card.memory.last_day >= today}
    first: list[ExamCard] = []
    later: list[ExamCard] = []
    for card in cards:
        if card.memory is None:
            (later if card.note in taken else first).append(card)
            taken.add(card.note)
    return first + later


def _within(cards: Iterator[PlannedCard], room: float, is_begun: bool) -> list[PlannedCard]:
    chosen = []
    for planned in cards:
        if room < (planned.cost if is_begun else _LEAST_ROOM):
            break
        chosen.append(planned)
        room -= planned.cost
    return chosen


def _reviews(
    exam: Exam, cards: Sequence[ExamCard], today: int, rules: Rules, sweep: int
) -> list[PlannedCard]:
    """The reviews that are worth their time today, those first that gain most for each presentation."""
    forgetting, left = forgetting_of(rules.weights), exam.days_left(today)
    sparing, sweeping = exam.way is Way.FEWEST, left <= sweep
    found = []
    for card in cards:
        memory = card.memory
        if memory is None or memory.last_day >= today:
            continue
        seen = prospect(forgetting, memory.stability, memory.difficulty, today - memory.last_day, left)
        if sparing and (seen.gain < WORTH_A_REVIEW if sweeping else seen.now >= SPARING_RETENTION):
            continue
        again = sweeping and memory.last_day >= exam.day - sweep
        rate = seen.rate * SWEPT_BEFORE if again else seen.rate
        found.append((-rate, card.key, PlannedCard(card, seen.gain, seen.cost)))
    found.sort(key=lambda ranked: ranked[:2])
    return [planned for _, _, planned in found]


def _apart(cards: Sequence[PlannedCard], recent: Iterable[str]) -> Iterator[PlannedCard]:
    """The cards in their order, as far as siblings and confusable ones keep their distance."""
    waiting = dict(enumerate(_in_turns(cards)))
    shown = deque((frozenset((note_of(key),)) for key in recent), maxlen=APART)
    while waiting:
        ahead = list(islice(waiting, _LOOK_AHEAD))
        near = frozenset().union(*shown)
        place = next((at for at in ahead if near.isdisjoint(_kin(waiting[at]))), None)
        if place is None:
            place = min(ahead, key=lambda at: _closeness(waiting[at], shown))
        planned = waiting.pop(place)
        shown.append(_kin(planned))
        yield planned


def _in_turns(cards: Sequence[PlannedCard]) -> list[PlannedCard]:
    """The first card of every note, then the second ones: as far apart as they can be."""
    seen: Counter[str] = Counter()
    turns = []
    for planned in cards:
        turns.append(seen[planned.card.note])
        seen[planned.card.note] += 1
    return [planned for _, planned in sorted(zip(turns, cards, strict=True), key=lambda pair: pair[0])]


def _kin(planned: PlannedCard) -> frozenset[str]:
    return frozenset((planned.card.note, *planned.card.groups))


def _closeness(planned: PlannedCard, shown: deque[frozenset[str]]) -> int:
    """The place of the last of its kin among those shown; the higher, the closer."""
    kin = _kin(planned)
    return max((at for at, other in enumerate(shown) if not kin.isdisjoint(other)), default=-1)
