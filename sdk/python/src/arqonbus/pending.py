"""What waits for the engine: publishes for their acknowledgement, requests for their answers."""

from __future__ import annotations

import asyncio
import uuid
from collections import OrderedDict
from collections.abc import Callable
from typing import Any

from .envelope import Message
from .errors import Fault, make_fault
from .limits import PENDING_MAX


def _settle(future: asyncio.Future[Any], fault: Fault | None) -> None:
    if future.done():
        return
    if fault is None:
        future.set_result(None)
    else:
        future.set_exception(fault)


class PendingPublishes:
    """Publishes in the order of their `publisher_seq`, until the engine has accepted them and, where durable, has them on disk."""

    def __init__(self) -> None:
        self._waiting: OrderedDict[int, tuple[uuid.UUID, asyncio.Future[None]]] = OrderedDict()
        self._seq_of: dict[uuid.UUID, int] = {}

    def __len__(self) -> int:
        return len(self._waiting)

    def add(self, seq: int, envelope_id: uuid.UUID) -> asyncio.Future[None]:
        """:raises Fault: `spine/limit` when too many wait already."""
        if len(self._waiting) >= PENDING_MAX:
            raise make_fault('spine/limit', f'{PENDING_MAX} publishes wait for their acknowledgement')
        future: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        self._waiting[seq] = (envelope_id, future)
        self._seq_of[envelope_id] = seq
        return future

    def acknowledge(self, upto: int) -> None:
        """Settles every publish up to `upto` that was not refused before."""
        while self._waiting:
            seq = next(iter(self._waiting))
            if seq > upto:
                return
            envelope_id, future = self._waiting.pop(seq)
            del self._seq_of[envelope_id]
            _settle(future, None)

    def refuse(self, envelope_id: uuid.UUID, fault: Fault) -> bool:
        """Fails one publish; False when none has that id."""
        seq = self._seq_of.pop(envelope_id, None)
        if seq is None:
            return False
        _settle(self._waiting.pop(seq)[1], fault)
        return True

    def fail_all(self, fault: Fault) -> None:
        """The connection ended."""
        for _, future in self._waiting.values():
            _settle(future, fault)
        self._waiting.clear()
        self._seq_of.clear()


class PendingReplies:
    """Who takes the messages that carry a `correlation_id` of ours: one taker per request or outgoing stream."""

    def __init__(self) -> None:
        self._takers: dict[uuid.UUID, tuple[Callable[[Message], None], Callable[[Fault], None]]] = {}

    def __len__(self) -> int:
        return len(self._takers)

    def add(self, request_id: uuid.UUID, on_message: Callable[[Message], None], on_fault: Callable[[Fault], None]) -> None:
        """:raises Fault: `spine/limit` when too many wait already."""
        if len(self._takers) >= PENDING_MAX:
            raise make_fault('spine/limit', f'{PENDING_MAX} requests are open')
        self._takers[request_id] = (on_message, on_fault)

    def remove(self, request_id: uuid.UUID) -> None:
        self._takers.pop(request_id, None)

    def take(self, message: Message) -> bool:
        """Hands an answer to whoever asked; False when nobody does any more."""
        correlation_id = message.envelope.correlation_id
        taker = self._takers.get(correlation_id) if correlation_id else None
        if taker is None:
            return False
        taker[0](message)
        return True

    def refuse(self, request_id: uuid.UUID, fault: Fault) -> bool:
        """Tells one taker that its request was refused; False when nobody waits."""
        taker = self._takers.get(request_id)
        if taker is None:
            return False
        taker[1](fault)
        return True

    def fail_all(self, fault: Fault) -> None:
        """The connection ended."""
        for _, on_fault in list(self._takers.values()):
            on_fault(fault)
        self._takers.clear()
