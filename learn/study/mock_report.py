"""Marking a mock exam that is handed in, and what it came to."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from learn.cards.card import Card
from learn.cards.lexicon import Lexicon
from learn.cards.marking import Outcome, Verdict, as_logged
from learn.cards.pointing import Pointed
from learn.cards.question import Question
from learn.cards.rating import Rating
from learn.scheduling.readiness import Learner, Score, score_of
from learn.study.mock import Reply, Sitting
from learn.study.paper import Drawn, Paper
from learn.study.tags import SECTIONS

EMPTY = Verdict(Outcome.WRONG, Rating.AGAIN, reason="Left empty.")
HAND, TIME, GIVEN_UP = "hand", "time", "given up"
"""How a mock exam ends: handed in, by the clock, or given up for another one."""


@dataclass(frozen=True, slots=True)
class Marked:
    """A question with what became of it."""

    number: int
    """Counted from 1, as the person saw it."""
    drawn: Drawn
    reply: Reply | None
    verdict: Verdict
    text: str | None
    """The answer in words, as the log keeps it."""
    pointed: Pointed | None
    taken_ms: int
    is_right: bool
    """Recalled: what daily study would rate Hard or better. Half an answer is not asked again in an exam."""

    @property
    def card(self) -> Card:
        return self.drawn.question.card


def verdict_on(
    question: Question, reply: Reply, lexicon: Lexicon
) -> tuple[Verdict, str | None, Pointed | None]:
    """The verdict that daily study would give, the answer in words, and which of the places counts."""
    if question.kind == "choice":
        at = reply.option
        option = question.options[at] if at is not None and 0 <= at < len(question.options) else None
        return question.mark_choice(option), option.text if option else None, None
    if question.kind == "sort":
        text = "; ".join(f"{item}: {category}" for item, category in reply.placed)
        return question.mark_sorted(dict(reply.placed)), as_logged(text) or None, None
    if question.is_pointed and reply.places:
        verdict, pointed = question.mark_pointed(*reply.places, lexicon=lexicon)
        return verdict, as_logged(pointed.text), pointed
    text = reply.text or ""
    return question.mark(reply.text, lexicon), as_logged(text) or None, None


def marked(sitting: Sitting, lexicon_of: Callable[[Card], Lexicon]) -> tuple[Marked, ...]:
    """All questions of a sitting, marked."""
    found = []
    for at, drawn in enumerate(sitting.paper.questions):
        reply = sitting.reply_to(at)
        verdict, text, pointed = EMPTY, None, None
        if reply is not None:
            verdict, text, pointed = verdict_on(drawn.question, reply, lexicon_of(drawn.question.card))
        is_right = reply is not None and verdict.proposed is not Rating.AGAIN
        found.append(Marked(at + 1, drawn, reply, verdict, text, pointed, sitting.spent_ms(at), is_right))
    return tuple(found)


@dataclass(frozen=True, slots=True)
class SectionScore:
    """What one section came to."""

    group: str
    right: int
    asked: int
    predicted: Score


@dataclass(frozen=True, slots=True)
class Report:
    """What a mock exam came to."""

    paper: Paper
    marked: tuple[Marked, ...]
    ended: str
    taken_ms: int
    at: int
    """The moment at which it was begun."""

    @property
    def right(self) -> int:
        return sum(one.is_right for one in self.marked)

    @property
    def asked(self) -> int:
        return len(self.marked)

    @property
    def score(self) -> float:
        """The share of all questions that was right, 0 to 1; what is empty is not."""
        return self.right / self.asked if self.asked else 0.0

    @property
    def predicted(self) -> Score:
        """The score that was foretold when the paper was drawn."""
        return _predicted(self.marked, self.paper)

    @property
    def sections(self) -> tuple[SectionScore, ...]:
        """Each section, from the neck down, then decks whose cards have none."""
        groups = dict.fromkeys(one.drawn.group for one in self.marked)
        return tuple(self._section(group) for group in sorted(groups, key=_place_of))

    def _section(self, group: str) -> SectionScore:
        of_group = [one for one in self.marked if one.drawn.group == group]
        right = sum(one.is_right for one in of_group)
        return SectionScore(group, right, len(of_group), _predicted(of_group, self.paper))

    @property
    def missed(self) -> tuple[Marked, ...]:
        """Every question that was wrong or left empty."""
        return tuple(one for one in self.marked if not one.is_right)

    @property
    def empty(self) -> int:
        return sum(one.reply is None for one in self.marked)

    @property
    def never_seen(self) -> tuple[int, int]:
        """Of the cards never seen before: how many were right, and how many there were."""
        new = [one for one in self.marked if one.drawn.is_new]
        return sum(one.is_right for one in new), len(new)


def _place_of(group: str) -> tuple[int, str]:
    return (SECTIONS.index(group) if group in SECTIONS else len(SECTIONS), group)


def _predicted(some: Sequence[Marked], paper: Paper) -> Score:
    return score_of([one.drawn.chance for one in some], Learner(spread=paper.spread))


def end_detail(report: Report) -> dict[str, Any]:
    """The end as the log keeps it: what is enough to list it, though decks change."""
    predicted = report.predicted
    return {
        "by": report.ended,
        "right": [one.drawn.place for one in report.marked if one.is_right],
        "asked": report.asked,
        "answered": report.asked - report.empty,
        "taken": report.taken_ms,
        "predicted": [round(part, 4) for part in (predicted.mean, predicted.low, predicted.high)],
    }
