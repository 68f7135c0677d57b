"""What lies where a person points, in the words of the map that a card follows."""

import pytest

from learn.body.maps import MAPS
from learn.body.patches import patches
from learn.body.spots import Spot
from learn.cards.card import Card
from learn.errors import LearnError
from learn.workspace.pointing import known_patches, map_of, pointed_at, pointed_spot, served

CARD = Card("d/n/t", "map", "Name it", "skin", patches=("thumb", "tail"))


@pytest.mark.parametrize(
    ("patch", "map_", "words"),
    [
        ("index-finger", "clinic", "C6 to C7"),
        ("kneecap", "clinic", "L3 to L4 and L4 to L5"),
        ("anus", "clinic", "S3 and below"),
        ("heel", "clinic", "which this deck's map does not name"),
        ("face", "clinic", "which has no dermatome"),
        ("thumb", "standard", "C6"),
    ],
)
def test_what_the_map_says(patch, map_, words):
    assert served(Card("d/n/t", "map", "", "", map=map_), patch) == words


def test_every_patch_can_be_told_in_a_sentence():
    for patch in patches():
        for map_ in MAPS:
            sentence = pointed_at(Card("d/n/t", "map", "", "", map=map_), patch).sentence
            assert sentence.startswith("You pointed at the "), sentence
            assert not sentence.startswith(("You pointed at the just", "You pointed at the level with"))
            assert sentence.endswith(".")


def test_a_spot_of_the_middle_has_no_side():
    assert pointed_spot(CARD, Spot("front", "face", "mid")).text == "face (front)"
    assert pointed_spot(CARD, Spot("back", "heel", "left")).text == "heel (left, back)"


def test_what_is_not_there():
    with pytest.raises(LearnError):
        pointed_at(CARD, "tail")
    with pytest.raises(LearnError):
        pointed_at(CARD, "thumb", "up")
    assert known_patches(CARD) == ("thumb",)
    assert map_of(Card("d/n/t", "map", "", "", map="martian")).name == "clinic"
