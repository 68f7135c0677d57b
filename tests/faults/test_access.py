"""Other things in the places of files, and a cache that cannot be trusted."""

import random
import shutil
import sqlite3

import pytest

from tests.durability.kill_rounds import write_deck
from tests.faults.command import learn
from tests.faults.test_damage import DAMAGES

TYPED = "x\n1\nx\n1\n"


@pytest.fixture
def home(tmp_path):
    folder = tmp_path / "home"
    (folder / "decks").mkdir(parents=True)
    write_deck(folder / "decks" / "many.yaml")
    assert learn(folder, "study", "--plain", "--limit", "2", "many", typed=TYPED).in_sentences().code == 0
    return folder


@pytest.mark.parametrize("damage", DAMAGES)
def test_a_damaged_cache_is_done_without(home, damage):
    cache = home / "cache" / "decks.sqlite"
    content = bytearray(cache.read_bytes())
    damage(content, random.Random("cache"))
    cache.write_bytes(content)
    said = learn(home, "study", "--plain", "--limit", "1", "many", typed=TYPED).in_sentences()
    assert said.code == 0
    assert learn(home, "doctor").in_sentences().code == 0


def test_rows_of_the_cache_that_mean_nothing_are_compiled_again(home):
    with sqlite3.connect(home / "cache" / "decks.sqlite") as cache:
        cache.execute("UPDATE card SET body = substr(body, 1, 20)")
        cache.execute("UPDATE file SET problems = '{' WHERE deck = 'spine'")
    cache.close()
    said = learn(home, "cards", "many").in_sentences()
    assert "What is word 7?" in said.out
    assert said.code == 0


def test_a_home_that_is_a_file(tmp_path):
    home = tmp_path / "home"
    home.write_text("mine")
    for argv in (
        ("study", "--plain"),
        ("study", "--json"),
        ("decks",),
        ("set", "retention", "0.9"),
        ("new", "x", "--own"),
    ):
        said = learn(home, *argv, typed=TYPED, more={"HOME": str(tmp_path)}).in_sentences()
        assert said.code == 1
        assert str(home) in said.err
    assert home.read_text() == "mine"


@pytest.mark.parametrize("name", ["progress.sqlite", "cache", "backups", "learn.log", "looks.json"])
def test_another_thing_in_the_place_of_a_file(home, name):
    path = home / name
    shutil.rmtree(path) if path.is_dir() else path.unlink(missing_ok=True)
    path.write_text("mine") if name in ("cache", "backups") else path.mkdir()
    said = learn(home, "study", "--plain", "--limit", "1", "many", typed=TYPED).in_sentences()
    assert said.code == (1 if name == "progress.sqlite" else 0)
    assert path.is_dir() or path.read_text() == "mine"
