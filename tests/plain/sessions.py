"""Sessions as transcripts: what stands after a prompt is typed, all else must be said."""

from __future__ import annotations

import io
import json
import re
import textwrap
from dataclasses import replace
from pathlib import Path

from learn.body.catalogue import catalogue
from learn.cards.card import Card
from learn.clock import SetClock
from learn.decks.library import DeckPlace, Library
from learn.paths import Places
from learn.plain import run
from learn.progress.store import Progress
from learn.study.tags import Tags
from learn.workspace import Workspace

DECK = """\
format: 1
deck: hand
title: Roots of the hand
sources:
  clinic: {title: Clinic page}
source: clinic
heading: Upper limb
fields: [roots, region]
templates:
  roots:
    kind: typed
    ask: Which roots serve the <region>?
    answer: <roots>
notes:
  thumb:
    roots: C5 to C6
    region: thumb
    why: The thumb is on the side of the radius.
  middle: [C6 to C7, middle finger]
  little: [C7 to C8, little finger]
"""
FLIP = """\
format: 1
deck: words
title: Words
sources:
  clinic: {title: Clinic page}
source: clinic
heading: Terms
fields: [word, meaning]
templates:
  meaning:
    kind: flip
    ask: What is a <word>?
    answer: <meaning>
notes:
  dermatome: [dermatome, an area of skin that one nerve root serves]
"""
LIMBS = """\
format: 1
deck: limbs
title: Roots of the limbs
sources:
  clinic: {title: Clinic page}
source: clinic
heading: Limbs
fields: [roots, region]
templates:
  roots:
    kind: typed
    ask: Which roots serve the <region>?
    answer: <roots>
notes:
  thumb: [C5 to C6, thumb]
  little: [C7 to C8, little finger]
  knee: [L3 to L4, kneecap]
  toe: [L5, big toe]
"""
FIGURE = """\
format: 1
deck: figure
title: On the figure
sources:
  clinic: {title: Clinic page}
source: clinic
heading: Dermatomes
templates:
  point:
    kind: map
    ask: Point at skin of <roots>.
    words: Name a region of <roots>.
    answer: <skin>
  lit:
    kind: typed
    lit: yes
    ask: Which roots serve the lit skin?
    words: Which roots serve the <region>?
    answer: <roots>
notes:
  radial: {roots: C5 to C6, skin: thumb and radial forearm, patches: [thumb, forearm-thumb-side]}
  middle: {roots: C6 to C7, skin: index and middle fingers, patches: [index-finger, middle-finger]}
  knee: {roots: L3 to L4, region: kneecap, patches: kneecap}
"""
PROMPT = re.compile(
    r"^(>|Enter shows the answer >|Enter for \d \w+ >|Number >|Item \d of \d: .+? >)(?: (.*))?$"
)
LATER = re.compile(r"^\[(\d+) minutes later\]$")


def said_and_typed(transcript: str, prompt: re.Pattern[str]) -> tuple[list[str], list[tuple[int, str]]]:
    """The lines of a transcript as they must be said, and what is typed after its prompts, minutes later."""
    expected, typed, minutes = [], [], 0
    for line in textwrap.dedent(transcript).strip("\n").split("\n"):
        if later := LATER.match(line):
            minutes += int(later[1])
        elif found := prompt.match(line):
            typed.append((minutes, found[2] or ""))
            minutes = 0
            expected.append(line.removesuffix("^C").removesuffix("^D").rstrip())
        else:
            expected.append(line)
    return expected, typed


class Keyboard:
    """A terminal that shows what is typed on it; ^D ends the input and ^C interrupts."""

    def __init__(self, typed: list[tuple[int, str]], clock: SetClock, screen: io.StringIO) -> None:
        self._typed, self._clock, self._screen = iter(typed), clock, screen

    def isatty(self) -> bool:
        return True

    def readline(self) -> str:
        minutes, line = next(self._typed, (0, "^D"))
        self._clock.advance(minutes=minutes)
        if line == "^C":
            raise KeyboardInterrupt
        if line == "^D":
            return ""
        self._screen.write(line + "\n")
        return line + "\n"


class Person:
    """A person with decks of their own, on a clock that stands."""

    def __init__(self, folder: Path, *decks: str, dry: bool = False) -> None:
        self.clock = SetClock.at("2026-11-23T18:00")
        self.folder = folder
        places = Places.in_one_folder(folder)
        for number, text in enumerate(decks):
            path = folder / "some" / f"deck{number}.yaml"
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text)
        library = Library.open([DeckPlace(folder / "some", "own")] if decks else [], None, catalogue)
        progress = Progress(Path(":memory:") if dry else places.progress)
        self.workspace = Workspace(library, progress, self.clock, places, "1")

    def reshape(self, **changes: object) -> None:
        """Let every card of the decks be asked in another way, as a deck could say it."""
        look = self.workspace.library.card

        def card(key: str) -> Card | None:
            found = look(key)
            return found and replace(found, **changes)  # type: ignore[arg-type]

        self.workspace.library.card = card  # type: ignore[method-assign]

    def sees(self, transcript: str, *decks: str, limit: int | None = None) -> None:
        """Type what the transcript has after its prompts; what is said must be the rest."""
        expected, typed = said_and_typed(transcript, PROMPT)
        screen = io.StringIO()
        run(
            self.workspace,
            decks,
            limit,
            as_json=False,
            stdin=Keyboard(typed, self.clock, screen),  # type: ignore[arg-type]
            stdout=screen,
        )
        said = [line.rstrip() for line in screen.getvalue().rstrip("\n").split("\n")]
        assert "\n".join(said) == "\n".join(expected)

    def hears(self, typed: str, *decks: str, limit: int | None = None, tags: Tags = ()) -> str:
        """What is said when this comes through a pipe."""
        out = io.StringIO()
        run(self.workspace, decks, limit, tags, as_json=False, stdin=io.StringIO(typed), stdout=out)
        return out.getvalue()

    def exchanges(self, *requests: object, limit: int | None = None) -> list[dict[str, object]]:
        """The messages that answer JSON lines; a text is sent as it is, all else as JSON."""
        lines = [request if isinstance(request, str) else json.dumps(request) for request in requests]
        out = io.StringIO()
        run(self.workspace, (), limit, as_json=True, stdin=io.StringIO("\n".join(lines)), stdout=out)
        return [json.loads(line) for line in out.getvalue().splitlines()]
