"""Receiving streams piece by piece, as they come: bounded by credit, which is given back as the pieces are taken."""

from __future__ import annotations

import asyncio
import hashlib
import uuid
from collections import deque
from collections.abc import AsyncIterator, Mapping
from types import TracebackType
from typing import TYPE_CHECKING, Any

from .errors import Fault, make_fault
from .limits import STREAM_IDLE_S, STREAM_WINDOW_BYTES
from .message import Message
from .subscriptions import Subscription

if TYPE_CHECKING:
    from .bus import Bus

_CREDIT_STEP_BYTES = STREAM_WINDOW_BYTES // 4


class IncomingStream:
    """A stream on its way: iterate over its chunks, or `read` it whole. The end raises when what came is not what was announced."""

    def __init__(self, bus: Bus, message: Message) -> None:
        self.id: uuid.UUID = message.envelope.id
        self.topic = message.topic
        self.from_ = message.delivery.from_
        start = message.json()
        #: The payload of its stream_start.
        self.start: Mapping[str, Any] = start if isinstance(start, dict) else {}
        #: Bytes that were taken.
        self.bytes = 0
        self._bus = bus
        self._reply_to = message.envelope.reply_to
        self._hash = hashlib.sha256()
        self._count = 0
        self._waiting: deque[bytes] = deque()
        self._waiting_bytes = 0
        self._credited = 0
        self._changed = asyncio.Event()
        self._end: Mapping[str, Any] | None = None
        self._fault: Fault | None = None

    @property
    def address(self) -> str:
        """The content address of what was taken so far; of the whole, once the iteration has ended."""
        return f'sha256:{self._hash.hexdigest()}'

    async def read(self, bytes_max: int) -> bytes:
        """All of it.

        :raises Fault: `stream/too-large`, after which its sender is told to stop; `stream/aborted`, `stream/mismatch`.
        """
        data = bytearray()
        async for chunk in self:
            data += chunk
            if len(data) > bytes_max:
                await self.cancel(f'more than {bytes_max} bytes')
                raise make_fault('stream/too-large', f'more than the {bytes_max} bytes that are taken', {'stream': str(self.id)})
        return bytes(data)

    async def cancel(self, reason: str) -> None:
        """Tells the sender that the rest is not wanted; the iteration ends with `stream/cancelled`."""
        self._waiting.clear()
        self.fail(make_fault('stream/cancelled', f'cancelled here: {reason}', {'stream': str(self.id)}))
        if self._reply_to:
            await self._bus.send(self._reply_to, {'cancel': reason}, type='control', correlation_id=self.id)

    def __aiter__(self) -> AsyncIterator[bytes]:
        return self

    async def __anext__(self) -> bytes:
        while not self._waiting:
            if self._fault is not None:
                raise self._fault
            if self._end is not None:
                self._check(self._end)
                raise StopAsyncIteration
            self._changed.clear()
            try:
                await asyncio.wait_for(self._changed.wait(), STREAM_IDLE_S)
            except asyncio.TimeoutError as error:
                raise make_fault('stream/aborted', f'nothing came for {STREAM_IDLE_S:g} s', {'stream': str(self.id)}) from error
        chunk = self._waiting.popleft()
        self._waiting_bytes -= len(chunk)
        self.bytes += len(chunk)
        self._count += 1
        self._hash.update(chunk)
        if self.bytes - self._credited >= _CREDIT_STEP_BYTES and self._reply_to:
            body = {'received': str(self.bytes)}
            if self._bus.post(self._reply_to, body, type='control', correlation_id=self.id) == 'sent':
                self._credited = self.bytes
        return chunk

    def chunk(self, payload: bytes) -> None:
        """One more piece; called by `IncomingStreams` only."""
        self._waiting_bytes += len(payload)
        if self._fault is None and self._waiting_bytes > 2 * STREAM_WINDOW_BYTES:
            self.fail(make_fault('stream/aborted', 'the sender did not keep to its credit', {'stream': str(self.id)}))
        if self._fault is None:
            self._waiting.append(payload)
            self._changed.set()

    def finish(self, end: Any) -> None:
        """Its stream_end came; called by `IncomingStreams` only."""
        self._end = end if isinstance(end, dict) else {}
        self._changed.set()

    def fail(self, fault: Fault) -> None:
        """It will not go on; called by `IncomingStreams` only."""
        self._fault = self._fault or fault
        self._changed.set()

    def _check(self, end: Mapping[str, Any]) -> None:
        evidence = {'stream': str(self.id), 'topic': self.topic, 'from': self.from_}
        if end.get('status') != 'complete':
            code = 'stream/cancelled' if end.get('status') == 'cancelled' else 'stream/aborted'
            raise make_fault(code, f'the sender gave up: {dict(end)}'[:300], evidence)
        found = (self._count, str(self.bytes), self._hash.hexdigest())
        if (end.get('chunks'), str(end.get('bytes')), end.get('sha256')) != found:
            raise make_fault('stream/mismatch', f'announced {dict(end)}, received {found}', evidence)


class IncomingStreams:
    """Streams on a pattern; iterate over it for each new one. `Bus.streams` makes it."""

    def __init__(self, bus: Bus, open_max: int) -> None:
        self._bus = bus
        self._open_max = open_max
        self._open: dict[uuid.UUID, IncomingStream] = {}
        self._new: deque[IncomingStream] = deque()
        self._changed = asyncio.Event()
        self._subscription: Subscription | None = None

    async def open(self, pattern: str) -> None:
        """Subscribes; called by the bus.

        :raises Fault: the refusal.
        """
        self._subscription = await self._bus.subscribe(pattern, self._take)
        self._subscription.on_end = self._ended

    async def close(self) -> None:
        """Ends the subscription; what is still open is cancelled."""
        subscription, self._subscription = self._subscription, None
        self._changed.set()
        if subscription is not None:
            await subscription.unsubscribe()
        for stream in list(self._open.values()):
            if not self._bus.is_closed:
                await stream.cancel('the receiver left')
        self._open.clear()

    def __aiter__(self) -> AsyncIterator[IncomingStream]:
        return self

    async def __anext__(self) -> IncomingStream:
        while not self._new:
            if self._subscription is None or self._subscription.is_ended:
                raise StopAsyncIteration
            self._changed.clear()
            await self._changed.wait()
        return self._new.popleft()

    async def __aenter__(self) -> IncomingStreams:
        return self

    async def __aexit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        await self.close()

    def _ended(self, fault: Fault | None) -> None:
        for stream in self._open.values():
            stream.fail(fault or make_fault('transport/closed', 'the subscription ended'))
        self._changed.set()

    def _take(self, message: Message) -> None:
        envelope = message.envelope
        if envelope.type == 'stream_start':
            if len(self._open) >= self._open_max:
                raise make_fault('spine/limit', f'{self._open_max} streams are open', {'stream': str(envelope.id)})
            stream = self._open[envelope.id] = IncomingStream(self._bus, message)
            self._new.append(stream)
            self._changed.set()
            return
        found = self._open.get(envelope.correlation_id) if envelope.correlation_id else None
        if found is None or message.delivery.from_ != found.from_:
            return
        if envelope.type == 'stream_chunk':
            found.chunk(message.payload)
        elif envelope.type == 'stream_end':
            del self._open[found.id]
            found.finish(message.json())
