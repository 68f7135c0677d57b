"""The choices of a mock exam, one after another: what each row of the form can be."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TypeVar

from learn.study.paper import ASKED_KINDS, USUAL_QUESTIONS, Wish
from learn.study.tags import shown
from learn.study.wording import counted
from learn.workspace import Workspace

_T = TypeVar("_T")
_QUESTIONS = (10, 20, 30, 40, 50, 60, 80, 100)
_MINUTES = (0, 5, 10, 15, 20, 30, 45, 60, 90, 120)
_UNSEEN: tuple[float | None, ...] = (None, 0.0, 0.1, 0.2, 0.3, 0.5, 1.0)
_KINDS = (ASKED_KINDS, ("typed", "cloze"), ("choice",), ("typed", "cloze", "choice"), ("map",))


@dataclass(frozen=True, slots=True)
class Choice:
    """One value of a row: what it says, and the wish that it makes."""

    text: str
    wish: Wish


@dataclass(frozen=True, slots=True)
class Row:
    """Something that can be chosen."""

    name: str
    explained: str
    choices: tuple[Choice, ...]
    at: int
    """Which one holds now."""

    def step(self, by: int) -> Wish:
        """The wish with the next choice, or the one before; past the last comes the first."""
        return self.choices[(self.at + by) % len(self.choices)].wish


def rows_of(wish: Wish, first: Wish, workspace: Workspace) -> tuple[Row, ...]:
    """The rows of the form; what `first` asked for stays among the choices."""
    return (*_what_rows(wish, first, workspace), *_time_rows(wish, first), *_which_rows(wish, first))


def _what_rows(wish: Wish, first: Wish, workspace: Workspace) -> tuple[Row, ...]:
    """What it asks about, and how much."""
    return (
        _row(
            "about",
            "The decks it draws from, by section in fixed shares.",
            wish,
            _scopes(wish, first, workspace),
        ),
        _row(
            "questions",
            f"How many; {USUAL_QUESTIONS} is usual.",
            wish,
            [
                Choice(str(n), replace(wish, questions=n))
                for n in _with(first.questions or USUAL_QUESTIONS, _QUESTIONS)
            ],
        ),
    )


def _time_rows(wish: Wish, first: Wish) -> tuple[Row, ...]:
    """How long it lasts, and what the clock does meanwhile."""
    return (
        _row(
            "time",
            "When it is up, the exam is handed in.",
            wish,
            [
                Choice(counted(n, "minute") if n else "no limit", replace(wish, minutes=n))
                for n in _with(first.minutes, _MINUTES)
            ],
        ),
        _row(
            "clock",
            "What it does when you interrupt the exam and go on later.",
            wish,
            [
                Choice("stands while you are away", replace(wish, runs_on=False)),
                Choice("runs on while you are away", replace(wish, runs_on=True)),
            ],
        ),
    )


def _which_rows(wish: Wish, first: Wish) -> tuple[Row, ...]:
    """Which cards are drawn."""
    return (
        _row(
            "kinds",
            "Cards that you rate yourself are left out: nobody could mark them.",
            wish,
            [Choice(_kinds(kinds), replace(wish, kinds=kinds)) for kinds in _distinct(first.kinds, _KINDS)],
        ),
        _row(
            "never seen",
            "The share of cards that you have never answered; they are marked new.",
            wish,
            [Choice(_share(part), replace(wish, unseen=part)) for part in _distinct(first.unseen, _UNSEEN)],
        ),
    )


def _row(name: str, explained: str, wish: Wish, choices: list[Choice]) -> Row:
    at = next((n for n, choice in enumerate(choices) if choice.wish == wish), 0)
    return Row(name, explained, tuple(choices), at)


def _scopes(wish: Wish, first: Wish, workspace: Workspace) -> list[Choice]:
    none = replace(wish, exam="", decks=(), tags=())
    found = [
        Choice(f"the exam {logged.exam.name}", replace(none, exam=logged.exam.name))
        for logged in workspace.exams.ahead()
    ]
    found.append(Choice("all decks", none))
    found += [Choice(entry.title, replace(none, decks=(entry.id,))) for entry in workspace.library.decks]
    own = replace(wish, exam=first.exam, decks=first.decks, tags=first.tags)
    if own not in [choice.wish for choice in found]:
        words = [first.exam, *first.decks, *([shown(first.tags)] if first.tags else [])]
        found.insert(0, Choice(" · ".join(word for word in words if word), own))
    return found


def _with(number: int, numbers: tuple[int, ...]) -> list[int]:
    return sorted({number, *numbers})


def _distinct(first: _T, others: tuple[_T, ...]) -> list[_T]:
    return [*others] if first in others else [first, *others]


def _kinds(kinds: tuple[str, ...]) -> str:
    return "all that can be marked" if set(kinds) == set(ASKED_KINDS) else ", ".join(kinds)


def _share(part: float | None) -> str:
    if part is None:
        return "as they come"
    return "none" if part == 0 else f"{part:.0%}"
