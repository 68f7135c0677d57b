"""The session's desk over real decks and real progress."""

from __future__ import annotations

import json
from collections.abc import Callable, Container, Iterator, Sequence
from datetime import tzinfo
from functools import wraps
from heapq import merge
from itertools import chain, islice
from operator import itemgetter
from typing import ClassVar, Concatenate, ParamSpec, TypeVar

from learn.cards.card import Card, deck_of
from learn.cards.lexicon import Lexicon
from learn.cards.options import Option, options_for
from learn.cards.question import Question, kinds_of
from learn.cards.rating import Rating
from learn.clock import Clock, Now, day_start
from learn.decks.library import Library
from learn.progress import questions
from learn.progress.connection import spoken
from learn.progress.events import Event, EventKind, Review
from learn.progress.standing import Standing
from learn.progress.store import Draft, Progress
from learn.scheduling.exam import rules_until_exam
from learn.scheduling.fsrs import after_review
from learn.scheduling.ladder import is_ready_to_recall
from learn.scheduling.memory import Phase
from learn.scheduling.queue import Allowance, Candidate, Plan, Siblings, make_plan
from learn.settings import Rules
from learn.study.desk import Accepted, Given, Interval, Mark, Marks, Scope, Undone
from learn.workspace.exams import Exams, led_by
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


_PAGE = 250
"""Cards that are looked up at once."""

_FEW = 60
"""New cards that are looked at once."""


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
        return self.library.card(key)

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
        decks = [entry.id for entry in self.library.decks if not scope.decks or entry.id in scope.decks]
        answered = questions.answered_on(self.progress.connection, now.day, self.rules().rollover, now.zone)
        more = scope.extra_new > 0 or scope.ahead > 0
        # Beyond the day's plan, cards of an exam are as any others.
        days = [] if more else self.exams.today(now)
        served = self.exams.served(now.day) if days else {}
        siblings = Siblings(answered, {deck: self.rules(deck).bury_siblings and not more for deck in decks})
        ahead = self._ahead(decks, scope, answered, now)
        allowance = self._allowance(decks, scope, now)
        allowance.reviews += len(ahead)
        steps = []
        for step in self._steps(decks, now):
            # Also where it is not asked for, its siblings wait.
            siblings.take(step.key)
            if self._asks(step.key, step.deck, scope):
                steps.append(step)
        plan = make_plan(
            (card for card in chain(self._due(decks, scope, now), ahead) if card.key not in served),
            [self._fresh(deck, scope, now, served) for deck in decks if self._starts(deck, scope)],
            steps,
            allowance,
            siblings,
            f"{self._seed}:{now.day}",
            None if scope.tags or scope.cards or ahead or days else lambda: self._due_count(decks, now),
        )
        asked = (card for day in days for card in day.plan.cards)
        return led_by(days, plan, [p.card.key for p in asked if self._takes(p.card.key, decks, scope)])

    def _takes(self, key: str, decks: Sequence[str], scope: Scope) -> bool:
        return deck_of(key) in decks and self._asks(key, deck_of(key), scope)

    def _due_count(self, decks: Sequence[str], now: Now) -> int:
        return questions.due_count(self.progress.connection, decks, now.day) if decks else 0

    def _asks(self, key: str, deck: str, scope: Scope) -> bool:
        return (not scope.cards or key in scope.cards) and self.tagged.has(key, deck, scope.tags)

    def _allowance(self, decks: Sequence[str], scope: Scope, now: Now) -> Allowance:
        tallies = questions.tallies_of_day(self.progress.connection, now.day)
        shared = self.rules()
        new, reviews = shared.new_per_day, shared.reviews_per_day
        allowance = Allowance(0, 0)
        owners = {entry.id for entry in self.library.decks} | set(tallies)
        for deck in owners:
            own, tally = self.progress.rules.own(deck), tallies.get(deck)
            rules = self.rules(deck)
            introduced, reviewed = (tally.introduced, tally.reviews) if tally else (0, 0)
            if "new-per-day" in own:
                allowance.new_of_deck[deck] = max(rules.new_per_day - introduced, 0)
            else:
                new -= introduced
            if "reviews-per-day" in own:
                allowance.reviews_of_deck[deck] = max(rules.reviews_per_day - reviewed, 0)
            else:
                reviews -= reviewed
        allowance.new, allowance.reviews = max(new, 0), max(reviews, 0)
        if scope.extra_new:
            own_left = sum(left for deck, left in allowance.new_of_deck.items() if deck in decks)
            # Where an exam plans the day, what the usual limit would still allow is not asked for.
            left = 0 if self.exams.served(now.day) else allowance.new + own_left
            allowance.new = max(left, scope.extra_new)
            allowance.new_of_deck.clear()
        if scope.ahead:
            allowance.reviews += sum(allowance.reviews_of_deck.values())
            allowance.reviews_of_deck.clear()
        return allowance

    def _due(self, decks: Sequence[str], scope: Scope, now: Now) -> Iterator[Candidate]:
        """The cards due, longest due first, read as they are asked for."""
        each = [questions.due_keys(self.progress.connection, deck, now.day) for deck in decks]
        found = merge(*each, key=itemgetter(0))
        while some := list(islice(found, _PAGE)):
            groups = self._groups([key for _, key in some])
            for due_day, key in some:
                if key in groups and self._asks(key, deck_of(key), scope):
                    yield Candidate(key, groups[key], due_day)

    def _groups(self, keys: Sequence[str]) -> dict[str, tuple[str, ...]]:
        """The confusable groups of those cards among some keys that there are."""
        by_deck: dict[str, list[str]] = {}
        for key in keys:
            by_deck.setdefault(deck_of(key), []).append(key)
        found: dict[str, tuple[str, ...]] = {}
        for deck, of_deck in by_deck.items():
            found |= self.library.groups(deck, of_deck)
        return found

    def _ahead(self, decks: Sequence[str], scope: Scope, answered: set[str], now: Now) -> list[Candidate]:
        """The cards due soonest after today; those not answered today come first."""
        if not scope.ahead:
            return []
        found = []
        for deck in decks:
            for placed in self._upcoming(deck, scope, scope.ahead + len(answered), now):
                if card := self.library.card(placed.key):
                    memory = placed.standing.memory
                    found.append(Candidate(placed.key, card.confusable, memory.due_day if memory else None))
        found.sort(key=lambda c: (c.key in answered, c.due_day or 0))
        return found[: scope.ahead]

    def _upcoming(self, deck: str, scope: Scope, count: int, now: Now) -> list[questions.Placed]:
        """The cards of a deck that are asked for and are due soonest after today."""
        most = count
        while True:
            coming = questions.upcoming_reviews(self.progress.connection, deck, now.day, most)
            found = [placed for placed in coming if self._asks(placed.key, deck, scope)]
            if len(found) >= count or len(coming) < most:
                return found[:count]
            most *= 4

    def _steps(self, decks: Sequence[str], now: Now) -> list[Candidate]:
        asked = set(decks)
        found = [
            (due_at, key)
            for due_at, key in questions.steps(self.progress.connection, now.day)
            if deck_of(key) in asked
        ]
        groups = self._groups([key for _, key in found])
        return [Candidate(key, groups[key], None, due_at) for due_at, key in found if key in groups]

    def _starts(self, deck: str, scope: Scope) -> bool:
        """Whether new cards of a deck may be started: an optional one must be chosen itself."""
        entry = self.library.entry(deck)
        return bool(scope.decks) or entry is None or not entry.optional

    def _fresh(self, deck: str, scope: Scope, now: Now, served: Container[str] = ()) -> Iterator[Candidate]:
        """The cards never answered, in the author's order; those that an exam plans are left to it."""
        outline = self.library.outline(deck, scope.tags, self._passed(deck, now))
        while some := list(islice(outline, _FEW)):
            known = self._known(some, now)
            for key, groups in some:
                if key not in known and key not in served and (not scope.cards or key in scope.cards):
                    yield Candidate(key, groups)

    def _known(self, cards: Sequence[tuple[str, Sequence[str]]], now: Now) -> dict[str, bool]:
        """Those of some cards that are not to be shown as new, each with whether it was answered."""
        return questions.unavailable_as_new(self.progress.connection, [key for key, _ in cards], now.day)

    def _passed(self, deck: str, now: Now) -> int:
        """How many cards at the deck's beginning were answered; most were found to be so before."""
        connection = self.progress.connection
        seen = questions.counts_of(connection, deck).seen
        if not seen:
            return 0
        mark = questions.renewals(connection), seen
        until = passed = self.library.passed(deck, *mark)
        outline = self.library.outline(deck, (), passed)
        while some := list(islice(outline, _FEW)):
            known = self._known(some, now)
            if not all(known.get(key) for key, _ in some):
                break
            until += len(some)
        if until > passed:
            self.library.pass_by(deck, *mark, until)
        return until

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

    def mark(self, keys: Sequence[str], mark: Mark, now: Now) -> None:
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
