"""What a template says of how its answers are marked, and what is offered beside them."""

from __future__ import annotations

from learn.cards.kinds import EXPECTED
from learn.decks.names import did_you_mean
from learn.decks.patterns import PlacedPattern, placed_patterns, read_pattern, read_patterns
from learn.decks.reader import Entries, NodeReader
from learn.decks.source import Node
from learn.values import dataclass


@dataclass(frozen=True, slots=True)
class Marking:
    """How the answers of a template are marked."""

    accept: tuple[PlacedPattern, ...] = ()
    expect: str = ""
    """roots, number, term or list; empty if the template does not say."""
    ordered: bool = False
    unit: PlacedPattern | None = None
    elsewhere: tuple[tuple[str, PlacedPattern], ...] = ()
    """Answers of other sources, each with its source's id."""
    never_offer: tuple[PlacedPattern, ...] = ()
    self_rated: bool = False
    like: str = ""
    """A template whose cards' `elsewhere` and `no_options` hold for these too."""
    like_place: Node | None = None

    @property
    def patterns(self) -> tuple[PlacedPattern, ...]:
        """All texts in it."""
        unit = (self.unit,) if self.unit else ()
        return (*self.accept, *unit, *(placed for _, placed in self.elsewhere), *self.never_offer)


NOTHING_SAID = Marking()


def read_marking(reader: NodeReader, entries: Entries) -> Marking:
    """What a template's entries say of marking."""
    expect = _expect(reader, entries)
    ordered = "ordered" in entries and reader.yes_or_no(entries["ordered"][1], "ordered") is True
    if ordered and expect not in ("", "list"):
        message = f"`ordered` has no use with `expect: {expect}`"
        reader.findings.error(entries["ordered"][0], message, "Delete it, or write `expect: list`.")
    if "unit" in entries and expect not in ("", "number"):
        message = f"`unit` has no use with `expect: {expect}`"
        reader.findings.error(entries["unit"][0], message, "Delete it, or write `expect: number`.")
    marking = Marking(
        accept=read_patterns(reader, entries, "accept"),
        expect=expect or ("number" if "unit" in entries else ""),
        ordered=ordered,
        unit=read_pattern(reader, entries, "unit"),
        elsewhere=_elsewhere(reader, entries),
        never_offer=read_patterns(reader, entries, "never_offer"),
        like=(reader.id(entries["like"][1], "a template's id") or "") if "like" in entries else "",
        like_place=entries["like"][1] if "like" in entries else None,
        self_rated="typed" in entries and reader.yes_or_no(entries["typed"][1], "typed") is False,
    )
    return NOTHING_SAID if marking == NOTHING_SAID else marking


def _expect(reader: NodeReader, entries: Entries) -> str:
    if "expect" not in entries:
        return ""
    node = entries["expect"][1]
    expect = reader.text(node, "expect")
    if expect is None or expect in EXPECTED:
        return expect or ""
    hint = f"{did_you_mean(expect, EXPECTED)} Write one of: {', '.join(EXPECTED)}.".strip()
    reader.findings.error(node, f"“{expect[:80]}” is not a kind of answer", hint)
    return ""


def _elsewhere(reader: NodeReader, entries: Entries) -> tuple[tuple[str, PlacedPattern], ...]:
    if "elsewhere" not in entries:
        return ()
    answers: list[tuple[str, PlacedPattern]] = []
    for source, node in (reader.entries(entries["elsewhere"][1], "`elsewhere`") or {}).values():
        if reader.known_source(source, source.text):
            name = f"the answer of “{source.text}”"
            answers += [(source.text, placed) for placed in placed_patterns(reader, node, name)]
    return tuple(answers)
