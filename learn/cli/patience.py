"""Work that takes long: it says so on a terminal, says how far it is, and Ctrl+C ends it safely."""

from __future__ import annotations

import signal
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from threading import Timer, current_thread, main_thread

import click

from learn.cli.faults import StoppedError
from learn.cli.speech import complain

Tell = Callable[[int, int], None]
"""Hears how much of how much is done; 0 of 0 where nobody can say."""


class _Waiting:
    """What is said while some work goes on, and whether it is to stop."""

    def __init__(self, work: str, after: float) -> None:
        self._work = work
        self._speaks = sys.stderr is not None and sys.stderr.isatty()
        self._is_long = self._has_line = self._is_to_stop = False
        self._shown = -1
        self._timer = Timer(after, self._say)
        self._timer.daemon = True

    def begin(self) -> None:
        if self._speaks:
            self._timer.start()

    def end(self) -> None:
        self._timer.cancel()
        if self._has_line:
            click.echo(err=True)

    def _say(self) -> None:
        complain(f"{self._work}; this takes a while. Ctrl+C stops it, and nothing is lost.")
        self._is_long = True

    def tell(self, done: int, total: int) -> None:
        """One line that is written over as the work goes on. Raises KeyboardInterrupt if it is to stop."""
        if self._is_to_stop:
            raise KeyboardInterrupt
        if self._is_long and total and (share := done * 100 // total) != self._shown:
            self._shown, self._has_line = share, True
            click.echo(f"\r{share:3} %", nl=False, err=True)

    def stop(self, *_: object) -> None:
        """Remember that Ctrl+C was pressed. Who presses it twice does not wait for the next step."""
        if self._is_to_stop:
            raise KeyboardInterrupt
        self._is_to_stop = True


@contextmanager
def waiting(
    work: str, safe: str = "Nothing was changed.", *, by_steps: bool = False, after: float = 1.0
) -> Iterator[Tell]:
    """Say what goes on, on a terminal's stderr, if it takes longer than a moment; gives what hears how far.

    For work that is done in one transaction or beside the file: stopped, it leaves nothing half-written.
    Ctrl+C raises StoppedError with what is `safe`. With `by_steps` it waits for the work's next word: where
    the last step decides, it must be certain whether that was made.
    """
    wait = _Waiting(work, after)
    before = _listen(wait) if by_steps else None
    wait.begin()
    try:
        yield wait.tell
    except KeyboardInterrupt:
        raise StoppedError(f"Stopped. {safe}") from None
    finally:
        wait.end()
        if before is not None:
            signal.signal(signal.SIGINT, before)


def _listen(wait: _Waiting) -> Callable[..., object] | None:
    """Let a wait take Ctrl+C; what took it before, or None if it is not ours to take."""
    before = signal.getsignal(signal.SIGINT)
    if current_thread() is not main_thread() or before is not signal.default_int_handler:
        return None
    signal.signal(signal.SIGINT, wait.stop)
    return signal.default_int_handler
