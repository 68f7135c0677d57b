"""How things stand before an exam: gathered from the files, and then reckoned without them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from math import ceil

from learn.progress.events import Context
from learn.progress.exams_log import LoggedExam
from learn.progress.foretold import Foretold
from learn.scheduling.calibration import Answered, Calibration, calibrated
from learn.scheduling.exam import Exam, ExamCard
from learn.scheduling.exam_plan import remark
from learn.scheduling.feasibility import Advice, advise
from learn.scheduling.readiness import Learner, Readiness, Score, readiness
from learn.settings import Rules
from learn.study.tags import SECTIONS
from learn.workspace import tagged
from learn.workspace.desk import WorkspaceDesk
from learn.workspace.exams import ExamDay

_REPLAYED = 1_000
"""Cards from whose answers the learner is known; of more, some evenly spread."""
_AT_ONCE = 25
"""Cards whose answers are read before others have their turn."""
Groups = Mapping[str, frozenset[str]]
"""Card keys by the name of a section, a deck or a tag."""


@dataclass(frozen=True, slots=True)
class Outlook:
    """How things stand before an exam."""

    logged: LoggedExam
    today: ExamDay | None
    """What today asks; None once the exam is over."""
    readiness: Readiness
    """Its groups are sections and decks; see `sections` and `decks`."""
    learner: Learner
    sections: tuple[str, ...]
    decks: tuple[tuple[str, str], ...]
    """Ids and titles of the decks that the exam asks."""
    cards: int
    seen: int
    remark: str
    """What is unusual; empty where nothing is."""

    @property
    def exam(self) -> Exam:
        return self.logged.exam


@dataclass(frozen=True, slots=True)
class Evidence:
    """All that is known before an exam. What it leads to needs no file, and can be reckoned in a thread."""

    logged: LoggedExam
    day: int
    """The study day of today."""
    today: ExamDay | None
    cards: tuple[ExamCard, ...]
    groups: Groups
    """By section and by deck."""
    titles: tuple[tuple[str, str], ...]
    """Ids and titles of the decks."""
    rules: Rules
    past: tuple[Foretold, ...]
    """Past answers to these cards; of very many cards, to some."""

    @property
    def learner(self) -> Learner:
        """The learner as these cards show."""
        return Learner.known_by(self._answered)

    @property
    def _answered(self) -> Iterator[Answered]:
        return (Answered(each.chance, each.recalled, each.day) for each in self.past)

    @property
    def _seconds(self) -> float:
        return self.today.seconds if self.today else 1.0

    def outlook(self) -> Outlook:
        """How things stand; takes up to a second or two."""
        learner, today = self.learner, self.today
        ready = readiness(
            self.logged.exam, self.cards, self.day, self.rules, learner, groups=self.groups,
            seconds=self._seconds,
            used=today.used if today else 0,
            introduced=today.introduced if today else 0,
        )  # fmt: skip
        return Outlook(
            self.logged, today, ready, learner,
            tuple(section for section in SECTIONS if section in self.groups),
            tuple((deck, title) for deck, title in self.titles if deck_group(deck) in self.groups),
            len(self.cards),
            sum(card.memory is not None for card in self.cards),
            _remark(today, self.day) if today and self.cards else "",
        )  # fmt: skip

    def advice(self, tags: Groups, on_day: Score) -> Advice:
        """Whether the target can be reached, and what would make it so; may take seconds.

        `on_day` is the score of the outlook: the advice speaks of that one.
        """
        return advise(
            self.logged.exam, self.cards, self.day, self.rules, self.learner, groups=tags,
            seconds=self._seconds, on_day=on_day,
        )  # fmt: skip

    def calibration(self) -> Calibration:
        """How often what was foretold of these cards came true."""
        return calibrated(self._answered, self.learner.shift)

    @property
    def rehearsed(self) -> int:
        """How many of the past answers were given in mock exams and spot tests."""
        return sum(each.context is not Context.DAILY for each in self.past)


def _remark(day: ExamDay, today: int) -> str:
    if not day.cards:
        return "All of its cards serve the exam before it first."
    return remark(day.logged.exam, day.plan, today)


def gather(desk: WorkspaceDesk, logged: LoggedExam) -> Iterator[Evidence | None]:
    """Gather the evidence before an exam: a None whenever others may have their turn, and it at the end.

    Only one thread may use the files, and it may be that of the screen.
    """
    exams, exam, now = desk.exams, logged.exam, desk.now()
    outline, decks, titles = exams.outline(exam), exams.decks(exam), _titles(desk)
    cards = exams.cards(outline, outline)
    today = next((day for day in exams.today(now) if day.logged.id == logged.id), None)
    yield None
    groups = {section: tagged_keys(desk, exam, section) for section in SECTIONS}
    groups |= {deck_group(deck): desk.tagged.keys(deck, exam.tags) for deck in decks}
    yield None
    chosen = some_of([card.key for card in cards if card.memory is not None])
    past: list[Foretold] = []
    for start in range(0, len(chosen), _AT_ONCE):
        past += desk.progress.foretold(chosen[start : start + _AT_ONCE])
        yield None
    yield Evidence(
        logged, now.day, today, tuple(cards),
        {name: keys for name, keys in groups.items() if keys},
        tuple((deck, titles[deck]) for deck in decks),
        exams.rules(),
        tuple(past),
    )  # fmt: skip


def some_of(keys: Sequence[str]) -> Sequence[str]:
    """As many cards as are enough to know a learner by, evenly spread."""
    return keys[:: ceil(len(keys) / _REPLAYED) or 1]


def _titles(desk: WorkspaceDesk) -> dict[str, str]:
    return {entry.id: entry.title for entry in desk.library.decks}


def tags_of(desk: WorkspaceDesk, exam: Exam) -> tuple[str, ...]:
    """The tags in the decks of an exam."""
    return tuple(tagged.tags_of(desk.library, desk.exams.decks(exam)))


def tagged_keys(desk: WorkspaceDesk, exam: Exam, tag: str) -> frozenset[str]:
    """The cards of an exam that have a tag."""
    tags = (*exam.tags, (tag,))
    return frozenset().union(*(desk.tagged.keys(deck, tags) for deck in desk.exams.decks(exam)))


def deck_group(deck: str) -> str:
    """The name under which a deck stands among the groups: no tag can be written so."""
    return f"{deck}/"


def deck_scores(outlook: Outlook) -> list[tuple[str, str]]:
    """Titles of the exam's decks, each with its name among the groups."""
    return [(title, deck_group(deck)) for deck, title in outlook.decks]
