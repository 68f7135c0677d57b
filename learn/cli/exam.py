"""`learn exam`."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import click

from learn.cli.completion import complete_deck_ids, tag_option
from learn.cli.faults import MisuseError, as_misuse
from learn.cli.speech import can_draw, json_flag, say, say_json
from learn.cli.start import Start, deck_ids, tags_among
from learn.cli.ways import ExamRequest

if TYPE_CHECKING:
    from collections.abc import Sequence

    from learn.progress.exams_log import LoggedExam
    from learn.scheduling.exam import Exam
    from learn.workspace import Workspace

_USUAL_MINUTES = 20.0


@click.group(invoke_without_command=True)
@click.option("--plain", is_flag=True, help="Tell it in lines, without a screen.")
@json_flag
@click.pass_context
def exam(ctx: click.Context, plain: bool, as_json: bool) -> int:
    """Plan to the day of an exam, and see whether you will pass.

    Without a command it shows how things stand before each exam. Each day is planned afresh from
    what you know, so that a missed day mends itself; `learn study` asks for it.

    JSON: a list of exams, each with id, name, date, days_left, decks, tags, reviews, minutes, target, way,
    result, cards, seen, now and on_day (score, low and high: the interval of 80 %), chance (of reaching
    the target), answers (until the day), curve (the score if studying ends before today, after today, …),
    by_section and by_deck (lists with section or title, now and on_day), today (new, reviews, seconds,
    used), remark and advice (sentences).
    """
    if ctx.invoked_subcommand is not None:
        if plain or as_json:
            raise MisuseError("--plain and --json are for `learn exam` alone.")
        return 0
    start: Start = ctx.obj
    with start.open() as workspace:
        if can_draw() and not plain and not as_json:
            return start.ways.screen(workspace, ExamRequest())
        _tell(workspace, workspace.exams.all(), as_json)
    return 0


def _tell(workspace: Workspace, exams: Sequence[LoggedExam], as_json: bool) -> None:
    from learn.cli.exam_lines import described, lines_of, past_line

    day = workspace.desk.now().day
    ahead = [logged for logged in exams if logged.exam.day >= day]
    past = [logged for logged in exams if logged.exam.day < day]
    if as_json:
        say_json([described(workspace, logged) for logged in (*past, *ahead)])
        return
    if not exams:
        say("No exam is planned. Plan one with: learn exam set NAME --on 2027-01-31 --minutes 20")
        return
    texts = ["\n".join(lines_of(workspace, logged)) for logged in ahead]
    if past:
        texts.append("\n".join(past_line(logged, day) for logged in past))
    say("\n\n".join(texts))


@exam.command("set")
@click.argument("name")
@click.argument("decks", nargs=-1, metavar="[DECK]...", shell_complete=complete_deck_ids)
@click.option("--on", "on", metavar="DATE", help="The day: 2027-01-31, or 'in 14 days'.")
@tag_option
@click.option("--reviews", type=int, metavar="N", help="Answers a day.")
@click.option("--minutes", type=float, metavar="M", help="Or minutes a day (20, unless you say otherwise).")
@click.option("--target", metavar="PERCENT", help="The score to be reached (80, unless you say otherwise).")
@click.option("--way", type=click.Choice(["all", "fewest"]), help="Use all the time, or fewest reviews.")
@click.option("--rename", metavar="NAME", help="Give an exam that there is another name.")
@click.option("--all-decks", is_flag=True, help="Of an exam that there is: ask all decks again.")
@click.pass_obj
def set_(
    start: Start,
    name: str,
    decks: tuple[str, ...],
    on: str | None,
    tags: tuple[str, ...],
    reviews: int | None,
    minutes: float | None,
    target: str | None,
    way: str | None,
    rename: str | None,
    all_decks: bool,
) -> None:
    """Plan an exam, or change one: move its day, give it other cards or more time.

    It asks all decks, or those named; with --tag only cards of some tags.

    `learn exam set "Anatomy II" dermatomes spine --on 2027-01-31 --minutes 20 --target 85`
    """
    from learn.cli.exam_lines import lines_of
    from learn.scheduling.exam import Way
    from learn.workspace.exam_words import read_share

    if reviews is not None and minutes is not None:
        raise MisuseError("Say answers a day or minutes a day, not both.")
    with start.open() as workspace, as_misuse():
        before = _ahead(workspace, name)
        planned = _on_its_day(before, name, on, workspace.desk.now().day)
        planned = _of_cards(workspace, planned, decks, tags, anew=all_decks)
        if reviews is not None or minutes is not None:
            planned = replace(planned, reviews=reviews, minutes=minutes)
        if target is not None:
            planned = replace(planned, target=read_share(target))
        if way is not None:
            planned = replace(planned, way=Way(way))
        if rename is not None:
            planned = replace(planned, name=rename)
        logged = workspace.exams.plan(planned, before.id if before else None)
        say("\n".join(lines_of(workspace, logged)))


def _on_its_day(before: LoggedExam | None, name: str, on: str | None, today: int) -> Exam:
    """The exam that there is, or a new one, on the day that is asked for."""
    from learn.scheduling.exam import Exam
    from learn.workspace.exam_words import read_day

    if before is None and on is None:
        raise MisuseError("On which day is it?", "Say it as --on 2027-01-31, or --on 'in 14 days'.")
    planned = before.exam if before else Exam(name, today, minutes=_USUAL_MINUTES)
    return planned if on is None else replace(planned, day=read_day(on, today))


def _of_cards(
    workspace: Workspace, planned: Exam, decks: Sequence[str], tags: Sequence[str], *, anew: bool
) -> Exam:
    """The exam on the decks and tags that are named; where none are, on those it has, or `anew` on all."""
    if decks or anew:
        planned = replace(planned, decks=deck_ids(workspace, decks))
    if tags or anew:
        planned = replace(planned, tags=tags_among(workspace, planned.decks, tags))
    return planned


def _ahead(workspace: Workspace, name: str) -> LoggedExam | None:
    wanted = " ".join(name.split()).casefold()
    found = (each for each in workspace.exams.ahead() if each.exam.name.casefold() == wanted)
    return next(found, None)


@exam.command("cancel")
@click.argument("name")
@click.pass_obj
def cancel(start: Start, name: str) -> None:
    """Give an exam up: its cards go on under the usual schedule."""
    with start.open() as workspace, as_misuse():
        logged = workspace.exams.named(name)
        workspace.exams.cancel(logged.id)
    say(f"{logged.exam.name} is cancelled. Its cards go on under the usual schedule; nothing learnt is lost.")


@exam.command("result")
@click.argument("name")
@click.argument("percent")
@click.pass_obj
def result(start: Start, name: str, percent: str) -> None:
    """Write down the score that you had in an exam, in percent."""
    from learn.study.wording import percent as spoken
    from learn.workspace.exam_words import read_share

    with start.open() as workspace, as_misuse():
        logged = workspace.exams.record(workspace.exams.named(name).id, read_share(percent, "result"))
    say(f"{logged.exam.name}: {spoken(logged.result or 0.0)}, {_reached(logged.exam, logged.result or 0.0)}.")


def _reached(planned: Exam, share: float) -> str:
    from learn.study.wording import percent as spoken

    verb = "reached" if share >= planned.target else "missed"
    return f"your target of {spoken(planned.target)} {verb}"
