"""The bus without `await`, for notebooks and scripts: `arqonbus.sync.connect(...)`.

Each bus runs an event loop in a thread of its own, so it works where a loop is running already (IPython, Jupyter). Its methods may be
called from any thread but that one.
"""

from __future__ import annotations

import asyncio
import atexit
import threading
import uuid
from collections import deque
from collections.abc import Callable, Coroutine, Iterable, Iterator, Mapping
from pathlib import Path
from types import TracebackType
from typing import Any, TypeVar

from .bus import Body, Bus
from .client import connect as connect_async
from .errors import Fault, make_fault
from .jobs import JobHandle, JobState, JobUpdate
from .limits import DEADLINE_MS_DEFAULT
from .link import Counts
from .message import Message
from .payloads import JobPayload
from .progress import ProgressBar
from .session import Session
from .subscriptions import Subscription

T = TypeVar('T')
#: Messages that cross from the loop's thread at once.
_BATCH_MAX = 512


class _Loop:
    """An event loop in a daemon thread."""

    def __init__(self) -> None:
        self._loop = asyncio.new_event_loop()
        self._thread = threading.Thread(target=self._loop.run_forever, daemon=True, name='arqonbus-sync')
        self._thread.start()

    def run(self, work: Coroutine[Any, Any, T]) -> T:
        """Runs a coroutine there and waits for it; an interrupt (Ctrl-C) cancels it."""
        if threading.current_thread() is self._thread:
            work.close()
            raise make_fault('request/refused', "a handler runs in the bus's own thread, where nothing may be waited for: use a queue")
        if self._loop.is_closed():
            work.close()
            raise make_fault('transport/closed', 'the bus was closed')
        future = asyncio.run_coroutine_threadsafe(work, self._loop)
        try:
            return future.result()
        except BaseException:
            future.cancel()
            raise

    def close(self) -> None:
        if self._loop.is_closed() or threading.current_thread() is self._thread:
            return
        self._loop.call_soon_threadsafe(self._loop.stop)
        self._thread.join(10)
        self._loop.close()


class SyncSubscription:
    """Messages as an ordinary iterator; `take` waits for one with a limit. Use it as a context manager, or `unsubscribe` it."""

    def __init__(self, loop: _Loop, subscription: Subscription) -> None:
        self._loop = loop
        self._subscription = subscription
        self._batch: deque[Message] = deque()

    @property
    def dropped(self) -> int:
        """Messages this reader was too slow for."""
        return self._subscription.dropped

    def take(self, timeout_s: float | None = None) -> Message | None:
        """The next message; None when none came within `timeout_s`, or when the subscription has ended.

        :raises Fault: what ended it.
        """
        if not self._batch:
            try:
                self._batch.extend(self._loop.run(self._next(timeout_s)))
            except StopAsyncIteration:
                return None
        return self._batch.popleft() if self._batch else None

    def consumed(self, message: Message) -> None:
        """A durable consumer with `ack='manual'` is done with everything up to `message`."""
        self._loop.run(_call(lambda: self._subscription.consumed(message)))

    def unsubscribe(self) -> None:
        """Ends it."""
        self._loop.run(self._subscription.unsubscribe())

    def __iter__(self) -> Iterator[Message]:
        while True:
            message = self.take()
            if message is None:
                return
            yield message

    def __enter__(self) -> SyncSubscription:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self._loop.run(self._subscription.__aexit__(kind, error, trace))

    async def _next(self, timeout_s: float | None) -> list[Message]:
        try:
            first = await asyncio.wait_for(_anext(self._subscription), timeout_s)
        except asyncio.TimeoutError:
            return []
        if first is None:
            return []
        # A consumer's message is acknowledged when the next is asked for, so those come one at a time.
        return [first] if self._subscription.options.consumer else [first, *self._subscription.take_queued(_BATCH_MAX)]


class SyncJob:
    """A job on its way."""

    def __init__(self, loop: _Loop, handle: JobHandle) -> None:
        self._loop = loop
        self._handle = handle

    @property
    def id(self) -> uuid.UUID:
        return self._handle.id

    @property
    def state(self) -> JobState | None:
        return self._handle.state

    @property
    def progress(self) -> Mapping[str, Any]:
        return self._handle.progress

    def result(self, timeout_s: float | None = None, *, show_progress: bool = False) -> Mapping[str, Any]:
        """Waits for the result's members; `show_progress` draws a bar (tqdm where that is installed) meanwhile.

        :raises Fault: the operator's `error`, `job/expired`, `job/cancelled`, `job/lease-lost`; `request/deadline` after `timeout_s`.
        """
        if not show_progress:
            return self._loop.run(self._handle.result(timeout_s))
        with ProgressBar(f'{self._handle.topic} {str(self.id)[:8]}') as bar:
            return self._loop.run(self._watched(bar, timeout_s))

    def cancel(self, reason: str = 'asked to') -> None:
        """:raises Fault: `job/unknown`, `request/refused`."""
        self._loop.run(self._handle.cancel(reason))

    def __iter__(self) -> Iterator[JobUpdate]:
        while True:
            update = self._loop.run(_anext(self._handle))
            if update is None:
                return
            yield update

    async def _watched(self, bar: ProgressBar, timeout_s: float | None) -> Mapping[str, Any]:
        async def follow() -> None:
            async for update in self._handle:
                bar.show(str(self.state or ''), update.progress)

        following = asyncio.ensure_future(follow())
        try:
            return await self._handle.result(timeout_s)
        finally:
            following.cancel()
            bar.show(str(self.state or ''), self.progress)


class SyncBlobs:
    """Content-addressed blobs of the namespace."""

    def __init__(self, loop: _Loop, bus: Bus) -> None:
        self._loop = loop
        self._blobs = bus.blobs

    def put(self, source: bytes | Path | Iterable[bytes], *, content_type: str = 'application/octet-stream') -> str:
        """Stores bytes, a file or pieces; the reference `sha256:…`."""
        return self._loop.run(self._blobs.put(source, content_type=content_type))

    def get(self, ref: str, *, bytes_max: int = 256 * 1024 * 1024) -> bytes:
        """All bytes of a blob, checked against `ref`."""
        return self._loop.run(self._blobs.get(ref, bytes_max=bytes_max))

    def save(self, ref: str, path: Path) -> int:
        """Writes a blob to a file, which is there only once it is whole."""
        return self._loop.run(self._blobs.save(ref, path))

    def stat(self, ref: str) -> dict[str, Any]:
        """What is known of a blob."""
        return self._loop.run(self._blobs.stat(ref))


class SyncBus:
    """A party on the bus whose methods wait. `bus` is the asynchronous one, in the loop's thread."""

    def __init__(self, loop: _Loop, bus: Bus) -> None:
        self._loop = loop
        self.bus = bus
        self.blobs = SyncBlobs(loop, bus)
        atexit.register(self.close)

    @property
    def session(self) -> Session:
        return self.bus.session

    @property
    def state(self) -> str:
        return self.bus.state

    @property
    def counts(self) -> Counts:
        return self.bus.counts

    def publish(self, topic: str, payload: Body, **options: Any) -> uuid.UUID:
        """As `Bus.publish`."""
        return self._loop.run(self.bus.publish(topic, payload, **options))

    def publish_many(self, topic: str, payloads: Iterable[bytes], *, schema: str = '') -> int:
        """As `Bus.publish_many`: much faster than one call for each."""
        return self._loop.run(self.bus.publish_many(topic, list(payloads), schema=schema))

    def request(self, topic: str, body: Body, *, deadline_ms: int = DEADLINE_MS_DEFAULT, **options: Any) -> Any:
        """As `Bus.request`."""
        return self._loop.run(self.bus.request(topic, body, deadline_ms=deadline_ms, **options))

    def subscribe(self, pattern: str | Iterable[str], handler: Callable[[Message], None] | None = None, **options: Any) -> SyncSubscription:
        """As `Bus.subscribe`. A handler runs in the bus's own thread and must not call the bus."""
        return SyncSubscription(self._loop, self._loop.run(self.bus.subscribe(pattern, handler, **options)))

    def submit(self, job: JobPayload | Mapping[str, Any], **options: Any) -> SyncJob:
        """As `Bus.submit`."""
        return SyncJob(self._loop, self._loop.run(self.bus.submit(job, **options)))

    def run_job(
        self, job: JobPayload | Mapping[str, Any], *, timeout_s: float | None = None, show_progress: bool = True, **options: Any
    ) -> Mapping[str, Any]:  # fmt: skip
        """Submits a job and waits for its result, with a progress bar. An interrupt (Ctrl-C) cancels it.

        :raises Fault: as `SyncJob.result`.
        """
        submitted = self.submit(job, **options)
        try:
            return submitted.result(timeout_s, show_progress=show_progress)
        except KeyboardInterrupt:
            submitted.cancel('interrupted')
            raise

    def close(self) -> None:
        """Sends what is queued, then closes. May be called more than once."""
        atexit.unregister(self.close)
        try:
            self._loop.run(self.bus.close())
        except Fault:
            return
        finally:
            self._loop.close()

    def __enter__(self) -> SyncBus:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self.close()


def connect(address: str | Path, token: str | Callable[[], str] | None = None, **options: Any) -> SyncBus:
    """Connects and says hello; the options are those of `arqonbus.connect`.

    :raises Fault: as `arqonbus.connect`.
    """
    loop = _Loop()
    try:
        return SyncBus(loop, loop.run(connect_async(address, token, **options)))
    except BaseException:
        loop.close()
        raise


async def _anext(source: Any) -> Any:
    """The next of an asynchronous iterator, None at its end."""
    try:
        return await source.__anext__()
    except StopAsyncIteration:
        return None


async def _call(work: Callable[[], T]) -> T:
    return work()
