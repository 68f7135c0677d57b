"""`learn backup` and `learn restore`."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from learn.cli.faults import MisuseError
from learn.cli.patience import waiting
from learn.cli.speech import can_ask, json_flag, say, say_json, typed
from learn.errors import LearnError

if TYPE_CHECKING:
    from learn.paths import Places


@click.command()
@click.option("--list", "listing", is_flag=True, help="Write none; list those there are.")
@json_flag
def backup(listing: bool, as_json: bool) -> None:
    """Back up your progress.

    A backup is whole also while `learn` is open elsewhere. The ten newest are kept; `learn restore`
    goes back to one.

    JSON: an object with written (the new backup's path, or null) and backups, the newest first, each with
    path, date and bytes.
    """
    from learn.clock import clock_from_environment
    from learn.paths import Places
    from learn.progress.backup import back_up

    places = Places.find()
    written = None
    if not listing:
        if not places.progress.exists():
            raise LearnError("There is no progress yet, so there is nothing to back up.", "Study first.")
        moment = clock_from_environment().now()
        with waiting("Backing up", by_steps=True) as tell:
            written = back_up(places.progress, places.backups, moment, tell=tell)
    if as_json:
        say_json({"written": str(written) if written else None, "backups": _described(places)})
    elif written:
        say(f"Wrote {written}.")
        say(f"To go back to it: learn restore {typed(written.name)}")
    else:
        _list(places)


def _described(places: Places) -> list[dict[str, object]]:
    from learn.progress.backup import backups

    return [
        {"path": str(one.path), "date": one.date, "bytes": one.path.stat().st_size}
        for one in backups(places.backups)
    ]


def _list(places: Places) -> None:
    from learn.progress.backup import backups

    found = backups(places.backups)
    if not found:
        say(f"There is no backup in {places.backups} yet. To write one: learn backup")
        return
    say(f"In {places.backups}, the newest first:")
    for one in found:
        say(f"  {one.path.name}  {one.path.stat().st_size / 1024:,.0f} KiB")
    say(f"To go back to one: learn restore {typed(found[0].path.name)}")


@click.command()
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--yes", is_flag=True, help="Do not ask first.")
def restore(file: Path, yes: bool) -> None:
    """Put a backup in the place of your progress.

    FILE is a path, or the name of one of the backups that `learn backup --list` shows. What was there
    before is kept, also if it is damaged.
    """
    from learn.clock import clock_from_environment
    from learn.paths import Places
    from learn.progress.backup import check_restorable
    from learn.progress.backup import restore as put_back

    places = Places.find()
    source = _source(file, places)
    if places.progress.exists() and source.samefile(places.progress):
        raise MisuseError(f"{source} is your progress itself.", "`learn backup --list` shows what there is.")
    with waiting("Looking the backup over") as tell:
        check_restorable(source, tell)
    question = f"Put {source} in the place of {places.progress}?"
    if not yes and places.progress.exists():
        if not can_ask():
            raise MisuseError(question, "There is no terminal to ask on: give --yes to say so.")
        if not click.confirm(question):
            say("Nothing was changed.")
            return
    moment = clock_from_environment().now()
    with waiting("Copying", by_steps=True) as tell:
        kept = put_back(source, places.progress, places.backups, moment, tell)
    say(f"Restored {source}.")
    if kept:
        say(f"What was there before is kept in {kept}.")


def _source(file: Path, places: Places) -> Path:
    from learn.paths import is_there

    if not is_there(file) and file.name == str(file) and is_there(places.backups / file):
        return places.backups / file
    if not is_there(file) or not file.is_file():
        raise MisuseError(f"There is no file {file}.", "`learn backup --list` shows what there is.")
    return file
