"""Showing an author how a value is to be quoted."""

from __future__ import annotations

import re

_ENTRY = re.compile(r"^(?P<before>\s*(?:- +)*(?:[\w-]+:(?: +|$))?)(?P<value>.*)$")
_STARTS = (*"{[&*!|>@`%\"'", "- ", "? ", "]", "}", ",")


def quoted(text: str) -> str:
    """The text in double quotes, as YAML reads it back."""
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'


def quoted_entry(line: str) -> str | None:
    """A line `key: value` with its value quoted, or None if quotes would not mend it."""
    entry = _ENTRY.match(line.rstrip())
    if entry is None:
        return None
    before, value = entry["before"], entry["value"].strip()
    if not value or not before.strip() or (value[0] == value[-1] and value[0] in "\"'" and len(value) > 1):
        return None
    if (value[0], value[-1]) in (("[", "]"), ("{", "}")) and not value.startswith("{{"):
        return None
    if value.startswith(_STARTS) or ": " in value or value.endswith(":") or " #" in value:
        return before.strip() + " " + quoted(value)
    return None


def within_flow(rest: str) -> str:
    """What one value inside `[…]` or `{…}` can be of the rest of a line: up to a comma or a closing one."""
    depth = 0
    for index, letter in enumerate(rest):
        if depth == 0 and letter in ",]}":
            return rest[:index].rstrip()
        depth += (letter in "[{") - (letter in "]}")
    return rest


def braced(line: str, column: int, in_flow: bool = False) -> str:
    """What stands at a column (from 1): a `{…}` or `[…]` up to its end, else the rest of the line;
    inside `[…]` or `{…}` the rest of the value."""
    rest = line[column - 1 :].rstrip()
    pairs = {"{": "}", "[": "]"}
    if not rest or rest[0] not in pairs:
        return within_flow(rest) if in_flow else rest
    depth = 0
    for index, letter in enumerate(rest):
        depth += (letter == rest[0]) - (letter == pairs[rest[0]])
        if depth == 0:
            return rest[: index + 1]
    return rest
