"""A deck's note: on Home by a key, and before the deck's first card."""

import pytest

from learn.cards.rating import Rating
from learn.progress.connection import MEMORY
from learn.ui.home import HomeScreen
from learn.ui.note import NoteScreen
from learn.ui.problems import ProblemsScreen
from learn.ui.study import StudyScreen
from tests.ui.world import BROKEN, HAND, WORDS, many, one_card, screen_text

LONG = " ".join(f"Sentence {number} of what the deck is about." for number in range(40))


async def test_i_tells_of_the_highlighted_deck_and_back(world):
    app = world.answered("hand", Rating.GOOD).app()
    async with app.run_test() as pilot:
        await pilot.press("down", "i")
        text = screen_text(app)
        assert "Roots of the hand" in text
        assert "Which roots serve the fingers." in text
        for fact in ("source     Clinic page", "cards      3 from 3 notes, 1 seen", "tags       cervical 3"):
            assert fact in text
        await pilot.press("i")
        assert isinstance(app.screen, HomeScreen)


async def test_enter_goes_on_to_study_it(world):
    app = world.app()
    async with app.run_test() as pilot:
        await pilot.press("down", "down", "i", "enter")
        assert "What is a dermatome?" in screen_text(app)


async def test_of_everything_the_titles(world):
    app = world.app()
    async with app.run_test() as pilot:
        await pilot.press("i")
        assert "3 cards  Roots of the hand" in screen_text(app)
        assert "2 cards  Words" in screen_text(app)


async def test_of_a_broken_file_its_problems(world):
    app = world.put(BROKEN).app()
    async with app.run_test() as pilot:
        await pilot.press("end", "i")
        assert isinstance(app.screen, ProblemsScreen)


async def test_a_long_note_scrolls(empty):
    app = empty.put(WORDS.replace("What the words of the trade mean.", LONG)).app()
    async with app.run_test() as pilot:
        await pilot.press("end", "i")
        assert "cards      2 from 2 notes" not in screen_text(app)
        await pilot.press("pagedown", "pagedown", "pagedown")
        await pilot.pause()
        assert "cards      2 from 2 notes" in screen_text(app)


class TestFirstSession:
    async def test_opens_with_the_note_and_one_key_goes_on(self, world):
        app = world.app(noted=False)
        async with app.run_test() as pilot:
            await pilot.press("down", "enter")
            assert isinstance(app.screen, NoteScreen)
            assert "Which roots serve the fingers." in screen_text(app)
            await pilot.press("enter")
            assert isinstance(app.screen, StudyScreen)

    async def test_reading_it_takes_no_time_of_the_answer(self, world):
        app = world.app("words", noted=False)
        async with app.run_test() as pilot:
            world.clock.advance(seconds=50)
            await pilot.press("enter")
            world.clock.advance(seconds=2)
            await pilot.press("space", "3")
            assert app.screen.session.done.taken_ms == 2_000

    async def test_from_the_command_line_too(self, world):
        app = world.app("words", noted=False)
        async with app.run_test() as pilot:
            assert isinstance(app.screen, NoteScreen)
            await pilot.press("escape")
            assert isinstance(app.screen, HomeScreen)

    async def test_a_deck_that_was_begun_opens_at_once(self, world):
        app = world.answered("words", Rating.GOOD).app("words", noted=False)
        async with app.run_test():
            assert isinstance(app.screen, StudyScreen)

    async def test_it_is_shown_once_while_the_program_runs(self, world):
        app = world.app(noted=False)
        async with app.run_test() as pilot:
            await pilot.press("down", "enter", "enter", "escape", "enter")
            assert isinstance(app.screen, StudyScreen)

    async def test_of_several_decks_one_short_note(self, world):
        app = world.app(noted=False)
        async with app.run_test() as pilot:
            await pilot.press("enter")
            assert "2 decks begin here" in screen_text(app)
            assert "Which roots serve the fingers." not in screen_text(app)
            await pilot.press("space")
            assert isinstance(app.screen, StudyScreen)

    async def test_a_deck_that_says_nothing_of_itself_has_none(self, empty):
        app = empty.put(one_card("Fine?").replace("about: What the words of the trade mean.\n", "")).app(
            noted=False
        )
        async with app.run_test() as pilot:
            await pilot.press("enter")
            assert isinstance(app.screen, StudyScreen)

    async def test_none_where_nothing_is_logged(self, world):
        world.workspace.progress.path = MEMORY
        app = world.app("words", noted=False)
        async with app.run_test():
            assert world.workspace.is_dry
            assert isinstance(app.screen, StudyScreen)


class TestNineDecksOnASmallScreen:
    @pytest.fixture
    def nine(self, empty):
        for number in range(8):
            empty.put(many(40, f"deck-{number}").replace("title: Many", f"title: Deck number {number}"))
        return empty.put(HAND.replace("Which roots serve the fingers.", LONG))

    async def test_all_stand_there_with_what_the_highlighted_one_is_about(self, nine):
        app = nine.app()
        async with app.run_test() as pilot:
            await pilot.press("end")
            await pilot.pause()
            text = screen_text(app)
            for title in ("Everything due", *(f"Deck number {number}" for number in range(8))):
                assert title in text
            assert "❯ Roots of the hand" in text
            assert "Sentence 0 of what the deck is about." in text
            assert "… (i: all)" in text
            assert "0 of 3 cards seen." in text
            assert text.splitlines()[-1].split()[-2:] == ["^p", "all"]

    async def test_after_some_days_the_last_weeks_stand_there_too(self, nine):
        nine.answered("hand", Rating.EASY)
        nine.clock.advance(days=1)
        app = nine.app()
        async with app.run_test() as pilot:
            await pilot.press("end")
            await pilot.pause()
            text = screen_text(app)
            assert "last 28 days" in text
            assert "1 of 3 cards seen." in text


@pytest.mark.parametrize("width", [60, 66, 80, 97])
@pytest.mark.parametrize("keys", [[], ["down", "enter"], ["s"], ["p"], ["down", "t"], ["i"]])
async def test_the_keys_at_the_foot_are_never_cut(world, width, keys):
    app = world.put(BROKEN).app()
    async with app.run_test(size=(width, 24)) as pilot:
        await pilot.press(*keys)
        await pilot.pause()
        last = screen_text(app).splitlines()[-1]
        shown = last.split()
        assert "? help" in last or "f1 help" in last
        assert len(last) <= width
        assert all(word == word.strip("…") for word in shown)
        assert shown[-1] in ("help", "all")


async def test_a_wider_window_shows_more_keys(world):
    app = world.put(BROKEN).app()
    async with app.run_test(size=(60, 24)) as pilot:
        assert "settings" not in screen_text(app).splitlines()[-1]
        await pilot.resize_terminal(100, 24)
        await pilot.pause()
        assert "settings" in screen_text(app).splitlines()[-1]
