"""The page of an exam: what is foretold of it, what to do about it, and what today asks."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.widgets import Static

from learn.progress.exams_log import LoggedExam
from learn.scheduling.feasibility import Advice
from learn.ui import exam_words
from learn.ui.widgets.exam_body import ExamBody
from learn.ui.widgets.lines import put_line
from learn.ui.widgets.score_bars import ScoreBars
from learn.workspace.exam_outlook import Evidence, Outlook
from learn.workspace.exam_words import advised
from learn.workspace.exams import ExamDay

_LINES = ("said", "advice", "remark", "today")


@dataclass(frozen=True, slots=True)
class Reckoned:
    """What is reckoned of an exam so far; what is still to come is None."""

    evidence: Evidence | None = None
    outlook: Outlook | None = None
    advice: Advice | None = None


class ExamPage(Vertical):
    """One exam of those that there are, or a word on how to plan one."""

    DEFAULT_CSS = """
    ExamPage { width: 100%; max-width: 116; height: 1fr; padding: 0 2; }
    ExamPage #top { height: 1; }
    ExamPage #name { width: 1fr; height: 1; text-style: bold; text-wrap: nowrap; text-overflow: ellipsis; }
    ExamPage #place { width: auto; color: $quiet; }
    ExamPage #when, ExamPage #plan { height: auto; color: $quiet; }
    ExamPage #said, ExamPage #advice, ExamPage #remark, ExamPage #today { height: auto; }
    ExamPage #advice { color: $warning; }
    ExamPage #remark { color: $quiet; }
    ExamPage #today { text-style: bold; }
    ExamPage ScoreBars { margin-top: 1; }
    ExamPage #nothing { height: auto; margin-top: 2; max-width: 76; display: none; }
    ExamPage.-none #nothing { display: block; }
    ExamPage.-none { padding: 1 2 0 2; }
    ExamPage.-none ExamBody, ExamPage.-none ScoreBars { display: none; }
    """

    def compose(self) -> ComposeResult:
        with Horizontal(id="top"):
            yield Static(id="name", markup=False)
            yield Static(id="place", markup=False)
        for name in ("when", "plan"):
            yield Static(id=name, markup=False)
        yield Static(Content(exam_words.NOTHING), id="nothing")
        yield ScoreBars("scores")
        for name in _LINES:
            yield Static(id=name, markup=False)
        yield ExamBody()

    def show_none(self) -> None:
        """There is no exam."""
        self.add_class("-none")
        put_line(self, "name", "No exam is planned.")
        for name in ("place", "when", "plan", *_LINES):
            put_line(self, name, "")

    def show(
        self,
        logged: LoggedExam,
        exams: Sequence[LoggedExam],
        day: int,
        asked: ExamDay | None,
        found: Reckoned,
        *,
        with_calibration: bool,
        airy: bool,
    ) -> None:
        """Show one of some exams as of a study day: what today asks of it, and what is reckoned so far."""
        self.remove_class("-none")
        self._show_top(logged, exams, day, found.outlook)
        self._show_words(logged, day, asked, found)
        body = self.query_one(ExamBody)
        if with_calibration and found.outlook and found.evidence:
            body.show_calibration(found.outlook, found.evidence)
        else:
            body.show(found.outlook, airy=airy)

    def scroll_parts(self, lines: int) -> None:
        """Scroll the sections and decks."""
        self.query_one(ExamBody).scroll_parts(lines)

    def _show_top(
        self, logged: LoggedExam, exams: Sequence[LoggedExam], day: int, outlook: Outlook | None
    ) -> None:
        exam, ready = logged.exam, outlook.readiness if outlook else None
        put_line(self, "name", exam.name)
        put_line(self, "place", exam_words.place_words(exams.index(logged), len(exams)))
        put_line(self, "when", exam_words.when_words(exam, day))
        put_line(self, "plan", exam_words.plan_words(exam, outlook))
        rows = [("today", ready.now if ready else None, exam_words.RECKONING)]
        if exam.day > day:
            rows.append(("on the day", ready.on_day if ready else None, ""))
        self.query_one(ScoreBars).show(rows, exam.target)

    def _show_words(self, logged: LoggedExam, day: int, asked: ExamDay | None, found: Reckoned) -> None:
        outlook, advice, is_over = found.outlook, found.advice, logged.exam.day < day
        # A blank line keeps the place of what is still reckoned, so that nothing moves when it comes.
        said = exam_words.chance_words(outlook) if outlook else " "
        put_line(self, "said", exam_words.past_words(logged) if is_over else said)
        # Nothing is said of a target in reach, or as long as that is reckoned.
        is_told = advice is not None and not advice.reachable and not is_over
        put_line(self, "advice", " ".join(advised(advice, logged.exam)) if advice and is_told else "")
        put_line(self, "remark", outlook.remark if outlook else "")
        put_line(self, "today", "" if is_over else exam_words.today_words(asked))
