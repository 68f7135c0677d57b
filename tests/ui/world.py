"""A person with a few small decks, on a clock that stands."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from time import monotonic

from textual.pilot import Pilot

from learn.cards.rating import Rating
from learn.clock import SetClock
from learn.decks.library import DeckPlace, Library
from learn.paths import Places
from learn.progress.events import EventKind
from learn.progress.store import Progress
from learn.study.tags import Tags
from learn.ui.app import LearnApp
from learn.workspace import Workspace
from tests.ui.settling import PATIENCE

HEAD = """\
format: 1
deck: {deck}
title: {title}
sources:
  clinic: {{title: Clinic page}}
source: clinic
heading: Dermatomes
"""
"""How a small deck begins; its id and title are to be filled in."""
HAND = """\
format: 1
deck: hand
title: Roots of the hand
about: Which roots serve the fingers.
sources:
  clinic: {title: Clinic page}
source: clinic
heading: Dermatomes of the arm
tags: cervical
fields: [roots, region]
templates:
  roots:
    kind: typed
    ask: Which roots serve the <region>?
    answer: <roots>
notes:
  thumb:
    roots: C5 to C6
    region: thumb
    why: The thumb is on the side of the radius.
  middle: [C6 to C7, middle finger]
  little: [C7 to C8, little finger]
"""
WORDS = """\
format: 1
deck: words
title: Words
about: What the words of the trade mean.
sources:
  clinic: {title: Clinic page}
source: clinic
heading: Terms
fields: [word, meaning]
templates:
  meaning:
    kind: flip
    ask: What is a <word>?
    answer: <meaning>
notes:
  dermatome: [dermatome, an area of skin that one nerve root serves]
  root: [root, where a nerve leaves the spinal cord]
"""
BROKEN = (
    WORDS.replace("deck: words", "deck: torn").replace("<word>?", "<wrd>?").replace("<meaning>", "<mean>")
)


def many(count: int, deck: str = "many") -> str:
    """A deck of flip cards: `What is 1?`, answered `one of 40`."""
    head = (
        WORDS[: WORDS.index("notes:")].replace("deck: words", f"deck: {deck}").replace("a <word>", "<word>")
    )
    notes = "".join(f"  n{number}: ['{number}', one of {count}]\n" for number in range(1, count + 1))
    return f"{head.replace('title: Words', 'title: Many')}notes:\n{notes}"


def one_card(prompt: str, answer: str = "fine") -> str:
    """A deck of a single flip card with any text."""
    head = WORDS[: WORDS.index("notes:")].replace("What is a <word>?", "<word>")
    return f"{head}notes:\n  only:\n    word: {_quoted(prompt)}\n    meaning: {_quoted(answer)}\n"


def _quoted(text: str) -> str:
    return "'" + text.replace("'", "''") + "'"


class World:
    """Decks and progress in a folder; screens are opened over it."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.clock = SetClock.at("2026-11-22T20:00")
        self.places = Places.in_one_folder(folder / "home")
        self.decks = folder / "decks"
        self.decks.mkdir(parents=True)
        self._workspace: Workspace | None = None

    def put(self, *texts: str) -> World:
        """Write decks, each to a file named as its id."""
        for text in texts:
            name = text.split("deck: ", 1)[1].split("\n", 1)[0]
            (self.decks / f"{name}.yaml").write_text(text, encoding="utf-8")
        return self

    @property
    def workspace(self) -> Workspace:
        if self._workspace is None:
            library = Library.open([DeckPlace(self.decks, "own")], None)
            self._workspace = Workspace(library, Progress(self.places.progress), self.clock, self.places, "1")
        return self._workspace

    def app(self, *decks: str, limit: int | None = None, tags: Tags = (), noted: bool = True) -> LearnApp:
        """The screen, on Home; or, with decks named, on a session. The decks' notes were read, if `noted`."""
        app = LearnApp(self.workspace, decks or None, limit, tags)
        if noted:
            app.noted.update(entry.id for entry in self.workspace.library.decks)
        return app

    def answered(self, deck: str, *ratings: Rating, seconds: float = 4) -> World:
        """Answer cards of a deck beforehand, each taking some seconds."""
        session = self.workspace.study(deck)
        for rating in ratings:
            session.answer(None)
            self.clock.advance(seconds=seconds)
            session.rate(rating)
        return self

    def answered_all(self, ratings: Sequence[Rating]) -> World:
        """Answer what is due of all decks beforehand."""
        session = self.workspace.study()
        for rating in ratings:
            session.answer(None)
            self.clock.advance(seconds=4)
            session.rate(rating)
        return self

    def reviews(self) -> list[tuple[str, str, str | None]]:
        """Every review that counts, as (note, rating, answer given), oldest first."""
        rows = self.workspace.progress.connection.execute(_REVIEWS)
        return [(key.split("/")[1], Rating(rating).word, answer) for key, rating, answer in rows]

    def close(self) -> None:
        if self._workspace is not None:
            self._workspace.close()


_REVIEWS = f"""
SELECT card.key, event.rating, event.answer FROM event JOIN card ON card.id = event.card
WHERE event.kind = {EventKind.REVIEW.value} AND event.id NOT IN (SELECT action FROM voided)
ORDER BY event.at, event.id
"""


def screen_text(app: LearnApp) -> str:
    """What stands on the screen, row by row."""
    rows = app.screen._compositor.render_strips()
    return "\n".join("".join(segment.text for segment in row).rstrip() for row in rows)


async def until(pilot: Pilot[int], holds: Callable[[], object]) -> None:
    """Wait for what a thread or a timer brings; fails if it does not come."""
    deadline = monotonic() + PATIENCE
    while monotonic() < deadline:
        if holds():
            return
        await pilot.pause(0.02)
    raise AssertionError(f"It did not come:\n{screen_text(pilot.app)}")
