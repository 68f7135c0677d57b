"""Renames: which key a card goes by now, from the log's rename events."""

from __future__ import annotations

import json
from collections.abc import Iterable

from learn.progress.events import Event


def rename_detail(new_key: str) -> str:
    """The detail of a rename event, whose card is the old key."""
    return json.dumps({"to": new_key}, ensure_ascii=False)


def renamed_to(event: Event) -> str | None:
    """The new key that a rename event names, or None if its detail is unreadable."""
    try:
        new = json.loads(event.detail or "")["to"]
    except (ValueError, TypeError, KeyError):
        return None
    return new if isinstance(new, str) else None


def homes(events: Iterable[Event]) -> dict[str, str]:
    """Old key to current key, for every key that a rename ever named.

    Renames apply in order of (time, id), so that devices which learn of them in another order agree.
    The home of a home is itself: a key that something was renamed to is in use again, whatever it
    was renamed to before.
    """
    home: dict[str, str] = {}
    living_at: dict[str, set[str]] = {}
    for event in sorted(events, key=lambda event: event.order):
        old, new = event.card, renamed_to(event)
        if old is None or new is None or old == new:
            continue
        moving = living_at.pop(old, set()) | {old, new}
        for key in (old, new):
            living_at.get(home.get(key, key), set()).discard(key)
        home.update(dict.fromkeys(moving, new))
        living_at.setdefault(new, set()).update(moving)
    return home
