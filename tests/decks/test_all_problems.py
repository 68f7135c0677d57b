"""One mistake hides no other."""

from __future__ import annotations

from pathlib import Path

from learn.decks.compiler import compile_deck

DECK = """\
format: 1
deck: two
title: Two
sources: {a: {title: A}}
source: a
heading: H
fields: [roots, region]
templates:
  t: {kind: typd, ask: "What is <regoin>?", answer: <roots>}
notes:
  a: [C5, thumb]
  A: [C6, wrist]
"""


def test_an_unknown_kind_hides_neither_placeholders_nor_ids() -> None:
    found = compile_deck(DECK.encode(), Path("two.yaml")).problems
    assert [(problem.line, problem.message.split(" is ")[0].split(" cannot")[0]) for problem in found] == [
        (9, "“typd”"),
        (9, "<regoin>"),
        (12, "“A”"),
    ]
