"""The pilot waits until the program has nothing left to do, not until the machine looks idle.

Textual's own pilot takes a process that uses little time of the processor for one that has finished. On a
machine with other work to do that holds too early, and a test then looks at a screen not drawn yet.
"""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any
from unittest.mock import patch

from textual._context import active_app
from textual.app import App
from textual.pilot import Pilot
from textual.screen import Screen

PATIENCE = 60
"""Seconds until a program that never comes to rest is given up: it draws or calls itself again and again."""
_NAP = 0.002
"""Seconds between two looks at what only time or a thread can end."""


class NeverSettled(AssertionError):
    """The program still had something to do after all of the patience."""


async def settle(app: App[Any], *, workers: bool = False) -> None:
    """Wait until nothing is left to do: no message, no call, no animation, and nothing to lay out or to draw.

    With `workers`, also until these have ended. What comes at a time of its own (a blinking cursor, a passing
    message's end) is not waited for. Raises `NeverSettled` after `PATIENCE`.
    """
    deadline = asyncio.get_running_loop().time() + PATIENCE
    while True:
        await _until_all_wait(app, deadline)
        if not app._running or app._exit:
            return
        awaited = _awaited(app, workers)
        if awaited:
            _be_patient(app, deadline, awaited)
            await asyncio.sleep(_NAP)
        elif not _draw(app):
            return


async def _until_all_wait(app: App[Any], deadline: float) -> None:
    """Let others run until the event loop has nothing ready: every message posted has been handled then."""
    loop = asyncio.get_running_loop()
    while loop._ready:  # type: ignore[attr-defined]
        _be_patient(app, deadline, "messages")
        await asyncio.sleep(0)


def _be_patient(app: App[Any], deadline: float, awaited: str) -> None:
    if asyncio.get_running_loop().time() > deadline:
        raise NeverSettled(f"{app.screen_stack[-1:]} not at rest after {PATIENCE} s; it still had {awaited}.")


def _awaited(app: App[Any], workers: bool) -> str:
    """What the program does that only time or a thread can end, if anything."""
    if app.animator._animations or app.animator._scheduled:
        return "animations"
    if app._batch_count:
        return "changes held back, to be shown at once"
    if app._resize_timer is not None:
        return "a new size"
    if workers and any(not worker.is_finished for worker in app.workers):
        return "workers"
    return ""


def _draw(app: App[Any]) -> bool:
    """Do now what screens would do at their next frame, some milliseconds on; whether there was anything."""
    due = [screen for screen in app.screen_stack if _has_a_frame_to_come(screen)]
    for screen in due:
        screen._on_timer_update()
    return bool(due)


def _has_a_frame_to_come(screen: Screen[Any]) -> bool:
    timer = screen._Screen__update_timer  # type: ignore[attr-defined]
    return timer is not None and timer._active.is_set()


async def _wait_for_screen(pilot: Pilot[Any], timeout: float = PATIENCE) -> bool:
    await settle(pilot.app)
    return True


async def _pause(pilot: Pilot[Any], delay: float | None = None) -> None:
    """Until all is at rest, workers too; or for some seconds, whatever goes on."""
    await settle(pilot.app, workers=delay is None)
    if delay is not None:
        await asyncio.sleep(delay)
        await settle(pilot.app)


async def _wait_for_idle(*_: float) -> None:
    await settle(active_app.get())


@contextmanager
def settling_pilot() -> Iterator[None]:
    """Pilots wait by `settle` after all that they do."""
    with (
        patch.object(Pilot, "_wait_for_screen", _wait_for_screen),
        patch.object(Pilot, "pause", _pause),
        patch("textual.pilot.wait_for_idle", _wait_for_idle),
        patch("textual.app.wait_for_idle", _wait_for_idle),
    ):
        yield
