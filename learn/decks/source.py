"""A YAML file as a tree of texts, each with its line and column; the only module that knows YAML.

PyYAML's events are read, never its loader: that one turns `No` into false and `06` into 6, builds
whatever a tag asks for, and crashes the process on deep nesting.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from itertools import islice
from pathlib import Path
from typing import Any, NamedTuple

import yaml

from learn.decks.findings import Findings
from learn.decks.pace import TellShare, unshared
from learn.decks.places import MAX_BYTES
from learn.decks.quoting import quoted, within_flow
from learn.decks.wording import Reported, explain

MAX_DEPTH = 20
MAX_NODES = 2_000_000
_NODES_AT_ONCE = 2_000
"""Nodes between two words with the one who waits: some milliseconds."""
_MAX_REPORTS = 50
"""Problems of one sort that are listed before the rest is only counted."""


class TextNode(NamedTuple):
    """A scalar: the text that the author wrote, without any typing."""

    text: str
    line: int
    column: int


class ListNode(NamedTuple):
    """A sequence."""

    items: list[Node]
    line: int
    column: int
    end: int = 0
    """For `[…]` the index of the character after it; 0 for a block of lines."""


class MapNode(NamedTuple):
    """A mapping: the key as text, to the key's node and the value."""

    entries: dict[str, tuple[TextNode, Node]]
    line: int
    column: int
    end: int = 0


Node = TextNode | ListNode | MapNode


class Source(NamedTuple):
    """A file that was read; root is None if it could not be read to its end."""

    text: str
    root: Node | None
    findings: Findings


class _UnreadableError(Exception):
    """Reading cannot go on; the problem is already noted."""


_Event = Any  # PyYAML's stubs give every mark as optional; it never is in an event that was parsed.
_PARSER: Callable[[str], _Event] = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_TEXT: object = yaml.ScalarEvent
_LIST_END: object = yaml.SequenceEndEvent
_MAP_END: object = yaml.MappingEndEvent
_LINE_END = re.compile(r"\r\n|\r|\n")
_REFUSED = re.compile(
    # Line separators too: libyaml counts them as line ends, and editors do not.
    r"[^\t\n\r\x20-\x7e\xa0-\u2027\u202a-\ud7ff\ue000-\ufefe\uff00-\ufffd\U00010000-\U0010ffff]"
)
_CUT = re.compile(r"(?<=\S) (?=#[^\s#])")


def read_source(data: bytes, path: Path, tell: TellShare = unshared) -> Source:
    """Read a file's bytes; never raises, whatever they are, but for what `tell` raises."""
    tell(0)
    text, findings = _decode(data, path)
    if text is None:
        return Source("", None, findings)
    builder = _Builder(text, findings, tell)
    try:
        return Source(text, builder.document(), findings)
    except _UnreadableError:
        return Source(text, None, findings)
    except yaml.YAMLError as error:
        plain = explain(_reported(error), findings.lines)
        findings.at(plain.line, plain.column, plain.message, plain.hint)
        return Source(text, None, findings)
    finally:
        builder.close()


def _decode(data: bytes, path: Path) -> tuple[str | None, Findings]:
    """The text without a byte order mark, or None with the reason among the findings."""
    findings = Findings(path, [])
    if len(data) > MAX_BYTES:
        findings.error(None, f"the file is larger than {MAX_BYTES >> 20} MiB", _SPLIT)
        return None, findings
    try:
        text = data.decode("utf-8").removeprefix("\ufeff")
    except UnicodeDecodeError as error:
        before = data[: error.start]
        line = before.count(b"\n") + 1
        column = len(before[before.rfind(b"\n") + 1 :].decode("utf-8", "replace")) + 1
        findings.at(line, column, "the file is not UTF-8", "Save it as UTF-8 in your editor.")
        return None, findings
    findings.lines = _LINE_END.split(text)
    line, counted = 1, 0
    for found in islice(_REFUSED.finditer(text), _MAX_REPORTS):
        start = text.rfind("\n", counted, found.start()) + 1 or counted
        line, counted = line + len(_LINE_END.findall(text, counted, start)), start
        findings.at(
            line, found.start() - start + 1, f"an invisible character (U+{ord(found[0]):04X})", "Delete it."
        )
    return (None if findings.failed else text), findings


def _reported(error: yaml.YAMLError) -> Reported:
    problem_mark, context_mark = getattr(error, "problem_mark", None), getattr(error, "context_mark", None)
    return Reported(
        getattr(error, "problem", None) or str(error).splitlines()[0],
        problem_mark.line if problem_mark else 0,
        problem_mark.column if problem_mark else 0,
        getattr(error, "context", None) or "",
        context_mark.line if context_mark else 0,
        context_mark.column if context_mark else 0,
    )


class _Builder:
    """Builds the tree of one document from the parser's events."""

    def __init__(self, text: str, findings: Findings, tell: TellShare) -> None:
        self._text = text
        self._tell = tell
        self._findings = findings
        self._parser = _PARSER(text)
        self._next = self._parser.get_event
        self._nodes, self._rest_at = 0, min(_NODES_AT_ONCE, MAX_NODES)
        self._flow = 0
        """How many `[…]` and `{…}` are open."""
        self._cuts = {found.start() for found in _CUT.finditer(text)}

    def close(self) -> None:
        """Let the parser go."""
        self._parser.dispose()

    def document(self) -> Node:
        """The one document of the file."""
        self._next()
        if type(self._next()) is not yaml.DocumentStartEvent:
            return TextNode("", 1, 1)
        root = self._node(self._next(), 0)
        self._next()
        after = self._next()
        if type(after) is not yaml.StreamEndEvent:
            mark = after.start_mark
            hint = "One file is one deck: split it in two."
            self._findings.at(mark.line + 1, mark.column + 1, "a second document begins here", hint)
            raise _UnreadableError
        return root

    def _node(self, event: _Event, depth: int) -> Node:
        kind: object = type(event)
        mark = event.start_mark
        line, column = mark.line + 1, mark.column + 1
        self._nodes += 1
        if depth > MAX_DEPTH or self._nodes > self._rest_at:
            self._look_up(mark.index, line, column, depth)
        if kind is _TEXT:
            if event.anchor is not None or event.tag is not None:
                self._refuse_property(event, line, column)
            if self._cuts and event.end_mark.index in self._cuts and not event.style:
                self._warn_cut(event)
            return TextNode(event.value, line, column)
        if kind is yaml.AliasEvent:
            self._refuse_alias(event, line, column)
            return TextNode("*" + event.anchor, line, column)
        if event.anchor is not None or event.tag is not None:
            self._refuse_property(event, line, column)
        if kind is yaml.SequenceStartEvent:
            return self._list(event, line, column, depth + 1)
        return self._map(event, line, column, depth + 1)

    def _list(self, start: _Event, line: int, column: int, depth: int) -> ListNode:
        items: list[Node] = []
        following, node = self._next, self._node
        self._flow += start.flow_style
        while type(event := following()) is not _LIST_END:
            items.append(node(event, depth))
        self._flow -= start.flow_style
        return ListNode(items, line, column, event.end_mark.index if start.flow_style else 0)

    def _map(self, start: _Event, line: int, column: int, depth: int) -> MapNode:
        entries: dict[str, tuple[TextNode, Node]] = {}
        following, node = self._next, self._node
        self._flow += start.flow_style
        while type(event := following()) is not _MAP_END:
            key = node(event, depth)
            value = node(following(), depth)
            if type(key) is not TextNode:
                self._findings.error(key, "a key must be a text", _AS_KEY)
            elif key.text in entries:
                first = entries[key.text][0]
                self._findings.error(
                    key,
                    f"“{key.text}” stands here a second time; the first is in line {first.line}",
                    "Rename one of the two, or delete it.",
                )
            else:
                entries[key.text] = (key, value)
        self._flow -= start.flow_style
        return MapNode(entries, line, column, event.end_mark.index if start.flow_style else 0)

    def _look_up(self, index: int, line: int, column: int, depth: int) -> None:
        """Tell how far it is, unless the file is too deep or has too much."""
        if depth > MAX_DEPTH:
            message = f"nested more deeply than {MAX_DEPTH} levels"
        elif self._nodes > MAX_NODES:
            message = f"the file has more than {MAX_NODES:,} values"
        else:
            self._rest_at = min(self._nodes + _NODES_AT_ONCE, MAX_NODES)
            self._tell(index / len(self._text))
            return
        self._findings.at(line, column, message, _SPLIT)
        raise _UnreadableError

    def _refuse_alias(self, event: _Event, line: int, column: int) -> None:
        written = self._text[event.start_mark.index : event.end_mark.index]
        self._findings.at(
            line,
            column,
            f"“{written}” is an alias in YAML, which decks do not use",
            f"If it is meant as text, put it in quotes: {quoted(written)}",
        )

    def _refuse_property(self, event: _Event, line: int, column: int) -> None:
        """A tag or an anchor: what an unquoted `!` or `&` at the start of a value becomes."""
        name = "an anchor" if event.anchor is not None else "a tag"
        start = event.start_mark.index
        scalar: object = type(event) is yaml.ScalarEvent
        written = self._text[start : event.end_mark.index] if scalar else _line_rest(self._text, start)
        hint = f"If it is meant as text, put it in quotes: {quoted(written)}"
        if not scalar or event.style or written.startswith("!!") or "\n" in written:
            hint = "Delete it; every value is the text that you write."
        word = written.split()[0]
        self._findings.at(line, column, f"“{word}” is {name} in YAML, which decks do not use", hint)

    def _warn_cut(self, event: _Event) -> None:
        """` #` ends a plain value; `Level #2` silently becomes `Level`."""
        mark = event.end_mark
        rest = _line_rest(self._text, mark.index)
        whole = (event.value + rest).strip()
        if self._flow:
            whole = event.value + within_flow(rest)
        self._findings.at(
            mark.line + 1,
            mark.column + 2,
            f"“{rest.strip()}” is a comment, not part of the value",
            f"If it belongs to the value, put all of it in quotes: {quoted(whole)}\n"
            "If it is a comment, write a space after the “#”.",
            "warning",
        )


_SPLIT = "Split the deck in several files, and keep it flat."
_AS_KEY = "Put a value that begins with {, {{ or [ in quotes; keys are plain words."


def _line_rest(text: str, index: int) -> str:
    end = _LINE_END.search(text, index)
    return text[index : end.start() if end else len(text)].rstrip()
