"""The session's desk over real decks and real progress."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import tzinfo
from functools import wraps
from typing import ClassVar, Concatenate, ParamSpec, TypeVar

from learn.cards.card import Card
from learn.cards.lexicon import Lexicon
from learn.cards.options import Option, options_for
from learn.cards.question import Question, kinds_of
from learn.cards.rating import Rating
from learn.clock import Clock, Now, day_start
from learn.decks.library import DeckEntry, Library
from learn.errors import LearnError
from learn.progress import questions
from learn.progress.connection import spoken
from learn.progress.events import Event, EventKind, Review
from learn.progress.log_file import Draft
from learn.progress.standing import Standing
from learn.progress.store import Progress
from learn.scheduling.exam import rules_until_exam
from learn.scheduling.fsrs import after_review
from learn.scheduling.ladder import is_ready_to_recall
from learn.scheduling.memory import Phase
from learn.scheduling.plan import Candidate, Plan
from learn.settings import Rules
from learn.study.desk import Accepted, Given, Interval, Mark, Marks, Scope, Undone
from learn.workspace.agenda import Agenda
from learn.workspace.exams import Exams
from learn.workspace.tagged import TaggedCards
from learn.workspace.texts import DeckTexts

_KINDS = {
    Mark.SUSPEND: EventKind.SUSPEND,
    Mark.UNSUSPEND: EventKind.UNSUSPEND,
    Mark.BURY: EventKind.BURY,
    Mark.UNBURY: EventKind.UNBURY,
    Mark.FLAG: EventKind.FLAG,
    Mark.UNFLAG: EventKind.UNFLAG,
    Mark.RESET: EventKind.RESET,
}


def without_options(ladder: tuple[str, ...]) -> str:
    """The kind that stands in for a choice that would have too few fair options."""
    return next((kind for kind in ladder if kind != "choice"), "typed")


def listed(question: Question) -> str | None:
    """The options shown, as the log keeps them."""
    texts = [option.text for option in question.options]
    return json.dumps(texts, ensure_ascii=False) if texts else None


_Asked = ParamSpec("_Asked")
_Told = TypeVar("_Told")


def _in_sentences(
    method: Callable[Concatenate[WorkspaceDesk, _Asked], _Told],
) -> Callable[Concatenate[WorkspaceDesk, _Asked], _Told]:
    """A read can fail too, and is then a sentence: without WAL, a writer elsewhere keeps readers out."""

    @wraps(method)
    def spoken_method(desk: WorkspaceDesk, /, *asked: _Asked.args, **named: _Asked.kwargs) -> _Told:
        with spoken(desk.progress.path):
            return method(desk, *asked, **named)

    return spoken_method


@dataclass(frozen=True, slots=True)
class Foreseen:
    """A card that was made ready before it is asked, and what it was made from."""

    card: Card
    question: Question
    decks: tuple[DeckEntry, ...]
    """Those of the library then; it has others once it was read again."""
    version: tuple[int, int]
    """That of the progress then."""


class WorkspaceDesk:
    """Joins the library and the progress; implements `learn.study.desk.Desk`."""

    def __init__(self, library: Library, progress: Progress, clock: Clock, seed: str = "") -> None:
        self.library = library
        self.progress = progress
        self.clock = clock
        self._seed = seed
        # Which study day it is costs some reckoning, so the day's bounds are kept.
        self._today: tuple[int, tzinfo | None] | None = None
        self._day = self._from = self._until = 0
        self._texts, self.tagged = DeckTexts(library), TaggedCards(library)
        self.exams = Exams(library, progress)
        self._foreseen: dict[str, Foreseen] = {}

    def now(self) -> Now:
        rollover, zone, moment = self.rules().rollover, self.clock.zone, self.clock.now()
        if self._today != (rollover, zone) or not self._from <= moment < self._until:
            read = Now.read(self.clock, rollover)
            self._day, self._today = read.day, (rollover, zone)
            self._from, self._until = (day_start(day, rollover, zone) for day in (read.day, read.day + 1))
            return read
        return Now(moment, self._day, zone)

    def rules(self, deck: str = "") -> Rules:
        """The settings in force now, for a deck or for all."""
        return self.progress.rules.latest(deck)

    def card(self, key: str) -> Card | None:
        foreseen = self._foreseen.get(key)
        if foreseen is not None and foreseen.decks is self.library.decks:
            return foreseen.card
        return self.library.card(key)

    def foresee(self, keys: Sequence[str]) -> None:
        """Make cards ready that are likely asked next. Where that fails, they are read once asked."""
        kept, self._foreseen = self._foreseen, {}
        with suppress(LearnError):
            self.progress.refresh()
            version, decks = self.progress.version, self.library.decks
            for key in keys:
                known = kept.get(key)
                if known is not None and known.version == version and known.decks is decks:
                    self._foreseen[key] = known
                elif (card := self.library.card(key)) is not None:
                    self.progress.foresee(key)
                    self._foreseen[key] = Foreseen(card, self.question(card), decks, version)

    @_in_sentences
    def candidate(self, card: Card) -> Candidate:
        memory = self.progress.standing(card.key).memory
        return Candidate(
            card.key, card.confusable, memory.due_day if memory else None, memory.due_at if memory else None
        )

    @_in_sentences
    def marks(self, key: str) -> Marks:
        standing = self.progress.standing(key)
        return Marks(standing.suspended, standing.flagged, self._is_leech(key, standing), standing.memory)

    def _is_leech(self, key: str, standing: Standing) -> bool:
        rules = self.rules(key.split("/", 1)[0])
        return standing.memory is not None and standing.leech_lapses >= rules.leech_lapses

    @_in_sentences
    def question(self, card: Card) -> Question:
        foreseen = self._foreseen.get(card.key)
        if foreseen is not None and foreseen.card is card and foreseen.version == self.progress.version:
            return foreseen.question
        ladder = kinds_of(card)
        standing = self.progress.standing(card.key)
        stability = standing.memory.stability if standing.memory else None
        ready = is_ready_to_recall(stability, standing.rungs, self.rules(card.deck).recall_after)
        kind = ladder[-1] if ready else ladder[0]
        if kind != "choice":
            return Question(card, kind)
        options = self.options(card, standing.memory.reviews if standing.memory else 0)
        return Question(card, kind, options) if options else Question(card, without_options(ladder))

    def options(self, card: Card, reviews: int) -> tuple[Option, ...]:
        """What a choice offers at its next review; empty if too few fair ones remain."""
        confused = questions.confusions(self.progress.connection, card.key)
        return options_for(card, self._texts.of_field(card, confused), confused, reviews)

    def lexicon(self, card: Card) -> Lexicon:
        return self._texts.lexicon(card.deck)

    def forget_texts(self) -> None:
        """Decks were read again."""
        self._texts, self.tagged = DeckTexts(self.library), TaggedCards(self.library)
        self.exams.forget_decks()

    @_in_sentences
    def plan(self, scope: Scope, now: Now) -> Plan:
        self.progress.refresh()
        return self.agenda(now).plan(scope)

    def agenda(self, now: Now) -> Agenda:
        """What there is to ask at one moment, for several plans."""
        return Agenda(self.library, self.progress, self.tagged, self.exams, now, self._seed)

    @_in_sentences
    def previews(self, card: Card, now: Now) -> tuple[Interval, ...]:
        standing = self.progress.standing(card.key)
        # Those in force now, as a review logged now would have them, though the clock was set back.
        rules = self.progress.rules.at((now.moment, b"\xff"), card.deck)
        if card.key in self.exams.served(now.day):
            rules = rules_until_exam(rules)
        first = standing.first_key or card.key
        return tuple(
            Interval.until(after_review(standing.memory, rating, now.moment, now.day, rules, first), now)
            for rating in Rating
        )

    @_in_sentences
    def accept(self, given: Given, now: Now) -> Accepted:
        card = given.card
        review = Review(
            asked=given.question.kind,
            rating=given.rating.value,
            proposed=given.verdict.proposed.value,
            outcome=given.verdict.outcome.value,
            answer=given.text,
            options=listed(given.question),
            confused_with=given.verdict.confused_with,
            taken_ms=given.taken_ms,
            for_exam=card.key in self.exams.served(now.day),
        )
        drafts = [Draft(EventKind.REVIEW, card.key, review)]
        leech = self._becomes_leech(given)
        if leech:
            drafts.append(Draft(EventKind.FLAG, card.key))
        self._forget_foreseen([card.key])
        logged = self.progress.log(drafts, now)[0]
        memory, before = logged.standing.memory, logged.before.memory
        assert memory is not None
        return Accepted(
            card=card,
            rating=given.rating,
            event=logged.event.id,
            interval=Interval.until(memory, now),
            memory=memory,
            was=before.phase if before else Phase.NEW,
            leech=leech,
            for_exam=review.for_exam,
        )

    def _becomes_leech(self, given: Given) -> bool:
        if given.rating is not Rating.AGAIN:
            return False
        standing = self.progress.standing(given.card.key)
        memory = standing.memory
        return (
            memory is not None
            and memory.phase is Phase.REVIEW
            and not standing.rungs.forgives(given.question.kind)
            and standing.leech_lapses + 1 == self.rules(given.card.deck).leech_lapses
        )

    def _forget_foreseen(self, keys: Sequence[str]) -> None:
        """These cards will stand otherwise than when they were made ready."""
        for key in keys:
            self._foreseen.pop(key, None)

    def mark(self, keys: Sequence[str], mark: Mark, now: Now) -> None:
        self._forget_foreseen(keys)
        self.progress.log([Draft(_KINDS[mark], key) for key in keys], now)

    _SPOKEN: ClassVar = {
        EventKind.SUSPEND: "suspending",
        EventKind.UNSUSPEND: "taking back",
        EventKind.BURY: "burying",
        EventKind.UNBURY: "unburying",
        EventKind.FLAG: "flagging",
        EventKind.UNFLAG: "unflagging",
        EventKind.RESET: "resetting",
    }

    def undo(self, now: Now) -> Undone | None:
        events = self.progress.undo(now)
        if not events:
            return None
        # A card that was renamed since is shown by the name it has now.
        keys = tuple(dict.fromkeys(self.progress.current_key(event.card) for event in events if event.card))
        reviews = sum(event.kind is EventKind.REVIEW for event in events)
        return Undone(
            self._described(events[0], len(keys)), keys, reviews, tuple(event.id for event in events)
        )

    def _described(self, event: Event, cards: int) -> str:
        if event.review is not None:
            return Rating(event.review.rating).word
        counted = "a card" if cards == 1 else f"{cards} cards"
        return f"{self._SPOKEN.get(event.kind, event.kind.name.casefold())} {counted}"
