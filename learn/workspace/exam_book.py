"""Planning exams, and saying how things stand before them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from math import ceil

from learn.clock import Now
from learn.errors import LearnError
from learn.progress.connection import spoken
from learn.progress.events import EventKind
from learn.progress.exams_log import LoggedExam, exam_detail
from learn.progress.foretold import Foretold
from learn.progress.store import Draft
from learn.scheduling.exam import Exam, ExamCard, check
from learn.scheduling.exam_plan import remark
from learn.scheduling.feasibility import Advice, advise
from learn.scheduling.readiness import Learner, Readiness, readiness
from learn.study.tags import SECTIONS
from learn.workspace import tagged
from learn.workspace.desk import WorkspaceDesk
from learn.workspace.exams import ExamDay

LONGEST_NAME = 60
MOST_DAYS = 3_660
"""Ten years: an exam further off is a slip of the pen."""
MOST_A_DAY = 9_999
MOST_MINUTES = 1_440.0
_REPLAYED = 1_000
"""Cards from whose answers the learner is known; of more, some evenly spread."""


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


class ExamBook:
    """The person's exams."""

    def __init__(self, desk: WorkspaceDesk) -> None:
        self._desk = desk

    @property
    def _now(self) -> Now:
        return self._desk.now()

    def all(self) -> tuple[LoggedExam, ...]:
        """Exams that were not cancelled, past ones too, the earliest first."""
        self._desk.progress.refresh()
        return tuple(logged for logged in self._desk.progress.exams if not logged.cancelled)

    def ahead(self) -> tuple[LoggedExam, ...]:
        """Exams that are not over, the nearest first."""
        self._desk.progress.refresh()
        return self._desk.exams.ahead(self._now.day)

    def today(self) -> list[ExamDay]:
        """What each exam ahead asks today."""
        with spoken(self._desk.progress.path):
            return self._desk.exams.today(self._now)

    def named(self, name: str) -> LoggedExam:
        """The exam of a name, the one ahead before past ones; raises LearnError."""
        wanted, day = name.strip().casefold(), self._now.day
        exams = sorted(self.all(), key=lambda logged: (logged.exam.day < day, abs(logged.exam.day - day)))
        for found in exams:
            if found.exam.name.casefold() == wanted:
                return found
        names = ", ".join(logged.exam.name for logged in exams)
        raise LearnError(
            f"There is no exam {name.strip()!r}.",
            f"There is: {names}." if names else "Plan one: learn exam set NAME --on 2027-01-31 --a-day 30",
        )

    def checked(self, exam: Exam, id_: str | None = None) -> Exam:
        """The exam with its tags as the decks write them; raises LearnError where it makes no sense."""
        name, today = " ".join(exam.name.split()), self._now.day
        if not name or len(name) > LONGEST_NAME or not name.isprintable():
            raise LearnError("An exam needs a name.", f"At most {LONGEST_NAME} letters, such as: Anatomy II")
        if any(o.exam.name.casefold() == name.casefold() and o.id != id_ for o in self.ahead()):
            raise LearnError(f"There is an exam {name!r} already.", "Change that one, or give another name.")
        if exam.day - today > MOST_DAYS:
            raise LearnError("That is more than ten years away.", "Name the exam's day, as 2027-01-31.")
        library = self._desk.library
        for deck in exam.decks:
            if library.entry(deck) is None:
                known = ", ".join(entry.id for entry in library.decks) or "none"
                raise LearnError(f"There is no deck {deck!r}.", f"There are: {known}.")
        if (exam.reviews or 0) > MOST_A_DAY or (exam.minutes or 0) > MOST_MINUTES:
            raise LearnError("A day has not that much time.", "For example 30 answers, or 20 minutes.")
        tags = tagged.checked(library, self._desk.exams.decks(exam), exam.tags) if exam.tags else ()
        exam = replace(exam, name=name, tags=tags)
        check(exam, len(self._desk.exams.outline(exam)), today, 1.0)
        return exam

    def plan(self, exam: Exam, id_: str | None = None) -> LoggedExam:
        """Plan an exam, or with the id of one that there is, change it. Raises LearnError."""
        exam = self.checked(exam, id_)
        result = self._of(id_).result if id_ else None
        return self._log(exam_detail(exam, id_, result=result), id_)

    def cancel(self, id_: str) -> LoggedExam:
        """Give an exam up; its cards go on under the usual schedule."""
        logged = self._of(id_)
        return self._log(exam_detail(logged.exam, id_, cancelled=True, result=logged.result), id_)

    def record(self, id_: str, result: float | None) -> LoggedExam:
        """Write down the score, 0 to 1, that the person had in the exam. Raises LearnError."""
        if result is not None and not 0.0 <= result <= 1.0:
            raise LearnError("A result lies between 0 % and 100 %.", "For example 83.")
        logged = self._of(id_)
        if logged.exam.day > self._now.day:
            raise LearnError(f"{logged.exam.name} is still ahead.", "Write its result down when it is over.")
        return self._log(exam_detail(logged.exam, id_, result=result), id_)

    def _of(self, id_: str) -> LoggedExam:
        found = next((logged for logged in self._desk.progress.exams if logged.id == id_), None)
        if found is None:
            raise LearnError("There is no such exam.")
        return found

    def _log(self, detail: str, id_: str | None) -> LoggedExam:
        event = self._desk.progress.note([Draft(EventKind.EXAM, detail=detail)], self._now)[0]
        return self._of(id_ or event.id.hex())

    def foretold(self, keys: Sequence[str]) -> list[Foretold]:
        """Past answers to some cards beside what was foretold of them; of very many cards, some."""
        every = ceil(len(keys) / _REPLAYED) or 1
        with spoken(self._desk.progress.path):
            return list(self._desk.progress.foretold(keys[::every]))

    def outlook(self, logged: LoggedExam) -> Outlook:
        """How things stand before an exam; takes up to a second or two, so call it beside the screen."""
        with spoken(self._desk.progress.path):
            return self._outlook(logged)

    def _outlook(self, logged: LoggedExam) -> Outlook:
        now, exam, exams = self._now, logged.exam, self._desk.exams
        cards, learner, groups = self._before(logged)
        today = next((day for day in exams.today(now) if day.logged.id == logged.id), None)
        ready = readiness(
            exam, cards, now.day, exams.rules(), learner, groups=groups,
            seconds=today.seconds if today else 1.0,
            used=today.used if today else 0,
            introduced=today.introduced if today else 0,
        )  # fmt: skip
        titles = {entry.id: entry.title for entry in self._desk.library.decks}
        return Outlook(
            logged, today, ready, learner,
            tuple(section for section in SECTIONS if section in groups),
            tuple((deck, titles[deck]) for deck in exams.decks(exam) if _deck_group(deck) in groups),
            len(cards),
            sum(card.memory is not None for card in cards),
            self._remark(today, now.day) if today else "",
        )  # fmt: skip

    def _remark(self, day: ExamDay, today: int) -> str:
        if not day.cards:
            return "All of its cards serve the exam before it first."
        return remark(day.logged.exam, day.plan, today)

    def advice(self, logged: LoggedExam) -> Advice:
        """Whether the target can be reached, and what would make it so; may take seconds."""
        with spoken(self._desk.progress.path):
            cards, learner, _ = self._before(logged)
            exam, now = logged.exam, self._now
            tags = {
                tag: self._tagged(exam, tag) for tag in tagged.tags_of(self._desk.library, self._decks(exam))
            }
            today = next((day for day in self._desk.exams.today(now) if day.logged.id == logged.id), None)
            rules, seconds = self._desk.exams.rules(), today.seconds if today else 1.0
            return advise(exam, cards, now.day, rules, learner, groups=tags, seconds=seconds)

    def _before(self, logged: LoggedExam) -> tuple[list[ExamCard], Learner, Mapping[str, frozenset[str]]]:
        """The cards of an exam, the learner as they show, and the cards of each section and deck."""
        exams, exam = self._desk.exams, logged.exam
        outline = exams.outline(exam)
        cards = exams.cards(outline, outline)
        seen = [card.key for card in cards if card.memory is not None]
        learner = Learner.known_by((past.chance, past.recalled) for past in self.foretold(seen))
        groups = {section: self._tagged(exam, section) for section in SECTIONS}
        groups |= {_deck_group(deck): self._desk.tagged.keys(deck, exam.tags) for deck in self._decks(exam)}
        return cards, learner, {name: keys for name, keys in groups.items() if keys}

    def _decks(self, exam: Exam) -> tuple[str, ...]:
        return self._desk.exams.decks(exam)

    def _tagged(self, exam: Exam, tag: str) -> frozenset[str]:
        tags = (*exam.tags, (tag,))
        return frozenset().union(*(self._desk.tagged.keys(deck, tags) for deck in self._decks(exam)))


def _deck_group(deck: str) -> str:
    """The name under which a deck stands among the groups: no tag can be written so."""
    return f"{deck}/"


def deck_scores(outlook: Outlook) -> list[tuple[str, str]]:
    """Titles of the exam's decks, each with its name among the groups."""
    return [(title, _deck_group(deck)) for deck, title in outlook.decks]
