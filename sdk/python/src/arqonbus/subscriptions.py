"""Subscriptions of one bus: a callback each, or an async iterator over a bounded queue."""

from __future__ import annotations

import asyncio
import inspect
from collections import deque
from collections.abc import AsyncIterator, Awaitable, Callable, Iterable, Iterator
from dataclasses import dataclass
from types import TracebackType
from typing import Any, Literal, Protocol

from .control_bodies import Place, subscribe_body
from .errors import Fault, make_fault
from .limits import ITERATOR_QUEUE_MAX
from .message import Message
from .topics import is_pattern, matches

Handler = Callable[[Message], None] | Callable[[Message], Awaitable[None]]
Acknowledge = Literal['auto', 'manual']
#: Patterns, group and consumer: what the engine knows a subscription by.
Key = tuple[tuple[str, ...], str, str]


@dataclass(frozen=True)
class SubscriptionOptions:
    """How a subscription takes part; docs/reference/wire.md, "Subscriptions"."""

    group: str = ''
    consumer: str = ''
    from_: Place | None = None
    ack: Acknowledge = 'auto'
    queue_max: int = 0


class SubscriptionOwner(Protocol):
    """What a subscription asks of its bus."""

    async def leave(self, subscription: Subscription) -> None: ...
    def catch_up(self, subscription: Subscription) -> None: ...
    def consumed(self, subscription: Subscription, pos: int) -> None: ...
    def duplicate(self) -> None: ...
    def report(self, error: BaseException) -> None: ...
    def spawn(self, work: Awaitable[None]) -> None: ...


class Subscription:
    """Patterns and who takes what matches. Iterate over it, or give a handler; an `async` handler sees one message at a time, in order.

    A reader that falls more than its queue's length behind loses the oldest messages, and `dropped` counts them; but no durable ones of a
    consumer or of a subscription with a place to begin at: those come again out of the log.
    """

    def __init__(self, patterns: tuple[str, ...], options: SubscriptionOptions, owner: SubscriptionOwner) -> None:
        self.patterns = patterns
        self.options = options
        #: Messages this reader was too slow for.
        self.dropped = 0
        #: Position of the last durable message that came, of a consumer or a subscription with a place to begin at.
        self.last_pos = 0
        self.is_ended = False
        #: Told when it ends, for a handler that waits for more.
        self.on_end: Callable[[Fault | None], None] = lambda fault: None
        self._owner = owner
        self._reads_log = bool(options.consumer) or options.from_ is not None
        self._acks = bool(options.consumer) and options.ack == 'auto'
        self._queue: deque[Message] = deque()
        self._queue_max = options.queue_max or ITERATOR_QUEUE_MAX
        self._arrived = asyncio.Event()
        self._callback: Callable[[Message], None] | None = None
        self._pump: asyncio.Task[None] | None = None
        self._taken: Message | None = None
        self._is_behind = False
        self._fault: Fault | None = None

    @property
    def pattern(self) -> str:
        """The pattern, or the first of several."""
        return self.patterns[0]

    @property
    def key(self) -> Key:
        return (self.patterns, self.options.group, self.options.consumer)

    def attach(self, handler: Handler) -> None:
        """Sends messages to `handler` from now on instead of to the iterator."""
        if inspect.iscoroutinefunction(handler) or inspect.iscoroutinefunction(getattr(handler, '__call__', None)):  # noqa: B004
            self._pump = asyncio.create_task(self._run(handler))
        else:
            self._callback = handler  # type: ignore[assignment]

    def view(self) -> dict[str, Any]:
        """The body of its subscribe request: from where it has got to, once it has got anywhere."""
        options = self.options
        from_ = {'pos': self.last_pos + 1} if self.last_pos and not options.consumer else options.from_
        return subscribe_body(self.patterns, group=options.group, consumer=options.consumer, from_=from_)

    def deliver(self, message: Message) -> None:
        """Hands over one message; called by the bus only."""
        if self._reads_log and not self._is_next(message):
            return
        if self._callback is not None:
            try:
                self._callback(message)
            except Exception as error:
                self._failed(error)
            else:
                if self._acks:
                    self.consumed(message)
            return
        queue = self._queue
        if len(queue) >= self._queue_max:
            self.dropped += 1
            if self._reads_log:
                return
            queue.popleft()
        queue.append(message)
        if len(queue) == 1:
            self._arrived.set()

    def consumed(self, message: Message) -> None:
        """Everything a consumer got up to `message` is done with. Needed with `ack='manual'` only; it waits for nothing."""
        if self.options.consumer and message.delivery.commit == 'durable':
            self._owner.consumed(self, message.delivery.pos)

    def join_again(self) -> None:
        """What was left out for want of room comes again from now on; called by the bus only."""
        self._is_behind = False

    def end(self, fault: Fault | None) -> None:
        """No more messages; a fault is raised by the iterator once it is empty."""
        self.is_ended = True
        self._fault = fault
        self._arrived.set()
        self.on_end(fault)

    async def unsubscribe(self) -> None:
        """Ends the subscription; what is queued can still be read. The message an iterator of a consumer took last counts as done."""
        self._finish_taken()
        await self._owner.leave(self)
        if self._pump is not None and self._pump is not asyncio.current_task():
            self._pump.cancel()

    def __aiter__(self) -> AsyncIterator[Message]:
        return self

    async def __anext__(self) -> Message:
        if self._taken is not None:
            self._finish_taken()
        queue = self._queue
        while not queue:
            if self._is_behind and not self.is_ended:
                self._owner.catch_up(self)
            if self.is_ended:
                if self._fault is not None:
                    raise self._fault
                raise StopAsyncIteration
            self._arrived.clear()
            await self._arrived.wait()
        message = queue.popleft()
        if self._acks:
            self._taken = message
        return message

    def take_queued(self, most: int) -> list[Message]:
        """What waits already, up to `most`, without waiting."""
        queue = self._queue
        return [queue.popleft() for _ in range(min(most, len(queue)))]

    async def __aenter__(self) -> Subscription:
        return self

    async def __aexit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        if kind is not None:
            self._taken = None  # it was not handled: it comes again
        if not self.is_ended:
            await self.unsubscribe()

    def _is_next(self, message: Message) -> bool:
        delivery = message.delivery
        if delivery.commit != 'durable':
            return True
        if delivery.pos <= self.last_pos:
            self._owner.duplicate()
            return False
        if self._is_behind:
            return False
        if self._callback is None and len(self._queue) >= self._queue_max:
            self._is_behind = True
            return False
        self.last_pos = delivery.pos
        return True

    def _finish_taken(self) -> None:
        taken, self._taken = self._taken, None
        if taken is not None:
            self.consumed(taken)

    def _failed(self, error: Exception) -> None:
        self._owner.report(error)
        if self._acks:
            fault = error if isinstance(error, Fault) else make_fault('internal/unexpected', f'the handler failed: {error!r}')
            self._taken = None
            self._queue.clear()
            self.end(fault)
            self._owner.spawn(self._owner.leave(self))

    async def _run(self, handler: Handler) -> None:
        try:
            async for message in self:
                try:
                    await handler(message)  # type: ignore[misc]
                except Exception as error:
                    self._failed(error)
        except Fault:
            return  # the bus has told its on_close already


class Subscriptions:
    """All subscriptions of a bus."""

    def __init__(self) -> None:
        self._all: list[Subscription] = []

    def __iter__(self) -> Iterator[Subscription]:
        return iter(self._all)

    def add(self, subscription: Subscription) -> bool:
        """True when the engine must be told: it does not know these patterns, or there is something to read from the log first."""
        is_new = not any(other.key == subscription.key for other in self._all)
        self._all.append(subscription)
        return is_new or subscription.options.from_ is not None

    def remove(self, subscription: Subscription) -> bool:
        """True when nobody is left with these patterns, so the engine must be told."""
        if subscription not in self._all:
            return False
        self._all.remove(subscription)
        return not any(other.key == subscription.key for other in self._all)

    def to_restore(self) -> list[Subscription]:
        """One of each that the engine must be told of at a new connection."""
        seen: set[Key] = set()
        chosen = []
        for subscription in self._all:
            if subscription.key not in seen or (subscription.options.from_ is not None and not subscription.options.consumer):
                chosen.append(subscription)
            seen.add(subscription.key)
        return chosen

    def match(self, topic: str) -> list[Subscription]:
        return [one for one in self._all if any(matches(pattern, topic) for pattern in one.patterns)]

    def with_pattern(self, pattern: str) -> list[Subscription]:
        return [one for one in self._all if pattern in one.patterns]

    def end_all(self, fault: Fault | None) -> None:
        for subscription in self._all:
            subscription.end(fault)
        self._all.clear()


def read_patterns(pattern: str | Iterable[str]) -> tuple[str, ...]:
    """One pattern or several, checked.

    :raises Fault: `wire/bad-topic`.
    """
    patterns = (pattern,) if isinstance(pattern, str) else tuple(pattern)
    if not patterns:
        raise make_fault('wire/bad-topic', 'a subscription needs a pattern')
    for one in patterns:
        if not is_pattern(one):
            raise make_fault('wire/bad-topic', f'not a pattern: {one}')
    return patterns
