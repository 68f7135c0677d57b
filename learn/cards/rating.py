"""The four ratings, and how a person names them."""

from __future__ import annotations

from enum import IntEnum


class Rating(IntEnum):
    """How well a card was recalled; the numbers are the keys 1 to 4."""

    AGAIN = 1
    HARD = 2
    GOOD = 3
    EASY = 4

    @property
    def word(self) -> str:
        """Again, Hard, Good or Easy."""
        return self.name.capitalize()

    @classmethod
    def read(cls, text: str) -> Rating | None:
        """The rating that a digit or a word names, or None."""
        return _BY_TEXT.get(text.strip().casefold())


_BY_TEXT = {name: rating for rating in Rating for name in (str(rating.value), rating.name.casefold())}
