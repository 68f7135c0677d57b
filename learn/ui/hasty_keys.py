"""Keys that come too early or too late: before the program reads keys, and after it was told to end."""

from __future__ import annotations

from collections.abc import Mapping

from textual.actions import ActionParseResult
from textual.app import App
from textual.dom import DOMNode
from textual.events import Event, Key


class HastyKeys(App[int]):
    """An app for quick fingers."""

    async def on_event(self, event: Event) -> None:
        """Enter is Enter, also where a terminal makes a line feed of it: as long as no program reads keys."""
        if isinstance(event, Key) and event.key == "ctrl+j" and not event.is_forwarded:
            event = Key("enter", "\r")
        await super().on_event(event)

    async def run_action(
        self,
        action: str | ActionParseResult,
        default_namespace: DOMNode | None = None,
        namespaces: Mapping[str, DOMNode] | None = None,
    ) -> bool:
        """Do what a key asks, but for keys typed after quitting: a screen cannot open any more."""
        return not self._exit and await super().run_action(action, default_namespace, namespaces)
