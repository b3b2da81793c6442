"""Long work beside the event loop, in a thread that never keeps the process alive."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Callable
from typing import TypeVar

T = TypeVar('T')


async def in_daemon_thread(work: Callable[[], T]) -> T:
    """Runs `work` in a daemon thread of its own and resolves with what it returns or raises what it raises.

    Cancelling the awaiting task does not stop the thread: `work` has to look for itself whether it is still wanted.
    """
    loop = asyncio.get_running_loop()
    done: asyncio.Future[T] = loop.create_future()

    def settle(value: T | None, error: BaseException | None) -> None:
        if done.done():
            return
        if error is not None:
            done.set_exception(error)
        else:
            done.set_result(value)  # type: ignore[arg-type]

    def run() -> None:
        value: T | None = None
        failed: BaseException | None = None
        try:
            value = work()
        except BaseException as error:
            failed = error
        try:
            loop.call_soon_threadsafe(settle, value, failed)
        except RuntimeError:
            return  # the loop is closed: nobody waits any more

    threading.Thread(target=run, daemon=True, name='arqonbus-work').start()
    return await done
