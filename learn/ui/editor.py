"""Which editor to open, and how to tell it the line."""

from __future__ import annotations

import os
import shlex
import shutil
from pathlib import Path

_PLUS_LINE = (
    "vi",
    "vim",
    "nvim",
    "nano",
    "emacs",
    "emacsclient",
    "micro",
    "kak",
    "joe",
    "ne",
    "mcedit",
    "pico",
    "ed",
)
_COLON_LINE = ("hx", "helix", "subl", "zed")
_GOTO = ("code", "codium", "code-insiders")


def editor_command(path: str, line: int) -> list[str] | None:
    """The command that opens a file at a line; None if there is no editor to be found."""
    chosen = os.environ.get("VISUAL") or os.environ.get("EDITOR")
    if not chosen:
        chosen = next((name for name in ("nano", "vim", "vi") if shutil.which(name)), None)
    if not chosen:
        return None
    try:
        words = shlex.split(chosen)
    except ValueError:
        words = [chosen]
    if not words or not shutil.which(words[0]):
        return None
    name = Path(words[0]).name
    if name in _COLON_LINE:
        return [*words, f"{path}:{line}"]
    if name in _GOTO:
        return [*words, "--wait", "--goto", f"{path}:{line}"]
    if name in _PLUS_LINE:
        return [*words, f"+{line}", path]
    return [*words, path]
