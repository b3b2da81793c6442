"""Ends of a supervised process: SIGTERM, and the end of its standard input."""

from __future__ import annotations

import asyncio
import signal
import sys
import threading
from collections.abc import Callable
from types import TracebackType


class StopSignals:
    """Calls `on_stop` in the event loop, once, while the `with` block lasts."""

    def __init__(self, on_stop: Callable[[], None], *, on_sigterm: bool, on_stdin_end: bool) -> None:
        self._on_stop = on_stop
        self._on_sigterm = on_sigterm
        self._on_stdin_end = on_stdin_end
        self._loop = asyncio.get_running_loop()
        self._is_over = False

    def __enter__(self) -> StopSignals:
        if self._on_sigterm:
            self._loop.add_signal_handler(signal.SIGTERM, self._stop)
        if self._on_stdin_end:
            threading.Thread(target=self._read, daemon=True, name='arqonbus-stdin').start()
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self._is_over = True
        if self._on_sigterm:
            self._loop.remove_signal_handler(signal.SIGTERM)

    def _read(self) -> None:
        while sys.stdin.buffer.read(4096):
            continue
        if not self._loop.is_closed():
            self._loop.call_soon_threadsafe(self._stop)

    def _stop(self) -> None:
        if not self._is_over:
            self._is_over = True
            self._on_stop()
