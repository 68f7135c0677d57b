"""`learn decks`."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from learn.cli.speech import complain, counted, json_flag, say, say_json, table, typed
from learn.cli.start import Start
from learn.clock import study_date

if TYPE_CHECKING:
    from learn.decks.library import BrokenDeck
    from learn.workspace.overview import DeckCounts, Overview


@click.command()
@json_flag
@click.pass_obj
def decks(start: Start, as_json: bool) -> None:
    """List the decks, and what each asks today.

    JSON: an object with decks, broken and notices (sentences). A deck has deck (its id), title, due,
    learning, new (cards asked today), cards (all), seen (answered so far), suspended, origin (shipped,
    own or named) and path; a broken one has deck, path, origin and problem (the first).
    """
    with start.open() as workspace:
        overview = workspace.overview()
    if as_json:
        say_json(_described(overview))
        return
    for notice in overview.notices:
        complain(notice)
    if overview.decks:
        say("\n".join(_table(overview)))
        say()
    for count in overview.decks:
        say(f"{count.deck.id}: {_WHOSE[count.deck.origin]}, {count.deck.path}")
    for broken in overview.broken:
        say(_broken(broken))
    say()
    say(_today(overview))


_WHOSE = {"shipped": "shipped", "own": "your own", "named": "named"}


def _table(overview: Overview) -> list[str]:
    heads = ("deck", "due", "learning", "new", "seen", "cards", "title")
    return table(heads, [_row(count) for count in overview.decks], left=(0, 6))


def _row(count: DeckCounts) -> tuple[str, ...]:
    today, deck = count.today, count.deck
    numbers = (today.reviews, today.learning, today.new, count.seen, deck.cards)
    return (deck.id, *(f"{number:,}" for number in numbers), deck.title)


def _broken(broken: BrokenDeck) -> str:
    return (
        f"{broken.id}: cannot be studied ({broken.problems[0].message})\n"
        f"    See all its problems with: learn check {typed(broken.path)}"
    )


def _today(overview: Overview) -> str:
    if not overview.decks:
        return "There is no deck yet. Write one with: learn new my-deck --own"
    today = overview.today
    if not today.total:
        return "Nothing is due now." + _next(overview)
    minutes = counted(overview.minutes, "minute")
    return f"Today: {today.reviews} due, {today.learning} learning, {today.new} new; about {minutes}."


def _next(overview: Overview) -> str:
    if overview.next_day is None:
        return ""
    date = study_date(overview.next_day)
    return f" The next study day with cards is {date.day} {date:%B}: {counted(overview.next_count, 'card')}."


def _described(overview: Overview) -> dict[str, object]:
    return {
        "decks": [
            {
                "deck": count.deck.id,
                "title": count.deck.title,
                "due": count.today.reviews,
                "learning": count.today.learning,
                "new": count.today.new,
                "cards": count.deck.cards,
                "seen": count.seen,
                "suspended": count.suspended,
                "origin": count.deck.origin,
                "path": str(count.deck.path),
            }
            for count in overview.decks
        ],
        "broken": [
            {
                "deck": broken.id,
                "path": str(broken.path),
                "origin": broken.origin,
                "problem": broken.problems[0].headline(),
            }
            for broken in overview.broken
        ],
        "notices": list(overview.notices),
    }
