"""Settings as a person writes them, checked before they are logged."""

from __future__ import annotations

from collections.abc import Mapping

from learn.errors import LearnError
from learn.scheduling.fsrs import check_weights
from learn.settings import find_setting


def checked(values: Mapping[str, str | None], *, of_deck: bool) -> dict[str, str | None]:
    """Settings by their own names, as they are logged; None gives up a deck's own. Raises LearnError.

    `of_deck` says that they are for one deck alone.
    """
    written: dict[str, str | None] = {}
    for name, text in values.items():
        setting = find_setting(name)
        if of_deck and not setting.per_deck:
            raise LearnError(f"{setting.name} holds for all decks.", "Set it without a deck.")
        if text is None:
            written[setting.name] = None
            continue
        value = setting.parse(text)
        if setting.name == "weights" and isinstance(value, tuple):
            check_weights(tuple(float(weight) for weight in value))
        written[setting.name] = setting.show(value)
    return written
