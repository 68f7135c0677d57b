"""Vocabularies: files of phrases that mean the same, which decks opt into."""

from __future__ import annotations

import os
from pathlib import Path

from learn.cards.expecting import expectation
from learn.decks.findings import Findings
from learn.decks.head import check_format
from learn.decks.model import Vocabulary
from learn.decks.names import did_you_mean, is_id, listed
from learn.decks.places import refusal
from learn.decks.reader import NodeReader
from learn.decks.source import ListNode, MapNode, Node, Source, TextNode, read_source
from learn.decks.stamps import Stamp, read_stamped
from learn.decks.wordforms import contrary_words, words_of
from learn.paths import shipped_decks

FOLDER = "vocabulary"
"""The folder beside the decks in which vocabularies are."""
_KEYS = ("format", "vocabulary", "title", "about", "same")
_DECK_KEYS = frozenset(("deck", "templates", "notes", "chapters"))
_EXAMPLE = "For example:\n  same:\n  - [navel, belly button]\n  - [little finger, pinky]"


def is_vocabulary(root: Node | None) -> bool:
    """Whether a file's content is meant as a vocabulary, not as a deck that uses one."""
    return isinstance(root, MapNode) and (
        "same" in root.entries or ("vocabulary" in root.entries and _DECK_KEYS.isdisjoint(root.entries))
    )


def read_vocabulary(source: Source) -> Vocabulary | None:
    """The vocabulary in a file; None if anything is wrong, and then the file's findings say what."""
    root, findings = source.root, source.findings
    if not isinstance(root, MapNode):
        if root is not None:
            findings.error(root, "a vocabulary must be a mapping", _EXAMPLE)
        return None
    reader = NodeReader(findings)
    if not check_format(reader, root, "vocabulary"):
        return None
    entries = reader.entries(root, "a vocabulary", _KEYS) or {}
    id_ = title = ""
    if "vocabulary" in entries:
        node = entries["vocabulary"][1]
        id_ = reader.id(node, "a vocabulary's id") or ""
        if id_ and id_ != findings.path.stem:
            hint = "A deck finds a vocabulary by its file's name: give both the same name."
            findings.error(node, f"vocabulary “{id_}” must be in a file {id_}.yaml", hint)
    else:
        findings.error(root, "the vocabulary has no id", "Write `vocabulary:` with the file's name.")
    if "title" in entries:
        title = reader.text(entries["title"][1], "title") or ""
    else:
        findings.error(root, "the vocabulary has no `title`", "Write `title:` and what it is about.")
    if "about" in entries:
        reader.text(entries["about"][1], "about", lines=True)
    groups: tuple[tuple[str, ...], ...] = ()
    if "same" in entries:
        groups = _groups(reader, entries["same"][1])
    else:
        findings.error(root, "the vocabulary has no `same`", _EXAMPLE)
    return None if findings.failed else Vocabulary(id_, title, groups)


def _groups(reader: NodeReader, node: Node) -> tuple[tuple[str, ...], ...]:
    if not isinstance(node, ListNode) or not node.items:
        reader.findings.error(node, "`same` must be a list of groups", _EXAMPLE)
        return ()
    seen: dict[tuple[str, ...], Node] = {}
    return tuple(_group(reader, item, seen) for item in node.items)


def _group(reader: NodeReader, node: Node, seen: dict[tuple[str, ...], Node]) -> tuple[str, ...]:
    findings = reader.findings
    if not isinstance(node, ListNode):
        findings.error(node, "a group must be a list of phrases", "For example [navel, belly button]")
        return ()
    if len(node.items) < 2:
        message = "this group has one phrase" if node.items else "this group is empty"
        findings.error(node, message, "Write at least two phrases that mean the same, or delete it.")
    phrases: list[str] = []
    for item in node.items:
        phrase = reader.text(item, "a phrase")
        if phrase is None:
            continue
        words = words_of(phrase)
        if not words:
            findings.error(item, f"“{phrase}” has no word in it", "Write a word, or delete it.")
        elif (first := seen.setdefault(words, item)) is not item:
            message = f"“{phrase}” stands here a second time; the first is in line {first.line}"
            hint = "Case, dashes and plurals do not count. Delete one, or make one group of the two."
            findings.error(item, message, hint)
        if expectation(phrase) in ("roots", "number"):
            message = f"“{phrase}” is a root or a number, and these have no other words in a vocabulary"
            hint = "They are marked to the letter: delete it, or write `accept` in a deck."
            findings.error(item, message, hint)
        for other in phrases:
            if pair := contrary_words(other, phrase):
                message = f"“{phrase}” is not “{other}”: “{pair[0]}” and “{pair[1]}” are told apart"
                findings.error(item, message, "Make two groups, or delete one of the phrases.")
        phrases.append(phrase)
    return tuple(phrases)


class Shelf:
    """The vocabularies that a deck file can use: those beside it, then the shipped ones."""

    def __init__(self, deck: Path) -> None:
        self._folders = (deck.parent / FOLDER, shipped_decks() / FOLDER)
        self._stamps: dict[str, Stamp] = {}

    @property
    def stamps(self) -> tuple[Stamp, ...]:
        """The files that were looked for."""
        return tuple(self._stamps.values())

    def load(self, findings: Findings, wanted: dict[str, TextNode]) -> dict[str, Vocabulary]:
        """The vocabularies with some ids; what is wrong is noted at the place that names one."""
        found = {id_: self._one(findings, id_, node) for id_, node in wanted.items()}
        return {id_: vocabulary for id_, vocabulary in found.items() if vocabulary is not None}

    def _one(self, findings: Findings, id_: str, node: TextNode) -> Vocabulary | None:
        for folder in self._folders:
            for path in (folder / f"{id_}.yaml", folder / f"{id_}.yml"):
                stamp, data = read_stamped(path)
                self._stamps[str(path)] = stamp
                if data is None and not path.exists():
                    continue
                refused = refusal(path, folder)
                if data is None or refused is not None:
                    reason = refused.message if refused else "the file cannot be read"
                    findings.error(node, f"vocabulary “{id_}”: {reason}", f"It is {path}.")
                    return None
                return _read(findings, id_, node, data, path)
        known = self._names()
        hint = f"{did_you_mean(id_, known)} Vocabularies: {listed(known)}.".strip()
        findings.error(node, f"there is no vocabulary “{id_}”", f"{hint}\n{_WHERE}")
        return None

    def _names(self) -> list[str]:
        names: set[str] = set()
        for folder in self._folders:
            if folder.is_dir():
                names |= {Path(name).stem for name in os.listdir(folder) if name.endswith((".yaml", ".yml"))}  # noqa: PTH208 - names alone
        return sorted(name for name in names if is_id(name))


_WHERE = f"A vocabulary of your own is a file in a folder `{FOLDER}` beside the deck."


def _read(findings: Findings, id_: str, node: TextNode, data: bytes, path: Path) -> Vocabulary | None:
    source = read_source(data, path)
    vocabulary = read_vocabulary(source)
    if vocabulary is None:
        first = next(problem for problem in source.findings.sorted() if problem.severity == "error")
        findings.error(
            node,
            f"vocabulary “{id_}” has errors",
            f"The first is:\n{first.headline()}\n`learn check` says more.",
        )
    return vocabulary
