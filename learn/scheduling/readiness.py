"""What score to expect in an exam: today, and on the day if the plan is kept."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from math import ceil, exp, sqrt
from statistics import NormalDist

from learn.scheduling.calibration import Answered, stray_of
from learn.scheduling.exam import SECONDS_EACH, Exam, ExamCard
from learn.scheduling.fsrs import forgetting_of
from learn.scheduling.odds import EDGE, chance_of, log_odds
from learn.scheduling.projection import CARD_DAYS, SAME_DAY, project
from learn.settings import Rules

PRIOR = 0.55
"""How far, in log odds of recall, learners stray from what FSRS foretells of them (a standard deviation)."""
MISFIT = 0.3
"""What remains of it however long a learner is known: the exam's day lies further off than reviews do."""
Z80 = NormalDist().inv_cdf(0.9)
COUNTED = 1.0
"""Wrong answers to be expected below which they are counted one by one: normal log odds do not hold there."""
_STRAYING = ((-2.0, 0.054), (-1.0, 0.244), (0.0, 0.404), (1.0, 0.244), (2.0, 0.054))
"""Standard deviations that a learner may stray, and the weight of each."""
_BINS = 200
MOST_LIVED = 2_000
"""Cards that are lived through; a larger exam stands before its every nth card."""
LEAST_LIVED = 60
"""Cards that are lived through however far off the day is."""


@dataclass(frozen=True, slots=True)
class Learner:
    """How this learner's recall strays from FSRS, in log odds: how much, and how surely."""

    shift: float = 0.0
    spread: float = PRIOR
    answers: int = 0
    """Answers that this was learnt from."""
    stray: float = 0.0
    """How far past answers strayed beyond chance and beyond the shift; it is in the spread."""

    @classmethod
    def known_by(cls, foretold: Iterable[tuple[float, bool] | Answered]) -> Learner:
        """From the chance foretold before each answer of a later day, and whether it was right.

        The most probable shift under a normal prior, by Newton's method; its curvature is the spread.
        Where past days, or bins of chance, were off in ways that one shift does not explain, so may the
        exam's day be: the spread is wider by that.
        """
        past = [Answered(*each) for each in foretold]
        asked, right = [0] * (_BINS + 1), 0
        for chance, recalled, _ in past:
            asked[round(min(max(chance, 0.0), 1.0) * _BINS)] += 1
            right += recalled
        odds = [(count, log_odds(at / _BINS)) for at, count in enumerate(asked) if count]
        shift, precision = 0.0, PRIOR**-2
        for _ in range(20):
            expected = [(count, chance_of(its_odds + shift)) for count, its_odds in odds]
            slope = right - sum(count * chance for count, chance in expected) - shift * PRIOR**-2
            precision = PRIOR**-2 + sum(count * chance * (1.0 - chance) for count, chance in expected)
            shift += max(-1.0, min(slope / precision, 1.0))
        stray = stray_of(past, shift)
        return cls(shift, sqrt(1.0 / precision + MISFIT**2 + stray**2), len(past), stray)

    def recall(self, chance: float) -> float:
        """FSRS's chance of recall, as it is for this learner; what was never seen stays unknown."""
        return chance_of(log_odds(chance) + self.shift) if chance > 0.0 else 0.0


@dataclass(frozen=True, slots=True)
class Score:
    """A share of cards, 0 to 1, with the interval that holds it in four cases of five."""

    mean: float
    low: float
    high: float
    cards: int = 0
    doubt: float = 0.0
    """The standard deviation of its log odds."""
    sway: float = 0.0
    """The part of it that is the learner's, not luck's."""

    def chance_of(self, target: float) -> float:
        """The chance that at least this share of the cards is right."""
        wanted = ceil(target * self.cards - EDGE)
        needed = (wanted - 0.5) / max(self.cards, 1)
        if needed <= 0.0:
            return 1.0
        if 0.0 < self.wrong < COUNTED and self.doubt > 0.0:
            return self.at_most_wrong(self.cards - wanted)
        if self.doubt == 0.0:
            return float(self.mean >= target)
        return 1.0 - NormalDist().cdf((log_odds(needed) - log_odds(self.mean)) / self.doubt)

    @property
    def wrong(self) -> float:
        """How many cards are expected to be wrong."""
        return self.cards * (1.0 - self.mean)

    def at_most_wrong(self, most: int) -> float:
        """The chance that no more cards than this are wrong, counted one by one (Poisson's law), over
        learners who stray as far as this one may."""
        return sum(
            weight * _at_most(most, self.cards * chance_of(log_odds(1.0 - self.mean) + far * self.sway))
            for far, weight in _STRAYING
        )

    def counted(self) -> Score:
        """The same score where nearly every card is right: log odds would make its interval boundless."""
        if not 0.0 < self.wrong < COUNTED:
            return self
        most = 0
        while most < self.cards and self.at_most_wrong(most) < 0.9:
            most += 1
        return replace(self, low=max(self.low, min(self.mean, 1.0 - most / self.cards)))


@dataclass(frozen=True, slots=True)
class Readiness:
    """How things stand before an exam."""

    days_left: int
    now: Score
    """If the exam were today."""
    on_day: Score
    """If the plan is kept until then."""
    chance: float
    """Of reaching the target, if the plan is kept."""
    groups: Mapping[str, tuple[Score, Score]] = field(default_factory=dict)
    """For each group that was asked for: now, and on the day."""
    curve: tuple[float, ...] = ()
    """The score on the exam's day if studying ended before today, after today, after tomorrow, …"""
    presentations: int = 0
    """Answers until the exam."""
    by_card: Mapping[str, tuple[float, float]] = field(default_factory=dict)
    """For each card key: the chance of recall now, and on the day; of very many cards, for some."""


def score_of(chances: Sequence[float], learner: Learner, cards: int | None = None) -> Score:
    """The score to expect of cards with these chances of recall, already those of this learner.

    `cards` is how many there are in all, where these are a sample.
    Two doubts add up: whether each card will be recalled, and how far the learner strays from FSRS.
    They are taken as normal in log odds, so that the interval stays within 0 and 1.
    """
    count, total = len(chances), len(chances) if cards is None else cards
    if not count:
        return Score(0.0, 0.0, 0.0)
    mean = sum(chances) / count
    luck = sum(chance * (1.0 - chance) for chance in chances) / count
    if luck <= 0.0:
        return Score(mean, mean, mean, total)
    variance = luck / max(total, 1) + (learner.spread * luck) ** 2
    centre, doubt = log_odds(mean), sqrt(variance) / max(mean * (1.0 - mean), EDGE)
    low, high = chance_of(centre - Z80 * doubt), chance_of(centre + Z80 * doubt)
    sway = learner.spread * luck / max(mean * (1.0 - mean), EDGE)
    return Score(mean, min(low, mean), max(high, mean), total, doubt, sway).counted()


def _at_most(most: int, expected: float) -> float:
    """The chance of no more than so many events, by Poisson's law."""
    term = total = exp(-expected)
    for count in range(1, most + 1):
        term *= expected / count
        total += term
    return total


def readiness(
    exam: Exam,
    cards: Sequence[ExamCard],
    today: int,
    rules: Rules,
    learner: Learner | None = None,
    *,
    groups: Mapping[str, Collection[str]] | None = None,
    seconds: float = SECONDS_EACH,
    used: int = 0,
    introduced: int = 0,
) -> Readiness:
    """What to expect; `groups` are card keys by the name of a section, a deck or a tag.

    The other arguments are those of `plan_day`.
    """
    learner = learner or Learner()
    some, share = _lived(cards, exam.days_left(today))
    coming = project(
        _scaled(exam, share, seconds), some, today, rules, learner.recall,
        seconds=seconds, used=round(used * share), introduced=round(introduced * share),
    )  # fmt: skip
    now = _chances_now(some, today, rules, learner)
    later = {card.key: chance for card, chance in zip(some, coming.chances, strict=True)}

    asked = {card.key for card in cards}

    def score(chances: Mapping[str, float], keys: Collection[str]) -> Score:
        found = [chances[key] for key in keys if key in chances]
        if not found and (unlived := asked.intersection(keys)):
            # None of these few cards was lived through: they stand as the exam does.
            return score_of(list(chances.values()), learner, len(unlived))
        return score_of(found, learner, round(len(found) / share) if found else 0)

    on_day = score(later, later)
    return Readiness(
        days_left=exam.days_left(today),
        now=score(now, now),
        on_day=on_day,
        chance=on_day.chance_of(exam.target),
        groups={name: (score(now, keys), score(later, keys)) for name, keys in (groups or {}).items()},
        curve=coming.curve,
        presentations=round(coming.presentations / (share or 1.0)),
        by_card={key: (now[key], later[key]) for key in now},
    )


def _lived(cards: Sequence[ExamCard], days_left: int) -> tuple[Sequence[ExamCard], float]:
    """As many of the cards, evenly spread, as can be lived through in a moment; and which share that is."""
    most = min(max(CARD_DAYS // max(days_left, 1), LEAST_LIVED), MOST_LIVED)
    some = cards[:: ceil(len(cards) / most) or 1]
    return some, len(some) / max(len(cards), 1)


def _chances_now(cards: Sequence[ExamCard], today: int, rules: Rules, learner: Learner) -> dict[str, float]:
    """The chance to recall each card today."""
    recall_of = forgetting_of(rules.weights).recall
    return {
        card.key: learner.recall(
            recall_of(card.memory.stability, max(today - card.memory.last_day, SAME_DAY))
        )
        if card.memory
        else 0.0
        for card in cards
    }


def _scaled(exam: Exam, share: float, seconds: float) -> Exam:
    """The exam with the part of a day's time that falls to a part of its cards."""
    if share == 1.0:
        return exam
    answers = exam.a_day(seconds)
    return replace(exam, reviews=max(round(answers * share), 1) if answers else 0, minutes=None)
