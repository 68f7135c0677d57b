"""JSON lines: every kind of question, and the second try."""

import pytest

from tests.plain.test_json_lines import named
from tests.plain.test_kinds import CHOICE, SORT, SYMPTOMS

RIGHT = dict(SYMPTOMS)


class TestChoice:
    @pytest.fixture(autouse=True)
    def _asked_by_choice(self, walker):
        walker.reshape(**CHOICE)

    def test_the_card_has_its_options(self, walker):
        card = walker.exchanges()[1]
        assert (card["asked"], card["typed"], card["second_try"]) == ("choice", False, False)
        assert card["options"] == ["C5 to C6", "C7 to C8", "L3 to L4", "L5"]
        assert card["items"] == card["categories"] == []

    @pytest.mark.parametrize("request_", [{"choose": 1}, {"answer": "1"}, {"answer": "c5 TO c6"}])
    def test_an_option_by_number_or_words(self, walker, request_):
        verdict = walker.exchanges(request_)[2]
        assert (verdict["verdict"], verdict["given"]) == ("right", "C5 to C6")

    def test_a_wrong_one_names_the_card_whose_answer_it_is(self, walker):
        verdict = walker.exchanges({"choose": 4})[2]
        assert (verdict["verdict"], verdict["proposed"], verdict["given"]) == ("wrong", 1, "L5")
        assert verdict["confused_with"] == {
            "key": "limbs/toe/roots",
            "prompt": "Which roots serve the big toe?",
        }

    @pytest.mark.parametrize("request_", [{"choose": None}, {"answer": None}])
    def test_null_is_i_do_not_know(self, walker, request_):
        verdict = walker.exchanges(request_)[2]
        assert (verdict["verdict"], verdict["given"], verdict["confused_with"]) == ("wrong", None, None)

    def test_what_is_no_option_is_an_error(self, walker):
        bad = [
            {"choose": 0},
            {"choose": 5},
            {"choose": -1},
            {"choose": "2"},
            {"choose": True},
            {"choose": 1.0},
            {"answer": "elbow"},
            {"answer": ""},
            {"answer": "7"},
            {"place": {}},
        ]
        messages = walker.exchanges(*bad, {"choose": 1}, {"choose": 1})
        errors = named(messages, "error")
        assert [error["waits"] for error in errors] == ["answer"] * len(bad) + ["rating"]
        assert errors[1]["message"] == "There is no option 5."


class TestSorting:
    @pytest.fixture(autouse=True)
    def _asked_by_sorting(self, walker):
        walker.reshape(**SORT)

    def test_the_card_has_items_and_categories(self, walker):
        card = walker.exchanges()[1]
        assert card["categories"] == ["motor", "sensory"]
        assert sorted(card["items"]) == sorted(RIGHT)
        assert card["items"] != list(RIGHT)

    def test_items_are_placed(self, walker):
        verdict = walker.exchanges({"place": RIGHT})[2]
        assert (verdict["verdict"], verdict["proposed"]) == ("right", 3)

    def test_an_item_left_out_is_missed(self, walker):
        verdict = walker.exchanges({"place": {**RIGHT, "pain": "motor"} | {"wasting": "motor"}})[2]
        assert (verdict["verdict"], verdict["proposed"], verdict["missing"]) == (
            "incomplete", 2, ["pain: sensory"],
        )  # fmt: skip

    def test_none_placed_is_i_do_not_know(self, walker):
        verdict = walker.exchanges({"place": {}})[2]
        assert (verdict["verdict"], verdict["given"]) == ("wrong", None)
        assert len(verdict["missing"]) == 4

    @pytest.mark.parametrize("form", ["{} {} {} {}", "{}{}{}{}", "{}, {}, {}, {}"])
    def test_the_numbers_of_categories_in_the_order_of_the_items(self, walker, form):
        items = walker.exchanges()[1]["items"]
        numbers = [1 if RIGHT[item] == "motor" else 2 for item in items]
        assert walker.exchanges({"answer": form.format(*numbers)})[2]["verdict"] == "right"

    def test_what_cannot_be_placed_is_an_error(self, walker):
        bad = [{"place": None}, {"place": ["pain"]}, {"place": {"pain": 2}}, {"place": {"itch": "sensory"}},
               {"place": {"pain": "both"}}, {"answer": "1 2 2"}, {"answer": "1 2 2 3"}, {"answer": "motor"},
               {"answer": ""}, {"choose": 1}]  # fmt: skip
        messages = walker.exchanges(*bad, {"place": RIGHT}, {"place": RIGHT})
        waits = [error["waits"] for error in named(messages, "error")]
        assert waits == ["answer"] * len(bad) + ["rating"]


class TestSecondTry:
    def test_the_card_comes_again_without_its_answer(self, walker):
        _, first, again, second, verdict, *_ = walker.exchanges({"answer": "C5"}, {"answer": "C6"})
        assert again == {
            "event": "asked_again",
            "key": "limbs/thumb/roots",
            "verdict": "incomplete",
            "elsewhere_source": "",
            "message": "Part of it is there. The rest?",
        }
        assert second == {**first, "second_try": True}
        assert (verdict["verdict"], verdict["proposed"], verdict["given"]) == ("incomplete", 2, "C5 | C6")

    def test_what_is_still_missing(self, walker):
        verdict = walker.exchanges({"answer": "C5"}, {"answer": None})[4]
        assert (verdict["missing"], verdict["proposed"]) == (["C6"], 1)
        assert verdict["reason"] == "C5 is part of it; C6 is missing."

    def test_the_answer_of_another_source(self, walker):
        walker.reshape(elsewhere=(("T1", "The other map"),))
        messages = walker.exchanges({"answer": "T1"}, {"answer": "T1"})
        (again,), (verdict,) = named(messages, "asked_again"), named(messages, "verdict")
        assert (again["verdict"], again["elsewhere_source"]) == ("elsewhere", "The other map")
        assert (verdict["verdict"], verdict["elsewhere_source"]) == ("elsewhere", "The other map")

    def test_a_rating_waits_for_it(self, walker):
        messages = walker.exchanges({"answer": "C5"}, {"rating": 3}, {"choose": 1}, {"place": {}})
        assert [error["waits"] for error in named(messages, "error")] == ["answer"] * 3


def test_a_slip_is_spelled(walker):
    walker.reshape(answer="little finger", prompt="Which finger?")
    verdict = walker.exchanges({"answer": "litle finger"})[2]
    assert (verdict["verdict"], verdict["typo"], verdict["proposed"]) == ("typo", "little", 3)
    assert "slip" in verdict["reason"]


@pytest.mark.parametrize(("self_rated", "word"), [(False, "right"), (True, "unmarked")])
def test_a_cloze_is_typed_or_shown(walker, self_rated, word):
    walker.reshape(kind="cloze", self_rated=self_rated, answer="thumb")
    card, verdict = walker.exchanges({"answer": "thumb"})[1:3]
    assert (card["asked"], card["typed"]) == ("cloze", not self_rated)
    assert verdict["verdict"] == word
