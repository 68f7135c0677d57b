"""Where decks are looked for, and which files are decks there."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Literal

from learn.decks.problems import Problem
from learn.errors import LearnError
from learn.paths import Places, expanded, is_there, shipped_decks
from learn.values import dataclass

Origin = Literal["shipped", "own", "named"]
MAX_BYTES = 32 * 1024 * 1024
_SUFFIXES = (".yaml", ".yml")


@dataclass(frozen=True, slots=True)
class DeckPlace:
    """A folder of decks (`*.yaml`, `*.yml`; not those in folders below), or one deck file."""

    path: Path
    origin: Origin


def places_for(named: Sequence[Path], places: Places) -> list[DeckPlace]:
    """Shipped decks, own ones, then those of LEARN_DECKS and those named."""
    listed = [Path(text) for text in os.environ.get("LEARN_DECKS", "").split(os.pathsep) if text]
    return [
        DeckPlace(shipped_decks(), "shipped"),
        DeckPlace(places.own_decks, "own"),
        *(DeckPlace(expanded(path), "named") for path in (*listed, *named)),
    ]


def deck_files(place: DeckPlace) -> Iterator[tuple[Path, Problem | None]]:
    """The deck files of a place by name, each with the reason if it is not to be read.

    Raises LearnError if a named place is not there.
    """
    path = place.path.absolute()
    try:
        if path.is_dir():
            names = sorted(name for name in os.listdir(path) if _is_deck_name(name))  # noqa: PTH208 - twice as fast
        elif place.origin == "named" and not is_there(path):
            raise LearnError(f"There is no deck or folder {path}.", "Look at how its name is written.")
        else:
            if path.exists():
                yield path, refusal(path, None)
            return
    except OSError as error:
        reason = (error.strerror or str(error)).lower()
        if place.origin == "named":
            raise LearnError(f"{path} cannot be read: {reason}.", "Look at its permissions.") from None
        yield path, Problem(path, 0, 0, f"the folder cannot be read: {reason}", "Look at its permissions.")
        return
    for name in names:
        yield path / name, refusal(path / name, path)


def refusal(path: Path, folder: Path | None) -> Problem | None:
    """Why a file is not to be read: it leads out of its folder, is no file, or is too large."""
    try:
        if folder is not None and path.is_symlink() and not path.resolve().is_relative_to(folder.resolve()):
            hint = "Copy the file here, or name it with --decks."
            return Problem(path, 0, 0, "this link leads out of the folder, so it is not followed", hint)
        if not path.is_file():
            message = "this is not a file" if path.exists() else "this link leads nowhere"
            return Problem(path, 0, 0, message, "Delete it, or give it another name.")
        if path.stat().st_size > MAX_BYTES:
            hint = "Split the deck in several files."
            return Problem(path, 0, 0, f"the file is larger than {MAX_BYTES >> 20} MiB", hint)
    except (OSError, RuntimeError) as error:
        return Problem(path, 0, 0, f"the file cannot be read: {error}", "Look at its permissions.")
    return None


def _is_deck_name(name: str) -> bool:
    return name.lower().endswith(_SUFFIXES) and not name.startswith(".")
