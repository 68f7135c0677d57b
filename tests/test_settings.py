"""What can be set, how it is written, and what it says it does."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from learn.clock import HOUR, MINUTE
from learn.errors import LearnError
from learn.settings import SETTINGS, Rules, applied, find_setting, read_steps

GOOD = [
    ("new-per-day", "0", 0, "0"),
    ("new-per-day", " 35 ", 35, "35"),
    ("reviews-per-day", "9999", 9999, "9999"),
    ("retention", "0.9", 0.9, "0.90"),
    ("retention", "85%", 0.85, "0.85"),
    ("retention", "0.875", 0.875, "0.875"),
    ("retention", "92.55%", 0.9255, "0.9255"),
    ("learning-steps", "1m 10m", (MINUTE, 10 * MINUTE), "1m 10m"),
    ("learning-steps", "90s, 2h", (90 * 1_000_000, 2 * HOUR), "90s 2h"),
    ("learning-steps", "60s", (MINUTE,), "1m"),
    ("relearning-steps", "None", (), "none"),
    ("bury-siblings", "off", False, "no"),
    ("fuzz", "Yes", True, "yes"),
    ("leech-lapses", "4", 4, "4"),
    ("rollover", "00:00", 0, "00:00"),
    ("rollover", "3:30", 210, "03:30"),
    ("rollover", "11:59", 719, "11:59"),
    ("weights", "default", None, "default"),
]
BAD = [
    ("new-per-day", "-1"), ("new-per-day", "10000"), ("new-per-day", "ten"), ("new-per-day", ""),
    ("retention", "0.69"), ("retention", "1"), ("retention", "nan"), ("retention", "100%"),
    ("learning-steps", "10"), ("learning-steps", "0m"), ("learning-steps", "31d"), ("learning-steps", ""),
    ("learning-steps", " ".join(["1m"] * 11)), ("learning-steps", "1m;2m"),
    ("fuzz", "maybe"), ("leech-lapses", "1"), ("rollover", "12:00"), ("rollover", "4"), ("rollover", "04:60"),
    ("weights", "1 2 3"), ("weights", "x " * 21),
]  # fmt: skip


@pytest.mark.parametrize(("name", "text", "value", "shown"), GOOD)
def test_what_is_written_is_read_and_shown(name: str, text: str, value: object, shown: str) -> None:
    setting = find_setting(name)
    assert setting.parse(text) == value
    assert setting.show(setting.parse(text)) == shown


@pytest.mark.parametrize(("name", "text"), BAD)
def test_what_cannot_be_read_is_refused_with_the_grammar(name: str, text: str) -> None:
    with pytest.raises(LearnError) as caught:
        find_setting(name).parse(text)
    assert find_setting(name).grammar in caught.value.hint


@pytest.mark.parametrize("setting", SETTINGS.values(), ids=lambda setting: setting.name)
def test_every_setting_shows_its_default_so_that_it_reads_back(setting) -> None:
    assert setting.parse(setting.text(Rules())) == setting.of(Rules())
    assert setting.explained(Rules()).endswith(".")


@given(st.floats(0.70, 0.99))
def test_a_retention_is_logged_as_it_was_understood(retention: float) -> None:
    setting = find_setting("retention")
    value = setting.parse(repr(retention))
    assert setting.parse(setting.show(value)) == value


@given(
    st.lists(
        st.tuples(st.integers(1, 9999), st.sampled_from("smhd")).map(lambda step: f"{step[0]}{step[1]}"),
        min_size=1,
        max_size=10,
    )
)
def test_steps_read_back_as_they_are_shown(words: list[str]) -> None:
    setting = find_setting("learning-steps")
    try:
        steps = read_steps(" ".join(words))
    except ValueError:
        assert any(word.endswith(("d", "h")) for word in words)
        return
    assert setting.parse(setting.show(steps)) == steps


@given(st.lists(st.floats(0.001, 100), min_size=21, max_size=21))
def test_weights_keep_their_figures(weights: list[float]) -> None:
    setting = find_setting("weights")
    text = " ".join(f"{weight:.8f}" for weight in weights)
    value = setting.parse(text)
    assert setting.parse(setting.show(value)) == value


def test_a_name_may_be_written_with_underscores_and_an_unknown_one_lists_all() -> None:
    assert find_setting("New_Per_Day").name == "new-per-day"
    with pytest.raises(LearnError, match="new-per-day, reviews-per-day"):
        find_setting("speed")


def test_the_sentence_says_the_value_itself() -> None:
    said = find_setting("retention").explained(applied(Rules(), [("retention", "0.875")]))
    assert "87.5%" in said
    assert "1 minute, then 10 minutes" in find_setting("learning-steps").explained(Rules())


def test_what_a_newer_program_logged_is_passed_over() -> None:
    rules = applied(Rules(), [("gravity", "low"), ("retention", "often"), ("new-per-day", "3")])
    assert rules == applied(Rules(), [("new-per-day", "3")])
    assert rules.new_per_day == 3
