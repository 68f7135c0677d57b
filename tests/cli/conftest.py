"""Every command runs in a home of its own, at one moment, with ways to study that only take notes."""

import json
from dataclasses import dataclass, field, replace
from pathlib import Path

import pytest

from learn.cards.rating import Rating
from learn.cli.app import run
from learn.cli.ways import Ways
from learn.decks.library import Library
from learn.workspace import Workspace

DECK = """\
format: 1
deck: {id}
title: Roots of the {id}
sources:
  clinic: {{title: Clinic page}}
source: clinic
heading: Arm
fields: [root, region]
templates:
  region:
    kind: flip
    ask: Where is <root>?
    answer: <region>
notes:
  c6: {{root: C6, region: thumb, tags: upper}}
  c7: {{root: C7, region: middle finger}}
"""
LIMBS = """\
format: 1
deck: {id}
title: Roots of the {id}
sources:
  clinic: {{title: Clinic page}}
source: clinic
heading: Limbs
fields: [roots, region]
templates:
  roots: {{kind: typed, ask: Which roots serve the <region>?, answer: <roots>}}
  region: {{kind: typed, ask: Which region do <roots> serve?, answer: <region>}}
notes:
  thumb: [C5 to C6, thumb]
  little: [C7 to C8, little finger]
  knee: [L3 to L4, kneecap]
  toe: [L5, big toe]
"""
BROKEN = DECK.replace("answer: <region>", "answer: <regio>").replace("kind: flip", "kind: flap")


@pytest.fixture(autouse=True)
def home(tmp_path, monkeypatch):
    """LEARN_HOME, far from the real one; commands run in an empty folder."""
    home = tmp_path / "home"
    here = tmp_path / "here"
    here.mkdir()
    monkeypatch.setenv("LEARN_HOME", str(home))
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("LEARN_NOW", "2026-03-02T12:00+00:00")
    monkeypatch.setenv("TERM", "xterm")
    for name in ("LEARN_DECKS", "_LEARN_COMPLETE", "SHELL"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.chdir(here)
    return home


@dataclass
class Calls:
    """What the commands asked of the ways to study."""

    made: list = field(default_factory=list)
    code: int = 0

    def screen(self, workspace, request):
        self.made.append(("screen", request, workspace))
        return self.code

    def lines(self, workspace, request, as_json):
        self.made.append(("json" if as_json else "lines", request, workspace))
        return self.code


@pytest.fixture
def calls():
    return Calls()


@dataclass
class Outcome:
    code: int
    out: str
    err: str

    @property
    def json(self):
        return json.loads(self.out)


@pytest.fixture
def learn(calls, capsys):
    """Runs one command line: learn("decks", "--json").json."""

    def go(*argv):
        capsys.readouterr()
        code = run(Ways(calls.screen, calls.lines), [str(word) for word in argv])
        spoken = capsys.readouterr()
        return Outcome(code, spoken.out, spoken.err)

    return go


@pytest.fixture
def terminal(monkeypatch):
    """A terminal on which a screen can be drawn."""
    for module in ("app", "study", "exam"):
        monkeypatch.setattr(f"learn.cli.{module}.can_draw", lambda: True)


@pytest.fixture
def own_deck(home):
    """A deck among the person's own."""
    return write_deck(home / "decks", "arm")


@pytest.fixture
def reshape(monkeypatch):
    """Lets every card be asked in another way, as a deck could say it: reshape(kind="choice")."""
    look = Library.card

    def go(**changes):
        def card(library, key):
            found = look(library, key)
            return found and replace(found, **changes)

        monkeypatch.setattr(Library, "card", card)

    return go


def write_deck(folder: Path, id_: str, text: str = DECK) -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / f"{id_}.yaml"
    path.write_text(text.format(id=id_), encoding="utf-8")
    return path


def answer(deck: str, count: int, rating: Rating = Rating.EASY) -> list[str]:
    """Answer some cards of a deck; their keys."""
    with Workspace.open() as workspace:
        session = workspace.study(deck)
        keys = []
        for _ in range(count):
            card = session.next_card()
            assert card is not None
            keys.append(card.key)
            session.answer(None)
            session.rate(rating)
        return keys
