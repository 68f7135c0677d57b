"""Where things are kept. No other module asks for a home or a folder."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path

_HERE = Path(__file__).resolve().parent


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
            return cls.in_one_folder(Path(home).expanduser().absolute())
        # Imported late: not needed under LEARN_HOME, and costs 16 ms.
        from platformdirs import PlatformDirs

        dirs = PlatformDirs("learn", appauthor=False)
        data = dirs.user_data_path
        return cls(
            progress=data / "progress.sqlite",
            backups=data / "backups",
            looks=dirs.user_config_path / "looks.json",
            own_decks=data / "decks",
            cache=dirs.user_cache_path / "decks.sqlite",
            log=dirs.user_log_path / "learn.log",
        )


def shipped_decks() -> Path:
    """The decks that come with the program: inside a wheel, or beside the package in a clone."""
    inside = _HERE / "shipped_decks"
    return inside if inside.is_dir() else _HERE.parent / "decks"


def deck_schema() -> Path:
    """The JSON Schema of the deck format, for editors."""
    return _HERE / "decks" / "deck.schema.json"
