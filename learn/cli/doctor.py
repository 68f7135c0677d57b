"""`learn doctor`."""

from __future__ import annotations

from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import click

from learn.cli.faults import PROBLEM
from learn.cli.patience import Tell, waiting
from learn.cli.speech import counted, json_flag, say, say_json, typed
from learn.errors import LearnError

if TYPE_CHECKING:
    from learn.paths import Places
    from learn.progress.doctor import Findings

_SHOWN = 10


@dataclass(frozen=True, slots=True)
class _Examined:
    """What came of it; findings are missing if the file could not be read at all, or is not there."""

    findings: Findings | None
    damage: tuple[str, ...] = ()
    kept: Path | None = None
    """The backup made before all was derived again."""
    rebuilt: bool = False

    @property
    def sound(self) -> bool:
        return not self.damage and (self.findings is None or self.findings.sound)


@click.command()
@click.option(
    "--rebuild", is_flag=True, help="Derive all states from the log again, after a backup of the file."
)
@json_flag
def doctor(rebuild: bool, as_json: bool) -> int:
    """Examine your progress.

    The file itself is checked, and the states against the log. Exit code 1 if something is wrong.

    JSON: an object with path, events, cards, damage and differences (lists of sentences), sound,
    rebuilt, kept (the backup made before rebuilding, or null) and backups (paths of those that can be
    restored, the newest first; looked for only if it may be of use).
    """
    from learn.paths import Places

    places = Places.find()
    examined = _examine(places, rebuild) if places.progress.exists() else _Examined(None)
    empty = examined.findings is None or not examined.findings.events
    usable = _restorable(places) if examined.damage or empty else []
    if as_json:
        say_json(_described(places, examined, usable))
    else:
        _show(places, examined)
        _offer(usable, examined)
    return 0 if examined.sound else PROBLEM


def _examine(places: Places, rebuild: bool) -> _Examined:
    from learn.progress.connection import DamagedError, spoken
    from learn.progress.doctor import examine
    from learn.progress.store import Progress

    try:
        with spoken(places.progress), closing(Progress(places.progress)) as progress:
            with waiting("Deriving all states beside the file, to compare") as tell:
                findings = examine(progress.connection, tell)
            if not rebuild or findings.damage:
                return _Examined(findings, findings.damage)
            with waiting("Backing up, and deriving all states again", by_steps=True) as tell:
                kept = _back_up(places, tell)
                progress.rebuild(tell)
            with waiting("Comparing", "All states were derived again.") as tell:
                return _Examined(examine(progress.connection, tell), kept=kept, rebuilt=True)
    except DamagedError as error:
        return _Examined(None, (error.message,))


def _back_up(places: Places, tell: Tell) -> Path:
    from learn.clock import clock_from_environment
    from learn.progress.backup import back_up

    return back_up(places.progress, places.backups, clock_from_environment().now(), tell=tell)


def _restorable(places: Places) -> list[Path]:
    from learn.progress.backup import backups, check_restorable

    found = []
    for one in backups(places.backups):
        try:
            check_restorable(one.path)
        except LearnError:
            continue
        found.append(one.path)
    return found


def _show(places: Places, examined: _Examined) -> None:
    findings = examined.findings
    if examined.damage:
        if findings is not None:
            say(f"{places.progress} is damaged:")
        for sentence in examined.damage[:_SHOWN]:
            say(sentence if findings is None else f"  {sentence}")
        return
    if findings is None:
        say(f"There is no progress file yet; the first answer makes {places.progress}.")
        return
    if examined.kept:
        say(f"Backed up to {examined.kept}, and derived all states again.")
    counts = f"{counted(findings.events, 'event')}, {counted(findings.cards, 'card')}"
    say(f"{places.progress} is whole: {counts}.")
    if findings.sound:
        say("All states are what the log gives.")
        return
    for sentence in findings.differences[:_SHOWN]:
        say(f"  {sentence}")
    if len(findings.differences) > _SHOWN:
        say(f"  and {len(findings.differences) - _SHOWN:,} more")
    say("The log is whole, so no review is lost. To derive the states again: learn doctor --rebuild")


def _offer(usable: list[Path], examined: _Examined) -> None:
    if usable:
        say("These backups can be restored, the newest first:" if examined.damage else "There are backups:")
        for path in usable:
            say(f"  learn restore {typed(path.name)}")
    elif examined.damage:
        say("There is no backup that can be restored. Keep the file: some of it may still be read.")


def _described(places: Places, examined: _Examined, usable: list[Path]) -> dict[str, object]:
    findings = examined.findings
    return {
        "path": str(places.progress),
        "events": findings.events if findings else 0,
        "cards": findings.cards if findings else 0,
        "damage": list(examined.damage),
        "differences": list(findings.differences) if findings else [],
        "sound": examined.sound,
        "rebuilt": examined.rebuilt,
        "kept": str(examined.kept) if examined.kept else None,
        "backups": [str(path) for path in usable],
    }
