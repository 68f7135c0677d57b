"""Whether the fields that templates name are fields of any note."""

from __future__ import annotations

from learn.decks.names import did_you_mean, listed
from learn.decks.reader import NodeReader
from learn.decks.templates import PART, Template


def check_placeholders(reader: NodeReader, templates: tuple[Template, ...], fields: frozenset[str]) -> bool:
    """Note placeholders that are no note's field; True if there are none."""
    fine = True
    for template in templates:
        allowed = fields | {PART} if template.each else fields
        for key, name, place in (
            ("each", template.each, template.each_place),
            ("sort", template.sort, template.sort_place),
        ):
            if name and name not in fields and place:
                fine = False
                message = f"`{key}`: no note has a field “{name}”"
                reader.findings.error(place, message, _field_hint(name, fields))
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
        key = "ask" if template.at_figure is None else "words"
        reader.findings.error(template.ask.node, f"`{key}` is the same for each part", hint)


def _field_hint(name: str, fields: frozenset[str]) -> str:
    return f"{did_you_mean(name, fields)} Fields: {listed(sorted(fields))}.".strip()
