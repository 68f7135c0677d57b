"""What libyaml says, in words that help an author."""

from __future__ import annotations

from typing import NamedTuple

from learn.decks.quoting import quoted_entry


class Plain(NamedTuple):
    """A syntax error in plain words; line and column count from 1."""

    line: int
    column: int
    message: str
    hint: str


class Reported(NamedTuple):
    """A syntax error as the parser reports it; positions count from 0."""

    problem: str
    line: int
    column: int
    context: str = ""
    context_line: int = 0
    context_column: int = 0


UNREAD = "The rest of the file was not read."

_WORDS = (
    ("mapping values are not allowed", "a second “: ” in one value, or a line that is indented wrongly"),
    ("block sequence entries are not allowed", "a “- ” where a value or a key is expected"),
    ("mapping keys are not allowed", "a “? ” where a value is expected"),
    ("expected comment or line break", "text after “|” or “>”, which begin a block of lines"),
    ("could not find expected ':'", "this line is neither `key: value` nor part of the value above"),
    ("expected ',' or ']'", "a list that begins with “[” is not closed by “]”, or lacks a comma"),
    ("expected ',' or '}'", "what begins with “{” is not closed by “}”, or lacks a comma"),
    ("did not find expected '-' indicator", "this line stands in a list and does not begin with “- ”"),
    ("did not find expected key", "no key is here: the value before it has ended, or the indentation is off"),
    ("did not find expected node content", "a value is expected here"),
    ("unknown escape character", "a backslash inside double quotes begins an escape, and this is none"),
    ("escape code", "this escape inside double quotes names no character"),
    ("expected alphabetic or numeric character", "a value cannot begin with “*” or “&”"),
    ("found character that cannot start any token", "a value cannot begin with this character"),
    ("expected <document start>", "text after “...”, which ends a YAML document"),
    ("expected whitespace or line break", "a value that begins with “!” is a tag in YAML"),
    ("directive", "a line that begins with “%” is a directive, which decks do not use"),
    ("incompatible YAML document", "this file asks for another version of YAML"),
)
_HINTS = (
    ("unknown escape character", "Write \\\\ for a backslash, or use single quotes."),
    (
        "mapping values are not allowed",
        "Put keys that belong together in one column; quote a value with “: ”.",
    ),
    ("could not find expected ':'", "Write `key: value`; indent all lines of a long text."),
    ("expected ',' or", "Close it, and quote values with commas, brackets or braces."),
    ("did not find expected '-'", "Begin it with “- ”, or move it to the column of the key it belongs with."),
    (
        "did not find expected key",
        "Put keys that belong together in one column; quote a value with quotes inside.",
    ),
    ("expected whitespace or line break", "If it is meant as text, put it in quotes."),
    ("directive", "Delete the line."),
)


def explain(error: Reported, lines: list[str]) -> Plain:
    """A syntax error in plain words, with the quoted form of the line where quotes mend it."""
    if "quoted scalar" in error.context and "end of" in error.problem:
        line, column = error.context_line, error.context_column
        return _plain(line, column, "this quote is never closed", "Close it, or delete it.")
    if "expected ',' or" in error.problem and error.context_line < error.line:
        hint = "It begins here. Close it; quote values with commas or brackets, and put commas between them."
        return _plain(error.context_line, error.context_column, _said(_WORDS, error.problem), hint)
    line, column = error.line, error.column
    if error.context_line < line and error.context.endswith(("a simple key", "quoted scalar")):
        line, column = error.context_line, error.context_column
    text = lines[line] if line < len(lines) else ""
    if "\t" in (indent := text[: len(text) - len(text.lstrip())]):
        return _plain(line, indent.index("\t"), "a tab cannot indent", "Use spaces.")
    message = _said(_WORDS, error.problem) or error.problem
    hint = _said(_HINTS, error.problem)
    if mended := quoted_entry(text):
        hint = f"Put the value in quotes: {mended}"
    elif "{{c" in text:
        hint = "A text with {{c1::…}} in it wants quotes, or a block of lines begun with “>-”."
    return _plain(line, column, message, hint)


def _said(words: tuple[tuple[str, str], ...], problem: str) -> str:
    """The words for what the parser says; empty if there are none."""
    return next((said for part, said in words if part in problem), "")


def _plain(line: int, column: int, message: str, hint: str) -> Plain:
    return Plain(line + 1, column + 1, message, f"{hint}\n{UNREAD}" if hint else UNREAD)
