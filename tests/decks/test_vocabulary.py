"""Vocabularies: which are found, what of them a card knows, and when a deck is compiled anew."""

import os

import pytest

from learn.decks.check import check
from learn.decks.compiler import compile_deck
from learn.decks.fix import fix
from learn.decks.library import DeckPlace, Library
from learn.paths import shipped_decks

from .decks import HEAD

TYPED = """\
templates:
  regions: {kind: typed, ask: Which region does <roots> serve, answer: <regions>}
"""
WORDS = """\
format: 1
vocabulary: words
title: Words
same:
- [little finger, pinky]
- [thumb side, radial side]
"""


@pytest.fixture
def folder(tmp_path):
    (tmp_path / "vocabulary").mkdir()
    (tmp_path / "vocabulary" / "words.yaml").write_text(WORDS, encoding="utf-8")
    return tmp_path


def compiled(folder, notes, top="vocabulary: words\n"):
    return compile_deck((HEAD + top + TYPED + notes).encode(), folder / "hand.yaml")


def aliases(folder, answer, top="vocabulary: words\n"):
    result = compiled(folder, f"notes:\n  a: [C8, {answer}]\n", top)
    assert result.deck, [problem.render() for problem in result.problems]
    return [group[0] for group in result.deck.cards[0].aliases]


class TestWhatACardKnows:
    def test_the_groups_of_which_a_phrase_occurs(self, folder):
        assert aliases(folder, "tip of the pinky") == ["little finger"]
        assert aliases(folder, "thumb") == []

    @pytest.mark.parametrize("answer", ["Little-Finger", "little fingers", "the LITTLE finger, left"])
    def test_case_dashes_and_plurals_do_not_count(self, folder, answer):
        assert aliases(folder, f'"{answer}"') == ["little finger"]

    def test_whole_words_only(self, folder):
        assert aliases(folder, "pinkyish littler finger") == []

    def test_list_items_count(self, folder):
        assert aliases(folder, "[pinky, radial side]") == ["little finger", "thumb side"]

    def test_a_deck_that_does_not_opt_in_knows_none(self, folder):
        assert aliases(folder, "pinky", top="") == []

    def test_several_vocabularies(self, folder):
        assert aliases(folder, "pinky and navel", "vocabulary: [words, anatomy]\n")[:2] == [
            "little finger",
            "navel",
        ]

    def test_a_chapter_may_opt_out_or_in(self, folder):
        chapters = "chapters:\n- vocabulary: []\n  notes:\n    b: [C8, pinky]\nnotes:\n  a: [C8, pinky]\n"
        cards = {card.key: card for card in compiled(folder, chapters).deck.cards}
        assert cards["hand/a/regions"].aliases
        assert not cards["hand/b/regions"].aliases

    def test_a_self_rated_card_needs_none(self, folder):
        text = (HEAD + "vocabulary: words\n" + TYPED + "notes:\n  a: [C8, pinky]\n").replace("typed", "flip")
        assert compile_deck(text.encode(), folder / "hand.yaml").deck.cards[0].aliases == ()


class TestFinding:
    def test_ones_own_comes_before_a_shipped_one(self, folder):
        own = WORDS.replace("vocabulary: words", "vocabulary: anatomy")
        (folder / "vocabulary" / "anatomy.yaml").write_text(own, encoding="utf-8")
        assert aliases(folder, "pinky navel", "vocabulary: anatomy\n") == ["little finger"]

    def test_an_unknown_one_is_an_error_with_a_list(self, folder):
        (problem,) = compiled(folder, "notes:\n  a: [C8, x]\n", "vocabulary: word\n").problems
        assert problem.message == "there is no vocabulary “word”"
        assert "Did you mean “words”? Vocabularies: anatomy, injuries, words." in problem.hint

    def test_one_with_errors_is_an_error_of_the_deck(self, folder):
        (folder / "vocabulary" / "words.yaml").write_text(WORDS + "- [x]\n", encoding="utf-8")
        (problem,) = compiled(folder, "notes:\n  a: [C8, x]\n").problems
        assert problem.message == "vocabulary “words” has errors"
        assert "words.yaml:7:3: error: this group has one phrase" in problem.hint

    def test_a_link_out_of_the_folder_is_not_followed(self, folder, tmp_path_factory):
        target = tmp_path_factory.mktemp("away") / "words.yaml"
        target.write_text(WORDS, encoding="utf-8")
        (folder / "vocabulary" / "words.yaml").unlink()
        (folder / "vocabulary" / "words.yaml").symlink_to(target)
        (problem,) = compiled(folder, "notes:\n  a: [C8, x]\n").problems
        assert "leads out of the folder" in problem.message

    def test_the_shipped_one_has_words_of_both_kinds(self):
        text = (shipped_decks() / "vocabulary" / "anatomy.yaml").read_text(encoding="utf-8")
        assert "[navel, belly button, bellybutton, umbilicus]" in text
        assert "pinky" in text


class TestCheck:
    def test_the_vocabularies_beside_the_decks_are_checked(self, folder):
        (folder / "hand.yaml").write_text(HEAD + TYPED + "notes:\n  a: [C8, x]\n", encoding="utf-8")
        assert [file.path.name for file in check([folder]).files] == ["hand.yaml", "words.yaml"]
        assert check([folder]).ok
        (folder / "vocabulary" / "words.yaml").write_text(WORDS + "- [pinky, x]\n", encoding="utf-8")
        (problem,) = check([folder]).problems
        assert problem.message == "“pinky” stands here a second time; the first is in line 5"

    def test_a_vocabulary_among_the_decks_is_told_where_it_belongs(self, folder):
        (folder / "words.yaml").write_text(WORDS, encoding="utf-8")
        (problem,) = compile_deck(WORDS.encode(), folder / "words.yaml").problems
        assert problem.message == "this is a vocabulary, not a deck"
        assert check([folder / "words.yaml"]).ok

    @pytest.mark.parametrize(
        "group",
        [
            "[front, anterior side]",
            "[upper arm, brachium]",
            "[first toe, big toe]",
            "[inner front side, front inner side]",
            "[tailbone, coccyx, os coccygis]",
            "[upper lip, lower back]",
        ],
    )
    def test_phrases_that_may_stand_together(self, folder, group):
        path = folder / "vocabulary" / "words.yaml"
        path.write_text(f"{WORDS}- {group}\n", encoding="utf-8")
        assert check([path]).problems == ()

    def test_no_ids_are_written_into_a_vocabulary(self, folder):
        data = WORDS.replace("format: 1\n", "").encode()
        assert fix(data, folder / "words.yaml") == (data, [])


class TestLibrary:
    def opened(self, folder):
        return Library.open([DeckPlace(folder, "own")], folder / "cache" / "decks.sqlite")

    def alias_of(self, library):
        (card,) = library.cards("hand")
        return card.aliases

    def write(self, path, text, old=True):
        path.parent.mkdir(exist_ok=True)
        path.write_text(text, encoding="utf-8")
        if old:
            os.utime(path, (1_000_000_000 + len(text), 1_000_000_000))

    @pytest.fixture
    def deck(self, folder):
        self.write(folder / "hand.yaml", HEAD + "vocabulary: words\n" + TYPED + "notes:\n  a: [C8, pinky]\n")
        return folder

    @pytest.mark.parametrize("old", [True, False])
    def test_a_changed_vocabulary_compiles_the_deck_anew(self, deck, old):
        words = deck / "vocabulary" / "words.yaml"
        self.write(words, WORDS, old)
        assert self.alias_of(self.opened(deck)) == (("little finger", "pinky"),)
        self.write(words, WORDS.replace("little finger", "small finger"), old)
        assert self.alias_of(self.opened(deck)) == (("small finger", "pinky"),)

    def test_an_unchanged_vocabulary_does_not(self, deck, monkeypatch):
        self.write(deck / "vocabulary" / "words.yaml", WORDS)
        self.opened(deck).close()
        monkeypatch.setattr("learn.decks.loading._compile", None)
        assert self.alias_of(self.opened(deck)) == (("little finger", "pinky"),)

    def test_a_vocabulary_that_was_only_touched_does_not(self, deck, monkeypatch):
        self.write(deck / "vocabulary" / "words.yaml", WORDS)
        self.opened(deck).close()
        os.utime(deck / "vocabulary" / "words.yaml", (1_100_000_000, 1_100_000_000))
        monkeypatch.setattr("learn.decks.loading._compile", None)
        assert self.alias_of(self.opened(deck)) == (("little finger", "pinky"),)

    def test_one_that_appears_mends_the_deck_and_one_that_goes_breaks_it(self, deck):
        words = deck / "vocabulary" / "words.yaml"
        words.unlink()
        library = self.opened(deck)
        assert [broken.id for broken in library.broken] == ["hand"]
        self.write(words, WORDS)
        library.reload()
        assert self.alias_of(library)
        words.unlink()
        library.reload()
        assert [broken.id for broken in library.broken] == ["hand"]

    def test_one_of_ones_own_that_appears_takes_the_place_of_the_shipped_one(self, folder):
        text = HEAD + "vocabulary: anatomy\n" + TYPED + "notes:\n  a: [C8, pinky]\n"
        self.write(folder / "hand.yaml", text)
        library = self.opened(folder)
        assert "fifth finger" in self.alias_of(library)[0]
        own = WORDS.replace("vocabulary: words", "vocabulary: anatomy")
        self.write(folder / "vocabulary" / "anatomy.yaml", own)
        library.reload()
        assert self.alias_of(library) == (("little finger", "pinky"),)

    def test_vocabularies_are_not_listed_as_decks(self, deck):
        library = self.opened(deck)
        assert [entry.id for entry in library.decks] == ["hand"]
        assert library.broken == ()
