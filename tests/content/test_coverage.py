"""Each sentence of the two documents is asked by a card or left out for a reason; no card asks aught else."""

from __future__ import annotations

import re
from collections import Counter
from itertools import groupby

import pytest

from tests.content import coverage
from tests.content.coverage import REASONS, Row, is_heading, unnamed
from tests.content.sentences import BEGINNING, Sentence, sentences, shortened
from tests.content.shipped import DOCUMENTS, cards, is_from_a_document

ROWS_OF = {"story": 69, "clinic": 167}
HEADINGS_OF = {"story": 5, "clinic": 18}
WILDCARD = re.compile(r"[a-z0-9-]+/[a-z0-9-]+/(\*|[a-z0-9-]+#\*)")
"""A wildcard stays within one note."""
INVENTED = """\
skip to content

Notes on a Garden Gate

The gate (see Fig. 2) sticks. Oil it! “Why?” asked Mr. Bell – twice.

  • Hinge: Two of these. They rust.
  • Paint. It peels in the sun.
  • Latch

Why does wood swell in any kind of rain at all?

It drinks.
"""


@pytest.fixture(scope="module")
def rows() -> list[Row]:
    return coverage.read()


def entry(text: str, hash_: str = "0" * 16) -> Row:
    return Row("clinic", "Heading", 1, hash_, text)


class TestSentences:
    def test_a_document_is_split_into_headings_sentences_and_bullets(self) -> None:
        assert [(one.heading[:5], one.number, one.text) for one in sentences(INVENTED)] == [
            ("(open", 1, "skip to content"),
            ("Notes", 0, "Notes on a Garden Gate"),
            ("Notes", 1, "The gate (see Fig. 2) sticks."),
            ("Notes", 2, "Oil it!"),
            ("Notes", 3, "“Why?” asked Mr. Bell – twice."),
            ("Notes", 4, "Hinge: Two of these."),
            ("Notes", 5, "They rust."),
            ("Notes", 6, "Paint. It peels in the sun."),
            ("Notes", 7, "Latch"),
            ("Why d", 0, "Why does wood swell in any kind of rain at all?"),
            ("Why d", 1, "It drinks."),
        ]

    def test_a_hash_is_of_the_words_not_of_how_they_are_set(self) -> None:
        def of(text: str) -> str:
            return Sentence("", 1, text).hash

        assert of("“Oil  it” – TWICE") == of('"oil it" - twice')
        assert of("Oil it twice") != of("Oil it thrice")

    def test_a_long_heading_is_cut(self) -> None:
        assert shortened("Why does wood swell in any kind of rain at all?") == "Why does wood swell in any …"
        assert shortened("Notes on a Garden Gate") == "Notes on a Garden Gate"


class TestRows:
    def test_all_rows_are_there(self, rows: list[Row]) -> None:
        assert Counter(row.document for row in rows) == ROWS_OF
        assert Counter(row.document for row in rows if row.number == 0) == HEADINGS_OF

    def test_numbers_run_on_under_each_heading(self, rows: list[Row]) -> None:
        for (_, heading), group in groupby(rows, key=lambda row: (row.document, row.heading)):
            numbers = [row.number for row in group]
            first = 1 if heading == BEGINNING else 0
            assert numbers == list(range(first, first + len(numbers))), heading

    def test_no_heading_comes_twice(self, rows: list[Row]) -> None:
        begun = [key for key, _ in groupby(rows, key=lambda row: (row.document, row.heading))]
        assert len(begun) == len(set(begun))

    def test_no_sentence_has_two_rows(self, rows: list[Row]) -> None:
        count = Counter(row.hash for row in rows)
        assert [row for row in rows if count[row.hash] > 1 and not row.repeated] == []
        assert all(re.fullmatch(r"[0-9a-f]{16}", row.hash) for row in rows)

    def test_what_is_no_card_is_a_reason(self, rows: list[Row]) -> None:
        bracketed = [row for row in rows if row.entry.startswith("[")]
        assert [row for row in bracketed if row.reason not in REASONS] == []
        assert [row for row in bracketed if row.reason == "repeats" and not row.repeated] == []

    def test_what_repeats_repeats_a_row_with_cards(self, rows: list[Row]) -> None:
        asked = {(row.document, row.hash) for row in rows if not row.reason}
        assert [row for row in rows if row.repeated and (row.document, row.repeated) not in asked] == []

    def test_headings_are_furniture(self, rows: list[Row]) -> None:
        assert {row.reason for row in rows if row.number == 0} == {"furniture"}

    def test_every_reason_is_read(self) -> None:
        assert entry("[caption]").reason == "caption"
        assert entry(f"[repeats {'a' * 16}]").repeated == "a" * 16
        assert entry("[repeats]").repeated == ""
        assert entry("because").reason == ""


class TestCards:
    def test_nothing_is_left_open(self, rows: list[Row]) -> None:
        assert [f"{row.document} | {row.heading} | {row.number}" for row in rows if row.entry == "?"] == []

    def test_every_row_without_a_reason_names_a_live_card(self, rows: list[Row]) -> None:
        named = [row for row in rows if not row.reason and row.entry != "?"]
        dead = [(row.hash, p) for row in named for p in row.patterns if not entry(p).keys(cards())]
        assert dead == []
        assert [row.hash for row in named if not row.patterns] == []

    def test_wildcards_stay_within_a_note(self, rows: list[Row]) -> None:
        wild = [pattern for row in rows for pattern in row.patterns if set("*?[") & set(pattern)]
        assert [pattern for pattern in wild if not WILDCARD.fullmatch(pattern)] == []

    def test_every_card_is_in_a_row_of_its_document(self, rows: list[Row]) -> None:
        assert [card.key for card in unnamed(rows)] == []

    def test_every_heading_on_a_card_is_one_of_its_document(self, rows: list[Row]) -> None:
        headings = {(DOCUMENTS[row.document], row.heading) for row in rows}
        known = {*headings, *((title, title) for title in DOCUMENTS.values())}
        strange = {
            (card.document, card.heading)
            for card in cards().values()
            if is_from_a_document(card)
            and not any(card.document == title and is_heading(card.heading, own) for title, own in known)
        }
        assert strange == set()

    def test_a_heading_may_be_cut_but_not_another(self) -> None:
        assert is_heading("What are the common signs…", "What are the common signs or …")
        assert not is_heading("What are the common tests…", "What are the common signs or …")
        assert not is_heading("…", "Where are the dermatomes?")

    def test_a_card_that_no_row_names_would_be_found(self) -> None:
        some = next(card for card in cards().values() if is_from_a_document(card))
        assert some.key in {card.key for card in unnamed([])}
        name = next(short for short, title in DOCUMENTS.items() if title == some.document)
        assert some.key not in {card.key for card in unnamed([Row(name, "", 1, "", some.key)])}
