"""The keys at the foot of a screen, never cut: those that have no room are left to help."""

from __future__ import annotations

from typing import ClassVar, NamedTuple

from rich.segment import Segment
from rich.style import Style
from textual.events import Leave, MouseDown, MouseMove
from textual.screen import Screen
from textual.strip import Strip
from textual.widget import Widget

_ALWAYS = ("help", "leave", "home", "back", "app.quit", "quit")
"""Actions whose keys stay: the way to all others, and the way out."""
_WIDE, _TIGHT = 2, 1
"""Columns between two keys, where there is room and where there is not."""


class Key(NamedTuple):
    """A key as it is drawn."""

    key: str
    shown: str
    """What the person reads for it."""
    name: str
    action: str
    tooltip: str
    enabled: bool

    @property
    def width(self) -> int:
        """Columns that it takes."""
        return len(self.shown) + 1 + len(self.name)


class KeysLine(Widget):
    """Spaces its keys by the room there is, and drops what does not fit; a click presses a key.

    One widget draws them all: a widget for each, mounted and styled whenever a card has other keys than
    the last, cost more than all else that a card needs.
    """

    ALLOW_SELECT = False
    COMPONENT_CLASSES: ClassVar[set[str]] = {"keys-line--key"}
    DEFAULT_CSS = """
    KeysLine {
        dock: bottom; height: 1; padding: 0 0 0 1;
        background: $footer-background; color: $footer-description-foreground;
    }
    KeysLine > .keys-line--key { color: $footer-key-foreground; text-style: bold; }
    """

    def __init__(self) -> None:
        super().__init__()
        self._wanted: tuple[Key, ...] | None = None
        self._is_stale = False

    def on_mount(self) -> None:
        self.screen.bindings_updated_signal.subscribe(self, self._bindings_changed)

    def on_unmount(self) -> None:
        self.screen.bindings_updated_signal.unsubscribe(self)

    def _bindings_changed(self, screen: Screen[object]) -> None:
        # Focus that moves tells of it several times for one card: what is active is asked for once.
        self._is_stale = True
        self.check_idle()

    def on_idle(self) -> None:
        """Draw the keys anew, if they are others."""
        if self._is_stale and self.app.app_focus:
            self._is_stale = False
            before, self._wanted = self._wanted, self._active()
            if self._wanted != before:
                self.refresh()

    def _active(self) -> tuple[Key, ...]:
        """The keys to show, one for each action."""
        found: dict[str, Key] = {}
        for _, binding, enabled, tooltip in self.screen.active_bindings.values():
            if binding.show and binding.action not in found:
                shown = self.app.get_key_display(binding)
                found[binding.action] = Key(
                    binding.key, shown, binding.description, binding.action, tooltip, enabled
                )
        return tuple(found.values())

    @property
    def wanted(self) -> tuple[Key, ...]:
        """The keys of all that can be done now."""
        if self._wanted is None:
            self._wanted = self._active()
        return self._wanted

    @property
    def keys(self) -> list[Key]:
        """Those of them that have room, in their order."""
        return fitting(self.wanted, self.content_size.width)

    @property
    def _gap(self) -> int:
        return _WIDE if _width(self.wanted, _WIDE) <= self.content_size.width else _TIGHT

    def render_line(self, y: int) -> Strip:
        """The keys, each with its name."""
        base, key_style = self.rich_style, self.get_component_rich_style("keys-line--key")
        name_style, blank = base + Style(bold=False), Style.from_color(bgcolor=base.bgcolor)
        gap, segments = Segment(" " * self._gap, blank), []
        for key in self.keys:
            faint = Style(dim=not key.enabled or None)
            segments += [
                Segment(key.shown, key_style + faint),
                Segment(f" {key.name}", name_style + faint),
                gap,
            ]
        return Strip(segments).adjust_cell_length(self.content_size.width, blank)

    def _key_at(self, column: int) -> Key | None:
        """The key that is drawn at a column of the line."""
        for key in self.keys:
            if 0 <= column < key.width:
                return key
            column -= key.width + self._gap
        return None

    def on_mouse_move(self, event: MouseMove) -> None:
        """Say what the key does, over which the mouse is."""
        key = self._key_at(event.x - self.gutter.left)
        self.tooltip = key.tooltip or None if key else None
        self.styles.pointer = "pointer" if key else "default"

    def on_leave(self, event: Leave) -> None:
        self.tooltip = None

    def on_mouse_down(self, event: MouseDown) -> None:
        """Press the key."""
        key = self._key_at(event.x - self.gutter.left)
        if key is not None and key.enabled:
            self.app.simulate_key(key.key)
        elif key is not None:
            self.app.bell()


def fitting(keys: tuple[Key, ...], room: int) -> list[Key]:
    """Those keys that have room in so many columns; the way out and the way to all others stay."""
    fit = list(keys)
    # Every command has a place in help; the palette's key goes first, since it only repeats them.
    leaving = [key for key in keys if key.action.endswith("command_palette")]
    leaving += [key for key in reversed(keys[1:]) if key not in leaving and key.action not in _ALWAYS]
    for key in leaving:
        if _width(fit, _TIGHT) <= room:
            break
        fit.remove(key)
    return fit


def _width(keys: tuple[Key, ...] | list[Key], gap: int) -> int:
    """Columns that some keys take."""
    return sum(key.width + gap for key in keys) - gap
