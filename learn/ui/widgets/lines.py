"""Lines of text that take no room where there is nothing to say."""

from __future__ import annotations

from textual.content import Content
from textual.widget import Widget
from textual.widgets import Static


def put_line(inside: Widget, name: str, text: str | Content) -> None:
    """Set the text of the line with an id; an empty one is not shown. No text is markup."""
    line = inside.query_one(f"#{name}", Static)
    line.update(Content(text) if isinstance(text, str) else text)
    line.display = bool(str(text))
