"""Line mode: a session on stdin and stdout, for a screen reader, a slow line or a script."""

from __future__ import annotations

import io
import sys
from typing import TYPE_CHECKING, TextIO

from learn.errors import LearnError
from learn.plain.sitting import Sitting
from learn.plain.talk import Talk
from learn.plain.wire import Wire
from learn.study.tags import Tags
from learn.workspace import Workspace

if TYPE_CHECKING:
    from learn.study.paper import Wish

__all__ = ["run", "run_mock"]


def run(
    workspace: Workspace,
    decks: tuple[str, ...],
    limit: int | None,
    tags: Tags = (),
    *,
    as_json: bool,
    stdin: TextIO | None = None,
    stdout: TextIO | None = None,
) -> int:
    """Study until the cards, the input or the person ends it; the exit code.

    Raises LearnError where no session can begin.
    """
    lines_in, lines_out = _streams(stdin, stdout)
    if as_json:
        Wire(workspace, lines_in, lines_out).run(decks, limit, tags)
    else:
        Sitting(workspace, Talk(lines_in, lines_out)).run(decks, limit, tags)
    return 0


def run_mock(
    workspace: Workspace,
    wish: Wish | None,
    *,
    is_new: bool = False,
    stdin: TextIO | None = None,
    stdout: TextIO | None = None,
) -> int:
    """Sit a mock exam in lines, or without a wish go on with the one that was interrupted; the exit code.

    `is_new` gives up one that is not handed in. Raises LearnError where none can begin.
    """
    from learn.plain.mock import MockSitting

    MockSitting(workspace, Talk(*_streams(stdin, stdout))).run(wish, is_new)
    return 0


def _streams(stdin: TextIO | None, stdout: TextIO | None) -> tuple[TextIO, TextIO]:
    """Where lines come from and go to. Raises LearnError if they can go nowhere."""
    # A stream that was closed before the program began is None.
    lines_in, lines_out = stdin or sys.stdin or io.StringIO(), stdout or sys.stdout
    if lines_out is None:
        raise LearnError("The output is closed, so nothing can be asked.")
    if isinstance(lines_in, io.TextIOWrapper):
        # A byte that is no text is a wrong answer, not the end of the session.
        lines_in.reconfigure(errors="replace")
    return lines_in, lines_out
