"""`learn check`."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from learn.cli.faults import PROBLEM, as_misuse
from learn.cli.speech import complain, counted, json_flag, say, say_json
from learn.cli.start import Start
from learn.errors import LearnError

if TYPE_CHECKING:
    from learn.decks.check import Report


@click.command()
@click.argument("paths", nargs=-1, metavar="[PATH]...", type=click.Path(path_type=Path))
@click.option("--fix", is_flag=True, help="Write the ids that are missing, then check.")
@json_flag
@click.pass_obj
def check(start: Start, paths: tuple[Path, ...], fix: bool, as_json: bool) -> int:
    """Say everything that is wrong in deck files, and where.

    Without a PATH (a file, or a folder of decks) all decks that `learn` opens are checked; --fix then
    leaves the shipped ones as they are. Exit code 1 if there is an error; a warning is none.

    JSON: an object with files, errors and warnings (how many), ok, and fixed (a list of path and wrote, the
    sentences that say what was written). A file has path, deck, notes, cards and problems, each with line,
    column, severity, message and hint.
    """
    from learn.body.catalogue import catalogue
    from learn.decks.check import Report
    from learn.decks.check import check as look

    # Each place by itself: a deck of one's own may take the place of a shipped one.
    groups = [list(paths)] if paths else [[place] for place in _places(start)]
    fixed: list[tuple[Path, list[str]]] = []
    failed = False
    if fix:
        for path, wrote in _fix_all(paths or _places(start)[1:]):
            if isinstance(wrote, LearnError):
                failed = True
                complain(str(wrote))
            elif wrote:
                fixed.append((path, wrote))
    with as_misuse():
        found = {file.path: file for group in groups for file in look(group, catalogue).files}
    report = Report(tuple(found.values()))
    if as_json:
        say_json(_described(report, fixed))
    else:
        _show(report, fixed)
    return 0 if report.ok and not failed else PROBLEM


def _places(start: Start) -> list[Path]:
    """Where `learn` looks for decks, the shipped ones first; a folder that is not there yet is none."""
    from learn.decks.places import places_for
    from learn.paths import Places

    places = places_for(start.decks, Places.find())
    return [place.path for place in places if place.origin != "own" or place.path.exists()]


def _fix_all(paths: Sequence[Path]) -> Iterator[tuple[Path, list[str] | LearnError]]:
    from learn.decks.fix import fix_file
    from learn.decks.places import DeckPlace, deck_files

    for path in paths:
        with as_misuse():
            files = [file for file, refusal in deck_files(DeckPlace(path, "named")) if not refusal]
        for file in files:
            try:
                yield file, fix_file(file)
            except LearnError as error:
                yield file, error


def _show(report: Report, fixed: Sequence[tuple[Path, list[str]]]) -> None:
    for path, wrote in fixed:
        say(f"{path}:")
        for sentence in wrote:
            say(f"  {sentence}")
    for problem in report.problems:
        say(problem.render())
    say(_verdict(report))


def _verdict(report: Report) -> str:
    if not report.files:
        return "There is no deck file here. To write one: learn new my-deck"
    warnings = len(report.problems) - report.errors
    counts = [
        counted(sum(bool(file.deck) for file in report.files), "deck"),
        counted(sum(file.notes for file in report.files), "note"),
        counted(sum(file.cards for file in report.files), "card"),
    ]
    found = [counted(report.errors, "error")] if report.errors else []
    found += [counted(warnings, "warning")] if warnings else []
    files = counted(len(report.files), "file")
    return f"{files} checked ({', '.join(counts)}): {', '.join(found) or 'no problems'}."


def _described(report: Report, fixed: Sequence[tuple[Path, list[str]]]) -> dict[str, object]:
    return {
        "files": [
            {
                "path": str(file.path),
                "deck": file.deck,
                "notes": file.notes,
                "cards": file.cards,
                "problems": [
                    {
                        "line": problem.line,
                        "column": problem.column,
                        "severity": problem.severity,
                        "message": problem.message,
                        "hint": problem.hint,
                    }
                    for problem in file.problems
                ],
            }
            for file in report.files
        ],
        "errors": report.errors,
        "warnings": len(report.problems) - report.errors,
        "ok": report.ok,
        "fixed": [{"path": str(path), "wrote": wrote} for path, wrote in fixed],
    }
