"""`learn where`."""

from pathlib import Path


def test_every_place(learn, home):
    outcome = learn("where")
    assert outcome.code == 0
    for name in ("progress", "backups", "own decks", "shipped decks", "looks", "cache", "log", "schema"):
        assert f"\n{name} " in f"\n{outcome.out}"
    assert f"LEARN_HOME     {home}" in outcome.out


def test_nothing_is_made(learn, home):
    learn("where")
    assert not home.exists()


def test_without_learn_home(learn, monkeypatch, tmp_path):
    monkeypatch.delenv("LEARN_HOME")
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "share"))
    found = learn("where", "--json").json
    assert found["learn_home"] is None
    assert "LEARN_HOME     not set" in learn("where").out


def test_as_json(learn, home):
    found = learn("where", "--json").json
    assert found["progress"] == str(home / "progress.sqlite")
    assert Path(found["shipped_decks"], "spine.yaml").is_file()
    assert Path(found["schema"]).is_file()
