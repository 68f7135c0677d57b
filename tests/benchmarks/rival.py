"""The same review work with Anki's backend, by turns with our own, where the `anki` package is importable.

`python -m tests.benchmarks.rival HOME COUNT`. Both deal the next card with its text, take a rating, run
FSRS and commit; the two alternate in blocks, and what is compared are the blocks that stand side by side.
"""

from __future__ import annotations

import argparse
import json
import random
import tempfile
import time
from pathlib import Path
from typing import Any

from learn.clock import SetClock
from learn.workspace import Workspace
from tests.benchmarks.collection import NOW
from tests.benchmarks.engine import LIMITS, WARM_UP, Answers
from tests.benchmarks.measuring import median, spread, timed

BLOCK = 25


class Rival:
    """A collection of Anki's of the same size, half of it due."""

    def __init__(self, folder: Path, cards: int) -> None:
        from anki.collection import Collection

        self._collection = Collection(str(folder / "collection.anki2"))
        self._collection.set_config("fsrs", True)
        deck = self._collection.decks.config_dict_for_deck_id(1)
        deck["rev"]["perDay"], deck["new"]["perDay"] = 9999, 0
        self._collection.decks.update_config(deck)
        self._fill(cards)
        self._draw = random.Random(7)
        self._queued = self._next()

    def close(self) -> None:
        self._collection.close()

    def _fill(self, cards: int) -> None:
        draw, now, base = random.Random(1), int(time.time()), 1_700_000_000_000
        model = self._collection.models.by_name("Basic")
        assert model is not None
        db = self._collection.db
        assert db is not None
        state = '{{"s":{:.2f},"d":{:.2f},"dr":0.9,"decay":0.154,"lrt":{}}}'
        numbers = range(cards)
        db.executemany(
            "INSERT INTO notes VALUES (?, ?, ?, ?, -1, '', ?, ?, 0, 0, '')",
            ((base + n, f"g{n}", model["id"], now, f"word {n}\x1fmeaning {n}", f"word {n}") for n in numbers),
        )
        db.executemany(
            "INSERT INTO cards VALUES (?, ?, 1, 0, ?, -1, 2, 2, ?, 30, 2500, 10, 0, 0, 0, 0, 0, ?)",
            (
                (base + n, base + n, now, draw.randrange(-100, 100),
                 state.format(draw.uniform(20, 200), draw.uniform(3, 8), now - 30 * 86_400))
                for n in numbers
            ),
        )  # fmt: skip
        db.executemany(
            "INSERT INTO revlog VALUES (?, ?, -1, 3, 30, 15, 2500, 4000, 1)",
            ((base - 50_000_000_000 + 4_000 * n, base + n % cards) for n in range(cards * 10)),
        )

    def _next(self) -> Any:
        from anki.cards import Card

        queued = self._collection.sched.get_queued_cards(fetch_limit=1).cards[0]
        card = Card(self._collection, backend_card=queued.card)
        card.start_timer()
        assert card.question()
        return card, queued.states

    def review(self) -> float:
        """Rate the card at hand and deal the next; milliseconds."""
        from anki.scheduler.v3 import CardAnswer

        card, states = self._queued
        rating = CardAnswer.AGAIN if self._draw.random() < 0.1 else CardAnswer.GOOD

        def work() -> None:
            answer = self._collection.sched.build_answer(card=card, states=states, rating=rating)
            self._collection.sched.answer_card(answer)
            self._queued = self._next()

        return timed(work)


def run(home: Path, count: int) -> dict[str, Any]:
    """So many reviews on either side."""
    clock = SetClock.at(NOW)
    ours: list[float] = []
    theirs: list[float] = []
    ratios: list[float] = []
    with tempfile.TemporaryDirectory(dir=home) as folder, Workspace.open(home=home, clock=clock) as workspace:
        workspace.set(LIMITS)
        answers = Answers(workspace, clock, workspace.study())
        cards = sum(entry.cards for entry in workspace.library.decks)
        rival = Rival(Path(folder), cards)
        for _ in range(WARM_UP):
            answers.one()
            rival.review()
        for _ in range(count // BLOCK):
            answers.times["review"].clear()
            for _ in range(BLOCK):
                answers.one()
            block = [rival.review() for _ in range(BLOCK)]
            ratios.append(median(block) / median(answers.times["review"]))
            ours += answers.times["review"]
            theirs += block
        rival.close()
    return {"ours": spread(ours), "theirs": spread(theirs), "ratio": median(ratios)}


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("home", type=Path)
    parser.add_argument("count", type=int)
    asked = parser.parse_args()
    print(json.dumps(run(asked.home, asked.count)))


if __name__ == "__main__":
    main()
