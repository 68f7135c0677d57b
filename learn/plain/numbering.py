"""Numbers the cards of a sitting, so that the person hears how far they are."""

from __future__ import annotations

from learn.scheduling.plan import Plan
from learn.study.session import Session


class Numbering:
    """A card keeps the number at which it first came up: `3 of 12`, later `3 of 12, again`.

    A share of answers would not do: each first answer to a new card adds another one.
    """

    def __init__(self, session: Session) -> None:
        self._session = session
        self._numbers: dict[str, int] = {}
        self._plan: Plan | None = None
        self._total = 0

    def name(self, key: str) -> str:
        """How to call the card that comes up now."""
        seen = key in self._numbers
        number = self._numbers.setdefault(key, len(self._numbers) + 1)
        total, limit = self._count(), self._session.scope.limit
        if limit is not None and limit <= total:
            number, total = self._session.done.answers + 1, limit
        return f"{number} of {total}" + (", again" if seen else "")

    def _count(self) -> int:
        """Cards that came up or are planned; the session plans anew after an undo, and for more."""
        plan = self._session.plan
        if plan is not self._plan:
            self._plan = plan
            self._total = len({c.key for c in (*plan.main, *plan.steps)}.union(self._numbers))
        return max(self._total, len(self._numbers))
