"""The course of a session: the plan that it follows, made anew when there is something else to ask."""

from __future__ import annotations

from dataclasses import replace

from learn.cards.card import Card
from learn.clock import Now
from learn.errors import LearnError
from learn.scheduling.plan import Candidate, Plan
from learn.scheduling.queue import Queue, Remaining
from learn.study.desk import Desk, Scope
from learn.study.done import Done, Grant
from learn.study.tags import Tags


class Course:
    """Deals the cards of a plan, one after another, and knows how many are left."""

    def __init__(self, desk: Desk, scope: Scope, done: Done) -> None:
        """`done` is what the session counts: a limit, and what was asked for beyond the plan, go by it."""
        now = desk.now()
        self._desk, self._done = desk, done
        self.scope = scope
        self._granted = Grant()
        self.plan: Plan = desk.plan(scope, now)
        self._queue = Queue(self.plan)
        self._day, self._is_stale = now.day, False

    def deal(self, now: Now) -> tuple[Candidate, Card] | None:
        """The card to ask now; None when the session is over, or where none may be asked yet."""
        self.keep_up(now)
        while not self._is_over and (candidate := self._queue.deal(now.moment)):
            card = self._desk.card(candidate.key)
            if card is not None:
                return candidate, card
            # Its deck was edited meanwhile; progress is kept, and there is nothing to show.
            self._queue.drop(candidate.key)
        return None

    def keep_up(self, now: Now) -> None:
        """Plan anew if the study day changed, or an action changed what there is to ask.

        What was done is on disk and must not seem to have failed, so that a plan which cannot be
        made leaves the old one; the next card tries again.
        """
        if now.day == self._day and not self._is_stale:
            return
        try:
            self._plan_again(self._granted.left(self.scope, self._done), now)
        except LearnError:
            self._is_stale = True

    def _plan_again(self, scope: Scope, now: Now) -> None:
        self.plan = self._desk.plan(scope, now)
        self._queue = Queue(self.plan, after=self._queue)
        self._day, self._is_stale = now.day, False

    def outdate(self) -> None:
        """What there is to ask has changed: the plan is made anew before the next card."""
        self._is_stale = True

    @property
    def _is_over(self) -> bool:
        return self.scope.limit is not None and self._done.answers >= self.scope.limit

    @property
    def remaining(self) -> Remaining:
        """Cards left, the one shown included."""
        return self._queue.remaining if not self._is_over else Remaining()

    @property
    def share_done(self) -> float:
        """How far the session is, 0 to 1."""
        left = self.remaining.total
        if self.scope.limit is not None:
            left = min(left, self.scope.limit - self._done.answers)
        total = self._done.answers + left
        return self._done.answers / total if total else 1.0

    def next_step_at(self) -> int | None:
        """The moment (microseconds UTC) at which the next learning step comes due."""
        return self._queue.next_step_at()

    def expected_after(self, shown: Candidate) -> list[str]:
        """Keys of the cards that are likely dealt after the one shown; a guess."""
        return self._queue.expected_after(shown, self._desk.now().moment)

    def answered(self, candidate: Candidate, due_at: int | None) -> None:
        """A card was asked and answered; it comes back in this session if its next step has a moment."""
        self._queue.shown(candidate)
        self._queue.answered(candidate, due_at)

    def drop(self, key: str) -> None:
        """Take a card out: it is suspended or buried."""
        self._queue.drop(key)

    def put_first(self, key: str) -> None:
        """Ask a card next, whatever is due, unless it is suspended; as soon as it can be looked up."""
        try:
            card = self._desk.card(key)
            if card is not None and not (marks := self._desk.marks(card.key)).suspended:
                self._queue.put_first(self._desk.candidate(card), new=marks.memory is None)
        except LearnError:
            self._is_stale = True

    def restrict(self, tags: Tags) -> None:
        """Go on with cards of other tags. Raises LearnError, and nothing has changed then."""
        wanted = replace(self.scope, tags=tags)
        self._plan_again(self._granted.left(wanted, self._done), self._desk.now())
        self.scope = wanted

    def extend(self, *, new: int, ahead: int) -> None:
        """Go on beyond today's plan. Raises LearnError, and nothing has changed then."""
        left = self._granted.left(self.scope, self._done)
        wanted = replace(
            self.scope,
            limit=None if self.scope.limit is None else self.scope.limit + new + ahead,
            extra_new=(self._queue.remaining.new if new else left.extra_new) + new,
            ahead=left.ahead + ahead,
        )
        self._plan_again(wanted, self._desk.now())
        self.scope, self._granted = wanted, Grant.after(self._done)
