"""Telling a slip of the command line (exit code 2) from something found wrong (1)."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from learn.errors import LearnError

PROBLEM = 1
MISUSE = 2
INTERRUPTED = 130


class MisuseError(LearnError):
    """What was typed names nothing, or cannot be meant."""


class StoppedError(LearnError):
    """The person stopped the work; says what is safe."""


@contextmanager
def as_misuse() -> Iterator[None]:
    """Whatever is wrong in here is wrong with what was typed."""
    try:
        yield
    except LearnError as error:
        raise MisuseError(error.message, error.hint) from error
