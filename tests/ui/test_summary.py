"""The summary: what was done, what comes next, and going on."""

from learn.cards.rating import Rating
from learn.errors import LearnError
from learn.ui.home import HomeScreen
from learn.ui.study import StudyScreen
from learn.ui.summary import SummaryScreen
from tests.ui.world import WORDS, many, one_card, screen_text

GOOD, EASY = Rating.GOOD, Rating.EASY


def words(app):
    """The screen's text, as one line."""
    return " ".join(screen_text(app).split())


async def finish(pilot, *ratings):
    """Reveal and rate, card by card."""
    for rating in ratings:
        await pilot.press("space", rating)
    await pilot.pause()
    assert isinstance(pilot.app.screen, SummaryScreen)


async def test_what_was_done_and_what_comes_next(world):
    app = world.app("words")
    async with app.run_test() as pilot:
        await finish(pilot, "4", "4")
        assert "Done: 2 answers in 0.0 s." in words(app)
        assert "2 Easy" in words(app)
        assert "2 new cards started." in words(app)
        assert "3 cards are left for today in other decks." in words(app)
        await pilot.press("enter")
        assert isinstance(app.screen, HomeScreen)


async def test_a_deck_where_nothing_is_due_says_when(world):
    world.answered("words", EASY, EASY).answered("hand", EASY, EASY, EASY)
    app = world.app("words")
    async with app.run_test() as pilot:
        await pilot.pause()
        assert isinstance(app.screen, SummaryScreen)
        assert "Nothing is due just now." in words(app)
        assert "come back on" in words(app)


async def test_the_limit_is_reached_with_cards_left(empty):
    app = empty.put(many(9)).app("many", limit=2)
    async with app.run_test() as pilot:
        await finish(pilot, "4", "4")
        assert "2 answers, as you asked. 7 cards are left for today." in words(app)


async def test_ten_more_new_cards_are_ten(empty):
    empty.put(many(40))
    empty.workspace.set({"new-per-day": "1"})
    app = empty.app("many")
    async with app.run_test() as pilot:
        await finish(pilot, "4")
        await pilot.press("n")
        assert isinstance(app.screen, StudyScreen)
        assert " 10 new" in screen_text(app)
        await finish(pilot, *"4444444444")
        assert len(empty.reviews()) == 11
        await pilot.press("n")
        assert " 10 new" in screen_text(app)


async def test_no_more_new_cards(world):
    app = world.app("words")
    async with app.run_test(notifications=True) as pilot:
        await finish(pilot, "4", "4")
        await pilot.press("n")
        await pilot.pause()
        assert "There are no more new cards here." in words(app)
        assert isinstance(app.screen, SummaryScreen)


async def test_reviewing_ahead(world):
    app = world.app("words")
    async with app.run_test(notifications=True) as pilot:
        await finish(pilot, "4", "4")
        await pilot.press("a")
        assert isinstance(app.screen, StudyScreen)
        assert "2 due" in screen_text(app)


async def test_there_may_be_nothing_to_review_ahead(empty):
    empty.put(many(2))
    empty.workspace.set({"new-per-day": "0"})
    app = empty.app("many")
    async with app.run_test(notifications=True) as pilot:
        await pilot.press("a")
        await pilot.pause()
        assert "There is nothing to review ahead" in words(app)


async def test_undo_goes_back_to_the_last_card(world):
    app = world.app("words")
    async with app.run_test() as pilot:
        await finish(pilot, "4", "1", "1", "4")
        await pilot.press("u")
        assert isinstance(app.screen, StudyScreen)
        assert "Undone: Easy." in screen_text(app)
        assert "What is a root?" in screen_text(app)
        assert [rating for _, rating, _ in world.reviews()] == ["Easy", "Again", "Again"]


async def test_a_step_comes_due_while_the_summary_is_open(world):
    world.workspace.set({"learning-steps": "1h 2h"})
    app = world.app("words")
    async with app.run_test() as pilot:
        await finish(pilot, "1", "4")
        assert "The next card comes back in 60 minutes, at 21:00." in words(app)
        assert "continue" not in words(app)
        await pilot.press("c")
        assert isinstance(app.screen, SummaryScreen)
        world.clock.advance(hours=1)
        app.screen._show()
        await pilot.pause()
        assert "c continue: a step is due" in words(app)
        await pilot.press("c")
        assert "What is a dermatome?" in screen_text(app)


async def test_a_leech_is_named(world):
    world.put(one_card("What is a leech?"))
    world.workspace.set({"leech-lapses": "2"})
    world.answered("words", EASY)
    for _ in range(2):
        world.clock.advance(days=90)
        app = world.app("words")
        async with app.run_test() as pilot:
            await finish(pilot, "1", "4")
            told = words(app)
    assert "A leech, now flagged: What is a leech?" in told


async def test_siblings_that_wait_are_counted(empty):
    both_ways = "  word:\n    kind: flip\n    ask: <meaning>?\n    answer: <word>\nnotes:"
    empty.put(WORDS.replace("notes:", both_ways))
    for _ in range(2):
        empty.answered("words", EASY, EASY)
        empty.clock.advance(days=1)
    empty.clock.advance(days=200)
    app = empty.app("words")
    async with app.run_test() as pilot:
        await finish(pilot, "4", "4")
        assert "2 siblings of cards asked today wait until tomorrow." in words(app)


async def test_a_file_that_is_busy_is_told(world, monkeypatch):
    def locked():
        raise LearnError("The progress file is busy.", "Try again.")

    app = world.app("words")
    async with app.run_test(notifications=True) as pilot:
        await finish(pilot, "4", "4")
        monkeypatch.setattr(world.workspace, "overview", locked)
        app.screen._show()
        await pilot.pause()
        assert "The progress file is busy." in words(app)
        assert "Done: 2 answers" in words(app)
