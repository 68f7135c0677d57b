"""Small decks for tests."""

from pathlib import Path

from learn.decks.compiler import compile_deck

PATH = Path("/decks/hand.yaml")

HEAD = """\
format: 1
deck: hand
title: Roots of the hand
sources:
  clinic: {title: Clinic page}
  map: {title: The map}
source: clinic
heading: Upper limb
fields: [roots, regions]
"""
TEMPLATES = """\
templates:
  regions:
    kind: flip
    ask: Which regions do <roots> serve?
    answer: <regions>
"""
NOTES = """\
notes:
  thumb: [C5 to C6, thumb]
"""
DECK = HEAD + TEMPLATES + NOTES


def compiled(text):
    return compile_deck(text.encode(), PATH)


def problems(text):
    """`line:column: severity: message` of each problem."""
    return [problem.headline().removeprefix(f"{PATH}:") for problem in compiled(text).problems]


def cards(text):
    """The cards of a deck that must be fine."""
    result = compiled(text)
    assert result.deck is not None, [problem.render() for problem in result.problems]
    return result.deck.cards
