"""Where things are kept, open to their owner alone. No other module asks for a home or a folder."""

from __future__ import annotations

import os
import tempfile
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from learn.errors import LearnError

_HERE = Path(__file__).resolve().parent
_SET_HOME = "Set LEARN_HOME to a folder of yours."


@dataclass(frozen=True)
class Places:
    """Every file and folder of one person's `learn`."""

    progress: Path
    backups: Path
    looks: Path
    own_decks: Path
    cache: Path
    log: Path

    @classmethod
    def in_one_folder(cls, home: Path) -> Places:
        """Everything below one folder, as LEARN_HOME asks."""
        return cls(
            progress=home / "progress.sqlite",
            backups=home / "backups",
            looks=home / "looks.json",
            own_decks=home / "decks",
            cache=home / "cache" / "decks.sqlite",
            log=home / "learn.log",
        )

    @classmethod
    def find(cls) -> Places:
        """LEARN_HOME if it is set, else where the platform keeps such things."""
        if home := os.environ.get("LEARN_HOME"):
            return cls.in_one_folder(expanded(home, "LEARN_HOME"))
        # Imported late: not needed under LEARN_HOME, and costs 16 ms.
        from platformdirs import PlatformDirs

        dirs = PlatformDirs("learn", appauthor=False)
        try:
            data = dirs.user_data_path
        except RuntimeError:  # what newer versions of platformdirs make of a missing home
            data = Path("~")
        if not data.is_absolute():
            raise LearnError("There is no home folder to keep your progress in.", _SET_HOME)
        return cls(
            progress=data / "progress.sqlite",
            backups=data / "backups",
            looks=dirs.user_config_path / "looks.json",
            own_decks=data / "decks",
            cache=dirs.user_cache_path / "decks.sqlite",
            log=dirs.user_log_path / "learn.log",
        )


def expanded(path: Path | str, name: str = "") -> Path:
    """A path with `~` read, made absolute; raises LearnError where it names nobody's home."""
    try:
        return Path(path).expanduser().absolute()
    except RuntimeError:
        hint = _SET_HOME if name else "Write the path in full."
        raise LearnError(f"{name or 'The path'} is {str(path)!r}, and there is no such home.", hint) from None


def is_there(path: Path) -> bool:
    """Whether a file or folder is there; what can be no path, or cannot be looked at, is not."""
    try:
        return path.exists()
    except OSError:
        return False


def shipped_decks() -> Path:
    """The decks that come with the program: inside a wheel, or beside the package in a clone."""
    inside = _HERE / "shipped_decks"
    return inside if inside.is_dir() else _HERE.parent / "decks"


def deck_schema() -> Path:
    """The JSON Schema of the deck format, for editors."""
    return _HERE / "decks" / "deck.schema.json"


def make_private_folder(folder: Path) -> None:
    """Make a folder, and those missing above it, that only its owner can enter; raises OSError."""
    # Path.mkdir gives its mode to the last folder alone.
    if not folder.parent.exists():
        make_private_folder(folder.parent)
    folder.mkdir(mode=0o700, exist_ok=True)


def make_private_file(path: Path) -> None:
    """Make an empty file that only its owner can read, unless it is there; raises OSError."""
    make_private_folder(path.parent)
    with suppress(FileExistsError):
        os.close(os.open(path, os.O_CREAT | os.O_EXCL | os.O_RDWR, 0o600))


def write_private_file(path: Path, text: str) -> None:
    """Put a text in the place of a file that only its owner can read. Raises OSError."""
    make_private_folder(path.parent)
    replace_file(path, text.encode(), 0o600)


def replace_file(path: Path, data: bytes, mode: int) -> None:
    """Put data in the place of a file: all of it, or nothing is changed. Raises OSError."""
    # A link, as people with their settings in git have, stays a link. (Path.resolve refuses one to itself,
    # and not with an OSError.)
    goal = Path(os.path.realpath(path))
    handle, name = tempfile.mkstemp(".part", f".{goal.name}.", dir=goal.parent)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        Path(name).chmod(mode)
        Path(name).replace(goal)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise
