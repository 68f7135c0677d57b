"""The four ratings with their intervals."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import zip_longest

from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.content import Content
from textual.events import Click
from textual.message import Message

from learn.cards.rating import Rating
from learn.study.desk import Interval
from learn.ui.widgets.words import Words


class RatingChoice(Words):
    """One rating: its key, its word, and when the card would come back."""

    DEFAULT_CSS = """
    RatingChoice { width: 1fr; height: 2; padding: 0 1; color: $foreground; pointer: pointer; }
    RatingChoice:hover { background: $raised; }
    RatingChoice.-proposed { background: $raised; }
    """

    def __init__(self, rating: Rating) -> None:
        super().__init__(rating.name.casefold())
        self.rating = rating

    def show(self, interval: Interval | None, *, proposed: bool) -> None:
        """Draw it, with its interval if known; the proposed one carries a sign, to show without colour."""
        hue = f"${self.rating.name.casefold()}"
        self.set_class(proposed, "-proposed")
        self.say(
            Content.assemble(
                (f"{self.rating.value} ", f"bold {hue}"),
                (self.rating.word, f"bold {hue}" if proposed else hue),
                ("  ⏎" if proposed else "", "$quiet"),
                "\n",
                (f"  {interval.short()}" if interval else "", "$quiet"),
            )
        )

    def on_click(self, event: Click) -> None:
        event.stop()
        self.post_message(RatingBar.Chosen(self.rating))


class RatingBar(Horizontal):
    """All four, shown once the answer is."""

    DEFAULT_CSS = "RatingBar { height: 2; visibility: hidden; }"

    class Chosen(Message):
        """A rating was clicked."""

        def __init__(self, rating: Rating) -> None:
            super().__init__()
            self.rating = rating

    def compose(self) -> ComposeResult:
        for rating in Rating:
            yield RatingChoice(rating)

    def show(self, intervals: Sequence[Interval], proposed: Rating) -> None:
        """Offer the ratings; without intervals if they are not to be had."""
        for choice, interval in zip_longest(self.query(RatingChoice), intervals):
            choice.show(interval, proposed=choice.rating is proposed)
        self.visible = True

    def wait(self) -> None:
        """Offer nothing yet."""
        self.visible = False
