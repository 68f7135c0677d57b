"""The keys at the foot of a screen, never cut: those that have no room are left to help."""

from __future__ import annotations

from textual.app import ComposeResult
from textual.events import Resize
from textual.screen import Screen
from textual.widgets import Footer
from textual.widgets._footer import FooterKey

_ALWAYS = ("help", "leave", "home", "back", "app.quit", "quit")
"""Actions whose keys stay: the way to all others, and the way out."""
_MARGIN = 1


class KeysLine(Footer):
    """A footer that spaces its keys by the room there is, and drops what does not fit."""

    DEFAULT_CSS = """
    KeysLine { padding: 0 0 0 1; }
    KeysLine FooterKey, KeysLine.-compact FooterKey { margin-right: 2; }
    KeysLine.-tight FooterKey { margin-right: 1; }
    """

    def __init__(self) -> None:
        super().__init__(compact=True, show_command_palette=False)
        self._room = 0
        self._drawn: tuple[object, ...] | None = None
        """What the keys that are drawn say."""

    def bindings_changed(self, screen: Screen[object]) -> None:
        """Draw the keys anew, if they are others: that costs more than all else that a card needs."""
        if not self._bindings_ready or self._drawn != self._wanted():
            super().bindings_changed(screen)

    def _wanted(self) -> tuple[object, ...]:
        """What the keys say that are active now."""
        active = self.screen.active_bindings.values()
        return tuple((each.binding, each.enabled, each.tooltip) for each in active if each.binding.show)

    def compose(self) -> ComposeResult:
        keys = [key for key in super().compose() if isinstance(key, FooterKey)]
        if self._bindings_ready:
            self._drawn = self._wanted()
        for key in keys:
            # A bound key would be kept by this line for ever, also when it is drawn no more.
            key._reactive_connect = None
            key.set_reactive(FooterKey.compact, self.compact)
            key.set_class(self.compact, "-compact")
        self._room = self.app.size.width
        room = self._room - _MARGIN
        self.set_class(_width(keys, 2) > room, "-tight")
        # Every command has a place in help; the palette's key goes first, since it only repeats them.
        leaving = [key for key in keys if key.action.endswith("command_palette")]
        leaving += [key for key in reversed(keys[1:]) if key not in leaving and key.action not in _ALWAYS]
        for key in leaving:
            if _width(keys, 1) <= room:
                break
            keys.remove(key)
        yield from keys

    def on_resize(self, event: Resize) -> None:
        if self._bindings_ready and self.app.size.width != self._room:
            self.refresh(recompose=True)


def _width(keys: list[FooterKey], gap: int) -> int:
    """Columns that some keys take."""
    return sum(len(key.key_display) + 1 + len(key.description) + gap for key in keys) - gap
