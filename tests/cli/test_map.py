"""`learn map`."""

import pytest

from learn.body.patches import patches
from learn.cli.ways import MapRequest


def test_a_root_is_told_with_its_regions_by_both_maps(learn):
    assert learn("map", "C6").out == (
        "C6, a cervical root\n"
        "  Cleveland Clinic\n"
        "    C5 to C6: thumb side of the upper arm, thumb side of the forearm, thumb\n"
        "    C6 to C7: thumb side of the forearm, index finger, middle finger\n"
        "    C6 to C8: little-finger side of the lower forearm, little-finger side of the wrist, "
        "ring finger, little finger\n"
        "  Standard map\n"
        "    C6: thumb side of the forearm, palm, thumb side, back of the hand, thumb side, thumb\n"
    )


def test_a_region_is_told_with_its_roots(learn):
    out = learn("map", "--plain", "thumb").out
    assert out.startswith("thumb · first digit (pollex)\n  Cleveland Clinic: C5 to C6\n  Standard map: C6\n")
    assert "Easily mixed up with: index finger (C6 to C7)" in out


def test_c1_and_what_a_source_does_not_name(learn):
    assert "C1 has no skin in most people." in learn("map", "C1").out
    assert "Cleveland Clinic: not named by this source" in learn("map", "heel").out


def test_the_whole_map_has_a_line_for_every_region(learn):
    lines = learn("map").out.splitlines()
    assert len(lines) == len(patches()) + 2
    assert "thumb: Cleveland Clinic: C5 to C6. Standard map: C6." in lines


def test_several_words_are_one_name_and_several_regions_all_told(learn):
    assert learn("map", "big", "toe").out.startswith("big toe")
    assert learn("map", "calf").out.count("Standard map") == 4


def test_json_of_a_root_and_of_a_region(learn):
    [root] = learn("map", "L4", "--json").json
    assert root["root"] == "L4"
    assert [one["range"] for one in root["maps"]["clinic"]] == ["L3 to L4", "L4 to L5"]
    assert root["maps"]["clinic"][1]["regions"][0] == "kneecap"
    [heel] = learn("map", "heel", "--json").json
    assert heel["maps"]["clinic"] is None
    assert heel["maps"]["standard"] == {"ranges": ["S1"], "roots": ["S1"], "note": ""}
    [face] = learn("map", "face", "--json").json
    assert face["maps"]["clinic"]["ranges"] == face["maps"]["clinic"]["roots"] == []
    assert len(learn("map", "--json").json) == len(patches())


@pytest.mark.parametrize(
    ("words", "hint"), [(["thum"], "Did you mean “thumb”?"), (["C9"], "The cervical roots are C1 to C8.")]
)
def test_what_is_not_there_is_a_slip_of_the_command_line(learn, words, hint):
    outcome = learn("map", *words)
    assert outcome.code == 2
    assert hint in outcome.err
    assert outcome.out == ""


def test_on_a_terminal_the_screen_opens(learn, calls, terminal, monkeypatch):
    monkeypatch.setattr("learn.cli.map.can_draw", lambda: True)
    learn("map")
    learn("map", "C6-7", "--images")
    learn("map", "thumb", "--plain")
    asked = [request for way, request, _ in calls.made if way == "screen"]
    assert asked == [MapRequest(), MapRequest(("C6", "C7"), as_picture=True)]


def test_without_the_package_no_picture_is_promised(monkeypatch):
    import sys

    from learn.ui.picture import can_picture

    monkeypatch.setitem(sys.modules, "textual_image.renderable", None)
    assert not can_picture()
