"""Writing the ids that an author left out, and changing nothing else."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from learn.decks.head import NOTE_KEYS
from learn.decks.names import FreshIds, slug
from learn.decks.rewriting import Edit, Layout, apply, list_to_map
from learn.decks.source import ListNode, MapNode, Node, TextNode, read_source
from learn.decks.vocabulary import is_vocabulary
from learn.errors import LearnError
from learn.paths import replace_file

_BYTE_ORDER_MARK = b"\xef\xbb\xbf"


def fix_file(path: Path) -> list[str]:
    """Write missing ids into a file, at once or not at all; says what it wrote. Raises LearnError."""
    try:
        before = path.read_bytes()
        after, written = fix(before, path)
        if after != before:
            replace_file(path, after, path.stat().st_mode & 0o7777)
    except OSError as error:
        reason = (error.strerror or str(error)).lower()
        raise LearnError(f"{path} could not be mended: {reason}.", "Nothing was changed.") from None
    return written


def fix(data: bytes, path: Path) -> tuple[bytes, list[str]]:
    """The file with missing ids, and a sentence for each thing written.

    A file that cannot be read as YAML comes back as it was, and so does one in which the
    ids could not be written without changing a text.
    """
    source = read_source(data, path)
    if not isinstance(source.root, MapNode) or source.root.end or is_vocabulary(source.root):
        return data, []
    fixer = _Fixer(source.text, source.root, path)
    edits = fixer.edits()
    mark = _BYTE_ORDER_MARK if data.startswith(_BYTE_ORDER_MARK) else b""
    after = mark + apply(source.text, edits).encode()
    read_back = read_source(after, path).root
    if not isinstance(read_back, MapNode) or not _same_root(source.root, read_back):
        return data, []
    return after, fixer.written


class _Fixer:
    """Finds what is missing in one file, and how to write it."""

    def __init__(self, text: str, root: MapNode, path: Path) -> None:
        self.written: list[str] = []
        self._root = root
        self._path = path
        self._layout = Layout(text, root)
        self._changes: list[tuple[ListNode, list[str]]] = []
        self._fields = _texts_of(root, "fields")
        self._each = _fields_with_parts(root)

    def edits(self) -> list[Edit]:
        """All edits of the file."""
        head = self._head()
        blocks = list(_note_blocks(self._root))
        fresh = FreshIds(name for _, block in blocks if isinstance(block, MapNode) for name in block.entries)
        for key, block in blocks:
            if isinstance(block, ListNode) and block.items:
                self._number(
                    key, block, [fresh.make(self._first_text(note), "note") for note in block.items], "note"
                )
            notes = block.items if isinstance(block, ListNode) else _values(block)
            for note in notes:
                self._parts(note)
        changes = [edit for node, ids in self._changes for edit in list_to_map(self._layout, node, ids)]
        return [*self._layout.shifts(), *head, *changes]

    def _head(self) -> list[Edit]:
        """Missing `format` and `deck`, if the deck begins on a line of its own."""
        root, layout = self._root, self._layout
        if layout.line(root.line)[: root.column - 1].strip():
            return []
        lines: list[str] = []
        if "format" not in root.entries:
            lines.append("format: 1")
            self.written.append("Wrote `format: 1` as the first key.")
            place = layout.index(root.line, 1)
        else:
            place = layout.after_line(root.entries["format"][1].line)
        if "deck" not in root.entries:
            lines.append(f"deck: {slug(self._path.stem, 'deck')}")
            self.written.append(f"Wrote `{lines[-1]}`, after the file's name.")
        indent = " " * (root.column - 1)
        text = "".join(f"{indent}{line}{layout.line_end}" for line in lines)
        if text and place == len(layout.text) and not layout.text.endswith(("\n", "\r")):
            text = layout.line_end + text
        return [Edit(place, place, text)] if text else []

    def _number(self, key: TextNode | None, node: ListNode, ids: list[str], what: str) -> None:
        if not node.end and key is not None and key.column == node.column:
            self._layout.shift_list(node)
        self._changes.append((node, ids))
        for item, id_ in zip(node.items, ids, strict=True):
            self.written.append(f"Line {item.line}: wrote the {what} id “{id_}”.")

    def _parts(self, note: Node) -> None:
        """Lists in fields of which a template asks each part."""
        for name in self._each:
            key: TextNode | None = None
            value: Node | None = None
            if isinstance(note, MapNode) and name in note.entries:
                key, value = note.entries[name]
            elif isinstance(note, ListNode) and name in self._fields[: len(note.items)]:
                value = note.items[self._fields.index(name)]
            if isinstance(value, ListNode) and value.items:
                fresh = FreshIds(())
                self._number(key, value, [fresh.make(_text_in(item), "part") for item in value.items], "part")

    def _first_text(self, note: Node) -> str:
        if isinstance(note, MapNode):
            named = [name for name in self._fields if name in note.entries]
            own = [name for name in note.entries if name not in NOTE_KEYS]
            return _text_in(note.entries[(named or own)[0]][1]) if named or own else ""
        return _text_in(note)


def _note_blocks(root: MapNode) -> Iterator[tuple[TextNode, Node]]:
    """The `notes` of the deck and of its chapters, each with its key."""
    for name, (key, value) in root.entries.items():
        if name == "notes":
            yield key, value
        elif name == "chapters" and isinstance(value, ListNode):
            for chapter in value.items:
                if isinstance(chapter, MapNode) and "notes" in chapter.entries:
                    yield chapter.entries["notes"]


def _fields_with_parts(root: MapNode) -> list[str]:
    names = [
        template.entries["each"][1]
        for template in _values(root.entries["templates"][1] if "templates" in root.entries else root)
        if isinstance(template, MapNode) and "each" in template.entries
    ]
    return list(dict.fromkeys(node.text.strip() for node in names if isinstance(node, TextNode)))


def _texts_of(root: MapNode, name: str) -> list[str]:
    node = root.entries[name][1] if name in root.entries else None
    return [_text_in(item).strip() for item in node.items] if isinstance(node, ListNode) else []


def _values(node: Node) -> list[Node]:
    return [value for _, value in node.entries.values()] if isinstance(node, MapNode) else []


def _text_in(node: Node) -> str:
    """The first text in a node."""
    if isinstance(node, TextNode):
        return node.text
    inside = node.items if isinstance(node, ListNode) else _values(node)
    return _text_in(inside[0]) if inside else ""


def _same_root(before: MapNode, after: MapNode) -> bool:
    """The same deck, but for a `format` and `deck` that were missing and for ids."""
    new = {"format", "deck"} - before.entries.keys()
    kept = {key: entry for key, entry in after.entries.items() if key not in new}
    return _same(before, MapNode(kept, after.line, after.column))


def _same(before: Node, after: Node) -> bool:
    """The same texts in the same order, where lists may have become mappings."""
    if isinstance(before, TextNode) or isinstance(after, TextNode):
        return isinstance(before, TextNode) and isinstance(after, TextNode) and before.text == after.text
    if isinstance(before, MapNode) and (
        not isinstance(after, MapNode) or [*before.entries] != [*after.entries]
    ):
        return False
    ours = before.items if isinstance(before, ListNode) else _values(before)
    theirs = after.items if isinstance(after, ListNode) else _values(after)
    return len(ours) == len(theirs) and all(
        _same(one, other) for one, other in zip(ours, theirs, strict=True)
    )
