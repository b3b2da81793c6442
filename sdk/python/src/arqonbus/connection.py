"""One WebSocket to the engine: frames out of an outbox, frames in to whoever takes them."""

from __future__ import annotations

import asyncio
import contextlib
import ssl
from collections.abc import Callable
from pathlib import Path
from typing import Any

from websockets.asyncio.client import ClientConnection, connect, unix_connect
from websockets.exceptions import ConnectionClosed, InvalidHandshake, InvalidStatus, InvalidURI
from websockets.typing import Subprotocol

from .errors import CLASSES, Fault, make_fault
from .limits import INCOMING_FRAME_BYTES_MAX
from .outbox import Outbox

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


async def open_socket(address: str | Path, open_timeout_s: float, tls: ssl.SSLContext | None = None) -> ClientConnection:
    """Connects to `ws://` or `wss://host:port/bus`, or to a Unix socket given as a Path, `unix:PATH` or a plain path.

    :raises Fault: `transport/closed` when nothing answers, `auth/...` when the upgrade is refused.
    """
    text = str(address)
    options: dict[str, Any] = {} if tls is None else {'ssl': tls}
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
                **options,
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
    """Sends and receives frames until it ends, once. It belongs to one event loop."""

    def __init__(self, socket: ClientConnection, on_frame: Callable[[bytes], None]) -> None:
        self._socket = socket
        self._on_frame = on_frame
        self._writer: asyncio.Task[None] | None = None
        self._outbox: Outbox | None = None
        self.fault: Fault | None = None
        self.close_code = 0
        self.close_reason = ''
        self.ended = asyncio.Event()
        self._reader = asyncio.create_task(self._read())

    async def send(self, frame: bytes) -> None:
        """Sends one frame now. Before `drain` was called only.

        :raises Fault: what ended the connection.
        """
        try:
            await self._socket.send(frame)
        except ConnectionClosed as error:
            await self.ended.wait()
            raise self.fault or make_fault('transport/closed', str(error)) from error

    def drain(self, outbox: Outbox) -> None:
        """From now on sends what is in `outbox`."""
        self._outbox = outbox
        self._writer = asyncio.create_task(self._write(outbox))

    async def _read(self) -> None:
        socket, take = self._socket, self._on_frame
        try:
            while True:
                frame = await socket.recv()
                if frame.__class__ is not bytes:
                    raise make_fault('wire/not-canonical', 'a text frame on a binary sub-protocol')
                take(frame)
        except ConnectionClosed:
            code = socket.close_code or 1006
            reason = socket.close_reason or ''
            self._end(closed_fault(code, reason), code, reason)
        except Exception as error:
            fault = error if isinstance(error, Fault) else make_fault('internal/unexpected', repr(error))
            self._end(fault, 4400, fault.message)
            await socket.close(4400, fault.code)

    async def _write(self, outbox: Outbox) -> None:
        send = self._socket.send
        with contextlib.suppress(ConnectionClosed):
            while self.fault is None:
                await outbox.wake.wait()
                outbox.wake.clear()
                while len(outbox) and self.fault is None:
                    await send(outbox.next_frame())

    def _end(self, fault: Fault, code: int, reason: str) -> None:
        if self.fault is not None:
            return
        self.fault = fault
        self.close_code, self.close_reason = code, reason
        if self._writer is not None:
            self._writer.cancel()
        self.ended.set()

    def abort(self) -> None:
        """Lets go of the socket without a word."""
        self._socket.transport.abort()

    async def close(self) -> None:
        """Sends what is queued, closes, and ends both tasks. May be called more than once."""
        if self.fault is None and self._outbox is not None:
            with contextlib.suppress(asyncio.TimeoutError):
                await asyncio.wait_for(self._outbox.wait_empty(), _FLUSH_S)
            await asyncio.sleep(0)  # the writer hands its last frame over
        await self._socket.close()
        for task in (self._reader, self._writer):
            if task is not None and task is not asyncio.current_task():
                await asyncio.wait([task])
