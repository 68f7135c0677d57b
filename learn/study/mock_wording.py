"""What screen and line mode say alike about a mock exam."""

from __future__ import annotations

from collections.abc import Sequence

from learn.cards.card import Card
from learn.cards.marking import Outcome
from learn.cards.question import Question
from learn.cards.verdict import listed, verb
from learn.scheduling.readiness import Score
from learn.study.mock import UNKNOWN, Reply, Sitting
from learn.study.mock_report import GIVEN_UP, TIME, Marked, Report
from learn.study.paper import ASKED_KINDS, Paper
from learn.study.wording import confusion_sentence, corrections, counted, percent

LAST_MINUTES_MS, LAST_MS = 300_000, 60_000
"""From when on the clock warns, and from when on more so."""
GIVES_UP = "its answers so far count as reviews, and it has no score"


def clock_text(milliseconds: int) -> str:
    """`28:14`, `1:05:00`; a second that has begun counts, so that it ends at 0:00."""
    minutes, seconds = divmod(-(-milliseconds // 1000), 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours}:{minutes:02}:{seconds:02}" if hours else f"{minutes}:{seconds:02}"


def time_sentence(paper: Paper) -> str:
    """How much time there is, and what the clock does while the exam is interrupted."""
    if paper.limit_ms is None:
        return "There is no time limit."
    does = "runs on" if paper.wish.runs_on else "stands"
    return f"{counted(paper.wish.minutes, 'minute')}; the clock {does} while you are away."


def opening(paper: Paper) -> list[str]:
    """What a paper holds, before the first question."""
    lines = [f"{counted(len(paper.questions), 'question')}. {time_sentence(paper)}"]
    if paper.new:
        lines.append(f"{counted(paper.new, 'card')} you have never seen: {_they(paper.new)} marked new.")
    if paper.left_out and set(paper.wish.kinds) == set(ASKED_KINDS):
        lines.append("Cards that you rate yourself are left out, since nobody could mark them.")
    elif paper.left_out:
        lines.append("Cards that cannot be asked by these kinds are left out.")
    lines.append(f"Drawn with the seed {paper.wish.seed}: with it, the same cards give the same paper.")
    return lines


def _they(count: int) -> str:
    return "it is" if count == 1 else "they are"


def dropped_sentence(paper: Paper) -> str:
    """What is said of questions whose cards are gone; empty if there are none."""
    if not paper.dropped:
        return ""
    are = "is" if paper.dropped == 1 else "are"
    return f"{counted(paper.dropped, 'question')} {are} left out: a deck was edited, and the card is gone."


def resumed_sentence(sitting: Sitting) -> str:
    """Where one goes on."""
    where = f"You are at question {sitting.at + 1} of {sitting.count}; {sitting.answered} answered"
    left = sitting.left_ms
    if left is None:
        return f"{where}."
    return f"{where}, {clock_text(left)} left."


def interrupted_sentence(sitting: Sitting) -> str:
    """What becomes of it, when the person leaves before the end."""
    does = ""
    if sitting.paper.limit_ms is not None:
        does = " The clock runs on." if sitting.paper.wish.runs_on else " The clock stands."
    return f"Interrupted at question {sitting.at + 1} of {sitting.count}; nothing is lost.{does}"


def open_sentence(sitting: Sitting) -> str:
    """What is left to do before handing in: `31 of 40 answered. Empty: 3, 7. Flagged: 12.`"""
    empty = [at + 1 for at in range(sitting.count) if sitting.reply_to(at) is None]
    flagged = [at + 1 for at in range(sitting.count) if sitting.is_flagged(at)]
    parts = [f"{sitting.answered} of {sitting.count} answered."]
    if empty:
        parts.append(f"Empty: {_numbers(empty)}.")
    if flagged:
        parts.append(f"Flagged: {_numbers(flagged)}.")
    return " ".join(parts)


def _numbers(numbers: Sequence[int]) -> str:
    """`3, 7 to 9, 12`."""
    spans: list[list[int]] = []
    for number in numbers:
        if spans and spans[-1][1] == number - 1:
            spans[-1][1] = number
        else:
            spans.append([number, number])
    return ", ".join(
        str(first) if first == last else f"{first}, {last}" if last == first + 1 else f"{first} to {last}"
        for first, last in spans
    )


def reply_words(question: Question, reply: Reply) -> str:
    """An answer as the person gave it; it says nothing of whether it is right."""
    if reply == UNKNOWN:
        return "I don't know"
    if question.kind == "choice":
        return question.options[reply.option].text if reply.option is not None else ""
    if reply.placed:
        return "; ".join(f"{item}: {category}" for item, category in reply.placed)
    return reply.places[0].text if reply.places else reply.text or ""


def ended_sentence(report: Report) -> str:
    """How it ended, where it was not handed in."""
    if report.ended == TIME:
        return "The time was up: what was answered is handed in."
    return f"It was given up: {GIVES_UP}." if report.ended == GIVEN_UP else ""


def score_sentence(report: Report) -> str:
    """`28 of 40 right: 70 %.`"""
    return f"{report.right} of {report.asked} right: {percent(report.score)}."


def interval_words(score: Score) -> str:
    """`74 % (62 to 84 %)`."""
    if round(score.low * 100) == round(score.high * 100):
        return percent(score.mean)
    return f"{percent(score.mean)} ({round(score.low * 100)} to {percent(score.high)})"


def prediction_sentence(report: Report) -> str:
    """What was foretold, and how the score lies to it."""
    predicted = report.predicted
    if all(one.drawn.is_new for one in report.marked):
        if not predicted.mean:
            return "Nothing was predicted: you had never seen these cards."
        return f"Predicted: {interval_words(predicted)}, by guessing; you had never seen these cards."
    where = "as foretold"
    if report.score > predicted.high + 0.005:
        where = "better than foretold"
    elif report.score < predicted.low - 0.005:
        where = "less than foretold"
    return f"Predicted: {interval_words(predicted)}; the score is {where}."


def rest_sentences(report: Report) -> list[str]:
    """What else there is to say of the whole: what was empty, cards never seen, the time."""
    lines = []
    if report.empty:
        were, those = ("was", "it") if report.empty == 1 else ("were", "those")
        lines.append(
            f"{counted(report.empty, 'question')} {were} left empty; no review is logged of {those}."
        )
    right, new = report.never_seen
    if new:
        lines.append(f"Of {counted(new, 'card')} never seen before, {right} right.")
    lines.append(f"It took {clock_text(report.taken_ms)}.")
    return lines


def given_sentence(one: Marked) -> str:
    """What the person answered to a question that was not right."""
    if one.reply is None:
        return "Left empty."
    if one.reply == UNKNOWN or not one.text:
        return "You said that you do not know."
    kind = one.drawn.question.kind
    if one.pointed is not None:
        return one.pointed.sentence
    if kind == "sort":
        return one.verdict.reason
    return f"{'You chose' if kind == 'choice' else 'You wrote'}: {one.text}"


def why_wrong(one: Marked, confused: Card | None) -> list[str]:
    """Why an answer was not right: what was missing, where it is right, or whose answer it is."""
    verdict = one.verdict
    if one.reply is None:
        return []
    if one.drawn.question.kind == "sort":
        return [f"{correction}." for correction in corrections(verdict, one.card)]
    if verdict.outcome is Outcome.INCOMPLETE and verdict.missing:
        missing = verdict.missing
        return [f"Part of it: {listed(missing)} {verb(missing)} missing."]
    if verdict.outcome is Outcome.ELSEWHERE:
        return [f"Right in {verdict.source}; this deck follows another source."]
    return [confusion_sentence(confused)] if confused is not None else []


def right_words(one: Marked) -> str:
    """What was right; of a sort card the corrections say it."""
    if one.drawn.question.kind == "sort" and one.reply is not None:
        return ""
    if one.card.sort:
        return "; ".join(f"{item}: {category}" for item, category in one.card.sort)
    return one.card.answer
