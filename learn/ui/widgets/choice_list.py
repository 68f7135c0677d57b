"""The options of a choice, numbered, with "I don't know" as the last."""

from __future__ import annotations

from textwrap import wrap

from textual import on
from textual.content import Content
from textual.events import Resize
from textual.message import Message
from textual.widgets import OptionList

from learn.cards.question import Question
from learn.ui.widgets.marked_list import SIGN_WIDTH, MarkedList

_NUMBER = 3


class ChoiceList(MarkedList):
    """Options to choose from by number, arrow keys or mouse."""

    DEFAULT_CSS = "ChoiceList, ChoiceList:focus { padding: 0; margin-bottom: 1; }"

    class Chosen(Message):
        """An option was chosen; None is "I don't know"."""

        def __init__(self, number: int | None) -> None:
            super().__init__()
            self.number = number

    class Unchosen(Message):
        """Enter, with nothing highlighted: one key too many must not answer."""

    def __init__(self) -> None:
        super().__init__("options")
        self._question: Question | None = None
        self._given: str | None = None
        self._folded_to = 0

    @property
    def _count(self) -> int:
        return len(self._question.options) if self._question else 0

    def ask(self, question: Question) -> None:
        """Show the options, none of them marked."""
        self._question, self.can_focus = question, True
        self._draw_asked(None)

    def reveal(self, question: Question, given: str | None) -> None:
        """Show the right option, and the one chosen if it is another."""
        self._question, self._given, self.can_focus = question, given, False
        self._draw_revealed()

    def on_resize(self, event: Resize) -> None:
        """Long options are folded to the width, which is known only now."""
        if self._question is None or self.row_width == self._folded_to:
            return
        if self.can_focus:
            self._draw_asked(self.highlighted)
        else:
            self._draw_revealed()

    def _draw_asked(self, highlighted: int | None) -> None:
        options = self._question.options if self._question else ()
        rows = [(str(n), _row(n, self._folded(option.text))) for n, option in enumerate(options, 1)]
        rows.append(("none", _row(self._count + 1, "I don't know", "$quiet")))
        self.put(rows, highlighted or 0)
        if highlighted is None:
            self.highlighted = None

    def _draw_revealed(self) -> None:
        if self._question is None:
            return
        rows = []
        for number, option in enumerate(self._question.options, 1):
            right, chosen = option.key == self._question.card.key, option.text == self._given
            if not right and not chosen:
                continue  # so that the explanation has room
            sign, hue = ("✓", "$good") if right else ("✗", "$again")
            text = self._folded(option.text)
            row = Content.assemble((f"{sign}  ", hue), (text, f"bold {hue}" if right else hue))
            rows.append((str(number), row))
        self.put(rows, 0)
        self.highlighted = None

    def _folded(self, text: str) -> str:
        """A long option over several lines, the later ones under the first."""
        self._folded_to = self.row_width
        return f"\n{' ' * (_NUMBER + SIGN_WIDTH)}".join(wrap(text, self.row_width - _NUMBER) or [text])

    def choose(self, number: int) -> None:
        """Choose by number; the last is "I don't know", and higher ones are nothing."""
        if 1 <= number <= self._count + 1:
            self.post_message(self.Chosen(number if number <= self._count else None))

    def choose_highlighted(self) -> None:
        """Choose the row that carries the sign, if there is one."""
        if self.highlighted is None:
            self.post_message(self.Unchosen())
        else:
            self.choose(self.highlighted + 1)

    def action_select(self) -> None:
        """Enter."""
        self.choose_highlighted()

    @on(OptionList.OptionSelected)
    def _selected(self, event: OptionList.OptionSelected) -> None:
        event.stop()
        if self.can_focus:
            self.choose(event.option_index + 1)


def _row(number: int, text: str, hue: str = "$foreground") -> Content:
    return Content.assemble((f"{number}  ", "bold $primary"), (text, hue))
