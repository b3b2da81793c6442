"""Sending a stream within its credit, across connections (docs/reference/wire.md, "Streams")."""

from __future__ import annotations

import asyncio
import hashlib
import uuid
from collections import deque
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from .envelope import Envelope
from .errors import CLASSES, Fault, fault_from_view, make_fault
from .ids import uuid7
from .limits import STREAM_CHUNK_BYTES_MAX, STREAM_RESUME_S, STREAM_STALL_S, STREAM_WINDOW_BYTES
from .link import compact_json
from .message import Message

if TYPE_CHECKING:
    from .bus import Bus

_TransportClosed = CLASSES['transport/closed']


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
    """A stream being sent by `Bus.open_stream`; end or abort it. With several receivers the slowest one's credit counts.

    A lost connection is not the end of it: in a resumed session it goes on where the engine has got to.
    """

    def __init__(self, bus: Bus, topic: str) -> None:
        self.id: uuid.UUID = uuid7()
        self.topic = topic
        self.on_done: Callable[[], None] = lambda: None
        #: Takes what a receiver answers beside credit and cancel.
        self.on_answer: Callable[[Mapping[str, Any]], None] = lambda body: None
        self._bus = bus
        self._generation = bus.link.generation
        self._hash = hashlib.sha256()
        self._bytes = 0
        self._chunks = 0
        #: What the engine may not have yet: number and bytes of each chunk beyond the highest credit.
        self._kept: deque[tuple[int, int, bytes]] = deque()
        self._received: dict[str, int] = {}
        self._credit = asyncio.Event()
        self._fault: Fault | None = None
        self._is_ended = False
        self._is_lost = False
        self._cancelling: asyncio.Task[None] | None = None

    async def write(self, data: bytes) -> None:
        """Sends `data` in chunks of at most 256 KiB; returns when the last one has been handed over.

        :raises Fault: what the stream failed with; `stream/aborted` when no credit came for `STREAM_STALL_S`, `stream/cancelled`.
        """
        for at in range(0, len(data), STREAM_CHUNK_BYTES_MAX):
            chunk = bytes(data[at : at + STREAM_CHUNK_BYTES_MAX])
            await self._wait_for_credit(len(chunk))
            while self._is_lost:
                await self._resume()
            self._hash.update(chunk)
            self._bytes += len(chunk)
            self._kept.append((self._chunks, self._bytes, chunk))
            self._chunks += 1
            await self._bus.send(self.topic, chunk, type='stream_chunk', correlation_id=self.id)

    async def end(self) -> SentStream:
        """Ends the stream; resolves once the engine accepted its end."""
        self._check()
        sent = SentStream(self._hash.hexdigest(), self._bytes, self._chunks)
        await self._finish({'status': 'complete', 'chunks': sent.chunks, 'bytes': str(sent.bytes), 'sha256': sent.sha256})
        return sent

    async def abort(self, reason: str) -> None:
        """Gives the stream up; receivers discard what they have."""
        await self._give_up('aborted', reason)

    def take(self, message: Message) -> None:
        """A receiver's `{"received":"N"}` or `{"cancel":REASON}`, or its answer; called by the bus only."""
        body = message.json()
        if not isinstance(body, dict):
            return
        if 'cancel' in body:
            self._cancel(str(body['cancel']))
        elif 'received' in body:
            received = int(body['received']) if str(body['received']).isdigit() else 0
            if received <= self._bytes:
                sender = message.delivery.from_
                self._received[sender] = max(self._received.get(sender, 0), received)
                while self._kept and self._kept[0][1] <= received:
                    self._kept.popleft()
            self._credit.set()
        else:
            self.on_answer(body)

    def fail(self, fault: Fault) -> None:
        """The engine refused a part of it, or the bus ended; called by the bus only."""
        self._fault = self._fault or fault
        self._credit.set()
        self.on_answer({'error': fault.to_view()})

    def lose_connection(self) -> None:
        """What was under way may not have arrived; called by the bus only."""
        self._is_lost = True
        self._credit.set()

    def _check(self) -> None:
        if self._fault is not None:
            raise self._fault
        if self._is_ended:
            raise make_fault('stream/aborted', 'the stream has ended')

    async def _wait_for_credit(self, size: int) -> None:
        self._check()
        while self._bytes + size - min(self._received.values(), default=0) > STREAM_WINDOW_BYTES:
            if self._is_lost:
                await self._resume()
            self._credit.clear()
            try:
                await asyncio.wait_for(self._credit.wait(), STREAM_STALL_S)
            except asyncio.TimeoutError:
                await self._stalled()
            self._check()

    async def _resume(self) -> None:
        """Sends again what the engine does not have. Returns with `_is_lost` still set when that was cut off again."""
        link = self._bus.link
        try:
            await link.wait_online(STREAM_RESUME_S)
            if link.generation != self._generation:
                raise make_fault('stream/aborted', 'the session of the stream is gone, and the stream with it', {'stream': str(self.id)})
            self._is_lost = False
            has = await link.control('system.control.stream', {'stream_id': str(self.id)})
            for number, _, chunk in list(self._kept):
                if number >= int(has['chunks']):
                    await self._bus.send(self.topic, chunk, type='stream_chunk', correlation_id=self.id)
        except _TransportClosed:
            self._is_lost = True
            link.check()
            if not link.online.is_set():
                return
            raise
        except Fault as fault:
            self._fault = fault
            self.on_done()
            raise

    async def _stalled(self) -> None:
        """Receivers that stand still while others are ahead no longer count; when all stand still, the stream is given up."""
        most = max(self._received.values(), default=0)
        self._received = {receiver: received for receiver, received in self._received.items() if received == most}
        if self._bytes - most >= STREAM_WINDOW_BYTES // 2:
            await self.abort('no credit')
            raise make_fault('stream/aborted', f'no receiver took anything for {STREAM_STALL_S:g} s')

    def _cancel(self, reason: str) -> None:
        if self._is_ended or self._fault is not None:
            return
        self._fault = make_fault('stream/cancelled', f'a receiver did not want the rest: {reason}'[:300], {'stream': str(self.id)})
        self._credit.set()
        self._cancelling = asyncio.ensure_future(self._give_up('cancelled', reason))
        self._cancelling.add_done_callback(lambda task: None if task.cancelled() else task.exception())

    async def _give_up(self, status: str, reason: str) -> None:
        if self._is_ended:
            return
        body = {'status': status, 'chunks': self._chunks, 'bytes': str(self._bytes), 'sha256': self._hash.hexdigest(), 'reason': reason}
        await self._finish(body)

    async def _finish(self, body: dict[str, object]) -> None:
        self._is_ended = True
        payload = compact_json(body)
        try:
            while True:
                while self._is_lost:
                    await self._resume()
                try:
                    envelope = Envelope(uuid7(), 'stream_end', self.topic, correlation_id=self.id, payload=payload)
                    await self._bus.publish_envelope(envelope, is_bound=True)
                    return
                except _TransportClosed:
                    self._bus.link.check()
                    self._is_lost = True
        except Fault as fault:
            self._fault = fault
            raise
        finally:
            self.on_done()


async def answered(stream: OutgoingStream, pieces: Iterable[bytes], timeout_s: float) -> tuple[SentStream, Mapping[str, Any]]:
    """Sends `pieces`, ends the stream and resolves with what was sent and what its receiver answers.

    :raises Fault: the answer's `error`, what the stream failed with, `request/deadline`.
    """
    answer: asyncio.Future[Mapping[str, Any]] = asyncio.get_running_loop().create_future()
    remove = stream.on_done
    stream.on_done = lambda: None
    stream.on_answer = lambda body: None if answer.done() else answer.set_result(body)
    try:
        for piece in pieces:
            if answer.done():
                break
            await stream.write(piece)
        if not answer.done():
            sent = await stream.end()
        body = await asyncio.wait_for(answer, timeout_s)
    except asyncio.TimeoutError as error:
        raise make_fault('request/deadline', f'no answer to the stream on {stream.topic} within {timeout_s:g} s') from error
    except Fault:
        # A receiver says why, and then cancels: the reason counts.
        if not answer.done() or 'error' not in answer.result():
            raise
        body = answer.result()
    finally:
        remove()
    if 'error' in body:
        raise fault_from_view(body['error'])
    return sent, body
