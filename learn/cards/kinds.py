"""The kinds of question that a template can ask."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType


@dataclass(frozen=True, slots=True)
class Kind:
    """One way of asking; a new kind is one more entry in `KINDS`."""

    name: str
    typed: bool
    """The learner types, and the program marks."""
    summary: str
    template_keys: tuple[str, ...] = ()
    """Keys that a template of this kind may have beside those that all share."""


KINDS: Mapping[str, Kind] = MappingProxyType(
    {
        kind.name: kind
        for kind in (
            Kind("flip", False, "the answer is revealed, and you rate yourself"),
            Kind("typed", True, "you type the answer, and the program marks it", ("accept",)),
        )
    }
)
