"""Planning exams, and saying how things stand before them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from learn.clock import Now
from learn.errors import LearnError
from learn.progress.connection import spoken
from learn.progress.events import EventKind
from learn.progress.exams_log import LoggedExam, exam_detail
from learn.progress.foretold import Foretold
from learn.progress.log_file import Draft
from learn.scheduling.exam import Exam, ExamError, check
from learn.scheduling.feasibility import Advice
from learn.study.tags import Tags
from learn.workspace import tagged
from learn.workspace.desk import WorkspaceDesk
from learn.workspace.exam_outlook import Evidence, Outlook, gather, some_of, tagged_keys, tags_of
from learn.workspace.exams import ExamDay

LONGEST_NAME = 60
MOST_DAYS = 3_660
"""Ten years: an exam further off is a slip of the pen."""
MOST_A_DAY = 9_999
MOST_MINUTES = 1_440.0


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
        self._desk.progress.refresh()
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
            f"There is: {names}." if names else "Plan one: learn exam set NAME --on 2027-01-31 --minutes 20",
        )

    def checked(self, exam: Exam, id_: str | None = None) -> Exam:
        """The exam with its tags as the decks write them; raises ExamError where it makes no sense."""
        name, today = " ".join(exam.name.split()), self._now.day
        if not name or len(name) > LONGEST_NAME or not name.isprintable():
            hint = f"At most {LONGEST_NAME} letters, such as: Anatomy II"
            raise ExamError("name", "An exam needs a name.", hint)
        if any(o.exam.name.casefold() == name.casefold() and o.id != id_ for o in self.ahead()):
            message = f"There is an exam {name!r} already."
            raise ExamError("name", message, "Change that one, or give another name.")
        if exam.day - today > MOST_DAYS:
            raise ExamError("day", "That is more than ten years away.", "Name the exam's day, as 2027-01-31.")
        if (exam.reviews or 0) > MOST_A_DAY or (exam.minutes or 0) > MOST_MINUTES:
            message = "A day has not that much time."
            raise ExamError("time", message, "For example 30 answers, or 20 minutes.")
        exam = replace(exam, name=name, tags=self._checked_tags(exam))
        check(exam, len(self._desk.exams.outline(exam)), today)
        return exam

    def _checked_tags(self, exam: Exam) -> Tags:
        library = self._desk.library
        for deck in exam.decks:
            if library.entry(deck) is None:
                known = ", ".join(entry.id for entry in library.decks) or "none"
                raise ExamError("decks", f"There is no deck {deck!r}.", f"There are: {known}.")
        try:
            return tagged.checked(library, self._desk.exams.decks(exam), exam.tags) if exam.tags else ()
        except LearnError as error:
            raise ExamError("tags", error.message, error.hint) from error

    def plan(self, exam: Exam, id_: str | None = None) -> LoggedExam:
        """Plan an exam, or with the id of one that there is, change it. Raises LearnError."""
        exam = self.checked(exam, id_)
        result = self._of(id_).result if id_ else None
        return self._log(exam_detail(exam, id_, result=result), id_)

    def cancel(self, id_: str) -> LoggedExam:
        """Give an exam up; its cards go on under the usual schedule."""
        logged = self._of(id_)
        if logged.exam.day < self._now.day:
            raise LearnError(f"{logged.exam.name} is over already: there is nothing to cancel.")
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
        """The exam as it is planned now, also elsewhere: what is logged of it replaces all of that."""
        found = next((logged for logged in self.all() if logged.id == id_), None)
        if found is None:
            raise LearnError("There is no such exam.", "Perhaps it was cancelled in another window.")
        return found

    def _log(self, detail: str, id_: str | None) -> LoggedExam:
        event = self._desk.progress.note([Draft(EventKind.EXAM, detail=detail)], self._now)[0]
        wanted = id_ or event.id.hex()
        return next(logged for logged in self._desk.progress.exams if logged.id == wanted)

    def foretold(self, keys: Sequence[str]) -> list[Foretold]:
        """Past answers to some cards beside what was foretold of them; of very many cards, some."""
        with spoken(self._desk.progress.path):
            return list(self._desk.progress.foretold(some_of(keys)))

    def gather(self, logged: LoggedExam) -> Iterator[Evidence | None]:
        """The evidence before an exam, at the end; a None before it whenever others may have their turn."""
        with spoken(self._desk.progress.path):
            yield from gather(self._desk, logged)

    def evidence(self, logged: LoggedExam) -> Evidence:
        """All that is known before an exam."""
        *_, found = self.gather(logged)
        assert found is not None
        return found

    def tags(self, logged: LoggedExam) -> Iterator[tuple[str, frozenset[str]]]:
        """The tags in an exam's decks, one by one, each with those of the exam's cards that have it."""
        with spoken(self._desk.progress.path):
            for tag in tags_of(self._desk, logged.exam):
                yield tag, tagged_keys(self._desk, logged.exam, tag)

    def outlook(self, logged: LoggedExam) -> Outlook:
        """How things stand before an exam; takes up to a second or two."""
        return self.evidence(logged).outlook()

    def advice(self, outlook: Outlook) -> Advice:
        """Whether the target can be reached, and what would make it so; may take seconds."""
        tags = dict(self.tags(outlook.logged))
        return self.evidence(outlook.logged).advice(tags, outlook.readiness.on_day)
