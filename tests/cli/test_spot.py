"""`learn spot`."""

import pytest

from learn.cli.ways import SpotRequest
from learn.clock import SetClock
from learn.study.spot import SpotWish
from learn.workspace import Workspace
from learn.workspace.spots import Spots
from tests.cli.conftest import write_deck
from tests.workspace.test_spots import FIGURE


@pytest.fixture
def skin(home):
    """A deck of six cards that ask by the figure, among the person's own."""
    folder = home / "decks"
    folder.mkdir(parents=True)
    (folder / "skin.yaml").write_text(FIGURE.format(deck="skin"), encoding="utf-8")


@pytest.fixture
def drawing(monkeypatch):
    """A terminal on which a screen can be drawn."""
    monkeypatch.setattr("learn.cli.spot.can_draw", lambda: True)


def taken(*texts, stations=6, seconds=60):
    """Take a spot test, answering its stations with texts; None lets the bell ring."""
    clock = SetClock.at("2026-03-02T12:00+00:00")
    with Workspace.open(clock=clock) as workspace:
        sitting = Spots(workspace).begin(SpotWish(("skin",), stations=stations, seconds=seconds, seed=1))
        for text in texts:
            clock.advance(seconds=2)
            if text is None:
                sitting.ring()
            else:
                sitting.answer(sitting.test.question.card.answer if text == "right" else text)
        return sitting.test.report


def test_the_screen_opens_with_what_was_asked(learn, calls, drawing, skin):
    learn("spot", "skin", "--tag", "lumbar", "--stations", 5, "--seconds", 30, "--seed", 7)
    learn("spot")
    (_, first, _), (_, second, _) = calls.made
    assert first == SpotRequest(SpotWish(("skin",), (("lumbar",),), None, 5, 30, 7))
    assert second == SpotRequest(SpotWish())


def test_an_exam_says_what_is_asked(learn, calls, drawing, skin):
    learn("exam", "set", "Finals", "skin", "--on", "in 9 days")
    assert learn("spot", "--exam", "finals").code == 0
    assert calls.made[0][1] == SpotRequest(SpotWish(exam="finals"))
    assert learn("spot", "--exam", "finals", "--tag", "core").code == 0
    both = learn("spot", "skin", "--exam", "finals")
    assert both.code == 2
    assert "not both" in both.err


def test_without_a_terminal_it_says_what_to_do_instead(learn, calls, skin):
    outcome = learn("spot", "skin")
    assert outcome.code == 1
    assert "needs a screen" in outcome.err
    assert "learn mock --plain" in outcome.err
    assert "learn study --plain" in outcome.err
    assert calls.made == []


@pytest.mark.parametrize(
    ("words", "code", "sentence"),
    [
        (["skin", "--stations", 0], 2, "at least one station"),
        (["skin", "--stations", 20], 1, "only 6 cards for 20 stations"),
        (["skin", "--seconds", 4], 2, "from 5 to 60 seconds"),
        (["skin", "--seconds", 61], 2, "from 5 to 60 seconds"),
        (["bones"], 1, "No card here asks by the body figure"),
        (["nothing"], 2, "no deck 'nothing'"),
        (["skin", "--tag", "nothing"], 2, "no tag 'nothing'"),
        (["--exam", "nothing"], 2, "no exam 'nothing'"),
        (["--json"], 2, "--json is for the reports"),
    ],
)
def test_what_makes_no_sense_gets_a_sentence(learn, calls, drawing, skin, home, words, code, sentence):
    write_deck(home / "decks", "bones")
    outcome = learn("spot", *words)
    assert (outcome.code, sentence in outcome.err) == (code, True), outcome.err
    assert calls.made == []


def test_reports_tell_of_past_ones(learn, skin):
    assert "There was no spot test yet" in learn("spot", "--reports").out
    taken("right", "L9", None, stations=6)
    taken("right", "right", stations=2)
    lines = learn("spot", "--reports").out.splitlines()
    assert lines[0].split() == ["began", "right", "score", "other", "side", "not", "reached", "exam"]
    assert [line.split()[2:] for line in lines[1:3]] == [
        ["2", "of", "2", "100", "%", "0", "0"],
        ["1", "of", "3", "33", "%", "0", "3"],
    ]
    assert lines[-1] == "  lumbar: 2 of 2"


def test_reports_as_json(learn, skin):
    assert learn("spot", "--reports", "--json").json == []
    report = taken("right", "L9", None, stations=6)
    (found,) = learn("spot", "--reports", "--json").json
    wrong = found.pop("wrong")
    assert found == {
        "at": "2026-03-02T12:00:00+00:00", "decks": ["skin"], "tags": [], "exam": None, "seed": 1,
        "seconds": 60, "stations": 6, "asked": 3, "right": 1, "score": report.score, "other_side": 0,
        "too_late": 1, "complete": False, "sections": [{"section": "lumbar", "right": 1, "asked": 3}],
    }  # fmt: skip
    assert [(one["station"], one["given"], one["in_time"]) for one in wrong] == [
        (2, "L9", True),
        (3, None, False),
    ]
