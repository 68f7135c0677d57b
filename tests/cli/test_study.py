"""`learn study`: what is handed to the screen and to line mode."""

import pytest

from learn.cli.ways import StudyRequest
from tests.cli.conftest import BROKEN, write_deck


def test_on_a_terminal_it_opens_the_screen(learn, calls, terminal):
    assert learn("study", "spine", "--limit", "5").code == 0
    [(way, request, _)] = calls.made
    assert (way, request) == ("screen", StudyRequest(("spine",), 5))


@pytest.mark.parametrize(("option", "way"), [("--plain", "lines"), ("--json", "json")])
def test_line_mode_is_asked_for(learn, calls, terminal, option, way):
    learn("study", option)
    assert calls.made[0][:2] == (way, StudyRequest())


def test_line_mode_without_a_terminal(learn, calls):
    learn("study", "spine", "symptoms")
    assert calls.made[0][:2] == ("lines", StudyRequest(("spine", "symptoms")))


def test_files_and_ids_mix(learn, calls, tmp_path):
    path = write_deck(tmp_path, "arm")
    learn("study", path, "spine", "spine")
    _, request, workspace = calls.made[0]
    assert request.decks == ("arm", "spine")
    assert workspace.library.entry("arm").origin == "named"


def test_a_file_is_found_from_where_one_stands(learn, calls, tmp_path):
    write_deck(tmp_path, "arm")
    learn("study", "../arm.yaml")
    assert calls.made[0][1].decks == ("arm",)


def test_a_folder_stands_for_its_decks(learn, calls, tmp_path):
    write_deck(tmp_path / "class", "arm")
    write_deck(tmp_path / "class", "leg")
    learn("study", f"{tmp_path / 'class'}/")
    assert calls.made[0][1].decks == ("arm", "leg")


def test_a_broken_file_says_all_that_is_wrong(learn, calls, tmp_path):
    path = write_deck(tmp_path, "arm", BROKEN)
    outcome = learn("study", path)
    assert outcome.code == 1
    assert f"{path}:11:" in outcome.err
    assert "flap" in outcome.err and "^" in outcome.err
    assert not outcome.out and not calls.made


def test_a_broken_deck_of_ones_own_is_named_with_its_file(learn, home):
    path = write_deck(home / "decks", "arm", BROKEN)
    outcome = learn("study", "arm")
    assert outcome.code == 1
    assert f"learn check {path}" in outcome.err


def test_a_file_replaced_by_another_named_one(learn, tmp_path):
    first = write_deck(tmp_path / "a", "arm")
    second = write_deck(tmp_path / "b", "arm")
    outcome = learn("study", first, second)
    assert outcome.code == 1
    assert "takes the place" in outcome.err


@pytest.mark.parametrize("words", [["nope"], ["nope.yaml"], ["no/where"], ["spine", "nope"]])
def test_what_is_not_there_is_misuse(learn, calls, words):
    outcome = learn("study", *words)
    assert outcome.code == 2
    assert "nope" in outcome.err or "no/where" in outcome.err
    assert not calls.made


def test_a_dry_session_opens_no_progress(learn, calls, home):
    learn("study", "--dry", "spine")
    assert calls.made[0][2].is_dry
    assert not (home / "progress.sqlite").exists()


def test_a_seed_may_stand_before_or_after_the_command(learn, calls):
    seeds = []
    for words in (
        ["study", "--seed", "3"],
        ["--seed", "3", "study"],
        ["--seed", "3", "study", "--seed", "4"],
    ):
        calls.made.clear()
        learn(*words)
        seeds.append(calls.made[0][2].desk._seed)
    assert seeds == ["3", "3", "4"]


def test_line_mode_makes_the_backup_of_the_day(learn, home):
    for _ in range(2):
        learn("study", "spine")
    assert len(list((home / "backups").glob("*.sqlite"))) == 1


def test_a_backup_that_fails_is_told_and_keeps_nobody_from_studying(learn, calls, home):
    home.mkdir()
    (home / "backups").write_text("in the way")
    outcome = learn("study", "spine")
    assert outcome.code == 0
    assert "no backup of today" in outcome.err
    assert calls.made


def test_a_dry_session_backs_nothing_up(learn, home):
    learn("study", "--dry", "spine")
    assert not (home / "backups").exists()


class TestTags:
    def test_they_are_handed_on_as_the_deck_writes_them(self, learn, calls, terminal):
        assert learn("study", "dermatomes", "--tag", "Arm", "--tag", "cervical,thoracic").code == 0
        [(way, request, _)] = calls.made
        assert (way, request) == (
            "screen",
            StudyRequest(("dermatomes",), None, (("arm",), ("cervical", "thoracic"))),
        )

    def test_over_all_decks(self, learn, calls, own_deck):
        learn("study", "--tag", "upper")
        assert calls.made[0][:2] == ("lines", StudyRequest((), None, (("upper",),)))

    @pytest.mark.parametrize(
        ("words", "said"),
        [
            (
                ["arm", "--tag", "toes"],
                "no tag 'toes' in Roots of the arm.\nThe tags there: upper (1).",
            ),
            (["dermatomes", "--tag", "arm", "--tag", "leg"], "has arm together with leg."),
            (["--tag", " ,"], "A --tag names nothing."),
        ],
    )
    def test_what_no_card_has_is_misuse(self, learn, calls, own_deck, words, said):
        outcome = learn("study", *words)
        assert outcome.code == 2
        assert said in outcome.err
        assert not calls.made
