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


def test_an_each_that_cloze_does_not_have_is_said_and_not_followed() -> None:
    cloze = "t: {kind: cloze, each: region, text: 'The {{c1::<roots>}} of <part>'}"
    text = DECK.replace('t: {kind: typd, ask: "What is <regoin>?", answer: <roots>}', cloze)
    messages = [problem.message for problem in compile_deck(text.encode(), Path("two.yaml")).problems]
    assert any("each" in message for message in messages)
    assert "<part> is not a field of this deck" in messages
