"""How commands speak: plain lines on stdout, complaints on stderr, JSON for scripts."""

from __future__ import annotations

import json
import os
import shlex
import sys
from collections.abc import Sequence
from pathlib import Path

import click

from learn.decks.problems import visible

json_flag = click.option(
    "--json", "as_json", is_flag=True, help="Print JSON for scripts, with the keys named above."
)
WIDTH = 80


def say(text: str = "") -> None:
    """Lines for the person; nothing in them is obeyed by a terminal."""
    click.echo("\n".join(visible(line) for line in text.split("\n")))


def complain(text: str) -> None:
    """The same on stderr."""
    click.echo("\n".join(visible(line) for line in text.split("\n")), err=True)


def say_json(value: object) -> None:
    """One JSON value, in ASCII so that any terminal and any pipe takes it."""
    click.echo(json.dumps(value, indent=2))


def typed(path: Path | str) -> str:
    """A path as it is to be typed in a shell."""
    return shlex.quote(str(path))


def counted(number: int, one: str, many: str = "") -> str:
    """A number with its noun: 1 card, 2,000 cards."""
    return f"{number:,} {one if number == 1 else many or one + 's'}"


def table(heads: Sequence[str], rows: Sequence[Sequence[str]], left: Sequence[int] = (0,)) -> list[str]:
    """Lines of a table; columns are aligned right but for those in `left`."""
    widths = [max(len(row[at]) for row in (heads, *rows)) for at in range(len(heads))]
    return [
        "  ".join(
            cell.ljust(width) if at in left else cell.rjust(width)
            for at, (cell, width) in enumerate(zip(row, widths, strict=True))
        ).rstrip()
        for row in (heads, *rows)
    ]


def can_ask() -> bool:
    """Whether a person sits at the keyboard."""
    return sys.stdin is not None and sys.stdin.isatty()


def can_draw() -> bool:
    """Whether there is a terminal on which a screen can be drawn."""
    return can_ask() and sys.stdout is not None and sys.stdout.isatty() and os.environ.get("TERM") != "dumb"
