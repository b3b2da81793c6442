"""Sending a stream within its credit (docs/reference/wire.md, "Streams")."""

from __future__ import annotations

import asyncio
import hashlib
import uuid
from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from .envelope import Message
from .errors import Fault, make_fault
from .ids import uuid7
from .limits import STREAM_CHUNK_BYTES_MAX, STREAM_STALL_S, STREAM_WINDOW_BYTES

if TYPE_CHECKING:
    from .bus import Bus


@dataclass(frozen=True)
class SentStream:
    """What went out: SHA-256 (hex) over all chunks' bytes, how many bytes and chunks."""

    sha256: str
    bytes: int
    chunks: int

    @property
    def address(self) -> str:
        """The content address `sha256:…`."""
        return f'sha256:{self.sha256}'


class OutgoingStream:
    """A stream being sent by `Bus.open_stream`; end or abort it. With several receivers the slowest one's credit counts."""

    def __init__(self, bus: Bus, topic: str) -> None:
        self.id: uuid.UUID = uuid7()
        self.topic = topic
        self.on_done: Callable[[], None] = lambda: None
        self._bus = bus
        self._hash = hashlib.sha256()
        self._bytes = 0
        self._chunks = 0
        self._received: dict[str, int] = {}
        self._credit = asyncio.Event()
        self._fault: Fault | None = None
        self._is_ended = False

    async def write(self, data: bytes) -> None:
        """Sends `data` in chunks of at most 256 KiB; returns when the last one has been handed over.

        :raises Fault: what the stream failed with; `stream/aborted` when no credit came for `STREAM_STALL_S`.
        """
        for at in range(0, len(data), STREAM_CHUNK_BYTES_MAX):
            chunk = bytes(data[at : at + STREAM_CHUNK_BYTES_MAX])
            await self._wait_for_credit(len(chunk))
            await self._bus.send(self.topic, chunk, type='stream_chunk', correlation_id=self.id)
            self._hash.update(chunk)
            self._bytes += len(chunk)
            self._chunks += 1

    async def end(self) -> SentStream:
        """Ends the stream; resolves once the engine accepted its end."""
        self._check()
        sent = SentStream(self._hash.hexdigest(), self._bytes, self._chunks)
        await self._finish({'status': 'complete', 'chunks': sent.chunks, 'bytes': str(sent.bytes), 'sha256': sent.sha256})
        return sent

    async def abort(self, reason: str) -> None:
        """Gives the stream up; receivers discard what they have."""
        if self._is_ended:
            return
        body = {'status': 'aborted', 'chunks': self._chunks, 'bytes': str(self._bytes), 'sha256': self._hash.hexdigest(), 'reason': reason}
        await self._finish(body)

    def take_credit(self, message: Message) -> None:
        """A receiver's `{"received":"N"}`; called by the bus only."""
        body = message.json()
        sender = message.delivery.from_
        received = int(body['received']) if isinstance(body, dict) and str(body.get('received', '')).isdigit() else 0
        if received <= self._bytes:
            self._received[sender] = max(self._received.get(sender, 0), received)
        self._credit.set()

    def fail(self, fault: Fault) -> None:
        """The engine refused a part of it, or the connection ended; called by the bus only."""
        self._fault = fault
        self._credit.set()

    def _check(self) -> None:
        if self._fault is not None:
            raise self._fault
        if self._is_ended:
            raise make_fault('stream/aborted', 'the stream has ended')

    async def _wait_for_credit(self, size: int) -> None:
        self._check()
        while self._bytes + size - min(self._received.values(), default=0) > STREAM_WINDOW_BYTES:
            self._credit.clear()
            try:
                await asyncio.wait_for(self._credit.wait(), STREAM_STALL_S)
            except asyncio.TimeoutError:
                await self._stalled()
            self._check()

    async def _stalled(self) -> None:
        """Receivers that stand still while others are ahead no longer count; when all stand still, the stream is given up."""
        most = max(self._received.values(), default=0)
        self._received = {receiver: received for receiver, received in self._received.items() if received == most}
        if self._bytes - most >= STREAM_WINDOW_BYTES // 2:
            await self.abort('no credit')
            raise make_fault('stream/aborted', f'no receiver took anything for {STREAM_STALL_S:g} s')

    async def _finish(self, body: dict[str, object]) -> None:
        self._is_ended = True
        try:
            await self._bus.publish(self.topic, body, type='stream_end', correlation_id=self.id)
        finally:
            self.on_done()
