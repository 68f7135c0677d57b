"""Every card is whole on a terminal of 80x24, front and back, by every kind of its ladder."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from learn.cards.question import Question
from learn.clock import SetClock
from learn.decks.library import Library
from learn.paths import Places
from learn.progress.connection import MEMORY
from learn.progress.store import Progress
from learn.ui.app import LearnApp
from learn.workspace import Workspace
from learn.workspace.texts import DeckTexts
from tests.content.screen import Shape, StudyStage, is_covered, questions_of, shape_of
from tests.content.shipped import cards, library
from tests.ui.conftest import full_colour, settled  # noqa: F401 - fixtures that hold here too
from tests.ui.world import World, one_card

SIZE = (80, 24)
LONG_OPTIONS = """\
format: 1
deck: long
title: Long
sources: {book: {title: Book}}
source: book
heading: One
fields: [front, back]
templates:
  t: {kind: choice, ask: What is <front>?, answer: <back>}
notes:
""" + "".join(
    f"  {name}: [{name}, {f'{word} ' * 60}]\n" for name, word in (("a", "red"), ("b", "green"), ("c", "blue"))
)
DECKS = [entry.id for entry in library().decks]


def workspace_over(decks: Library, folder: Path) -> Workspace:
    return Workspace(
        decks, Progress(MEMORY), SetClock.at("2026-11-22T20:00"), Places.in_one_folder(folder), "1"
    )


async def unseen(workspace: Workspace, deck: str) -> dict[str, list[str]]:
    """What of a deck's cards cannot be seen, by key and kind.

    Those with the most to show come first; what is nowhere longer than one that is whole is not drawn.
    """
    texts, found = DeckTexts(workspace.library), {}
    questions = [q for card in workspace.cards(deck) for q in questions_of(card, texts.of_field(card))]
    whole: list[Shape] = []
    app = LearnApp(workspace, (deck,))
    app.noted.add(deck)
    async with app.run_test(size=SIZE) as pilot:
        await pilot.pause()
        stage = StudyStage(app)
        for shape, question in sorted(
            ((shape_of(q), q) for q in questions), key=lambda pair: lines_in(pair[0])
        ):
            if is_covered(shape, whole):
                continue
            if cut := await stage.unseen(question):
                found[f"{question.card.key} as {question.kind}"] = cut
            else:
                whole.append(shape)
    return found


def lines_in(shape: Shape) -> int:
    """All lines of a shape, counted down, so that the longest sorts first."""
    return -sum(shape[1])


@pytest.mark.parametrize("deck", DECKS)
async def test_every_card_is_whole(deck: str, tmp_path: Path) -> None:
    workspace = workspace_over(library(), tmp_path)
    assert await unseen(workspace, deck) == {}
    workspace.progress.close()


@pytest.mark.parametrize(
    ("prompt", "answer", "said"),
    [
        ("What is it? " * 30, "short", []),
        ("What is it? " * 110, "short", ["front", "back"]),
        ("What is it?", "a word " * 110, ["back"]),
    ],
    ids=["whole", "long-prompt", "long-answer"],
)
async def test_a_card_that_is_too_long_is_found(
    tmp_path: Path, prompt: str, answer: str, said: list[str]
) -> None:
    world = World(tmp_path).put(one_card(prompt.strip(), answer.strip()))
    found = await unseen(world.workspace, "words")
    assert list(dict.fromkeys(line.split(":")[0] for cut in found.values() for line in cut)) == said
    world.close()


async def test_options_that_are_too_long_are_found(tmp_path: Path) -> None:
    world = World(tmp_path).put(LONG_OPTIONS)
    found = await unseen(world.workspace, "long")
    world.close()
    assert sorted(found) == ["long/a/t as choice", "long/b/t as choice", "long/c/t as choice"]
    assert all(any(line.startswith("front: ") for line in cut) for cut in found.values())


async def test_a_long_card_among_short_ones_is_found(tmp_path: Path) -> None:
    long = f"  long: ['{'What is it? ' * 110}', fine]\n"
    world = World(tmp_path).put(one_card("Is it?") + long + "  last: [Is that it?, fine]\n")
    found = await unseen(world.workspace, "words")
    world.close()
    assert list(found) == ["words/long/meaning as flip"]


def test_only_what_is_longer_nowhere_is_covered() -> None:
    card = cards()["spine/c8/fact"]
    shape = shape_of(Question(card, "typed", ()))
    assert is_covered(shape, [shape])
    assert not is_covered(shape, [])
    assert not is_covered(shape, [shape_of(Question(card, "flip", ()))])
    for longer in (replace(card, prompt=card.prompt * 3), replace(card, why=card.why * 2)):
        other = shape_of(Question(longer, "typed", ()))
        assert is_covered(shape, [other])
        assert not is_covered(other, [shape])


def test_every_deck_is_shown() -> None:
    assert len(DECKS) >= 3
    assert len(cards()) >= 100
