"""Tags: how a choice is read, shown and put into families."""

from __future__ import annotations

import pytest

from learn.study.tags import Family, families, grouped, in_order, read_tags, shown, spoken


@pytest.mark.parametrize(
    ("texts", "read"),
    [
        (["core"], (("core",),)),
        (["core", "lumbar,sacral"], (("core",), ("lumbar", "sacral"))),
        ([" lumbar , sacral ,", "lumbar"], (("lumbar", "sacral"), ("lumbar",))),
        ([("lumbar", "sacral")], (("lumbar", "sacral"),)),
        (["two words"], (("two words",),)),
        (["a,a"], (("a",),)),
        (["", ",", []], ()),
    ],
)
def test_reading(texts: list[str], read: object) -> None:
    assert read_tags(texts) == read


def test_families_stand_in_their_order() -> None:
    tags = ["zeta", "sacral", "further", "cervical", "Alpha", "core", "coccygeal", "lumbar", "thoracic"]
    assert families(tags) == (
        Family("depth", ("core", "further")),
        Family("section", ("cervical", "thoracic", "lumbar", "sacral", "coccygeal")),
        Family("others", ("Alpha", "zeta")),
    )
    assert in_order(["b", "sacral", "a"]) == ["sacral", "a", "b"]


def test_a_family_without_tags_is_left_out() -> None:
    assert [family.name for family in families(["core"])] == ["depth"]
    assert families([]) == ()


def test_of_a_family_any_and_of_families_each() -> None:
    chosen = grouped({"sacral", "core", "arm", "lumbar"})
    assert chosen == (("core",), ("lumbar", "sacral"), ("arm",))
    assert shown(chosen) == "core · lumbar, sacral · arm"
    assert spoken(chosen) == "core together with lumbar or sacral together with arm"
