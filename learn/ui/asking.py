"""A question upon a screen: yes or no, or something to write."""

from __future__ import annotations

from collections.abc import Callable
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Input, Static

from learn.errors import LearnError

_BOX = """
    align: center middle; background: $background 70%;
"""


class ConfirmScreen(ModalScreen[bool]):
    """Asks before something is given up."""

    DEFAULT_CSS = f"""
    ConfirmScreen {{ {_BOX} }}
    ConfirmScreen > Static {{
        width: 64; max-width: 100%; height: auto; background: $surface; border: round $faint; padding: 1 2;
    }}
    ConfirmScreen:nocolor > Static {{ border: round $foreground; }}
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("y", "answer(True)", "yes"),
        Binding("n,escape,q", "answer(False)", "no"),
    ]

    def __init__(self, question: str, yes: str) -> None:
        """`yes` says what happens then."""
        super().__init__()
        self._question, self._yes = question, yes

    def compose(self) -> ComposeResult:
        keys = Content.assemble(
            ("\n\ny", "bold $primary"), f"  {self._yes}", ("\nn", "bold $primary"), "  leave it as it is"
        )
        yield Static(Content.assemble(self._question, keys))

    def action_answer(self, answer: bool) -> None:
        self.dismiss(answer)


class FieldScreen(ModalScreen[None]):
    """Asks for something to write; what cannot be taken is said below it, and stays to be mended."""

    DEFAULT_CSS = f"""
    FieldScreen {{ {_BOX} }}
    FieldScreen > Vertical {{
        width: 64; max-width: 100%; height: auto; background: $surface; border: round $faint; padding: 1 2;
    }}
    FieldScreen:nocolor > Vertical {{ border: round $foreground; }}
    FieldScreen Input, FieldScreen Input:focus {{
        border: none; border-bottom: solid $primary; background: $surface; background-tint: $surface 0%;
        padding: 0; height: 2; margin: 1 0 0 0;
    }}
    FieldScreen #wrong {{ color: $error; height: auto; display: none; }}
    FieldScreen #keys {{ color: $quiet; margin-top: 1; }}
    """
    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "dismiss", "back")]

    def __init__(self, question: str, text: str, accept: Callable[[str], object]) -> None:
        """`accept` takes what was written, or raises LearnError."""
        super().__init__()
        self._question, self._text, self._accept = question, text, accept

    def compose(self) -> ComposeResult:
        with Vertical():
            yield Static(Content(self._question))
            yield Input(self._text, max_length=40)
            yield Static(id="wrong", markup=False)
            yield Static(Content("Enter keeps it, Esc leaves it."), id="keys")

    @on(Input.Submitted)
    def _submitted(self, event: Input.Submitted) -> None:
        event.stop()
        try:
            self._accept(event.value)
        except LearnError as error:
            wrong = self.query_one("#wrong", Static)
            wrong.update(Content(f"✗ {error.message} {error.hint}".strip()))
            wrong.display = True
        else:
            self.dismiss()
