"""Reads the table of verdicts."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from learn.cards.card import Card
from learn.cards.marking import DeckLexicon

TABLE = Path(__file__).with_name("verdicts.txt")


@dataclass
class Row:
    """One line of the table: what is typed on a card, and what the marker must say."""

    line: int
    card: Card
    others: tuple[str, ...]
    typed: str
    first: str | None
    outcome: str
    rating: str
    what: str

    @property
    def lexicon(self) -> DeckLexicon:
        """The card's deck: the card and those with the other answers."""
        others = [Card(f"d/other{i}/t", "typed", "?", text) for i, text in enumerate(self.others)]
        return DeckLexicon([self.card, *others])


@dataclass
class _Block:
    answer: str
    details: dict[str, list[str]] = field(default_factory=dict)

    def several(self, name: str) -> tuple[str, ...]:
        return tuple(self.details.get(name, ()))

    def one(self, name: str, otherwise: str = "") -> str:
        return self.several(name)[0] if name in self.details else otherwise

    def card(self) -> Card:
        elsewhere = [text.partition(" @ ") for text in self.several("elsewhere")]
        return Card(
            "d/n/t",
            "typed",
            self.one("prompt", "?"),
            self.answer,
            self.several("accept"),
            expect=self.one("expect"),
            items=tuple(item.strip() for item in self.one("items").split(";") if item.strip()),
            ordered="ordered" in self.details,
            unit=self.one("unit"),
            elsewhere=tuple((text, source) for text, _, source in elsewhere),
            aliases=tuple(tuple(p.strip() for p in text.split("=")) for text in self.several("alias")),
        )


def rows() -> Iterator[Row]:
    """The rows of the table in its order."""
    block = _Block("")
    for number, line in enumerate(TABLE.read_text(encoding="utf-8").splitlines(), 1):
        if not line or line.startswith("#"):
            continue
        if line.startswith("["):
            block = _Block(line[1:-1])
        elif " | " in line:
            yield _row(number, block, line)
        else:
            name, _, value = line.partition(": ")
            block.details.setdefault(name, []).append(value)


def _row(number: int, block: _Block, line: str) -> Row:
    typed, found, what = [*line.split(" | "), ""][:3]
    outcome, _, rating = found.partition(" ")
    first, again, second = typed.partition(" >> ")
    return Row(
        number,
        block.card(),
        block.several("deck"),
        second if again else typed,
        first if again else None,
        outcome,
        rating,
        what,
    )
