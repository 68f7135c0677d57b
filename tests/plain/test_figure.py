"""Cards that ask by the body figure, where there is none: in lines and as JSON."""

import json

import pytest

from tests.plain.test_json_lines import named
from tests.plain.test_kinds import logged


def test_they_are_asked_in_words(pointer):
    pointer.sees(
        """
        3 cards (3 new), about 2 minutes; type :? for the commands.

        1 of 3 · On the figure
        Name a region of C5 to C6.
        > thumb
        Right.
        Answer: thumb and radial forearm
        Source: Clinic page · Dermatomes
        1 Again 1 min · 2 Hard 6 min · 3 Good 10 min · 4 Easy 7 days
        Enter for 3 Good >
        Accepted: Good, again in 10 min.

        2 of 3 · On the figure
        Name a region of C6 to C7.
        > thumb
        Not quite. You wrote: thumb
        That is the answer to: Name a region of C5 to C6.
        Answer: index and middle fingers
        Source: Clinic page · Dermatomes
        1 Again 1 min · 2 Hard 6 min · 3 Good 10 min · 4 Easy 6 days
        Enter for 1 Again >
        Accepted: Again, again in 1 min.

        3 of 3 · On the figure
        Which roots serve the kneecap?
        > L3-4
        Right.
        Answer: L3 to L4
        Source: Clinic page · Dermatomes
        1 Again 1 min · 2 Hard 6 min · 3 Good 10 min · 4 Easy 10 days
        Enter for 3 Good > ^D

        The session is over: 2 answers, 2 cards started, 1 rated Again.
        3 cards are left for today.
        """,
        limit=3,
    )


@pytest.mark.parametrize(
    ("given", "verdict"),
    [("index finger", "right"), ("thumb", "wrong"), ("middle finger, index finger", "right")],
)
def test_a_program_names_a_region(pointer, given, verdict):
    messages = pointer.exchanges({"answer": "thumb"}, {"rating": 3}, {"answer": given})
    assert named(messages, "verdict")[1]["verdict"] == verdict


def test_a_program_points(pointer):
    messages = pointer.exchanges({"point": {"patch": "thumb", "side": "left"}}, {"rating": None})
    card, verdict = messages[1], messages[2]
    assert (card["kind"], card["asked"], card["typed"]) == ("map", "map", True)
    assert (card["prompt"], card["point"]) == ("Name a region of C5 to C6.", "Point at skin of C5 to C6.")
    assert card["side"] == ""
    assert (verdict["verdict"], verdict["given"]) == ("right", "thumb (left)")
    assert verdict["reason"] == "You pointed at the thumb, C5 to C6."
    assert verdict["patches"] == ["thumb", "forearm-thumb-side"]
    assert logged(pointer, "answer") == ["thumb (left)"]


def test_a_program_points_beside_it(pointer):
    verdict = pointer.exchanges({"point": {"patch": "index-finger"}})[2]
    assert (verdict["verdict"], verdict["proposed"], verdict["given"]) == ("wrong", 1, "index finger")
    assert verdict["confused_with"]["key"] == "figure/middle/point"


def test_nothing_of_the_patches_is_told_before_the_verdict(pointer):
    messages = pointer.exchanges(
        {"answer": None}, {"rating": 3}, {"answer": None}, {"rating": 3}, {"answer": None}
    )
    cards = named(messages, "card")
    assert len(cards) >= 3
    for card in cards:
        assert "patches" not in card
        told = json.dumps({name: value for name, value in card.items() if name not in ("prompt", "path")})
        assert not any(word in told for word in ("thumb", "forearm-thumb-side", "index-finger", "kneecap"))
    lit = next(card for card in cards if card["key"] == "figure/knee/lit")
    assert (lit["prompt"], lit["point"]) == ("Which roots serve the kneecap?", "")


@pytest.mark.parametrize(
    ("request_", "message"),
    [
        ({"point": {"patch": "tail"}}, "The body figure has no patch 'tail'."),
        ({"point": {"patch": "thumb", "side": "up"}}, "'up' is not a side."),
        ({"point": "thumb"}, "A place is a patch, and a side where it matters."),
        ({"point": {"patch": 3}}, "A place is a patch, and a side where it matters."),
        ({"point": {"side": "left"}}, "A place is a patch, and a side where it matters."),
        ({"point": {"patch": "thumb", "view": "front"}}, "A place is a patch, and a side where it matters."),
    ],
)
def test_what_is_no_place_is_an_error_and_no_answer(pointer, request_, message):
    messages = pointer.exchanges(request_, {"answer": "thumb"})
    assert messages[2]["message"] == message
    assert messages[2]["waits"] == "answer"
    assert messages[3]["verdict"] == "right"


def test_other_cards_are_not_answered_by_pointing(person):
    messages = person.exchanges({"point": {"patch": "thumb"}})
    assert messages[2]["message"] == "This card is not answered by pointing."
