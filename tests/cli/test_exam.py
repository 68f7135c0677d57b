"""`learn exam`."""

import re
import shlex

import pytest

from learn.cards.rating import Rating
from learn.cli.ways import ExamRequest
from learn.workspace import Workspace
from tests.cli.conftest import answer


@pytest.fixture
def planned(learn):
    assert learn("exam", "set", "Anatomy II", "spine", "--on", "2026-03-16", "--reviews", "30").code == 0
    return learn


def test_before_the_first_exam_it_says_how_to_plan_one(learn):
    assert "learn exam set NAME --on" in learn("exam", "--plain").out
    assert learn("exam", "--json").json == []


def test_setting_one_tells_how_things_stand(learn):
    outcome = learn(
        "exam", "set", "Anatomy", "spine", "--on", "in 14 days", "--minutes", "5", "--target", "75%"
    )
    assert outcome.code == 0
    assert "Anatomy: Monday, 16 March 2026, in 14 days" in outcome.out
    assert "5 minutes a day" in outcome.out
    assert "target 75 %" in outcome.out
    assert "none is seen yet" in outcome.out
    assert "75 % is within reach." in outcome.out
    assert max(map(len, outcome.out.splitlines())) <= 80


def test_what_is_not_named_stays(planned):
    planned("exam", "set", "anatomy ii", "--on", "2026-03-20")
    [found] = planned("exam", "--json").json
    assert (found["name"], found["date"], found["reviews"], found["decks"]) == (
        "Anatomy II", "2026-03-20", 30, ["spine"],
    )  # fmt: skip
    planned(
        "exam",
        "set",
        "Anatomy II",
        "--minutes",
        "12.5",
        "--way",
        "fewest",
        "--rename",
        "Finals",
        "--all-decks",
    )
    [found] = planned("exam", "--json").json
    assert (found["name"], found["reviews"], found["minutes"], found["way"], found["decks"]) == (
        "Finals", None, 12.5, "fewest", [],
    )  # fmt: skip


def test_as_json(planned):
    answer("spine", 3)
    [found] = planned("exam", "--json").json
    assert found["days_left"] == 14
    assert found["seen"] == 3
    assert 0.0 < found["now"]["low"] <= found["now"]["score"] <= found["now"]["high"] < 1.0
    assert found["on_day"]["score"] > 0.8
    assert found["chance"] > 0.5
    assert len(found["curve"]) == 15
    assert [each["title"] for each in found["by_deck"]] == ["The spine and its nerves"]
    assert {each["section"] for each in found["by_section"]} >= {"cervical", "coccygeal"}
    assert all(each["now"]["score"] <= each["on_day"]["score"] for each in found["by_section"])
    assert found["today"]["new"] > 0
    assert found["today"]["used"] == 3
    assert found["advice"] == ["80 % is within reach."]


def test_what_is_out_of_reach_is_said_on_day_one(learn):
    out = learn("exam", "set", "Hard", "--on", "2026-03-04", "--minutes", "5").out
    assert "do not fit" in out
    assert "out of reach" in out
    assert "answers a day" in out
    assert max(map(len, out.splitlines())) <= 110


def test_one_score_is_expected_on_the_day_also_once_some_of_it_is_studied(learn):
    learn("exam", "set", "Hard", "--on", "2026-03-05", "--minutes", "5", "--target", "85")
    with Workspace.open() as workspace:
        session = workspace.study(limit=12)
        while session.next_card():
            session.answer()
            session.rate(Rating.GOOD)
    out = learn("exam", "--plain").out
    (on_day,) = re.findall(r"on the day +(\d+) % if the plan is kept", out)
    assert f"{on_day} % is to be expected." in out


@pytest.mark.parametrize(
    ("argv", "sentence"),
    [
        (("set", "X"), "On which day"),
        (("set", "X", "--on", "yesterday"), "no date"),
        (("set", "X", "--on", "2026-02-30"), "no date"),
        (("set", "X", "--on", "2026-03-01"), "This day is over"),
        (("set", "X", "--on", "9999-12-31"), "ten years"),
        (("set", "X", "--on", "in 9 days", "--minutes", "0"), "no time"),
        (("set", "X", "--on", "in 9 days", "--minutes", "nan"), "no time"),
        (("set", "X", "--on", "in 9 days", "--reviews", "-3"), "no time"),
        (("set", "X", "--on", "in 9 days", "--reviews", "3", "--minutes", "4"), "not both"),
        (("set", "X", "--on", "in 9 days", "--target", "lots"), "no target"),
        (("set", "X", "--on", "in 9 days", "--target", "0"), "target"),
        (("set", "X", "nowhere", "--on", "in 9 days"), "nowhere"),
        (("set", "X", "spine", "--tag", "nonsense", "--on", "in 9 days"), "nonsense"),
        (("set", " ", "--on", "in 9 days"), "needs a name"),
        (("cancel", "Nothing"), "no exam 'Nothing'"),
        (("result", "Nothing", "80"), "no exam 'Nothing'"),
    ],
)
def test_what_cannot_be_meant_gets_a_sentence(learn, argv, sentence):
    outcome = learn("exam", *argv)
    assert outcome.code == 2
    assert sentence in outcome.err
    assert learn("exam", "--json").json == []


def test_a_curve_of_many_days_says_how_many_are_a_column(planned):
    assert "each day a column" in planned("exam", "--plain").out
    planned("exam", "set", "Anatomy II", "--on", "in 90 days")
    assert "a column every 2 days" in planned("exam", "--plain").out


def test_what_is_said_of_an_unknown_exam_can_be_typed(learn):
    hint = learn("exam", "cancel", "Nothing").err.split("Plan one: learn ")[1].split()
    assert learn(*["Anatomy" if word == "NAME" else word for word in hint]).code == 0


def test_how_to_write_a_result_down_can_be_typed(learn, monkeypatch):
    name = 'Bob\'s $HOME "II"'
    learn("exam", "set", name, "spine", "--on", "2026-03-16", "--reviews", "30")
    monkeypatch.setenv("LEARN_NOW", "2026-03-17T12:00+00:00")
    hint = shlex.split(learn("exam", "--plain").out.split("how was it? learn ")[1])
    assert hint == ["exam", "result", name, "83"]
    assert "83 %" in learn(*hint).out


def test_a_result_waits_for_the_day(planned, monkeypatch):
    assert "still ahead" in planned("exam", "result", "Anatomy II", "83").err
    monkeypatch.setenv("LEARN_NOW", "2026-03-17T12:00+00:00")
    assert "how was it?" in planned("exam", "--plain").out
    assert "101" in planned("exam", "result", "Anatomy II", "101").err
    outcome = planned("exam", "result", "Anatomy II", "83")
    assert outcome.out == "Anatomy II: 83 %, your target of 80 % reached.\n"
    assert "yesterday: 83 %; the target was 80 %" in planned("exam", "--plain").out
    assert planned("exam", "--json").json[0]["result"] == 0.83


def test_cancelling(planned):
    assert "cancelled" in planned("exam", "cancel", "anatomy ii").out
    assert planned("exam", "--json").json == []


def test_on_a_terminal_it_opens_the_screen(planned, calls, terminal):
    assert planned("exam").code == 0
    [(way, request, _)] = calls.made
    assert (way, request) == ("screen", ExamRequest())
