"""A card as it is asked this time: the kind, the options, and how an answer to it is read and marked."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from learn.cards.card import Card
from learn.cards.kinds import KINDS
from learn.cards.lexicon import NO_LEXICON, Lexicon
from learn.cards.marking import SELF_RATED, Outcome, Verdict, mark
from learn.cards.options import Option
from learn.cards.pointing import Pointed, judge_named, judge_pointed
from learn.cards.rating import Rating
from learn.values import dataclass

ENOUGH_SORTED = 2 / 3
"""With this share of a sort card's items in place it is Hard; below, Again."""
RECALLED = ("typed", "cloze", "map")


def kinds_of(card: Card) -> tuple[str, ...]:
    """The kinds that a card may be asked by, from recognising to recalling."""
    return card.kinds or (card.kind,)


@dataclass(frozen=True, slots=True)
class Question:
    """One card, asked one way."""

    card: Card
    kind: str
    options: tuple[Option, ...] = ()
    """Of a choice: the options in the order shown."""

    @property
    def is_typed(self) -> bool:
        """Whether an answer is typed and marked; one that is pointed at may be typed in words."""
        return not self.card.self_rated and KINDS[self.kind].typed

    @property
    def is_pointed(self) -> bool:
        """Whether the answer is a place on the figure, where there is one."""
        return self.kind == "map"

    @property
    def is_lit(self) -> bool:
        """Whether the card's patches are lit on the figure while it is asked."""
        return self.card.lit

    @property
    def prompt(self) -> str:
        """The question as it is put beside the figure; the card's own if the figure has no part in it."""
        return self.card.at_figure or self.card.prompt

    @property
    def is_shown(self) -> bool:
        """Whether the answer is only shown, and the person rates."""
        return self.kind == "flip" or (self.kind == "cloze" and not self.is_typed)

    @property
    def categories(self) -> tuple[str, ...]:
        """Of a sort card: its categories, in the deck's order."""
        return tuple(dict.fromkeys(category for _, category in self.card.sort))

    def mark(self, answer: str | None, lexicon: Lexicon = NO_LEXICON, earlier: str | None = None) -> Verdict:
        """The verdict on an answer as text.

        Of a choice: the option's number or its text. Of a sort card: the category's number for each item in
        turn, with spaces or not. None is "I don't know".
        """
        if self.kind == "choice":
            return self.mark_choice(self.chosen(answer))
        if self.kind == "sort":
            return self.mark_sorted(self.placed(answer))
        if not self.is_typed:
            return SELF_RATED
        if self.is_pointed:
            return judge_named(self.card, answer, lexicon, earlier)
        return mark(replace(self.card, kind="typed"), answer, lexicon, earlier)

    def mark_pointed(self, *places: Pointed, lexicon: Lexicon = NO_LEXICON) -> tuple[Verdict, Pointed]:
        """The verdict on a place of the figure, and which of the places in one cell counts."""
        return judge_pointed(self.card, places, lexicon)

    def chosen(self, answer: str | None) -> Option | None:
        """The option that a text names by its number, counted from 1, or by its words."""
        text = (answer or "").strip()
        if text.isascii() and text.isdigit() and 1 <= int(text) <= len(self.options):
            return self.options[int(text) - 1]
        return next((option for option in self.options if option.text.casefold() == text.casefold()), None)

    def mark_choice(self, option: Option | None) -> Verdict:
        """Right, or wrong with the card whose answer was chosen."""
        if option is None:
            return Verdict(Outcome.WRONG, Rating.AGAIN, reason="You said that you do not know.")
        if option.key == self.card.key:
            return Verdict(Outcome.RIGHT, Rating.GOOD, reason="That is the answer.")
        return Verdict(
            Outcome.WRONG,
            Rating.AGAIN,
            confused_with=option.key,
            reason=f"“{option.text}” is another card's answer.",
        )

    def placed(self, answer: str | None) -> Mapping[str, str]:
        """Items with the categories that the numbers of a text put them into."""
        numbers = [int(letter) for letter in (answer or "") if letter in "123456789"]
        categories = self.categories
        return {
            item: categories[number - 1]
            for (item, _), number in zip(self.card.sort, numbers, strict=False)
            if number <= len(categories)
        }

    def mark_sorted(self, placed: Mapping[str, str]) -> Verdict:
        """The verdict on a sorting: the rating follows the share of items that are in place."""
        items = self.card.sort
        missed = tuple(f"{item}: {category}" for item, category in items if placed.get(item) != category)
        if not missed:
            return Verdict(Outcome.RIGHT, Rating.GOOD, reason="Every item is in its place.")
        in_place = len(items) - len(missed)
        reason = f"{in_place} of {len(items)} items are in their place."
        if in_place >= ENOUGH_SORTED * len(items):
            return Verdict(Outcome.INCOMPLETE, Rating.HARD, missing=missed, reason=reason, settled=True)
        return Verdict(Outcome.WRONG, Rating.AGAIN, missing=missed, reason=reason)
