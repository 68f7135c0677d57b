"""Choice, cloze, sorting and the second try on the study screen, by keyboard and by mouse."""

import json

import pytest
from textual.events import Key

from learn.study.items import items_in_turn
from learn.ui.widgets.answer_field import AnswerField
from learn.ui.widgets.choice_list import ChoiceList
from learn.ui.widgets.sort_board import SortBoard
from tests.ui.world import HEAD, screen_text

PLACES = (
    HEAD.format(deck="places", title="Places")
    + """\
templates:
  roots:
    kinds: [choice, typed]
    ask: Which roots serve the <region>?
    answer: <roots>
notes:
  thumb: {roots: C5 to C6, region: thumb}
  neck: {roots: C3 to C4, region: lower neck}
  chest: {roots: T2 to T3, region: upper chest}
  knee: {roots: L3 to L4, region: kneecap}
"""
)
HOLES = (
    HEAD.format(deck="holes", title="Holes")
    + """\
templates:
  text:
    kind: cloze
    text: <sentence>
notes:
  spine: {sentence: "The {{c1::cervical}} spine has {{c2::seven::how many}} vertebrae."}
"""
)
GROUPS = (
    HEAD.format(deck="groups", title="Groups")
    + """\
templates:
  sort:
    kind: sort
    ask: Motor or sensory?
    sort: members
notes:
  symptoms:
    members:
      motor: [weakness, paralysis]
      sensory: [tingling, numbness, pain]
"""
)


@pytest.fixture
def kinds(world):
    return world.put(PLACES, HOLES, GROUPS)


def right_number(app) -> str:
    question = app.screen.session.question
    keys = [option.key for option in question.options]
    return str(keys.index(question.card.key) + 1)


async def test_an_option_is_chosen_by_its_number(kinds):
    app = kinds.app("places")
    async with app.run_test() as pilot:
        assert "I don't know" in screen_text(app)
        await pilot.press(right_number(app))
        assert "✓ Right." in screen_text(app)
        await pilot.press("space")
    assert kinds.reviews() == [("thumb", "Good", "C5 to C6")]


async def test_a_wrong_option_shows_which_was_right_and_is_logged_as_a_confusion(kinds):
    app = kinds.app("places")
    async with app.run_test() as pilot:
        right = int(right_number(app))
        wrong = right % 4 + 1
        await pilot.press(str(wrong))
        text = screen_text(app)
        assert "✗ Not quite." in text
        assert "✓  C5 to C6" in text
        assert "That is the answer to:" in text
        await pilot.press("space")
    row = kinds.workspace.progress.connection.execute(
        "SELECT confused, options FROM event WHERE kind = 1"
    ).fetchone()
    assert row[0] is not None
    assert "C5 to C6" in json.loads(row[1])


async def test_options_by_arrow_keys_and_by_mouse(kinds):
    app = kinds.app("places")
    async with app.run_test() as pilot:
        await pilot.press("enter")
        assert "A number chooses; so do the arrow keys and Enter." in screen_text(app)
        await pilot.press(*["down"] * int(right_number(app)), "enter")
        assert "✓ Right." in screen_text(app)
        await pilot.press("space")
        await pilot.click(ChoiceList, offset=(6, int(right_number(app)) - 1))
        assert "✓ Right." in screen_text(app)
        assert app.screen.session.done.answers == 1


async def test_i_do_not_know_is_the_last_number(kinds):
    app = kinds.app("places")
    async with app.run_test() as pilot:
        await pilot.press("5")
        assert "Now you know." in screen_text(app)
        assert "1 Again  ⏎" in screen_text(app)


async def test_nothing_on_the_screen_tells_the_right_option_beforehand(kinds):
    app = kinds.app("places")
    async with app.run_test():
        assert "✓" not in screen_text(app)
        assert "Clinic page" not in screen_text(app)


async def test_a_stable_card_is_typed(kinds):
    kinds.workspace.set({"recall-after": "0"})
    session = kinds.workspace.study("places")
    session.choose(None)
    session.rate()
    app = kinds.app("places")
    async with app.run_test() as pilot:
        while app.screen.session.question.kind == "choice":
            await pilot.press(right_number(app), "space")
        assert app.screen.query_one(AnswerField).has_focus


async def test_a_hole_is_filled(kinds):
    app = kinds.app("holes")
    async with app.run_test() as pilot:
        assert "The […] spine has seven vertebrae." in screen_text(app)
        await pilot.press(*"cervicl", "enter")
        assert "Right, with a slip: cervical." in screen_text(app)


def right_categories(app) -> list[int]:
    """The number of the right category of each item, in the order shown."""
    session = app.screen.session
    belongs = dict(session.card.sort)
    items = items_in_turn(session.card, session.marks)
    return [session.question.categories.index(belongs[item]) + 1 for item in items]


async def test_items_are_placed_by_numbers_and_marked(kinds):
    app = kinds.app("groups")
    async with app.run_test() as pilot:
        numbers = right_categories(app)
        await pilot.press(*map(str, numbers[:4]))
        assert "1 to place" in screen_text(app)
        await pilot.press("space")
        assert "Some items are not placed yet." in screen_text(app)
        await pilot.press(str(3 - numbers[4]), "enter")
        await pilot.pause()
        text = screen_text(app)
        assert "4 of 5 items are in their place." in text
        assert text.count("✗ ") == 1
        assert "2 Hard  ⏎" in text
        await pilot.press("space")
    assert [(note, rating) for note, rating, _ in kinds.reviews()] == [("symptoms", "Hard")]


async def test_a_click_puts_an_item_into_the_next_category(kinds):
    app = kinds.app("groups")
    async with app.run_test() as pilot:
        for row, clicks in enumerate(right_categories(app)):
            for _ in range(clicks):
                await pilot.click(SortBoard, offset=(6, row))
        await pilot.click(SortBoard, offset=(6, 5))
        await pilot.pause()
        assert "✓ Right." in screen_text(app)


async def test_half_an_answer_is_asked_for_the_rest_without_telling_it(world):
    app = world.app("hand")
    async with app.run_test() as pilot:
        await pilot.press(*"c5", "enter")
        text = screen_text(app)
        assert "Part of it is there. The rest?" in text
        assert "C6" not in text
        field = app.screen.query_one(AnswerField)
        assert field.has_focus
        assert field.value == ""
        await pilot.press(*"c6", "enter")
        assert "2 Hard  ⏎" in screen_text(app)
        await pilot.press("space")
    assert world.reviews() == [("thumb", "Hard", "c5 | c6")]


async def test_a_flag_on_a_board_half_done_keeps_what_is_placed(kinds):
    app = kinds.app("groups")
    async with app.run_test() as pilot:
        await pilot.press("1", "f")
        assert "4 to place" in screen_text(app)
        assert "Flagged." in screen_text(app)


@pytest.mark.parametrize(
    "keys", [("1", "3") * 3, ("down", "enter", "enter") * 3, ("2", "space") * 3], ids=" ".join
)
async def test_keys_that_come_in_one_burst_all_count(kinds, keys):
    """A slow line hands over several at once."""
    app = kinds.app("places")
    async with app.run_test() as pilot:
        for key in keys:
            app.post_message(Key(key, key if len(key) == 1 else None))
        await pilot.pause()
    assert len(kinds.reviews()) == 3
