"""Seeded collections: decks as YAML, and a progress file with ten reviews for each card.

Nine cards of ten were answered, the last tenth of each deck is new; of those answered a good third is
due. The log is written with bulk SQL through the project's own schema; what is derived comes from a
replay, as `learn doctor --rebuild` does it.
"""

from __future__ import annotations

import json
import random
import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from time import perf_counter

from learn.clock import DAY, MINUTE, SetClock, study_day
from learn.paths import Places
from learn.progress.connection import transaction
from learn.progress.events import Event, EventKind, Review
from learn.progress.ids import EventIds
from learn.progress.rows import INSERT_EVENT, Names, event_row
from learn.progress.store import Progress

VERSION = 5
"""Raised when what is made here changes, so that kept collections are made again."""
NOW = "2026-11-21T20:00:00+00:00"
ZONE = SetClock.at(NOW).zone
SHARES = (0.5, 0.1, 0.1, 0.1, 0.1, 0.1)
"""One large deck and five small ones."""
CHAPTER = 20
"""Notes in a chapter."""
GAPS = (0, 0, 1, 3, 7, 15, 28, 45, 70, 100, 140, 180)
"""Days from one review of a card to the next; the second review is a step ten minutes later."""
SYLLABLES = [
    "ba",
    "be",
    "bi",
    "bo",
    "bu",
    "da",
    "de",
    "di",
    "do",
    "du",
    "ka",
    "ke",
    "ki",
    "ko",
    "ku",
    "la",
    "le",
    "li",
    "lo",
    "lu",
    "ma",
    "me",
    "mi",
    "mo",
    "mu",
    "na",
    "ne",
    "ni",
]
LAST = 9
"""From this review on nothing is forgotten, so that few cards stand in the middle of their steps."""
HEAD = """format: 1
deck: {deck}
title: The deck {deck}
about: A made-up deck of {cards} cards, for measuring.
sources: {{book: {{title: The made-up book}}}}
source: book
heading: All
fields: [word, meaning]
templates:
  meaning: {{kinds: [choice, typed], ask: What is the meaning of <word>?, answer: <meaning>, tags: core}}
  word: {{kind: typed, ask: Which word means <meaning>?, answer: <word>, tags: further}}
chapters:
"""


@dataclass(frozen=True, slots=True)
class Collection:
    """A folder that LEARN_HOME may name."""

    home: Path
    cards: int
    reviews: int
    replay_s: float

    @property
    def places(self) -> Places:
        return Places.in_one_folder(self.home)

    def copy(self, folder: Path) -> Collection:
        """The same in another folder, so that a measurement does not change the next."""
        shutil.rmtree(folder, ignore_errors=True)
        shutil.copytree(self.home, folder)
        return Collection(folder, self.cards, self.reviews, self.replay_s)


def made(folder: Path, cards: int) -> Collection:
    """The collection of a size, from the folder if it was kept there."""
    home = folder / f"{cards}-{VERSION}"
    note = home / "made.json"
    if not note.exists():
        shutil.rmtree(home, ignore_errors=True)
        seconds = _make(home, cards)
        note.write_text(json.dumps({"replay_s": seconds}))
    return Collection(home, cards, cards * 10, json.loads(note.read_text())["replay_s"])


def _make(home: Path, cards: int) -> float:
    draw = random.Random(cards)
    (home / "decks").mkdir(parents=True)
    answered: list[tuple[str, str]] = []
    for number, share in enumerate(SHARES):
        notes = _notes(draw, round(cards * share) // 2)
        deck = f"made-{number}"
        (home / "decks" / f"{deck}.yaml").write_text(_deck(deck, notes))
        seen = notes[: len(notes) * 9 // 10]
        answered += [(f"{deck}/{id_}/meaning", meaning) for id_, _, meaning in seen]
        answered += [(f"{deck}/{id_}/word", word) for id_, word, _ in seen]
    return _log(home / "progress.sqlite", draw, answered, cards * 10)


def _notes(draw: random.Random, count: int) -> list[tuple[str, str, str]]:
    def word(syllables: int) -> str:
        return "".join(draw.choices(SYLLABLES, k=syllables))

    return [(f"n{number}", word(4), f"{word(3)} {word(2)}") for number in range(count)]


def _deck(deck: str, notes: list[tuple[str, str, str]]) -> str:
    lines = [HEAD.format(deck=deck, cards=len(notes) * 2)]
    for number in range(0, len(notes), CHAPTER):
        lines.append(
            f"  - tags: part-{number // CHAPTER % 7}\n    confusable: g{number // CHAPTER}\n    notes:\n"
        )
        lines += [
            f"      {id_}: [{word}, {meaning}]\n" for id_, word, meaning in notes[number : number + CHAPTER]
        ]
    return "".join(lines)


def _log(path: Path, draw: random.Random, answered: list[tuple[str, str]], reviews: int) -> float:
    progress = Progress(path)
    connection, names = progress.connection, Names(progress.connection)
    each, more = divmod(reviews, len(answered))
    found: list[tuple[int, int, int]] = []
    for index in range(len(answered)):
        found += ((at, index, n) for n, at in enumerate(_moments(draw, each + (index < more))))
    found.sort()
    with transaction(connection):
        cards = [names.card(key) for key, _ in answered]
        connection.executemany(
            INSERT_EVENT,
            (
                event_row(event, 1, cards[index], None)
                for event, index in _events(progress, draw, found, answered)
            ),
        )
    start = perf_counter()
    progress.rebuild()
    seconds = perf_counter() - start
    connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    progress.close()
    return seconds


def _moments(draw: random.Random, count: int) -> list[int]:
    """When a card was answered: ever longer apart, the last time up to 400 days ago."""
    end = SetClock.at(NOW).now() - draw.randrange(1, 400) * DAY - draw.randrange(10 * 60) * MINUTE
    moments = [end]
    for gap in reversed(GAPS[1:count]):
        moments.append(moments[-1] - (10 * MINUTE if not gap else round(gap * draw.uniform(0.8, 1.2)) * DAY))
    return moments[::-1]


def _events(
    progress: Progress,
    draw: random.Random,
    found: list[tuple[int, int, int]],
    answered: list[tuple[str, str]],
) -> Iterator[tuple[Event, int]]:
    ids = EventIds()
    for at, index, number in found:
        key, answer = answered[index]
        rating = 1 if draw.random() < 0.08 and number < LAST else draw.choices((2, 3, 4), (1, 8, 1))[0]
        is_choice = number < 3 and key.endswith("/meaning")
        options = None
        if is_choice:
            near = [answered[(index + step) % len(answered)][1] for step in range(5)]
            options = json.dumps(near)
        review = Review(
            asked="choice" if is_choice else "typed",
            rating=rating,
            proposed=rating,
            outcome=1 if rating > 1 else 5,
            answer=answer if rating > 1 else None,
            options=options,
            taken_ms=draw.randrange(2_000, 15_000),
        )
        day = study_day(at, 240, ZONE)
        yield (
            Event(ids.next(at), progress.device, at, day, EventKind.REVIEW, key, None, None, review, None),
            index,
        )
