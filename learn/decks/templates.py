"""Templates: what turns a note into cards."""

from __future__ import annotations

from dataclasses import dataclass

from learn.cards.kinds import KINDS, Kind
from learn.decks.head import read_former
from learn.decks.names import did_you_mean, is_id, listed
from learn.decks.reader import Entries, NodeReader, Scope
from learn.decks.source import ListNode, Node, TextNode
from learn.decks.texts import Pattern

_KEYS = ("kind", "ask", "answer", "each", "why", "tags", "source", "heading", "renamed_from")
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
class PlacedPattern:
    """A text with placeholders, and where it stands."""

    pattern: Pattern
    node: Node


@dataclass(frozen=True, slots=True)
class Template:
    """One way of asking what a note says."""

    id: str
    place: TextNode
    kind: Kind
    ask: PlacedPattern
    answer: PlacedPattern
    accept: tuple[PlacedPattern, ...]
    each: str
    each_place: Node | None
    why: PlacedPattern | None
    scope: Scope
    renamed_from: tuple[tuple[str, Node], ...]

    @property
    def patterns(self) -> tuple[PlacedPattern, ...]:
        """All texts of this template."""
        return (self.ask, self.answer, *self.accept, *((self.why,) if self.why else ()))

    @property
    def needed(self) -> frozenset[str]:
        """The fields that a note must have."""
        names = {*self.ask.pattern.names, *self.answer.pattern.names}
        if self.each:
            names = (names - {PART}) | {self.each}
        return frozenset(names)


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
    return whole if len(whole) == len(templates) else None


def _template(reader: NodeReader, key: TextNode, node: Node) -> Template | None:
    if not is_id(key.text):
        reader.bad_id(key, key.text, "a template's id")
    every = (*_KEYS, *(extra for kind in KINDS.values() for extra in kind.template_keys))
    entries = reader.entries(node, "a template", dict.fromkeys(every))
    if entries is None:
        return None
    kind = _kind(reader, key, entries)
    ask = _pattern(reader, key, entries, "ask")
    answer = _pattern(reader, key, entries, "answer")
    each = reader.text(entries["each"][1], "each") if "each" in entries else ""
    scope = reader.scope(entries)
    former = read_former(reader, entries, "a template's id")
    why = _pattern(reader, key, entries, "why") if "why" in entries else None
    accept = _patterns(reader, entries, "accept")
    if kind is None or ask is None or answer is None or each is None:
        return None
    _check_kind_keys(reader, kind, entries)
    place = entries["each"][1] if each else None
    return Template(key.text, key, kind, ask, answer, accept, each, place, why, scope, former)


def _kind(reader: NodeReader, key: TextNode, entries: Entries) -> Kind | None:
    kinds = "Kinds: " + "; ".join(f"{kind.name} ({kind.summary})" for kind in KINDS.values()) + "."
    if "kind" not in entries:
        reader.findings.error(key, f"template “{key.text}” has no `kind`", kinds)
        return None
    node = entries["kind"][1]
    name = reader.text(node, "kind")
    if name is not None and name not in KINDS:
        hint = f"{did_you_mean(name, KINDS)} {kinds}".strip()
        reader.findings.error(node, f"“{name}” is not a kind of question", hint)
    return KINDS.get(name or "")


def _check_kind_keys(reader: NodeReader, kind: Kind, entries: Entries) -> None:
    for other in KINDS.values():
        for name in other.template_keys:
            if name in entries and name not in kind.template_keys:
                hint = f"Delete it, or write `kind: {other.name}`."
                reader.findings.error(entries[name][0], f"`{name}` has no use with kind {kind.name}", hint)


def _pattern(reader: NodeReader, key: TextNode, entries: Entries, name: str) -> PlacedPattern | None:
    if name not in entries:
        hint = f"Write `{name}:` with a text; fields stand in it as <field>."
        reader.findings.error(key, f"template “{key.text}” has no `{name}`", hint)
        return None
    node = entries[name][1]
    text = reader.text(node, name, lines=True)
    return None if text is None else PlacedPattern(Pattern(text), node)


def _patterns(reader: NodeReader, entries: Entries, name: str) -> tuple[PlacedPattern, ...]:
    if name not in entries:
        return ()
    node = entries[name][1]
    items = node.items if isinstance(node, ListNode) else [node]
    texts = [(reader.text(item, name), item) for item in items]
    return tuple(PlacedPattern(Pattern(text), item) for text, item in texts if text is not None)


def check_placeholders(reader: NodeReader, templates: tuple[Template, ...], fields: frozenset[str]) -> bool:
    """Note placeholders that are no note's field; True if there are none."""
    fine = True
    for template in templates:
        allowed = fields | {PART} if template.each else fields
        if template.each and template.each not in fields and template.each_place:
            fine = False
            hint = _field_hint(template.each, fields)
            reader.findings.error(template.each_place, f"`each`: no note has a field “{template.each}”", hint)
        for placed in template.patterns:
            for name in placed.pattern.names:
                if name not in allowed:
                    fine = False
                    hint = f"{_field_hint(name, fields)}\nTo show it as it stands, write <<{name}>>."
                    if name == PART:
                        hint = "<part> needs `each:` with the name of a field that has parts."
                    reader.findings.error(placed.node, f"<{name}> is not a field of this deck", hint)
        _check_each_told_apart(reader, template)
    return fine


def _check_each_told_apart(reader: NodeReader, template: Template) -> None:
    told = {PART, template.each}
    if template.each and not told & set(template.ask.pattern.names):
        hint = f"Put <part> or <{template.each}> in it."
        reader.findings.error(template.ask.node, "`ask` is the same for each part", hint)


def _field_hint(name: str, fields: frozenset[str]) -> str:
    return f"{did_you_mean(name, fields)} Fields: {listed(sorted(fields))}.".strip()
