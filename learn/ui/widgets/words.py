"""Some words that change from card to card."""

from __future__ import annotations

from textual.content import Content
from textual.widgets import Static


class Words(Static):
    """Text that is drawn anew only if it says something else."""

    def __init__(self, id_: str | None = None) -> None:
        super().__init__(Content(""), id=id_, markup=False)
        self._said = Content("")

    def say(self, text: str | Content, *, layout: bool = True) -> None:
        """Show a text; without `layout` it takes as much room as the one before."""
        said = text if isinstance(text, Content) else Content(text)
        if not said.is_same(self._said):
            self._said = said
            self.update(said, layout=layout)

    def put(self, text: str | Content) -> None:
        """Show a text; an empty one takes no room."""
        if str(text):
            self.say(text)
        self.display = bool(str(text))
