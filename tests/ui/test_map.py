"""The map screen: pointing, maps, sections, memory, zoom, and the ways in and out."""

import pytest

from learn.body.maps import load
from learn.body.spots import Spot
from learn.cards.rating import Rating
from learn.ui.home import HomeScreen
from learn.ui.map import MapScreen
from learn.ui.map_words import weakest_words
from learn.ui.study import StudyScreen
from learn.ui.widgets.figure import FigureView
from tests.ui.world import WORDS, screen_text

AGAIN, HARD, GOOD, EASY = Rating
ORDINARY, LARGE, WIDE, SMALL = (80, 24), (120, 40), (200, 60), (60, 20)
THUMB = Spot("front", "thumb", "left")


def on_map(world, *lit):
    """The program, opened on the map."""
    app = world.app()
    app._first = lambda: MapScreen(lit)
    return app


def said(app):
    """The screen's text with the lines run together."""
    return " ".join(screen_text(app).split())


async def point(pilot, spot):
    """Bring the mouse over the cell that shows most of a spot."""
    view = pilot.app.screen.view
    await pilot.hover(view, offset=view.frame.cells_of(spot)[0])
    await pilot.pause()


@pytest.mark.parametrize("size", [ORDINARY, LARGE, WIDE, SMALL])
async def test_hovering_skin_tells_what_it_is_and_lights_its_dermatome(world, size):
    app = on_map(world)
    async with app.run_test(size=size) as pilot:
        assert "left is on your right." in said(app)
        await point(pilot, Spot("front", "chest-muscle-edge", "mid"))
        pointed = app.screen.view.cursor
        roots = load("clinic").roots_of(pointed.patch)
        assert app.screen.view._colouring().lit == frozenset(roots)
        told = " ".join(panel_words(app)).replace(":", "")
        assert f"Cleveland Clinic {roots[0]} to {roots[1]}" in told


async def test_the_panel_tells_of_both_maps_and_of_what_is_mixed_up(world):
    app = on_map(world)
    async with app.run_test(size=LARGE) as pilot:
        await point(pilot, THUMB)
        words = said(app)
        for told in ("Thumb", "first digit (pollex)", "front, the person's left", "C5 to C6", "C6"):
            assert told in words
        assert "Easily mixed up with index finger (C6 to C7)" in " ".join(panel_words(app))
        assert "None of its 2 cards seen yet" in " ".join(panel_words(app))


def panel_words(app):
    """The words of the panel beside the figure."""
    return str(app.screen.query_one("MapPanel").content).split()


@pytest.mark.parametrize(
    ("patch", "told"),
    [
        ("heel", "not named by this source"),
        ("face", "no dermatome"),
        ("forearm-thumb-side", "In two ranges; they share C6."),
    ],
)
async def test_what_a_source_does_not_say_is_told_plainly(world, patch, told):
    app = on_map(world)
    async with app.run_test(size=LARGE) as pilot:
        view = app.screen.view
        await point(pilot, next(spot for spot in view.frame.spots if spot.name == patch))
        assert told in " ".join(panel_words(app))


async def test_arrow_keys_walk_over_skin_and_m_switches_the_map(world):
    app = on_map(world)
    async with app.run_test(size=LARGE) as pilot:
        await pilot.press("down")
        first = app.screen._pointed
        assert first.view == "front"
        await pilot.press("down")
        assert app.screen._pointed != first
        assert "Cleveland Clinic" in screen_text(app).splitlines()[0]
        await pilot.press("m")
        assert "Standard map" in screen_text(app).splitlines()[0]
        assert app.screen.view.map is load("standard")


async def test_tab_goes_to_the_spine_and_back_and_c1_is_explained(world):
    app = on_map(world)
    async with app.run_test(size=ORDINARY) as pilot:
        await pilot.press("tab")
        assert app.screen._pointed == Spot("spine", "C1", "mid")
        assert "C1 has no skin in most people." in said(app)
        await pilot.press("down")
        assert app.screen._pointed.root
        await point(pilot, THUMB)
        await pilot.press("tab")
        roots = load("clinic").roots_of(THUMB.patch)
        assert app.screen._pointed.root in roots
        await pilot.press("tab")
        assert app.screen._pointed.patch in load("clinic").patches_of(roots[0])


async def test_all_31_roots_are_on_the_screen(world):
    from learn.cards.roots import ROOTS

    app = on_map(world)
    async with app.run_test(size=ORDINARY):
        shown = said(app).replace("·", " ").split()
        assert {spot.root for spot in app.screen.view.frame.spots if spot.root} == set(ROOTS)
        for root in ROOTS:
            assert any(root in word for word in shown), root


async def test_where_the_spine_has_no_room_tab_says_so(world):
    app = on_map(world)
    async with app.run_test(size=SMALL, notifications=True) as pilot:
        await pilot.press("tab")
        await pilot.pause()
        assert "The spine needs more rows" in said(app)


async def test_one_section_alone_and_all_again(world):
    app = on_map(world)
    async with app.run_test(size=LARGE) as pilot:
        view = app.screen.view
        await pilot.press("t")
        assert view.lit == {f"T{number}" for number in range(1, 13)}
        await pilot.press("4")
        assert view.lit == {f"S{number}" for number in range(1, 6)}
        await pilot.press("down")
        assert view._colouring().lit == view.lit, "pointing does not leave the section"
        await pilot.press("a")
        assert not view.lit
        assert app.screen._pointed is None


async def test_names_on_the_figure_alone_at_the_spine_or_none(world):
    app = on_map(world)
    async with app.run_test(size=LARGE) as pilot:
        view = app.screen.view
        seen = [(view.labels, view.base)]
        for _ in range(4):
            await pilot.press("n")
            seen.append((view.labels, view.base))
        coloured = [("all", "roots"), ("spine", "roots"), ("none", "roots"), ("all", "roots")]
        assert seen == [coloured[0], ("all", "names"), *coloured[1:]]


async def test_zoom_shows_a_part_and_keeps_the_side_that_is_pointed_at(world):
    app = on_map(world)
    async with app.run_test(size=LARGE) as pilot:
        view = app.screen.view
        await point(pilot, Spot("front", "thumb", "right"))
        await pilot.press("z", "z", "z", "z")
        assert view.zoom == "hand"
        assert "hand" in screen_text(app).splitlines()[0]
        assert {spot.side for spot in view.frame.spots if spot.name == "thumb"} == {"right"}
        await pilot.press("Z", "Z", "Z", "Z")
        assert view.zoom is None


async def test_memory_before_anything_is_learnt_says_what_to_do(world):
    app = on_map(world)
    async with app.run_test(size=ORDINARY) as pilot:
        await pilot.press("w")
        assert "Nothing is learnt yet." in said(app)
        assert "Study some cards first" in said(app)


async def test_memory_shows_what_fades_by_colour_and_by_sign(world):
    world.answered("hand", AGAIN, AGAIN, AGAIN)
    world.clock.advance(days=30)
    app = on_map(world)
    async with app.run_test(size=LARGE) as pilot:
        assert "Weakest now: C5 to C8" in said(app)
        assert not app.screen.view.signs
        await pilot.press("w")
        view = app.screen.view
        assert view.base == "values"
        assert view.signs["thumb"] == "!"
        assert "!" in screen_text(app).split("weak")[0]
        assert "not seen" in said(app)
        await point(pilot, THUMB)
        assert "weak: " in said(app).lower()
        assert "next due today" in " ".join(panel_words(app))


async def test_what_was_confused_is_told(world):
    session = world.workspace.study("hand")
    while session.card.note != "hand/thumb":
        session.answer(None)
        session.rate(EASY)
    session.answer("C6 to C7")
    session.rate(AGAIN)
    app = on_map(world)
    async with app.run_test(size=LARGE) as pilot:
        await point(pilot, THUMB)
        assert "You answered instead C6 to C7" in " ".join(panel_words(app))


async def test_a_second_click_names_the_other_skin_of_the_same_cell(world):
    app = on_map(world)
    async with app.run_test(size=ORDINARY) as pilot:
        view = app.screen.view
        cells = [(x, y) for y in range(view.frame.rows) for x in range(view.frame.columns)]
        place = next(place for place in cells if len(view.frame.at(*place)) > 1)
        spots = view.frame.at(*place)
        await pilot.click(view, offset=place)
        await pilot.pause()
        assert app.screen._pointed == spots[0]
        await pilot.click(view, offset=place)
        await pilot.pause()
        assert app.screen._pointed == spots[1]


async def test_enter_studies_the_cards_about_it(world):
    app = on_map(world)
    async with app.run_test(size=ORDINARY, notifications=True) as pilot:
        await point(pilot, Spot("front", "shoulder", "left"))
        await pilot.press("a", "enter")
        await pilot.pause()
        assert "Point at skin or at a root first." in said(app)
        app.screen._point(Spot("spine", "C8", "mid"))
        await pilot.press("enter")
        await pilot.pause()
        session = app.screen._session if not isinstance(app.screen, StudyScreen) else app.screen.session
        assert session.card.key == "hand/little/roots"
        assert session.remaining.new == 1


async def test_what_has_no_card_is_not_studied(world):
    app = on_map(world)
    async with app.run_test(size=ORDINARY, notifications=True) as pilot:
        app.screen._point(Spot("spine", "L3", "mid"))
        await pilot.press("enter")
        await pilot.pause()
        assert "There is no card about it" in said(app)
        assert isinstance(app.screen, MapScreen)


async def test_escape_goes_back_to_where_one_was(world):
    app = world.app()
    async with app.run_test() as pilot:
        await pilot.press("m")
        assert isinstance(app.screen, MapScreen)
        await pilot.press("escape")
        assert isinstance(app.screen, HomeScreen)
    app = on_map(world)
    async with app.run_test() as pilot:
        await pilot.press("escape")
        assert isinstance(app.screen, HomeScreen)


async def test_what_was_named_is_lit_and_told(world):
    for lit, told in ((("thumb",), "Thumb"), (("C1",), "C1"), (("C6", "C7"), "Lit: C6 and C7")):
        app = on_map(world, *lit)
        async with app.run_test(size=ORDINARY) as pilot:
            await pilot.pause()
            assert told in " ".join(panel_words(app))
            assert app.screen.view._colouring().lit


async def test_study_opens_the_map_only_after_the_answer(world):
    app = world.app("hand")
    async with app.run_test() as pilot:
        await pilot.press("f3")
        assert isinstance(app.screen, StudyScreen)
        assert "the map would give it away" in said(app)
        await pilot.press("enter")
        roots = app.screen.session.card.roots
        await pilot.press("m")
        assert isinstance(app.screen, MapScreen)
        assert app.screen.view.lit == frozenset(roots)
        await pilot.press("escape")
        assert isinstance(app.screen, StudyScreen)
        await pilot.press("3")
        assert "comes back" in said(app)


async def test_the_small_map_on_home(world):
    app = world.app()
    async with app.run_test(size=LARGE) as pilot:
        await pilot.pause()
        assert "The map: press m." in said(app)
        await pilot.click("#beside FigureView", offset=(10, 8))
        await pilot.pause()
        assert isinstance(app.screen, MapScreen)
    world.answered("hand", AGAIN, AGAIN, AGAIN)
    world.clock.advance(days=30)
    app = world.app()
    async with app.run_test(size=WIDE) as pilot:
        await pilot.pause()
        assert "Weak now: C5 to C8" in said(app)


@pytest.mark.parametrize("size", [ORDINARY, (109, 40), (120, 28)])
async def test_home_without_room_has_no_small_map(world, size):
    app = world.app()
    async with app.run_test(size=size) as pilot:
        await pilot.pause()
        assert not any(view.region for view in app.screen.query(FigureView))


async def test_home_of_decks_about_other_things_has_no_small_map(empty):
    app = empty.put(WORDS).app()
    async with app.run_test(size=LARGE) as pilot:
        await pilot.pause()
        assert "The map: press m." not in said(app)


def test_roots_that_follow_one_another_are_told_together():
    weak = [("S1", 0.411), ("S2", 0.409), ("S4", 0.41), ("L5", 0.5)]
    assert weakest_words(weak) == [("S1 and S2", "41%"), ("S4", "41%"), ("L5", "50%")]
