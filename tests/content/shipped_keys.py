"""The keys of all cards that ever shipped: somebody may have answered any of them.

    python -m tests.content.shipped_keys            add the keys of today's decks to the list
    python -m tests.content.shipped_keys FOLDER…    add those of the decks in folders, such as older ones

Keys are only ever added. Run it when decks are released.
"""

from __future__ import annotations

import sys
from pathlib import Path

from learn.decks.compiler import compile_deck
from learn.paths import shipped_decks
from tests.content.shipped import HERE

FILE = HERE / "keys-that-shipped.txt"


def read() -> list[str]:
    """Every key that ever shipped."""
    return FILE.read_text(encoding="utf-8").split() if FILE.exists() else []


def keys_in(folder: Path) -> set[str]:
    """The keys of the decks in a folder; a deck that does not compile is an error."""
    keys: set[str] = set()
    for path in sorted(folder.glob("*.yaml")):
        compiled = compile_deck(path.read_bytes(), path)
        if compiled.deck is None:
            raise SystemExit("\n".join(problem.render() for problem in compiled.problems))
        keys |= {card.key for card in compiled.deck.cards}
    return keys


def main(folders: list[str]) -> None:
    """Add keys to the list."""
    found = set(read()).union(
        *(keys_in(folder) for folder in [Path(name) for name in folders] or [shipped_decks()])
    )
    FILE.write_text("".join(f"{key}\n" for key in sorted(found)), encoding="utf-8")


if __name__ == "__main__":
    main(sys.argv[1:])
