"""The command palette: every command that the screen has a key for, and nothing listed twice."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from typing import Any, NamedTuple

from textual.binding import ActiveBinding
from textual.command import DiscoveryHit, Hit, Hits, Provider
from textual.screen import Screen

AnyScreen = Screen[Any]

_NOT_COMMANDS = (
    "app.focus_next",
    "app.focus_previous",
    "command_palette",
    "app.command_palette",
    "help_quit",
    "screen.copy_text",
    "screen.minimize",
)


class Command(NamedTuple):
    """Something the person can do now."""

    keys: tuple[str, ...]
    name: str
    explanation: str
    action: str
    namespace: object


def commands_of(screen: AnyScreen) -> list[Command]:
    """The commands of a screen, each with all its keys, in the order of its bindings."""
    found: dict[tuple[int, str], Command] = {}
    for active in _bindings(screen):
        binding = active.binding
        if not binding.description or binding.action in _NOT_COMMANDS or binding.system:
            continue
        node = screen.app if binding.action.startswith("app.") else active.node
        action = binding.action.removeprefix("app.")
        slot = (id(node), action)
        shown = screen.app.get_key_display(binding)
        if slot in found:
            known = found[slot]
            if shown not in known.keys:
                found[slot] = known._replace(keys=(*known.keys, shown))
        else:
            found[slot] = Command((shown,), binding.description, binding.tooltip, action, node)
    return list(found.values())


def _bindings(screen: AnyScreen) -> Iterator[ActiveBinding]:
    """All keys of the screen and the app, also those that a text field has for itself just now."""
    for node in (screen, screen.app):
        for bindings in node._bindings.key_to_bindings.values():
            for binding in bindings:
                _, _, action = binding.action.rpartition(".")
                enabled = node.check_action(action.partition("(")[0], ())
                if enabled is not False:
                    yield ActiveBinding(node, binding, bool(enabled), binding.tooltip)


class ScreenCommands(Provider):
    """Offers the commands of the screen below the palette."""

    def _run(self, command: Command) -> None:
        self.app.call_later(self.app.run_action, command.action, command.namespace)

    async def discover(self) -> Hits:
        for command in commands_of(self.screen):
            yield DiscoveryHit(_titled(command), partial(self._run, command), help=command.explanation)

    async def search(self, query: str) -> Hits:
        matcher = self.matcher(query)
        for command in commands_of(self.screen):
            title = _titled(command)
            if (score := matcher.match(title)) > 0:
                yield Hit(
                    score, matcher.highlight(title), partial(self._run, command), help=command.explanation
                )


def _titled(command: Command) -> str:
    return f"{command.name[:1].upper()}{command.name[1:]}  ({', '.join(command.keys)})"
