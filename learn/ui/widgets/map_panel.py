"""Beside or below the map: what is pointed at."""

from __future__ import annotations

from textual.content import Content
from textual.widgets import Static

from learn.ui.map_words import Fact, Told, bar
from learn.workspace.regions import SECTION_NAMES, section_of


class MapPanel(Static):
    """A column of paragraphs where there is room beside the figure, else a few lines below it."""

    DEFAULT_CSS = """
    MapPanel { padding: 0 1 0 2; }
    """

    def tell(self, told: Told, lines: int | None) -> None:
        """Show what is told; in so many lines, or (None) as a column."""
        self.update(_column(told) if lines is None else _lines(told, lines, self.content_size.width))

    def say(self, paragraphs: list[Content], lines: int | None) -> None:
        """Show some sentences."""
        gap = "\n\n" if lines is None else "\n"
        self.update(Content(gap).join(paragraphs if lines is None else paragraphs[:lines]))


def hue_of(root: str) -> str:
    """The colour of a root's section."""
    return f"${SECTION_NAMES[section_of(root)]}"


def _title(told: Told) -> Content:
    hue = hue_of(told.roots[0]) if told.roots else "$quiet"
    name = told.title[:1].upper() + told.title[1:]
    return Content.assemble(("▌ ", hue), (name, "bold"))


def _column(told: Told) -> Content:
    parts = [_title(told), Content.styled(f"  {told.medical}", "$quiet")]
    if told.place:
        parts.append(Content.styled(f"  {told.place}", "$quiet"))
    for fact in told.facts:
        if fact.label:
            parts += [Content(""), Content.styled(fact.label, "$quiet")]
        parts.append(Content.styled(fact.text, "$quiet" if fact.is_quiet else "$foreground"))
    parts += [
        Content(""),
        Content.styled("You know it", "$quiet"),
        Content.assemble(bar(told.known.recall), f"  {told.memory}"),
    ]
    return Content("\n").join(parts)


def _lines(told: Told, lines: int, width: int) -> Content:
    said = [fact for fact in told.facts if fact.label]
    place = f" · {told.place}" if told.place else ""
    maps, others = said[:2], said[2:]
    shown = [
        Content.assemble(_title(told), (f"  {told.medical}{place}", "$quiet")),
        Content("   ").join(_labelled(fact, told) for fact in maps),
        Content.assemble(("You know it: ", "$quiet"), bar(told.known.recall), f" {told.memory}"),
        *(Content.assemble((f"{fact.label}: ", "$quiet"), fact.text) for fact in reversed(others)),
        *(Content.styled(fact.text, "$quiet") for fact in told.facts if not fact.label),
    ]
    if not others:
        # A root's regions say more than how many there are.
        unlabelled = [Content(fact.text) for fact in told.facts if not fact.label]
        shown = [shown[0], *unlabelled[: lines - 2], shown[2]] if unlabelled and not told.place else shown
    return Content("\n").join(line.truncate(width, ellipsis=True) for line in shown[:lines])


def _labelled(fact: Fact, told: Told) -> Content:
    return Content.assemble((f"{fact.label}: ", "$quiet"), (fact.text, "bold"))
