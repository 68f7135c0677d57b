"""A deck to start from."""

from __future__ import annotations

import re
from pathlib import Path

from learn.decks.names import ID_GRAMMAR, is_id, slug
from learn.decks.places import DeckPlace, deck_files
from learn.decks.quoting import quoted
from learn.decks.texts import one_line
from learn.errors import LearnError
from learn.paths import shipped_decks

_DECK = """\
# yaml-language-server: $schema={schema}
# {title}
# `learn check` on this file says what is wrong with it, and where.
format: 1
deck: {id}
title: {quoted_title}
# about: A few lines to the learner.

# Where the facts come from. Every card names a source and a heading in it.
sources:
  book: {{title: The book that you learn from}}
source: book
heading: Chapter 1

# The names of a note's values, in the order in which the notes below give them.
fields: [root, region]

# Each template makes one card of every note. <root> stands for that field's text.
templates:
  region:
    kind: flip # you rate yourself
    ask: Where is the skin that <root> serves?
    answer: <region>
  root:
    kind: typed # you type, the program marks
    ask: Which root serves the <region>?
    answer: <root>

# One note for each fact. Its id (before the colon) stays for ever; its texts you may mend at any time.
# Quote a value that has a comma, a colon or a # in it, or begins with a sign: "thumb, radial side"
notes:
  c6: [C6, thumb]
  c7: [C7, middle finger]
"""


def shipped_with(id_: str) -> Path | None:
    """The shipped deck file with an id, of which one's own deck with that id takes the place."""
    line = re.compile(rf"^deck:\s*{re.escape(id_)}\s*$", re.MULTILINE)
    for path, refusal in deck_files(DeckPlace(shipped_decks(), "shipped")):
        if refusal is None and line.search(path.read_text(encoding="utf-8")):
            return path
    return None


def new_deck(id_: str, title: str, schema: str) -> str:
    """A small deck with comments, which passes `check`; `schema` is the path or URL for editors."""
    if not is_id(id_):
        raise LearnError(
            f"“{id_}” cannot be a deck's id. {ID_GRAMMAR}", f"For example: {slug(id_, 'my-deck')}"
        )
    title = one_line(title) or id_
    return _DECK.format(id=id_, title=title, quoted_title=quoted(title), schema=one_line(schema))
