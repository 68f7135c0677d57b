"""How far a session is: counts left, and a bar."""

from __future__ import annotations

from textual.content import Content

from learn.scheduling.queue import Remaining
from learn.ui.widgets.words import Words

BAR = 12


class StandingLine(Words):
    """`3 new · 2 learning · 7 due  ████████░░░░  62%`."""

    DEFAULT_CSS = "StandingLine { width: auto; height: 1; text-align: right; }"

    def show(self, remaining: Remaining, share: float) -> None:
        """Draw counts and bar; `share` is 0 to 1."""
        filled = round(share * BAR)
        counts = [
            (remaining.new, "new", "$easy"),
            (remaining.learning, "learning", "$hard"),
            (remaining.reviews, "due", "$good"),
        ]
        parts = [
            Content.assemble((str(n), f"bold {hue}"), (f" {word}", "$quiet")) for n, word, hue in counts if n
        ]
        self.say(
            Content.assemble(
                Content(" · ").join(parts),
                "  ",
                ("█" * filled, "$primary"),
                ("░" * (BAR - filled), "$faint"),
                (f" {share:4.0%}", "$quiet"),
            )
        )
