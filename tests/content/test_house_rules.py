"""The shipped decks keep the rules of the house, and each rule finds what breaks it."""

from __future__ import annotations

from dataclasses import replace

import pytest

from learn.cards.card import Card
from learn.cards.options import options_for
from learn.cards.question import kinds_of
from tests.content import house_rules as rules
from tests.content.shipped import DOCUMENTS, cards, library

ALL = list(cards().values())
DECKS = {entry.id: [card for card in ALL if card.deck == entry.id] for entry in library().decks}
GIVES_AWAY_NOTHING = {
    "signals/count/fact": "“many” is accepted, and the prompt asks how many",
}
"""Cards whose prompt holds the words of the answer without telling it, each with the reason."""
GOOD = Card(
    "d/n/t", "typed", "Which root?", "C5", document="Book", heading="One", tags=("core",), field="d:t"
)


def test_every_card_is_core_or_further() -> None:
    assert rules.without_one_weight(ALL) == []


def test_extension_cards_are_in_decks_of_their_own() -> None:
    assert rules.half_extended(DECKS.values()) == []


def test_what_no_document_says_is_tagged() -> None:
    assert rules.of_other_documents(ALL, DOCUMENTS.values()) == []


def test_derived_cards_say_so() -> None:
    assert rules.derived_in_silence(ALL) == []


def test_every_card_names_its_source() -> None:
    assert rules.without_source(ALL) == []


def test_texts_are_short() -> None:
    assert rules.too_long(ALL) == []


def test_no_prompt_holds_its_answer() -> None:
    assert [key for key in rules.giving_away(ALL) if key not in GIVES_AWAY_NOTHING] == []
    assert all(len(reason) > 10 for reason in GIVES_AWAY_NOTHING.values())


def test_no_deck_asks_the_same_twice() -> None:
    assert rules.asked_twice(ALL) == []


def test_every_choice_has_fair_options_or_another_way() -> None:
    assert rules.unfair_choices(ALL) == []
    chosen = [card for card in ALL if "choice" in kinds_of(card)]
    with_options = [card for card in chosen if options_for(card, of_field(card), (), 0)]
    assert len(with_options) > 40


def of_field(card: Card) -> list[Card]:
    return [other for other in DECKS[card.deck] if other.field == card.field]


@pytest.mark.parametrize("deck", DECKS)
def test_what_a_deck_says_of_itself_is_true(deck: str) -> None:
    entry = library().entry(deck)
    assert entry is not None
    assert rules.untrue_about(entry.about, entry.cards) == ""


def test_nothing_else_shipped() -> None:
    """A broken deck would be left out of all the other tests."""
    assert [problem.render() for broken in library().broken for problem in broken.problems] == []
    assert [problem.render() for entry in library().decks for problem in entry.warnings] == []


class TestWhatBreaksARuleIsFound:
    @pytest.mark.parametrize("tags", [(), ("core", "further"), ("trunk",)])
    def test_weight(self, tags: tuple[str, ...]) -> None:
        assert rules.without_one_weight([GOOD, replace(GOOD, tags=tags)]) == ["d/n/t"]

    def test_extension(self) -> None:
        further = replace(GOOD, key="d/m/t", tags=("extension",))
        assert rules.half_extended([[GOOD, further], [GOOD]]) == ["d/n/t"]
        assert rules.of_other_documents([GOOD, further], ["Book"]) == ["d/m/t"]
        assert rules.of_other_documents([GOOD, further], ["Other"]) == ["d/n/t"]

    def test_derived(self) -> None:
        silent, loud = replace(GOOD, tags=("derived",)), replace(GOOD, why="Derived: 8 after 7.")
        assert rules.derived_in_silence([GOOD, silent, loud]) == ["d/n/t", "d/n/t"]
        assert rules.derived_in_silence([replace(loud, tags=("derived",))]) == []

    def test_source_and_length(self) -> None:
        assert rules.without_source([GOOD, replace(GOOD, heading="")]) == ["d/n/t"]
        assert rules.too_long([GOOD, replace(GOOD, why="x" * 231)]) == ["d/n/t: why of 231"]

    @pytest.mark.parametrize(
        ("prompt", "answer", "found"),
        [
            ("Is it C5, or not?", "C5", True),
            ("Is the UPPER-arm meant?", "upper arm", True),
            ("Which is […]?", "upper", False),
            ("It is [above or below] it: which?", "above", False),
            ("Is C55 right?", "C5", False),
        ],
    )
    def test_an_answer_in_its_prompt(self, prompt: str, answer: str, found: bool) -> None:
        assert bool(rules.giving_away([replace(GOOD, prompt=prompt, answer=answer)])) is found

    def test_a_prompt_that_comes_twice(self) -> None:
        assert rules.asked_twice([GOOD, replace(GOOD, prompt="which  ROOT")]) == [("d", "which root")]

    def test_a_choice_without_options(self) -> None:
        lonely = replace(GOOD, kind="choice", answer="a text of many words that nobody would like to type")
        assert rules.unfair_choices([lonely]) == ["d/n/t"]
        assert rules.unfair_choices([replace(lonely, kinds=("choice", "flip"))]) == []

    @pytest.mark.parametrize(
        ("about", "found"),
        [
            ("64 cards, about 50 minutes. For study, not medical advice.", ""),
            ("64 cards, about 50 minutes.", "it does not say that it is not medical advice"),
            ("63 cards, about 50 minutes; not medical advice.", "it has 64 cards"),
            ("Cards; not medical advice.", "it has 64 cards"),
            ("64 cards, 2 hours; not medical advice.", "64 cards take about 48 minutes, not 120"),
            ("64 cards; not medical advice.", "64 cards take about 48 minutes, not 0"),
        ],
    )
    def test_an_untrue_about(self, about: str, found: str) -> None:
        assert rules.untrue_about(about, 64) == found
