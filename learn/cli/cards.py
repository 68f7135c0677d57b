"""`learn cards`."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

import click

from learn.cli.completion import complete_decks, tag_option
from learn.cli.speech import counted, json_flag, say, say_json
from learn.cli.start import Start, deck_ids, files_among, tags_among
from learn.values import dataclass

if TYPE_CHECKING:
    from learn.cards.card import Card
    from learn.clock import Now
    from learn.study.desk import Marks
    from learn.workspace import Workspace


@dataclass(frozen=True, slots=True)
class _Line:
    """A card with how it stands."""

    card: Card
    marks: Marks
    states: tuple[str, ...]
    kinds: tuple[str, ...]
    options: tuple[str, ...] | None
    """What a choice would offer now; None if the card is never asked by choice."""


@click.command()
@click.argument("decks", nargs=-1, metavar="[DECK or FILE.yaml]...", shell_complete=complete_decks)
@tag_option
@click.option("--suspended", is_flag=True, help="Only cards that are suspended.")
@click.option("--flagged", is_flag=True, help="Only cards that are flagged.")
@json_flag
@click.pass_obj
def cards(
    start: Start,
    decks: tuple[str, ...],
    tags: tuple[str, ...],
    suspended: bool,
    flagged: bool,
    as_json: bool,
) -> None:
    """List cards, with their keys and how they stand.

    Without a deck, the cards of all decks are listed.

    Cards asked by choice are listed with the options that they would offer now.

    JSON: a list of cards, each with key, kind, kinds (from recognising to recalling), prompt, answer,
    options (a list of texts in the order offered; empty if too few fair ones remain, so that the card is
    asked by another kind; null if it is never asked by choice), states (a list of words: new, learning,
    relearning, due today, due in 2 days, suspended, flag, leech), tags, path and line.
    """
    with start.open(files_among(decks)) as workspace:
        ids = deck_ids(workspace, decks)
        groups = tags_among(workspace, ids, tags)
        lines = [
            line
            for line in _lines(workspace, ids or tuple(entry.id for entry in workspace.library.decks))
            if all(not set(group).isdisjoint(line.card.tags) for group in groups)
            and line.marks.suspended >= suspended
            and line.marks.flagged >= flagged
        ]
    if as_json:
        say_json([_described(line) for line in lines])
        return
    for line in lines:
        _show(line)
    say(_total(len(lines), suspended, flagged))


def _lines(workspace: Workspace, decks: tuple[str, ...]) -> Iterator[_Line]:
    from learn.cards.question import kinds_of

    now = workspace.desk.now()
    for deck in decks:
        for card in workspace.cards(deck):
            marks = workspace.desk.marks(card.key)
            kinds = kinds_of(card)
            options = None
            if "choice" in kinds:
                reviews = marks.memory.reviews if marks.memory else 0
                options = tuple(option.text for option in workspace.desk.options(card, reviews))
            yield _Line(card, marks, tuple(_states(marks, now)), kinds, options)


def _states(marks: Marks, now: Now) -> Iterator[str]:
    memory = marks.memory
    if memory is None:
        yield "new"
    elif memory.in_steps:
        yield memory.phase.name.casefold()
    else:
        yield _due((memory.due_day or 0) - now.day)
    if marks.suspended:
        yield "suspended"
    if marks.flagged:
        yield "flag"
    if marks.leech:
        yield "leech"


def _due(days: int) -> str:
    return "due today" if days <= 0 else f"due in {counted(days, 'day')}"


def _show(line: _Line) -> None:
    card = line.card
    say(f"{card.key}  {' then '.join(line.kinds)}, {', '.join(line.states)}")
    say(f"    {' '.join(card.prompt.split())}  =  {' '.join(card.answer.split())}")
    if line.options is not None:
        say(f"    {_offered(line.options, line.kinds)}")
    if card.tags:
        say(f"    tags: {', '.join(card.tags)}")


def _offered(options: tuple[str, ...], kinds: tuple[str, ...]) -> str:
    from learn.workspace.desk import without_options

    if not options:
        return f"asked {without_options(kinds)}: too few fair options"
    return f"options: {' · '.join(' '.join(option.split()) for option in options)}"


def _total(number: int, suspended: bool, flagged: bool) -> str:
    words = [word for word, wanted in (("suspended", suspended), ("flagged", flagged)) if wanted]
    return f"{counted(number, ' and '.join([*words]) + ' card' if words else 'card')}."


def _described(line: _Line) -> dict[str, object]:
    card = line.card
    return {
        "key": card.key,
        "kind": card.kind,
        "kinds": list(line.kinds),
        "prompt": card.prompt,
        "answer": card.answer,
        "options": None if line.options is None else list(line.options),
        "states": list(line.states),
        "tags": list(card.tags),
        "path": card.path,
        "line": card.line,
    }
