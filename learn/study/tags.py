"""Tags: which cards a session is restricted to, and the families in which tags are shown."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from typing import TypeAlias

from learn.values import dataclass

Tags: TypeAlias = tuple[tuple[str, ...], ...]
"""A card must have one tag of each group."""

DEPTH = ("core", "further")
SECTIONS = ("cervical", "thoracic", "lumbar", "sacral", "coccygeal")


@dataclass(frozen=True, slots=True)
class Family:
    """Tags among which a person chooses any; of several families, a card must fit each."""

    name: str
    tags: tuple[str, ...]


def families(tags: Collection[str]) -> tuple[Family, ...]:
    """The tags in their families, each in its order; a family without tags is left out."""
    known = {*DEPTH, *SECTIONS}
    found = (
        Family("depth", tuple(tag for tag in DEPTH if tag in tags)),
        Family("section", tuple(tag for tag in SECTIONS if tag in tags)),
        Family("others", tuple(sorted(set(tags) - known, key=lambda tag: (tag.casefold(), tag)))),
    )
    return tuple(family for family in found if family.tags)


def in_order(tags: Collection[str]) -> list[str]:
    """Tags as they are listed: family by family."""
    return [tag for family in families(tags) for tag in family.tags]


def grouped(chosen: Collection[str]) -> Tags:
    """What a choice of tags asks for: any of a family, and every family."""
    return tuple(family.tags for family in families(chosen))


def read_tags(texts: Iterable[str | Iterable[str]]) -> Tags:
    """Groups of tags; a text such as `lumbar,sacral` is a group of two. What is blank is left out."""
    groups = (text.split(",") if isinstance(text, str) else text for text in texts)
    read = (tuple(dict.fromkeys(tag.strip() for tag in group if tag.strip())) for group in groups)
    return tuple(group for group in read if group)


def shown(tags: Tags) -> str:
    """As a heading has it: `core · lumbar, sacral`."""
    return " · ".join(", ".join(group) for group in tags)


def spoken(tags: Tags) -> str:
    """As a sentence has it: `core together with lumbar or sacral`."""
    return " together with ".join(" or ".join(group) for group in tags)
