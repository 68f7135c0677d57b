"""The questions that a template asks of a note: one, one for each part, or one for each hole."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from learn.decks.cloze import GRAMMAR, Flaw, take_apart
from learn.decks.findings import Findings
from learn.decks.notes import Note
from learn.decks.sorting import sorted_items
from learn.decks.source import Node, TextNode
from learn.decks.templates import PART, Template
from learn.decks.texts import Categories, FieldValue, shown, texts_of


class Question(NamedTuple):
    """A question with its answer, and the fields that it was filled from."""

    end: str
    """The end of the card's key: `template` or `template#part`."""
    prompt: str
    answer: str
    fields: dict[str, FieldValue]
    texts: dict[str, str]
    """Each field as one text."""
    items: tuple[str, ...] = ()
    """The several texts of the answer."""
    sort: tuple[tuple[str, str], ...] = ()

    @property
    def template(self) -> str:
        """The id of its template."""
        return self.end.partition("#")[0]


class Questioner:
    """Asks templates' questions of notes, and notes what is wrong with holes and categories."""

    def __init__(self, findings: Findings) -> None:
        self._findings = findings
        self._said: set[tuple[str, str]] = set()
        """Templates whose own text has a flaw, with the flaw: said once, not for every note."""

    def ask(self, template: Template, note: Note, texts: dict[str, str]) -> Iterator[Question]:
        """The questions of a template whose fields the note has."""
        if template.sort:
            yield from self._sort(template, note, texts)
        elif template.answer is None:
            yield from self._holes(template, note, texts)
        elif not template.each:
            yield self._plain(template, template.id, note.fields, texts)
        else:
            parts = note.fields[template.each]
            for part, text in parts.items() if isinstance(parts, dict) else ():
                asked = {template.each: text, PART: part.replace("-", " ")}
                fields: dict[str, FieldValue] = {**note.fields, **asked}
                yield self._plain(template, f"{template.id}#{part}", fields, {**texts, **asked})

    def _plain(
        self, template: Template, end: str, fields: dict[str, FieldValue], texts: dict[str, str]
    ) -> Question:
        assert template.answer is not None
        pattern = template.answer.pattern
        prompt, answer = template.ask.pattern.fill(texts), pattern.fill(texts)
        value = fields[pattern.only] if pattern.only else ""
        if type(value) is str:
            return Question(end, prompt, answer, fields, texts)
        return Question(end, prompt, answer, fields, texts, texts_of(value))

    def _sort(self, template: Template, note: Note, texts: dict[str, str]) -> Iterator[Question]:
        pairs = sorted_items(self._findings, template, note)
        if pairs:
            value = note.fields[template.sort]
            # A category with one item may be written as a text.
            categories = (
                Categories({name.replace("-", " "): (text,) for name, text in value.items()})
                if isinstance(value, dict)
                else value
            )
            prompt = template.ask.pattern.fill(texts)
            yield Question(template.id, prompt, shown(categories), note.fields, texts, sort=pairs)

    def _holes(self, template: Template, note: Note, texts: dict[str, str]) -> Iterator[Question]:
        cloze = take_apart(template.ask.pattern.fill(texts))
        for flaw in cloze.flaws:
            self._note_flaw(template, note, texts, flaw)
        if cloze.flaws:
            return
        if not cloze.numbers:
            self._note_no_hole(template, note)
        for number in cloze.numbers:
            held = cloze.held(number)
            items = held if len(held) > 1 else ()
            end = f"{template.id}#c{number}"
            yield Question(end, cloze.asking(number), ", ".join(held), note.fields, texts, items)

    def _note_flaw(self, template: Template, note: Note, texts: dict[str, str], flaw: Flaw) -> None:
        """A flaw at its place in the note's field, or in the template's own text."""
        pattern = template.ask.pattern
        name, index = pattern.origin(texts, flaw.at)
        if name:
            self._findings.error(
                _place_in(self._findings, note.nodes[name][1], texts[name], index), flaw.message, GRAMMAR
            )
        elif (template.id, flaw.message) not in self._said:
            self._said.add((template.id, flaw.message))
            own = pattern.fill({name: " " * len(text) for name, text in texts.items()})
            place = _place_in(self._findings, template.ask.node, own, index)
            self._findings.error(place, flaw.message, GRAMMAR)

    def _note_no_hole(self, template: Template, note: Note) -> None:
        """A text without a hole, at the first field that stands in it."""
        name = next((name for name in template.ask.pattern.names if name in note.nodes), "")
        node = note.nodes[name][1] if name else template.ask.node
        if name or (template.id, "") not in self._said:
            self._said.add((template.id, ""))
            self._findings.error(node, "this text has no hole", GRAMMAR)


def _place_in(findings: Findings, node: Node, text: str, index: int) -> Node:
    """Where a piece of a text stands in the file; where the text begins, if it cannot be told."""
    mark = text[index : index + 2]
    nth = text.count(mark, 0, index)
    line, column = node.line, node.column
    for number in range(line, line + text.count("\n") + text.count(" ") + 2):
        written = findings.line_at(number)
        start = column - 1 if number == line else 0
        while (found := written.find(mark, start)) >= 0:
            if nth == 0:
                return TextNode(text, number, found + 1)
            nth -= 1
            start = found + len(mark)
    return node
