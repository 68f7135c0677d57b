"""From recognising to recalling: whether a card with a ladder of kinds is asked its last kind yet.

New cards are asked by choice; once the memory is stable enough the same card is typed. Choice overstates
recall, so that a typed failure before the first typed success is no lapse of a leech, and leads back to
choice.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

RECOGNISING = frozenset({"choice", "flip"})


@dataclass(frozen=True, slots=True)
class Rungs:
    """Where a card stands on its ladder; derived from its reviews."""

    recognised: bool = False
    """Whether it was ever asked by choice."""
    recalled: bool = False
    """Whether it was ever recalled without options, after it had been recognised."""
    fell: bool = False
    """Whether the last recall failed before any had succeeded: it goes back to choice."""
    forgiven: int = 0
    """Lapses that count for no leech."""

    @property
    def code(self) -> int:
        """As one number on disk."""
        return self.recognised | self.recalled << 1 | self.fell << 2 | self.forgiven << 3

    @classmethod
    def of(cls, code: int) -> Rungs:
        """The rungs that a number on disk stands for."""
        return cls(bool(code & 1), bool(code & 2), bool(code & 4), code >> 3)

    def forgives(self, asked: str) -> bool:
        """Whether a failure, asked so, is no lapse of a leech."""
        return asked not in RECOGNISING and self.recognised and not self.recalled

    def after(self, asked: str, *, failed: bool, lapsed: bool) -> Rungs:
        """The rungs after an answer."""
        if asked == "choice":
            return replace(self, recognised=True, fell=self.fell and failed)
        if asked in RECOGNISING or not self.recognised:
            return self
        if not failed:
            return self if self.recalled and not self.fell else replace(self, recalled=True, fell=False)
        if self.recalled:
            return self
        return replace(self, fell=True, forgiven=self.forgiven + lapsed)


FOOT = Rungs()


def is_ready_to_recall(stability: float | None, rungs: Rungs, threshold: float) -> bool:
    """Whether a card is asked its last kind; stability and threshold are in days."""
    return stability is not None and stability >= threshold and not rungs.fell
