"""Subscriptions of one bus: a callback each, or an async iterator over a bounded queue."""

from __future__ import annotations

import asyncio
import inspect
from collections import deque
from collections.abc import AsyncIterator, Awaitable, Callable
from types import TracebackType

from .envelope import Message
from .errors import Fault
from .limits import ITERATOR_QUEUE_MAX
from .topics import matches

Handler = Callable[[Message], None] | Callable[[Message], Awaitable[None]]
_CACHE_MAX = 4096


class Subscription:
    """One pattern. Iterate over it, or give a handler; an `async` handler sees one message at a time, in order.

    A reader that falls more than `ITERATOR_QUEUE_MAX` messages behind loses the oldest; `dropped` counts them.
    """

    def __init__(self, pattern: str, leave: Callable[[Subscription], Awaitable[None]]) -> None:
        self.pattern = pattern
        self.dropped = 0
        self._leave = leave
        self._queue: deque[Message] = deque()
        self._arrived = asyncio.Event()
        self._callback: Callable[[Message], None] | None = None
        self._pump: asyncio.Task[None] | None = None
        self._is_ended = False
        self._fault: Fault | None = None

    def attach(self, handler: Handler, on_error: Callable[[BaseException], None]) -> None:
        """Sends messages to `handler` from now on instead of to the iterator."""
        if inspect.iscoroutinefunction(handler) or inspect.iscoroutinefunction(getattr(handler, '__call__', None)):  # noqa: B004
            self._pump = asyncio.create_task(self._run(handler, on_error))
        else:
            self._callback = handler  # type: ignore[assignment]

    def deliver(self, message: Message) -> None:
        """Hands over one message; called by the bus only."""
        if self._callback is not None:
            self._callback(message)
            return
        if len(self._queue) >= ITERATOR_QUEUE_MAX:
            self._queue.popleft()
            self.dropped += 1
        self._queue.append(message)
        self._arrived.set()

    def end(self, fault: Fault | None) -> None:
        """No more messages; a fault is raised by the iterator once it is empty."""
        self._is_ended = True
        self._fault = fault
        self._arrived.set()

    async def unsubscribe(self) -> None:
        """Ends the subscription; what is queued can still be read."""
        await self._leave(self)
        if self._pump is not None and self._pump is not asyncio.current_task():
            self._pump.cancel()

    def __aiter__(self) -> AsyncIterator[Message]:
        return self

    async def __anext__(self) -> Message:
        while not self._queue:
            if self._is_ended:
                if self._fault is not None:
                    raise self._fault
                raise StopAsyncIteration
            self._arrived.clear()
            await self._arrived.wait()
        return self._queue.popleft()

    async def __aenter__(self) -> Subscription:
        return self

    async def __aexit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        if not self._is_ended:
            await self.unsubscribe()

    async def _run(self, handler: Handler, on_error: Callable[[BaseException], None]) -> None:
        try:
            async for message in self:
                try:
                    await handler(message)  # type: ignore[misc]
                except Exception as error:
                    on_error(error)
        except Fault:
            return  # the bus has told its on_close already


class Subscriptions:
    """Which subscriptions a topic reaches, with a cache that is emptied whenever one comes or goes."""

    def __init__(self) -> None:
        self._all: list[Subscription] = []
        self._cache: dict[str, list[Subscription]] = {}

    def add(self, subscription: Subscription) -> bool:
        """True when the pattern is new, so the engine must be told."""
        is_new = not any(other.pattern == subscription.pattern for other in self._all)
        self._all.append(subscription)
        self._cache.clear()
        return is_new

    def remove(self, subscription: Subscription) -> bool:
        """True when the pattern is gone, so the engine must be told."""
        if subscription not in self._all:
            return False
        self._all.remove(subscription)
        self._cache.clear()
        return not any(other.pattern == subscription.pattern for other in self._all)

    def match(self, topic: str) -> list[Subscription]:
        found = self._cache.get(topic)
        if found is None:
            if len(self._cache) >= _CACHE_MAX:
                self._cache.clear()
            found = [subscription for subscription in self._all if matches(subscription.pattern, topic)]
            self._cache[topic] = found
        return found

    def end_all(self, fault: Fault | None) -> None:
        for subscription in self._all:
            subscription.end(fault)
        self._all.clear()
        self._cache.clear()
