"""`learn where`."""

from __future__ import annotations

import os

import click

from learn.cli.speech import json_flag, say, say_json


@click.command()
@json_flag
def where(as_json: bool) -> None:
    """Say where everything is kept.

    JSON: an object of paths: progress, backups, own_decks, shipped_decks, looks, cache, log and schema (of
    the deck format, for editors); and learn_home, what LEARN_HOME is set to, or null.
    """
    from learn.paths import Places, deck_schema, shipped_decks

    places = Places.find()
    home = os.environ.get("LEARN_HOME") or None
    paths = {
        "progress": places.progress,
        "backups": places.backups,
        "own_decks": places.own_decks,
        "shipped_decks": shipped_decks(),
        "looks": places.looks,
        "cache": places.cache,
        "log": places.log,
        "schema": deck_schema(),
    }
    if as_json:
        say_json({**{name: str(path) for name, path in paths.items()}, "learn_home": home})
        return
    for name, path in paths.items():
        say(f"{name.replace('_', ' '):<14} {path}")
    say(f"{'LEARN_HOME':<14} {home or 'not set'}")
