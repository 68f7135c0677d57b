"""`learn mock`."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

import click

from learn.cli.completion import complete_decks, tag_option
from learn.cli.faults import MisuseError, as_misuse
from learn.cli.speech import can_draw, counted, json_flag, say, say_json, table
from learn.cli.start import Start, deck_ids, files_among, tags_among
from learn.cli.ways import MockRequest
from learn.clock import local_time
from learn.study.wording import percent

if TYPE_CHECKING:
    from datetime import tzinfo

    from learn.study.paper import Wish
    from learn.workspace import Workspace
    from learn.workspace.mocks import PastMock

_SHARE = re.compile(r"(\d{1,3}(?:[.,]\d+)?) ?%?")


@click.command()
@click.argument("decks", nargs=-1, metavar="[DECK or FILE.yaml]...", shell_complete=complete_decks)
@click.option("--exam", metavar="NAME", help="The decks and tags of a planned exam.")
@tag_option
@click.option("--questions", type=int, metavar="N", help="How many questions; 40, or as many as there are.")
@click.option("--minutes", type=int, metavar="N", help="How much time there is; 30, and 0 for no limit.")
@click.option("--kinds", metavar="KIND[,KIND...]", help="Of typed, choice, cloze, sort and map; all of them.")
@click.option(
    "--unseen", metavar="SHARE", help="The share of cards never seen, such as 20% or 0; as they come."
)
@click.option(
    "--clock",
    type=click.Choice(["stands", "runs"]),
    help="What it does while you are away; it stands unless you say so.",
)
@click.option("--seed", type=int, metavar="N", help="Draw the same questions as another time.")
@click.option("--new", "is_new", is_flag=True, help="Give up one that is not handed in yet.")
@click.option("--plain", is_flag=True, help="Ask line by line, without a screen.")
@click.option("--reports", is_flag=True, help="List past mock exams, with score and prediction.")
@click.option("--last", is_flag=True, help="Print the report of the last one in full.")
@json_flag
@click.pass_obj
def mock(
    start: Start,
    /,
    decks: tuple[str, ...],
    tags: tuple[str, ...],
    is_new: bool,
    plain: bool,
    reports: bool,
    last: bool,
    as_json: bool,
    **wished: str | int | None,
) -> int:
    """Sit a mock exam, or go on with one.

    Questions are drawn by section from some decks, from cards with some tags, or from those of a
    planned exam; without any named, from the nearest exam's, or from all decks. Nothing is marked
    before the end: then come the score beside the one that was predicted, and every wrong answer
    with what was right. All answers count as reviews. Cards that you rate yourself are left out.

    `learn mock` alone goes on with one that was interrupted, or begins. --new gives that one up:
    its answers so far count as reviews, and it has no score.

    JSON (of --reports): a list, the last one first, of objects with begun (ISO time), title,
    ended (hand, time or given up), right, asked, answered, score (0 to 1; null if given up),
    predicted (mean, low and high; the interval holds the score in four cases of five) and seconds.
    """
    with start.open(files_among(decks)) as workspace:
        if reports or last or as_json:
            return _past(workspace, as_json, last)
        wish = _wish(workspace, decks, tags, wished)
        request = MockRequest(wish, is_new)
        if plain or not can_draw():
            return start.ask_in_lines(workspace, request)
        return start.ways.screen(workspace, request)


def _wish(
    workspace: Workspace, decks: Sequence[str], tags: Sequence[str], wished: dict[str, str | int | None]
) -> Wish | None:
    """What was asked for; None if nothing was. Raises MisuseError."""
    from learn.study.paper import ASKED_KINDS, USUAL_MINUTES, Wish, check

    if not decks and not tags and all(value is None for value in wished.values()):
        return None
    if wished["exam"] and (decks or tags):
        raise MisuseError("An exam has its own decks and tags.", "Name either --exam, or decks and tags.")
    ids = deck_ids(workspace, decks)
    minutes, kinds = wished["minutes"], wished["kinds"]
    with as_misuse():
        if wished["exam"]:
            workspace.exams.named(str(wished["exam"]))
        wish = Wish(
            questions=None if wished["questions"] is None else int(wished["questions"]),
            minutes=USUAL_MINUTES if minutes is None else int(minutes),
            kinds=ASKED_KINDS if kinds is None else _words(str(kinds)),
            decks=ids,
            tags=tags_among(workspace, ids, tags),
            exam=str(wished["exam"] or ""),
            unseen=None if wished["unseen"] is None else _share(str(wished["unseen"])),
            runs_on=wished["clock"] == "runs",
            seed=None if wished["seed"] is None else int(wished["seed"]),
        )
        check(wish)
    return wish


def _words(text: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(word.strip().casefold() for word in text.split(",") if word.strip()))


def _share(text: str) -> float:
    """A share such as `20%`. Raises MisuseError."""
    found = _SHARE.fullmatch(text.strip())
    if found is None:
        raise MisuseError(f"{text!r} is not a share.", "Write it as 20%, or 0 for cards that you have seen.")
    return float(found[1].replace(",", ".")) / 100


def _past(workspace: Workspace, as_json: bool, last: bool) -> int:
    from learn.workspace.mocks import Mocks

    mocks = Mocks(workspace)
    past, zone = mocks.past(), workspace.desk.now().zone
    if as_json:
        say_json([_described(one, zone) for one in past])
    elif not past:
        say("There is no mock exam yet. Begin one with: learn mock")
    elif last:
        from learn.workspace.mock_words import report_lines

        say(f"{past[0].title}, {_begun(past[0], zone)}")
        say("\n".join(report_lines(workspace, mocks.report(past[0].id))))
    else:
        say("\n".join(_lines(past, zone)))
    return 0


def _begun(past: PastMock, zone: tzinfo | None) -> str:
    return f"{local_time(past.at, zone):%Y-%m-%d %H:%M}"


def _lines(past: Sequence[PastMock], zone: tzinfo | None) -> list[str]:
    heads = ("begun", "mock exam", "right", "asked", "score", "predicted", "80 % interval")
    return [
        *table(heads, [_row(one, zone) for one in past], left=(0, 1)),
        "",
        f"{counted(len(past), 'mock exam')}. `learn mock --last` prints the report of the last one in full.",
    ]


def _row(one: PastMock, zone: tzinfo | None) -> tuple[str, ...]:
    mean, low, high = one.predicted
    score = "given up" if one.score is None else percent(one.score)
    return (
        _begun(one, zone), one.title, str(one.right), str(one.asked), score, percent(mean),
        f"{percent(low)} to {percent(high)}",
    )  # fmt: skip


def _described(one: PastMock, zone: tzinfo | None) -> dict[str, object]:
    mean, low, high = one.predicted
    return {
        "begun": local_time(one.at, zone).isoformat(timespec="seconds"),
        "title": one.title,
        "ended": one.ended,
        "right": one.right,
        "asked": one.asked,
        "answered": one.answered,
        "score": one.score,
        "predicted": {"mean": mean, "low": low, "high": high},
        "seconds": round(one.taken_ms / 1000),
    }
