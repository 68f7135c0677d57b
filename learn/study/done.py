"""What was done in a session, and what that leaves of what was asked for beyond the day's plan."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import field, replace

from learn.cards.card import Card
from learn.cards.rating import Rating
from learn.scheduling.memory import Phase
from learn.study.desk import Accepted, Scope
from learn.values import dataclass


@dataclass(slots=True)
class Done:
    """What was done in a session and still counts."""

    accepted: list[Accepted] = field(default_factory=list)
    taken: list[int] = field(default_factory=list)
    """Milliseconds of each answer."""

    @property
    def answers(self) -> int:
        return len(self.accepted)

    @property
    def ratings(self) -> list[Rating]:
        return [accepted.rating for accepted in self.accepted]

    @property
    def started(self) -> int:
        """Answers on cards that were new."""
        return sum(accepted.was is Phase.NEW for accepted in self.accepted)

    @property
    def reviewed(self) -> int:
        """Answers on cards that were in the review phase."""
        return sum(accepted.was is Phase.REVIEW for accepted in self.accepted)

    @property
    def taken_ms(self) -> int:
        return sum(self.taken)

    @property
    def leeches(self) -> list[Card]:
        """Cards that became leeches."""
        return [accepted.card for accepted in self.accepted if accepted.leech]

    def add(self, accepted: Accepted, taken_ms: int) -> None:
        self.accepted.append(accepted)
        self.taken.append(taken_ms)

    def take_back(self, events: Sequence[bytes]) -> bool:
        """Count an undone answer no more; whether it was given in this session."""
        if not self.accepted or self.accepted[-1].event not in events:
            return False
        self.accepted.pop()
        self.taken.pop()
        return True


@dataclass(frozen=True, slots=True)
class Grant:
    """What had been done when more than the day's plan was asked for: so that ten more are ten."""

    started: int = 0
    reviewed: int = 0

    @classmethod
    def after(cls, done: Done) -> Grant:
        return cls(done.started, done.reviewed)

    def left(self, scope: Scope, done: Done) -> Scope:
        """A scope less what of its extras was used since; what was undone since may be done again."""
        new, ahead = done.started - self.started, done.reviewed - self.reviewed
        return replace(
            scope,
            extra_new=max(scope.extra_new - new, 0) if scope.extra_new else 0,
            ahead=max(scope.ahead - ahead, 0) if scope.ahead else 0,
        )
