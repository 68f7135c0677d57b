"""`learn set`."""

from __future__ import annotations

import textwrap
from typing import TYPE_CHECKING

import click

from learn.cli.completion import complete_deck_ids, complete_settings
from learn.cli.faults import MisuseError, as_misuse
from learn.cli.speech import WIDTH, json_flag, say, say_json
from learn.cli.start import Start, deck_ids

if TYPE_CHECKING:
    from learn.settings import Setting
    from learn.workspace import Workspace


@click.command("set")
@click.argument("name", required=False, shell_complete=complete_settings)
@click.argument("value", nargs=-1)
@click.option("--deck", metavar="DECK", shell_complete=complete_deck_ids, help="For this deck alone.")
@click.option(
    "--reset", "to_default", is_flag=True, help="Go back to the default; with --deck, to that of all decks."
)
@json_flag
@click.pass_obj
def set_(
    start: Start, name: str | None, value: tuple[str, ...], deck: str | None, to_default: bool, as_json: bool
) -> None:
    """Show the settings, or change one.

    \b
      learn set                         all settings, and what each does
      learn set new-per-day 10          ten new cards a study day
      learn set retention 0.95 --deck spine
      learn set retention --reset --deck spine

    JSON: a list of settings, each with name, value, effect (a sentence), default, grammar (what can be
    written), and decks, a list of those with a value of their own: deck, value and effect.
    """
    if value and to_default:
        raise MisuseError("--reset takes no value.", "Give a value or --reset.")
    if to_default and not name:
        raise MisuseError("--reset needs the name of a setting.", "`learn set` lists them.")
    from learn.settings import SETTINGS, find_setting

    with start.open() as workspace:
        with as_misuse():
            settings = [find_setting(name)] if name else list(SETTINGS.values())
        if deck is not None:
            deck_ids(workspace, [deck])
        changed = bool(value) or to_default
        if changed:
            _change(workspace, settings[0], None if to_default else " ".join(value), deck)
        if as_json:
            say_json([_described(workspace, setting) for setting in settings])
        elif changed:
            _confirm(workspace, settings[0], deck)
        else:
            for setting in settings:
                _show(workspace, setting, deck)


def _change(workspace: Workspace, setting: Setting, text: str | None, deck: str | None) -> None:
    from learn.settings import Rules

    with as_misuse():
        if text is not None:
            setting.parse(text)
        if deck is not None and not setting.per_deck:
            raise MisuseError(f"{setting.name} holds for all decks.", "Set it without --deck.")
        if text is None and deck is None:
            # Logged as a value: so it also holds against what an older version had as its default.
            text = setting.text(Rules())
    workspace.set({setting.name: text}, deck)


def _confirm(workspace: Workspace, setting: Setting, deck: str | None) -> None:
    rules = workspace.rules(deck)
    where = f" in {deck}" if deck else ""
    say(f"{setting.name}{where} is now {setting.text(rules)}.")
    say(_wrapped(setting.explained(rules), ""))
    kept = [] if deck else _own(workspace, setting)
    if kept:
        values = ", ".join(f"{own} ({setting.text(workspace.rules(own))})" for own in kept)
        say(_wrapped(f"These decks keep a value of their own: {values}.", ""))


def _show(workspace: Workspace, setting: Setting, deck: str | None) -> None:
    rules = workspace.rules(deck)
    own = _own(workspace, setting)
    mark = "  (this deck's own)" if deck in own else ""
    say(f"{setting.name:<18}{setting.text(rules)}{mark}")
    say(_wrapped(setting.explained(rules), "    "))
    for other in own if deck is None else ():
        say(f"    in {other}: {setting.text(workspace.rules(other))}")


def _own(workspace: Workspace, setting: Setting) -> list[str]:
    """The decks that have a value of their own."""
    ids = [entry.id for entry in workspace.library.decks]
    return [deck for deck in ids if setting.name in workspace.progress.rules.own(deck)]


def _wrapped(text: str, indent: str) -> str:
    return textwrap.fill(text, WIDTH - 2, initial_indent=indent, subsequent_indent=indent)


def _described(workspace: Workspace, setting: Setting) -> dict[str, object]:
    from learn.settings import Rules

    shared = workspace.rules()
    return {
        "name": setting.name,
        "value": setting.text(shared),
        "effect": setting.explained(shared),
        "default": setting.text(Rules()),
        "grammar": setting.grammar,
        "decks": [
            {"deck": deck, "value": setting.text(rules), "effect": setting.explained(rules)}
            for deck in _own(workspace, setting)
            for rules in (workspace.rules(deck),)
        ],
    }
