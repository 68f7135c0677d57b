"""A session: shows a card, takes an answer, takes a rating, undoes. It does no I/O of its own."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from contextlib import suppress
from enum import Enum

from learn.cards.card import Card
from learn.cards.marking import SELF_RATED, Verdict, as_logged
from learn.cards.pointing import Pointed
from learn.cards.question import Question
from learn.cards.rating import Rating
from learn.clock import Now
from learn.errors import LearnError
from learn.scheduling.plan import Candidate, Plan
from learn.scheduling.queue import Remaining
from learn.study.course import Course
from learn.study.desk import Accepted, Desk, Given, Interval, Mark, Marks, Scope, Undone
from learn.study.done import Done
from learn.study.tags import Tags

SECOND_TRY = " | "
"""Between the two tries of one answer, in the log."""
UNRATED = "the answer"
"""What is undone where an answer was not rated yet."""


class Stage(Enum):
    """What the session waits for."""

    ANSWER = "answer"
    RATING = "rating"
    DONE = "done"


class Session:
    """One sitting. Screen, line mode and scripts drive it alike."""

    def __init__(self, desk: Desk, scope: Scope) -> None:
        self._desk = desk
        self.done = Done()
        self.stage = Stage.DONE
        self.card: Card | None = None
        self.question: Question | None = None
        self.verdict: Verdict = SELF_RATED
        self.text: str | None = None
        self.pointed: Pointed | None = None
        """Where the person pointed, if that was the answer."""
        self._earlier: str | None = None
        self._flags = 0
        """How often the card was flagged or not since it was answered."""
        self._course = Course(desk, scope, self.done)
        self._candidate: Candidate | None = None
        self._advance()

    @property
    def scope(self) -> Scope:
        """What the session is restricted to."""
        return self._course.scope

    @property
    def plan(self) -> Plan:
        """What it asks, as it was planned last."""
        return self._course.plan

    def _advance(self) -> None:
        """Show the next card, or end."""
        now = self._desk.now()
        self.card, self.question, self._candidate = None, None, None
        self._forget_answer()
        self.stage = Stage.DONE
        if (dealt := self._course.deal(now)) is not None:
            self._show(*dealt, now)

    def _go_on(self) -> None:
        """Show the next card after something that is on disk, and must not seem to have failed.

        Where the next card cannot be looked up now, none is shown; `resume` tries again.
        """
        with suppress(LearnError):
            self._advance()

    def _forget_answer(self) -> None:
        self.text, self.verdict, self._earlier, self._flags = None, SELF_RATED, None, 0
        self.pointed = None

    def _show(self, candidate: Candidate, card: Card, now: Now) -> None:
        self.question = self._desk.question(card)
        self.card, self._candidate = card, candidate
        self._shown_at = now.moment
        self._previews: tuple[Interval, ...] | None = None
        self.stage = Stage.ANSWER

    @property
    def remaining(self) -> Remaining:
        """Cards left, the one shown included."""
        return self._course.remaining

    @property
    def marks(self) -> Marks:
        """How the card shown stands."""
        return self._desk.marks(self.card.key) if self.card else Marks()

    @property
    def share_done(self) -> float:
        """How far the session is, 0 to 1."""
        return self._course.share_done

    def next_step_at(self) -> int | None:
        """The moment (microseconds UTC) at which the next learning step comes due."""
        return self._course.next_step_at()

    def resume(self) -> None:
        """Look for a card again: a step may have come due since the session ended."""
        if self.stage is Stage.DONE:
            self._advance()

    def next_card(self) -> Card | None:
        """The card to ask now; None when the session is done."""
        self.resume()
        return self.card

    def expected_next(self) -> list[str]:
        """Keys of cards that are likely asked after the one shown; a guess, for making them ready."""
        return self._course.expected_after(self._candidate) if self._candidate else []

    @property
    def is_asked_again(self) -> bool:
        """Whether the first try was half an answer, or another source's, and the person may try once more."""
        return self.stage is Stage.ANSWER and self._earlier is not None

    @property
    def first_try(self) -> str | None:
        """What was given at the first try, while the person is asked again."""
        return self._earlier if self.is_asked_again else None

    def answer(self, text: str | None = None) -> Verdict:
        """Mark an answer and reveal the card's; None on a card that is marked is "I don't know".

        Where half of it came, or another source's answer, the verdict `asks_again`: the card stays hidden,
        and the next answer counts together with this one. A choice takes an option's number or text, a sort
        card the number of a category for each item.
        """
        card = self._asked(Stage.ANSWER)
        assert self.question is not None
        verdict = self.question.mark(text, self._desk.lexicon(card), self._earlier)
        if verdict.asks_again and self._earlier is None and text is not None:
            self.verdict, self._earlier = verdict, text
            return verdict
        return self._found(verdict, text)

    def choose(self, number: int | None) -> Verdict:
        """Answer a choice by an option's number, counted from 1; None is "I don't know"."""
        return self.answer(None if number is None else str(number))

    def sort(self, placed: Mapping[str, str]) -> Verdict:
        """Answer a sort card with the category of each item."""
        self._asked(Stage.ANSWER)
        assert self.question is not None
        return self._found(
            self.question.mark_sorted(placed), "; ".join(f"{i}: {c}" for i, c in placed.items())
        )

    def point(self, *places: Pointed) -> Verdict:
        """Answer a map card with what lies where the person pointed, the nearest first."""
        card = self._asked(Stage.ANSWER)
        assert self.question is not None
        if not self.question.is_pointed or not places:
            raise LearnError("This card is not answered by pointing.", "Give the answer in words.")
        verdict, self.pointed = self.question.mark_pointed(*places, lexicon=self._desk.lexicon(card))
        return self._found(verdict, self.pointed.text)

    def _found(self, verdict: Verdict, text: str | None) -> Verdict:
        tries = [given for given in (self._earlier, text) if given is not None]
        self.text = as_logged(SECOND_TRY.join(tries)) if tries else None
        if self.question is not None and self.question.kind == "choice":
            option = self.question.chosen(text)
            self.text = option.text if option else None
        self.verdict = verdict
        self.stage = Stage.RATING
        return verdict

    def previews(self) -> tuple[Interval, ...]:
        """When the card would come back after Again, Hard, Good and Easy."""
        card = self._asked(Stage.RATING)
        if self._previews is None:
            self._previews = self._desk.previews(card, self._desk.now())
        return self._previews

    def rate(self, rating: Rating | None = None) -> Accepted:
        """Accept a rating (None: the proposed one). On return the review is on disk.

        Raises LearnError if it could not be saved; the card is then still to be rated.
        """
        card = self._asked(Stage.RATING)
        assert self._candidate is not None
        now = self._desk.now()
        taken = max(now.moment - self._shown_at, 0) // 1000
        chosen = self.verdict.proposed if rating is None else rating
        accepted = self._desk.accept(
            Given(card, chosen, self.verdict, self.text, taken, self._how_asked), now
        )
        self.done.add(accepted, taken)
        self._course.answered(self._candidate, accepted.memory.due_at)
        self._go_on()
        return accepted

    @property
    def _how_asked(self) -> Question:
        assert self.question is not None
        return self.question

    def suspend(self) -> Card:
        """Ask this card no more until it is taken back."""
        return self._put_away(Mark.SUSPEND)

    def bury(self) -> Card:
        """Leave this card for tomorrow."""
        return self._put_away(Mark.BURY)

    def _put_away(self, kind: Mark) -> Card:
        card = self._shown()
        self._desk.mark([card.key], kind, self._desk.now())
        self._course.drop(card.key)
        self._go_on()
        return card

    def flag(self) -> bool:
        """Put a flag on this card, or take it off; whether it is flagged now."""
        card = self._shown()
        flagged = not self._desk.marks(card.key).flagged
        self._desk.mark([card.key], Mark.FLAG if flagged else Mark.UNFLAG, self._desk.now())
        self._flags += self._is_answered
        return flagged

    def reset(self, keys: Sequence[str]) -> None:
        """Make cards new again, as one action that undo takes back."""
        self._desk.mark(keys, Mark.RESET, self._desk.now())
        self._replan(keys[0] if keys else None)

    def undo(self) -> Undone | None:
        """Take the last action back and show its card again; None if there is nothing to undo.

        An answer that is not rated yet is such an action: the same question is asked again then, and
        nothing was logged of it.
        """
        if self.card is not None and self._is_answered:
            return self._undo_flag() if self._flags else self._take_answer_back(self.card)
        undone = self._desk.undo(self._desk.now())
        if undone is None:
            return None
        was_given_here = self.done.take_back(undone.events)
        if len(undone.keys) == 1 and (was_given_here or not undone.reviews):
            # The rest of the queue is as it was: looking through all decks again would take long.
            self._show_first(undone.keys[0])
        else:
            self._replan(undone.keys[0] if undone.keys else None)
        return undone

    @property
    def _is_answered(self) -> bool:
        """Whether there is an answer, or its first try, that is not rated yet."""
        return self.stage is Stage.RATING or self._earlier is not None

    def _undo_flag(self) -> Undone | None:
        """Take back what was done to the card after its answer; the answer stays."""
        undone = self._desk.undo(self._desk.now())
        self._flags -= 1
        return undone

    def _take_answer_back(self, card: Card) -> Undone:
        self._forget_answer()
        self.stage = Stage.ANSWER
        return Undone(UNRATED, (card.key,), 0)

    def restrict(self, tags: Tags) -> None:
        """Go on with the cards that have these tags; without any, with all of the session's decks.

        Raises LearnError if they cannot be looked up; the session is then as it was.
        """
        self._course.restrict(tags)
        self._advance()

    def in_sight(self) -> None:
        """The card is seen only from now on: something else was read before it."""
        self._shown_at = self._desk.now().moment

    def refresh(self) -> None:
        """Take in decks that were edited: show the same card as it reads now."""
        key = self.card.key if self.card else None
        self._replan(key)

    def _replan(self, key: str | None) -> None:
        self._course.outdate()
        self._show_first(key)

    def _show_first(self, key: str | None) -> None:
        self._course.keep_up(self._desk.now())
        if key:
            self._course.put_first(key)
        self._go_on()

    def more(self, *, new: int = 0, ahead: int = 0) -> None:
        """Go on beyond today's plan: with more new cards, or with cards that are not due yet.

        Raises LearnError if they cannot be looked up; the session is then as it was.
        """
        self._course.extend(new=new, ahead=ahead)
        self._advance()

    def _shown(self) -> Card:
        if self.card is None:
            raise LearnError("No card is shown: the session is done.", "Start another one.")
        return self.card

    def _asked(self, stage: Stage) -> Card:
        if self.card is None or self.stage is not stage:
            raise LearnError(
                f"The session waits for {_WAITS[self.stage]}.",
                "Answer first, then rate, then ask for the next card.",
            )
        return self.card


_WAITS = {
    Stage.ANSWER: "an answer",
    Stage.RATING: "a rating",
    Stage.DONE: "nothing: it is done",
}
