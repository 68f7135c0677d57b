"""A spot test: stations on the body figure, each for some seconds, with no way back. It does no I/O."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from learn.cards.lexicon import NO_LEXICON, Lexicon
from learn.cards.marking import Outcome, Verdict, as_logged
from learn.cards.pointing import Pointed, is_there
from learn.cards.question import Question
from learn.clock import MICROSECONDS
from learn.errors import LearnError
from learn.study.spot_draw import Station
from learn.study.tags import Tags

STATIONS = 20
"""Stations of a spot test, where there are so many cards."""
LEAST_SECONDS, MOST_SECONDS = 5, 60
_GRACE = MICROSECONDS
"""After a bell an answer is not taken for so long: it was meant for the station before."""


@dataclass(frozen=True, slots=True)
class SpotWish:
    """What a person wants of a spot test."""

    decks: tuple[str, ...] = ()
    """Deck ids; empty for all."""
    tags: Tags = ()
    exam: str | None = None
    """Name of a planned exam, whose decks and tags are asked."""
    stations: int | None = None
    """None: as many as is usual, or as there are cards."""
    seconds: int = MOST_SECONDS
    seed: int | None = None
    """None: another one each time."""

    def check(self) -> None:
        """Raise LearnError where no test could be like this."""
        if self.stations is not None and self.stations < 1:
            raise LearnError("A spot test has at least one station.", f"For example {STATIONS}.")
        if not LEAST_SECONDS <= self.seconds <= MOST_SECONDS:
            raise LearnError(
                f"A station lasts from {LEAST_SECONDS} to {MOST_SECONDS} seconds.",
                f"{self.seconds} is too {'short' if self.seconds < LEAST_SECONDS else 'long'}.",
            )
        if self.exam is not None and self.decks:
            raise LearnError("An exam says which decks it asks.", "Name the exam or the decks, not both.")

    def count(self, cards: int) -> int:
        """How many stations to draw from so many cards. Raises LearnError if there are too few."""
        if self.stations is None:
            return min(STATIONS, cards)
        if self.stations > cards:
            there = "is only 1 card" if cards == 1 else f"are only {cards:,} cards"
            raise LearnError(
                f"There {there} for {self.stations:,} stations.",
                f"Ask for {cards:,} at the most, or take more decks or tags.",
            )
        return self.stations


@dataclass(frozen=True, slots=True)
class Result:
    """What came of a station."""

    number: int
    """Of the station, counted from 1."""
    is_right: bool
    given: str = ""
    """What was typed, chosen or pointed at; empty where nothing was."""
    reason: str = ""
    """What the marker has to say beyond right and wrong; may be empty."""
    other_side: bool = False
    """Right skin, but on the person's other side."""
    in_time: bool = True
    """Whether the person answered, if only that they do not know, before the bell."""


@dataclass(frozen=True, slots=True)
class Answer:
    """An answer as it goes to the log."""

    station: Station
    question: Question
    result: Result
    verdict: Verdict | None
    """None where the bell rang before anything was given: that is no review."""
    text: str | None
    taken_ms: int


class SpotTest:
    """One sitting: the station at hand, the time left for it, and what came of those before."""

    def __init__(
        self, stations: Sequence[Station], questions: Sequence[Question], seconds: int, moment: int
    ) -> None:
        """`questions` are those of the stations, each card with the side that counts there."""
        self.stations, self._questions = tuple(stations), tuple(questions)
        self.seconds = seconds
        self.results: list[Result] = []
        self._began = self._last = moment
        self._closed_until = moment

    @property
    def number(self) -> int:
        """Of the station at hand, counted from 1."""
        return len(self.results) + 1

    @property
    def is_over(self) -> bool:
        """Whether all stations were passed."""
        return len(self.results) >= len(self.stations)

    @property
    def question(self) -> Question:
        """How the station at hand is asked."""
        return self._questions[len(self.results)]

    @property
    def station(self) -> Station:
        """The station at hand."""
        return self.stations[len(self.results)]

    def _elapsed(self, moment: int) -> int:
        if moment < self._last:
            # The clock was set back: that lengthens no station.
            back = self._last - moment
            self._began, self._closed_until = self._began - back, self._closed_until - back
        self._last = moment
        return min(moment - self._began, self.seconds * MICROSECONDS)

    def seconds_left(self, moment: int) -> int:
        """Seconds until the bell, the begun one included."""
        return -(-(self.seconds * MICROSECONDS - self._elapsed(moment)) // MICROSECONDS)

    def has_rung(self, moment: int) -> bool:
        """Whether the time of the station at hand is over."""
        return self.seconds_left(moment) <= 0

    def is_closed(self, moment: int) -> bool:
        """Whether a bell rang just now, so that an answer would be one to the station before."""
        self._elapsed(moment)
        return moment < self._closed_until

    def begin(self, moment: int, *, after_bell: bool = False) -> None:
        """The station at hand is seen only from now on."""
        self._began = self._last = moment
        self._closed_until = moment + _GRACE if after_bell else moment

    def answered(self, text: str | None, moment: int, lexicon: Lexicon = NO_LEXICON) -> Answer:
        """The answer to the station at hand in words, or an option's number; None is "I don't know".

        Half an answer is not asked again: it counts as it is.
        """
        question = self.question
        verdict = question.mark(text, lexicon)
        given = text if text is not None and text.strip() else None
        if question.kind == "choice":
            option = question.chosen(text)
            given = option.text if option else None
        return self._answer(verdict, given, moment)

    def pointed(self, places: Sequence[Pointed], moment: int, lexicon: Lexicon = NO_LEXICON) -> Answer:
        """The answer to the station at hand by what lies where the person pointed, the nearest first."""
        question = self.question
        anywhere = replace(question.card, side="")
        # Where borders run through one cell, the right skin on the other side counts before wrong skin.
        ranked = sorted(places, key=lambda place: not is_there(anywhere, place))
        verdict, place = question.mark_pointed(*ranked, lexicon=lexicon)
        other_side = not verdict.is_right and is_there(anywhere, place)
        return self._answer(verdict, place.text, moment, other_side)

    def rung(self, text: str | None, moment: int, lexicon: Lexicon = NO_LEXICON) -> Answer:
        """What the bell leaves: what was typed until then counts; where nothing was, there is no answer."""
        if text is not None and text.strip():
            return self.answered(text, moment, lexicon)
        result = Result(self.number, False, in_time=False)
        return Answer(self.station, self.question, result, None, None, self._elapsed(moment) // 1000)

    def _answer(self, verdict: Verdict, given: str | None, moment: int, other_side: bool = False) -> Answer:
        text = None if given is None else as_logged(given)
        tells = verdict.pointed or verdict.outcome in (Outcome.INCOMPLETE, Outcome.ELSEWHERE, Outcome.TYPO)
        reason = verdict.reason if tells else ""
        result = Result(self.number, verdict.is_right, text or "", reason, other_side)
        taken = self._elapsed(moment) // 1000
        return Answer(self.station, self.question, result, verdict, text, taken)

    def go_on(self, answer: Answer, moment: int, *, after_bell: bool = False) -> None:
        """Leave the station at hand for good."""
        self.results.append(answer.result)
        self.begin(moment, after_bell=after_bell)

    @property
    def report(self) -> SpotReport:
        """What came of it so far."""
        return SpotReport(self.stations, tuple(self.results))


@dataclass(frozen=True, slots=True)
class Share:
    """How many stations of a section were right."""

    section: str
    right: int
    asked: int


@dataclass(frozen=True, slots=True)
class SpotReport:
    """What came of a spot test; stations that were not reached are left out of the score."""

    stations: tuple[Station, ...]
    results: tuple[Result, ...]

    @property
    def asked(self) -> int:
        """Stations that count."""
        return len(self.results)

    @property
    def right(self) -> int:
        return sum(result.is_right for result in self.results)

    @property
    def score(self) -> float | None:
        """Share of right ones, 0 to 1; None before the first."""
        return self.right / self.asked if self.results else None

    @property
    def left_out(self) -> int:
        """Stations that were not reached."""
        return len(self.stations) - self.asked

    @property
    def other_side(self) -> int:
        """How often left and right were mixed up."""
        return sum(result.other_side for result in self.results)

    @property
    def too_late(self) -> int:
        """How often the bell rang before an answer."""
        return sum(not result.in_time for result in self.results)

    @property
    def wrong(self) -> tuple[Result, ...]:
        """The stations that were not right, in the order asked."""
        return tuple(result for result in self.results if not result.is_right)

    def station(self, result: Result) -> Station:
        """The station of a result."""
        return self.stations[result.number - 1]

    def sections(self, order: Sequence[str]) -> tuple[Share, ...]:
        """The score by section: those in `order` first, then others as they were asked."""
        counts: dict[str, list[int]] = {}
        for result in self.results:
            found = counts.setdefault(self.station(result).section, [0, 0])
            found[0] += result.is_right
            found[1] += 1
        names = [name for name in order if name in counts]
        names += [name for name in counts if name not in names]
        return tuple(Share(name, *counts[name]) for name in names)
