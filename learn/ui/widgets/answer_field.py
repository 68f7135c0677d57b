"""Where an answer is typed: every printable key is text."""

from __future__ import annotations

from textual.widgets import Input

from learn.cards.marking import LONGEST_ANSWER


class AnswerField(Input):
    """One line for the answer."""

    DEFAULT_CSS = """
    AnswerField {
        border: none; border-bottom: solid $faint; background: $background;
        padding: 0; height: 2; width: 100%;
    }
    AnswerField:focus {
        border: none; border-bottom: solid $primary;
        background: $background; background-tint: $background 0%;
    }
    """

    def __init__(self) -> None:
        super().__init__(
            placeholder="type the answer, then Enter",
            id="answer",
            max_length=LONGEST_ANSWER,
            select_on_focus=False,
        )
