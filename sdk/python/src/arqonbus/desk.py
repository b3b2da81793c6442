"""Where the subscriptions of a bus are kept: told to the engine, restored, acknowledged, and found for each topic."""

from __future__ import annotations

import asyncio
import contextlib
from collections.abc import Awaitable, Callable

from .control_bodies import consumed_body, unsubscribe_body
from .errors import Fault, make_fault
from .limits import CONSUMED_MESSAGES, CONSUMED_S
from .link import Link
from .message import Message
from .subscriptions import Handler, Subscription, SubscriptionOptions, Subscriptions

#: A topic and who takes what arrives on it.
Route = tuple[str, tuple[Callable[[Message], None], ...]]
_ROUTES_MAX = 4096
#: A consumer that its last connection still holds is asked for again so many times, with these seconds between.
_BUSY_TRIES, _BUSY_WAIT_S = 20, 0.1


class SubscriptionDesk:
    """Subscriptions of one link; also what each of them calls its owner."""

    def __init__(self, link: Link, report: Callable[[BaseException], None], take_control: Callable[[Message], None]) -> None:
        self.report = report
        self._link = link
        self._take_control = take_control
        self._subscriptions = Subscriptions()
        self._in_order = asyncio.Lock()
        self._tasks: set[asyncio.Task[None]] = set()
        self._catching_up: set[Subscription] = set()
        self._consumed: dict[str, int] = {}
        self._told: dict[str, int] = {}
        self._unsaid = 0
        self._timer: asyncio.TimerHandle | None = None
        #: Made by `route`, emptied whenever a subscription comes or goes.
        self.routes: dict[bytes, Route] = {}

    def route(self, topic: bytes) -> Route:
        """Who takes what arrives on a topic.

        :raises Fault: `wire/not-canonical`.
        """
        try:
            name = topic.decode('ascii')
        except UnicodeDecodeError as error:
            raise make_fault('wire/not-canonical', 'a topic is ASCII') from error
        if name.startswith('system.control.'):
            route: Route = (name, (self._take_control,))
        elif name in self._link.inboxes:
            route = (name, (self._link.replies.take,))
        else:
            route = (name, tuple(one.deliver for one in self._subscriptions.match(name)))
        if len(self.routes) >= _ROUTES_MAX:
            self.routes.clear()
        self.routes[topic] = route
        return route

    async def subscribe(self, patterns: tuple[str, ...], handler: Handler | None, options: SubscriptionOptions) -> Subscription:
        """:raises Fault: the refusal."""
        subscription = Subscription(patterns, options, self)
        subscription.view()  # a place that is none is refused before anything else
        if handler is not None:
            subscription.attach(handler)
        async with self._in_order:  # so that a pattern is known here only while the engine knows it
            is_new = self._subscriptions.add(subscription)
            self.routes.clear()
            try:
                self._link.check()
                if is_new:
                    await self._join(subscription)
            except BaseException as error:
                self._remove(subscription)
                subscription.end(error if isinstance(error, Fault) else None)
                raise
        return subscription

    async def leave(self, subscription: Subscription) -> None:
        """Ends a subscription; nothing to do when it has ended."""
        async with self._in_order:
            is_gone = self._remove(subscription)
            subscription.end(None)
            if not is_gone or self._link.fault is not None:
                return
            self.flush()
            if self._link.online.is_set():
                with contextlib.suppress(Fault):  # a connection that is lost meanwhile has no subscriptions either
                    await self._unsubscribe(subscription)

    async def restore(self) -> None:
        """At a new connection, before anything else is sent."""
        self.routes.clear()
        await asyncio.gather(*(self._restore(one) for one in self._subscriptions.to_restore()))
        for consumer, pos in self._consumed.items():
            self._link.tell('system.control.consumed', consumed_body(consumer, pos))

    async def _restore(self, subscription: Subscription) -> None:
        subscription.join_again()
        for attempt in range(_BUSY_TRIES):
            try:
                await self._link.ask_now('system.control.subscribe', subscription.view(), 30.0)
                return
            except Fault as fault:
                if fault.code == 'spine/consumer-busy' and attempt + 1 < _BUSY_TRIES:
                    await asyncio.sleep(_BUSY_WAIT_S)
                elif fault.code in ('transport/closed', 'request/deadline', 'spine/stopping'):
                    raise
                else:
                    for one in list(self._subscriptions):
                        if one.key == subscription.key:
                            self._remove(one)
                            one.end(fault)
                    self.report(fault)
                    return

    def revoke(self, pattern: str, fault: Fault) -> bool:
        """The engine ended what it had allowed; False when nothing here has that pattern."""
        found = self._subscriptions.with_pattern(pattern)
        for subscription in found:
            self._remove(subscription)
            subscription.end(fault)
        return bool(found)

    def catch_up(self, subscription: Subscription) -> None:
        """Reads on from the log what a subscription had no room for."""
        if subscription not in self._catching_up:
            self._catching_up.add(subscription)
            self.spawn(self._catch_up(subscription))

    async def _catch_up(self, subscription: Subscription) -> None:
        try:
            async with self._in_order:
                if subscription.is_ended:
                    return
                self.flush()
                await self._unsubscribe(subscription)
                subscription.join_again()
                await self._join(subscription)
        except Fault as fault:
            if fault.code != 'transport/closed':  # else the next connection restores it
                self._remove(subscription)
                subscription.end(fault)
        finally:
            self._catching_up.discard(subscription)

    def consumed(self, subscription: Subscription, pos: int) -> None:
        """Remembers how far a consumer is, and tells it soon."""
        consumer = subscription.options.consumer
        if pos <= self._consumed.get(consumer, 0):
            return
        self._consumed[consumer] = pos
        self._unsaid += 1
        if self._unsaid >= CONSUMED_MESSAGES:
            self.flush()
        elif self._timer is None:
            self._timer = asyncio.get_running_loop().call_later(CONSUMED_S, self.flush)

    def flush(self) -> None:
        """Tells how far the consumers are."""
        if self._timer is not None:
            self._timer.cancel()
            self._timer = None
        self._unsaid = 0
        if not self._link.online.is_set() or self._link.fault is not None:
            return  # the next connection tells it
        for consumer, pos in self._consumed.items():
            if self._told.get(consumer) != pos:
                self._told[consumer] = pos
                self._link.tell('system.control.consumed', consumed_body(consumer, pos))

    def duplicate(self) -> None:
        self._link.count(duplicates=1)

    def spawn(self, work: Awaitable[None]) -> None:
        """Runs something beside what is going on; what it fails with is reported."""
        task = asyncio.ensure_future(work)
        self._tasks.add(task)
        task.add_done_callback(self._spawned)

    def cancel_tasks(self) -> None:
        """At the bus's close."""
        for task in list(self._tasks):
            if task is not asyncio.current_task():
                task.cancel()

    def end_all(self, fault: Fault | None) -> None:
        self._subscriptions.end_all(fault)
        self.routes.clear()

    async def _join(self, subscription: Subscription) -> None:
        try:
            await self._link.control('system.control.subscribe', subscription.view())
        except Fault as fault:
            if fault.code != 'transport/closed' or self._link.fault is not None or self._link.is_closing:
                raise
            await self._link.wait_online(30.0)  # the new connection has restored it, or has ended it
            if subscription.is_ended:
                raise

    async def _unsubscribe(self, subscription: Subscription) -> None:
        options = subscription.options
        body = unsubscribe_body(subscription.patterns, group=options.group, consumer=options.consumer)
        await self._link.control('system.control.unsubscribe', body)

    def _remove(self, subscription: Subscription) -> bool:
        self.routes.clear()
        return self._subscriptions.remove(subscription)

    def _spawned(self, task: asyncio.Task[None]) -> None:
        self._tasks.discard(task)
        error = None if task.cancelled() else task.exception()
        if error is not None and self._link.fault is None:
            self.report(error)
