"""Receiving whole streams: counted, hashed, bounded, with credit given back (docs/reference/wire.md, "Streams")."""

from __future__ import annotations

import hashlib
import time
import uuid
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from .errors import Fault, make_fault
from .limits import STREAM_IDLE_S, STREAM_WINDOW_BYTES
from .message import Message

if TYPE_CHECKING:
    from .bus import Bus

#: Credit is given back in steps of this many bytes, so a window never runs dry for want of an answer.
_CREDIT_STEP_BYTES = STREAM_WINDOW_BYTES // 4


@dataclass(frozen=True)
class ReceivedStream:
    """A stream that arrived whole, with count and hash checked. `start` is the payload of its stream_start."""

    id: uuid.UUID
    from_: str
    topic: str
    start: Mapping[str, Any]
    data: bytes
    sha256: str

    @property
    def address(self) -> str:
        """The content address `sha256:…`."""
        return f'sha256:{self.sha256}'


StreamHandler = Callable[[ReceivedStream], None]


@dataclass
class _Open:
    message: Message
    start: Mapping[str, Any]
    chunks: list[bytes] = field(default_factory=list)
    hash: Any = field(default_factory=hashlib.sha256)
    bytes: int = 0
    count: int = 0
    credited: int = 0
    touched: float = field(default_factory=time.monotonic)
    is_too_large: bool = False


class StreamReceiver:
    """Takes the messages of one subscription and hands whole streams to a handler."""

    def __init__(self, bus: Bus, handler: StreamHandler, *, bytes_max: int, open_max: int, report: Callable[[BaseException], None]) -> None:
        self._bus = bus
        self._handler = handler
        self._bytes_max = bytes_max
        self._open_max = open_max
        self._report = report
        self._open: dict[uuid.UUID, _Open] = {}

    def take(self, message: Message) -> None:
        """One message of any type; called by the subscription."""
        kind = message.envelope.type
        if kind == 'stream_start':
            self._start(message)
            return
        stream_id = message.envelope.correlation_id
        stream = self._open.get(stream_id) if stream_id else None
        if stream_id is None or stream is None or message.delivery.from_ != stream.message.delivery.from_:
            return
        if kind == 'stream_chunk':
            self._chunk(stream, message.payload)
        elif kind == 'stream_end':
            del self._open[stream_id]
            self._end(stream, message)

    def _start(self, message: Message) -> None:
        if len(self._open) >= self._open_max:
            self._drop_idle()
        if len(self._open) >= self._open_max:
            self._report(make_fault('spine/limit', f'{self._open_max} streams are open', {'stream': str(message.envelope.id)}))
            return
        try:
            start = message.json()
        except Fault as fault:
            self._report(fault)
            return
        self._open[message.envelope.id] = _Open(message, start if isinstance(start, dict) else {})

    def _drop_idle(self) -> None:
        """Gives up streams whose sender went away without an end, so that they do not keep others out."""
        now = time.monotonic()
        for stream_id, stream in list(self._open.items()):
            if now - stream.touched > STREAM_IDLE_S:
                del self._open[stream_id]
                self._report(make_fault('stream/aborted', f'nothing came for {STREAM_IDLE_S:g} s', {'stream': str(stream_id)}))

    def _chunk(self, stream: _Open, payload: bytes) -> None:
        stream.touched = time.monotonic()
        stream.bytes += len(payload)
        stream.count += 1
        stream.hash.update(payload)
        if stream.bytes > self._bytes_max:
            # Still counted and credited, so that the sender comes to its end; only the bytes are let go.
            stream.is_too_large = True
            stream.chunks.clear()
        else:
            stream.chunks.append(payload)
        if stream.bytes - stream.credited >= _CREDIT_STEP_BYTES:
            self._credit(stream)

    def _credit(self, stream: _Open) -> None:
        stream.credited = stream.bytes
        envelope = stream.message.envelope
        if envelope.reply_to:
            body = {'received': str(stream.bytes)}
            if self._bus.post(envelope.reply_to, body, type='control', correlation_id=envelope.id) == 'full':
                stream.credited = 0  # said again at the next chunk

    def _end(self, stream: _Open, message: Message) -> None:
        envelope = stream.message.envelope
        evidence = {'stream': str(envelope.id), 'topic': envelope.topic, 'from': stream.message.delivery.from_}
        try:
            end = message.json()
            sha256 = stream.hash.hexdigest()
            if not isinstance(end, dict) or end.get('status') != 'complete':
                raise make_fault('stream/aborted', f'the sender gave up: {end}'[:300], evidence)
            if (end.get('chunks'), str(end.get('bytes')), end.get('sha256')) != (stream.count, str(stream.bytes), sha256):
                raise make_fault(
                    'stream/mismatch', f'announced {end}, received {stream.count} chunks, {stream.bytes} bytes, {sha256}', evidence
                )
            if stream.is_too_large:
                raise make_fault('stream/too-large', f'{stream.bytes} bytes; at most {self._bytes_max} are taken', evidence)
        except Fault as fault:
            self._report(fault)
            return
        self._handler(
            ReceivedStream(envelope.id, stream.message.delivery.from_, envelope.topic, stream.start, b''.join(stream.chunks), sha256)
        )
