"""Settings: each with its value and what it does, for all decks or for one."""

from __future__ import annotations

from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.geometry import Size
from textual.widgets import Input, OptionList, Static

from learn.settings import SETTINGS, Setting
from learn.ui.screen import LearnScreen
from learn.ui.widgets.keys_line import KeysLine
from learn.ui.widgets.marked_list import MarkedList

_NAME_WIDTH = 18
_LONGEST_VALUE = 50
_ROOMY = 23
"""Rows that the list needs with an open field below; with fewer, the list scrolls."""


class SettingsScreen(LearnScreen):
    """What can be set. Changes are events of the log, and hold from now on."""

    TITLE = "Settings"
    WORDS = "Schedules change from now on; what is past stays as it was. d goes through the decks."
    DEFAULT_CSS = """
    SettingsScreen { align-horizontal: center; }
    SettingsScreen #page { width: 100%; max-width: 92; height: 1fr; }
    SettingsScreen #title { padding: 1 2 0 2; text-style: bold; }
    SettingsScreen #scope { padding: 0 2 1 2; color: $quiet; }
    SettingsScreen #effect { padding: 1 2 0 2; height: auto; }
    SettingsScreen #grammar { padding: 0 2; color: $quiet; height: auto; }
    SettingsScreen Input, SettingsScreen Input:focus {
        margin: 1 2 0 2; border: none; border-bottom: solid $primary; background: $background;
        padding: 0; height: 2;
        background-tint: $background 0%; display: none;
    }
    SettingsScreen.-short MarkedList { height: 1fr; }
    SettingsScreen.-short #title { padding: 0 2; }
    SettingsScreen.-short #effect { padding: 0 2; }
    SettingsScreen.-short Input { margin: 0 2; }
    SettingsScreen Input.-open, SettingsScreen Input.-open:focus { display: block; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("space,enter", "change", "change", tooltip="type another value"),
        Binding(
            "d", "next_deck", "next deck", tooltip="go through all decks, and each with its own settings"
        ),
        Binding("backspace,delete", "default", "default", tooltip="give up this value"),
        Binding("l,f2", "app.toggle_looks", "look", tooltip="dark or light; it is kept"),
        Binding("escape", "back", "back", tooltip="leave the field, or go Home"),
    ]

    def __init__(self, deck: str | None = None) -> None:
        super().__init__()
        self._deck = deck

    def contents(self) -> ComposeResult:
        with Vertical(id="page"):
            yield Static("Settings", id="title")
            yield Static(id="scope", markup=False)
            yield MarkedList("settings")
            yield Static(id="effect", markup=False)
            yield Static(id="grammar", markup=False)
            yield Input(id="value", max_length=400)
        yield KeysLine()

    def on_mount(self) -> None:
        self._show()
        self.query_one(MarkedList).focus()

    def fit(self, size: Size) -> None:
        super().fit(size)
        self.set_class(size.height < _ROOMY, "-short")

    @property
    def _settings(self) -> list[Setting]:
        return [setting for setting in SETTINGS.values() if self._deck is None or setting.per_deck]

    @property
    def _chosen(self) -> Setting:
        return self._settings[self.query_one(MarkedList).highlighted or 0]

    def _show(self) -> None:
        rules, options = self.workspace.rules(self._deck), self.query_one(MarkedList)
        own = self.workspace.progress.rules.own(self._deck or "")
        kept = options.highlighted or 0
        entry = self.workspace.library.entry(self._deck or "")
        scope = f"for {entry.title}" if entry else "for all decks"
        self.query_one("#scope", Static).update(Content(f"{scope}   (d: another deck)"))
        rows = []
        for setting in self._settings:
            value = setting.text(rules)
            marked = setting.name in own
            row = Content.assemble(
                setting.name.ljust(_NAME_WIDTH),
                (_short(value), "bold $primary" if marked else "$primary"),
                ("  set here" if marked and self._deck else "", "$quiet"),
            )
            rows.append((setting.name, row))
        options.put(rows, kept)
        self._explain()

    @on(OptionList.OptionHighlighted)
    def _explain(self) -> None:
        setting, rules = self._chosen, self.workspace.rules(self._deck)
        self.query_one("#effect", Static).update(Content(setting.explained(rules)))
        self.query_one("#grammar", Static).update(Content(f"Write {setting.grammar}."))

    @on(OptionList.OptionSelected)
    def _selected(self, event: OptionList.OptionSelected) -> None:
        event.stop()
        self.action_change()

    def action_change(self) -> None:
        field = self.query_one(Input)
        field.value = self._chosen.text(self.workspace.rules(self._deck))
        field.add_class("-open")
        field.focus()

    @on(Input.Submitted)
    def _submitted(self, event: Input.Submitted) -> None:
        name, text = self._chosen.name, event.value
        if self.attempt(lambda: self._set(name, text)):
            self._close()
            self._show()

    def _set(self, name: str, text: str | None) -> bool:
        self.workspace.set({name: text}, self._deck)
        return True

    def _close(self) -> None:
        self.query_one(Input).remove_class("-open")
        self.query_one(MarkedList).focus()

    def action_default(self) -> None:
        self.attempt(lambda: self._set(self._chosen.name, None))
        self._show()

    def action_next_deck(self) -> None:
        decks = [None, *(entry.id for entry in self.workspace.library.decks)]
        at = decks.index(self._deck) if self._deck in decks else 0
        self._deck = decks[(at + 1) % len(decks)]
        self._show()

    def action_back(self) -> None:
        if self.query_one(Input).has_focus:
            self._close()
        else:
            self.learn.go_home()


def _short(value: str) -> str:
    return value if len(value) < _LONGEST_VALUE else f"{value[: _LONGEST_VALUE - 1]}…"
