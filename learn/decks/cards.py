"""Cards: what a deck's templates make of its notes."""

from __future__ import annotations

from collections.abc import Iterator

from learn.cards.card import Card
from learn.decks.answers import AnswerKeys, accepted_patches, check_card_wise, patches_of
from learn.decks.figure import Figure, FigureChecker
from learn.decks.head import NOTE_KEYS, Head
from learn.decks.model import Vocabulary
from learn.decks.names import did_you_mean, listed
from learn.decks.noteroots import roots_named
from learn.decks.notes import Note
from learn.decks.pace import TellShare, telling, unshared
from learn.decks.questions import Question, Questioner
from learn.decks.reader import NodeReader, Scope
from learn.decks.templates import PART, Template
from learn.decks.texts import shown

_FEW = 3
"""Notes that lack a source or heading are named one by one up to here."""


class CardMaker:
    """Makes the cards of a deck, and notes what keeps a note from having any."""

    def __init__(
        self,
        reader: NodeReader,
        head: Head,
        templates: tuple[Template, ...],
        vocabularies: dict[str, Vocabulary],
        figure: Figure | None = None,
    ) -> None:
        self._findings = reader.findings
        self._figure = FigureChecker(reader.findings, figure)
        self._questioner = Questioner(reader.findings)
        self._answer_keys = AnswerKeys(reader.findings, head, vocabularies, self._figure)
        self._head = head
        self._templates = templates
        self._path = str(reader.findings.path.absolute())
        self._fitting: dict[tuple[tuple[str, ...], bool], list[Template]] = {}
        self._scopes: dict[tuple[str, Scope, Scope], Scope] = {}
        self._used = frozenset().union(*(_uses(template) for template in templates))
        self._fit: set[str] = set()
        self._unsaid: dict[str, list[Note]] = {"source": [], "heading": []}

    def make(self, notes: tuple[Note, ...], tell: TellShare = unshared) -> tuple[Card, ...]:
        """All cards: notes in order, in each the templates in order, in each the parts in order."""
        cards: list[Card] = []
        self._check_parts(notes)
        self._figure.check_map(self._head.map, self._head.map_place)
        for note in telling(notes, tell):
            if note.sound and self._knows_fields(note):
                cards += self._of_note(note)
        self._report_unsaid()
        for template in self._templates:
            if template.id not in self._fit and not self._findings.failed:
                message = f"no note has the fields of template “{template.id}”, so it makes no cards"
                self._findings.warn(template.place, message, f"It needs {template.wants}.")
        for name, place in (self._head.fields or {}).items():
            if name not in self._used:
                self._findings.warn(place, f"no template uses field “{name}”", self._meant(name))
        return tuple(cards)

    def _of_note(self, note: Note) -> list[Card]:
        fitting = self._fitting_templates(note)
        texts = {name: shown(value) for name, value in note.fields.items()}
        roots = roots_named(note.fields.values())
        cards: list[Card] = []
        for template in fitting:
            scope = self._scope(template, note)
            if not scope.source or not scope.heading:
                self._note_unsaid(note, scope)
            for question in self._questioner.ask(template, note, texts):
                if template.at_figure is None or patches_of(note, question):
                    cards.append(self._card(note, template, scope, question, roots))
        check_card_wise(self._findings, note, fitting, cards)
        if note.patches is not None:
            self._figure.check_patches(note.patches, _parts_of(note, cards))
        return cards

    def _fitting_templates(self, note: Note) -> list[Template]:
        """The templates that make cards of a note; that there are none is noted."""
        names = tuple(note.fields)
        shape = (names, note.patches is not None)
        fitting = self._fitting.get(shape)
        if fitting is None:
            fitting = [template for template in self._templates if template.fits(note)]
            self._fitting[shape] = fitting
            self._fit.update(template.id for template in fitting)
        if not fitting:
            needs = "; ".join(f"“{template.id}” needs {template.wants}" for template in self._templates[:5])
            message = "no template fits this note, so it has no cards"
            self._findings.error(note.place, message, f"It has {listed(names)}. Template {needs}.")
        return fitting

    def _card(
        self, note: Note, template: Template, scope: Scope, question: Question, roots: tuple[str, ...]
    ) -> Card:
        why = note.why
        if not why and template.why and question.fields.keys() >= set(template.why.pattern.names):
            why = template.why.pattern.fill(question.texts)
        document = self._head.sources.get(scope.source or "")
        key = self._answer_keys.of(template, note, question, scope)
        return Card(
            key=f"{self._head.id}/{note.id}/{question.end}",
            kind=key.kind,
            prompt=question.prompt,
            answer=question.answer,
            accepted=key.accepted,
            document=document.title if document else "",
            heading=scope.heading or "",
            why=why,
            tags=scope.tags,
            confusable=scope.confusable or (),
            kinds=key.kinds,
            expect=key.expect,
            items=key.items,
            ordered=template.marking.ordered,
            unit=key.unit,
            elsewhere=key.elsewhere,
            aliases=key.aliases,
            never_offer=key.never_offer,
            field=key.field,
            roots=roots,
            sort=question.sort,
            patches=patches_of(note, question),
            accepted_patches=accepted_patches(note) if key.kind == "map" else (),
            at_figure=template.at_figure.pattern.fill(question.texts) if template.at_figure else "",
            lit=template.lit,
            side=self._side(template, note, question),
            map=self._head.map,
            self_rated=template.marking.self_rated,
            path=self._path,
            line=note.place.line,
        )

    def _side(self, template: Template, note: Note, question: Question) -> str:
        """The side that is asked; none if the note lacks a field that it names."""
        placed = template.side
        if placed is None or not question.fields.keys() >= set(placed.pattern.names):
            return ""
        name = placed.pattern.only
        place = note.nodes[name][1] if name in note.nodes else placed.node
        return self._figure.check_side(placed.pattern.fill(question.texts), place)

    def _scope(self, template: Template, note: Note) -> Scope:
        """Note, then template, then chapter, then deck: the nearest word counts; tags add up."""
        if not any(note.own):
            cached = self._scopes.get((template.id, note.own, note.outer))
            if cached is not None:
                return cached
        scope = note.own.within(template.scope.within(note.outer))
        groups = note.outer.confusable if note.own.confusable is None else note.own.confusable
        tags = tuple(dict.fromkeys(note.outer.tags + template.scope.tags + note.own.tags))
        scope = scope._replace(
            tags=tags, confusable=tuple(f"{self._head.id}:{group}" for group in groups or ())
        )
        if not any(note.own):
            self._scopes[template.id, note.own, note.outer] = scope
        return scope

    def _check_parts(self, notes: tuple[Note, ...]) -> None:
        """Every template with `each` needs a field that is parts, wherever the field stands."""
        for template in self._templates:
            if not template.each or template.each_place is None:
                continue
            name = template.each
            having = [note for note in notes if name in note.fields]
            if having and not any(isinstance(note.fields[name], dict) for note in having):
                hint = f"Write it in the notes as `{name}: {{id: text, other-id: text}}`; {_FIX}"
                message = f"`each`: field “{name}” has parts in no note"
                self._findings.error(template.each_place, message, hint)
                continue
            for note in having:
                if not isinstance(note.fields[name], dict):
                    message = f"“{name}” must have parts here, since template “{template.id}” asks for each"
                    self._findings.error(
                        note.nodes[name][1], message, f"Write `{{id: text, other-id: text}}`; {_FIX}"
                    )

    def _knows_fields(self, note: Note) -> bool:
        """Note fields that nothing uses: mostly a slip of the pen."""
        known = True
        declared = self._head.fields or {}
        for name in note.fields:
            if name not in self._used and name not in declared:
                known = False
                self._findings.error(
                    note.nodes[name][0], f"no template uses field “{name}”", self._meant(name)
                )
        return known

    def _meant(self, name: str) -> str:
        fields = f"Fields that templates use: {listed(sorted(self._used))}."
        return did_you_mean(name, (*self._used, *NOTE_KEYS)) or fields

    def _note_unsaid(self, note: Note, scope: Scope) -> None:
        for name, said in (("source", scope.source), ("heading", scope.heading)):
            notes = self._unsaid[name]
            if not said and (not notes or notes[-1] is not note):
                notes.append(note)

    def _report_unsaid(self) -> None:
        for name, notes in self._unsaid.items():
            hint = f"Write `{name}:` in the deck, its chapter, its template or the note."
            if len(notes) > _FEW:
                message = f"{len(notes)} notes have no `{name}`; this is the first"
                self._findings.error(notes[0].place, message, hint)
                continue
            for note in notes:
                self._findings.error(note.place, f"note “{note.id}” has no `{name}`", hint)


def _parts_of(note: Note, cards: list[Card]) -> Iterator[str]:
    """The ids of a note's parts: those of its fields, and the holes of its texts."""
    for value in note.fields.values():
        yield from value if isinstance(value, dict) else ()
    for card in cards:
        yield from card.key.split("#")[1:]


_FIX = "`learn check --fix` makes parts of a list."


def _uses(template: Template) -> frozenset[str]:
    names = {name for placed in template.patterns for name in placed.pattern.names} - {PART}
    return frozenset(names | {name for name in (template.each, template.sort) if name})
