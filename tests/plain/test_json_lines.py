"""JSON lines: the protocol, its errors, and that its document leaves nothing out."""

import re
from importlib.resources import files

import pytest

from tests.plain.sessions import DECK, FLIP, Person


def named(messages, event):
    return [message for message in messages if message["event"] == event]


def test_a_card_from_question_to_review(person):
    session, card, verdict, accepted, following, summary = person.exchanges(
        {"answer": "C5 to C6"}, {"rating": "good"}
    )
    assert session == {
        "event": "session",
        "protocol": 2,
        "decks": [{"id": "hand", "title": "Roots of the hand"}],
        "cards": 3,
        "minutes": 2,
        "remaining": {"new": 3, "learning": 0, "reviews": 0},
        "limit": None,
        "tags": [],
        "dry": False,
    }
    assert card["key"] == "hand/thumb/roots"
    assert card["prompt"] == "Which roots serve the thumb?"
    assert card["new"]
    assert verdict["verdict"] == "right"
    assert verdict["proposed"] == 3
    assert verdict["source"] == {"document": "Clinic page", "heading": "Upper limb"}
    assert [interval["text"] for interval in verdict["intervals"]] == ["1 min", "6 min", "10 min", "9 days"]
    assert accepted["rating"] == 3
    assert accepted["due_at"] == "2026-11-23T18:10:00+00:00"
    assert accepted["due_day"] is None
    assert following["remaining"] == {"new": 2, "learning": 1, "reviews": 0}
    assert summary["answers"] == 1
    assert summary["left"] == 3


def test_the_review_named_is_the_one_in_the_log(person):
    (accepted,) = named(person.exchanges({"answer": None}, {"rating": 4}), "accepted")
    rows = person.workspace.progress.connection.execute("SELECT hex(id) FROM event WHERE kind = 1")
    assert [row[0].lower() for row in rows] == [accepted["review"]]
    assert accepted["due_day"] == "2026-12-02"
    assert accepted["due_at"] is None


def test_null_takes_the_rating_proposed(person):
    (accepted,) = named(person.exchanges({"answer": "T1"}, {"rating": None}), "accepted")
    assert accepted["rating"] == 1


def test_undo_names_the_review_it_voids(person):
    messages = person.exchanges({"answer": None}, {"rating": 3}, {"do": "undo"}, {"do": "undo"})
    (accepted,), (undone,) = named(messages, "accepted"), named(messages, "undone")
    assert undone["events"] == [accepted["review"]]
    assert undone["reviews"] == 1
    assert messages[-2] == {
        "event": "error",
        "message": "There is nothing to undo.",
        "hint": "",
        "waits": "answer",
    }
    assert messages[-1]["answers"] == 0


def test_suspend_bury_and_flag_are_told(person):
    messages = person.exchanges({"do": "flag"}, {"do": "suspend"}, {"do": "bury"}, {"do": "quit"})
    assert [(m["do"], m["key"], m["flagged"]) for m in named(messages, "marked")] == [
        ("flag", "hand/thumb/roots", True),
        ("suspend", "hand/thumb/roots", True),
        ("bury", "hand/middle/roots", False),
    ]
    assert named(messages, "card")[-1]["key"] == "hand/little/roots"
    assert messages[-1]["event"] == "summary"


def test_when_it_is_done_more_can_be_asked_for(person):
    person.workspace.set({"new-per-day": "1"})
    messages = person.exchanges(
        {"answer": "C5 to C6"}, {"rating": 4}, {"answer": "late"}, {"do": "more-new"}, {"do": "quit"}
    )
    assert [message["event"] for message in messages] == [
        "session", "card", "verdict", "accepted", "done", "error", "card", "summary",
    ]  # fmt: skip
    assert messages[4]["next"] == {"at": None, "day": "2026-12-02", "cards": 1}
    assert messages[5]["waits"] == "done"


def test_a_limit_ends_it(person):
    messages = person.exchanges({"answer": None}, {"rating": 3}, limit=1)
    assert messages[0]["limit"] == messages[0]["cards"] == 1
    assert messages[-2]["event"] == "done"


def test_what_cannot_be_read_is_an_error_and_the_session_goes_on(person):
    bad = [
        "nonsense",
        "[1",
        "[" * 100_000,
        "9" * 5_000,
        "null",
        "[]",
        "{}",
        {"answer": "C5", "rating": 3},
        {"reply": "C5"},
        {"answer": 5},
        {"rating": 3},
        {"do": "dance"},
        {"do": ["undo"]},
        {"do": None},
    ]
    messages = person.exchanges(*bad, "", {"answer": None}, {"rating": True}, {"rating": 5}, {"rating": 2.0},
                                {"rating": {}}, {"answer": "again"}, {"rating": 1})  # fmt: skip
    errors = named(messages, "error")
    assert len(errors) == len(bad) + 5
    assert all(error["message"].endswith(".") for error in errors)
    assert {error["waits"] for error in errors[: len(bad)]} == {"answer"}
    assert {error["waits"] for error in errors[len(bad) :]} == {"rating"}
    assert messages[-1]["answers"] == 1


def test_an_answer_of_any_characters_can_be_logged(person):
    messages = person.exchanges(
        '{"answer": "\\ud800"}', {"rating": 1}, {"answer": "x\0y"}, {"rating": 1}, {"answer": "z" * 9_999},
        {"rating": 1},
    )  # fmt: skip
    assert len(named(messages, "accepted")) == 3
    rows = person.workspace.progress.connection.execute("SELECT answer FROM event WHERE kind = 1 ORDER BY id")
    assert [row[0] for row in rows] == ["?", "x\0y", "z" * 2_000]


def test_a_save_that_fails_is_an_error_and_the_card_is_still_to_be_rated(person, monkeypatch):
    from learn.errors import LearnError

    accept, failures = person.workspace.desk.accept, [LearnError("The disk is full.", "Make room.")]

    def fail_once(given, now):
        if failures:
            raise failures.pop()
        return accept(given, now)

    monkeypatch.setattr(person.workspace.desk, "accept", fail_once)
    messages = person.exchanges({"answer": None}, {"rating": 2}, {"rating": 2})
    assert [message["event"] for message in messages[2:6]] == ["verdict", "error", "accepted", "card"]
    assert messages[3]["waits"] == "rating"


def test_everything_sent_is_described(tmp_path):
    """Each key and each event of two sessions that do everything stands in the document."""
    person, other = Person(tmp_path, FLIP), Person(tmp_path, DECK)
    messages = person.exchanges(
        {"do": "flag"}, {"answer": None}, {"rating": 4}, {"do": "undo"}, {"answer": None}, {"rating": 9},
        {"rating": 4}, {"do": "ahead"}, {"do": "suspend"},
    )  # fmt: skip
    messages += other.exchanges({"answer": "C5"}, {"answer": "C7 to C8"})
    other.workspace.close()
    assert messages[-2]["confused_with"]
    events = {str(message["event"]) for message in messages}
    assert events == {
        "session", "card", "asked_again", "verdict", "accepted", "undone", "marked", "done", "error",
        "summary",
    }  # fmt: skip
    document = files("learn.plain").joinpath("PROTOCOL.md").read_text(encoding="utf-8")
    sections = {part.split("`")[1]: part for part in document.split("\n### ")[1:]}
    assert set(sections) == events
    for message in messages:
        section = sections[str(message["event"])]
        assert not {name for name in set(message) - {"event"} if f"`{name}`" not in section}
        assert not {name for name in keys_of(message) if not re.search(rf"\b{name}\b", document)}
    person.workspace.close()


def test_every_request_is_described():
    from learn.plain.requests import ACTIONS

    document = files("learn.plain").joinpath("PROTOCOL.md").read_text(encoding="utf-8")
    for action in ACTIONS:
        assert f'{{"do": "{action}"}}' in document
    for request in ("answer", "choose", "place", "rating", "tags"):
        assert f'| `{{"{request}": ' in document


def keys_of(value):
    """All keys of an object and of those in it."""
    if isinstance(value, list):
        return set().union(*map(keys_of, value))
    if isinstance(value, dict):
        return set(value) | keys_of(list(value.values()))
    return set()


class TestTags:
    @pytest.fixture
    def tagged(self, tmp_path):
        text = DECK.replace("    region: thumb\n", "    region: thumb\n    tags: [core, upper]\n").replace(
            "  middle: [C6 to C7, middle finger]",
            "  middle: {roots: C6 to C7, region: middle finger, tags: upper}",
        )
        return Person(tmp_path, text)

    def test_a_request_restricts_what_is_asked_from_then_on(self, tagged):
        messages = tagged.exchanges(
            {"tags": [["upper"]]}, {"tags": [["core"], ["Upper", "core"]]}, {"tags": []}
        )
        sessions = named(messages, "session")
        assert [session["tags"] for session in sessions] == [
            [],
            [["upper"]],
            [["core"], ["upper", "core"]],
            [],
        ]
        assert [session["cards"] for session in sessions] == [3, 2, 1, 3]
        assert [message["event"] for message in messages] == ["session", "card"] * 4 + ["summary"]

    def test_more_keeps_them(self, tagged):
        messages = tagged.exchanges(
            {"tags": [["core"]]}, {"answer": "C5 to C6"}, {"rating": 4}, {"do": "more-new"}, {"do": "ahead"}
        )
        assert {message["key"] for message in named(messages, "card")[1:]} == {"hand/thumb/roots"}

    @pytest.mark.parametrize(
        ("tags", "said"),
        [
            ("core", "Tags are a list of lists of texts."),
            ([["core"], []], "Tags are a list of lists of texts."),
            ([[3]], "Tags are a list of lists of texts."),
            ([["toes"]], "There is no tag 'toes' in Roots of the hand."),
        ],
    )
    def test_what_makes_no_sense_changes_nothing(self, tagged, tags, said):
        messages = tagged.exchanges({"tags": tags}, {"answer": "C5 to C6"})
        [error] = named(messages, "error")
        assert error["message"] == said
        assert named(messages, "verdict")


def test_undo_of_an_answer_that_is_not_rated_asks_again_and_logs_nothing(person):
    messages = person.exchanges({"answer": "x"}, {"do": "undo"}, {"answer": "C5 to C6"}, {"rating": None})
    [undone], [first, again, _] = named(messages, "undone"), named(messages, "card")
    assert (undone["what"], undone["reviews"], undone["events"]) == ("the answer", 0, [])
    assert first == again
    [accepted] = named(messages, "accepted")
    assert accepted["rating"] == 3


def test_undo_of_a_flag_after_a_verdict_leaves_the_rating_to_give(person):
    messages = person.exchanges({"answer": "C5 to C6"}, {"do": "flag"}, {"do": "undo"}, {"rating": 3})
    assert [message["event"] for message in messages[1:-1]] == [
        "card", "verdict", "marked", "undone", "accepted", "card",
    ]  # fmt: skip
