"""Nothing that a deck, an answer or a script says reaches the terminal as anything but text."""

import re

import pytest

from learn.cards.card import Card
from tests.plain.sessions import FLIP, Person

DRAWN = re.compile("[\u2500-\u259f\u2800-\u28ff]")
HOSTILE = "\x1b[2J\x1b]0;owned\x07red\x1b[31m \u202egnp\u2066 \x9b31mok\rx"


def test_no_escape_and_no_box_in_anything_said(person):
    said = person.hears("C5 to C6\n\n:?\n:e\n:f\n:x\n\n1\n:s\n\n4\n" * 3)
    assert "\x1b" not in said
    assert not DRAWN.search(said)


def test_an_answer_is_shown_without_its_escapes(person):
    said = person.hears(f"{HOSTILE}\n")
    assert not re.search("[\x00-\x09\x0b-\x1f\x7f-\x9f\u202e\u2066]", said)


@pytest.fixture
def hostile_card(monkeypatch):
    """A card whose texts the loader did not clean."""

    def look(library, key):
        return Card(
            key, "flip", HOSTILE, HOSTILE, document=HOSTILE, heading=HOSTILE, why=HOSTILE, path=HOSTILE
        )

    monkeypatch.setattr("learn.decks.library.Library.card", look)


def test_a_card_is_cleaned_again(hostile_card, reader):
    said = reader.hears(":e\n\n\n")
    assert "Answer: red" in said
    assert not re.search("[\x00-\x09\x0b-\x1f\x7f-\x9f\u202e\u2066]", said)


def test_json_is_cleaned_too(hostile_card, reader):
    card, verdict = reader.exchanges({"answer": None})[1:3]
    texts = f"{card['prompt']} {verdict['answer']} {verdict['source']} {verdict['why']}".replace("\n", " ")
    assert not re.search("[\x00-\x1f\x7f-\x9f\u202e\u2066]", texts)


def test_markup_is_text(tmp_path):
    person = Person(tmp_path, FLIP.replace("answer: <meaning>", "answer: '[b]<word>[/b] [@click=quit]'"))
    assert "Answer: [b]dermatome[/b] [@click=quit]" in person.hears("\n")
    person.workspace.close()
