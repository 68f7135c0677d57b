"""`learn new`."""

from __future__ import annotations

from pathlib import Path

import click

from learn.cli.faults import MisuseError, as_misuse
from learn.cli.speech import say, typed
from learn.errors import LearnError


@click.command()
@click.argument("id_", metavar="ID")
@click.option("--title", default="", help="The title that people see; without it, the id.")
@click.option(
    "--folder",
    type=click.Path(file_okay=False, path_type=Path),
    help="The folder to write to; without it, the current one.",
)
@click.option("--own", is_flag=True, help="Write to your own decks, which `learn` always opens.")
def new(id_: str, title: str, folder: Path | None, own: bool) -> None:
    """Write a small deck to start from, as ID.yaml.

    No file is ever overwritten.
    """
    from learn.decks.scaffold import new_deck, shipped_with
    from learn.paths import Places, deck_schema

    if own and folder:
        raise MisuseError("--own and --folder name two places.", "Give one of them.")
    id_ = id_.removesuffix(".yaml").removesuffix(".yml")
    with as_misuse():
        text = new_deck(id_, title, deck_schema().as_uri())
    path = (Places.find().own_decks if own else folder or Path()) / f"{id_}.yaml"
    _write(path, text, own)
    if own and (shipped := shipped_with(id_)):
        say(f"Your deck “{id_}” takes the place of the shipped deck ({shipped}).")
        say("To keep both, give yours another id and its file another name.")
    say(f"Wrote {path}. Put your own notes into it, then:")
    say(f"  learn check {typed(path)}")
    say(f"  learn study --dry {typed(path)}")


def _write(path: Path, text: str, own: bool) -> None:
    from learn.paths import make_private_folder

    try:
        if own:
            make_private_folder(path.parent)
        else:
            path.parent.mkdir(parents=True, exist_ok=True)
        with path.open("x", encoding="utf-8", newline="\n") as file:
            file.write(text)
    except FileExistsError:
        raise LearnError(
            f"{path} is there already, and was left as it is.", "Choose another id or folder."
        ) from None
    except OSError as error:
        reason = (error.strerror or str(error)).lower()
        raise LearnError(f"{path} cannot be written: {reason}.", "Choose another folder.") from None
