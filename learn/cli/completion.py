"""`learn completion`, and what a shell completes after `learn`."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING

import click
from click.shell_completion import CompletionItem, get_completion_class

from learn.cli.faults import MisuseError
from learn.errors import LearnError

if TYPE_CHECKING:
    from learn.decks.library import Library

_MOST = 200
"""So many keys are offered; a longer list helps nobody."""


@click.command()
@click.argument("shell", required=False, type=click.Choice(["bash", "zsh", "fish"]))
@click.pass_context
def completion(ctx: click.Context, shell: str | None) -> None:
    """Print a script that completes `learn` in your shell.

    Commands, options, decks, settings and card keys are completed.

    \b
      bash   eval "$(learn completion bash)"      in ~/.bashrc
      zsh    eval "$(learn completion zsh)"       in ~/.zshrc, after compinit
      fish   learn completion fish | source       in ~/.config/fish/config.fish
    """
    chosen = shell or Path(os.environ.get("SHELL", "")).name
    found = get_completion_class(chosen)
    if found is None:
        raise MisuseError("Which shell is it for?", "Name one: learn completion bash (or zsh, or fish).")
    root = ctx.find_root()
    click.echo(found(root.command, {}, "learn", "_LEARN_COMPLETE").source())


@contextmanager
def _library(ctx: click.Context) -> Iterator[Library]:
    """All decks; the progress is not opened."""
    from learn.body.catalogue import catalogue
    from learn.decks.library import Library, places_for
    from learn.paths import Places

    places = Places.find()
    named = [Path(path) for path in ctx.find_root().params.get("named") or ()]
    library = Library.open(places_for(named, places), places.cache, catalogue)
    try:
        yield library
    finally:
        library.close()


def complete_deck_ids(ctx: click.Context, _: click.Parameter, incomplete: str) -> list[CompletionItem]:
    """Ids of decks, with their titles."""
    try:
        with _library(ctx) as library:
            return [
                CompletionItem(entry.id, help=entry.title)
                for entry in library.decks
                if entry.id.startswith(incomplete)
            ]
    except LearnError:
        return []


def complete_decks(ctx: click.Context, param: click.Parameter, incomplete: str) -> list[CompletionItem]:
    """Ids of decks, or else files."""
    # Shells complete either words or files: files only once no id fits.
    return complete_deck_ids(ctx, param, incomplete) or [CompletionItem(incomplete, type="file")]


def complete_tags(ctx: click.Context, _: click.Parameter, incomplete: str) -> list[CompletionItem]:
    """Tags of the decks that are named, or of all; each behind those that stand before its comma."""
    before, comma, begun = incomplete.rpartition(",")
    taken = before.split(",")
    try:
        with _library(ctx) as library:
            from learn.workspace.tagged import tags_of

            # Where an option still lacks its value, click leaves the words before it unread.
            words = (*(ctx.params.get("decks") or ()), *ctx.args)
            named = [entry.id for entry in library.decks if entry.id in words]
            tags = tags_of(library, named or [entry.id for entry in library.decks])
            return [
                CompletionItem(f"{before}{comma}{tag}", help=f"{count:,} cards")
                for tag, count in tags.items()
                if tag.startswith(begun) and tag not in taken
            ]
    except LearnError:
        return []


tag_option = click.option(
    "--tag",
    "tags",
    multiple=True,
    metavar="TAG[,TAG...]",
    shell_complete=complete_tags,
    help="Only cards with this tag, or with one of several; given again, with that one too.",
)


def complete_keys(ctx: click.Context, _: click.Parameter, incomplete: str) -> list[str]:
    """Keys of cards."""
    try:
        with _library(ctx) as library:
            deck, slash, _rest = incomplete.partition("/")
            ids = [
                entry.id
                for entry in library.decks
                if entry.id == deck or (not slash and entry.id.startswith(deck))
            ]
            keys = (key for id_ in ids for key in library.keys(id_) if key.startswith(incomplete))
            return list(islice(keys, _MOST))
    except LearnError:
        return []


def complete_suspended(ctx: click.Context, _: click.Parameter, incomplete: str) -> list[str]:
    """Keys of suspended cards."""
    from learn.workspace import Workspace

    try:
        with Workspace.open(list(ctx.find_root().params.get("named") or ())) as workspace:
            found = (
                key
                for entry in workspace.library.decks
                for key in workspace.library.keys(entry.id)
                if key.startswith(incomplete) and workspace.desk.marks(key).suspended
            )
            return list(islice(found, _MOST))
    except LearnError:
        return []


def complete_settings(_ctx: click.Context, _: click.Parameter, incomplete: str) -> list[str]:
    """Names of settings."""
    from learn.settings import SETTINGS

    return [name for name in SETTINGS if name.startswith(incomplete.casefold())]
