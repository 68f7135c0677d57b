"""Draws the pictures of the README: `python -m tests.pictures.draw`.

They are SVG as Textual exports it, less the web fonts it would load from elsewhere.
"""

from __future__ import annotations

import asyncio
import os
import re
import tempfile
from collections.abc import Awaitable, Callable
from datetime import timedelta
from pathlib import Path

from textual.pilot import Pilot

from learn.cards.question import Question
from learn.cards.rating import Rating
from learn.clock import SetClock
from learn.scheduling.exam import Exam
from learn.ui.app import LearnApp
from learn.ui.widgets.answer_field import AnswerField
from learn.workspace import Workspace
from tests.ui.settling import settling_pilot
from tests.ui.world import screen_text, until

FOLDER = Path(__file__).parent
SIZE = (92, 26)
MAP_SIZE = (124, 38)
_FONT_FACES = re.compile(r"\s*@font-face \{.*?\}\n", re.S)


def _study_some_days(home: Path, clock: SetClock) -> None:
    """A week of study, so that there is something to show."""
    for _ in range(7):
        with Workspace.open(home=home, clock=clock) as workspace:
            session = workspace.study()
            while card := session.next_card():
                session.answer(card.answer)
                clock.advance(seconds=9)
                session.rate(Rating.GOOD)
        clock.advance(days=1)
    clock.moment -= round(timedelta(hours=1) / timedelta(microseconds=1))


async def _home(app: LearnApp, pilot: Pilot[int]) -> None:
    await pilot.press("down")


def _is_to_be_shown(question: Question | None) -> bool:
    return question is not None and question.kind == "typed" and "c6-c7" in question.card.key


async def _study(app: LearnApp, pilot: Pilot[int]) -> None:
    """Study the cards of a hand, and answer a typed one as one does."""
    session = app.workspace.study("dermatomes", ahead=60)
    while (card := session.next_card()) and not _is_to_be_shown(session.question):
        session.answer(card.answer)
        session.rate(Rating.GOOD)
    assert card is not None
    app.study(session)
    await pilot.pause()
    app.screen.query_one(AnswerField).value = card.answer.replace(" to ", "-").lower()
    await pilot.press("enter")


async def _map(app: LearnApp, pilot: Pilot[int]) -> None:
    """The standard map, as it opens."""
    await pilot.press("m")
    await pilot.pause()
    await pilot.press("m")


async def _exam(app: LearnApp, pilot: Pilot[int]) -> None:
    """An exam some weeks ahead that is within reach."""
    today = app.workspace.desk.now().day
    decks = ("dermatomes", "spine", "signals")
    app.workspace.exams.plan(Exam("Anatomy II", today + 24, decks, (("core",),), minutes=12.0))
    await pilot.press("e")
    await pilot.pause()
    await until(pilot, lambda: "known now" in screen_text(app))


async def _lit(app: LearnApp, pilot: Pilot[int]) -> None:
    """A card that lights up the thumb, answered by choice."""
    session = app.workspace.study("dermatomes", tags=["map"], extra_new=60)
    while (card := session.next_card()) and card.key != "dermatomes/c5-c6/lit#thumb":
        session.suspend()
    assert session.question is not None
    app.study(session)
    await pilot.pause()
    keys = [option.key for option in session.question.options]
    await pilot.press(str(keys.index("dermatomes/c5-c6/lit#thumb") + 1))


async def _picture(
    home: Path,
    clock: SetClock,
    name: str,
    play: Callable[[LearnApp, Pilot[int]], Awaitable[None]],
    size: tuple[int, int] = SIZE,
) -> None:
    with Workspace.open(home=home, clock=clock) as workspace:
        app = LearnApp(workspace)
        async with app.run_test(size=size) as pilot:
            await play(app, pilot)
            await pilot.pause()
            drawn = app.export_screenshot(title="learn")
    (FOLDER / f"{name}.svg").write_text(_FONT_FACES.sub("", drawn), encoding="utf-8")


async def _draw() -> None:
    with tempfile.TemporaryDirectory() as folder:
        home, clock = Path(folder), SetClock.at("2026-03-02T18:30")
        _study_some_days(home, clock)
        await _picture(home, clock, "home", _home)
        await _picture(home, clock, "map", _map, MAP_SIZE)
        await _picture(home, clock, "study", _study)
        await _picture(home, clock, "lit", _lit, MAP_SIZE)
        await _picture(home, clock, "exam", _exam, MAP_SIZE)


if __name__ == "__main__":
    # Whatever the terminal this is started from, the pictures are in full colour.
    os.environ["COLORTERM"] = "truecolor"
    os.environ.pop("NO_COLOR", None)
    with settling_pilot():
        asyncio.run(_draw())
