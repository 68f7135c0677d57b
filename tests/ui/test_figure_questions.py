"""Cards that ask by the body figure, on the study screen: nothing given away, pointing, and the answer."""

import re

import pytest

from learn.body.catalogue import catalogue
from learn.body.patches import PatchId, patches
from learn.body.spots import Spot
from learn.cards.options import options_for
from learn.cards.question import Question, kinds_of
from learn.study.session import Stage
from learn.study.tags import SECTIONS
from learn.ui.app import LearnApp
from learn.ui.widgets.answer_field import AnswerField
from tests.content.screen import StudyStage
from tests.content.shipped import cards, library
from tests.content.test_whole_on_screen import workspace_over
from tests.ui import world as ui_world
from tests.ui.world import screen_text
from tests.workspace import homes

SIZES = [(80, 24), (120, 40)]
HEAD = ui_world.HEAD + "tags: cervical\n"
POINT = (
    HEAD.format(deck="point", title="Places")
    + f"templates:\n{homes.POINT.format(skin='skin')}"
    + """\
notes:
  shin: {roots: L4 to L5, skin: shin and inner calf, patches: [inner-shin, outer-shin]}
  chest: {roots: T4 to T5, skin: lower chest, patches: chest-muscle-edge}
"""
)
SIDED = (
    HEAD.format(deck="sided", title="Sides")
    + """\
templates:
  point:
    kind: map
    ask: Point at the <skin> on the person's <hand>.
    words: Name the <skin>.
    answer: <skin>
    side: <hand>
notes:
  shin: {skin: shin, hand: left, patches: [inner-shin, outer-shin]}
"""
)
LIT = (
    HEAD.format(deck="lit", title="Skin")
    + f"templates:\n{homes.LIT}"
    + """\
notes:
  thigh: {roots: L3 to L4, region: front of the thigh, patches: front-thigh}
"""
)
WORDS = (
    HEAD.format(deck="words", title="Words")
    + """\
templates:
  roots: {kind: flip, ask: Which roots serve the <region>?, answer: <roots>}
notes:
  thigh: {roots: L3 to L4, region: front of the thigh, patches: front-thigh}
  none: {roots: T5, region: rest}
"""
)


@pytest.fixture
def shipped(tmp_path):
    """The shipped decks, to be studied."""
    workspace = workspace_over(library(), tmp_path)
    yield workspace
    workspace.progress.close()


def by_figure():
    """Every shipped card that asks by the figure."""
    return [card for card in cards().values() if card.at_figure]


async def put(stage, app, question):
    """Show any card on the study screen, laid out and drawn."""
    await stage._ask(question)
    app.screen.figure._come_close()
    app.screen.figure._draw()


def names_of(card):
    """What would tell where the card's skin is, in any words."""
    names = [name for patch in (*card.patches, *card.accepted_patches) for name in catalogue().patches[patch]]
    return {name.casefold() for name in (*names, *card.accepted)} | {_region(card).casefold()}


def _region(card):
    """The region that the question in words names; of a card that asks for it, the answer."""
    return re.sub(r"^Which roots serve the |\?$", "", card.prompt) if card.lit else card.answer


def has(text, words):
    return re.search(rf"(?<![\w-]){re.escape(words.casefold())}(?![\w-])", text)


def gives_away(text, card):
    """What on a screen, before the answer, tells it: names of the skin, and of lit skin roots and section."""
    words = names_of(card)
    if card.lit:
        words |= {card.answer, *card.roots, *(set(card.tags) & set(SECTIONS))}
    return [word for word in words if has(text, word)]


@pytest.mark.parametrize("size", SIZES, ids=["80x24", "120x40"])
async def test_nothing_on_the_screen_gives_an_answer_away(shipped, size):
    app = LearnApp(shipped, ("dermatomes",))
    app.noted.add("dermatomes")
    looks = set()
    async with app.run_test(size=size) as pilot:
        await pilot.pause()
        stage, figure = StudyStage(app), app.screen.figure
        for card in by_figure():
            await put(stage, app, Question(card, kinds_of(card)[-1]))
            text = screen_text(app).casefold()
            assert has(" ".join(text.split()), card.at_figure.split()[0])
            assert gives_away(text, card) == [], card.key
            assert (figure.base, figure.labels, figure.with_spine) == ("plain", "none", False)
            if card.lit:
                seen = {spot.name for spot in figure.frame.spots if figure.frame.cells_of(spot)}
                assert set(card.patches) <= seen, card.key
            else:
                assert figure.lit == frozenset()
                looks.add(tuple(map(tuple, figure._rows)))
    assert len(looks) == 1  # whatever is asked, the figure to point at is the same


async def test_options_beside_lit_skin_are_all_there_and_name_no_region(shipped):
    app = LearnApp(shipped, ("dermatomes",))
    app.noted.add("dermatomes")
    lit = [card for card in by_figure() if "choice" in card.kinds]
    async with app.run_test(size=SIZES[0]) as pilot:
        await pilot.pause()
        stage = StudyStage(app)
        for card in lit:
            options = options_for(card, lit, (), 0)
            await put(stage, app, Question(card, "choice", options))
            text = said(app).casefold()
            assert options
            assert all(option.text.casefold() in text for option in options), card.key
            assert "which roots serve the lit skin?" in text
            assert "i don't know" in text
            assert not any(has(text, name) for name in names_of(card)), card.key


def test_what_gives_an_answer_away_is_found():
    card = next(card for card in by_figure() if card.key == "dermatomes/c5-c6/lit#thumb")
    for told in ("Lit: thumb", "first digit (pollex)", "it is c6", "● cervical", "C5 to C6"):
        assert gives_away(told.casefold(), card), told
    assert gives_away("which roots serve the lit skin? front", card) == []


@pytest.fixture
def places(world):
    return world.put(POINT, SIDED, LIT, WORDS)


def cell_of(app, patch, side):
    """The cell of the front view with most of a patch in it."""
    frame = app.screen.figure.frame
    spot = Spot("front", PatchId(patch), side)
    place = frame.cells_of(spot)[0]
    assert frame.at(*place)[0] == spot
    return place


def said(app):
    """What stands beside the figure, as one line."""
    area = app.screen.query_one("#card").region
    rows = screen_text(app).split("\n")[area.y : area.bottom]
    return " ".join(" ".join(row[area.x : area.right] for row in rows).split())


class TestPointing:
    async def test_a_click_on_the_right_skin(self, places):
        app = places.app("point")
        async with app.run_test(size=(120, 40)) as pilot:
            assert "Point at skin of L4 to L5." in screen_text(app)
            await pilot.click("#figure", offset=cell_of(app, "inner-shin", "left"))
            assert "Right. You pointed at the" in said(app)
            assert "shin and inner calf" in said(app)
            figure = app.screen.figure
            assert (figure.base, figure.lit) == ("roots", frozenset({"inner-shin", "outer-shin"}))
            await pilot.press("enter")
        ((note, rating, answer),) = places.reviews()
        assert (note, rating) == ("shin", "Good")
        assert re.fullmatch(r"[a-z -]*shin \(left, front\)", answer), answer

    async def test_a_click_beside_it_says_what_is_there(self, places):
        app = places.app("point")
        async with app.run_test(size=(120, 40)) as pilot:
            await pilot.click("#figure", offset=cell_of(app, "chest-muscle-edge", "mid"))
            session = app.screen.session
            assert session.verdict.confused_with == "point/chest/point"
            assert re.search("Not quite. You pointed at the [a-z ]*, T4 to T5[.]", said(app))
            assert "✗" in "".join(cell[0] for row in app.screen.figure._rows for cell in row)
            await pilot.press("u")
            assert app.screen.figure.base == "plain"
            assert "You pointed" not in screen_text(app)

    async def test_where_a_border_runs_through_a_cell_the_right_side_counts(self, places):
        app = places.app("point")
        async with app.run_test(size=(80, 24)) as pilot:
            frame, right = app.screen.figure.frame, app.screen.session.card.patches
            place = next(
                place
                for spot in frame.spots
                if spot.name in right
                for place in frame.cells_of(spot)
                if frame.at(*place)[0].name not in right
            )
            await pilot.click("#figure", offset=place)
            assert app.screen.session.verdict.is_right

    async def test_arrow_keys_and_enter(self, places):
        app = places.app("point")
        async with app.run_test(size=(80, 24)) as pilot:
            assert app.focused is app.screen.figure
            await pilot.press("enter")
            assert app.screen.session.stage is Stage.ANSWER
            await pilot.press("down")
            cursor = app.screen.figure.cursor
            await pilot.press("enter")
            session = app.screen.session
            assert session.stage is Stage.RATING
            assert session.pointed.patch == cursor.name

    @pytest.mark.parametrize("key", ["x", "ctrl+r"])
    async def test_not_to_know(self, places, key):
        app = places.app("point")
        async with app.run_test() as pilot:
            await pilot.press(key)
            assert app.screen.session.stage is Stage.RATING
            assert "Now you know." in screen_text(app)

    async def test_the_mouse_lights_what_is_under_it_without_its_name(self, places):
        app = places.app("point")
        async with app.run_test(size=(120, 40)) as pilot:
            place = cell_of(app, "inner-shin", "left")
            before = screen_text(app)
            await pilot.hover("#figure", offset=place)
            await pilot.pause()
            assert app.screen.figure.cursor.name == "inner-shin"
            assert patches()[PatchId("inner-shin")].name not in screen_text(app)
            letters = re.compile(r"[A-Za-z0-9]+")
            assert letters.findall(screen_text(app)) == letters.findall(before)

    async def test_a_side_that_is_asked_is_explained_and_counts(self, places):
        app = places.app("sided")
        async with app.run_test(size=(120, 40)) as pilot:
            assert "On the front view the person's left is on your right." in screen_text(app)
            x, _ = cell_of(app, "outer-shin", "left")
            assert x > cell_of(app, "outer-shin", "right")[0]
            await pilot.click("#figure", offset=cell_of(app, "outer-shin", "right"))
            assert "The person's left side was asked." in said(app)

    async def test_closer_and_back(self, places):
        app = places.app("point")
        async with app.run_test() as pilot:
            seen = []
            for _ in range(8):
                seen.append(app.screen.figure.zoom)
                await pilot.press("z")
            assert seen == [None, "head", "trunk", "arm", "hand", "hips", "leg", "foot"]
            assert app.screen.figure.zoom is None

    @pytest.mark.parametrize(("size", "zoom"), [((80, 24), "leg"), ((120, 40), None)])
    async def test_an_answer_out_of_sight_comes_into_sight(self, places, size, zoom):
        app = places.app("point")
        async with app.run_test(size=size) as pilot:
            figure = app.screen.figure
            await pilot.press("z")
            assert figure.zoom == "head"
            await pilot.press("x")
            await pilot.pause()
            await pilot.pause()
            assert figure.zoom == zoom
            assert {spot.name for spot in figure.frame.spots} >= {"inner-shin", "outer-shin"}


class TestLit:
    async def test_the_answer_is_typed_beside_it(self, places):
        app = places.app("lit")
        async with app.run_test() as pilot:
            assert isinstance(app.focused, AnswerField)
            figure = app.screen.figure
            assert figure.lit == frozenset({"front-thigh"})
            await pilot.click("#figure", offset=cell_of(app, "front-thigh", "left"))
            assert isinstance(app.focused, AnswerField)
            assert app.screen.session.stage is Stage.ANSWER
            await pilot.press(*"L3-4", "ctrl+l", "enter")
            assert "Right." in said(app)
            assert "front of the thigh" in said(app)
            assert figure.base == "roots"
            assert app.screen.session.text == "L3-4"

    async def test_in_a_small_window_too(self, places):
        app = places.app("lit")
        async with app.run_test(size=(60, 16)) as pilot:
            assert "Which roots serve the lit skin?" in said(app)
            await pilot.press(*"L3-4", "enter")
            assert "Right." in screen_text(app)

    async def test_beside_a_long_answer_its_part_of_the_body_is_shown_and_not_kept(self, places):
        app = places.app("lit")
        async with app.run_test(size=(80, 24)) as pilot:
            figure = app.screen.figure
            await pilot.press(*"L3-4", "enter")
            await pilot.pause()
            await pilot.pause()
            assert figure.zoom == "leg"
            await pilot.press("u")
            assert app.screen.session.stage is Stage.ANSWER
            assert figure.zoom is None


class TestInWords:
    async def test_the_figure_comes_with_the_answer_where_there_is_room(self, places):
        app = places.app("words")
        async with app.run_test(size=(120, 40)) as pilot:
            figure = app.screen.figure
            assert not figure.visible
            where = app.screen.query_one("#prompt").region
            await pilot.press("space")
            assert figure.visible
            assert figure.lit == frozenset({"front-thigh"})
            assert app.screen.query_one("#prompt").region == where
            await pilot.press("space")
            assert not figure.display

    async def test_and_not_where_there_is_none(self, places):
        app = places.app("words")
        async with app.run_test(size=(80, 24)) as pilot:
            await pilot.press("space")
            assert not app.screen.figure.display
