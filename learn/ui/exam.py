"""Before an exam: what score to expect and how surely, what today asks, and what to do about it."""

from __future__ import annotations

from asyncio import sleep
from contextlib import suppress
from typing import ClassVar

from textual import work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.css.query import NoMatches
from textual.events import ScreenResume
from textual.geometry import Size

from learn.errors import LearnError
from learn.progress.exams_log import LoggedExam
from learn.scheduling.feasibility import LIKELY
from learn.ui.asking import ConfirmScreen, FieldScreen
from learn.ui.beside import beside
from learn.ui.screen import LearnScreen
from learn.ui.widgets.exam_page import ExamPage, Reckoned
from learn.ui.widgets.keys_line import KeysLine
from learn.workspace.exam_outlook import Evidence
from learn.workspace.exam_words import read_share
from learn.workspace.exams import ExamDay

_ROOMY = 30
"""Rows from which on the lines have air between them."""
_LOW = 22
"""With fewer rows than this there is none at all."""


class ExamScreen(LearnScreen):
    """How things stand before an exam; of several, the nearest first."""

    TITLE = "Exam"
    WORDS = (
        "├━●━┤ is the score to expect, with the interval that holds it four times in five; ▲ is the target. "
        "Section by section: ━ what is known now, ─ what comes until the day if the plan is kept."
    )
    DEFAULT_CSS = """
    ExamScreen { align-horizontal: center; }
    ExamScreen.-narrow #right { display: none; }
    ExamScreen.-narrow #left { margin-right: 0; }
    ExamScreen.-tall ExamPage { padding: 1 2 0 2; }
    ExamScreen.-tall #said, ExamScreen.-tall #today { margin-top: 1; }
    ExamScreen.-tall ExamBody { max-height: 22; }
    ExamScreen.-low ScoreBars, ExamScreen.-low ExamBody { margin-top: 0; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter,space", "study", "study", key_display="enter", tooltip="what today asks for it"),
        Binding("enter,space", "first", "plan one", key_display="enter", tooltip="plan an exam"),
        Binding("k", "calibration", "how true", tooltip="how often what was foretold came true"),
        Binding("m", "mock", "mock", tooltip="a mock exam, as it will be"),
        Binding("s", "spot", "spot", tooltip="a spot test on the body map"),
        Binding("n", "new", "new", tooltip="plan another exam"),
        Binding("e", "edit", "edit", tooltip="its day, cards, time and target"),
        Binding("r", "result", "result", tooltip="write down how it went"),
        Binding("c", "cancel", "cancel", tooltip="give it up; nothing learnt is lost"),
        Binding("right,tab", "other(1)", "next", show=False, tooltip="the exam after it, or before it"),
        Binding(
            "left,shift+tab", "other(-1)", "previous", show=False, tooltip="the exam after it, or before it"
        ),
        Binding("down", "scroll(1)", "scroll", show=False, tooltip="the sections and decks"),
        Binding("up", "scroll(-1)", "scroll", show=False, tooltip="the sections and decks"),
        Binding("escape,q", "home", "back", key_display="esc", tooltip="to all decks"),
    ]

    def __init__(self, name: str | None = None) -> None:
        """`name` is the exam to begin with; else the nearest is."""
        super().__init__()
        self._name = name
        self._chosen: str | None = None
        """The id of the exam that is shown."""
        self._exams: tuple[LoggedExam, ...] = ()
        self._as_of: object = None
        self._reckoned = Reckoned()
        self._is_calibration = False

    def contents(self) -> ComposeResult:
        yield ExamPage()
        yield KeysLine()

    def on_mount(self) -> None:
        self._look()
        # The study day may turn over while the screen stays open.
        self.set_interval(30, self._look)

    def on_screen_resume(self, event: ScreenResume) -> None:
        super().on_screen_resume(event)
        self._look()

    def fit(self, size: Size) -> None:
        super().fit(size)
        self.set_class(size.height >= _ROOMY, "-tall")
        self.set_class(size.height < _LOW, "-low")

    @property
    def _logged(self) -> LoggedExam | None:
        return next((each for each in self._exams if each.id == self._chosen), None)

    @property
    def _day(self) -> int:
        return self.workspace.desk.now().day

    def _look(self) -> None:
        """Read the exams, and reckon anew if anything is other than it was."""
        exams = self.attempt(self.workspace.exams.all)
        as_of = exams, self._chosen, self._day, self.workspace.progress.moment_of_file
        if exams is None or as_of == self._as_of:
            return
        self._exams = exams
        if self._logged is None:
            self._chosen = self._first()
        self._as_of = exams, self._chosen, self._day, self.workspace.progress.moment_of_file
        self._show_chosen()

    def _first(self) -> str | None:
        """The id of the exam that was asked for, or of the nearest."""
        if self._name is not None:
            name, self._name = self._name, None
            if found := self.attempt(lambda: self.workspace.exams.named(name)):
                return found.id
        ahead = [each for each in self._exams if each.exam.day >= self._day]
        nearest = ahead[:1] or self._exams[-1:]
        return nearest[0].id if nearest else None

    def _show_chosen(self) -> None:
        outlook = self._reckoned.outlook
        if outlook is None or outlook.logged.id != self._chosen:
            self._reckoned = Reckoned()
        self._show()
        self.refresh_bindings()
        if logged := self._logged:
            self._reckon(logged)

    @work(exclusive=True)
    async def _reckon(self, logged: LoggedExam) -> None:
        """Gather what is known between the keys, reckon beside the screen, and show each as it comes."""
        try:
            evidence = await self._gathered(logged)
            outlook = await beside(evidence.outlook)
            advice = None
            if evidence.today is not None and outlook.readiness.chance < LIKELY:
                tags: dict[str, frozenset[str]] = {}
                for tag, keys in self.workspace.exams.tags(logged):
                    tags[tag] = keys
                    await sleep(0)
                self._told(Reckoned(evidence, outlook, self._reckoned.advice))
                advice = await beside(lambda: evidence.advice(tags, outlook.readiness.on_day))
            self._told(Reckoned(evidence, outlook, advice))
        except LearnError as error:
            self.learn.say(error.message, error.hint, severity="error")

    async def _gathered(self, logged: LoggedExam) -> Evidence:
        for found in self.workspace.exams.gather(logged):
            if found is not None:
                return found
            await sleep(0)
        raise AssertionError("what is gathered comes last")

    def _told(self, found: Reckoned) -> None:
        self._reckoned = found
        with suppress(NoMatches):  # what comes while the program ends finds the page taken down already
            self._show()

    def _show(self) -> None:
        logged = self._logged
        page = self.query_one(ExamPage)
        with self.app.batch_update():
            if logged is None:
                page.show_none()
                return
            page.show(
                logged,
                self._exams,
                self._day,
                self._today(logged),
                self._reckoned,
                with_calibration=self._is_calibration,
                airy=self.has_class("-tall"),
            )

    def _today(self, logged: LoggedExam) -> ExamDay | None:
        days = self.attempt(self.workspace.exams.today) or []
        return next((day for day in days if day.logged.id == logged.id), None)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        logged = self._logged
        if action in ("study", "edit", "cancel", "mock", "spot"):
            return logged is not None and logged.exam.day >= self._day
        if action == "first":
            return logged is None
        if action == "result":
            return logged is not None and logged.exam.day <= self._day
        return logged is not None if action == "calibration" else True

    def action_study(self) -> None:
        """The cards of the exam: what it plans comes first."""
        if (logged := self._logged) is None:
            return
        exam, decks = logged.exam, self.workspace.desk.exams.decks(logged.exam)
        if not decks:
            self.learn.say("Its decks are gone: there is nothing to study.", "e chooses others.")
            return
        session = self.attempt(lambda: self.workspace.study(*(decks if exam.decks else ()), tags=exam.tags))
        if session is not None:
            self.learn.begin(session)

    def action_first(self) -> None:
        self._plan(None)

    def action_new(self) -> None:
        self._plan(None)

    def action_edit(self) -> None:
        self._plan(self._logged)

    def _plan(self, logged: LoggedExam | None) -> None:
        from learn.ui.exam_form import ExamForm

        self.learn.push_screen(ExamForm(logged, self._planned))

    def _planned(self, logged: LoggedExam) -> None:
        self._chosen = logged.id

    def action_cancel(self) -> None:
        if (logged := self._logged) is None:
            return
        name = logged.exam.name

        def answered(is_sure: bool | None) -> None:
            if is_sure and self.attempt(lambda: self.workspace.exams.cancel(logged.id)):
                self.learn.say(f"{name} is cancelled.")
                self._look()

        question = f"Cancel {name}? Its cards go on under the usual schedule; nothing learnt is lost."
        self.learn.push_screen(ConfirmScreen(question, "cancel it"), answered)

    def action_result(self) -> None:
        if (logged := self._logged) is None:
            return
        known = "" if logged.result is None else f"{logged.result * 100:g}"
        question = f"What was your score in {logged.exam.name}, in percent?"

        def accept(text: str) -> None:
            self.workspace.exams.record(logged.id, read_share(text, "result"))

        self.learn.push_screen(FieldScreen(question, known, accept))

    def action_mock(self) -> None:
        if logged := self._logged:
            self.learn.open_mock(logged.exam.name)

    def action_spot(self) -> None:
        if logged := self._logged:
            self.learn.open_spot(logged.exam.name)

    def action_calibration(self) -> None:
        self._is_calibration = not self._is_calibration
        self._show()

    def action_other(self, step: int) -> None:
        """The next exam, by day; after the last comes the first."""
        if (logged := self._logged) and len(self._exams) > 1:
            at = (self._exams.index(logged) + step) % len(self._exams)
            self._chosen = self._exams[at].id
            self._look()

    def action_scroll(self, lines: int) -> None:
        self.query_one(ExamPage).scroll_parts(lines)

    def action_home(self) -> None:
        self.learn.go_home()
