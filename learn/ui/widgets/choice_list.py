"""The options of a choice, numbered, with "I don't know" as the last."""

from __future__ import annotations

from textwrap import wrap
from typing import ClassVar

from textual import on
from textual.binding import Binding, BindingType
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

    # A key chooses at once, through its screen: a message would come after the next key of a burst.
    BINDINGS: ClassVar[list[BindingType]] = [Binding("enter", "screen.next", "next", show=False)]

    class Chosen(Message):
        """An option was chosen; None is "I don't know"."""

        def __init__(self, number: int | None) -> None:
            super().__init__()
            self.number = number

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

    def by_number(self, number: int) -> Chosen | None:
        """What a number chooses; the last is "I don't know", and higher ones are nothing."""
        if 1 <= number <= self._count + 1:
            return self.Chosen(number if number <= self._count else None)
        return None

    def by_sign(self) -> Chosen | None:
        """What Enter chooses: the row that carries the sign, if there is one."""
        return None if self.highlighted is None else self.by_number(self.highlighted + 1)

    @on(OptionList.OptionSelected)
    def _selected(self, event: OptionList.OptionSelected) -> None:
        event.stop()
        if self.can_focus and (chosen := self.by_number(event.option_index + 1)):
            self.post_message(chosen)


def _row(number: int, text: str, hue: str = "$foreground") -> Content:
    return Content.assemble((f"{number}  ", "bold $primary"), (text, hue))
