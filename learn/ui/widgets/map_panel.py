"""Beside or below the map: what is pointed at."""

from __future__ import annotations

from textual.content import Content
from textual.widgets import Static

from learn.ui.map_words import Fact, Told, recall_bar
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
    return Content.assemble(("▌ ", hue), (_capital(told.title), "bold"))


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
        recall_bar(told.known.recall),
        Content(_capital(told.memory)),
    ]
    return Content("\n").join(parts)


def _lines(told: Told, lines: int, width: int) -> Content:
    """What it is, what the maps say, how well it is known, then what else has room."""
    place = f" · {told.place}" if told.place else ""
    maps = [fact for fact in told.facts if fact.label][:2]
    others = [fact for fact in told.facts if fact not in maps and not fact.is_quiet]
    notes = [Content.styled(fact.text, "$quiet") for fact in told.facts if fact.is_quiet]
    shown = [Content.assemble(_title(told), (f"  {told.medical}{place}", "$quiet"))]
    if told.place:
        shown.append(Content("   ").join(_labelled(fact) for fact in maps))
        shown += notes[: lines - 3]
        # Of what is left, what the person mixed up comes first.
        rest = [_labelled(fact) for fact in reversed(others)]
    else:
        shown += [_labelled(fact) for fact in maps[: 1 if others else lines - 2]]
        rest = [_labelled(fact) for fact in others]
    known = Content.assemble(("You know it: ", "$quiet"), recall_bar(told.known.recall), f" {told.memory}")
    shown = [*shown[: lines - 1], known, *rest]
    return Content("\n").join(line.truncate(width, ellipsis=True) for line in shown[:lines])


def _labelled(fact: Fact) -> Content:
    label = f"{fact.label}: " if fact.label else ""
    return Content.assemble((label, "$quiet"), " · ".join(fact.text.split("\n")))


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
