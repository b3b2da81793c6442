"""Topics that carry deltas only: a snapshot, then changes, each on the message before it (docs/reference/wire.md, "Delta-only topics")."""

from __future__ import annotations

import struct
import time
from collections.abc import AsyncIterator, Callable
from dataclasses import dataclass
from types import TracebackType
from typing import TYPE_CHECKING, Literal

from .envelope import Envelope
from .errors import CLASSES, Fault, make_fault
from .ids import uuid7
from .message import Message
from .subscriptions import Subscription
from .topics import is_topic

if TYPE_CHECKING:
    from .bus import Bus

_HEAD = struct.Struct('<BQ')
_SNAPSHOT, _DELTA = 1, 2
_SEQ_MAX = 2**53 - 1
_WrongBase = CLASSES['delta/wrong-base']


@dataclass(frozen=True)
class Change:
    """What a delta-only topic carries: a whole state (base 0), or a change on the message numbered `base`."""

    kind: Literal['snapshot', 'delta']
    base: int
    body: bytes

    def encode(self) -> bytes:
        """The payload."""
        return _HEAD.pack(_SNAPSHOT if self.kind == 'snapshot' else _DELTA, self.base) + self.body


def read_change(payload: bytes) -> Change:
    """:raises Fault: `wire/bad-payload`."""
    if len(payload) < _HEAD.size:
        raise make_fault('wire/bad-payload', 'a delta has kind and base before its body')
    kind, base = _HEAD.unpack_from(payload)
    body = payload[_HEAD.size :]
    if kind == _SNAPSHOT and base == 0:
        return Change('snapshot', 0, body)
    if kind == _DELTA and 0 < base <= _SEQ_MAX:
        return Change('delta', base, body)
    raise make_fault('wire/bad-payload', f'no change has kind {kind} with base {base}')


class DeltaWriter:
    """The one party that writes a delta-only topic; `Bus.write_deltas` makes it.

    `snapshot` makes the whole state as bytes: it is published first, and again whenever the engine does not have the base any more.
    """

    def __init__(self, bus: Bus, topic: str, snapshot: Callable[[], bytes]) -> None:
        if not is_topic(topic):
            raise make_fault('wire/bad-topic', f'not a topic: {topic}')
        self.topic = topic
        #: Snapshots that were sent in place of a delta.
        self.snapshots = 0
        self._bus = bus
        self._snapshot = snapshot
        self._base = 0
        self._generation = -1

    async def publish_snapshot(self) -> None:
        """Publishes the whole state.

        :raises Fault: the refusal.
        """
        self._base = 0
        self._generation = self._bus.link.generation
        self.snapshots += 1
        await self._publish(Change('snapshot', 0, self._snapshot()))

    async def publish(self, delta: bytes) -> None:
        """Publishes a change on what was published last. Where the engine wants another base, the whole state goes instead: `snapshot` must
        have the change in it by then.

        :raises Fault: the refusal.
        """
        if self._base == 0 or self._generation != self._bus.link.generation:
            return await self.publish_snapshot()
        try:
            await self._publish(Change('delta', self._base, delta))
        except _WrongBase:
            await self.publish_snapshot()

    async def _publish(self, change: Change) -> None:
        envelope = Envelope(uuid7(), 'event', self.topic, time.time_ns(), payload=change.encode())
        self._base = await self._bus.publish_envelope(envelope)


class DeltaReader:
    """Iterate over it: the kept snapshot and deltas first, then what comes, each on what came before. `Bus.read_deltas` makes it.

    Where one is missing it subscribes again, and the next change is a snapshot; `resyncs` counts that.
    """

    def __init__(self, bus: Bus, topic: str) -> None:
        self.topic = topic
        self.resyncs = 0
        self._bus = bus
        self._subscription: Subscription | None = None
        self._base = 0
        self._writer = ''

    async def open(self) -> None:
        """Subscribes; called by the bus.

        :raises Fault: the refusal.
        """
        self._base = 0
        self._subscription = await self._bus.subscribe(self.topic)

    def __aiter__(self) -> AsyncIterator[Change]:
        return self

    async def __anext__(self) -> Change:
        while True:
            if self._subscription is None:
                raise StopAsyncIteration
            message = await anext(self._subscription)
            change = self._next(message)
            if change is not None:
                return change
            if self._base == 0:
                await self._resync()

    async def close(self) -> None:
        """Ends the subscription."""
        subscription, self._subscription = self._subscription, None
        if subscription is not None:
            await subscription.unsubscribe()

    async def __aenter__(self) -> DeltaReader:
        return self

    async def __aexit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        await self.close()

    def _next(self, message: Message) -> Change | None:
        """The change when it may be applied; None with a base when it was seen before, None without one when something is missing."""
        change = read_change(message.payload)
        seq, writer = message.envelope.publisher_seq, message.delivery.from_
        if change.kind == 'snapshot':
            self._base, self._writer = seq, writer
            return change
        if self._base and writer == self._writer and seq <= self._base:
            return None
        if self._base and change.base == self._base and writer == self._writer:
            self._base = seq
            return change
        self._base = 0
        return None

    async def _resync(self) -> None:
        self.resyncs += 1
        await self.close()
        try:
            await self.open()
        except Fault:
            self._subscription = None
            raise
