"""A card as a text of the deck cache, and back."""

from __future__ import annotations

import json
from dataclasses import fields
from pathlib import Path
from typing import Any

from learn.cards.card import Card

_ALWAYS = ("key", "kind", "prompt", "answer", "document", "heading", "line")
"""Fields that every card has, in the order in which they are kept; the others are kept only if set."""
DOCUMENT = f"$[{_ALWAYS.index('document')}]"
"""Where SQLite finds a card's document."""
FURTHER = f"$[{len(_ALWAYS)}]"
"""Where SQLite finds the fields that are kept only if set."""
_UNSET = {
    field.name: field.default for field in fields(Card) if field.name not in _ALWAYS and field.name != "path"
}


def dump_card(card: Card) -> str:
    """A card without its path, as JSON."""
    row: list[object] = [getattr(card, name) for name in _ALWAYS]
    further = {name: value for name, unset in _UNSET.items() if (value := getattr(card, name)) != unset}
    return json.dumps([*row, further] if further else row, ensure_ascii=False)


def load_card(body: str, path: Path) -> Card:
    """The card that was dumped, in a deck file."""
    key, kind, prompt, answer, document, heading, line, *more = json.loads(body)
    values: dict[str, Any] = more[0] if more else {}
    for name, value in values.items():
        if type(value) is list:
            values[name] = _frozen(value)
    return Card(
        key, kind, prompt, answer, document=document, heading=heading, line=line, path=str(path), **values
    )


def _frozen(value: object) -> object:
    """Lists as the tuples that they were."""
    return tuple(_frozen(item) for item in value) if isinstance(value, list) else value
