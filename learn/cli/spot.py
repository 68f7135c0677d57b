"""`learn spot`."""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING

import click

from learn.cli.completion import complete_decks, tag_option
from learn.cli.faults import MisuseError, as_misuse
from learn.cli.speech import can_draw, counted, json_flag, say, say_json, table
from learn.cli.start import Start, deck_ids, files_among, tags_among
from learn.cli.ways import SpotRequest
from learn.errors import LearnError

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from learn.study.spot import SpotWish
    from learn.workspace import Workspace
    from learn.workspace.spots import PastSpot


@click.command()
@click.argument("decks", nargs=-1, metavar="[DECK or FILE.yaml]...", shell_complete=complete_decks)
@click.option("--exam", metavar="NAME", help="What a planned exam asks, instead of decks.")
@tag_option
@click.option(
    "--stations", type=int, metavar="N", help="How many stations (20, or as many cards as there are)."
)
@click.option("--seconds", type=int, default=60, metavar="S", help="Until the bell at each, 5 to 60 (60).")
@click.option("--reports", is_flag=True, help="Print what came of past spot tests.")
@click.option("--seed", type=int, metavar="N", help="The seed of the lot: the same one draws the same test.")
@json_flag
@click.pass_obj
def spot(
    start: Start,
    decks: tuple[str, ...],
    exam: str | None,
    tags: tuple[str, ...],
    stations: int | None,
    seconds: int,
    reports: bool,
    seed: int | None,
    as_json: bool,
) -> int:
    """Take a spot test: stations on the body map, against a bell.

    At each station skin is lit, whose roots are to be named, or roots are named, whose skin is to be
    pointed at: on the person's left or right, as it says. There is no way back, and nothing is told
    before the end. Every answer is saved at once and counts as a review.

    JSON, with --reports: a list, the last test first; each with at (UTC), decks, tags, exam, seed, seconds,
    stations, asked, right, score (0 to 1), other_side, too_late, complete, sections (each with section, right
    and asked) and wrong (each with station, card, section, side, given, other_side, in_time).
    """
    if as_json and not reports:
        raise MisuseError("--json is for the reports.", "Write: learn spot --reports --json")
    with start.open(files_among(decks)) as workspace:
        if reports:
            return _report(workspace, as_json)
        lot = seed if seed is not None else start.seed or None
        wish = _wish(workspace, decks, exam, tags, stations, seconds, lot)
        if not can_draw():
            raise LearnError(
                "A spot test needs a screen: it is about pointing at the body map.",
                "In lines there are a mock exam, `learn mock --plain`, and study, `learn study --plain`.",
            )
        return start.ways.screen(workspace, SpotRequest(wish))


def _wish(
    workspace: Workspace,
    decks: tuple[str, ...],
    exam: str | None,
    tags: tuple[str, ...],
    stations: int | None,
    seconds: int,
    seed: int | None,
) -> SpotWish:
    """What is asked for; raises LearnError where no test could be like that."""
    from learn.study.spot import SpotWish
    from learn.workspace.spots import Spots

    ids = deck_ids(workspace, decks)
    with as_misuse():
        spots = Spots(workspace)
        named = SpotWish(ids, (), exam, stations, seconds, seed)
        asked = spots.scope(named).decks
        wish = SpotWish(ids, tags_among(workspace, asked, tags), exam, stations, seconds, seed)
    spots.check(wish)
    return wish


def _report(workspace: Workspace, as_json: bool) -> int:
    from learn.workspace.spots import Spots

    past = Spots(workspace).past()
    if as_json:
        say_json([_described(one) for one in past])
    elif past:
        say("\n".join(_lines(workspace, past)))
    else:
        say("There was no spot test yet. Take one with: learn spot")
    return 0


def _described(past: PastSpot) -> dict[str, object]:
    from datetime import UTC

    from learn.clock import local_time
    from learn.study.tags import SECTIONS

    report = past.report
    return {
        "at": local_time(past.at, UTC).isoformat(timespec="seconds"),
        "decks": past.scope.decks,
        "tags": past.scope.tags,
        "exam": past.exam,
        "seed": past.seed,
        "seconds": past.seconds,
        "stations": len(report.stations),
        "asked": report.asked,
        "right": report.right,
        "score": report.score,
        "other_side": report.other_side,
        "too_late": report.too_late,
        "complete": not report.left_out,
        "sections": [asdict(share) for share in report.sections(SECTIONS)],
        "wrong": [
            {
                "station": result.number,
                "card": report.station(result).key,
                "section": report.station(result).section,
                "side": report.station(result).side or None,
                "given": result.given or None,
                "other_side": result.other_side,
                "in_time": result.in_time,
            }
            for result in report.wrong
        ],
    }


def _lines(workspace: Workspace, past: Sequence[PastSpot]) -> Iterator[str]:
    """A table of the tests, then the sections of the last one."""
    from learn.clock import local_time
    from learn.study.tags import SECTIONS
    from learn.study.wording import percent

    zone = workspace.desk.clock.zone
    rows = [
        (
            f"{local_time(one.at, zone):%Y-%m-%d %H:%M}",
            f"{one.report.right} of {one.report.asked}",
            percent(one.report.score or 0.0),
            str(one.report.other_side),
            str(one.report.left_out),
            one.exam or "",
        )
        for one in past
    ]
    yield from table(("began", "right", "score", "other side", "not reached", "exam"), rows, (0, 5))
    last = past[0].report
    yield ""
    yield f"The last one, {counted(last.asked, 'station')} by section:"
    titles = {entry.id: entry.title for entry in workspace.library.decks}
    for share in last.sections(SECTIONS):
        yield f"  {titles.get(share.section, share.section)}: {share.right} of {share.asked}"
