"""Spot tests over real decks: drawing the stations, logging each answer at once, and those of the past."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from dataclasses import asdict, dataclass, replace
from functools import cache
from typing import TYPE_CHECKING

from learn.body.outline import FACINGS, numbers, outline
from learn.cards.card import Card
from learn.cards.kinds import SIDES
from learn.cards.lexicon import Lexicon
from learn.cards.marking import Verdict
from learn.cards.pointing import Pointed
from learn.cards.question import Question
from learn.clock import MICROSECONDS
from learn.errors import LearnError
from learn.progress import questions
from learn.progress.connection import spoken
from learn.progress.events import Context, EventKind
from learn.progress.exams_log import LoggedRehearsal
from learn.progress.log_file import Draft
from learn.progress.standing import BLANK
from learn.study.spot import Answer, Result, SpotReport, SpotTest, SpotWish
from learn.study.spot_draw import Drawable, Station, draw, section_of
from learn.study.tags import Tags
from learn.workspace.pointing import known_patches
from learn.workspace.rehearsals import SPOT, Rehearsals, review_of

if TYPE_CHECKING:
    from learn.workspace.desk import WorkspaceDesk
    from learn.workspace.workspace import Workspace

_SEEDS = 1_000_000


@dataclass(frozen=True, slots=True)
class Scope:
    """What a spot test is about."""

    decks: tuple[str, ...]
    tags: Tags


@dataclass(frozen=True, slots=True)
class PastSpot:
    """A spot test of the past."""

    at: int
    """The moment at which it began."""
    scope: Scope
    exam: str | None
    seconds: int
    seed: int
    report: SpotReport


class Spots:
    """Draws spot tests, begins them and looks back at them."""

    def __init__(self, workspace: Workspace) -> None:
        self._workspace, self._desk = workspace, workspace.desk
        self._rehearsals = Rehearsals(workspace.desk)

    def scope(self, wish: SpotWish) -> Scope:
        """The decks and tags that are asked. Raises LearnError for an unknown deck, tag or exam."""
        wish.check()
        if wish.exam is not None:
            exam = self._workspace.exams.named(wish.exam).exam
            return Scope(self._desk.exams.decks(exam), (*exam.tags, *wish.tags))
        tags = self._workspace.checked_tags(wish.decks, wish.tags)
        return Scope(wish.decks or self._desk.exams.usual_decks(), tags)

    def cards(self, wish: SpotWish) -> tuple[Drawable, ...]:
        """The cards that can be stations; raises LearnError if there are none."""
        scope = self.scope(wish)
        found = tuple(card for deck in scope.decks for card in self._of_deck(deck, scope.tags))
        if not found:
            raise LearnError("No card here asks by the body figure.", self._where_there_are(scope))
        return found

    def _of_deck(self, deck: str, tags: Tags) -> Iterator[Drawable]:
        """A deck's cards that ask by the figure, without suspended ones."""
        about = [subject.key for subject in self._desk.library.subjects(deck) if subject.patches]
        with spoken(self._desk.progress.path):
            standings = questions.touched(self._desk.progress.connection, deck) if about else {}
        for key in about:
            standing = standings.get(key, BLANK)
            if standing.suspended or not self._desk.tagged.has(key, deck, tags):
                continue
            card = self._desk.library.card(key)
            if card is not None and is_station(card):
                section = section_of(key, card.tags)
                seen = standing.memory is not None
                yield Drawable(key, section, not card.lit, sides_of(card), seen)

    def _where_there_are(self, scope: Scope) -> str:
        if scope.tags and any(any(self._of_deck(deck, ())) for deck in scope.decks):
            return "With other tags there are some."
        decks = [deck for deck in self.decks() if deck not in scope.decks]
        return (
            f"There are some in: {', '.join(decks)}." if decks else "decks/README.md says how to write some."
        )

    def decks(self) -> tuple[str, ...]:
        """The decks that have cards for stations."""
        every = (entry.id for entry in self._workspace.library.decks)
        return tuple(deck for deck in every if next(self._of_deck(deck, ()), None) is not None)

    def check(self, wish: SpotWish) -> None:
        """Raise LearnError unless the stations can be drawn."""
        wish.count(len(self.cards(wish)))

    def begin(self, wish: SpotWish) -> SpotSitting:
        """Draw the stations, log them, and begin. Raises LearnError."""
        cards = self.cards(wish)
        moment = self._desk.now().moment
        seed = moment // MICROSECONDS % _SEEDS if wish.seed is None else wish.seed
        stations = draw(cards, wish.count(len(cards)), seed)
        asked = [self._question(station) for station in stations]
        scope = self.scope(wish)
        paper = {
            "type": SPOT, "seed": seed, "seconds": wish.seconds, "decks": scope.decks, "tags": scope.tags,
            "exam": wish.exam, "stations": [asdict(station) for station in stations],
        }  # fmt: skip
        begun = self._rehearsals.begin(paper)
        return SpotSitting(self._desk, begun.id, SpotTest(stations, asked, wish.seconds, moment))

    def _question(self, station: Station) -> Question:
        """How a station is asked: as in study, but with its side."""
        card = self._desk.library.card(station.key)
        assert card is not None
        question = self._desk.question(card)
        return replace(question, card=replace(card, side=station.side))

    def past(self) -> list[PastSpot]:
        """Spot tests in which anything was answered, also those that were broken off, the last one first."""
        return [past for logged in self._rehearsals.begun(SPOT) if (past := _past(logged))]


class SpotSitting:
    """A spot test that goes on: each answer is on disk before the next station is shown."""

    def __init__(self, desk: WorkspaceDesk, begun: bytes, test: SpotTest) -> None:
        self._desk, self._begun, self.test = desk, begun, test
        self._unsaved: tuple[Answer, bool] | None = None
        """An answer that could not be saved, and whether the bell had rung; the clock stands meanwhile."""

    @property
    def _moment(self) -> int:
        return self._desk.clock.now()

    @property
    def seconds_left(self) -> int:
        """Seconds until the bell."""
        return 0 if self._unsaved else self.test.seconds_left(self._moment)

    @property
    def has_rung(self) -> bool:
        """Whether it is time to move on."""
        return self._unsaved is None and not self.test.is_over and self.test.has_rung(self._moment)

    def in_sight(self) -> None:
        """The station at hand is seen from now on."""
        self.test.begin(self._moment)

    def answer(self, text: str | None) -> bool:
        """Answer in words or by an option's number; None is "I don't know".

        Whether it was taken: just after a bell it is not, since it was meant for the station before.
        Raises LearnError if it could not be saved; then the next answer tries to save this one again.
        """
        return self._take(lambda: self.test.answered(text, self._moment, self._lexicon))

    def point(self, *places: Pointed) -> bool:
        """Answer with what lies where the person pointed, the nearest first; as `answer`."""
        return self._take(lambda: self.test.pointed(places, self._moment, self._lexicon))

    def ring(self, text: str | None = None) -> None:
        """Move on at the bell; what was typed until then counts. Raises LearnError as `answer`."""
        self._save(self.test.rung(text, self._moment, self._lexicon), after_bell=True)

    @property
    def _lexicon(self) -> Lexicon:
        return self._desk.lexicon(self.test.question.card)

    def _take(self, mark: Callable[[], Answer]) -> bool:
        if self._unsaved is not None:
            self._save(*self._unsaved)
            return True
        if self.test.is_over or self.test.is_closed(self._moment):
            return False
        self._save(mark(), after_bell=False)
        return True

    def _save(self, answer: Answer, after_bell: bool) -> None:
        self._unsaved = answer, after_bell
        now = self._desk.now()
        step = Draft(EventKind.REHEARSAL_STEP, detail=json.dumps(asdict(answer.result), ensure_ascii=False))
        reviews = [] if answer.verdict is None else [self._review(answer, answer.verdict)]
        self._desk.progress.log(reviews, now, self._begun, step)
        self._unsaved = None
        self.test.go_on(answer, now.moment, after_bell=after_bell)

    def _review(self, answer: Answer, verdict: Verdict) -> Draft:
        served = self._desk.exams.served(self._desk.now().day)
        for_exam = answer.station.key in served
        return review_of(
            answer.question, verdict, answer.text, answer.taken_ms, Context.SPOT, for_exam=for_exam
        )

    def end(self) -> SpotReport:
        """End it, at its last station or before; what was answered counts. Raises LearnError."""
        if self._unsaved is not None:
            self._save(*self._unsaved)
        report = self.test.report
        Rehearsals(self._desk).end(self._begun, [], {"right": report.right, "asked": report.asked})
        return report


def is_station(card: Card) -> bool:
    """Whether a card asks by the figure: skin to name that is lit, or skin to point at."""
    return bool(card.at_figure and known_patches(card)) and (card.lit or card.kind == "map")


def sides_of(card: Card) -> tuple[str, ...]:
    """The sides by which a card can be asked: both, its own alone, or none where its skin has no side."""
    if card.side:
        return (card.side,)
    return SIDES if any(patch in _sided() for patch in known_patches(card)) else ()


@cache
def _sided() -> frozenset[str]:
    """The patches that show on the left and on the right, on the front or on the back."""
    sided: set[int] = set()
    for drawn in map(outline, FACINGS):
        sided |= {number for part in drawn.parts for number, _ in part.areas} - drawn.middle
    return frozenset(patch for patch, number in numbers().items() if number in sided)


def _past(logged: LoggedRehearsal) -> PastSpot | None:
    """A spot test as it was logged; None where nothing was answered, or this program cannot read it."""
    paper = logged.paper
    try:
        stations = tuple(Station(**station) for station in paper["stations"])
        results = tuple(Result(**step) for step in logged.steps)
        if not results or any(not 1 <= result.number <= len(stations) for result in results):
            return None
        scope = Scope(tuple(paper["decks"]), tuple(tuple(group) for group in paper["tags"]))
        report = SpotReport(stations, results)
        return PastSpot(logged.at, scope, paper["exam"], int(paper["seconds"]), int(paper["seed"]), report)
    except (KeyError, TypeError, ValueError):
        return None
