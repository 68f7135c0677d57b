"""Pointing at the body figure, or naming what one would point at."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from learn.cards.card import Card
from learn.cards.lexicon import Lexicon
from learn.cards.lists import split
from learn.cards.marking import Outcome, Verdict, mark
from learn.cards.rating import Rating
from learn.values import dataclass


@dataclass(frozen=True, slots=True)
class Pointed:
    """What a person points at; the words for it come from whoever knows the figure."""

    patch: str
    side: str = ""
    """The person's left or right; `mid` where skin is drawn as one piece; empty if it is not said."""
    view: str = ""
    """front or back; empty if it is not said."""
    name: str = ""
    served: str = ""
    """What the deck's map says of it: `C6 to C7`, or `which this map does not name`."""

    @property
    def text(self) -> str:
        """As the log keeps it: `thumb (left, front)`."""
        where = ", ".join(word for word in (self.side, self.view) if word)
        return f"{self.name or self.patch} ({where})" if where else self.name or self.patch

    @property
    def sentence(self) -> str:
        """`You pointed at the index finger, C6 to C7.`"""
        words = [word for word in (self.name or self.patch, self.served) if word]
        return f"You pointed at the {', '.join(words)}."


def is_there(card: Card, pointed: Pointed) -> bool:
    """Whether a place is right for a card; every patch of its set is, on either view."""
    return _is_right_skin(card, pointed) and is_on_side(card, pointed)


def _is_right_skin(card: Card, pointed: Pointed) -> bool:
    return pointed.patch in card.patches or pointed.patch in card.accepted_patches


def is_on_side(card: Card, pointed: Pointed) -> bool:
    """Whether it is the side asked for; what is drawn as one piece lies on both."""
    return not card.side or pointed.side in (card.side, "mid", "")


def judge_pointed(card: Card, places: Sequence[Pointed], lexicon: Lexicon) -> tuple[Verdict, Pointed]:
    """The verdict on what lies where a person pointed, the nearest first, and which of it counts.

    Where borders run through one cell, any right one counts.
    """
    right = next((place for place in places if is_there(card, place)), None)
    if right is not None:
        return Verdict(Outcome.RIGHT, Rating.GOOD, reason=right.sentence, pointed=True), right
    place = places[0]
    reason = place.sentence
    confused = lexicon.holding(card, place.patch)
    if _is_right_skin(card, place):
        confused = None
        reason = f"{reason} The person's {card.side} side was asked."
    return Verdict(Outcome.WRONG, Rating.AGAIN, confused_with=confused, reason=reason, pointed=True), place


def judge_named(card: Card, answer: str | None, lexicon: Lexicon, earlier: str | None) -> Verdict:
    """The verdict on a region that is named instead of pointed at.

    Each right region is right, and so are several; among several none may be wrong.
    """
    typed = replace(card, kind="typed")
    whole = mark(typed, answer, lexicon, earlier)
    names = split(answer or "")
    if whole.outcome is not Outcome.WRONG or len(names) < 2:
        return whole
    found = [mark(typed, name, lexicon) for name in names]
    return max(found, key=lambda verdict: verdict.outcome)
