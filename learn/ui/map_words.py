"""What the map screen says of the skin or the root that is pointed at."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from textual.content import Content

from learn.body.maps import RootMap
from learn.body.patches import PatchId, patches
from learn.body.spots import Spot
from learn.cards.card import Card
from learn.cards.roots import ROOTS, spoken
from learn.clock import Now
from learn.study.wording import counted, day_word
from learn.ui.bars import bar
from learn.workspace.atlas import WEAK, Knowledge, Known
from learn.workspace.regions import (
    NO_SKIN_OF_C1,
    SECTION_NAMES,
    UNNAMED,
    Said,
    both_maps,
    name_of,
    neighbouring,
    regions_of,
    said_of,
    same_range,
    section_of,
)

SIDES = "On the front view the person's left is on your right."
SIDES_SHORT = "Front: their left is on your right."
_STRONG = 0.9
_BAR = 10
_FEW, _MANY = 3, 5


@dataclass(frozen=True, slots=True)
class Fact:
    """A line of the panel: a label, perhaps, and a text."""

    label: str
    text: str
    is_quiet: bool = False


@dataclass(frozen=True, slots=True)
class Told:
    """All that is said of a patch or of a root."""

    title: str
    medical: str
    place: str
    facts: tuple[Fact, ...]
    known: Known
    memory: str
    """How well it is known, in words."""
    roots: tuple[str, ...]


def tell(spot: Spot, map_: RootMap, knowledge: Knowledge, confused: Sequence[Card], now: Now) -> Told:
    """Everything about a spot, the map that is shown first."""
    roots = roots_at(spot, map_)
    known = knowledge.known(knowledge.keys_of(spot.patch, roots))
    maps = sorted(both_maps(), key=lambda one: one is not map_)
    facts = _of_patch(spot.patch, maps) if spot.patch else _of_root(spot.name, maps)
    if confused:
        facts.append(Fact("You answered instead", "; ".join(_answer(card) for card in confused)))
    patch = patches()[spot.patch] if spot.patch else None
    return Told(
        title=patch.name if patch else spot.name,
        medical=patch.medical if patch else f"{SECTION_NAMES[section_of(spot.name)]} root",
        place=_place(spot),
        facts=tuple(facts),
        known=known,
        memory=memory_words(known, now),
        roots=roots,
    )


def roots_at(spot: Spot, map_: RootMap) -> tuple[str, ...]:
    """The roots of a spot by a map."""
    return map_.roots_of(spot.patch) if spot.patch else (spot.name,)


def _place(spot: Spot) -> str:
    if not spot.patch:
        return ""
    return f"{spot.view}, midline" if spot.side == "mid" else f"{spot.view}, the person's {spot.side}"


def _of_patch(patch: PatchId, maps: Sequence[RootMap]) -> list[Fact]:
    said = [said_of(map_, patch) for map_ in maps]
    facts = []
    for one in said:
        facts.append(Fact(one.map.title, one.text))
        if one.note:
            facts.append(Fact("", one.note, is_quiet=True))
    shown = maps[0]
    if alike := same_range(shown, patch):
        facts.append(Fact("Same roots", _names(alike, _MANY)))
    if near := neighbouring(shown, patch):
        told = [f"{name_of(other)} ({_brief(said_of(shown, other))})" for other in near[:_FEW]]
        facts.append(Fact("Easily mixed up with", "; ".join(told)))
    return facts


def _brief(said: Said) -> str:
    return said.text if said.ranges else UNNAMED


def _of_root(root: str, maps: Sequence[RootMap]) -> list[Fact]:
    facts = [Fact("", NO_SKIN_OF_C1)] if root == "C1" else []
    for map_ in maps:
        regions = regions_of(map_, root)
        if not regions:
            facts.append(Fact(map_.title, f"{root} has no skin on this map."))
            continue
        lines = [
            _names(own, 12) if range_ == root else f"{range_}: {_names(own, 12)}" for range_, own in regions
        ]
        facts.append(Fact(map_.title, "\n".join(lines)))
        notes = (map_.notes.get(patch) for _, own in regions for patch in own if len(own) == 1)
        facts += [Fact("", note, is_quiet=True) for note in dict.fromkeys(filter(None, notes))]
    return facts


def _names(some: Iterable[PatchId], most: int) -> str:
    names = [name_of(patch) for patch in some]
    more = f"; {len(names) - most} more" if len(names) > most else ""
    return "; ".join(names[:most]) + more


def _answer(card: Card) -> str:
    return " ".join(card.answer.split())


def memory_words(known: Known, now: Now) -> str:
    """How well some cards are known: `strong: 93%, 4 of 6 cards seen, next due tomorrow`."""
    if not known.cards:
        return "no card is about it"
    if known.recall is None and known.cards == 1:
        return "its one card is not seen yet"
    if known.recall is None:
        return f"none of its {counted(known.cards, 'card')} seen yet"
    seen = f"{known.seen} of {counted(known.cards, 'card')} seen"
    due = f", next due {day_word(known.next_day, now)}" if known.next_day is not None else ""
    return f"{strength_word(known.recall)}: {known.recall:.0%}, {seen}{due}"


def strength_word(recall: float) -> str:
    """Weak, fair or strong."""
    return "strong" if recall >= _STRONG else "fair" if recall >= WEAK else "weak"


def shade_of(recall: float) -> float:
    """A chance of recall as a shade of the figure: few fall below 40%, and 70% is in the middle."""
    return max(recall - 0.4, 0) / 0.6


def weakest_words(weak: Sequence[tuple[str, float]]) -> list[tuple[str, str]]:
    """Roots with their chance of recall, those together that follow one another: `S1 to S5`, `41%`."""
    groups: list[tuple[list[str], str]] = []
    for root, recall in weak:
        share = f"{recall:.0%}"
        follows = groups and groups[-1][1] == share
        if follows and ROOTS.index(root) == ROOTS.index(groups[-1][0][-1]) + 1:
            groups[-1][0].append(root)
        else:
            groups.append(([root], share))
    return [(spoken(frozenset(roots)), share) for roots, share in groups]


def recall_bar(recall: float | None) -> Content:
    """The chance of recall as a bar in the colours of ratings."""
    if recall is None:
        return Content.styled("░" * _BAR, "$faint")
    hue = {"weak": "$again", "fair": "$hard", "strong": "$good"}[strength_word(recall)]
    return bar(recall, _BAR, hue)
