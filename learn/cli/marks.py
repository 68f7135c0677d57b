"""`learn reset`, `learn suspend` and `learn unsuspend`."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from learn.cli.completion import complete_decks, complete_keys, complete_suspended
from learn.cli.faults import MisuseError, as_misuse
from learn.cli.speech import can_ask, counted, say
from learn.cli.start import Start, deck_ids, files_among

if TYPE_CHECKING:
    from learn.study.desk import Mark

TAKE_BACK = "To take this back, press u in `learn study`."


@click.command()
@click.argument("decks", nargs=-1, metavar="[DECK]...", shell_complete=complete_decks)
@click.option("--tag", "tags", multiple=True, metavar="TAG", help="All cards with this tag.")
@click.option(
    "--card", "keys", multiple=True, metavar="KEY", shell_complete=complete_keys, help="This one card."
)
@click.option("--yes", is_flag=True, help="Do not ask first.")
@click.pass_obj
def reset(
    start: Start, decks: tuple[str, ...], tags: tuple[str, ...], keys: tuple[str, ...], yes: bool
) -> int:
    """Make cards new again.

    Those of some decks, of a tag, or single ones. The answers stay in the log, and undo (u in
    `learn study`) takes a reset back.
    """
    from learn.study.desk import Mark

    if not (decks or tags or keys):
        raise MisuseError("Say which cards to reset.", "Name a deck, or give --tag or --card.")
    with start.open(files_among(decks)) as workspace:
        ids = deck_ids(workspace, decks)
        with as_misuse():
            found = workspace.keys_of(decks=ids, tags=tags, cards=keys)
        answered = workspace.touched(found)
        if not answered:
            say(f"Of {counted(len(found), 'card')}, none was answered yet: there is nothing to reset.")
            return 0
        question = f"Make {counted(len(answered), 'answered card')} new again?"
        if not yes and not _agrees(question):
            say("Nothing was changed.")
            return 0
        workspace.mark(answered, Mark.RESET)
    verb = "is" if len(answered) == 1 else "are"
    say(f"{counted(len(answered), 'answered card')} {verb} new again. {TAKE_BACK}")
    return 0


def _agrees(question: str) -> bool:
    if not can_ask():
        raise MisuseError(question, "There is no terminal to ask on: give --yes to say so.")
    return click.confirm(question)


@click.command()
@click.argument("keys", nargs=-1, required=True, metavar="KEY...", shell_complete=complete_keys)
@click.pass_obj
def suspend(start: Start, keys: tuple[str, ...]) -> None:
    """Ask cards no more.

    `learn cards` lists the keys; `learn unsuspend` takes it back.
    """
    from learn.study.desk import Mark

    _mark(start, keys, Mark.SUSPEND)


@click.command()
@click.argument("keys", nargs=-1, required=True, metavar="KEY...", shell_complete=complete_suspended)
@click.pass_obj
def unsuspend(start: Start, keys: tuple[str, ...]) -> None:
    """Ask suspended cards again.

    `learn cards --suspended` lists them.
    """
    from learn.study.desk import Mark

    _mark(start, keys, Mark.UNSUSPEND)


def _mark(start: Start, keys: tuple[str, ...], mark: Mark) -> None:
    from learn.study.desk import Mark

    wanted = mark is Mark.SUSPEND
    with start.open() as workspace:
        with as_misuse():
            found = workspace.keys_of(cards=keys)
        changed = [key for key in found if workspace.desk.marks(key).suspended != wanted]
        if changed:
            workspace.mark(changed, mark)
    becomes = "suspended now" if wanted else "asked again"
    for key in found:
        say(f"{key} is {becomes}." if key in changed else f"{key} was {_so_before(wanted)}.")
    if changed:
        say(TAKE_BACK)


def _so_before(suspended: bool) -> str:
    return "suspended already" if suspended else "not suspended"
