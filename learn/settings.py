"""What can be set, and what each setting does.

Settings that change schedules are events of the log, so that a replay knows which rule was in
force; this module only names, reads and explains them. Looks change no schedule, and are a file.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace

from learn.clock import DAY, HOUR, MICROSECONDS, MINUTE
from learn.errors import LearnError

_UNITS = {"s": MICROSECONDS, "m": MINUTE, "h": HOUR, "d": DAY}
_STEP = re.compile(r"(\d{1,4})([smhd])")
WEIGHT_COUNT = 21
"""FSRS-6 has 21 weights."""

Value = tuple[int, ...] | tuple[float, ...] | float | int | bool | None


@dataclass(frozen=True, slots=True)
class Rules:
    """The settings in force for one deck at one moment. Steps are in microseconds."""

    learning_steps: tuple[int, ...] = (MINUTE, 10 * MINUTE)
    relearning_steps: tuple[int, ...] = (10 * MINUTE,)
    retention: float = 0.90
    rollover: int = 4 * 60
    new_per_day: int = 20
    reviews_per_day: int = 200
    bury_siblings: bool = True
    leech_lapses: int = 8
    fuzz: bool = True
    recall_after: int = 7
    """Days of stability after which a card with a ladder is no longer asked by choice."""
    weights: tuple[float, ...] | None = None


@dataclass(frozen=True, slots=True)
class Setting:
    """One thing that can be set: its name, how its text is read and shown, what it does."""

    name: str
    field: str
    read: Callable[[str], Value]
    show: Callable[[Value], str]
    effect: Callable[[Value], str]
    grammar: str
    per_deck: bool = True
    replays: bool = False
    """Whether past reviews that follow the change are replayed by it."""

    def of(self, rules: Rules) -> Value:
        """This setting's value in a set of rules."""
        value: Value = getattr(rules, self.field)
        return value

    def text(self, rules: Rules) -> str:
        """This setting's value as a person writes it."""
        return self.show(self.of(rules))

    def explained(self, rules: Rules) -> str:
        """One sentence: what this setting, as it stands, does."""
        return self.effect(self.of(rules))

    def parse(self, text: str) -> Value:
        """The value that a text names; raises LearnError with the grammar."""
        try:
            return self.read(text.strip())
        except ValueError:
            raise LearnError(f"{text!r} is no value for {self.name}.", f"Write {self.grammar}.") from None


def read_steps(text: str) -> tuple[int, ...]:
    """Steps such as `1m 10m` in microseconds; `none` is no steps."""
    if text.casefold() == "none":
        return ()
    words = re.split(r"[\s,]+", text)
    found = [_STEP.fullmatch(word) for word in words]
    steps = tuple(int(m[1]) * _UNITS[m[2]] for m in found if m)
    if len(steps) != len(words) or not steps or 0 in steps or len(steps) > 10 or max(steps) > 30 * DAY:
        raise ValueError(text)
    return steps


def show_duration(microseconds: int) -> str:
    """A duration in its largest whole unit: 90 s is 90s, 10 minutes 10m."""
    for unit in ("d", "h", "m"):
        if microseconds % _UNITS[unit] == 0:
            return f"{microseconds // _UNITS[unit]}{unit}"
    return f"{microseconds // MICROSECONDS}s"


def _show_steps(value: Value) -> str:
    assert isinstance(value, tuple)
    return " ".join(show_duration(int(step)) for step in value) or "none"


def _number(low: int, high: int) -> Callable[[str], Value]:
    def read(text: str) -> int:
        number = int(text)
        if not low <= number <= high:
            raise ValueError(text)
        return number

    return read


def _read_retention(text: str) -> float:
    number = float(text.removesuffix("%")) / (100 if text.endswith("%") else 1)
    if not 0.70 <= number <= 0.99:
        raise ValueError(text)
    return round(number, 4)


def _show_retention(value: Value) -> str:
    assert isinstance(value, float)
    # What is shown is also what is logged: it must not be rounded.
    text = f"{value:.4f}"
    return text[:4] + text[4:].rstrip("0")


def _percent(value: Value) -> str:
    assert isinstance(value, float)
    return f"{value * 100:g}%"


def _read_rollover(text: str) -> int:
    match = re.fullmatch(r"(\d{1,2}):([0-5]\d)", text)
    if not match or int(match[1]) > 11:
        raise ValueError(text)
    return int(match[1]) * 60 + int(match[2])


def _show_rollover(value: Value) -> str:
    assert isinstance(value, int)
    return f"{value // 60:02}:{value % 60:02}"


def _read_switch(text: str) -> bool:
    word = text.casefold()
    if word not in ("yes", "no", "on", "off"):
        raise ValueError(text)
    return word in ("yes", "on")


def _read_weights(text: str) -> tuple[float, ...] | None:
    if text.casefold() == "default":
        return None
    weights = tuple(float(word) for word in re.split(r"[\s,]+", text))
    if len(weights) != WEIGHT_COUNT:
        raise ValueError(text)
    return weights


def _show_weights(value: Value) -> str:
    return " ".join(f"{weight:.12g}" for weight in value) if isinstance(value, tuple) else "default"


def _switch(value: Value) -> str:
    return "yes" if value else "no"


def _steps_effect(start: str, after: str) -> Callable[[Value], str]:
    def effect(value: Value) -> str:
        assert isinstance(value, tuple)
        if not value:
            return f"{start} goes straight to days."
        waits = ", then ".join(_spoken(int(step)) for step in value)
        return f"{start} comes back after {waits}, {after}."

    return effect


def _spoken(microseconds: int) -> str:
    for unit, name in (("d", "day"), ("h", "hour"), ("m", "minute"), ("s", "second")):
        count, rest = divmod(microseconds, _UNITS[unit])
        if count and not rest:
            return f"{count} {name}" + ("s" if count != 1 else "")
    return f"{microseconds / MICROSECONDS:g} seconds"


def _limit_effect(what: str) -> Callable[[Value], str]:
    return lambda value: f"At most {value} {what} a study day."


SETTINGS: Mapping[str, Setting] = {
    setting.name: setting
    for setting in (
        Setting(
            "new-per-day", "new_per_day", _number(0, 9999), str,
            _limit_effect("cards that you have not seen yet are started"),
            "a whole number from 0 to 9999",
        ),
        Setting(
            "reviews-per-day", "reviews_per_day", _number(0, 9999), str,
            _limit_effect("due cards are asked"),
            "a whole number from 0 to 9999",
        ),
        Setting(
            "retention", "retention", _read_retention, _show_retention,
            lambda value: f"A card comes back when you still know it with a chance of {_percent(value)}.",
            "a share from 0.70 to 0.99, such as 0.90", replays=True,
        ),
        Setting(
            "learning-steps", "learning_steps", read_steps, _show_steps,
            _steps_effect("A new card", "then after days"),
            "waits such as `1m 10m` (s, m, h or d), or none", replays=True,
        ),
        Setting(
            "relearning-steps", "relearning_steps", read_steps, _show_steps,
            _steps_effect("A forgotten card", "then after days"),
            "waits such as `10m` (s, m, h or d), or none", replays=True,
        ),
        Setting(
            "bury-siblings", "bury_siblings", _read_switch, _switch,
            lambda value: "Of cards made from one note, "
            + ("only one is asked a day." if value else "several may be asked on one day."),
            "yes or no",
        ),
        Setting(
            "leech-lapses", "leech_lapses", _number(2, 99), str,
            lambda value: f"A card forgotten {value} times is flagged as a leech, and you are told.",
            "a whole number from 2 to 99",
        ),
        Setting(
            "fuzz", "fuzz", _read_switch, _switch,
            lambda value: "Intervals are "
            + ("spread a little, so that cards do not clump on one day." if value else "exact."),
            "yes or no", replays=True,
        ),
        Setting(
            "recall-after", "recall_after", _number(0, 365), str,
            lambda value: "Cards that may be asked by choice are typed once they are remembered for "
            f"{value} {'day' if value == 1 else 'days'}.",
            "a whole number of days from 0 to 365",
        ),
        Setting(
            "rollover", "rollover", _read_rollover, _show_rollover,
            lambda value: f"The study day turns over at {_show_rollover(value)}; "
            "before that, it is still yesterday.",
            "a time from 00:00 to 11:59", per_deck=False,
        ),
        Setting(
            "weights", "weights", _read_weights, _show_weights,
            lambda value: f"FSRS-6 uses {'its default weights' if value is None else 'weights of your own'}; "
            "a change replays all reviews.",
            f"{WEIGHT_COUNT} numbers, or default", per_deck=False, replays=True,
        ),
    )
}  # fmt: skip


def find_setting(name: str) -> Setting:
    """The setting of that name; raises LearnError that lists them."""
    setting = SETTINGS.get(name.replace("_", "-").casefold())
    if setting is None:
        raise LearnError(f"There is no setting {name!r}.", "There are: " + ", ".join(SETTINGS) + ".")
    return setting


def applied(rules: Rules, changes: Iterable[tuple[str, str]]) -> Rules:
    """Rules after changes of (name, text); what this version does not know is left out.

    A newer program on another device may have logged settings that this one lacks, so an unknown
    name or value is not an error here.
    """
    for name, text in changes:
        setting = SETTINGS.get(name)
        if setting is None:
            continue
        try:
            rules = replace(rules, **{setting.field: setting.read(text)})  # type: ignore[arg-type]
        except ValueError:
            continue
    return rules
