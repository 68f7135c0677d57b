"""`learn mock`: what it asks of the ways to sit one, what it refuses, and past ones."""

import json

import pytest

from learn.cli.ways import MockRequest
from learn.study.mock import Reply
from learn.study.paper import ASKED_KINDS, Wish
from learn.workspace import Workspace
from learn.workspace.mocks import Mocks
from tests.cli.conftest import LIMBS, write_deck


@pytest.fixture
def limbs(home):
    return write_deck(home / "decks", "limbs", LIMBS)


@pytest.fixture
def terminal(monkeypatch):
    monkeypatch.setattr("learn.cli.mock.can_draw", lambda: True)


def sat(answers: int = 1) -> None:
    """A mock exam of four questions that was handed in with so many right answers."""
    with Workspace.open() as workspace:
        mocks = Mocks(workspace)
        sitting = mocks.begin(mocks.draw(Wish(4, decks=("limbs",), seed=5)))
        for at in range(answers):
            sitting.answer(Reply(sitting.drawn.question.card.answer), go=at + 1)
        mocks.hand_in(sitting)


def test_alone_it_wishes_for_nothing(learn, calls, limbs):
    assert learn("mock").code == 0
    [(way, request, _)] = calls.made
    assert (way, request) == ("lines", MockRequest())


def test_on_a_terminal_it_opens_the_screen_unless_plain(learn, calls, limbs, terminal):
    learn("mock", "limbs")
    learn("mock", "limbs", "--plain", "--new")
    assert [(way, request) for way, request, _ in calls.made] == [
        ("screen", MockRequest(Wish(decks=("limbs",)))),
        ("lines", MockRequest(Wish(decks=("limbs",)), is_new=True)),
    ]


def test_every_wish_is_passed_on(learn, calls, limbs):
    learn(
        "mock", "limbs", "--questions", 12, "--minutes", 0, "--kinds", "typed, choice", "--unseen", "12,5 %",
        "--clock", "runs", "--seed", 9,
    )  # fmt: skip
    [(_, request, _)] = calls.made
    assert request.wish == Wish(12, 0, ("typed", "choice"), ("limbs",), (), "", 0.125, True, 9)
    learn("mock", "--tag", "CORE")
    assert calls.made[-1][1].wish == Wish(tags=(("core",),), kinds=ASKED_KINDS)


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (["--questions", "0"], "at least one question"),
        (["--questions", "501"], "too long"),
        (["--minutes", "-1"], "cannot take that long"),
        (["--kinds", "flip"], "rate them yourself"),
        (["--kinds", "essay"], "no kind 'essay'"),
        (["--kinds", ","], "No kind"),
        (["--unseen", "some"], "not a share"),
        (["--unseen", "120%"], "between 0 % and 100 %"),
        (["--exam", "Finals"], "no exam 'Finals'"),
        (["--exam", "Finals", "limbs"], "its own decks"),
        (["--tag", "nose"], "no tag 'nose'"),
        (["nose"], "no deck 'nose'"),
        (["--clock", "fast"], "'fast'"),
    ],
)
def test_what_makes_no_sense_is_misuse(learn, calls, limbs, words, sentence):
    outcome = learn("mock", *words)
    assert outcome.code == 2
    assert sentence in outcome.err
    assert calls.made == []


def test_past_ones_with_score_and_prediction(learn, limbs):
    sat()
    outcome = learn("mock", "--reports")
    assert outcome.code == 0
    assert "25 %" in outcome.out
    assert "predicted" in outcome.out
    [one] = learn("mock", "--reports", "--json").json
    assert one == {
        "begun": "2026-03-02T12:00:00+00:00", "title": "Roots of the limbs", "ended": "hand", "right": 1,
        "asked": 4, "answered": 1, "score": 0.25, "predicted": {"mean": 0.0, "low": 0.0, "high": 0.0},
        "seconds": 0,
    }  # fmt: skip
    whole = learn("mock", "--last").out
    assert "1 of 4 right: 25 %." in whole
    assert whole.count("Left empty.") == 3


def test_before_the_first_there_is_a_sentence(learn, limbs):
    assert learn("mock", "--reports").out == "There is no mock exam yet. Begin one with: learn mock\n"
    assert learn("mock", "--last").code == 0
    assert json.loads(learn("mock", "--json").out) == []
