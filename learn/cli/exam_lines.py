"""How things stand before an exam, in lines and as JSON."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from learn.cli.speech import table, typed
from learn.clock import study_date
from learn.study.tags import shown
from learn.study.wording import counted, percent
from learn.workspace.exam_outlook import deck_scores
from learn.workspace.exam_words import (
    advised,
    asks,
    date_words,
    days_words,
    interval,
    time_words,
)

if TYPE_CHECKING:
    from learn.progress.exams_log import LoggedExam
    from learn.scheduling.readiness import Score
    from learn.workspace import Workspace
    from learn.workspace.exam_outlook import Outlook

_LEVELS = "▁▂▃▄▅▆▇█"
_CURVE = 60
"""Columns of a curve at the most."""


def lines_of(workspace: Workspace, logged: LoggedExam) -> Iterator[str]:
    """How things stand before an exam that is ahead."""
    outlook = workspace.exams.outlook(logged)
    exam, ready = logged.exam, outlook.readiness
    yield f"{exam.name}: {date_words(exam)}, {days_words(ready.days_left)}"
    yield f"  asks          {counted(outlook.cards, 'card')}, {outlook.seen} seen: {_scope(outlook)}"
    yield f"  plan          {time_words(exam)}, {_way(outlook)}; target {percent(exam.target)}"
    now = f" (four times in five {interval(ready.now)})" if outlook.seen else ": none is seen yet"
    yield f"  score now     {percent(ready.now.mean)}{now}"
    yield f"  on the day    {percent(ready.on_day.mean)} if the plan is kept ({interval(ready.on_day)});"
    yield f"                {percent(ready.chance)} chance to reach {percent(exam.target)}"
    if outlook.today is not None:
        done = f"; {counted(outlook.today.used, 'answer')} given" if outlook.today.used else ""
        yield f"  today asks    {asks(outlook.today)}{done}"
    yield f"  until then    {counted(ready.presentations, 'answer')}"
    if len(ready.curve) > 2:
        first, last = percent(ready.curve[0]), percent(ready.curve[-1])
        yield f"  if you stop   {sparks(ready.curve)}"
        every = _days_a_column(ready.curve)
        column = "each day a column" if every == 1 else f"a column every {every:,} days"
        yield f"                today {first}, {column}, on the last day {last}"
    if outlook.remark:
        yield f"  {outlook.remark}"
    for sentence in advised(workspace.exams.advice(outlook), exam):
        yield f"  {sentence}"
    yield from _scores(outlook)


def _scope(outlook: Outlook) -> str:
    """The cards that the exam asks, in so many words as fit into a line."""
    titles = ", ".join(title for _, title in outlook.decks) or "no deck"
    decks = titles if len(titles) <= _CURVE - 20 else f"{len(outlook.decks)} decks"
    return f"{decks} · {shown(outlook.exam.tags)}" if outlook.exam.tags else decks


def _way(outlook: Outlook) -> str:
    return "fewest reviews" if outlook.exam.way.value == "fewest" else "all of it used"


def _scores(outlook: Outlook) -> Iterator[str]:
    names = [(name, name) for name in outlook.sections]
    names += deck_scores(outlook) if len(outlook.decks) > 1 else []
    rows = []
    for name, group in names:
        now, then = outlook.readiness.groups[group]
        rows.append((name, percent(now.mean), percent(then.mean), interval(then)))
    if rows:
        yield ""
        yield from table(("", "now", "on the day", "80 % between"), rows)


def sparks(curve: Sequence[float]) -> str:
    """A curve of shares, 0 to 1, as one line; of a long one, some evenly spread."""
    picked = [*curve[: -1 : _days_a_column(curve)], curve[-1]]
    return "".join(_LEVELS[min(int(share * 8), 7)] for share in picked)


def _days_a_column(curve: Sequence[float]) -> int:
    return -(-len(curve) // _CURVE)


def past_line(logged: LoggedExam, today: int) -> str:
    """An exam that is over."""
    exam = logged.exam
    if logged.result is None:
        how = f"how was it? learn exam result {typed(exam.name)} 83"
    else:
        how = f"{percent(logged.result)}; the target was {percent(exam.target)}"
    return f"{exam.name}, {days_words(exam.day - today)}: {how}"


def described(workspace: Workspace, logged: LoggedExam) -> dict[str, object]:
    """An exam as JSON."""
    exam, today = logged.exam, workspace.desk.now().day
    told: dict[str, object] = {
        "id": logged.id,
        "name": exam.name,
        "date": study_date(exam.day).isoformat(),
        "days_left": exam.days_left(today),
        "decks": list(exam.decks),
        "tags": [list(group) for group in exam.tags],
        "reviews": exam.reviews,
        "minutes": exam.minutes,
        "target": exam.target,
        "way": exam.way.value,
        "result": logged.result,
    }
    return told | _ready(workspace, logged) if exam.day >= today else told


def _ready(workspace: Workspace, logged: LoggedExam) -> dict[str, object]:
    outlook = workspace.exams.outlook(logged)
    ready, day = outlook.readiness, outlook.today
    return {
        "cards": outlook.cards,
        "seen": outlook.seen,
        "now": _score(ready.now),
        "on_day": _score(ready.on_day),
        "chance": ready.chance,
        "answers": ready.presentations,
        "curve": list(ready.curve),
        "by_section": [{"section": name, **_pair(ready.groups[name])} for name in outlook.sections],
        "by_deck": [{"title": title, **_pair(ready.groups[group])} for title, group in deck_scores(outlook)],
        "today": {
            "new": day.plan.new,
            "reviews": len(day.plan.cards) - day.plan.new,
            "seconds": round(day.plan.presentations * day.seconds),
            "used": day.used,
        }
        if day
        else None,
        "remark": outlook.remark,
        "advice": list(advised(workspace.exams.advice(outlook), logged.exam)),
    }


def _pair(scores: tuple[Score, Score]) -> dict[str, object]:
    return {"now": _score(scores[0]), "on_day": _score(scores[1])}


def _score(score: Score) -> dict[str, object]:
    return {"score": score.mean, "low": score.low, "high": score.high}
