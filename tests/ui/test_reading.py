"""Reading decks again: at once if it is short; else it says how far it is, and Esc stops it."""

from contextlib import asynccontextmanager
from threading import Event

import pytest

from learn.decks import loading
from learn.decks.library import DeckPlace, Library, Reading
from learn.errors import LearnError
from learn.progress.store import Progress
from learn.ui.home import HomeScreen
from learn.ui.reading import ReadingScreen, reading_words
from learn.ui.study import StudyScreen
from learn.workspace import Workspace
from tests.ui.settling import PATIENCE, settle
from tests.ui.world import WORDS, many, screen_text, until

LONGER = WORDS + "  plexus: [plexus, a net of nerves]\n"


class Slow:
    """A compiler that stops half way until it is let go on."""

    def __init__(self, compile_file):
        self._compile = compile_file
        self.half, self.on = Event(), Event()

    def __call__(self, data, path, figure, tell):
        tell(0.5)
        self.half.set()
        assert self.on.wait(PATIENCE)
        tell(0.6)
        return self._compile(data, path, figure, tell)


@pytest.fixture
def slow(monkeypatch):
    """However small, files that changed are read slowly, and it is said at once."""
    monkeypatch.setattr("learn.ui.reading.AT_ONCE", 0)
    monkeypatch.setattr("learn.ui.reading.SILENCE", 0.001)
    slow = Slow(loading._compile)
    monkeypatch.setattr(loading, "_compile", slow)
    yield slow
    slow.on.set()


@pytest.fixture(params=["file", "memory"])
def learner(world, slow, request):
    """Somebody whose decks are compiled; kept in a file, or in memory alone."""
    slow.on.set()
    cache = world.places.cache if request.param == "file" else None
    library = Library.open([DeckPlace(world.decks, "own")], cache)
    world._workspace = Workspace(library, Progress(world.places.progress), world.clock, world.places, "1")
    slow.on.clear()
    slow.half.clear()
    return world


def says(app, words):
    return lambda: words in " ".join(screen_text(app).split())


async def at_half(pilot, slow):
    """Until the modal stands there and the compiler is half way."""
    await until(pilot, slow.half.is_set)
    await until(pilot, says(pilot.app, "30%"))  # what is compiled must still be put in place


@asynccontextmanager
async def half_read(learner, slow, *texts):
    """Home, on which r was pressed after decks were changed, while they are read."""
    async with learner.app().run_test(notifications=True) as pilot:
        learner.put(*texts)
        await pilot.press("r")
        await at_half(pilot, slow)
        yield pilot


async def test_it_says_which_file_and_how_far_and_shows_the_new_cards(learner, slow):
    async with half_read(learner, slow, LONGER) as pilot:
        app = pilot.app
        assert says(app, "words.yaml file 2 of 2")()
        assert says(app, "Esc stop, and leave the decks as they are")()
        slow.on.set()
        await until(pilot, lambda: isinstance(app.screen, HomeScreen))
        await pilot.pause()
        assert learner.workspace.library.entry("words").cards == 3
        assert learner.workspace.library.card("words/plexus/meaning").answer == "a net of nerves"
        assert app.use_command_palette


async def test_esc_leaves_all_as_it_was(learner, slow):
    async with half_read(learner, slow, LONGER, many(3)) as pilot:
        app = pilot.app
        await pilot.press("escape")
        assert says(app, "Stopping; nothing changes.")()
        slow.on.set()
        await until(pilot, lambda: isinstance(app.screen, HomeScreen))
        await until(pilot, says(app, "Stopped: the decks stay as they"))
        library = learner.workspace.library
        assert [(entry.id, entry.cards) for entry in library.decks] == [("hand", 3), ("words", 2)]
        assert list(library.keys("words")) == ["words/dermatome/meaning", "words/root/meaning"]
        assert library.unread() > 0
        await pilot.press("r")
        await until(pilot, lambda: isinstance(app.screen, HomeScreen))
        await pilot.pause()
        assert [entry.id for entry in library.decks] == ["hand", "many", "words"]


async def test_the_decks_answer_as_before_while_they_are_read(learner, slow):
    async with half_read(learner, slow, LONGER) as pilot:
        assert [card.answer for card in learner.workspace.cards("words")][1:] == [
            "where a nerve leaves the spinal cord"
        ]
        slow.on.set()
        await pilot.pause()


async def test_keys_do_not_reach_the_screen_below(learner, slow):
    async with half_read(learner, slow, LONGER) as pilot:
        app = pilot.app
        await pilot.press("enter", "m", "s", "q", "r", "ctrl+p", "question_mark", "f2")
        assert isinstance(app.screen, ReadingScreen)
        slow.on.set()
        await until(pilot, lambda: isinstance(app.screen, HomeScreen))
        await pilot.pause()
        assert [type(screen) for screen in app.screen_stack] == [HomeScreen]


async def test_before_half_a_second_nothing_is_said(learner, slow, monkeypatch):
    monkeypatch.setattr("learn.ui.reading.SILENCE", 60)
    app = learner.app()
    async with app.run_test() as pilot:
        before = screen_text(app)
        learner.put(LONGER)
        await pilot.press("r")
        await until(pilot, slow.half.is_set)
        assert isinstance(app.screen, ReadingScreen)
        assert screen_text(app) == before
        slow.on.set()
        await pilot.pause()


async def test_little_that_changed_is_read_at_once(learner, slow, monkeypatch):
    monkeypatch.setattr("learn.ui.reading.AT_ONCE", 100_000)
    slow.on.set()
    app = learner.app()
    async with app.run_test() as pilot:
        learner.put(LONGER)
        await pilot.press("r")
        assert isinstance(app.screen, HomeScreen)
        assert learner.workspace.library.entry("words").cards == 3


async def test_quitting_does_not_wait_for_the_rest(learner, slow):
    async with half_read(learner, slow, LONGER) as pilot:
        app = pilot.app
        reading = app.screen
        await pilot.press("ctrl+q")
        assert app._exit
    assert reading._stop.is_set()
    slow.on.set()
    assert learner.workspace.library.entry("words").cards == 2


async def test_what_keeps_the_decks_from_being_read_is_told(learner, slow, monkeypatch):
    def gone(tell):
        raise LearnError("The folder cannot be read.", "Look at its permissions.")

    app = learner.app()
    async with app.run_test(notifications=True) as pilot:
        learner.put(LONGER)
        monkeypatch.setattr(learner.workspace.library, "reread", gone)
        await pilot.press("r")
        await until(pilot, says(app, "The folder cannot be read."))
        assert isinstance(app.screen, HomeScreen)
        assert learner.workspace.library.entry("words").cards == 2


async def test_a_card_that_was_edited_is_shown_once_its_deck_is_read(learner, slow, monkeypatch):
    def edit(path, line):
        learner.put(WORDS.replace("What is a", "What does one call a"))

    app = learner.app("words")
    async with app.run_test() as pilot:
        monkeypatch.setattr(app, "edit", edit)
        await pilot.press("o")
        await at_half(pilot, slow)
        slow.on.set()
        await until(pilot, says(app, "What does one call a dermatome?"))
        assert isinstance(app.screen, StudyScreen)
        assert says(app, "The deck was read again.")()


async def test_a_card_whose_deck_is_not_read_stays(learner, slow, monkeypatch):
    app = learner.app("words")
    async with app.run_test() as pilot:
        monkeypatch.setattr(app, "edit", lambda path, line: learner.put(LONGER) and None)
        await pilot.press("o")
        await at_half(pilot, slow)
        await pilot.press("escape")
        slow.on.set()
        await until(pilot, says(app, "The deck was not read again."))
        await settle(app, workers=True)
        assert says(app, "What is a dermatome?")()
        await pilot.press("space", "3")
        assert says(app, "What is a root?")()


def test_a_long_name_leaves_room_for_the_count():
    words = reading_words(Reading(11, 12, "n" * 80 + ".yaml", 0.25), False).plain
    assert max(len(line) for line in words.splitlines()) == 42
    assert "n…  file 12 of 12\n" in words
