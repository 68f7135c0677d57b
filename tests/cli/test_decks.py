"""`learn decks`."""

from learn.workspace import Workspace
from tests.cli.conftest import BROKEN, answer, write_deck


def test_a_table_with_counts_and_places(learn, own_deck):
    out = learn("decks").out
    heads, *rows = out.split("\n\n")[0].splitlines()
    assert heads.split() == ["deck", "due", "learning", "new", "seen", "cards", "title"]
    [row] = [row for row in rows if row.startswith("arm")]
    assert row.split()[:6] == ["arm", "0", "0", "2", "0", "2"]
    assert f"arm: your own, {own_deck}" in out
    assert "about" in out and "minute" in out


def test_answers_are_counted(learn, own_deck):
    answer("arm", 1)
    [deck] = [deck for deck in learn("decks", "--json").json["decks"] if deck["deck"] == "arm"]
    assert (deck["seen"], deck["new"], deck["cards"]) == (1, 1, 2)


def test_a_broken_deck_is_listed_with_its_first_problem(learn, home):
    path = write_deck(home / "decks", "arm", BROKEN)
    outcome = learn("decks")
    assert outcome.code == 0
    assert "arm: cannot be studied (" in outcome.out
    assert f"learn check {path}" in outcome.out
    [broken] = learn("decks", "--json").json["broken"]
    assert (broken["deck"], broken["origin"], broken["path"]) == ("arm", "own", str(path))
    assert "error:" in broken["problem"]


def test_nothing_due_tells_when_cards_come(learn, own_deck, monkeypatch, tmp_path):
    monkeypatch.setattr("learn.decks.places.shipped_decks", lambda: tmp_path / "none")
    answer("arm", 2)
    out = learn("decks").out
    assert "Nothing is due now. The next study day with cards is" in out


def test_no_decks_at_all(learn, monkeypatch, tmp_path):
    monkeypatch.setattr("learn.decks.places.shipped_decks", lambda: tmp_path / "none")
    outcome = learn("decks")
    assert outcome.code == 0
    assert "learn new my-deck --own" in outcome.out


def test_a_path_with_control_characters_is_shown_and_not_obeyed(learn, tmp_path):
    path = write_deck(tmp_path / "a\x1b[31mb", "arm")
    outcome = learn("--decks", path, "decks")
    assert "\x1b" not in outcome.out
    assert "arm: named" in outcome.out


class TestNote:
    def test_a_deck_that_is_named_tells_about_itself(self, learn, own_deck):
        answer("arm", 1)
        assert learn("decks", "arm").out == (
            "arm: Roots of the arm\n"
            "source: Clinic page\n"
            "cards: 2 from 2 notes, 1 seen\n"
            "tags: upper 1\n"
            f"file: {own_deck} (your own)\n"
        )

    def test_a_file_too(self, learn, tmp_path):
        path = write_deck(tmp_path, "leg")
        assert "tags: upper 1" in learn("decks", path).out

    def test_what_it_is_about_is_shown_whole(self, learn):
        out = " ".join(learn("decks", "spine").out.split())
        with Workspace.open() as workspace:
            assert workspace.library.entry("spine").about in out

    def test_json(self, learn, own_deck):
        [deck] = learn("decks", "arm", "--json").json["decks"]
        assert (deck["documents"], deck["tags"]) == (["Clinic page"], [{"tag": "upper", "cards": 1}])

    def test_an_unknown_one_is_misuse(self, learn):
        assert learn("decks", "nope").code == 2


def test_cards_of_a_tag(learn, own_deck):
    assert [card["key"] for card in learn("cards", "arm", "--tag", "upper", "--json").json] == [
        "arm/c6/region"
    ]
    assert learn("cards", "arm", "--tag", "lower").code == 2
