"""`learn decks`."""

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
