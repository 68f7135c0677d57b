"""Problems: all of them, as `learn check` says them."""

from learn.ui.home import HomeScreen
from learn.ui.problems import ProblemsScreen
from tests.ui.world import BROKEN, WORDS, screen_text


async def test_all_problems_with_their_places(world):
    app = world.put(BROKEN).app()
    async with app.run_test(size=(120, 40)) as pilot:
        await pilot.press("p")
        assert isinstance(app.screen, ProblemsScreen)
        text = " ".join(screen_text(app).split())
        assert "2 problems in 1 file" in text
        assert "torn.yaml:13:10: error: <wrd> is not a field of this deck" in text
        assert "ask: What is a <wrd>?" in text
        assert "Did you mean “word”?" in text
        assert "<mean> is not a field" in text


async def test_a_mended_deck_is_read_again(world):
    app = world.put(BROKEN).app()
    async with app.run_test() as pilot:
        await pilot.press("p")
        world.put(WORDS.replace("deck: words", "deck: torn"))
        await pilot.press("r")
        assert "No problems: all decks load." in screen_text(app)
        await pilot.press("escape")
        assert isinstance(app.screen, HomeScreen)
        assert "✗" not in screen_text(app)


async def test_what_a_broken_deck_says_is_shown_as_text(world):
    app = world.put(BROKEN.replace("<wrd>?", "<wrd>? [/b][@click=app.quit]x[/]")).app()
    async with app.run_test(size=(120, 40)) as pilot:
        await pilot.press("p")
        assert "[/b][@click=app.quit]x[/]" in screen_text(app)


async def test_without_an_editor_the_place_is_told(world, monkeypatch):
    monkeypatch.setenv("PATH", "")
    app = world.put(BROKEN).app()
    async with app.run_test(notifications=True) as pilot:
        await pilot.press("p", "o")
        await pilot.pause()
        assert "set EDITOR" in screen_text(app)
        assert "torn.yaml:13" in screen_text(app)
