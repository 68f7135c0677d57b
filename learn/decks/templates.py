"""Templates: what turns a note into cards."""

from __future__ import annotations

from dataclasses import dataclass

from learn.cards.kinds import KINDS, Kind
from learn.decks.head import read_former
from learn.decks.ladders import Ladder, check_kind_keys, read_ladder
from learn.decks.markings import Marking, read_marking
from learn.decks.names import did_you_mean, is_id, listed
from learn.decks.notes import Note
from learn.decks.patterns import PlacedPattern, note_missing, read_pattern
from learn.decks.reader import Entries, NodeReader, Scope
from learn.decks.source import Node, TextNode

_KEYS = ("kind", "kinds", "why", "tags", "source", "heading", "renamed_from")
_EXAMPLE = """\
For example:
  templates:
    regions:
      kind: flip
      ask: Which regions do <roots> serve?
      answer: <regions>"""
PART = "part"
"""The placeholder for the id of the part that is asked."""


@dataclass(frozen=True, slots=True)
class Template:
    """One way of asking what a note says."""

    id: str
    place: TextNode
    ladder: Ladder
    ask: PlacedPattern
    """The question in words; of a cloze template its text with the holes."""
    answer: PlacedPattern | None
    """None of a cloze or sort template, whose answers are in the note's fields."""
    each: str
    each_place: Node | None
    sort: str
    """Of a sort template, the field with the categories."""
    sort_place: Node | None
    marking: Marking
    why: PlacedPattern | None
    scope: Scope
    renamed_from: tuple[tuple[str, Node], ...]
    at_figure: PlacedPattern | None = None
    """The question beside the body figure, if the figure has a part in it."""
    lit: bool = False
    side: PlacedPattern | None = None

    @property
    def kind(self) -> Kind:
        """The kind, or the hardest of the ladder."""
        return self.ladder[-1]

    @property
    def kinds(self) -> tuple[str, ...]:
        """The names of the ladder's kinds; empty if there is one kind."""
        return tuple(kind.name for kind in self.ladder) if len(self.ladder) > 1 else ()

    def asks_by(self, *kinds: str) -> bool:
        """Whether the template asks by one of some kinds."""
        return any(kind.name in kinds for kind in self.ladder)

    @property
    def patterns(self) -> tuple[PlacedPattern, ...]:
        """All texts of this template."""
        optional = (
            placed for placed in (self.at_figure, self.answer, self.side, self.why) if placed is not None
        )
        return (self.ask, *optional, *self.marking.patterns)

    @property
    def needed(self) -> frozenset[str]:
        """The fields that a note must have."""
        asked = (self.ask, self.at_figure, self.answer)
        names = {name for placed in asked if placed is not None for name in placed.pattern.names}
        if self.each:
            names = (names - {PART}) | {self.each}
        if self.sort:
            names |= {self.sort}
        return frozenset(names)

    def fits(self, note: Note) -> bool:
        """Whether a note has what the template's cards need."""
        return self.needed <= note.fields.keys() and (self.at_figure is None or note.patches is not None)

    @property
    def wants(self) -> str:
        """What a note must have, as it is told to an author."""
        return listed([*sorted(self.needed), *(["patches"] if self.at_figure else [])])


def read_templates(reader: NodeReader, root: Entries, place: Node) -> tuple[Template, ...] | None:
    """All templates of a deck; None if any of them cannot be understood."""
    if "templates" not in root:
        reader.findings.error(place, "the deck has no `templates`", _EXAMPLE)
        return None
    node = root["templates"][1]
    listing = reader.entries(node, "`templates`")
    if not listing:
        if listing is not None:
            reader.findings.error(node, "`templates` is empty", _EXAMPLE)
        return None
    templates = [_template(reader, key, value) for key, value in listing.values()]
    whole = tuple(template for template in templates if template is not None)
    _check_like(reader, whole)
    return whole if len(whole) == len(templates) else None


def _check_like(reader: NodeReader, templates: tuple[Template, ...]) -> None:
    """Note templates that are to be like one that is not there."""
    for template in templates:
        name, others = template.marking.like, [other.id for other in templates if other is not template]
        if name and name not in others:
            hint = did_you_mean(name, others) or f"Other templates: {listed(others)}."
            place = template.marking.like_place
            reader.findings.error(place, f"there is no other template “{name}”", hint)


def _likely_kind(entries: Entries) -> Kind:
    """What a template without a good kind seems to be: its other mistakes are still to be found."""
    if "sort" in entries:
        return KINDS["sort"]
    if "words" in entries and "lit" not in entries:
        return KINDS["map"]
    return KINDS["cloze" if "text" in entries and "ask" not in entries else "typed"]


def _template(reader: NodeReader, key: TextNode, node: Node) -> Template | None:
    if not is_id(key.text):
        reader.bad_id(key, key.text, "a template's id")
    every = (*_KEYS, *(name for kind in KINDS.values() for name in kind.template_keys))
    entries = reader.entries(node, "a template", dict.fromkeys(every))
    if entries is None:
        return None
    ladder = read_ladder(reader, key, entries)
    _note_all_missing(reader, key, entries, ladder)
    ask = read_pattern(reader, entries, "text" if ladder and "text" in ladder[-1].needed_keys else "ask")
    words = read_pattern(reader, entries, "words")
    lit = "lit" in entries and reader.yes_or_no(entries["lit"][1], "lit") is True
    answer = read_pattern(reader, entries, "answer")
    each = reader.text(entries["each"][1], "each") if "each" in entries else ""
    sort = reader.text(entries["sort"][1], "sort") if "sort" in entries else ""
    scope = reader.scope(entries)
    former = read_former(reader, entries, "a template's id")
    why = read_pattern(reader, entries, "why")
    marking = read_marking(reader, _fitting(entries, ladder))
    is_known = ladder is not None
    ladder = ladder or (_likely_kind(entries),)
    if is_known:
        _check_words(reader, key, entries, ladder, lit)
    needed = ladder[-1].needed_keys
    if ask is None or each is None or sort is None:
        return None
    if ("answer" in needed and answer is None) or ("sort" in needed and not sort):
        return None
    if is_known:
        check_kind_keys(reader, ladder, entries)
    if "each" not in ladder[-1].template_keys:
        each = ""
    places = [entries[name][1] if name in entries else None for name in ("each", "sort")]
    return Template(
        key.text, key, ladder, words or ask, answer, each, places[0], sort, places[1], marking, why, scope,
        former, at_figure=ask if words is not None else None, lit=lit,
        side=read_pattern(reader, entries, "side"),
    )  # fmt: skip


def _note_all_missing(reader: NodeReader, key: TextNode, entries: Entries, ladder: Ladder | None) -> None:
    for name in ladder[-1].needed_keys if ladder else ():
        if name not in entries:
            note_missing(reader, key, name)


def _fitting(entries: Entries, ladder: Ladder | None) -> Entries:
    """Without the entries of other kinds; of a kind that is not known, those of no kind alone."""
    unfit = {name for kind in KINDS.values() for name in kind.template_keys} - set(_KEYS)
    unfit -= {name for kind in ladder or () for name in kind.template_keys}
    return {name: entry for name, entry in entries.items() if name not in unfit}


def _check_words(reader: NodeReader, key: TextNode, entries: Entries, ladder: Ladder, lit: bool) -> None:
    """Where a question needs the figure, it must be said in words too, and only there."""
    fitting = {name for kind in ladder for name in kind.template_keys}
    if "words" not in fitting or "words" in ladder[-1].needed_keys:
        return
    if lit and "words" not in entries:
        note_missing(reader, key, "words")
    elif "words" in entries and not lit:
        message = "`words` has no use without `lit: yes`"
        reader.findings.error(entries["words"][0], message, "Delete it, or write `lit: yes` beside it.")
