"""The body map in words."""

import pytest

from learn.body.maps import load
from learn.body.patches import patches
from learn.cards.roots import ROOTS
from learn.errors import LearnError
from learn.workspace.regions import (
    NO_DERMATOME,
    UNNAMED,
    meant,
    neighbouring,
    regions_of,
    said_of,
    same_range,
)

CLINIC, STANDARD = load("clinic"), load("standard")


@pytest.mark.parametrize(
    ("patch", "clinic", "standard"),
    [
        ("thumb", "C5 to C6", "C6"),
        ("navel-level", "T9 to T10; T10 to T11", "T10"),
        ("heel", UNNAMED, "S1"),
        ("face", NO_DERMATOME, NO_DERMATOME),
        ("sex-organs", "L1 to L2; S3 to Co1", "S2, S3, S4"),
    ],
)
def test_what_each_source_says_of_a_region(patch, clinic, standard):
    assert said_of(CLINIC, patch).text == clinic
    assert said_of(STANDARD, patch).text == standard


def test_a_note_of_a_map_is_told():
    assert "share C6" in said_of(CLINIC, "forearm-thumb-side").note
    assert said_of(CLINIC, "thumb").note == ""


def test_the_regions_of_a_root_stand_under_the_ranges_that_name_them():
    found = dict(regions_of(CLINIC, "C6"))
    assert list(found) == ["C5 to C6", "C6 to C7", "C6 to C8"]
    assert "thumb" in found["C5 to C6"]
    assert "little-finger" in found["C6 to C8"]
    assert regions_of(STANDARD, "C1") == ()


@pytest.mark.parametrize("map_", [CLINIC, STANDARD], ids=["clinic", "standard"])
def test_regions_tell_of_every_patch_of_every_root(map_):
    for root in ROOTS:
        told = {patch for _, own in regions_of(map_, root) for patch in own}
        assert told == set(map_.patches_of(root)), root


def test_the_same_roots_and_what_is_easily_mixed_up_never_meet():
    for map_ in (CLINIC, STANDARD):
        for patch in patches():
            alike, near = same_range(map_, patch), neighbouring(map_, patch)
            assert not set(alike) & set(near), patch
            assert patch not in (*alike, *near)
            assert all(map_.roots_of(other) == map_.roots_of(patch) for other in alike)
            assert all(map_.roots_of(other) != map_.roots_of(patch) for other in near)


def test_on_the_standard_map_the_next_root_is_what_is_mixed_up():
    assert "index-finger" in neighbouring(STANDARD, "thumb")
    assert neighbouring(CLINIC, "face") == ()


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("c6", (("C6",), ())),
        ("C5-C6", (("C5", "C6"), ())),
        ("thumb", ((), ("thumb",))),
        ("Little finger", ((), ("little-finger",))),
        ("radial forearm", ((), ("forearm-thumb-side",))),
        ("big-toe", ((), ("big-toe",))),
    ],
)
def test_a_root_a_range_an_id_an_everyday_and_a_medical_name_are_known(text, found):
    assert meant(text) == found


def test_part_of_a_name_finds_all_that_have_it():
    assert set(meant("calf")[1]) == {"inner-calf", "upper-middle-calf", "middle-calf", "outer-calf"}


@pytest.mark.parametrize(
    ("text", "hint"),
    [
        ("thum", "Did you mean “thumb”?"),
        ("C9", "The cervical roots are C1 to C8."),
        ("Co2", "The only coccygeal root is Co1."),
        ("side", "say more of the name"),
        ("xylophone", "lists all"),
    ],
)
def test_what_is_not_known_is_told_with_what_may_be_meant(text, hint):
    with pytest.raises(LearnError) as told:
        meant(text)
    assert hint in told.value.hint
