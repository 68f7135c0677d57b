"""The help of a command names every key that its JSON has."""

import re

import click
import pytest

from learn.cli.app import learn as root
from learn.study.paper import Wish
from learn.study.spot import SpotWish
from learn.workspace import Workspace
from learn.workspace.mocks import Mocks
from learn.workspace.spots import Spots
from tests.cli.conftest import BROKEN, answer, write_deck


def keys_in(value):
    """All keys at any depth."""
    if isinstance(value, dict):
        yield from value
    for inside in value.values() if isinstance(value, dict) else value if isinstance(value, list) else ():
        yield from keys_in(inside)


LINES = [
    ["decks"],
    ["cards", "spine"],
    ["try", "spine/cervical/nerves", "7"],
    ["stats"],
    ["set"],
    ["check", "--fix"],
    ["doctor", "--rebuild"],
    ["backup"],
    ["where"],
    ["map", "C6"],
    ["map", "thumb"],
    ["exam"],
    ["mock", "--reports"],
    ["spot", "--reports"],
]


def command_of(name):
    return root.get_command(click.Context(root), name)


@pytest.mark.parametrize("words", LINES, ids=" ".join)
def test_help_names_every_key(learn, home, tmp_path, words):
    write_deck(home / "decks", "bad", BROKEN)
    write_deck(home / "decks", "listed", "format: 1\ntitle: Listed\n")
    answer("spine", 2)
    learn("set", "retention", "0.95", "--deck", "spine")
    learn("exam", "set", "Finals", "--on", "in 9 days")
    with Workspace.open() as workspace:
        mocks = Mocks(workspace)
        mocks.hand_in(mocks.begin(mocks.draw(Wish(3, seed=1))))
        Spots(workspace).begin(SpotWish()).answer(None)
    help_words = set(re.findall(r"\w+", command_of(words[0]).help))
    found = set(keys_in(learn(*words, "--json").json))
    assert found
    assert found <= help_words


def test_every_command_with_json_is_tried():
    with_json = {
        name
        for name in root.list_commands(click.Context(root))
        if any("--json" in param.opts for param in command_of(name).params)
    }
    # The lines of `learn study --json` are a conversation, described in line mode.
    assert with_json - {"study"} == {words[0] for words in LINES}
