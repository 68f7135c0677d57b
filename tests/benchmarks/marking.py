"""How long marking takes: `python -m tests.benchmarks.marking`. A goal, not a test: p99 below 1 ms.

Ordinary answers are those of the table of verdicts, in random order; hostile ones are pastes of 10,000
characters.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator
from functools import partial
from time import perf_counter_ns

from learn.cards.card import Card
from learn.cards.marking import DeckLexicon, Lexicon, mark
from tests.cards.verdicts import rows

ROUNDS = 30
PIECES = {
    "letters": "x",
    "words": "umbilcus ",
    "roots": "C6 T1-2, ",
    "numbers": "thirty one ",
    "parts of a list": "touch, tingling and pain; ",
    "other parts": [f"part{number}, " for number in range(2000)],
    "typos": [f"tinglin{chr(97 + number % 26)}, " for number in range(2000)],
    "accents": "e\u0301\u0300\u0302\u0303",
    "marks that must be sorted": "\u05b0\u0591\u0651\u3099",
    "long ligatures": "\ufdfa",
    "right to left": "\u202e\u05d0\u05d1 ",
    "zero width": "\u200b\u200d\ufeff",
    "control": "\x00\x1b[31m\x07",
    "lone surrogates": "\udcff",
    "brackets": "((((",
    "dashes": "-–—",
    "digits": "1",
    "digits apart": "1 ",
    "emoji": "👩‍👩‍👧‍👦",
}


def timed(mark_once: Callable[[], object]) -> float:
    """Milliseconds of one call."""
    start = perf_counter_ns()
    mark_once()
    return (perf_counter_ns() - start) / 1e6


def report(name: str, times: list[float]) -> None:
    """One line: median, 99th percentile and the longest."""
    ordered = sorted(times)
    p50, p99 = ordered[len(ordered) // 2], ordered[min(len(ordered) * 99 // 100, len(ordered) - 1)]
    print(f"{name:28} p50 {p50:7.3f} ms   p99 {p99:7.3f} ms   most {ordered[-1]:7.3f} ms   n {len(ordered)}")


def ordinary(lexicon: Lexicon) -> Iterator[float]:
    """The times of the table's answers."""
    answers = [(row.card, row.typed, row.first) for row in rows()] * ROUNDS
    random.Random(1).shuffle(answers)
    for card, typed, first in answers:
        yield timed(partial(mark, card, typed, lexicon, first))


def main() -> None:
    """Print the times."""
    cards: list[Card] = list({repr(row.card): row.card for row in rows()}.values())
    lexicon = DeckLexicon(cards)
    navel = next(card for card in cards if card.answer == "navel")
    report("first answer of a process", [timed(lambda: mark(navel, "C6", lexicon))])
    report("first slip of a process", [timed(lambda: mark(navel, "umbilcus", lexicon))])
    report("ordinary", list(ordinary(lexicon)))
    for name, piece in PIECES.items():
        paste = (piece * 10_000 if isinstance(piece, str) else "".join(piece))[:10_000]
        texts = [f"{first}{paste}" for first in "abc"]
        times = [timed(partial(mark, card, text, lexicon)) for text in texts for card in cards]
        report(f"10,000: {name}", times)


if __name__ == "__main__":
    main()
