"""`learn decks`."""

from __future__ import annotations

import textwrap
from collections.abc import Sequence
from typing import TYPE_CHECKING

import click

from learn.cli.completion import complete_decks
from learn.cli.speech import WIDTH, complain, counted, json_flag, say, say_json, table, typed
from learn.cli.start import Start, deck_ids, files_among
from learn.clock import study_date

if TYPE_CHECKING:
    from learn.decks.library import BrokenDeck
    from learn.workspace.notes import DeckNote
    from learn.workspace.overview import DeckCounts, Overview


@click.command()
@click.argument("named", nargs=-1, metavar="[DECK or FILE.yaml]...", shell_complete=complete_decks)
@json_flag
@click.pass_obj
def decks(start: Start, named: tuple[str, ...], as_json: bool) -> None:
    """List the decks, and what each asks today.

    Of a deck that is named, its note is shown: what it is about, its sources, and its tags with the
    count of cards that have each (see `learn study --tag`).

    JSON: an object with decks, broken and notices (sentences). A deck has deck (its id), title, about,
    documents (titles of its sources), tags (a list, each with tag and cards), due, learning, new (cards
    asked today), cards (all), seen (answered so far), suspended, origin (shipped, own or named) and path;
    a broken one has deck, path, origin and problem (the first).
    """
    with start.open(files_among(named)) as workspace:
        ids = deck_ids(workspace, named)
        overview = workspace.overview()
        wanted = [count for count in overview.decks if not ids or count.deck.id in ids]
        notes = [workspace.note(count.deck.id) for count in wanted] if ids or as_json else []
    if as_json:
        say_json(_described(overview, wanted, notes))
    elif ids:
        say("\n\n".join(_told(note) for note in notes))
    else:
        _list(overview)


def _told(note: DeckNote) -> str:
    """A deck's note: title, what it is about, what it is made of, and where it is."""
    deck = note.deck
    paragraphs = [f"{deck.id}: {deck.title}", deck.about, *(f"{name}: {text}" for name, text in note.facts())]
    lines = [textwrap.fill(text, WIDTH, break_on_hyphens=False) for text in paragraphs if text]
    return "\n".join([*lines, f"file: {deck.path} ({_WHOSE[deck.origin]})"])


def _list(overview: Overview) -> None:
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


def _described(
    overview: Overview, decks: Sequence[DeckCounts], notes: Sequence[DeckNote]
) -> dict[str, object]:
    return {
        "decks": [
            {
                "deck": count.deck.id,
                "title": count.deck.title,
                "about": count.deck.about,
                "documents": list(note.documents),
                "tags": [{"tag": tag, "cards": cards} for tag, cards in note.tags.items()],
                "due": count.today.reviews,
                "learning": count.today.learning,
                "new": count.today.new,
                "cards": count.deck.cards,
                "seen": count.seen,
                "suspended": count.suspended,
                "origin": count.deck.origin,
                "path": str(count.deck.path),
            }
            for count, note in zip(decks, notes, strict=True)
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
