"""What a review now is worth on the day of an exam, and what it costs."""

from __future__ import annotations

from dataclasses import dataclass

from learn.scheduling.fsrs import Forgetting


@dataclass(frozen=True, slots=True)
class Prospect:
    """Chances of recall, 0 to 1, of one card."""

    now: float
    """Today."""
    without: float
    """At the exam, if it is not reviewed until then."""
    after: float
    """At the exam, if it is reviewed now and never again: over success and failure."""

    @property
    def gain(self) -> float:
        """Recall at the exam that a review now adds."""
        return self.after - self.without

    @property
    def cost(self) -> float:
        """Presentations to be expected: a failure costs one more."""
        return 2.0 - self.now

    @property
    def rate(self) -> float:
        """Gain for each presentation."""
        return self.gain / self.cost


def prospect(
    forgetting: Forgetting, stability: float, difficulty: float, elapsed: int, horizon: int
) -> Prospect:
    """The prospect of a card last reviewed `elapsed` days ago, with `horizon` days to the exam."""
    now = forgetting.recall(stability, elapsed)
    without = forgetting.recall(stability, elapsed + horizon)
    right, _ = forgetting.remembered(stability, difficulty, now)
    wrong, _ = forgetting.same_day(*forgetting.forgotten(stability, difficulty, now))
    after = now * forgetting.recall(right, horizon) + (1.0 - now) * forgetting.recall(wrong, horizon)
    return Prospect(now, without, after)
