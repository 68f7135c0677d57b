"""Help, made from the bindings."""

from __future__ import annotations

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Static

from learn.ui.palette import Command


class HelpScreen(ModalScreen[None]):
    """The keys of the screen below, each with what it does."""

    DEFAULT_CSS = """
    HelpScreen { align: center middle; background: $background 70%; }
    HelpScreen > VerticalScroll {
        width: 76; max-width: 100%; height: auto; max-height: 100%;
        background: $surface; border: round $faint; padding: 0 2;
        border-title-color: $foreground; border-title-style: bold; border-subtitle-color: $quiet;
    }
    HelpScreen:nocolor > VerticalScroll { border: round $foreground; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,enter,question_mark,f1,q", "dismiss", "Close", key_display="Esc"),
        Binding("down,j", "scroll(1)", "Down", show=False),
        Binding("up,k", "scroll(-1)", "Up", show=False),
    ]

    def __init__(self, title: str, commands: list[Command], words: str) -> None:
        super().__init__()
        self._title, self._commands, self._words = title, _merged(commands), words

    def compose(self) -> ComposeResult:
        with VerticalScroll() as box:
            box.border_title = f"Help · {self._title}"
            box.border_subtitle = "Esc closes"
            if self._words:
                yield Static(Content(self._words + "\n"))
            yield Static(Content("\n").join(self._lines()))

    def _lines(self) -> list[Content]:
        width = max((len(", ".join(command.keys)) for command in self._commands), default=0)
        return [
            Content.assemble(
                (", ".join(command.keys).ljust(width + 2), "bold"),
                _capital(command.name),
                (f"  {command.explanation}" if command.explanation else "", "$quiet"),
            )
            for command in self._commands
        ]

    def action_scroll(self, lines: int) -> None:
        self.query_one(VerticalScroll).scroll_relative(y=lines, animate=False)


def _merged(commands: list[Command]) -> list[Command]:
    """One line for commands that differ only in a number, such as the four ratings."""
    merged: list[Command] = []
    for command in commands:
        base = command.action.partition("(")[0]
        if merged and "(" in command.action and merged[-1].action.partition("(")[0] == base:
            last = merged[-1]
            known = last.name if last.name.endswith(command.name) else f"{last.name}, {command.name}"
            merged[-1] = last._replace(keys=(*last.keys, *command.keys), name=known)
        else:
            merged.append(command)
    return merged


def _capital(name: str) -> str:
    return name[:1].upper() + name[1:]
