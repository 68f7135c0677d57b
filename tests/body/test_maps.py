"""The maps: what the clinic's page says, region by region, and the key points of the standard map."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from learn.body import maps
from learn.body.patches import patches
from learn.cards.roots import ROOTS, read_roots
from tests.body.clinic_page import REGIONS, SILENT

CLINIC, STANDARD = maps.load("clinic"), maps.load("standard")
KEY_POINTS = {
    "C2": "back-of-head", "C3": "lower-neck", "C4": "shoulder", "C5": "elbow-crease-thumb-side",
    "C6": "thumb", "C7": "middle-finger", "C8": "little-finger", "T1": "elbow-crease-little-finger-side",
    "T2": "armpit", "T3": "chest-at-armpit-level", "T4": "nipple-line", "T5": "chest-muscle-edge",
    "T6": "breastbone-end", "T7": "rib-edge", "T8": "upper-belly", "T9": "above-navel",
    "T10": "navel-level", "T11": "below-navel", "T12": "lowest-belly", "L1": "groin",
    "L2": "inner-thigh", "L3": "inner-knee", "L4": "inner-ankle", "L5": "third-toe", "S1": "heel",
    "S2": "back-of-knee", "S3": "inner-buttock", "S4": "anus", "S5": "anus", "Co1": "tailbone",
}  # fmt: skip


@pytest.mark.parametrize("name", maps.MAPS)
def test_a_map_speaks_of_every_patch_or_says_that_its_source_does_not(name):
    stored = maps.read_json(f"maps/{name}.json")["patches"]
    assert list(stored) == list(patches())
    assert set(maps.load(name).notes) <= set(patches())
    assert maps.load(name).title and maps.load(name).sources


def test_every_root_has_skin_where_its_source_gives_it_some():
    assert CLINIC.roots == ROOTS
    assert STANDARD.roots == ROOTS[1:]  # no standard map gives C1 a dermatome


@pytest.mark.parametrize(("range_", "patch"), [(r, p) for r, listed in REGIONS.items() for p in listed])
def test_the_clinics_page_is_followed_region_by_region(range_, patch):
    assert range_ in CLINIC.ranges_of(patch)
    assert all(CLINIC.allows(patch, root) for root in maps.roots_in(range_))


def test_the_clinics_map_holds_nothing_that_the_page_does_not_say():
    listed = {(range_, patch) for range_, names in REGIONS.items() for patch in names}
    assert {(range_, patch) for patch in patches() for range_ in CLINIC.ranges_of(patch)} == listed
    assert CLINIC.ranges == tuple(REGIONS)


def test_skin_that_the_page_never_names_has_no_roots_there():
    assert {patch for patch in patches() if not CLINIC.names(patch)} == set(SILENT)
    assert all(CLINIC.roots_of(patch) == () for patch in SILENT)


def test_the_face_is_named_as_the_part_without_a_dermatome():
    assert CLINIC.names("face") and CLINIC.roots_of("face") == ()
    assert [p for p in patches() if STANDARD.names(p) and not STANDARD.roots_of(p)] == ["face"]


@pytest.mark.parametrize(
    ("patch", "roots", "tolerated"),
    [
        ("chest-above-armpit", ("T2",), ("T1",)),
        ("upper-arm-little-finger-side", ("T1", "T2"), ("C4", "C5", "T3")),
        ("upper-arm-thumb-side", ("C5", "C6"), ("C4",)),
        ("kneecap", ("L3", "L4", "L5"), ()),
        ("navel-level", ("T9", "T10", "T11"), ()),
        ("centre-back-of-head", ("C1", "C2", "C3"), ()),
    ],
)
def test_where_the_page_says_two_things(patch, roots, tolerated):
    serving = CLINIC.servings[patch]
    assert (serving.roots, serving.tolerated) == (roots, tolerated)
    assert all(CLINIC.allows(patch, root) for root in roots + tolerated)
    assert not CLINIC.allows(patch, "S5")


def test_t1_by_itself_stays_on_the_arm_and_reaches_the_chest_only_with_t2():
    assert not any(patch.startswith(("chest", "back")) for patch in CLINIC.patches_of("T1"))
    assert {"chest-above-armpit", "back-above-armpit"} <= set(CLINIC.patches_in("T1-T2"))


@pytest.mark.parametrize(("root", "patch"), KEY_POINTS.items())
def test_each_key_point_of_the_standard_map_lies_in_its_roots_skin(root, patch):
    assert root in STANDARD.roots_of(patch)
    assert patch in STANDARD.patches_of(root)


def test_the_rings_of_the_trunk_go_round():
    for number in range(3, 13):
        skin = STANDARD.patches_of(f"T{number}")
        assert len(skin) == 2 and sum(patch.startswith("back-") for patch in skin) == 1


def test_a_map_that_there_is_not():
    with pytest.raises(KeyError):
        maps.load("mirror")


def test_the_map_and_the_deck_of_the_page_have_the_same_ranges():
    deck = (Path(__file__).parents[2] / "decks" / "dermatomes.yaml").read_text("utf-8")
    in_deck = {read_roots(line) for line in re.findall(r"^ {6}roots: (.+)$", deck, re.MULTILINE)}
    assert in_deck == {frozenset(maps.roots_in(range_)) for range_ in CLINIC.ranges}
