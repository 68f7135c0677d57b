"""What is wrong in a deck file, where, and what to do about it."""

from __future__ import annotations

from pathlib import Path
from typing import Literal

from learn.values import dataclass

Severity = Literal["error", "warning"]

_WIDTH = 76
"""Characters of a source line that are shown around the caret."""


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing wrong at one place of a file; line and column count from 1, 0 means the whole file."""

    path: Path
    line: int
    column: int
    message: str
    hint: str = ""
    severity: Severity = "error"
    excerpt: str = ""
    """The source line as it stands in the file."""

    def headline(self) -> str:
        """`path:line:column: error: message`."""
        place = visible(str(self.path))
        if self.line:
            place += f":{self.line}:{self.column}"
        return f"{place}: {self.severity}: {visible(self.message)}"

    def render(self) -> str:
        """The headline, the source line with a caret under the column, and what to do."""
        shown = [self.headline()]
        if self.line and self.excerpt.strip():
            line, caret = _window(self.excerpt, self.column - 1)
            shown += [f"    {line}", f"    {' ' * caret}^"]
        shown += [f"  {visible(line)}" for line in self.hint.splitlines()]
        return "\n".join(shown)


def visible(text: str) -> str:
    """The text with every character that a terminal might obey replaced by one that it shows."""
    if text.isprintable():
        return text
    return "".join(letter if letter.isprintable() else _stand_in(letter) for letter in text)


def _stand_in(letter: str) -> str:
    code = ord(letter)
    if letter == "\t" or (letter.isspace() and code > 0x9F):
        return " "
    return chr(0x2400 + code) if code < 0x20 else "\N{REPLACEMENT CHARACTER}"


def _window(line: str, column: int) -> tuple[str, int]:
    """The part of a line around a column (from 0), and the column's place in that part."""
    line = line.rstrip()
    column = min(max(column, 0), len(line))
    first = 0 if len(line) <= _WIDTH else max(0, min(column - _WIDTH // 2, len(line) - _WIDTH))
    part = visible(line[first : first + _WIDTH])
    before = "…" if first else ""
    after = "…" if first + _WIDTH < len(line) else ""
    return f"{before}{part}{after}", column - first + len(before)
