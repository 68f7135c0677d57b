"""Which settings were in force when: the rules at any moment, from the log's setting events."""

from __future__ import annotations

import json
from bisect import bisect_right
from collections.abc import Iterable

from learn.progress.events import Event
from learn.settings import Rules, applied

_ALL_DECKS = ""
_END = (1 << 62, b"")


def setting_detail(name: str, text: str | None, deck: str | None) -> str:
    """The detail of a setting event; a text of None gives up a deck's own value."""
    return json.dumps({"name": name, "value": text, "deck": deck}, ensure_ascii=False)


class RulesLog:
    """Settings by deck over time. A deck's own value wins over that of all decks.

    Weights hold for the whole replay (they describe the learner, not a moment); all else holds from
    its event onward.
    """

    def __init__(self, events: Iterable[Event] = ()) -> None:
        self._changes: list[tuple[tuple[int, bytes], str, str, str | None]] = []
        self._by_deck: dict[str, tuple[list[tuple[int, bytes]], list[Rules]]] = {}
        for event in events:
            if (change := _change(event)) is not None:
                self._changes.append(change)
        self._changes.sort(key=lambda change: change[0])

    def add(self, event: Event) -> None:
        """Take one more setting event."""
        if (change := _change(event)) is not None:
            self._changes.append(change)
            self._changes.sort(key=lambda change: change[0])
            self._by_deck.clear()

    def at(self, order: tuple[int, bytes], deck: str) -> Rules:
        """The rules for a deck at a place (time, id) in the log."""
        moments, rules = self._timeline(deck)
        return rules[bisect_right(moments, order)]

    def latest(self, deck: str = _ALL_DECKS) -> Rules:
        """The rules for a deck after everything in the log."""
        return self.at(_END, deck)

    def own(self, deck: str) -> dict[str, str]:
        """The settings that a deck has for itself, by name."""
        values: dict[str, str] = {}
        for _, of, name, text in self._changes:
            if of == deck:
                if text is None:
                    values.pop(name, None)
                else:
                    values[name] = text
        return values

    def heirs(self, moves: Iterable[tuple[str, str]]) -> list[tuple[str, str]]:
        """Those of some decks' names (old, new) by which a deck that never had own settings takes them over.

        Of several old names it is the one that was set last.
        """
        last: dict[str, tuple[tuple[int, bytes], str]] = {}
        for old, new in moves:
            at = self._last_change(old)
            if old != new and at is not None and self._last_change(new) is None:
                last[new] = max(last.get(new, (at, old)), (at, old))
        return [(old, new) for new, (_, old) in last.items()]

    def _last_change(self, deck: str) -> tuple[int, bytes] | None:
        return max((order for order, of, _, _ in self._changes if of == deck), default=None)

    def _timeline(self, deck: str) -> tuple[list[tuple[int, bytes]], list[Rules]]:
        if deck not in self._by_deck:
            self._by_deck[deck] = self._drawn(deck)
        return self._by_deck[deck]

    def _drawn(self, deck: str) -> tuple[list[tuple[int, bytes]], list[Rules]]:
        weights = [text for _, _, name, text in self._changes if name == "weights"]
        base = applied(Rules(), [("weights", text) for text in weights[-1:] if text])
        shared: dict[str, str] = {}
        own: dict[str, str] = {}
        moments: list[tuple[int, bytes]] = []
        rules = [base]
        for order, of, name, text in self._changes:
            if name == "weights" or of not in (_ALL_DECKS, deck):
                continue
            values = own if of == deck and deck != _ALL_DECKS else shared
            if text is None:
                values.pop(name, None)
            else:
                values[name] = text
            moments.append(order)
            rules.append(applied(base, [*shared.items(), *own.items()]))
        return moments, rules


def _change(event: Event) -> tuple[tuple[int, bytes], str, str, str | None] | None:
    try:
        found = json.loads(event.detail or "")
        deck, name, value = found["deck"], found["name"], found["value"]
    except (ValueError, TypeError, KeyError):
        return None
    if not isinstance(name, str) or not isinstance(value, str | None) or not isinstance(deck, str | None):
        return None
    return event.order, deck or _ALL_DECKS, name, value
