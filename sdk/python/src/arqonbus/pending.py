"""What waits for the engine: publishes for their acknowledgement, requests for their answers."""

from __future__ import annotations

import asyncio
import uuid
from collections import deque
from collections.abc import Callable, Iterator

from .errors import Fault, make_fault
from .limits import PENDING_BYTES_MAX, PENDING_MAX
from .message import Message


class Waiter:
    """Resolves once all of `count` publishes are settled; raises the first refusal after that."""

    __slots__ = ('_count', '_fault', 'done', 'refused')

    def __init__(self, count: int) -> None:
        self.done: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        self.refused = 0
        self._count = count
        self._fault: Fault | None = None

    def settle(self, fault: Fault | None) -> None:
        self._count -= 1
        if fault is not None:
            self.refused += 1
            self._fault = self._fault or fault
        if self._count > 0 or self.done.done():
            return
        if self._fault is None:
            self.done.set_result(None)
        else:
            self.done.set_exception(self._fault)


class Publish:
    """One publish under way. `is_sent`: handed to a socket, so the engine may have it."""

    __slots__ = ('id', 'is_bound', 'is_sent', 'item', 'seq', 'waiter')

    def __init__(self, seq: int, id: bytes, item: bytes, waiter: Waiter, is_bound: bool = False) -> None:
        self.seq = seq
        self.id = id
        self.item = item
        self.waiter: Waiter | None = waiter
        self.is_sent = False
        #: Not sent again on another connection: whoever sent it decides.
        self.is_bound = is_bound

    def settle(self, fault: Fault | None) -> None:
        if self.waiter is not None:
            self.waiter.settle(fault)
            self.waiter = None


class PendingPublishes:
    """Publishes in the order of their `publisher_seq`, without a gap, until the engine has accepted them and has durable ones on disk."""

    def __init__(self) -> None:
        self._waiting: deque[Publish] = deque()
        self._bytes = 0
        self._room = asyncio.Event()

    def __len__(self) -> int:
        return len(self._waiting)

    @property
    def is_full(self) -> bool:
        return len(self._waiting) >= PENDING_MAX or self._bytes >= PENDING_BYTES_MAX

    async def wait_room(self) -> None:
        while self.is_full:
            self._room.clear()
            await self._room.wait()

    def add(self, publish: Publish) -> None:
        """Callers look at `is_full` first."""
        self._waiting.append(publish)
        self._bytes += len(publish.item)

    def acknowledge(self, upto: int) -> None:
        """Settles every publish up to `upto` that was not refused before."""
        waiting = self._waiting
        while waiting and waiting[0].seq <= upto:
            publish = waiting.popleft()
            self._bytes -= len(publish.item)
            publish.settle(None)
        self._room.set()

    def refuse(self, seq: int, envelope_id: uuid.UUID | None, fault: Fault) -> bool:
        """Fails one publish; False when none has that number and id."""
        index = seq - self._waiting[0].seq if self._waiting else -1
        if not 0 <= index < len(self._waiting):
            return False
        publish = self._waiting[index]
        if envelope_id is None or publish.id != envelope_id.bytes or publish.waiter is None:
            return False
        publish.settle(fault)
        return True

    def unaccepted(self, accepted: int) -> Iterator[Publish]:
        """What was handed to a socket and is beyond `accepted`, in order."""
        return (publish for publish in self._waiting if publish.is_sent and publish.seq > accepted and publish.waiter is not None)

    def fail_sent(self, make: Callable[[Publish], Fault]) -> int:
        """Nobody can say any more what became of what was handed to a socket. Returns how many that were."""
        count = 0
        while self._waiting and (self._waiting[0].is_sent or self._waiting[0].waiter is None):
            publish = self._waiting.popleft()
            self._bytes -= len(publish.item)
            count += publish.waiter is not None
            publish.settle(make(publish))
        self._room.set()
        return count

    def fail_bound(self, accepted: int, fault: Fault) -> None:
        """Settles what is tied to its connection: done when the engine has it, failed with `fault` otherwise."""
        for publish in self._waiting:
            if publish.is_bound and publish.waiter is not None and publish.seq > accepted:
                publish.settle(fault)

    def fail_all(self, fault: Fault) -> None:
        """The bus ended."""
        while self._waiting:
            self._waiting.popleft().settle(fault)
        self._bytes = 0
        self._room.set()


class _Taker:
    __slots__ = ('fail', 'lost', 'take')

    def __init__(self, take: Callable[[Message], None], fail: Callable[[Fault], None], lost: Callable[[], None] | None) -> None:
        self.take = take
        self.fail = fail
        self.lost = lost


class PendingReplies:
    """Who takes the messages that carry a `correlation_id` of ours: one taker per request or outgoing stream."""

    def __init__(self) -> None:
        self._takers: dict[uuid.UUID, _Taker] = {}
        self._watchers: dict[uuid.UUID, list[Callable[[Message], None]]] = {}

    def __len__(self) -> int:
        return len(self._takers)

    def add(
        self, request_id: uuid.UUID, on_message: Callable[[Message], None], on_fault: Callable[[Fault], None],
        on_lost: Callable[[], None] | None = None,
    ) -> None:  # fmt: skip
        """`on_lost`: told when the connection is lost, instead of failing with it.

        :raises Fault: `spine/limit` when too many wait already.
        """
        if len(self._takers) >= PENDING_MAX:
            raise make_fault('spine/limit', f'{PENDING_MAX} requests are open')
        self._takers[request_id] = _Taker(on_message, on_fault, on_lost)

    def remove(self, request_id: uuid.UUID) -> None:
        self._takers.pop(request_id, None)

    def watch(self, job_id: uuid.UUID, take: Callable[[Message], None]) -> None:
        """Hands over what comes on the inbox about a job, whatever else waits for it. At an operator and at a submitter: once each."""
        self._watchers.setdefault(job_id, []).append(take)

    def unwatch(self, job_id: uuid.UUID, take: Callable[[Message], None]) -> None:
        """Who watched does not want to hear of the job any more."""
        left = [one for one in self._watchers.pop(job_id, []) if one is not take]
        if left:
            self._watchers[job_id] = left

    def take(self, message: Message) -> None:
        """Hands an answer to whoever asked; nobody may any more."""
        correlation_id = message.envelope.correlation_id
        if correlation_id in self._watchers:
            for watcher in list(self._watchers[correlation_id]):
                watcher(message)
        taker = self._takers.get(correlation_id) if correlation_id else None
        if taker is not None:
            taker.take(message)

    def refuse(self, request_id: uuid.UUID, fault: Fault) -> bool:
        """Tells one taker that its request was refused; False when nobody waits."""
        taker = self._takers.get(request_id)
        if taker is None:
            return False
        taker.fail(fault)
        return True

    def lose_connection(self, fault: Fault) -> None:
        """Requests fail; what can go on over another connection is told."""
        for request_id, taker in list(self._takers.items()):
            if taker.lost is not None:
                taker.lost()
            else:
                taker.fail(fault)
                self._takers.pop(request_id, None)

    def fail_all(self, fault: Fault) -> None:
        """The bus ended."""
        for taker in list(self._takers.values()):
            taker.fail(fault)
        self._takers.clear()
