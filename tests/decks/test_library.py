"""Decks from several places, and the cache between files and cards."""

import os
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest

import learn.decks.cache
import learn.decks.loading
from learn.decks.library import DeckPlace, Library, places_for
from learn.errors import LearnError
from learn.paths import Places, shipped_decks

from .decks import DECK

ACCEPTED = Path(__file__).parent / "corpus" / "accepted"


@pytest.fixture
def folder(tmp_path):
    decks = tmp_path / "own"
    decks.mkdir()
    return decks


@pytest.fixture
def cache(tmp_path):
    return tmp_path / "cache" / "decks.sqlite"


@pytest.fixture
def opened(folder, cache):
    libraries = []

    def open_library(*places, cache=cache):
        libraries.append(Library.open(places or [DeckPlace(folder, "own")], cache))
        return libraries[-1]

    yield open_library
    for library in libraries:
        library.close()


@pytest.fixture
def compilations(monkeypatch):
    """The names of the files that were compiled."""
    names = []
    compile_file = learn.decks.loading._compile

    def spy(data, path, *more):
        names.append(path.name)
        return compile_file(data, path, *more)

    monkeypatch.setattr("learn.decks.loading._compile", spy)
    return names


def long_ago(path):
    os.utime(path, (1_000_000_000, 1_000_000_000))


def write(folder, deck="hand", text=DECK, name=None):
    path = folder / (name or f"{deck}.yaml")
    path.write_text(text.replace("deck: hand", f"deck: {deck}"), encoding="utf-8")
    return path


def test_a_library_knows_its_decks_and_cards(folder, opened):
    write(folder, text=DECK.replace("source: clinic", "source: clinic\ntags: arm\nconfusable: [a, b]"))
    library = opened()
    entry = library.entry("hand")
    assert (entry.title, entry.notes, entry.cards, entry.origin) == ("Roots of the hand", 1, 1, "own")
    assert list(library.keys("hand")) == ["hand/thumb/regions"]
    assert list(library.outline("hand")) == [("hand/thumb/regions", ("hand:a", "hand:b"))]
    assert list(library.tagged("arm")) == ["hand/thumb/regions"]
    assert list(library.tagged("leg")) == []
    assert list(library.outline("hand", [["leg", "arm"]])) == list(library.outline("hand"))
    assert list(library.outline("hand", [["arm"], ["leg"]])) == []
    assert (library.tags("hand"), library.tags("nope")) == ({"arm": 1}, {})
    assert (library.documents("hand"), library.documents("nope")) == (("Clinic page",), ())
    card = library.card("hand/thumb/regions")
    assert (card.answer, card.tags, card.path) == ("thumb", ("arm",), str(folder / "hand.yaml"))


def test_a_card_read_from_the_cache_is_the_card_that_was_compiled(folder, opened):
    from learn.decks.compiler import compile_deck

    path = write(folder)
    (card,) = compile_deck(path.read_bytes(), path).deck.cards
    assert opened().card(card.key) == card


@pytest.mark.parametrize("path", [*sorted(shipped_decks().glob("*.yaml")), ACCEPTED / "elsewhere.yaml"])
def test_cards_of_every_kind_come_back_from_the_cache_as_they_were(folder, opened, path):
    from learn.decks.compiler import compile_deck

    copy = write(folder, text=path.read_text(encoding="utf-8"))
    deck = compile_deck(copy.read_bytes(), copy).deck
    assert tuple(opened().cards(deck.id)) == deck.cards
    assert [*opened().cards("nowhere")] == []


def test_what_is_not_there_is_none(folder, opened):
    write(folder)
    library = opened()
    assert library.card("hand/thumb/other") is None
    assert library.card("foot/sole/regions") is None
    assert library.card("nonsense") is None
    assert library.entry("foot") is None
    assert list(library.keys("foot")) == []
    assert library.renames("foot") == ()


def test_a_large_deck_is_read_in_the_authors_order(folder, opened):
    notes = "".join(f"  n{number}: [C{number}, x]\n" for number in range(5000))
    write(folder, text=DECK + notes)
    keys = list(opened().keys("hand"))
    assert keys == ["hand/thumb/regions", *(f"hand/n{number}/regions" for number in range(5000))]


class TestCache:
    def test_an_unchanged_file_is_compiled_once(self, folder, opened, compilations):
        long_ago(write(folder))
        opened()
        assert opened().entry("hand").cards == 1
        assert compilations == ["hand.yaml"]

    def test_a_file_that_was_only_touched_is_not_compiled_again(self, folder, opened, compilations):
        path = write(folder)
        opened()
        long_ago(path)
        opened()
        assert compilations == ["hand.yaml"]

    def test_a_changed_file_is_compiled_again(self, folder, opened):
        path = write(folder)
        library = opened()
        path.write_text(DECK.replace("thumb]", "the thumb]") + "  ring: [C8, ring]\n", encoding="utf-8")
        library.reload()
        assert library.entry("hand").cards == 2
        assert library.card("hand/thumb/regions").answer == "the thumb"

    def test_a_change_in_the_same_instant_is_seen(self, folder, opened):
        path = write(folder)
        library = opened()
        stat = path.stat()
        path.write_text(DECK.replace("thumb]", "THUMB]"), encoding="utf-8")
        os.utime(path, ns=(stat.st_atime_ns, stat.st_mtime_ns))
        library.reload()
        assert library.card("hand/thumb/regions").answer == "THUMB"

    def test_warnings_and_errors_are_remembered(self, folder, opened, compilations):
        write(folder, text=DECK.replace("Roots of the hand", "Level #2"))
        write(folder, "foot", text="format: 1\n")
        for library in (opened(), opened()):
            assert library.entry("hand").warnings[0].line == 3
            assert library.broken[0].id == "foot"
            assert library.broken[0].problems[0].path == folder / "foot.yaml"
        assert len(compilations) == 2

    def test_unchanged_decks_start_without_yaml(self, folder, cache, opened):
        long_ago(write(folder))
        opened()
        program = (
            "import sys; from pathlib import Path; from learn.decks.library import DeckPlace, Library\n"
            f"library = Library.open([DeckPlace(Path({str(folder)!r}), 'own')], Path({str(cache)!r}))\n"
            "print(library.card('hand/thumb/regions').answer)\n"
            "print(sorted({'yaml', 'textual', 'sqlite_utils'} & set(sys.modules)))"
        )
        run = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
        assert run.stdout.split("\n")[:2] == ["thumb", "[]"]

    @pytest.mark.parametrize(
        "content", [b"not a database at all" * 100, b"", b"SQLite format 3\x00" + b"\xff" * 4096]
    )
    def test_a_corrupt_cache_is_done_without(self, folder, cache, opened, content):
        write(folder)
        cache.parent.mkdir()
        cache.write_bytes(content)
        assert opened().card("hand/thumb/regions").answer == "thumb"

    def test_a_cache_that_breaks_while_in_use_is_done_without(self, folder, cache, opened):
        write(folder, text=DECK + "  ring: [C8, ring]\n")
        library = opened()
        library._cache._db.execute("DROP TABLE card")
        assert library.card("hand/thumb/regions").answer == "thumb"
        assert len(list(library.keys("hand"))) == 2

    def test_a_locked_cache_is_done_without(self, folder, cache, opened, monkeypatch):
        monkeypatch.setattr(learn.decks.cache, "_PATIENCE", 0)
        write(folder)
        opened()
        write(folder, "foot")
        other = sqlite3.connect(cache, isolation_level=None)
        other.execute("BEGIN EXCLUSIVE")
        assert opened().card("foot/thumb/regions").answer == "thumb"
        other.close()

    def test_a_folder_that_cannot_be_written_is_done_without(self, folder, tmp_path, opened):
        write(folder)
        (tmp_path / "file").write_text("")
        assert opened(cache=tmp_path / "file" / "decks.sqlite").entry("hand")

    def test_the_cache_of_a_newer_program_is_left_alone(self, folder, cache, opened):
        write(folder)
        cache.parent.mkdir()
        newer = sqlite3.connect(cache)
        newer.execute("PRAGMA user_version=99")
        newer.close()
        before = cache.read_bytes()
        assert opened().entry("hand")
        assert cache.read_bytes() == before

    def test_the_cache_of_an_older_program_is_made_anew(
        self, folder, cache, opened, monkeypatch, compilations
    ):
        write(folder)
        opened().close()
        monkeypatch.setattr(learn.decks.cache, "CACHE_FORMAT", 99)
        assert opened().entry("hand")
        assert len(compilations) == 2

    def test_files_that_are_gone_are_forgotten(self, folder, cache, opened):
        path = write(folder)
        opened()
        path.unlink()
        write(folder, "foot")
        library = opened()
        assert [entry.id for entry in library.decks] == ["foot"]
        assert library._cache._db.execute("SELECT count(*) FROM card").fetchone() == (1,)


class TestPrecedence:
    def test_own_before_shipped_named_before_own(self, tmp_path, opened):
        folders = [tmp_path / name for name in ("a", "b", "c")]
        for folder in folders:
            folder.mkdir()
            write(folder, text=DECK.replace("thumb]", f"{folder.name}]"))
        shipped, own, named = folders
        library = opened(DeckPlace(named, "named"), DeckPlace(shipped, "shipped"), DeckPlace(own, "own"))
        assert library.card("hand/thumb/regions").answer == "c"
        assert library.notices == (
            f"Your own deck “hand” ({own / 'hand.yaml'})"
            f" takes the place of the shipped one ({shipped / 'hand.yaml'}).",
            f"The deck “hand” ({named / 'hand.yaml'}) takes the place of your own ({own / 'hand.yaml'}).",
        )
        assert [entry.origin for entry in library.decks] == ["named"]

    def test_the_first_by_name_wins_inside_a_folder(self, folder, opened):
        write(folder, name="a.yaml")
        write(folder, name="b.yml")
        library = opened()
        assert [entry.path.name for entry in library.decks] == ["a.yaml"]
        (broken,) = library.broken
        assert broken.path.name == "b.yml"
        assert str(folder / "a.yaml") in broken.problems[0].message

    def test_decks_stand_in_the_order_of_file_names(self, folder, opened):
        write(folder, "zebra", name="a.yaml")
        write(folder, "ant", name="b.yaml")
        assert [entry.id for entry in opened().decks] == ["zebra", "ant"]

    def test_a_rename_from_a_card_that_lives_in_another_deck_is_left_out(self, folder, opened):
        write(folder, "arm")
        note = "  thumb: {roots: C6, regions: x, renamed_from: [arm/thumb, arm/gone]}\n"
        write(folder, text=DECK.replace("  thumb: [C5 to C6, thumb]\n", note))
        assert opened().renames("hand") == (("arm/gone/regions", "hand/thumb/regions"),)


class TestPlaces:
    def test_one_file_may_be_named(self, folder, opened):
        path = write(folder)
        assert opened(DeckPlace(path, "named")).entry("hand").origin == "named"

    def test_a_named_place_that_is_not_there_is_said(self, tmp_path, opened):
        with pytest.raises(LearnError, match="There is no deck or folder"):
            opened(DeckPlace(tmp_path / "nowhere", "named"))

    def test_an_own_folder_that_is_not_there_is_empty(self, tmp_path, opened):
        assert opened(DeckPlace(tmp_path / "nowhere", "own")).decks == ()

    def test_only_yaml_files_of_the_folder_itself(self, folder, opened):
        (folder / "below").mkdir()
        write(folder / "below")
        (folder / "notes.txt").write_text("x")
        (folder / ".hidden.yaml").write_text("x")
        library = opened()
        assert (library.decks, library.broken) == ((), ())

    def test_a_link_out_of_the_folder_is_not_followed(self, folder, tmp_path, opened):
        (folder / "hand.yaml").symlink_to(write(tmp_path))
        (broken,) = opened().broken
        assert "leads out of the folder" in broken.problems[0].message

    def test_a_link_inside_the_folder_is_followed(self, folder, opened):
        write(folder, name="b.txt")
        (folder / "hand.yaml").symlink_to("b.txt")
        assert opened().entry("hand")

    @pytest.mark.parametrize(
        "make",
        [
            pytest.param(Path.mkdir, id="folder"),
            pytest.param(os.mkfifo, id="pipe"),
            pytest.param(lambda path: path.symlink_to("nowhere"), id="link to nowhere"),
            pytest.param(lambda path: path.symlink_to(path), id="link to itself"),
        ],
    )
    def test_what_is_not_a_file_is_broken(self, folder, opened, make):
        make(folder / "hand.yaml")
        (broken,) = opened().broken
        assert broken.problems[0].message

    def test_an_unreadable_file_is_broken(self, folder, opened, monkeypatch):
        write(folder)

        def refuse(path):
            raise PermissionError(13, "Permission denied")

        monkeypatch.setattr(Path, "read_bytes", refuse)
        (broken,) = opened().broken
        assert broken.problems[0].message == "the file cannot be read: permission denied"

    def test_the_environment_and_the_command_line_name_places(self, tmp_path, monkeypatch):
        monkeypatch.setenv("LEARN_DECKS", os.pathsep.join([str(tmp_path / "a"), str(tmp_path / "b")]))
        places = places_for([tmp_path / "c"], Places.in_one_folder(tmp_path))
        assert [(place.origin, place.path.name) for place in places][1:] == [
            ("own", "decks"),
            ("named", "a"),
            ("named", "b"),
            ("named", "c"),
        ]
        assert places[0].origin == "shipped"
