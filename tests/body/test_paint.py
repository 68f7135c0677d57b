"""Painting: labels that stay in, questions that give nothing away, stripes, few colours and none."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from learn.body import maps
from learn.body.colouring import CURSOR, Colouring, striped
from learn.body.figure import Frame
from learn.body.glyphs import QUARTERS
from learn.body.labels import label_text, labels
from learn.body.outline import outline
from learn.body.paint import paint
from learn.body.palette import root_colour, strength
from learn.body.patches import patches
from learn.body.spots import Spot
from learn.body.windows import ZOOMS
from learn.cards.roots import ROOTS

CLINIC, STANDARD = maps.load("clinic"), maps.load("standard")
SIZES = [(80, 22), (120, 38), (200, 58)]
LETTERS = set("CTLSo0123456789-")
DEPTHS = ("true", "256", "16", "none")


def text_on_figure(frame, rows):
    """The letters on the two views, not those beside the spine."""
    return "".join(
        rows[y][x][0]
        for panel in frame.panels
        for y in range(frame.rows)
        for x in range(panel.column, panel.column + panel.width)
        if rows[y][x][0] in LETTERS
    )


def colours(rows):
    return {colour for row in rows for cell in row for colour in cell[1:3]}


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("depth", DEPTHS)
def test_a_painting_fills_its_frame(size, depth):
    rows = paint(Frame.of(*size), Colouring(STANDARD, depth=depth))
    assert [len(row) for row in rows] == [size[0]] * size[1]
    assert all(len(cell[0]) == 1 for row in rows for cell in row)


def test_each_root_of_the_standard_map_is_written_on_its_skin():
    frame = Frame.of(200, 58)
    written = {
        label.text for panel in frame.panels for label in labels(panel.cells, STANDARD, panel.only is None)
    }
    assert set(ROOTS[1:]) - written == {"S4", "S5", "Co1"}  # tiny: they are written in the zoom
    back = Frame.of(120, 38, "hips").panels[1]
    assert {"S4-5", "S3-4", "Co1"} <= {label.text for label in labels(back.cells, STANDARD, True)}


@pytest.mark.parametrize("map_", [CLINIC, STANDARD])
@pytest.mark.parametrize("size", SIZES)
def test_labels_stand_on_their_own_skin_and_do_not_touch(size, map_):
    frame = Frame.of(*size)
    rows = paint(frame, Colouring(map_))
    for panel in frame.panels:
        for label in labels(panel.cells, map_, True):
            start = panel.cells.columns + (label.column or 0)
            here = frame.at(panel.column + start, panel.row + label.row)
            assert any(map_.roots_of(spot.name) == label.roots for spot in here)
            assert rows[panel.row + label.row][panel.column + start][0] in LETTERS


@pytest.mark.parametrize("labelling", ["spine", "none"])
@pytest.mark.parametrize("zoom", [None, *ZOOMS])
def test_labels_can_be_switched_off(zoom, labelling):
    frame = Frame.of(80, 22, zoom)
    assert text_on_figure(frame, paint(frame, Colouring(STANDARD)))
    rows = paint(frame, Colouring(STANDARD, labels=labelling))
    assert text_on_figure(frame, rows) == ""
    everywhere = {cell[0] for row in rows for cell in row} & LETTERS
    assert bool(everywhere) == (labelling == "spine")


@pytest.mark.parametrize("depth", DEPTHS)
def test_a_plain_figure_gives_no_root_away(depth):
    """Whatever the map, and whichever patch is lit, a question's figure looks the same but for that patch."""
    frame = Frame.of(120, 38)
    for lit in (frozenset(), frozenset({"thumb"}), frozenset({Spot("front", "kneecap", "left")})):
        one, other = (
            paint(frame, Colouring(map_, base="plain", lit=lit, depth=depth)) for map_ in (CLINIC, STANDARD)
        )
        assert one == other
        assert text_on_figure(frame, one) == ""
    if depth == "true":
        plain = colours(paint(frame, Colouring(STANDARD, base="plain")))
        assert not plain & {root_colour(root) for root in ROOTS}


def test_the_spine_of_a_plain_figure_does_not_point_at_the_roots_of_a_lit_patch():
    frame = Frame.of(120, 38)
    left, _ = frame.spine_at

    def spine(**how):
        rows = paint(frame, Colouring(STANDARD, **how))
        return [row[left : left + 8] for row in rows]

    unlit = spine(base="plain")
    assert spine(base="plain", lit=frozenset({"thumb"})) == unlit
    assert spine(base="plain", lit=frozenset({"C6"})) != unlit
    assert spine(lit=frozenset({"thumb"})) != spine(lit=frozenset({"big-toe"}))


def test_a_lit_root_shows_in_every_one_of_its_patches_and_nowhere_else():
    frame = Frame.of(200, 58)
    rows = paint(frame, Colouring(CLINIC, lit=frozenset({"C7"}), labels="none"))
    lit = root_colour("C7", lit=True)
    shown = {
        spot.patch
        for panel in frame.panels
        for y in range(frame.rows)
        for x in range(panel.column, panel.column + panel.width)
        if rows[y][x][1] == rows[y][x][2] == lit
        for spot in frame.at(x, y)[:1]
    }
    assert shown == set(CLINIC.patches_of("C7"))


@pytest.mark.parametrize("asked", [(80, 22, None), (120, 38, None), (80, 22, "hips"), (80, 22, "foot")])
def test_the_cursor_is_seen_on_every_spot(asked):
    frame = Frame.of(*asked)
    for spot in frame.spots:
        rows = paint(frame, Colouring(STANDARD, base="plain", cursor=spot))
        seen = {
            (x, y) for y, row in enumerate(rows) for x, cell in enumerate(row) if CURSOR[True] in cell[1:3]
        }
        assert seen, spot
        assert seen <= set(frame.cells_of(spot)), spot


def test_one_side_can_be_lit_alone():
    frame = Frame.of(120, 38)
    spot = Spot("front", "kneecap", "left")
    rows = paint(frame, Colouring(STANDARD, base="plain", lit=frozenset({spot})))
    other = paint(
        frame, Colouring(STANDARD, base="plain", lit=frozenset({Spot("front", "kneecap", "right")}))
    )
    changed = {(x, y) for y, row in enumerate(rows) for x, cell in enumerate(row) if cell != other[y][x]}
    both = {*frame.cells_of(spot), *frame.cells_of(Spot("front", "kneecap", "right"))}
    assert changed and changed <= both


def test_a_callers_own_colours():
    frame = Frame.of(120, 38)
    green = (1, 200, 3)
    rows = paint(frame, Colouring(STANDARD, base="plain", tints={"nipple-line": green}))
    where = {(x, y) for y, row in enumerate(rows) for x, cell in enumerate(row) if green in cell[1:3]}
    assert where and where <= set(frame.cells_of(Spot("front", "nipple-line", "mid")))


@pytest.mark.parametrize("depth", DEPTHS[:3])
def test_overlap_shows_as_stripes_of_each_root(depth):
    frame = Frame.of(200, 58, "trunk")
    rows = paint(frame, Colouring(CLINIC, labels="none", depth=depth))
    band = Spot("front", "breastbone-end", "mid")
    inside = {place for place in frame.cells_of(band) if frame.at(*place) == (band,)}
    half = frame.panels[0].column + frame.panels[0].cells.columns
    row = max({y for _, y in inside}, key=lambda y: sum(place[1] == y for place in inside))
    across = [rows[row][column][1] for column in range(half, half + 6)]
    assert {(column, row) for column in range(half, half + 6)} <= inside
    assert len(set(across)) == 2
    assert all(one != other for one, other in pairwise(across))


def test_a_shared_root_keeps_its_stripes_from_range_to_range():
    for upper, lower in ((("T2", "T3"), ("T3", "T4")), (("C5", "C6"), ("C6", "C7", "C8"))):
        shared = (set(upper) & set(lower)).pop()
        assert striped(upper).index(shared) % 2 == striped(lower).index(shared) % 2
    assert set(striped(("C6", "C7", "C8"))) == {"C6", "C7", "C8"}
    assert striped(("L4",)) == ("L4",)


@pytest.mark.parametrize("dark", [True, False])
def test_memory_colours_patches_by_the_mean_of_their_roots(dark):
    values = {"C6": 0.0, "T4": 1.0, "L3": 0.5, "L4": None, "heel": 1.0}
    colouring = Colouring(STANDARD, base="values", values=values, labels="none", dark=dark)
    assert colouring.value_of("thumb") == 0.0
    assert colouring.value_of("heel") == 1.0
    assert colouring.value_of("kneecap") is None
    assert Colouring(CLINIC, values={"L3": 1.0, "L4": 0.0, "L5": None}).value_of("kneecap") == 0.5
    found = colours(paint(Frame.of(120, 38), colouring))
    assert {strength(0.0, dark), strength(1.0, dark), strength(0.5, dark)} <= found
    assert not found & {root_colour(root, dark) for root in ROOTS}


def test_colours_stay_within_their_number():
    frame = Frame.of(120, 38)
    for depth, most in (("256", 256), ("16", 16)):
        for how in (
            {},
            {"base": "plain"},
            {"lit": frozenset({"C6"})},
            {"base": "values", "values": {"C6": 0.3}},
        ):
            for dark in (True, False):
                found = colours(paint(frame, Colouring(CLINIC, depth=depth, dark=dark, **how)))
                assert all(colour is None or colour in range(most) for colour in found)
                assert len(found) > 2
    assert colours(paint(frame, Colouring(CLINIC, depth="none"))) == {None}


def test_without_colour_what_is_lit_is_solid_and_the_rest_is_shaded():
    frame = Frame.of(120, 38)
    rows = paint(frame, Colouring(STANDARD, depth="none", lit=frozenset({"T4"}), labels="none"))
    solid = {(x, y) for y, row in enumerate(rows) for x, cell in enumerate(row) if cell[0] in "█▀▄"}
    for panel in frame.panels:
        spine = frame.spine_at[0]
        band = {
            place
            for place in solid
            if panel.column <= place[0] < panel.column + panel.width and not spine <= place[0] < spine + 8
        }
        skin = {
            place
            for patch in STANDARD.patches_of("T4")
            for place in frame.cells_of(Spot(panel.view, patch, "mid"))
        }
        assert band and band <= skin
    shades = {cell[0] for row in rows for cell in row}
    assert "░" in shades


@pytest.mark.parametrize("depth", DEPTHS)
@pytest.mark.parametrize("asked", [(80, 22, None), (120, 38, None), (80, 22, "hand")])
def test_the_background_is_left_to_the_terminal(asked, depth):
    """No colour stands for the outside: a cell at the edge has the body in front."""
    frame = Frame.of(*asked)
    rows = paint(frame, Colouring(STANDARD, depth=depth, labels="none"))
    fine = asked != (80, 22, None) and depth != "none"
    allowed = set(QUARTERS) | (set("▁▂▃▅▆▇▏▎▍▋▊▉") if fine else set()) | set("░▒▓")
    assert {cell[0] for row in rows for cell in row} <= allowed
    edges = [cell for row in rows for cell in row if cell[0] != " " and cell[2] is None]
    assert edges
    if depth != "none":
        assert all(cell[1] is not None for cell in edges)
        assert not {cell[0] for cell in edges} & set("▏▎▍▋▊▉")


@pytest.mark.parametrize(
    ("roots", "text"),
    [
        (("C5",), "C5"),
        (("C6", "C7", "C8"), "C6-8"),
        (("C8", "T1"), "C8-T1"),
        (("S3", "S4", "S5", "Co1"), "S3-Co"),
        (("L1", "L2", "S3"), ""),
    ],
)
def test_how_ranges_are_written(roots, text):
    assert label_text(roots) == text


def test_the_figures_two_halves_are_painted_alike():
    frame = Frame.of(200, 58)
    rows = paint(frame, Colouring(STANDARD, labels="none"))
    for panel in frame.panels:
        for row in rows[panel.row : panel.row + panel.cells.rows]:
            left = row[panel.column : panel.column + panel.cells.columns]
            right = row[panel.column + panel.cells.columns : panel.column + panel.width]
            pairs = zip(reversed(left), right, strict=True)
            assert all({one[1], one[2]} == {two[1], two[2]} for one, two in pairs)
    assert outline("front").parts


@settings(max_examples=60, deadline=None)
@given(
    size=st.tuples(st.integers(1, 130), st.integers(1, 45)),
    zoom=st.sampled_from([None, *ZOOMS]),
    side=st.sampled_from(["left", "right"]),
    map_=st.sampled_from([CLINIC, STANDARD]),
    base=st.sampled_from(["roots", "plain", "values"]),
    depth=st.sampled_from(DEPTHS),
    dark=st.booleans(),
    lit=st.frozensets(st.sampled_from([*ROOTS, *patches()]), max_size=3),
)
def test_anything_can_be_painted(size, zoom, side, map_, base, depth, dark, lit):
    frame = Frame.of(*size, zoom, side)
    cursor = frame.spots[0] if frame.spots else None
    colouring = Colouring(map_, base, lit, cursor, {"C6": 0.4}, depth=depth, dark=dark)
    rows = paint(frame, colouring)
    assert [len(row) for row in rows] == [size[0]] * size[1]


def test_names_alone_show_no_colours_of_roots() -> None:
    frame = Frame.of(120, 38)
    named, coloured, bare = (
        paint(frame, Colouring(STANDARD, base=base, labels=names))
        for base, names in (("names", "all"), ("roots", "all"), ("plain", "none"))
    )
    assert text_on_figure(frame, named) == text_on_figure(frame, coloured) != ""
    on_skin = [cell for row in named for cell in row[: frame.spine_at[0]] if cell[0] not in LETTERS]
    assert {colour for cell in on_skin for colour in cell[1:3]} <= {
        colour for row in bare for cell in row for colour in cell[1:3]
    }


def test_names_of_lit_skin_alone_are_dark_on_its_light() -> None:
    frame = Frame.of(120, 38)
    lit = Colouring(CLINIC, lit=frozenset({"back-of-head"}), labels="lit")
    rows = paint(frame, lit)
    assert text_on_figure(frame, rows) == "C2-3"
    (colour,) = {
        cell[1] for row in rows for cell in row[frame.spine_at[0] + 12 :] if cell[0] in set("C2-3") - {" "}
    }
    assert colour in ((12, 12, 16), (244, 244, 248))
