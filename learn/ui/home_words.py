"""What Home says: the headline, what Enter does, how it goes, and what the highlighted deck is about."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from textwrap import shorten, wrap

from learn.clock import Now, study_date
from learn.decks.library import BrokenDeck
from learn.progress.exams_log import LoggedExam
from learn.study.wording import about_minutes, counted, parts_of, what_comes_next
from learn.workspace.exam_words import days_words
from learn.workspace.overview import DeckCounts, Overview

_LONGEST_NAME = 30
"""Letters of an exam's name that leave room for the rest of its line."""


def sentence(overview: Overview, now: Now) -> str:
    """What to do next."""
    if not overview.decks and overview.broken:
        return "p shows what is wrong, o opens the file that is highlighted, r reads it again."
    if not overview.decks:
        return (
            "Put a deck into the folder that `learn where` names, or write one with `learn new`. "
            "Then press r to read it."
        )
    if overview.is_first_run and overview.today.total:
        return "Press Enter to start. Each card comes back just before you would forget it."
    if overview.today.total:
        return f"{parts_of(overview.today).capitalize()}. Enter starts."
    coming = what_comes_next(overview.next_at, overview.next_day, overview.next_count, now)
    return f"{coming} n: ten new cards, a: review ahead.".strip()


def exam_line(overview: Overview, today: int) -> str:
    """The nearest exam, and what it asks today: `Anatomy II in 12 days · 34 cards for it today`.

    Where none is ahead, the one that is just over, until its result is written down.
    """
    if not overview.exams:
        return _over(overview.unwritten, today)
    day = overview.exams[0]
    exam, cards = day.logged.exam, len(day.plan.cards)
    asked = f"{counted(cards, 'card')} for it today" if cards else "nothing more for it today"
    others = f" · {counted(len(overview.exams) - 1, 'other exam')}" if len(overview.exams) > 1 else ""
    name = shorten(exam.name, _LONGEST_NAME, placeholder=" …")
    return f"{name} {days_words(exam.day - today)} · {asked}{others}   (e)"


def _over(logged: LoggedExam | None, today: int) -> str:
    if logged is None:
        return ""
    name = shorten(logged.exam.name, _LONGEST_NAME, placeholder=" …")
    return f"{name} {days_words(logged.exam.day - today)} · how did it go?   (e)"


def deck_lines(count: DeckCounts, width: int, rows: int) -> list[str]:
    """What a deck is about, and how much of it was seen, in so many rows; the rest is for i to show."""
    away = f", {count.suspended} suspended" if count.suspended else ""
    seen = f"{count.seen} of {counted(count.deck.cards, 'card')} seen{away}."
    if rows < 2:
        return [seen][: max(rows, 0)]
    return [*wrap(count.deck.about, width, max_lines=rows - 1, placeholder=" … (i: all)"), seen]


def broken_lines(broken: BrokenDeck) -> list[str]:
    """The first thing that is wrong with a file, and what to do."""
    first = broken.problems[0]
    more = len(broken.problems) - 1
    told = replace(first, path=Path(first.path.name)).headline()
    return [told, first.hint, *([f"{more} more: p shows them all."] if more else [])]


def headline(overview: Overview) -> str:
    """How much there is to do, and how long it takes."""
    if not overview.decks:
        return "No deck can be read." if overview.broken else "There are no decks yet."
    if not overview.today.total:
        return "Nothing is due now." if not overview.is_first_run else "These decks have no cards to start."
    if overview.is_first_run:
        cards = counted(overview.today.new, "new card")
        return f"Welcome. {cards} to begin with, {about_minutes(overview.minutes)}."
    return f"{counted(overview.today.total, 'card')}, {about_minutes(overview.minutes)}."


def days_to_come(due: Mapping[int, int]) -> str:
    """How many cards come due on each of the next days."""
    days = [f"{study_date(day):%a} {due[day]}" for day in sorted(due)]
    return f"coming        {'  '.join(days)}" if days else ""


def doing(overview: Overview) -> str:
    """How it goes: the streak, and what was answered today."""
    parts = []
    if overview.streak:
        parts.append(f"{overview.streak}-day streak")
    if overview.done_today:
        right = 1 - overview.again_today / overview.done_today
        parts.append(f"{overview.done_today} answered today, {right:.0%} recalled")
    return " · ".join(parts)
