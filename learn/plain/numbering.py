"""Numbers the cards of a sitting, so that the person hears how far they are."""

from __future__ import annotations

from learn.study.session import Session


class Numbering:
    """A card keeps the number at which it first came up: `3 of 12`, later `3 of 12, again`.

    A share of answers would not do: each first answer to a new card adds another one.
    """

    def __init__(self, session: Session) -> None:
        self._session = session
        self._numbers: dict[str, int] = {}
        self._total = session.remaining.total

    def grow(self, cards: int) -> None:
        """More cards were asked for, or came back by undo."""
        self._total += max(cards, 0)

    def knows(self, key: str) -> bool:
        """Whether a card came up before."""
        return key in self._numbers

    def name(self, key: str) -> str:
        """How to call the card that comes up now."""
        limit = self._session.scope.limit
        seen = key in self._numbers
        number = self._numbers.setdefault(key, len(self._numbers) + 1)
        self._total = max(self._total, number)
        if limit is not None and limit <= self._total:
            number, total = self._session.done.answers + 1, limit
        else:
            total = self._total
        return f"{number} of {total}" + (", again" if seen else "")
