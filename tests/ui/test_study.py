"""The study screen: asking, revealing, rating, and what the keys do."""

import pytest

from learn.cards.rating import Rating
from learn.errors import LearnError
from learn.ui.home import HomeScreen
from learn.ui.study import StudyScreen
from learn.ui.summary import SummaryScreen
from learn.ui.widgets.answer_field import AnswerField
from tests.ui.world import many, screen_text

TYPED_BEFORE = "usbfoct?tq 1234 n"
"""Letters that are commands elsewhere."""


async def test_space_reveals_and_takes_the_proposed_rating(world):
    app = world.app("words")
    async with app.run_test(notifications=True) as pilot:
        assert "What is a dermatome?" in screen_text(app)
        assert "an area of skin" not in screen_text(app)
        await pilot.press("space")
        assert "an area of skin that one nerve root serves" in screen_text(app)
        assert "3 Good  ⏎" in screen_text(app)
        await pilot.press("space")
        assert "What is a root?" in screen_text(app)
        assert "Good: comes back in 10 min." in screen_text(app)
    assert world.reviews() == [("dermatome", "Good", None)]


@pytest.mark.parametrize(("key", "rating"), [("1", "Again"), ("2", "Hard"), ("3", "Good"), ("4", "Easy")])
async def test_a_digit_rates(world, key, rating):
    app = world.app("words")
    async with app.run_test(notifications=True) as pilot:
        await pilot.press("enter", key)
    assert world.reviews() == [("dermatome", rating, None)]


async def test_a_digit_before_the_answer_says_what_to_do(world):
    app = world.app("words")
    async with app.run_test(notifications=True) as pilot:
        await pilot.press("3")
        assert "First the answer: Space shows it." in screen_text(app)
    assert world.reviews() == []


@pytest.mark.parametrize(
    ("answer", "said", "rating"),
    [("c6-7", "✗ Not quite. You wrote: c6-7", "Again"), ("c5 to c6", "✓ Right.", "Good")],
)
async def test_a_typed_answer_is_marked_and_its_rating_proposed(world, answer, said, rating):
    app = world.app("hand")
    async with app.run_test(notifications=True) as pilot:
        await pilot.press(*(key if key != " " else "space" for key in answer), "enter")
        assert said in screen_text(app)
        assert "C5 to C6" in screen_text(app)
        assert "The thumb is on the side of the radius." in screen_text(app)
        await pilot.press("enter")
    assert world.reviews() == [("thumb", rating, answer)]


async def test_enter_alone_is_i_do_not_know(world):
    app = world.app("hand")
    async with app.run_test(notifications=True) as pilot:
        await pilot.press("enter")
        assert "○ Now you know." in screen_text(app)
        await pilot.press("space")
    assert world.reviews() == [("thumb", "Again", None)]


async def test_while_typing_every_letter_is_text(world):
    app = world.app("hand")
    async with app.run_test(notifications=True) as pilot:
        await pilot.press(*TYPED_BEFORE.replace("?", "").replace(" ", ""), "question_mark", "space")
        field = app.screen.query_one(AnswerField)
        assert field.value == TYPED_BEFORE.replace("?", "").replace(" ", "") + "? "
        assert field.has_focus
        assert isinstance(app.screen, StudyScreen)
        assert app.theme == "learn-dark"


async def test_while_typing_keys_with_ctrl_are_commands(world):
    app = world.app("hand")
    async with app.run_test(notifications=True) as pilot:
        await pilot.press("c", "ctrl+g")
        assert "⚑ flagged" in screen_text(app)
        assert app.screen.query_one(AnswerField).value == "c", "a flag leaves what is being typed"
        await pilot.press("ctrl+z")
        assert "Undone: flagging a card." in screen_text(app)
        assert "⚑" not in screen_text(app)
        await pilot.press("ctrl+t")
        assert "Buried until tomorrow." in screen_text(app)
        await pilot.press("ctrl+s")
        assert "Suspended: it is asked no more." in screen_text(app)
        await pilot.press("ctrl+r")
        assert "Now you know." in screen_text(app)


@pytest.mark.parametrize(("key", "shown"), [("f1", "HelpScreen"), ("ctrl+p", "CommandPalette")])
async def test_help_and_palette_open_over_a_typed_answer_and_leave_it(world, key, shown):
    app = world.app("hand")
    async with app.run_test(notifications=True) as pilot:
        await pilot.press("c", "5", key)
        await pilot.pause()
        assert type(app.screen).__name__ == shown
        await pilot.press("escape")
        await pilot.press("x")
        assert app.screen.query_one(AnswerField).value == "c5x"


async def test_what_is_typed_survives_an_undo_that_has_nothing_to_undo(world):
    app = world.app("hand")
    async with app.run_test(notifications=True) as pilot:
        await pilot.press("c", "5", "ctrl+z")
        assert "There is nothing to undo." in screen_text(app)
        assert app.screen.query_one(AnswerField).value == "c5"


async def test_undo_goes_back_as_far_as_one_likes(world):
    app = world.app("words")
    async with app.run_test(notifications=True) as pilot:
        await pilot.press("space", "1", "space", "4")
        assert [note for note, *_ in world.reviews()] == ["dermatome", "root"]
        await pilot.press("u")
        assert "What is a root?" in screen_text(app)
        assert "Undone: Easy." in screen_text(app)
        await pilot.press("u")
        assert "What is a dermatome?" in screen_text(app)
        assert world.reviews() == []
        await pilot.press("u")
        assert "There is nothing to undo." in screen_text(app)


async def test_undo_of_a_typed_answer_asks_again_with_an_empty_field(world):
    app = world.app("hand")
    async with app.run_test(notifications=True) as pilot:
        await pilot.press("c", "5", "enter", "enter", "ctrl+z")
        assert "Which roots serve the thumb?" in screen_text(app)
        assert app.screen.query_one(AnswerField).value == ""


@pytest.mark.parametrize(("key", "mark"), [("s", "suspended"), ("b", "buried"), ("f", "flagged")])
async def test_marks(world, key, mark):
    app = world.app("words")
    async with app.run_test(notifications=True) as pilot:
        await pilot.press(key)
        standing = world.workspace.progress.standing("words/dermatome/meaning")
        assert {
            "suspended": standing.suspended,
            "flagged": standing.flagged,
            "buried": standing.buried_day == world.workspace.desk.now().day,
        }[mark]
        assert ("What is a root?" in screen_text(app)) == (key != "f")
        await pilot.press("u")
        assert "What is a dermatome?" in screen_text(app)
        assert "⚑" not in screen_text(app)


async def test_leaving_in_mid_session_keeps_the_counts_right(world):
    app = world.app()
    async with app.run_test(notifications=True) as pilot:
        await pilot.press("down", "down", "enter", "space", "3", "escape")
        assert isinstance(app.screen, HomeScreen)
        rows = screen_text(app).splitlines()
        words = next(row for row in rows if "Words" in row)
        assert words.split()[-3:] == ["·", "1", "1"]
        assert words.lstrip().startswith("❯"), "the deck studied is still highlighted"
        await pilot.press("enter")
        assert "What is a root?" in screen_text(app)


async def test_a_rating_that_could_not_be_saved_is_told_and_can_be_given_again(world, monkeypatch):
    def full(given, now):
        raise LearnError("The disk is full.", "Make room, then rate again.")

    app = world.app("words")
    async with app.run_test(notifications=True) as pilot:
        await pilot.press("space")
        with monkeypatch.context() as broken:
            broken.setattr(world.workspace.desk, "accept", full)
            await pilot.press("3")
        await pilot.pause()
        assert "The disk is full." in screen_text(app)
        assert "an area of skin" in screen_text(app)
        assert world.reviews() == []
        await pilot.press("3")
        assert "What is a root?" in screen_text(app)
    assert world.reviews() == [("dermatome", "Good", None)]


@pytest.mark.parametrize("asked", ["previews", "marks"])
async def test_a_file_that_cannot_be_read_for_a_moment_ends_nothing(world, monkeypatch, asked):
    def locked(*_):
        raise LearnError("The progress file is busy.", "Try again.")

    app = world.app("words")
    async with app.run_test(notifications=True) as pilot:
        with monkeypatch.context() as broken:
            broken.setattr(world.workspace.desk, asked, locked)
            await pilot.press("space")
            await pilot.pause()
            assert "The progress file is busy." in screen_text(app)
        await pilot.press("4")
    assert world.reviews() == [("dermatome", "Easy", None)]


async def test_the_last_card_leads_to_the_summary(world):
    app = world.app("words", limit=2)
    async with app.run_test(notifications=True) as pilot:
        await pilot.press("space", "3", "space", "3")
        await pilot.pause()
        assert isinstance(app.screen, SummaryScreen)


async def test_clicks_reveal_and_rate(world):
    app = world.app("words")
    async with app.run_test(notifications=True) as pilot:
        await pilot.click("#prompt")
        assert "an area of skin" in screen_text(app)
        await pilot.click("#prompt")
        assert world.reviews() == [], "a click on the text never rates"
        await pilot.click("#hard")
    assert world.reviews() == [("dermatome", "Hard", None)]


async def test_the_window_may_shrink_in_mid_answer(world):
    app = world.app("hand")
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("c", "5")
        await pilot.resize_terminal(50, 12)
        await pilot.pause()
        assert "This window is 50x12." in screen_text(app)
        assert "thumb" not in screen_text(app)
        await pilot.resize_terminal(120, 40)
        await pilot.pause()
        assert "Which roots serve the thumb?" in screen_text(app)
        assert "This window" not in screen_text(app)
        await pilot.press("x")
        assert app.screen.query_one(AnswerField).value == "c5x"


async def test_the_study_day_turns_over_in_mid_session(empty):
    empty.put(many(30))
    empty.workspace.set({"new-per-day": "2"})
    app = empty.app("many")
    async with app.run_test(notifications=True) as pilot:
        await pilot.press("space", "4", "space")
        empty.clock.advance(hours=9)
        await pilot.press("4")
        assert "What is 3?" in screen_text(app), "the new day has two new cards of its own"
        assert " 1 new" in screen_text(app), "and the one answered just now was the first of them"


async def test_a_card_whose_deck_has_gone_is_left_out(world):
    app = world.app("words")
    async with app.run_test(notifications=True) as pilot:
        (world.decks / "words.yaml").unlink()
        world.workspace.reload()
        await pilot.press("space", "3")
        await pilot.pause()
        assert isinstance(app.screen, SummaryScreen)
    assert world.reviews() == [("dermatome", "Good", None)]


@pytest.mark.parametrize("keys", [["space"], ["space", "f", "u"]])
async def test_undo_of_an_answer_that_is_not_rated_hides_it_again(world, keys):
    app = world.answered("words", Rating.GOOD).app("words")
    async with app.run_test() as pilot:
        await pilot.press(*keys)
        assert "where a nerve leaves the spinal cord" in screen_text(app)
        await pilot.press("u")
        text = screen_text(app)
        assert "What is a root?" in text and "Undone: the answer." in text
        assert "where a nerve leaves the spinal cord" not in text
        assert world.reviews() == [("dermatome", "Good", None)]
        await pilot.press("u")
        assert "What is a dermatome?" in screen_text(app)
        assert world.reviews() == []


async def test_a_typed_answer_that_is_not_rated_can_be_typed_again(world):
    app = world.app("hand")
    async with app.run_test() as pilot:
        await pilot.press("x", "enter", "u")
        await pilot.press(*"c5-6", "enter", "space")
        assert world.reviews() == [("thumb", "Good", "c5-6")]
