"""One WebSocket to the engine: items out in batches with a bounded queue, items in one by one."""

from __future__ import annotations

import asyncio
import contextlib
from collections import deque
from collections.abc import Callable
from pathlib import Path

from websockets.asyncio.client import ClientConnection, connect, unix_connect
from websockets.exceptions import ConnectionClosed, InvalidHandshake, InvalidStatus, InvalidURI
from websockets.typing import Subprotocol

from .errors import CLASSES, Fault, make_fault
from .frames import split_items
from .limits import BATCH_BYTES_MAX, INCOMING_FRAME_BYTES_MAX, OUTGOING_BYTES_MAX

SUBPROTOCOL = Subprotocol('arqonbus.v1.proto')
#: docs/reference/wire.md, "Close codes".
CLOSE_CODES = {
    4400: 'wire/not-canonical',
    4401: 'auth/bad-token',
    4403: 'authz/too-many-refusals',
    4408: 'auth/no-hello',
    4409: 'auth/expired',
    4413: 'wire/too-large',
    4429: 'spine/limit',
    4503: 'spine/stopping',
}
#: How long `close` tries to send what is queued.
_FLUSH_S = 5.0
_STATUS_CODES = {401: 'auth/bad-token', 403: 'auth/bad-origin', 503: 'spine/stopping'}


def closed_fault(code: int, reason: str) -> Fault:
    """The fault a close code stands for; a reason that names a fault code is taken at its word."""
    named = reason.split(':', 1)[0].split(' ', 1)[0]
    fault_code = named if named in CLASSES else CLOSE_CODES.get(code, 'transport/closed')
    return make_fault(fault_code, reason or f'the connection was closed ({code})', {'close_code': code})


async def open_socket(address: str | Path, open_timeout_s: float) -> ClientConnection:
    """Connects to `ws://host:port/bus`, or to a Unix socket given as a Path, `unix:PATH` or a plain path.

    :raises Fault: `transport/closed` when nothing answers, `auth/...` when the upgrade is refused.
    """
    text = str(address)
    path = text[5:] if text.startswith('unix:') else text
    try:
        if text.startswith(('ws://', 'wss://')):
            socket = await connect(
                text,
                subprotocols=[SUBPROTOCOL],
                compression=None,
                max_size=INCOMING_FRAME_BYTES_MAX,
                proxy=None,
                open_timeout=open_timeout_s,
                ping_timeout=60,
            )
        else:
            socket = await unix_connect(
                path,
                'ws://localhost/bus',
                subprotocols=[SUBPROTOCOL],
                compression=None,
                max_size=INCOMING_FRAME_BYTES_MAX,
                open_timeout=open_timeout_s,
                ping_timeout=60,
            )
    except InvalidStatus as error:
        status = error.response.status_code
        raise make_fault(_STATUS_CODES.get(status, 'transport/closed'), f'{text} refused the upgrade with status {status}') from error
    except (OSError, TimeoutError, asyncio.TimeoutError, InvalidHandshake, InvalidURI, EOFError) as error:
        raise make_fault('transport/closed', f'cannot connect to {text}: {error}') from error
    if socket.subprotocol != SUBPROTOCOL:
        await socket.close()
        raise make_fault('transport/closed', f'{text} does not speak {SUBPROTOCOL}')
    return socket


class Connection:
    """Sends and receives items. It belongs to one event loop; `start` must be called once, in it."""

    def __init__(self, socket: ClientConnection) -> None:
        self._socket = socket
        self._queue: deque[bytes] = deque()
        self._queued_bytes = 0
        self._wake = asyncio.Event()
        self._has_room = asyncio.Event()
        self._has_room.set()
        self._flushed = asyncio.Event()
        self._tasks: list[asyncio.Task[None]] = []
        self.fault: Fault | None = None
        self.on_item: Callable[[bytes], None] = lambda item: None
        self.on_close: Callable[[Fault, int, str], None] = lambda fault, code, reason: None

    def start(self) -> None:
        """Starts reading and writing."""
        self._tasks = [asyncio.create_task(self._read()), asyncio.create_task(self._write())]

    def offer(self, item: bytes) -> bool:
        """Takes one encoded item, or answers False: the queue is full and nothing was taken.

        :raises Fault: `transport/closed` (or what closed it) after the end.
        """
        if self.fault is not None:
            raise self.fault
        if self._queued_bytes + len(item) > OUTGOING_BYTES_MAX:
            self._has_room.clear()
            return False
        self._queue.append(item)
        self._queued_bytes += len(item)
        self._wake.set()
        return True

    async def put(self, item: bytes) -> None:
        """Like `offer`, but waits for room."""
        while not self.offer(item):
            await self._has_room.wait()

    async def _read(self) -> None:
        try:
            async for frame in self._socket:
                if isinstance(frame, str):
                    raise make_fault('wire/not-canonical', 'a text frame on a binary sub-protocol')
                for item in split_items(frame):
                    self.on_item(item)
        except ConnectionClosed:
            pass
        except Exception as error:
            fault = error if isinstance(error, Fault) else make_fault('internal/unexpected', repr(error))
            self._end(fault, 4400, fault.message)
            await self._socket.close(4400, fault.code)
            return
        code = self._socket.close_code or 1006
        reason = self._socket.close_reason or ''
        self._end(closed_fault(code, reason), code, reason)

    async def _write(self) -> None:
        try:
            while self.fault is None:
                await self._wake.wait()
                self._wake.clear()
                while self._queue:
                    await self._socket.send(self._next_frame())
                self._flushed.set()
        except ConnectionClosed:
            return

    def _next_frame(self) -> bytes:
        items = [self._queue.popleft()]
        size = len(items[0])
        while self._queue and size + len(self._queue[0]) <= BATCH_BYTES_MAX:
            items.append(self._queue.popleft())
            size += len(items[-1])
        self._queued_bytes -= size
        self._has_room.set()
        return b''.join(items)

    def _end(self, fault: Fault, code: int, reason: str) -> None:
        if self.fault is not None:
            return
        self.fault = fault
        self._has_room.set()
        self._wake.set()
        self._flushed.set()
        self.on_close(fault, code, reason)

    async def close(self) -> None:
        """Sends what is queued, closes, and ends both tasks. May be called more than once."""
        if self.fault is None and self._queue:
            self._flushed.clear()
            with contextlib.suppress(asyncio.TimeoutError):
                await asyncio.wait_for(self._flushed.wait(), _FLUSH_S)
        await self._socket.close()
        for task in self._tasks:
            if task is not asyncio.current_task():
                await asyncio.wait([task])
