"""The ladder from recognising to recalling."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from learn.scheduling.ladder import FOOT, Rungs, is_ready_to_recall


def climbed(*answers: tuple[str, bool]) -> Rungs:
    """Rungs after answers (kind asked, failed); every failure is a lapse."""
    rungs = FOOT
    for asked, failed in answers:
        rungs = rungs.after(asked, failed=failed, lapsed=failed)
    return rungs


def test_a_stable_memory_is_asked_to_recall() -> None:
    assert not is_ready_to_recall(None, FOOT, 7)
    assert not is_ready_to_recall(6.9, FOOT, 7)
    assert is_ready_to_recall(7.0, FOOT, 7)


def test_a_first_typed_failure_goes_back_to_choice_and_is_forgiven() -> None:
    fallen = climbed(("choice", False), ("typed", True))
    assert fallen.fell
    assert fallen.forgiven == 1
    assert not is_ready_to_recall(30.0, fallen, 7)


def test_choosing_right_again_leads_back_to_typing() -> None:
    again = climbed(("choice", False), ("typed", True), ("choice", False))
    assert is_ready_to_recall(30.0, again, 7)
    assert climbed(("choice", False), ("typed", True), ("choice", True)).fell


def test_after_a_typed_success_a_failure_is_a_lapse_like_any_other() -> None:
    rungs = climbed(("choice", False), ("typed", False), ("typed", True))
    assert (rungs.fell, rungs.forgiven) == (False, 0)
    assert not rungs.forgives("typed")


def test_a_card_without_a_ladder_is_never_forgiven() -> None:
    assert climbed(("typed", True), ("typed", True)) == FOOT
    assert not FOOT.forgives("typed")


@given(st.booleans(), st.booleans(), st.booleans(), st.integers(0, 1000))
def test_the_code_on_disk_keeps_everything(
    recognised: bool, recalled: bool, fell: bool, forgiven: int
) -> None:
    rungs = Rungs(recognised, recalled, fell, forgiven)
    assert Rungs.of(rungs.code) == rungs
