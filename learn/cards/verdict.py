"""What the marker says about an answer, and the rating that it proposes."""

from __future__ import annotations

from enum import IntEnum

from learn.cards.rating import Rating
from learn.values import dataclass


class Outcome(IntEnum):
    """What the marker says; the numbers are what the log keeps, and the smaller is the better."""

    UNMARKED = 0
    RIGHT = 1
    TYPO = 2
    INCOMPLETE = 3
    ELSEWHERE = 4
    WRONG = 5


@dataclass(frozen=True, slots=True)
class Verdict:
    """The marker's finding, and the rating that it proposes."""

    outcome: Outcome
    proposed: Rating
    typo: str = ""
    """The right spelling of what was slipped, for showing."""
    missing: tuple[str, ...] = ()
    """What is missing: roots, or items of a list, as the card writes them."""
    source: str = ""
    """Right elsewhere: the title of the other source."""
    confused_with: str | None = None
    """Key of the card whose answer was given instead."""
    reason: str = ""
    """One sentence: why this verdict. It may name the answer, so it is for after the reveal."""
    pointed: bool = False
    """Whether the answer was pointed at, so that the reason says where."""
    settled: bool = False
    """Whether this is what a second try came to; nothing is asked a third time."""

    @property
    def word(self) -> str:
        """unmarked, right, typo, incomplete, elsewhere or wrong."""
        return self.outcome.name.casefold()

    @property
    def is_right(self) -> bool:
        """Right, with or without a slip."""
        return self.outcome in (Outcome.RIGHT, Outcome.TYPO)

    @property
    def asks_again(self) -> bool:
        """Whether the person is asked once more: for the rest, or for this deck's own answer."""
        return self.outcome in (Outcome.INCOMPLETE, Outcome.ELSEWHERE) and not self.settled


SELF_RATED = Verdict(Outcome.UNMARKED, Rating.GOOD)
RIGHT = Verdict(Outcome.RIGHT, Rating.GOOD, reason="That is the answer.")
WRONG = Verdict(Outcome.WRONG, Rating.AGAIN, reason="That is not the answer.")
NOTHING = Verdict(Outcome.WRONG, Rating.AGAIN, reason="Nothing was typed.")


def right(reason: str) -> Verdict:
    """Right; Good."""
    return Verdict(Outcome.RIGHT, Rating.GOOD, reason=reason)


def slipped(typo: str, reason: str) -> Verdict:
    """Right but for a slip; Good, since spelling is not what is drilled."""
    return Verdict(Outcome.TYPO, Rating.GOOD, typo=typo, reason=reason)


def incomplete(missing: tuple[str, ...], reason: str, typo: str = "") -> Verdict:
    """Some of it; Again until the rest comes, since half an answer is not a success."""
    return Verdict(Outcome.INCOMPLETE, Rating.AGAIN, typo=typo, missing=missing, reason=reason)


def wrong(reason: str) -> Verdict:
    """Wrong; Again."""
    return Verdict(Outcome.WRONG, Rating.AGAIN, reason=reason)


def quoted(text: str) -> str:
    """A text in quotation marks, cut where it would fill the line; what cannot be written is `?`."""
    shown = " ".join(text.split()).encode(errors="replace").decode()
    return f"“{shown}”" if len(shown) <= 40 else f"“{shown[:39]}…”"


def listed(texts: tuple[str, ...] | list[str]) -> str:
    """`C6`, `C6 and C7`, `C6, C7 and C8`."""
    return texts[0] if len(texts) == 1 else f"{', '.join(texts[:-1])} and {texts[-1]}"


def verb(texts: tuple[str, ...] | list[str]) -> str:
    """`is` of one, `are` of several."""
    return "is" if len(texts) == 1 else "are"
