"""Sort questions: the items of a field's categories."""

from __future__ import annotations

from learn.decks.findings import Findings
from learn.decks.notes import Note
from learn.decks.source import ListNode, MapNode, Node
from learn.decks.templates import Template
from learn.decks.texts import Categories
from learn.decks.values import category_name
from learn.decks.wordforms import words_of

MOST_CATEGORIES = 9
"""One key, 1 to 9, for each."""
_EXAMPLE = "For example `{motor: [weakness, atrophy], sensory: [pain]}`."


def sorted_items(findings: Findings, template: Template, note: Note) -> tuple[tuple[str, str], ...]:
    """Each item of a sort question with its category; empty if something is wrong, which is noted."""
    name = template.sort
    node = note.nodes[name][1]
    value = note.fields[name]
    if not isinstance(value, dict | Categories):
        message = f"“{name}” must have categories here, since template “{template.id}” sorts it"
        findings.error(node, message, _EXAMPLE)
        return ()
    pairs = tuple(_pairs(value))
    categories = {category for _, category in pairs}
    if len(categories) < 2:
        findings.error(node, f"“{name}” has one category, and sorting wants two", _EXAMPLE)
        return ()
    if len(categories) > MOST_CATEGORIES:
        message = f"“{name}” has {len(categories)} categories, and sorting has keys for {MOST_CATEGORIES}"
        findings.error(node, message, "Make two notes of it.")
        return ()
    return () if _twice(findings, node) else pairs


def _pairs(value: dict[str, str] | Categories) -> list[tuple[str, str]]:
    if isinstance(value, Categories):
        return [(item, name) for name, items in value.members.items() for item in items]
    return [(text, category_name(name)) for name, text in value.items()]


def _twice(findings: Findings, node: Node) -> bool:
    """Whether an item stands in two categories, or twice in one; noted at its second place."""
    seen: dict[tuple[str, ...], tuple[str, Node]] = {}
    failed = False
    for key, value in node.entries.values() if isinstance(node, MapNode) else ():
        for item in value.items if isinstance(value, ListNode) else [value]:
            text = getattr(item, "text", "")
            first, place = seen.setdefault(words_of(text) or (text,), (key.text, item))
            if place is not item:
                failed = True
                message = (
                    f"“{text.strip()[:80]}” is already in “{category_name(first)}”, in line {place.line}"
                )
                findings.error(item, message, "An item belongs to one category: delete one of the two.")
    return failed
