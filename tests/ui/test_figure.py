"""The figure as a widget: what it tells, and how little it draws anew."""

import pytest
from textual.app import App

from learn.body.figure import Frame
from learn.body.paint import paint
from learn.body.spots import Spot
from learn.ui.theme import DARK, LIGHT
from learn.ui.widgets.figure import FigureView, depth_of
from learn.ui.widgets.figure_strips import changes, middle_cell, signed

THUMB = Spot("front", "thumb", "left")


class Showing(App):
    """An app that is nothing but the figure, and writes down what it is told."""

    def __init__(self):
        super().__init__()
        self.told = []
        for theme in (DARK, LIGHT):
            self.register_theme(theme)
        self.theme = DARK.name

    def compose(self):
        yield FigureView()

    def on_mount(self):
        self.view.focus()

    @property
    def view(self):
        return self.query_one(FigureView)

    def on_figure_view_hovered(self, event):
        self.told.append(("hovered", event.spots))

    def on_figure_view_moved(self, event):
        self.told.append(("moved", event.spot))

    def on_figure_view_picked(self, event):
        self.told.append(("picked", event.spots, event.by_click))


def row(app, y):
    """The characters of a row as they stand on the screen."""
    return "".join(segment.text for segment in app.screen._compositor.render_strips()[y])


async def test_it_shows_the_painted_frame_cell_for_cell():
    app = Showing()
    async with app.run_test(size=(100, 40)):
        view = app.view
        assert view.frame is Frame.of(100, 40)
        painted = paint(view.frame, view._colouring())
        captioned = ("front", "back")
        for y, cells in enumerate(painted):
            if not any(word in row(app, y) for word in captioned):
                assert row(app, y) == "".join(cell[0] for cell in cells), y


async def test_hover_click_and_keys_tell_every_spot():
    app = Showing()
    async with app.run_test(size=(100, 40)) as pilot:
        place = app.view.frame.cells_of(THUMB)[0]
        spots = app.view.frame.at(*place)
        await pilot.hover(app.view, offset=place)
        await pilot.click(app.view, offset=place)
        await pilot.pause()
        assert app.told == [("hovered", spots), ("picked", spots, True)]
        await pilot.hover(app.view, offset=(0, 0))
        await pilot.click(app.view, offset=(0, 0))
        await pilot.pause()
        assert app.told[2:] == [("hovered", ())], "where nothing is drawn, nothing is picked"
        await pilot.press("right", "right", "enter")
        moved = [spot for what, spot in app.told[3:5]]
        assert moved[0].view == "front"
        assert moved[0] != moved[1] == app.view.cursor
        assert app.told[5] == ("picked", (moved[1],), False)


async def test_a_cursor_that_a_zoom_leaves_out_begins_anew():
    app = Showing()
    async with app.run_test(size=(100, 40)) as pilot:
        app.view.cursor = Spot("front", "big-toe", "left")
        app.view.zoom = "head"
        await pilot.press("enter")
        assert app.told == []
        await pilot.press("down")
        assert app.told[0][1] in app.view.frame.spots


async def test_a_change_draws_only_the_cells_that_differ(monkeypatch):
    app = Showing()
    async with app.run_test(size=(100, 40)) as pilot:
        drawn = []
        refresh = app.view.refresh

        def noted(*regions, **how):
            drawn.append(regions)
            return refresh(*regions, **how)

        monkeypatch.setattr(app.view, "refresh", noted)
        app.view.lit, app.view.labels = frozenset({"C6"}), "none"
        await pilot.pause()
        assert len(drawn) == 1, "two properties are one drawing"
        drawn.clear()
        app.view.cursor = THUMB
        await pilot.pause()
        places = {(x, y) for region in drawn[0] for x, y in cells_in(region)}
        own = set(app.view.frame.cells_of(THUMB))
        assert places & own
        assert len(places) < 200
        drawn.clear()
        app.view.cursor = THUMB
        await pilot.pause()
        assert drawn == []


def cells_in(region):
    return [(x, y) for x in range(region.x, region.right) for y in range(region.y, region.bottom)]


async def test_it_follows_the_theme():
    app = Showing()
    async with app.run_test(size=(100, 40)) as pilot:
        before = app.view._rows
        app.theme = LIGHT.name
        await pilot.pause()
        assert changes(before, app.view._rows)


async def test_the_light_may_follow_the_cursor():
    app = Showing()
    async with app.run_test(size=(100, 40)) as pilot:
        app.view.light_of = lambda spot: frozenset({spot.name})
        app.view.cursor = THUMB
        await pilot.pause()
        assert app.view._colouring().lit == {"thumb"}
        app.view.cursor = None
        await pilot.pause()
        assert app.view._colouring().lit == frozenset()


async def test_a_sign_stands_on_its_own_skin():
    app = Showing()
    async with app.run_test(size=(100, 40)) as pilot:
        app.view.labels = "none"
        app.view.signs = {"upper-thigh": "!"}
        await pilot.pause()
        marked = [(x, y) for y in range(40) for x, letter in enumerate(row(app, y)) if letter == "!"]
        assert len(marked) == 2, "one on each side"
        for place in marked:
            assert app.view.frame.at(*place)[0].name == "upper-thigh"


@pytest.mark.parametrize(
    ("environment", "depth"),
    [
        ({"TERM": "xterm-256color", "COLORTERM": "truecolor"}, "true"),
        ({"TERM": "xterm-256color", "COLORTERM": ""}, "256"),
        ({"TERM": "xterm", "COLORTERM": ""}, "16"),
        ({"NO_COLOR": "1"}, "none"),
    ],
)
async def test_it_uses_the_colours_that_the_terminal_has(monkeypatch, environment, depth):
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    app = Showing()
    async with app.run_test(size=(80, 24)) as pilot:
        assert depth_of(app) == depth
        app.view.lit, app.view.cursor = frozenset({"L2"}), Spot("front", "upper-thigh", "left")
        await pilot.pause()
        x, y = middle_cell(app.view.frame, app.view.cursor)
        assert (row(app, y)[x] == "+") == (depth == "none"), "without colours, a sign tells the cursor"


@pytest.mark.parametrize(
    ("under", "ink"),
    [((250, 250, 240), (12, 12, 16)), ((20, 20, 90), (244, 244, 248)), (15, 0), (4, 15), (231, 16)],
)
def test_a_sign_is_dark_on_light_and_light_on_dark(under, ink):
    assert signed(("█", under, under, False), "!") == ("!", ink, under, False)
