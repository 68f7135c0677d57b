"""Checking files, beginning a deck, and the guide's examples."""

import re
from pathlib import Path

import pytest

from learn.decks.check import check
from learn.decks.compiler import compile_deck, compile_source
from learn.decks.scaffold import new_deck
from learn.decks.source import read_source
from learn.decks.vocabulary import read_vocabulary
from learn.errors import LearnError
from learn.paths import shipped_decks

from .decks import DECK, HEAD, NOTES, PATH, TEMPLATES

GUIDE = (Path(__file__).parents[2] / "decks" / "README.md").read_text(encoding="utf-8")
EXAMPLES = re.findall(r"```yaml\n(.*?)```", GUIDE, re.DOTALL)


class TestCheck:
    def test_files_and_folders_with_counts(self, tmp_path):
        (tmp_path / "a.yaml").write_text(DECK, encoding="utf-8")
        (tmp_path / "b.yaml").write_text(DECK.replace("hand", "foot") + "  ring: [C8]\n", encoding="utf-8")
        report = check([tmp_path, tmp_path / "a.yaml"])
        assert [(file.path.name, file.deck, file.notes, file.cards) for file in report.files] == [
            ("a.yaml", "hand", 1, 1),
            ("b.yaml", "", 0, 0),
        ]
        assert (report.ok, report.errors, len(report.problems)) == (False, 1, 1)

    def test_warnings_are_ok(self, tmp_path):
        (tmp_path / "a.yaml").write_text(DECK.replace("Roots of", "Level #2"), encoding="utf-8")
        report = check([tmp_path])
        assert report.ok
        assert len(report.problems) == 1

    def test_two_files_with_one_id(self, tmp_path):
        for name in ("a.yaml", "b.yaml"):
            (tmp_path / name).write_text(DECK, encoding="utf-8")
        report = check([tmp_path])
        assert not report.ok
        assert report.problems[0].message == f"deck “hand” is already in {tmp_path / 'a.yaml'}"

    def test_a_path_that_is_not_there(self, tmp_path):
        with pytest.raises(LearnError):
            check([tmp_path / "nowhere"])

    def test_a_relative_path_is_shown_as_it_was_given(self, tmp_path, monkeypatch):
        monkeypatch.chdir(tmp_path)
        Path("a.yaml").write_text("format: 1\n", encoding="utf-8")
        assert check([Path("a.yaml")]).problems[0].headline().startswith("a.yaml:1:1: error:")

    def test_the_shipped_decks(self):
        report = check([shipped_decks()])
        assert [problem.render() for problem in report.problems] == []


class TestNewDeck:
    @pytest.mark.parametrize("title", ["Roots", 'A: "b" #c \\ {d}', "", "two\nlines", "\x1b[31m"])
    def test_it_passes_the_check(self, title):
        text = new_deck("my-deck", title, "/some where/deck.schema.json")
        compiled = compile_source(read_source(text.encode(), PATH), thorough=True)
        assert compiled.problems == ()
        assert len(compiled.deck.cards) == 4
        assert text.startswith("# yaml-language-server: $schema=/some where/deck.schema.json\n")

    def test_an_id_that_is_none(self):
        with pytest.raises(LearnError, match="cannot be a deck's id"):
            new_deck("My Deck", "x", "y")


def whole(example):
    """A deck made of an example of the guide that shows a part of one."""
    if "format: 1" in example:
        return example
    parts = {"templates:": TEMPLATES, "notes:": NOTES}
    head = HEAD
    if "templates:" in example:
        head = HEAD.replace("fields: [roots, regions]\n", "")
    if "sources:" in example:
        head = re.sub(r"sources:\n(  .*\n)+", "", head)
    missing = [text for key, text in parts.items() if key not in example]
    return head + "".join(missing) + example


VOCABULARIES = [example for example in EXAMPLES if "same:" in example]
DECKS = [example for example in EXAMPLES if example not in VOCABULARIES]


@pytest.mark.parametrize("example", VOCABULARIES)
def test_the_guides_vocabularies_work(example):
    source = read_source(example.encode(), Path("words.yaml"))
    assert read_vocabulary(source)
    assert source.findings.sorted() == ()


@pytest.mark.parametrize("example", DECKS, ids=range(len(DECKS)))
def test_the_guides_examples_work(example):
    compiled = compile_source(read_source(whole(example).encode(), PATH), thorough=True)
    assert [problem.render() for problem in compiled.problems] == []


def test_the_guides_keys_are_the_keys():
    compiled = compile_deck(EXAMPLES[0].encode(), PATH)
    assert len(compiled.deck.cards) == 6
    assert {"hand/thumb/regions", "hand/thumb/roots"} <= {card.key for card in compiled.deck.cards}
    parts = next(example for example in EXAMPLES if "each: counts" in example)
    cards = compile_deck(whole(parts).encode(), PATH).deck.cards
    assert [card.key for card in cards] == [
        "hand/cervical/count#vertebrae",
        "hand/cervical/count#nerve-pairs",
    ]
