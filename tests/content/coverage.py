"""The table of what the decks make of each sentence of the two documents.

`coverage.tsv` has a row for every heading, sentence and bullet: document, heading, number, hash, and the keys
of the cards that ask it or, in brackets, why none does. The documents are not part of the project; with them
at hand, under the names story.txt and clinic.txt:

    python -m tests.content.coverage --missing story.txt clinic.txt
        rows that are still `?`, with their text and the cards that may ask it
    python -m tests.content.coverage --cards
        cards that no row names
    python -m tests.content.coverage --fill answers.txt
        put entries in, from lines of `hash entry`
    python -m tests.content.coverage --write story.txt clinic.txt
        make the rows anew, keeping the entries

An entry is one or more card keys with spaces between (`deck/note/*` for all cards of a note,
`deck/note/template#*` for all parts), or one of the reasons below. `[repeats HASH]` names the row of
the same document that says it and has cards.
"""

from __future__ import annotations

import re
import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from fnmatch import fnmatchcase
from functools import lru_cache
from pathlib import Path

from learn.cards.card import Card
from tests.content.sentences import normalised, sentences
from tests.content.shipped import DOCUMENTS, HERE, cards, is_from_a_document

TABLE = HERE / "coverage.tsv"
REASONS = ("furniture", "advertising", "missing-list", "opinion", "link", "repeats", "caption", "figurative")
OPEN = "?"
_LIKELY = 4
_STOP = frozenset(
    re.findall(
        r"\w+", "a an and are as at by can do for from has have in is it of on or that the this to with you"
    )
)


@dataclass(frozen=True, slots=True)
class Row:
    """A sentence by its place and hash, and what is made of it."""

    document: str
    heading: str
    number: int
    hash: str
    entry: str = OPEN

    @property
    def reason(self) -> str:
        """One of `REASONS`, or empty if the row names cards."""
        found = re.fullmatch(r"\[([a-z-]+)(?: [0-9a-f]{16})?\]", self.entry)
        return found[1] if found else ""

    @property
    def repeated(self) -> str:
        """The hash of the row that this one repeats, or empty."""
        found = re.fullmatch(r"\[repeats ([0-9a-f]{16})\]", self.entry)
        return found[1] if found else ""

    @property
    def patterns(self) -> tuple[str, ...]:
        """The card keys, or wildcards of them, that the row names."""
        return () if self.entry.startswith("[") or self.entry == OPEN else tuple(self.entry.split())

    def keys(self, live: Iterable[str]) -> set[str]:
        """The live cards that the row names."""
        return {key for key in live for pattern in self.patterns if fnmatchcase(key, pattern)}


def read(table: Path = TABLE) -> list[Row]:
    """The rows of the table."""
    rows = []
    for line in table.read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            document, heading, number, hash_, entry = line.split("\t")
            rows.append(Row(document, heading, int(number), hash_, entry))
    return rows


def write(rows: Iterable[Row], table: Path = TABLE) -> None:
    """Write the table."""
    lines = ["# document\theading\tnumber\thash\tcard keys, or a reason in brackets"]
    lines += [f"{r.document}\t{r.heading}\t{r.number}\t{r.hash}\t{r.entry}" for r in rows]
    table.write_text("\n".join(lines) + "\n", encoding="utf-8")


def rows_of(files: Iterable[str], entries: dict[tuple[str, str], str]) -> Iterator[tuple[Row, str]]:
    """The rows of documents, each with its sentence; entries are kept by document and hash."""
    for file in files:
        name = Path(file).stem
        for one in sentences(Path(file).read_text(encoding="utf-8")):
            entry = entries.get((name, one.hash), OPEN if one.number else "[furniture]")
            yield Row(name, one.heading, one.number, one.hash, entry), one.text


def unnamed(rows: Iterable[Row]) -> list[Card]:
    """Cards from a document that none of its rows names."""
    named: dict[str, set[str]] = {title: set() for title in DOCUMENTS.values()}
    for row in rows:
        named[DOCUMENTS[row.document]] |= row.keys(cards())
    return [
        card
        for card in cards().values()
        if is_from_a_document(card) and card.key not in named.get(card.document, set())
    ]


def likely(row: Row, text: str) -> list[Card]:
    """The cards that may well ask a sentence: of its document, by words in common, the rarer the better."""
    wanted = _words(text)

    def score(card: Card) -> float:
        shared = sum(1 / _uses()[word] for word in wanted & _said(card))
        return shared * (2 if is_heading(card.heading, row.heading) else 1)

    own = [card for card in cards().values() if card.document == DOCUMENTS[row.document] and score(card)]
    return sorted(own, key=score, reverse=True)[:_LIKELY]


def _said(card: Card) -> set[str]:
    return _words(f"{card.prompt} {card.answer} {card.why} {' '.join(item for item, _ in card.sort)}")


@lru_cache(maxsize=1)
def _uses() -> Counter[str]:
    """In how many cards each word stands."""
    return Counter(word for card in cards().values() for word in _said(card))


def is_heading(said: str, heading: str) -> bool:
    """Whether two headings are one, either of them perhaps cut short with an ellipsis."""
    one, other = (_bare(text) for text in (said, heading))
    return bool(one) and bool(other) and (one.startswith(other) or other.startswith(one))


def _bare(heading: str) -> str:
    return normalised(heading.split("…", maxsplit=1)[0].split("...", maxsplit=1)[0])


def _words(text: str) -> set[str]:
    return set(re.findall(r"[a-z0-9]+", normalised(text))) - _STOP


def _show_missing(files: list[str]) -> None:
    entries = {(row.document, row.hash): row.entry for row in read()}
    for row, text in rows_of(files, entries):
        if row.entry == OPEN:
            print(f"\n{row.hash}  {row.document} | {row.heading} | {row.number}\n    {text}")
            for card in likely(row, text):
                print(f"      {card.key}   {card.prompt} = {card.answer}")


def _fill(file: str) -> None:
    given = dict(
        line.split(None, 1) for line in Path(file).read_text(encoding="utf-8").splitlines() if line.strip()
    )
    rows = read()
    if unknown := set(given) - {row.hash for row in rows}:
        raise SystemExit(f"No row has these hashes: {', '.join(sorted(unknown))}")
    write(Row(r.document, r.heading, r.number, r.hash, given.get(r.hash, r.entry).strip()) for r in rows)


def main(given: list[str]) -> None:
    """What the module's text says of each option."""
    what, files = (given[0], given[1:]) if given else ("", [])
    if what == "--missing":
        _show_missing(files)
    elif what == "--cards":
        for card in unnamed(read()):
            print(f"{card.key}   {card.document} | {card.heading}\n    {card.prompt} = {card.answer}")
    elif what == "--fill":
        _fill(files[0])
    elif what == "--write":
        entries = {(row.document, row.hash): row.entry for row in read()} if TABLE.exists() else {}
        write(row for row, _ in rows_of(files, entries))
    else:
        raise SystemExit(__doc__)


if __name__ == "__main__":
    main(sys.argv[1:])
