"""What the screens look like. After a change that is meant: pytest --snapshot-update, and look at them."""

import pytest

from learn.cards.rating import Rating
from learn.errors import LearnError
from learn.looks import Looks, write_looks
from learn.scheduling.exam import Exam, Way
from tests.ui.test_kinds import GROUPS, PLACES
from tests.ui.test_tags import limbs
from tests.ui.world import BROKEN, many

AGAIN, HARD, GOOD, EASY = Rating
ORDINARY, LARGE, WIDE, SMALL = (80, 24), (120, 40), (200, 60), (60, 16)


@pytest.fixture
def looks_as_before(snap_compare):
    """Compares a screen, after some keys, with its picture."""

    def compare(app, *keys, size=ORDINARY):
        async def still(pilot):
            app.animation_level = "none"
            await pilot.press(*keys)
            await pilot.pause()
            for field in app.screen.query("Input"):
                field.cursor_blink = False

        return snap_compare(app, terminal_size=size, run_before=still)

    return compare


@pytest.fixture
def midway(world):
    """Two weeks in: some due, some new, one in its steps, a broken deck, and a longer one."""
    world.put(BROKEN, many(40))
    for ratings in ([GOOD] * 6, [EASY] * 4, [EASY, HARD, AGAIN], [GOOD] * 5, [EASY] * 2):
        world.answered("many", *ratings)
        world.clock.advance(days=2)
    world.answered("words", EASY, EASY)
    world.clock.advance(days=1)
    return world.answered("hand", GOOD)


@pytest.fixture
def light(empty):
    write_looks(empty.places.looks, Looks("learn-light"))


def test_home_at_the_first_run(world, looks_as_before):
    assert looks_as_before(world.app())


def test_home_at_the_first_run_large(world, looks_as_before):
    assert looks_as_before(world.app(), size=LARGE)


@pytest.mark.parametrize("size", [ORDINARY, LARGE, WIDE, SMALL], ids=["80", "120", "200", "60"])
def test_home_midway(midway, looks_as_before, size):
    assert looks_as_before(midway.app(), "down", size=size)


def test_home_on_a_broken_deck(midway, looks_as_before):
    assert looks_as_before(midway.app(), "end")


def test_home_with_nothing_due(world, light, looks_as_before):
    world.answered("words", EASY, EASY).answered("hand", EASY, EASY, EASY)
    assert looks_as_before(world.app())


def test_study_prompt(world, looks_as_before):
    assert looks_as_before(world.app("words"))


def test_study_revealed(world, looks_as_before):
    assert looks_as_before(world.app("words"), "space")


def test_study_revealed_light_and_large(world, light, looks_as_before):
    assert looks_as_before(world.app("words"), "space", size=LARGE)


def test_study_typing(world, looks_as_before):
    assert looks_as_before(world.app("hand"), "c", "5")


@pytest.mark.parametrize("size", [ORDINARY, LARGE, SMALL], ids=["80", "120", "60"])
def test_study_wrong(midway, looks_as_before, size):
    assert looks_as_before(midway.app("hand"), "c", "5", "enter", size=size)


def test_study_that_could_not_be_saved(world, monkeypatch, looks_as_before):
    def full(given, now):
        raise LearnError("The review could not be saved: the disk is full.", "Make room, then rate again.")

    monkeypatch.setattr(world.workspace.desk, "accept", full)
    assert looks_as_before(world.app("words"), "space", "3")


def test_summary(midway, looks_as_before):
    keys = ["space", "1", "space", "3", "space", "4"] * 3
    assert looks_as_before(midway.app("many", limit=8), *keys[:16])


def test_summary_light_and_large(world, light, looks_as_before):
    assert looks_as_before(world.app("words"), "space", "4", "space", "4", size=LARGE)


def test_settings_with_a_field_open(world, looks_as_before):
    assert looks_as_before(world.app(), "s", "down", "down", "down", "enter")


def test_settings_of_a_deck(world, looks_as_before):
    world.workspace.set({"new-per-day": "5"}, "hand")
    assert looks_as_before(world.app(), "s", "d", size=LARGE)


def test_settings_small(world, looks_as_before):
    assert looks_as_before(world.app(), "s", "end", "enter", size=SMALL)


def test_help(world, looks_as_before):
    assert looks_as_before(world.app("words"), "question_mark")


def test_help_on_home_large(world, light, looks_as_before):
    assert looks_as_before(world.app(), "question_mark", size=LARGE)


def test_a_choice(world, looks_as_before):
    world.put(PLACES)
    assert looks_as_before(world.app("places"))


def test_a_choice_revealed(world, looks_as_before):
    world.put(PLACES)
    assert looks_as_before(world.app("places"), "1", size=LARGE)


def test_a_board(world, looks_as_before):
    world.put(GROUPS)
    assert looks_as_before(world.app("groups"), "1", "2")


def test_a_second_try(world, looks_as_before):
    assert looks_as_before(world.app("hand"), "c", "5", "enter")


def test_tags(empty, looks_as_before):
    empty.put(limbs())
    assert looks_as_before(empty.app(), "down", "t", "space", "down", "down", "space")


def test_tags_light_and_large(empty, light, looks_as_before):
    empty.put(limbs())
    assert looks_as_before(empty.app(), "down", "t", "space", "down", "down", "space", size=LARGE)


def test_a_decks_note(world, looks_as_before):
    assert looks_as_before(world.app(), "down", "i")


def test_a_first_session_of_two_decks(world, looks_as_before):
    assert looks_as_before(world.app(noted=False), "enter")


@pytest.fixture
def before_exams(empty):
    """Two weeks into cards of several sections, with an exam ahead and one that is over."""
    empty.put(limbs(), many(60))
    today = empty.workspace.desk.now().day
    plan = empty.workspace.exams.plan
    plan(Exam("First test", today + 10, reviews=10, target=0.9, way=Way.FEWEST))
    plan(Exam("Anatomy II", today + 24, minutes=6.0))
    for day in range(14):
        asked = empty.workspace.study().remaining.total
        ratings = [(AGAIN, HARD, GOOD, GOOD, EASY, GOOD, GOOD)[(at + day) % 7] for at in range(asked)]
        empty.answered_all(ratings[:20])
        empty.clock.advance(days=1)
    return empty


@pytest.mark.parametrize("size", [ORDINARY, LARGE, SMALL], ids=["80", "120", "60"])
def test_an_exam(before_exams, looks_as_before, size):
    assert looks_as_before(before_exams.app(), "e", size=size)


def test_an_exam_in_the_light_look(before_exams, light, looks_as_before):
    assert looks_as_before(before_exams.app(), "e", size=LARGE)


@pytest.mark.parametrize("size", [ORDINARY, LARGE], ids=["80", "120"])
def test_how_true_an_exams_foretelling_is(before_exams, looks_as_before, size):
    assert looks_as_before(before_exams.app(), "e", "k", size=size)


def test_an_exam_that_is_over(before_exams, looks_as_before):
    assert looks_as_before(before_exams.app(), "e", "left")


def test_an_exam_without_colour(before_exams, monkeypatch, looks_as_before):
    monkeypatch.setenv("NO_COLOR", "1")
    assert looks_as_before(before_exams.app(), "e")


def test_no_exam(world, looks_as_before):
    assert looks_as_before(world.app(), "e")


def test_home_before_an_exam(before_exams, looks_as_before):
    assert looks_as_before(before_exams.app())


def test_planning_an_exam(before_exams, looks_as_before):
    assert looks_as_before(before_exams.app(), "e", "n", *"Finals", "enter", "tab", "right", "space")
