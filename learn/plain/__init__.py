"""Line mode: a session on stdin and stdout, for a screen reader, a slow line or a script."""

from __future__ import annotations

import io
import sys
from typing import TextIO

from learn.errors import LearnError
from learn.plain.sitting import Sitting
from learn.plain.talk import Talk
from learn.plain.wire import Wire
from learn.study.tags import Tags
from learn.workspace import Workspace

__all__ = ["run"]


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
    # A stream that was closed before the program began is None.
    lines_in, lines_out = stdin or sys.stdin or io.StringIO(), stdout or sys.stdout
    if lines_out is None:
        raise LearnError("The output is closed, so nothing can be asked.")
    if isinstance(lines_in, io.TextIOWrapper):
        # A byte that is no text is a wrong answer, not the end of the session.
        lines_in.reconfigure(errors="replace")
    if as_json:
        Wire(workspace, lines_in, lines_out).run(decks, limit, tags)
    else:
        Sitting(workspace, Talk(lines_in, lines_out)).run(decks, limit, tags)
    return 0
