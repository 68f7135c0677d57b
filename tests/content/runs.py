"""Runs of eight words that stand in the two documents, kept as hashes: the decks use words of their own.

    python -m tests.content.runs story.txt clinic.txt

writes `runs.txt` from the documents, which are not part of the project. It holds five bytes of the hash of
every run of eight words, sorted, in base64: enough to know a run again, nothing to read it from.
"""

from __future__ import annotations

import re
import sys
import unicodedata
from base64 import b64decode, b64encode
from collections.abc import Iterable, Iterator
from hashlib import blake2b
from pathlib import Path
from textwrap import wrap

from tests.content.shipped import HERE

FILE = HERE / "runs.txt"
LENGTH = 8
_BYTES = 5
_APOSTROPHES = re.compile(r"['’‘]")
_WORD = re.compile(r"[^\W_]+")


def words(text: str) -> list[str]:
    """A text's words: letters and digits in small letters, whatever stands between them."""
    return _WORD.findall(_APOSTROPHES.sub("", unicodedata.normalize("NFKC", text).casefold()))


def runs(text: str) -> Iterator[str]:
    """Every run of eight words of a text."""
    found = words(text)
    return (" ".join(found[at : at + LENGTH]) for at in range(len(found) - LENGTH + 1))


def digest(run: str) -> bytes:
    """What is kept of a run."""
    return blake2b(run.encode(), digest_size=_BYTES).digest()


def digests(documents: Iterable[str]) -> frozenset[bytes]:
    """What is kept of documents."""
    return frozenset(digest(run) for document in documents for run in runs(document))


def borrowed(text: str, known: frozenset[bytes]) -> list[str]:
    """The runs of a text that stand in the documents."""
    return [run for run in runs(text) if digest(run) in known]


def packed(known: frozenset[bytes]) -> str:
    """Digests as a file holds them."""
    return "\n".join(wrap(b64encode(b"".join(sorted(known))).decode(), 120)) + "\n"


def unpacked(text: str) -> frozenset[bytes]:
    """The digests in a file's text."""
    joined = b64decode("".join(text.split()))
    return frozenset(joined[at : at + _BYTES] for at in range(0, len(joined), _BYTES))


def main(files: list[str]) -> None:
    """Write the file from the documents."""
    if not files:
        raise SystemExit(__doc__)
    FILE.write_text(
        packed(digests(Path(file).read_text(encoding="utf-8") for file in files)), encoding="ascii"
    )


if __name__ == "__main__":
    main(sys.argv[1:])
