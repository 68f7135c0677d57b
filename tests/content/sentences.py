"""The sentences of a document: headings, and under each its sentences and bullets, with their hashes.

    python -m tests.content.sentences story.txt clinic.txt

prints, tab-separated: document (the file's name without its ending), heading, number, hash. Nothing of a
sentence is kept but its hash. How a document is split:

- A *block* is a line that is not empty; a block that begins with • is a bullet.
- A *heading* is a block alone between empty lines, of at most 18 words, that begins with a capital, ends in
  a letter, a question or exclamation mark or a closing bracket, and has no end of a sentence inside. It has
  the number 0; what follows is numbered from 1. What stands before the first heading is under `(opening)`.
- A sentence ends at . ! ? (closing quotes and brackets included) before white space and a capital, a digit
  or an opening quote; abbreviations end none.
- The lead of a bullet (at most five words and a full stop, or all before a colon) belongs to the sentence
  after it.
- A hash is of the sentence in small letters, with plain quotes, dashes and single spaces.
"""

from __future__ import annotations

import re
import sys
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from hashlib import blake2b
from pathlib import Path

BEGINNING = "(opening)"
_ABBREVIATION = re.compile(r"(?:\b(?:[ei]\.[ge]|etc|vs|cf|approx|Drs?|Mrs?|Ms|St|No|Fig)|\b[A-Z])\.$")
_END = re.compile(r"[.!?]+[\"'”’)]*\s+(?=[\"'“‘(]?[A-Z0-9])")
_PLAIN = str.maketrans({"“": '"', "”": '"', "‘": "'", "’": "'", "–": "-", "—": "-", "−": "-", "…": "..."})
_WORD = re.compile(r"[^\W_]+")
_MOST_HEADING_WORDS = 18
_MOST_LEAD_WORDS = 5
_SHOWN_WORDS = 6
"""Of a heading of eight words or more: a longer run would be a quotation."""


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence, bullet or heading, and where it stands."""

    heading: str
    number: int
    text: str

    @property
    def hash(self) -> str:
        """Eight bytes of the normalised sentence's hash, in hex."""
        return blake2b(normalised(self.text).encode(), digest_size=8).hexdigest()


def normalised(text: str) -> str:
    """A text without what a copy may change: case, kinds of quotes and dashes, white space."""
    return " ".join(unicodedata.normalize("NFKC", text).translate(_PLAIN).casefold().split())


def shortened(heading: str) -> str:
    """A heading as the table shows it: one of eight words or more is cut."""
    words = heading.split()
    return heading if len(_WORD.findall(heading)) < 8 else f"{' '.join(words[:_SHOWN_WORDS])} …"


def sentences(document: str) -> Iterator[Sentence]:
    """All of a document in its order, headings as number 0."""
    heading, number = BEGINNING, 0
    lines = [line.strip() for line in document.splitlines()]
    for before, line, after in zip(["", *lines], lines, [*lines[1:], ""], strict=False):
        if not before and not after and _is_heading(line):
            heading, number = shortened(line), 0
            yield Sentence(heading, 0, line)
            continue
        for text in _split(line):
            number += 1
            yield Sentence(heading, number, text)


def _is_heading(line: str) -> bool:
    return (
        line[:1].isupper()
        and (line[-1].isalpha() or line[-1] in "?!)")
        and len(line.split()) <= _MOST_HEADING_WORDS
        and not _END.search(line)
    )


def _split(block: str) -> list[str]:
    """The sentences of a block."""
    is_bullet, text = block.startswith("•"), block.lstrip("• \t")
    pieces: list[str] = []
    begun = 0
    for end in _END.finditer(text):
        piece = text[begun : end.end()].strip()
        if _ABBREVIATION.search(piece) or (is_bullet and not pieces and _is_lead(piece)):
            continue
        pieces.append(piece)
        begun = end.end()
    return [piece for piece in (*pieces, text[begun:].strip()) if piece]


def _is_lead(piece: str) -> bool:
    return piece.endswith(".") and ":" not in piece and len(piece.split()) <= _MOST_LEAD_WORDS


def main(files: list[str]) -> None:
    """Print the table of some documents."""
    for file in files:
        path = Path(file)
        for sentence in sentences(path.read_text(encoding="utf-8")):
            print(path.stem, sentence.heading, sentence.number, sentence.hash, sep="\t")


if __name__ == "__main__":
    main(sys.argv[1:])
