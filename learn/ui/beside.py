"""Reckoning beside the screen."""

from __future__ import annotations

from asyncio import AbstractEventLoop, Future, get_running_loop
from collections.abc import Callable
from contextlib import suppress
from threading import Thread
from typing import TypeVar

_Result = TypeVar("_Result")


async def beside(work: Callable[[], _Result]) -> _Result:
    """Wait for work done in a thread of its own, which must touch neither files nor screens.

    Unlike the threads of a pool, it does not keep a program from ending that is left meanwhile.
    """
    loop = get_running_loop()
    done: Future[_Result] = loop.create_future()
    Thread(target=_run, args=(work, done, loop), daemon=True).start()
    return await done


def _run(work: Callable[[], _Result], done: Future[_Result], loop: AbstractEventLoop) -> None:
    def tell(say: Callable[[], None]) -> None:
        if not done.done():
            say()

    try:
        result = work()
    except Exception as error:
        # It is raised again where the result is waited for.
        failure = error

        def fail() -> None:
            done.set_exception(failure)

        say: Callable[[], None] = fail
    else:

        def succeed() -> None:
            done.set_result(result)

        say = succeed
    # The loop may be closed by now: then nobody waits.
    with suppress(RuntimeError):
        loop.call_soon_threadsafe(tell, say)
