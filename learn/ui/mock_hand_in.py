"""Before handing in: what is empty or flagged, to go back to."""

from __future__ import annotations

from textwrap import shorten
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import OptionList, Static

from learn.study.mock import Sitting
from learn.study.mock_wording import open_sentence
from learn.ui.widgets.marked_list import MarkedList

HAND_IN = -1
"""The result that hands in; others are questions, counted from 0, and None goes back."""
_HAND_IN = "hand-in"
_PROMPT = 46


class HandInScreen(ModalScreen[int | None]):
    """Lists the questions that are empty or flagged; Enter goes to one, h hands in."""

    DEFAULT_CSS = """
    HandInScreen { align: center middle; background: $background 70%; }
    HandInScreen > Vertical {
        width: 72; max-width: 100%; height: auto; max-height: 90%;
        background: $surface; border: round $faint; padding: 1 2;
        border-title-color: $foreground; border-title-style: bold; border-subtitle-color: $quiet;
    }
    HandInScreen:nocolor > Vertical { border: round $foreground; }
    HandInScreen MarkedList, HandInScreen MarkedList:focus {
        background: $surface; padding: 0; margin-top: 1;
    }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("h,f4", "hand_in", "hand in", tooltip="mark it now"),
        Binding("escape,tab", "dismiss(None)", "back", key_display="esc", tooltip="back to the question"),
    ]

    def __init__(self, sitting: Sitting) -> None:
        super().__init__()
        self._sitting = sitting

    def compose(self) -> ComposeResult:
        with Vertical() as box:
            box.border_title = "Hand in?"
            box.border_subtitle = "Enter goes there · h hands in · Esc goes back"
            yield Static(Content(open_sentence(self._sitting)))
            yield MarkedList("open")

    def on_mount(self) -> None:
        sitting = self._sitting
        rows: list[tuple[str | None, Content]] = [
            (_HAND_IN, Content.assemble(("h", "bold $primary"), "  Hand in: it is marked now"))
        ]
        for at in sitting.open:
            is_empty = sitting.reply_to(at) is None
            signs = [(" ○ empty " if is_empty else "         ", "$quiet")]
            signs.append(("⚑ " if sitting.is_flagged(at) else "  ", "$hard"))
            prompt = sitting.paper.questions[at].question.prompt
            rows.append(
                (str(at), Content.assemble(f"{at + 1:>3}", *signs, shorten(prompt, _PROMPT, placeholder="…")))
            )
        listed = self.query_one(MarkedList)
        # Enter, pressed once too often, must not hand in what has gaps.
        listed.put(rows, 1 if sitting.open else 0)
        listed.focus()

    @on(OptionList.OptionSelected)
    def _selected(self, event: OptionList.OptionSelected) -> None:
        event.stop()
        chosen = event.option.id or _HAND_IN
        self.dismiss(HAND_IN if chosen == _HAND_IN else int(chosen))

    def action_hand_in(self) -> None:
        self.dismiss(HAND_IN)
