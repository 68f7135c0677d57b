"""Sitting a mock exam: answering back and forth, flags, the clock. Rules only: each step goes to a port."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from contextlib import suppress
from dataclasses import dataclass
from enum import Enum
from typing import Any

from learn.cards.marking import as_logged
from learn.cards.pointing import Pointed
from learn.errors import LearnError
from learn.study.paper import Drawn, Paper


@dataclass(frozen=True, slots=True)
class Reply:
    """What a person answered; all of it empty is "I don't know"."""

    text: str | None = None
    option: int | None = None
    """Of a choice: the option, counted from 0."""
    placed: tuple[tuple[str, str], ...] = ()
    """Of a sort card: items, each with the category that it was put into."""
    places: tuple[Pointed, ...] = ()
    """Where the person pointed, the nearest first."""

    @property
    def detail(self) -> dict[str, Any]:
        """As the log keeps it."""
        found: dict[str, Any] = {}
        if self.text is not None:
            found["text"] = as_logged(self.text)
        if self.option is not None:
            found["option"] = self.option
        if self.placed:
            found["placed"] = [list(pair) for pair in self.placed]
        if self.places:
            found["places"] = [[p.patch, p.side, p.view, p.name, p.served] for p in self.places]
        return found

    @classmethod
    def of(cls, detail: Mapping[str, Any]) -> Reply:
        """The reply that was logged."""
        return cls(
            detail.get("text"),
            detail.get("option"),
            tuple((str(item), str(category)) for item, category in detail.get("placed", ())),
            tuple(Pointed(*map(str, place)) for place in detail.get("places", ())),
        )


UNKNOWN = Reply()
"""I don't know: it is an answer, and counts as a review; a question left empty is none."""


class Standing(Enum):
    """How a question of the paper stands."""

    EMPTY = "empty"
    ANSWERED = "answered"
    FLAGGED = "flagged"
    """For later, whether answered or not."""


class Sitting:
    """A mock exam that goes on. A step that fails to be logged changes nothing."""

    def __init__(
        self,
        id_: bytes,
        paper: Paper,
        begun_at: int,
        now: Callable[[], int],
        log: Callable[[Mapping[str, Any]], None],
        steps: Iterable[Mapping[str, Any]] = (),
    ) -> None:
        """`now` gives microseconds UTC; `log` writes a step so that it lasts, or raises LearnError.

        With the `steps` logged so far it goes on where it was; from here on its clock runs.
        """
        if not paper.questions:
            raise LearnError("None of its cards are there any more.", "Begin another one: learn mock --new")
        self.id, self.paper, self.begun_at = id_, paper, begun_at
        self._now, self._log = now, log
        self.at = 0
        """The question shown, counted from 0."""
        self._replies: dict[int, Reply] = {}
        self._flags: set[int] = set()
        self._spent: dict[int, int] = {}
        self._used = 0
        self._places = {drawn.place: n for n, drawn in enumerate(paper.questions)}
        for step in steps:
            with suppress(ValueError, TypeError, AttributeError, OverflowError):
                self._replay(step)  # what another version wrote and this one cannot read is passed by
        self._since = self._latest = now()

    def _replay(self, step: Mapping[str, Any]) -> None:
        """Do again what was logged; a step on a question that is gone only takes its time."""
        at, used = self._places.get(step.get("n", -1)), max(int(step.get("used", 0)), self._used)
        if at is not None:
            self._take(at, used, step)
        self._used = used
        if "go" in step:
            self.at = self._nearest(int(step["go"]))

    def _nearest(self, place: int) -> int:
        after = [n for n, drawn in enumerate(self.paper.questions) if drawn.place >= place]
        return after[0] if after else len(self.paper.questions) - 1

    def _take(self, at: int, used: int, step: Mapping[str, Any]) -> None:
        self._spent[at] = self._spent.get(at, 0) + used - self._used
        if "given" in step:
            if step["given"] is None:
                self._replies.pop(at, None)
            else:
                self._replies[at] = Reply.of(step["given"])
        if "flag" in step:
            (self._flags.add if step["flag"] else self._flags.discard)(at)

    def _step(self, **what: object) -> None:
        """Log something done on the question shown, then do it."""
        used = self.used_ms
        step = {"n": self.drawn.place, "used": used, **what}
        self._log(step)
        self._take(self.at, used, step)
        self._used, self._since = used, self._latest

    @property
    def used_ms(self) -> int:
        """Milliseconds that the person sat at it so far; a clock that is set back takes none away."""
        now = self._now()
        if now < self._latest:
            self._since -= self._latest - now
        self._latest = now
        return self._used + (now - self._since) // 1000

    @property
    def elapsed_ms(self) -> int:
        """Milliseconds that count against the limit."""
        used = self.used_ms
        return max(used, (self._latest - self.begun_at) // 1000) if self.paper.wish.runs_on else used

    @property
    def left_ms(self) -> int | None:
        """Milliseconds left, not below 0; None if there is no limit."""
        limit = self.paper.limit_ms
        return None if limit is None else max(limit - self.elapsed_ms, 0)

    @property
    def is_time_up(self) -> bool:
        """Whether the time is over: nothing more is taken then."""
        return self.left_ms == 0

    @property
    def unlogged_ms(self) -> int:
        """Milliseconds since the last step, which a power cut would give back."""
        return self.used_ms - self._used

    @property
    def drawn(self) -> Drawn:
        """The question shown."""
        return self.paper.questions[self.at]

    @property
    def count(self) -> int:
        return len(self.paper.questions)

    @property
    def reply(self) -> Reply | None:
        """What was answered to the question shown; None if it is empty."""
        return self._replies.get(self.at)

    def reply_to(self, at: int) -> Reply | None:
        """What was answered to a question, counted from 0."""
        return self._replies.get(at)

    def is_flagged(self, at: int) -> bool:
        """Whether a question is flagged for later."""
        return at in self._flags

    def spent_ms(self, at: int) -> int:
        """Milliseconds spent on a question, as far as they are logged."""
        return self._spent.get(at, 0)

    @property
    def standings(self) -> tuple[Standing, ...]:
        """How each question stands, in order."""
        return tuple(self._standing(at) for at in range(self.count))

    def _standing(self, at: int) -> Standing:
        if at in self._flags:
            return Standing.FLAGGED
        return Standing.ANSWERED if at in self._replies else Standing.EMPTY

    @property
    def answered(self) -> int:
        """Questions answered so far."""
        return len(self._replies)

    @property
    def open(self) -> tuple[int, ...]:
        """The questions that are empty or flagged, counted from 0."""
        return tuple(at for at in range(self.count) if at not in self._replies or at in self._flags)

    def answer(self, reply: Reply | None, go: int | None = None) -> None:
        """Answer the question shown, or empty it (None), and go on to another if that is named.

        On return it is on disk. Raises LearnError if it is not, and once the time is up.
        """
        self._check_time()
        there = self.at if go is None else min(max(go, 0), self.count - 1)
        what: dict[str, object] = {}
        if reply != self.reply:
            what["given"] = None if reply is None else reply.detail
        if there != self.at:
            what["go"] = self.paper.questions[there].place
        if what:
            self._step(**what)
            self.at = there

    def go(self, at: int) -> None:
        """Go to a question, counted from 0; a number beyond the paper is its nearest end."""
        self.answer(self.reply, at)

    def next(self) -> None:
        """Go on to the next question; at the last one nothing happens."""
        self.go(self.at + 1)

    def back(self) -> None:
        """Go back to the question before."""
        self.go(self.at - 1)

    def flag(self) -> bool:
        """Flag the question shown for later, or take the flag off; whether it is flagged now."""
        self._check_time()
        flagged = self.at not in self._flags
        self._step(flag=flagged)
        return flagged

    def note_time(self) -> None:
        """Log the time used so far: before the person leaves, and now and then."""
        if self.unlogged_ms > 0:
            self._step()

    def _check_time(self) -> None:
        if self.is_time_up:
            raise LearnError("The time is up.", "What was answered before is handed in.")
