"""`learn check`."""

from tests.cli.conftest import BROKEN, DECK, write_deck

UNNUMBERED = DECK.split("notes:")[0] + "notes:\n  - [C6, thumb]\n  - [C7, middle finger]\n"


def test_the_decks_that_learn_opens_are_checked(learn, own_deck, home):
    outcome = learn("check")
    assert outcome.code == 0
    assert outcome.out.splitlines()[-1].endswith("no problems.")
    assert str(own_deck) in [file["path"] for file in learn("check", "--json").json["files"]]
    assert not (home / "progress.sqlite").exists()


def test_named_places_are_checked_too(learn, tmp_path, monkeypatch):
    one, two = write_deck(tmp_path / "one", "arm"), write_deck(tmp_path / "two", "leg")
    monkeypatch.setenv("LEARN_DECKS", str(one.parent))
    found = [file["path"] for file in learn("--decks", two, "check", "--json").json["files"]]
    assert {str(one), str(two)} <= set(found)


def test_an_own_deck_in_the_place_of_a_shipped_one_is_no_problem(learn, home):
    write_deck(home / "decks", "spine")
    assert learn("check").code == 0


def test_every_problem_is_printed_with_line_and_caret(learn, tmp_path):
    path = write_deck(tmp_path, "arm", BROKEN)
    outcome = learn("check", path)
    assert outcome.code == 1
    assert f"{path}:11:11: error: " in outcome.out
    assert outcome.out.count("error: ") >= 1
    assert "^" in outcome.out
    assert "1 file checked" in outcome.out.splitlines()[-1]
    assert "error" in outcome.out.splitlines()[-1]
    assert not outcome.err


def test_only_what_is_named_is_checked(learn, tmp_path):
    write_deck(tmp_path, "arm")
    assert len(learn("check", tmp_path, "--json").json["files"]) == 1


def test_the_same_id_twice_in_named_files_is_an_error(learn, tmp_path):
    assert learn("check", write_deck(tmp_path / "a", "arm"), write_deck(tmp_path / "b", "arm")).code == 1


def test_fix_writes_ids_and_says_so(learn, tmp_path):
    path = write_deck(tmp_path, "arm", UNNUMBERED)
    assert learn("check", path).code == 1
    outcome = learn("check", "--fix", path)
    assert outcome.code == 0
    assert "wrote the note id “c6”" in outcome.out
    assert "no problems" in outcome.out
    assert "c6:" in path.read_text()
    assert learn("check", "--fix", path, "--json").json["fixed"] == []


def test_fix_as_json(learn, tmp_path):
    path = write_deck(tmp_path, "arm", UNNUMBERED)
    [fixed] = learn("check", "--fix", path, "--json").json["fixed"]
    assert fixed["path"] == str(path)
    assert len(fixed["wrote"]) == 2


def test_fix_without_a_path_leaves_shipped_decks(learn, monkeypatch, tmp_path, home):
    shipped = write_deck(tmp_path / "shipped", "leg", UNNUMBERED)
    own = write_deck(home / "decks", "arm", UNNUMBERED)
    monkeypatch.setattr("learn.decks.places.shipped_decks", lambda: shipped.parent)
    assert learn("check", "--fix").code == 1
    assert "c6:" not in shipped.read_text()
    assert "c6:" in own.read_text()


def test_fix_does_not_follow_a_link_out_of_the_folder(learn, tmp_path):
    outside = write_deck(tmp_path / "outside", "arm", UNNUMBERED)
    (tmp_path / "folder").mkdir()
    (tmp_path / "folder" / "arm.yaml").symlink_to(outside)
    assert learn("check", "--fix", tmp_path / "folder").code == 1
    assert "c6:" not in outside.read_text()


def test_a_path_that_is_not_there_is_misuse(learn, tmp_path):
    for words in ([tmp_path / "gone.yaml"], ["--fix", tmp_path / "gone.yaml"]):
        outcome = learn("check", *words)
        assert outcome.code == 2
        assert "gone.yaml" in outcome.err


def test_an_empty_folder(learn, tmp_path):
    (tmp_path / "empty").mkdir()
    outcome = learn("check", tmp_path / "empty")
    assert outcome.code == 0
    assert "learn new" in outcome.out


def test_as_json(learn, tmp_path):
    found = learn("check", write_deck(tmp_path, "arm", BROKEN), "--json")
    assert found.code == 1
    assert found.json["ok"] is False
    assert found.json["errors"] == len(found.json["files"][0]["problems"])
    assert found.json["files"][0]["problems"][0]["line"] == 11
