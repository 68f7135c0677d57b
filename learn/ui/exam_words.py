"""What the exam's screen says."""

from __future__ import annotations

from collections.abc import Sequence

from learn.progress.exams_log import LoggedExam
from learn.scheduling.calibration import Calibration
from learn.scheduling.exam import Exam
from learn.scheduling.readiness import Learner
from learn.study.tags import shown
from learn.study.wording import counted, percent
from learn.workspace.exam_outlook import Outlook
from learn.workspace.exam_words import asks, date_words, days_words, time_words
from learn.workspace.exams import ExamDay

NOTHING = (
    "An exam on a day changes what each day asks: every new card in time, then the reviews that gain most "
    "for that day. A day missed mends itself.\n\n"
    "This screen then says what score to expect, today and on the day, how surely, and what would bring "
    "a target within reach.\n\n"
    "Press Enter to plan one."
)
RECKONING = "reckoning…"
_SOME = 30
"""Answers below which nothing is said of how true the foretelling is."""
_OFF = 0.03
"""A difference of shares that is worth a word."""


def place_words(at: int, count: int) -> str:
    """Which of the exams this is."""
    return f"{at + 1} of {count}   ← → the others" if count > 1 else ""


def when_words(exam: Exam, today: int) -> str:
    """The exam's day, and how far it is."""
    return f"{date_words(exam)}, {days_words(exam.days_left(today))}"


def plan_words(exam: Exam, outlook: Outlook | None) -> str:
    """What it asks, and the time for it."""
    tags = f" · {shown(exam.tags)}" if exam.tags else ""
    if outlook is None:
        return f"{time_words(exam)}{tags}"
    cards = f"{counted(outlook.cards, 'card')}, {outlook.seen:,} seen"
    decks = outlook.decks[0][1] if len(outlook.decks) == 1 else f"{len(outlook.decks)} decks"
    return f"{cards} · {decks}{tags} · {time_words(exam)}"


def chance_words(outlook: Outlook) -> str:
    """How probable the target is."""
    if not outlook.cards:
        return "None of its cards can be asked: they are suspended, or their decks are gone."
    chance, target = percent(outlook.readiness.chance), percent(outlook.exam.target)
    return f"If the plan is kept, the chance to reach {target} is {chance}."


def today_words(day: ExamDay | None) -> str:
    """What today asks for this exam."""
    if day is None:
        return ""
    done = f" {counted(day.used, 'answer')} given so far." if day.used else ""
    if not day.plan.cards and not day.used:
        return "Today: nothing."
    if not day.plan.cards:
        return f"Today: done.{done} For more: enter, then a reviews ahead; m sits a mock exam."
    return f"Today: {asks(day)}.{done} Enter studies it."


def past_words(logged: LoggedExam) -> str:
    """How an exam that is over went."""
    if logged.result is None:
        return "How did it go? r writes the result down."
    verb = "reached" if logged.result >= logged.exam.target else "missed"
    return f"Your result: {percent(logged.result)}. The target of {percent(logged.exam.target)} is {verb}."


def calibration_rows(found: Calibration) -> list[tuple[str, str, str]]:
    """For each bin: the chances foretold, the share that came true, and the answers."""
    return [
        (
            f"{each.low * 100:.0f} to {each.high * 100:.0f} %",
            percent(each.recalled) if each.answers else "·",
            f"{each.answers:,}" if each.answers else "·",
        )
        for each in reversed(found.bins)
    ]


def calibration_words(found: Calibration, learner: Learner, rehearsed: int) -> str:
    """Whether what was foretold came true, and what follows from it."""
    if not found.answers:
        return "Nothing was foretold yet: a card must be asked again on a later day."
    mocks = f", {rehearsed:,} of them in mock exams" if rehearsed else ""
    said = [
        f"{counted(found.answers, 'answer')}{mocks}: {percent(found.foretold)} foretold to be right, "
        f"{percent(found.recalled)} were."
    ]
    if found.answers < _SOME:
        said.append("That is too little to judge by.")
    elif learner.stray:
        said.append("Days or cards strayed more than luck explains: the interval is wider for it.")
    elif abs(found.foretold - found.recalled) > _OFF:
        said.append("What is foretold for the exam is moved by that.")
    else:
        said.append("It came true as foretold.")
    return " ".join([*said, "Upright lines in the plot are what luck alone gives."])


def left_words(days: Sequence[ExamDay]) -> list[str]:
    """For each exam ahead, how much of today's plan is left."""
    return [_left(day) for day in days if day.plan.cards or day.used]


def _left(day: ExamDay) -> str:
    name, cards = day.logged.exam.name, len(day.plan.cards)
    if not cards:
        return f"Today's plan for {name} is done."
    return f"{counted(cards, 'card')} of today's plan for {name} {'is' if cards == 1 else 'are'} left."
