"""`learn stats`."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

import click

from learn.cli.speech import counted, json_flag, say, say_json, table
from learn.cli.start import Start
from learn.clock import study_date

if TYPE_CHECKING:
    from learn.workspace.statistics import DeckStatistics, Statistics

_LEVELS = "▁▂▃▄▅▆▇█"
_NOTHING = "·"
_BAR = 50


@click.command()
@json_flag
@click.pass_obj
def stats(start: Start, as_json: bool) -> None:
    """Show where you stand: past days, days to come, every deck.

    JSON: an object with today, streak (days), days (the last 30 on which you answered), due (the
    next 14) and decks. today and each of days have date, answers, new, reviews, again and seconds;
    each of due has date and cards; a deck has deck, title, cards, seen, learning, young, mature (a
    stability of 21 days or more), suspended, leeches and recall (the mean chance, 0 to 1, that you know
    a card seen so far; null before the first).
    """
    with start.open() as workspace:
        numbers = workspace.statistics()
        today = workspace.desk.now().day
    if as_json:
        say_json(_described(numbers, today))
    else:
        say("\n".join(_lines(numbers, today)))


def _lines(numbers: Statistics, today: int) -> Iterator[str]:
    yield from _today(numbers)
    if any(deck.seen for deck in numbers.decks) or numbers.by_day:
        yield ""
        yield from _last_days(numbers, today)
        yield ""
        yield from _next_days(numbers, today)
    if numbers.decks:
        yield ""
        yield from _decks(numbers.decks)


def _today(numbers: Statistics) -> Iterator[str]:
    tally = numbers.today
    if tally.answers:
        minutes = counted(max(round(tally.taken_ms / 60_000), 1), "minute")
        answers = counted(tally.answers, "answer")
        yield f"Today   {answers}, {tally.introduced} new, {tally.again} forgotten; {minutes}"
    elif numbers.by_day or any(deck.seen for deck in numbers.decks):
        yield "Today   no answers yet"
    else:
        yield "You have not answered a card yet. Begin with: learn study"
    if numbers.streak:
        yield f"Streak  {counted(numbers.streak, 'day')}"


def _last_days(numbers: Statistics, today: int) -> Iterator[str]:
    days = range(numbers.first_day, today + 1)
    answers = [numbers.by_day[day].answers if day in numbers.by_day else 0 for day in days]
    yield f"The last {len(days)} days (at most {counted(max(answers), 'answer')} a day)"
    yield f"  {_date(days[0])}  {heat(answers)}  today"


def _next_days(numbers: Statistics, today: int) -> Iterator[str]:
    days = range(today, numbers.last_day + 1)
    cards = [numbers.due_by_day.get(day, 0) for day in days]
    yield f"Due in the next {len(days)} days"
    if not any(cards):
        yield "  nothing"
        return
    most, width = max(cards), len(f"{max(cards):,}")
    for day, number in zip(days, cards, strict=True):
        name = "today " if day == today else _date(day)
        yield f"  {name}  {number:>{width},}  {'█' * _length(number, most)}".rstrip()


def heat(numbers: Sequence[int]) -> str:
    """One sign for each number, the higher the more; a dot for none."""
    most = max(numbers, default=0)
    return "".join(_LEVELS[(number * 8 - 1) // most] if number else _NOTHING for number in numbers)


def _length(number: int, most: int) -> int:
    return max(round(number * _BAR / max(most, _BAR)), 1) if number else 0


def _date(day: int) -> str:
    date = study_date(day)
    return f"{date.day:>2} {date:%b}"


def _decks(decks: Sequence[DeckStatistics]) -> Iterator[str]:
    heads = ("deck", "cards", "seen", "learning", "young", "mature", "suspended", "leeches", "recall")
    yield from table(heads, [_row(deck) for deck in decks])
    yield ""
    yield "young and mature: the memory lasts less than 21 days, or longer."
    yield "recall: the chance that you know a card now, in the mean of those seen."


def _row(deck: DeckStatistics) -> tuple[str, ...]:
    numbers = (deck.cards, deck.seen, deck.learning, deck.young, deck.mature, deck.suspended, deck.leeches)
    recall = "–" if deck.recall is None else f"{deck.recall:.0%}"
    return (deck.deck, *(f"{number:,}" for number in numbers), recall)


def _described(numbers: Statistics, today: int) -> dict[str, object]:
    return {
        "today": _day(numbers, today),
        "streak": numbers.streak,
        "days": [_day(numbers, day) for day in sorted(numbers.by_day)],
        "due": [
            {"date": study_date(day).isoformat(), "cards": numbers.due_by_day.get(day, 0)}
            for day in range(today, numbers.last_day + 1)
        ],
        "decks": [
            {
                "deck": deck.deck,
                "title": deck.title,
                "cards": deck.cards,
                "seen": deck.seen,
                "learning": deck.learning,
                "young": deck.young,
                "mature": deck.mature,
                "suspended": deck.suspended,
                "leeches": deck.leeches,
                "recall": deck.recall,
            }
            for deck in numbers.decks
        ],
    }


def _day(numbers: Statistics, day: int) -> dict[str, object]:
    tally = numbers.by_day.get(day, numbers.today)
    return {
        "date": study_date(day).isoformat(),
        "answers": tally.answers,
        "new": tally.introduced,
        "reviews": tally.reviews,
        "again": tally.again,
        "seconds": round(tally.taken_ms / 1000),
    }
