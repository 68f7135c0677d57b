"""Reading decks again: all that changed is taken, or nothing; and how far it is can be told."""

import pytest

from learn.decks.compiler import compile_deck
from learn.decks.library import DeckPlace, Library
from tests.ui.world import HAND, WORDS, many


class Enough(Exception):
    pass


@pytest.fixture
def folder(tmp_path):
    decks = tmp_path / "decks"
    decks.mkdir()
    return decks


@pytest.fixture(params=["file", "memory"])
def library(folder, tmp_path, request):
    (folder / "hand.yaml").write_text(HAND)
    (folder / "many.yaml").write_text(many(1200))
    cache = tmp_path / "cache.sqlite" if request.param == "file" else None
    with_decks = Library.open([DeckPlace(folder, "own")], cache)
    yield with_decks
    with_decks.close()


def stop_at(name, share):
    def tell(reading):
        if reading.name == name and reading.share >= share:
            raise Enough

    return tell


@pytest.mark.parametrize("share", [0, 0.1, 0.5, 0.7, 0.9])
def test_stopped_anywhere_nothing_has_changed(library, folder, share):
    (folder / "hand.yaml").write_text(HAND.replace("thumb", "big finger"))
    (folder / "many.yaml").write_text(many(3000))
    with pytest.raises(Enough):
        library.reread(stop_at("many.yaml", share))
    assert library.card("hand/thumb/roots").prompt == "Which roots serve the thumb?"
    assert library.entry("many").cards == len(list(library.keys("many"))) == 1200
    assert library.unread() > 0
    library.reload()
    assert library.entry("many").cards == len(list(library.keys("many"))) == 3000
    assert library.card("many/n3000/meaning")


def test_until_they_are_taken_the_decks_answer_as_before(library, folder):
    (folder / "words.yaml").write_text(WORDS)
    reread = library.reread()
    assert library.entry("words") is None
    assert library.card("words/root/meaning") is None
    library.take(reread)
    assert library.card("words/root/meaning")


def test_going_through_cards_goes_on_when_decks_were_read_again(library, folder):
    keys = library.keys("many")
    first = [next(keys) for _ in range(3)]
    (folder / "words.yaml").write_text(WORDS)
    library.reload()
    assert [*first, *keys] == [f"many/n{number}/meaning" for number in range(1, 1201)]


def test_another_program_sees_all_or_nothing(folder, tmp_path):
    (folder / "many.yaml").write_text(many(10))
    here, there = (Library.open([DeckPlace(folder, "own")], tmp_path / "cache.sqlite") for _ in "ab")
    (folder / "many.yaml").write_text(many(3000))
    seen = []

    def look(reading):
        seen.append(len(list(there.keys("many"))))

    here.reload(look)
    assert set(seen) == {10}
    assert len(list(there.keys("many"))) == 3000
    here.close()
    there.close()


@pytest.mark.parametrize("chapters", [False, True])
def test_what_is_told_of_a_file_only_grows(tmp_path, chapters):
    text, told = many(3000), []
    if chapters:
        head, notes = text.split("notes:\n")
        lines = notes.replace("\n  ", "\n      ").splitlines(keepends=True)
        text = (
            head
            + "chapters:\n"
            + "".join(
                f"  - notes:\n      {''.join(lines[at : at + 1000]).lstrip()}" for at in range(0, 3000, 1000)
            )
        )
    compiled = compile_deck(text.encode(), tmp_path / "many.yaml", tell=told.append)
    assert len(compiled.deck.cards) == 3000
    assert told == sorted(told)
    assert told[0] == 0
    assert 0.9 < told[-1] < 1
    assert {int(share * 10) for share in told} == set(range(10))
