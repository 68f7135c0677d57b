"""The frame: where it starts, its looks, what goes wrong, and text that it does not trust."""

import json

import pytest
from textual.events import Key

from learn.cards.rating import Rating
from learn.errors import LearnError
from learn.ui import app as frame
from learn.ui.app import LearnApp
from learn.ui.editor import editor_command
from learn.ui.home import HomeScreen
from learn.ui.study import StudyScreen
from learn.ui.widgets.answer_field import AnswerField
from tests.ui.world import one_card, screen_text, until


async def test_a_session_asked_for_shows_its_card_and_never_home(world, monkeypatch):
    def never(self):
        pytest.fail("Home was made")

    monkeypatch.setattr(HomeScreen, "__init__", never)
    app = world.app("words", limit=1)
    async with app.run_test():
        assert isinstance(app.screen, StudyScreen)
        assert "What is a dermatome?" in screen_text(app)


async def test_keys_pressed_while_the_first_screen_is_made_wait_for_it(world, monkeypatch):
    made = LearnApp.get_default_screen

    def with_hasty_fingers(app):
        screen = made(app)
        for key in "c5":
            app.post_message(Key(key, key))
        return screen

    monkeypatch.setattr(LearnApp, "get_default_screen", with_hasty_fingers)
    app = world.app("hand")
    async with app.run_test() as pilot:
        await until(pilot, lambda: app.screen.query_one(AnswerField).value == "c5")


async def test_everything_due_can_be_asked_for(world):
    app = LearnApp(world.workspace, ())
    app.noted.update(["hand", "words"])
    async with app.run_test():
        assert isinstance(app.screen, StudyScreen)
        assert "5 new" in screen_text(app)


async def test_enter_typed_before_the_program_reads_keys_is_enter(world):
    app = world.app()
    async with app.run_test() as pilot:
        app.post_message(Key("ctrl+j", "\n"))
        await until(pilot, lambda: isinstance(app.screen, StudyScreen))


@pytest.mark.parametrize("key", ["q", "ctrl+q"])
async def test_quitting(world, key):
    app = world.app()
    async with app.run_test() as pilot:
        await pilot.press(key)
    assert app.return_code == 0


async def test_the_look_is_kept(world):
    app = world.app()
    async with app.run_test() as pilot:
        await pilot.press("l")
        assert app.theme == "learn-light"
    assert json.loads(world.places.looks.read_text()) == {"theme": "learn-light"}
    again = world.app()
    async with again.run_test() as pilot:
        assert again.theme == "learn-light"
        await pilot.press("enter", "f2")
        assert again.theme == "learn-dark"


@pytest.mark.parametrize("kept", ["{", '{"theme": "gone"}', '{"theme": 3}', "[]"])
async def test_a_looks_file_that_makes_no_sense_changes_nothing(world, kept):
    world.places.looks.parent.mkdir(parents=True, exist_ok=True)
    world.places.looks.write_text(kept)
    app = world.app()
    async with app.run_test():
        assert app.theme == "learn-dark"


async def test_sixteen_colours_are_the_terminals_own(world, monkeypatch):
    monkeypatch.setenv("TERM", "xterm")
    monkeypatch.delenv("COLORTERM")
    app = world.app()
    async with app.run_test(notifications=True) as pilot:
        assert app.theme == "learn-16"
        await pilot.press("l")
        await pilot.pause()
        assert "sixteen colours" in screen_text(app)
        assert app.theme == "learn-16"


async def test_the_days_backup_is_made_beside_the_work(world):
    app = world.answered("words", Rating.GOOD).app()
    async with app.run_test() as pilot:
        await until(pilot, lambda: list(world.places.backups.glob("*.sqlite*")))
    assert len(list(world.places.backups.iterdir())) == 1


async def test_a_backup_that_fails_is_told_and_stops_nothing(world, monkeypatch):
    def full():
        raise LearnError("The disk is full.", "Make room.")

    monkeypatch.setattr(world.workspace, "back_up_daily", full)
    app = world.app()
    async with app.run_test(notifications=True) as pilot:
        await until(pilot, lambda: "No backup today: The disk is full." in screen_text(app))
        await pilot.press("enter")
        assert isinstance(app.screen, StudyScreen)


def test_an_unexpected_error_leaves_run_for_the_caller_to_log(world, monkeypatch, capfd):
    def wrong(self):
        raise ZeroDivisionError("nobody expected this")

    monkeypatch.setattr(HomeScreen, "_show", wrong)
    run = LearnApp.run
    monkeypatch.setattr(LearnApp, "run", lambda self: run(self, headless=True))
    with pytest.raises(ZeroDivisionError, match="nobody expected this"):
        frame.run(world.workspace)
    said = capfd.readouterr()
    assert "Traceback" not in said.out + said.err
    assert "ZeroDivisionError" not in said.out + said.err


HOSTILE = {
    "action": "[@click=app.quit]x[/]",
    "closing tag": "[/b] and [/]",
    "vanishing": "[S1] or [C5]",
    "unknown style": "[blink not a style]x",
    "variable": "$primary and $cervical",
    "link": "[link=file:///etc/passwd]x[/link]",
    "backslash": r"\[b]x",
    "right to left": "זרוע ذراع",
    "wide": "皮膚分節 👩‍⚕️ é",
    "one word": "x" * 300,
    "long": "word " * 400,
}


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE)
async def test_the_text_of_a_deck_is_text(empty, text):
    app = empty.put(one_card(text, text).replace("title: Words", f"title: '{text[:60]}'")).app()
    async with app.run_test() as pilot:
        seen = screen_text(app)
        assert text[:20].strip() in seen, "the title on Home"
        await pilot.press("enter")
        assert text[:20] in screen_text(app)
        await pilot.press("enter")
        assert screen_text(app).count(text[:20].strip()) >= 2
        for x in (6, 9):
            await pilot.click(offset=(x, 5))
        assert isinstance(app.screen, StudyScreen)
        assert app.is_running
        await pilot.press("3")
    assert empty.reviews()[0][:2] == ("only", "Good")


async def test_a_long_card_scrolls_to_its_answer(empty):
    app = empty.put(one_card("word " * 400, "the very end")).app("words")
    async with app.run_test() as pilot:
        await pilot.press("space")
        assert "the very end" not in screen_text(app)
        assert "3 Good" in screen_text(app), "the ratings stay in sight"
        await pilot.press(*["pagedown"] * 8)
        assert "the very end" in screen_text(app)
        await pilot.press(*["pageup"] * 8)
        assert "the very end" not in screen_text(app)


async def test_what_is_pasted_or_typed_is_text(world):
    app = world.app("hand")
    async with app.run_test() as pilot:
        await pilot.press(*("left_square_bracket" if key == "[" else key for key in "[b"))
        app.screen.focused.insert_text_at_cursor("[/b] [@click=app.quit]x[/]")
        await pilot.press("enter")
        assert "You wrote: [b[/b] [@click=app.quit]x[/]" in screen_text(app)


@pytest.mark.parametrize(
    ("editor", "command"),
    [
        ("vim", ["vim", "+7", "a.yaml"]),
        ("nano -w", ["nano", "-w", "+7", "a.yaml"]),
        ("emacsclient -t", ["emacsclient", "-t", "+7", "a.yaml"]),
        ("hx", ["hx", "a.yaml:7"]),
        ("code --new-window", ["code", "--new-window", "--wait", "--goto", "a.yaml:7"]),
        ("ours", ["ours", "a.yaml"]),
        ("missing", None),
        ("vim 'unclosed", None),
        ("  ", None),
    ],
)
def test_the_line_is_told_in_the_editors_own_way(tmp_path, monkeypatch, editor, command):
    for name in ("vim", "nano", "emacsclient", "hx", "code", "ours"):
        (tmp_path / name).write_text("#!/bin/sh\n")
        (tmp_path / name).chmod(0o755)
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setenv("EDITOR", editor)
    assert editor_command("a.yaml", 7) == command


def test_visual_is_asked_before_editor_and_a_known_one_found_without_both(tmp_path, monkeypatch):
    for name in ("vi", "nano", "mine"):
        (tmp_path / name).write_text("#!/bin/sh\n")
        (tmp_path / name).chmod(0o755)
    monkeypatch.setenv("PATH", str(tmp_path))
    assert editor_command("a.yaml", 7) == ["nano", "+7", "a.yaml"]
    monkeypatch.setenv("EDITOR", "vi")
    monkeypatch.setenv("VISUAL", "mine")
    assert editor_command("a.yaml", 7) == ["mine", "a.yaml"]


async def test_an_editor_that_cannot_be_opened_is_told(world, monkeypatch):
    monkeypatch.setenv("EDITOR", "true")
    app = world.app("words")
    async with app.run_test() as pilot:
        await pilot.press("o")
        assert "An editor cannot be opened from here." in screen_text(app)
        assert "What is a dermatome?" in screen_text(app)
