"""The roof: starts the commands, and is the one place that catches what nobody expected."""

from __future__ import annotations

import gc
import os
import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from learn.cli.ways import MockRequest, Request, StudyRequest
    from learn.ui.screen import LearnScreen
    from learn.workspace import Workspace

_YOUNG = 50_000
"""Objects that are made before garbage is looked for. With Python's 700 it is looked for a hundred times
among modules that are imported, and in the midst of a key's work; screens do it while one reads."""


def _screen(workspace: Workspace, request: Request | None) -> int:
    from learn.cli.ways import MapRequest, StudyRequest
    from learn.ui.app import run

    if request is None:
        return run(workspace)
    if isinstance(request, StudyRequest):
        return run(workspace, request.decks, request.limit, request.tags)
    if isinstance(request, MapRequest) and request.as_picture:
        from learn.ui.picture import can_picture, picture

        if can_picture():
            return picture(request.lit, "clinic")
    return run(workspace, first=lambda: _first(request))


def _first(request: Request) -> LearnScreen:
    """The screen that shows what is requested; each is imported only when it is."""
    from learn.cli.ways import MapRequest, MockRequest, SpotRequest

    if isinstance(request, MapRequest):
        from learn.ui.map import MapScreen

        return MapScreen(request.lit)
    if isinstance(request, SpotRequest):
        from learn.ui.spot_setup import SpotSetupScreen

        return SpotSetupScreen(request.wish)
    if isinstance(request, MockRequest):
        from learn.ui.mock_setup import MockSetupScreen

        return MockSetupScreen(request.wish, is_new=request.is_new)
    from learn.ui.exam import ExamScreen

    return ExamScreen()


def _lines(workspace: Workspace, request: StudyRequest | MockRequest, as_json: bool) -> int:
    from learn.cli.ways import MockRequest
    from learn.plain import run, run_mock

    if isinstance(request, MockRequest):
        return run_mock(workspace, request.wish, is_new=request.is_new)
    return run(workspace, request.decks, request.limit, request.tags, as_json=as_json)


def main() -> int:
    """Run the program; the exit code."""
    gc.set_threshold(_YOUNG)
    try:
        from learn.cli.app import run
        from learn.cli.ways import Ways

        return run(Ways(_screen, _lines))
    except KeyboardInterrupt:  # while the command itself was still being imported, or spoke its last word
        sys.stderr.write("Stopped. Nothing is lost, and nothing is half-written.\n")
        return 130
    except Exception as error:  # the one place for what nobody expected
        if "_LEARN_COMPLETE" not in os.environ:  # a shell that completes a word wants no sentences
            _apologise(error)
        return 1


def _apologise(error: Exception) -> None:
    """Write down what happened, and say so."""
    import traceback

    details = "".join(traceback.format_exception(error))
    spoken = str(error).strip().split("\n")[0]
    what = f"{type(error).__name__}: {spoken}" if spoken else type(error).__name__
    kept = _write_down(details)
    sys.stderr.write(
        f"Something went wrong that learn did not expect: {_shown(what)}.\n{kept} Your reviews are safe.\n"
    )


def _write_down(details: str) -> str:
    """Append to the log; where the details are, as a sentence, or the details themselves."""
    try:
        from datetime import UTC, datetime

        from learn.paths import Places, make_private_file

        log = Places.find().log
        make_private_file(log)
        with log.open("a", encoding="utf-8", errors="backslashreplace") as file:
            file.write(f"{datetime.now(UTC):%Y-%m-%dT%H:%M:%SZ} learn {' '.join(sys.argv[1:])}\n{details}\n")
    except Exception:  # whatever keeps the log from being written, the person gets the details
        return f"{details}\nThese details could not be written to the log."
    return f"The details are in {log}."


def _shown(text: str) -> str:
    """The text without what a terminal would obey."""
    return "".join(letter if letter.isprintable() else " " for letter in text)


if __name__ == "__main__":
    sys.exit(main())
