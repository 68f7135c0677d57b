"""The kinds of question that a template can ask."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from learn.values import dataclass


@dataclass(frozen=True, slots=True)
class Kind:
    """One way of asking; a new kind is one more entry in `KINDS`."""

    name: str
    typed: bool
    """The learner types, and the program marks."""
    summary: str
    needed_keys: tuple[str, ...] = ("ask", "answer")
    """Keys that a template of this kind must have beside `kind`."""
    further_keys: tuple[str, ...] = ()
    """Keys that it may have beside those that all share."""

    @property
    def template_keys(self) -> tuple[str, ...]:
        """All keys that not every kind has."""
        return self.needed_keys + self.further_keys


_MARKED = ("each", "accept", "expect", "elsewhere", "like", "lit", "words")

KINDS: Mapping[str, Kind] = MappingProxyType(
    {
        kind.name: kind
        for kind in (
            Kind("flip", False, "the answer is revealed, and you rate yourself", further_keys=("each",)),
            Kind(
                "typed",
                True,
                "you type the answer, and the program marks it",
                further_keys=(*_MARKED, "ordered", "unit"),
            ),
            Kind(
                "choice",
                False,
                "you choose among the answer and those of other notes",
                further_keys=(*_MARKED, "never_offer"),
            ),
            Kind(
                "cloze",
                True,
                "you fill the holes of a text",
                ("text",),
                ("typed", "expect", "ordered"),
            ),
            Kind("sort", False, "you put items into categories", ("ask", "sort")),
            Kind(
                "map",
                True,
                "you point at the body figure",
                ("ask", "words", "answer"),
                ("each", "accept", "side"),
            ),
        )
    }
)

LADDERS: tuple[tuple[str, ...], ...] = (("choice", "typed"), ("choice", "flip"), ("map",))
"""The ladders that a template can have: from recognising to recalling."""
SIDES = ("left", "right")
"""The person's own sides; on the front view the left is on the viewer's right."""
EXPECTED = ("roots", "number", "term", "list")
"""What an answer can be said to be; each is marked by rules of its own."""
