"""Planning an exam, or changing one: a field for each thing, and what is wrong beside it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.content import Content
from textual.events import DescendantFocus
from textual.widget import Widget
from textual.widgets import Input, Static

from learn.clock import study_date
from learn.errors import LearnError
from learn.progress.exams_log import LoggedExam
from learn.scheduling.exam import Exam, ExamError, Field, Way
from learn.study.tags import grouped
from learn.ui.screen import LearnScreen
from learn.ui.widgets.keys_line import KeysLine
from learn.ui.widgets.picks import Picks
from learn.workspace.exam_book import LONGEST_NAME
from learn.workspace.exam_words import WAYS, read_day, read_share, read_time, time_words

_FIELDS: dict[str, tuple[str, str]] = {
    "name": ("name", "What you call it, such as: Anatomy II"),
    "day": ("day", "A date as 2027-01-31, or: in 14 days. The plan is made anew each day until then."),
    "decks": ("decks", "← → go through the decks, space chooses one or leaves it. None chosen: all of them."),
    "tags": ("tags", "Only cards of these tags. Of one family any will do; of several a card must fit each."),
    "time": ("a day", "How much time there is: 20 minutes, or 30 answers. A day missed mends itself."),
    "target": ("target", "The score that you want, in percent: whether it can be reached is said at once."),
    "way": ("way", "← → choose how that time is used."),
}
"""What stands before each field, and what is said of it."""
_NEW = {"time": "20 minutes", "target": "80"}


class ExamForm(LearnScreen):
    """All that makes an exam. Nothing that was written is lost to a mistake."""

    TITLE = "Plan an exam"
    WORDS = (
        "Tab and the arrow keys go from field to field. Enter plans it; what is wrong is said at its field."
    )
    DEFAULT_CSS = """
    ExamForm { align-horizontal: center; }
    ExamForm #page { width: 100%; max-width: 96; height: 1fr; padding: 1 2 0 2; }
    ExamForm #title { text-style: bold; }
    ExamForm #fields { height: 1fr; margin-top: 1; scrollbar-size-vertical: 1; }
    ExamForm .field { height: auto; }
    ExamForm .label { width: 10; color: $quiet; }
    ExamForm .field:focus-within .label { color: $primary; text-style: bold; }
    ExamForm Input, ExamForm Input:focus {
        width: 1fr; height: 1; border: none; padding: 0; background: $background;
        background-tint: $background 0%;
    }
    ExamForm Input:focus { background: $raised; }
    ExamForm .wrong { height: auto; padding: 0 0 0 10; color: $error; display: none; }
    ExamForm #about { height: auto; min-height: 2; color: $quiet; padding: 0 0 0 10; }
    ExamForm.-tall .field { margin-bottom: 1; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(
            "enter,ctrl+s", "plan", "plan", key_display="enter", tooltip="keep it, and see how it stands"
        ),
        Binding("down", "app.focus_next", "next field", show=False),
        Binding("up", "app.focus_previous", "previous field", show=False),
        Binding("tab", "app.focus_next", "next field", tooltip="go to the next field"),
        Binding("escape", "back", "back", tooltip="leave it as it was"),
    ]

    def __init__(self, logged: LoggedExam | None, planned: Callable[[LoggedExam], None]) -> None:
        """`logged` is the exam to be changed, None for a new one; `planned` is told what was planned."""
        super().__init__()
        self._logged, self._planned = logged, planned

    def contents(self) -> ComposeResult:
        exam = self._logged.exam if self._logged else None
        with Vertical(id="page"):
            yield Static(Content(f"Change {exam.name}" if exam else "A new exam"), id="title")
            with VerticalScroll(id="fields", can_focus=False):
                for name, (label, _) in _FIELDS.items():
                    with Horizontal(classes="field"):
                        yield Static(Content(label), classes="label")
                        yield self._widget(name, exam)
                    yield Static(id=f"wrong-{name}", classes="wrong", markup=False)
            yield Static(id="about", markup=False)
        yield KeysLine()

    def _widget(self, name: str, exam: Exam | None) -> Widget:
        if name == "decks":
            return Picks("decks", "all decks")
        if name == "tags":
            return Picks("tags", "any")
        if name == "way":
            return Picks("way", "", one=True)
        field = Input(_text(name, exam), id=name, max_length=LONGEST_NAME, select_on_focus=False)
        if name == "day":
            field.placeholder = f"{study_date(self.workspace.desk.now().day + 30)}, or: in 30 days"
        return field

    def on_mount(self) -> None:
        exam = self._logged.exam if self._logged else None
        entries = self.workspace.library.decks
        chosen = self.workspace.desk.exams.decks(exam) if exam and exam.decks else ()
        self.query_one("#decks", Picks).offer([(entry.id, entry.title) for entry in entries], chosen)
        self._offer_tags({tag for group in exam.tags for tag in group} if exam else set())
        ways = [(way.value, words.replace(": ", "\n", 1)) for way, words in WAYS.items()]
        self.query_one("#way", Picks).offer(ways, (exam.way if exam else Way.ALL).value)
        self.query_one("#name", Input).focus()
        self.set_class(self.app.size.height >= 32, "-tall")

    @on(Picks.Changed)
    def _changed(self) -> None:
        self._offer_tags(set(self.query_one("#tags", Picks).chosen))

    def _offer_tags(self, chosen: set[str]) -> None:
        """The tags of the decks that are chosen."""
        decks = self.query_one("#decks", Picks).chosen
        tags = self.attempt(lambda: self.workspace.tags(*decks)) or {}
        self.query_one("#tags", Picks).offer([(tag, tag) for tag in tags], chosen)

    @on(DescendantFocus)
    def _focused(self, event: DescendantFocus) -> None:
        said = _FIELDS[event.widget.id or "name"][1]
        self.query_one("#about", Static).update(Content(said))

    @on(Input.Submitted)
    def _submitted(self, event: Input.Submitted) -> None:
        event.stop()
        self.action_plan()

    def action_plan(self) -> None:
        """Plan it, or say what is wrong, each at its field; the first of them has its turn."""
        wrong: dict[Field, LearnError] = {}
        exam = self._read(wrong)
        if not wrong:
            try:
                logged = self.workspace.exams.plan(exam, self._logged.id if self._logged else None)
            except ExamError as error:
                wrong[error.field] = error
            except LearnError as error:
                self.learn.say(error.message, error.hint, severity="error")
                return
            else:
                self._planned(logged)
                self.dismiss()
                return
        self._show_wrong(wrong)

    def _read(self, wrong: dict[Field, LearnError]) -> Exam:
        """The exam as it is written; what cannot be read is noted in `wrong`."""
        now = self.workspace.desk.now()
        exam = Exam(
            self._value("name"), now.day, self.query_one("#decks", Picks).chosen,
            grouped(self.query_one("#tags", Picks).chosen),
            way=Way(self.query_one("#way", Picks).chosen[0]),
        )  # fmt: skip
        if not exam.name.strip():
            wrong["name"] = LearnError("What is it called?", "Give it a name, such as: Anatomy II.")
        try:
            if not self._value("day").strip():
                raise LearnError("On which day is it?", "Write a date, or: in 14 days.")
            exam = replace(exam, day=read_day(self._value("day"), now.day))
        except LearnError as error:
            wrong["day"] = error
        try:
            reviews, minutes = read_time(self._value("time"))
            exam = replace(exam, reviews=reviews, minutes=minutes)
        except LearnError as error:
            wrong["time"] = error
        try:
            exam = replace(exam, target=read_share(self._value("target")))
        except LearnError as error:
            wrong["target"] = error
        return exam

    def _value(self, name: Field) -> str:
        return self.query_one(f"#{name}", Input).value

    def _show_wrong(self, wrong: dict[Field, LearnError]) -> None:
        for name in _FIELDS:
            line = self.query_one(f"#wrong-{name}", Static)
            error = next((error for field, error in wrong.items() if field == name), None)
            line.display = error is not None
            line.update(Content(f"✗ {error.message} {error.hint}".strip() if error else ""))
        first = next(name for name in _FIELDS if name in wrong)
        self.query_one(f"#{first}").focus()

    def action_back(self) -> None:
        self.dismiss()


def _text(name: str, exam: Exam | None) -> str:
    """What a field begins with."""
    if exam is None:
        return _NEW.get(name, "")
    texts = {
        "name": exam.name,
        "day": study_date(exam.day).isoformat(),
        "time": time_words(exam).removesuffix(" a day"),
        "target": f"{exam.target * 100:g}",
    }
    return texts[name]
