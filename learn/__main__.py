"""The roof: starts the commands, and is the one place that catches what nobody expected."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from learn.cli.ways import StudyRequest
    from learn.workspace import Workspace


def _screen(workspace: Workspace, request: StudyRequest | None) -> int:
    from learn.ui.app import run

    return run(workspace, request.decks if request else None, request.limit if request else None)


def _lines(workspace: Workspace, request: StudyRequest, as_json: bool) -> int:
    from learn.plain import run

    return run(workspace, request.decks, request.limit, as_json=as_json)


def main() -> int:
    """Run the program; the exit code."""
    from learn.cli.app import run
    from learn.cli.ways import Ways

    return run(Ways(_screen, _lines))


if __name__ == "__main__":
    sys.exit(main())
