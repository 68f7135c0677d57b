"""Deck text on every way out: whatever it holds, the terminal gets letters."""

import json
import re

import pytest

from learn.scheduling.exam import Exam
from learn.ui.home import HomeScreen
from learn.ui.problems import ProblemsScreen
from learn.ui.study import StudyScreen
from tests.faults.command import learn
from tests.hostile.decks import TEXTS, deck
from tests.ui.conftest import settled  # noqa: F401 - a fixture that holds here too
from tests.ui.world import World, screen_text, until

CONTROL = re.compile(
    "[\x00-\x09\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff\ud800-\udfff]"
)
SIT = "1\n" * 9 + "end\n"
EXAM = "[@click=app.quit]x[/b] [link=file:///x]y[/] [$error]z"
"""The name of an exam, as somebody might paste it."""
ANSWERS = "x\n\n1\n:e\n:s\n\n4\n:u\n:f\n" * 4
COMMANDS = (
    ("check",), ("decks",), ("decks", "hostile"), ("cards",), ("stats",), ("study", "--plain"),
    ("study", "--plain", "hostile"), ("decks", "--json"), ("cards", "--json"), ("check", "--json"),
    ("exam", "--plain"), ("exam", "--json"), ("mock", "--questions", "30", "--minutes", "0", "--plain"),
    ("mock", "--reports"), ("mock", "--last"), ("map", "thumb", "--plain"),
    ("try", "hostile/one/typed", "says"),
)  # fmt: skip


def decoded(said):
    return said.all.encode("latin-1").decode("utf-8")


@pytest.fixture(scope="module")
def home(tmp_path_factory):
    """Every text in a deck of its own, and one deck of them that is broken."""
    folder = tmp_path_factory.mktemp("hostile") / "decks"
    folder.mkdir()
    for number, text in enumerate(TEXTS.values()):
        (folder / f"deck{number}.yaml").write_text(deck(text, f"deck{number}"))
    (folder / "hostile.yaml").write_text(deck(TEXTS["colours"] + TEXTS["clipboard"]))
    for number, text in enumerate(TEXTS.values()):
        (folder / f"torn{number}.yaml").write_text(
            deck(text, f"torn{number}").replace("flip: {kind: flip", f'"{text}": {{kind: "{text}"')
        )
    assert learn(folder.parent, "exam", "set", EXAM, "--on", "in 14 days").in_sentences().code == 0
    said = learn(folder.parent, "mock", "hostile", "--plain", typed=SIT).in_sentences()
    assert "0 of 9 right" in said.out
    return folder.parent


@pytest.mark.parametrize("argv", COMMANDS, ids=" ".join)
def test_commands_print_letters(home, argv):
    said = learn(home, *argv, typed=ANSWERS).in_sentences()
    assert not CONTROL.search(decoded(said))
    assert len(said.all) > 100
    if "--json" in argv:
        json.loads(said.out)


def test_json_lines_are_letters_too(home):
    requests = '{"answer": null}\n{"rating": 1}\n{"choose": 1}\n{"rating": 3}\n' * 8
    said = learn(home, "study", "--json", typed=requests).in_sentences()
    texts = [json.loads(line) for line in said.out.splitlines()]
    assert len(texts) > 8
    assert not CONTROL.search(json.dumps(texts, ensure_ascii=False).replace("\\n", ""))


TOGETHER = (
    ("colours", "clear", "c1", "report", "returns", "zero"), ("title", "clipboard", "link"), ("unended",),
    ("markup", "rich", "placeholders"), ("rtl", "unseen", "lines", "marks", "wide", "spaces"), ("long",),
    ("word",),
)  # fmt: skip


def test_every_text_is_drawn_somewhere():
    assert {name for names in TOGETHER for name in names} == set(TEXTS)


@pytest.mark.parametrize("names", TOGETHER, ids=lambda names: names[0])
async def test_screens_draw_letters(tmp_path, monkeypatch, names):
    text = " ".join(TEXTS[name] for name in names)
    monkeypatch.setenv("LEARN_HOME", str(tmp_path / "elsewhere"))
    world = World(tmp_path / "someone").put(deck(text))
    torn = deck(text, "torn").replace("flip: {kind: flip", f'"{text}": {{kind: "{text}"')
    (world.decks / "torn.yaml").write_text(torn)
    seen = []
    app = world.app(noted=False)
    async with app.run_test() as pilot:
        for keys in (["i"], ["escape"], ["t"], ["escape"], ["p"], ["escape"], ["question_mark"], ["escape"],
                     ["enter"], ["enter"], ["space"], ["3"], ["enter"], ["1"], ["3"]):  # fmt: skip
            await pilot.press(*keys)
            await pilot.pause()
            seen.append(screen_text(app))
            assert app.is_running
            assert not CONTROL.search(seen[-1]), (keys, seen[-1])
    world.close()
    assert len(set(seen)) > 8
    assert sum("says" in screen for screen in seen) > 3


@pytest.mark.parametrize("names", TOGETHER, ids=lambda names: names[0])
async def test_screens_of_exams_draw_letters(tmp_path, monkeypatch, names):
    text = " ".join(TEXTS[name] for name in names)
    monkeypatch.setenv("LEARN_HOME", str(tmp_path / "elsewhere"))
    world = World(tmp_path / "someone").put(deck(text), deck(text, "other"))
    world.workspace.exams.plan(Exam(EXAM, world.workspace.desk.now().day + 3, reviews=9))
    seen, titles = [], set()
    app = world.app()
    async with app.run_test() as pilot:
        for keys in ([], ["e"], ["e"], ["escape"], ["k"], ["escape"], ["escape"], ["x"], ["enter"],
                     *[["x"], ["tab"], ["1"], ["ctrl+r"]] * 3, ["f4"], ["h"], ["pagedown"], ["pagedown"],
                     ["r"], ["escape"]):  # fmt: skip
            await pilot.press(*keys)
            await pilot.pause()
            titles.add(type(app.screen).__name__)
            seen.append(screen_text(app))
            assert app.is_running
            assert not CONTROL.search(seen[-1]), (keys, seen[-1])
    world.close()
    assert titles >= {"ExamScreen", "MockSetupScreen", "MockScreen", "MockReportScreen", "PastMocksScreen"}
    assert "[@click=app.quit]" in "".join(seen)
    assert sum("says" in screen for screen in seen) > 8


@pytest.mark.parametrize(
    "name",
    [
        "[@click=app.quit]x.yaml",
        "[b]a[$error].yaml",
        "a\nb.yaml",
        "\x1b[31mred.yaml",
        "\u202e\u200b.yaml",
        "\udcff.yaml",
    ],
    ids=range(6),
)
async def test_screens_draw_names_of_files_as_letters(tmp_path, name):
    world = World(tmp_path / "someone").put(deck("fine"))
    (world.decks / name).write_text("format: [x\n")
    (world.decks / f"z{name}").write_text(deck("fine"))
    seen = []
    app = world.app()
    async with app.run_test() as pilot:
        for keys in ([], ["end"], ["up"], ["p"], ["end"], ["escape"], ["f5"]):
            await pilot.press(*keys)
            await pilot.pause()
            seen.append(screen_text(app))
            assert not CONTROL.search(seen[-1]), (keys, seen[-1])
    world.close()
    assert "is already in" in "".join(seen)
    assert sum(name[1:] in screen for screen in seen) > 3 or not name.isprintable()


async def test_what_is_told_in_passing_is_letters(tmp_path):
    world = World(tmp_path / "someone").put(deck("fine"))
    app = world.app()
    async with app.run_test(notifications=True) as pilot:
        app.say("bad\x1b[31m.yaml \u202e[@click=app.quit]x", "learn check \udcff\x9b2J")
        await until(pilot, lambda: "learn check" in screen_text(app))
        assert not CONTROL.search(screen_text(app))
        assert "[@click=app.quit]x" in screen_text(app)
    world.close()


async def test_the_screens_are_the_ones_meant(tmp_path):
    world = World(tmp_path / "someone").put(deck(TEXTS["markup"]))
    (world.decks / "torn.yaml").write_text("format: [x\n")
    app = world.app()
    kinds = set()
    async with app.run_test() as pilot:
        for key in ("p", "escape", "enter", "enter"):
            kinds.add(type(app.screen))
            await pilot.press(key)
            await pilot.pause()
        assert "[@click=app.quit]" in screen_text(app) or "[/b]" in screen_text(app)
        kinds.add(type(app.screen))
    world.close()
    assert {HomeScreen, ProblemsScreen, StudyScreen} <= kinds
