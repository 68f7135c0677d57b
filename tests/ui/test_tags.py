"""Tags: chosen on a screen of their own, shown on the study screen and in the summary."""

import pytest
from textual.widgets import Static

from learn.cards.rating import Rating
from learn.ui.home import HomeScreen
from learn.ui.note import NoteScreen
from learn.ui.study import StudyScreen
from learn.ui.summary import SummaryScreen
from learn.ui.tags import TagsScreen
from learn.ui.widgets.tag_list import TagList
from tests.ui.world import WORDS, screen_text

SECTIONS = ("cervical", "thoracic", "lumbar", "sacral", "coccygeal")
OTHERS = tuple(f"area-{letter}" for letter in "abcdefghijklm")


def limbs(count=60):
    """A deck of flip cards with twenty tags: every other core, the sections in turn, thirteen areas."""
    head = WORDS[: WORDS.index("notes:")].replace("deck: words", "deck: limbs")
    notes = "".join(
        f"  n{n:02}: {{word: word {n}, meaning: it,"
        f" tags: [{('core', 'further')[n % 2]}, {SECTIONS[n % 5]}, {OTHERS[n % 13]}]}}\n"
        for n in range(count)
    )
    return f"{head.replace('title: Words', 'title: Limbs')}notes:\n{notes}"


@pytest.fixture
def limb(empty):
    empty.put(limbs())
    empty.workspace.set({"new-per-day": "100"})
    return empty


def line(app, name):
    return str(app.screen.query_one(f"#{name}", Static).content)


def rows_of(app):
    tags = app.screen.query_one(TagList)
    return [str(tags.get_option_at_index(at).prompt).split() for at in range(tags.option_count)]


async def test_families_stand_in_order_each_tag_with_its_cards(limb):
    app = limb.app()
    async with app.run_test(size=(120, 60)) as pilot:
        await pilot.press("down", "t")
        found = [" ".join(row) for row in rows_of(app)]
        assert found[:10] == [
            "depth", "❯ [ ] core 30", "[ ] further 30",
            "section", *(f"[ ] ● {name} 12" for name in SECTIONS), "others",
        ]  # fmt: skip
        assert found[10] == "[ ] area-a 5"
        assert len(found) == 23


async def test_the_count_follows_the_choice(limb):
    app = limb.app()
    async with app.run_test() as pilot:
        await pilot.press("down", "t")
        assert (line(app, "title"), line(app, "count")) == ("Limbs", "0 due, 60 new now, of 60 cards.")
        await pilot.press("space")
        assert (line(app, "title"), line(app, "count")) == ("Limbs · core", "0 due, 30 new now, of 30 cards.")
        await pilot.press("down", "down", "space", "down", "space")
        assert line(app, "title") == "Limbs · core · cervical, thoracic"
        assert line(app, "count") == "0 due, 12 new now, of 12 cards."
        await pilot.press("space", "up", "space")
        assert line(app, "title") == "Limbs · core"
        await pilot.press("backspace")
        assert line(app, "title") == "Limbs"


async def test_due_cards_and_steps_are_counted_by_tag(limb):
    limb.answered("limbs", Rating.EASY, Rating.EASY)
    limb.clock.advance(days=40)
    limb.answered("limbs", Rating.GOOD)
    app = limb.app()
    async with app.run_test() as pilot:
        await pilot.press("down", "t", "down", "space")
        assert line(app, "count") == "1 due, 29 new now, of 30 cards."


async def test_none_is_said_plainly_and_begins_nothing(empty):
    empty.put(limbs(2))
    app = empty.app()
    async with app.run_test(notifications=True) as pilot:
        await pilot.press("down", "t", "space", "down", "down", "down", "space")
        assert line(app, "title") == "Limbs · core · thoracic"
        assert line(app, "count") == "0 cards have these tags together."
        await pilot.press("enter")
        await pilot.pause()
        assert isinstance(app.screen, TagsScreen)
        assert "No card has these tags together." in screen_text(app)


async def test_nothing_due_is_said_and_leads_to_more(limb):
    limb.workspace.set({"new-per-day": "0"})
    app = limb.app()
    async with app.run_test() as pilot:
        await pilot.press("down", "t", "space")
        assert line(app, "count") == "0 due, 0 new now, of 30 cards."
        await pilot.press("enter")
        await pilot.pause()
        assert isinstance(app.screen, SummaryScreen)
        assert "Limbs · core" in screen_text(app)
        await pilot.press("n")
        assert isinstance(app.screen, StudyScreen)
        assert "10 new" in screen_text(app)
        assert {"core"} == {limb.workspace.library.card(key).tags[0] for key in app.screen.session.plan.new}


async def test_enter_begins_and_the_heading_says_with_what(limb):
    app = limb.app()
    async with app.run_test() as pilot:
        await pilot.press("down", "t", "space", "enter")
        assert isinstance(app.screen, StudyScreen)
        assert screen_text(app).splitlines()[0].strip().startswith("Limbs · core")
        assert app.screen.session.scope.tags == (("core",),)
        await pilot.press("space", "4", "escape")
        assert isinstance(app.screen, HomeScreen)
        assert len(limb.reviews()) == 1


async def test_the_choice_of_each_deck_is_remembered(limb):
    limb.put(limbs(6).replace("deck: limbs", "deck: other").replace("title: Limbs", "title: Other"))
    app = limb.app()
    async with app.run_test() as pilot:
        await pilot.press("r", "down", "t", "space", "escape", "down", "t")
        assert line(app, "title") == "Other"
        await pilot.press("down", "space", "escape", "up", "t")
        assert line(app, "title") == "Limbs · core"
        await pilot.press("escape", "home", "t")
        assert line(app, "title") == "All decks"
        await pilot.press("space")
        assert line(app, "count") == "0 due, 33 new now, of 33 cards."


async def test_a_tag_that_is_gone_is_chosen_no_more(limb):
    app = limb.app()
    async with app.run_test() as pilot:
        await pilot.press("down", "t", "space", "escape")
        limb.put(limbs().replace("core", "kernel"))
        await pilot.press("r", "t")
        assert line(app, "title") == "Limbs"


async def test_a_click_chooses(limb):
    app = limb.app()
    async with app.run_test() as pilot:
        await pilot.press("down", "t")
        await pilot.click("TagList", offset=(10, 2))
        await pilot.pause()
        assert line(app, "title") == "Limbs · further"
        assert isinstance(app.screen, TagsScreen)


@pytest.mark.parametrize("size", [(80, 24), (60, 16)])
async def test_twenty_tags_scroll_and_choosing_moves_nothing(limb, size):
    app = limb.app()
    async with app.run_test(size=size) as pilot:
        await pilot.press("down", "t", "end", "up", "up")
        await pilot.pause()
        before = screen_text(app)
        assert "❯ [ ]   area-k" in before
        assert "Limbs" in before and "? help" in before.splitlines()[-1]
        await pilot.press("space")
        await pilot.pause()
        after = screen_text(app)
        assert "❯ [x]   area-k" in after
        places = [[at for at, row in enumerate(text.splitlines()) if "❯" in row] for text in (before, after)]
        assert places[0] == places[1]
        await pilot.press("home")
        await pilot.pause()
        assert "depth" in screen_text(app)


async def test_without_tags_there_is_nothing_to_choose(world):
    app = world.app()
    async with app.run_test(notifications=True) as pilot:
        await pilot.press("end", "t")
        await pilot.pause()
        assert isinstance(app.screen, HomeScreen)
        assert "No card here has a tag." in screen_text(app)


async def test_a_first_session_of_tags_opens_with_the_note(limb):
    app = limb.app(noted=False)
    async with app.run_test() as pilot:
        await pilot.press("down", "t", "space", "enter")
        assert isinstance(app.screen, NoteScreen)
        await pilot.press("enter")
        assert "Limbs · core" in screen_text(app)


async def test_tags_from_the_command_line(limb):
    app = limb.app("limbs", tags=(("core",), ("lumbar", "sacral")))
    async with app.run_test():
        assert "Limbs · core · lumbar, sacral" in screen_text(app)
        assert "12 new" in screen_text(app)
