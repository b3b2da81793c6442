"""Submitting jobs and watching them: states, progress, the result (docs/reference/wire.md, "Jobs")."""

from __future__ import annotations

import asyncio
import contextlib
import uuid
from collections import deque
from collections.abc import AsyncIterator, Callable, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Literal

from .envelope import Trace
from .errors import CLASSES, Fault, fault_from_view, make_fault
from .ids import uuid7
from .limits import JOB_UPDATES_MAX
from .message import Message
from .payloads import JobPayload, beside_jobs
from .subscriptions import Subscription

if TYPE_CHECKING:
    from .bus import Bus

JobState = Literal['accepted', 'leased', 'running', 'requeued', 'ok', 'failed', 'expired', 'cancelled', 'dead_lettered']
#: What a job that ended without a result fails with, unless the engine names a code as its reason.
_LAST_STATES = frozenset({'ok', 'failed', 'expired', 'cancelled', 'dead_lettered'})
#: How long the last state may take behind the result.
_LAST_STATE_S = 1.0
_END_CODES = {'expired': 'job/expired', 'cancelled': 'job/cancelled', 'failed': 'job/lease-lost'}


@dataclass(frozen=True)
class JobUpdate:
    """A step of a job: its new state, or (`state` None) the operator's progress."""

    state: JobState | None
    operator: str = ''
    attempt: int = 0
    reason: str = ''
    progress: Mapping[str, Any] = field(default_factory=dict)


class JobHandle:
    """A job on its way. Iterate over it for its updates until it is over, and await `result()`."""

    def __init__(self, bus: Bus, topic: str, job_id: uuid.UUID) -> None:
        self.id = job_id
        self.topic = topic
        #: As told last; None where nobody keeps states (no operator of the topic has ever advertised).
        self.state: JobState | None = None
        #: What the operator said last of how far it is.
        self.progress: Mapping[str, Any] = {}
        self._bus = bus
        self._updates: deque[JobUpdate] = deque(maxlen=JOB_UPDATES_MAX)
        self._changed = asyncio.Event()
        self._done: asyncio.Future[Mapping[str, Any]] = asyncio.get_running_loop().create_future()
        self._done.add_done_callback(_seen)
        self._timer: asyncio.TimerHandle | None = None
        self._is_over = False
        self._on_over: Callable[[], None] = lambda: None

    @property
    def is_done(self) -> bool:
        return self._done.done()

    async def result(self, timeout_s: float | None = None) -> Mapping[str, Any]:
        """The result's members.

        :raises Fault: the operator's `error`, `job/expired`, `job/cancelled`, `job/lease-lost`; `request/deadline` after `timeout_s`.
        """
        try:
            return await asyncio.wait_for(asyncio.shield(self._done), timeout_s)
        except asyncio.TimeoutError as error:
            raise make_fault('request/deadline', f'job {self.id} is not over within {timeout_s:g} s', {'job_id': str(self.id)}) from error

    async def cancel(self, reason: str = 'asked to') -> None:
        """Asks for the end: the operator has five seconds for a last word.

        :raises Fault: `job/unknown`, `request/refused`, `authz/publish-denied`.
        """
        await self._bus.request('system.jobs.cancel', {'job_id': str(self.id), 'reason': reason})

    def __aiter__(self) -> AsyncIterator[JobUpdate]:
        return self

    async def __anext__(self) -> JobUpdate:
        while not self._updates:
            if self._is_over:
                raise StopAsyncIteration
            self._changed.clear()
            await self._changed.wait()
        return self._updates.popleft()

    def told(self, body: Any) -> None:
        """A state of the job; called by the bus only."""
        if not isinstance(body, dict) or self._is_over:
            return
        self.state = body.get('state')
        reason = str(body.get('reason') or '')
        attempt = body.get('attempt')
        self._put(JobUpdate(self.state, str(body.get('operator') or ''), attempt if isinstance(attempt, int) else 0, reason))
        code = _END_CODES.get(str(self.state))
        if code is not None:
            evidence = {'job_id': str(self.id), 'state': self.state}
            text = f'job {self.id} is {self.state}' + (f': {reason}' if reason else '')
            self.fail(make_fault(reason if reason in CLASSES else code, text, evidence))
        if self._done.done() and self.state in _LAST_STATES:
            self._end()

    def progressed(self, body: Any) -> None:
        """What its operator says of it; called by the bus only."""
        if isinstance(body, dict) and not self._done.done():
            self.progress = body
            self._put(JobUpdate(None, progress=body))

    def resulted(self, body: Any) -> None:
        """Its result came; called by the bus only."""
        if not isinstance(body, dict) or self._done.done():
            return
        if body.get('status') == 'failed':
            error = body.get('error')
            self.fail(fault_from_view(error) if isinstance(error, dict) else make_fault('operator/failed', 'the operator gave no reason'))
            return
        self._done.set_result(body)
        self._settled()

    def fail(self, fault: Fault) -> None:
        """It will have no result; called by the bus only."""
        if not self._done.done():
            self._done.set_exception(fault)
            self._settled()

    def when_done(self, callback: Callable[[], None]) -> None:
        """Calls back once it is over: settled, and its last state told."""
        self._on_over = callback

    def _settled(self) -> None:
        """The result may overtake the state that goes with it: what happened is told whole."""
        if self.state in _LAST_STATES or self._bus.is_closed:
            self._end()
        elif self._timer is None:
            self._timer = asyncio.get_running_loop().call_later(_LAST_STATE_S, self._end)

    def _end(self) -> None:
        if self._is_over:
            return
        self._is_over = True
        if self._timer is not None:
            self._timer.cancel()
        self._changed.set()
        self._on_over()

    def _put(self, update: JobUpdate) -> None:
        self._updates.append(update)
        self._changed.set()


def _seen(done: asyncio.Future[Any]) -> None:
    if not done.cancelled():
        done.exception()  # whoever does not ask for the result is not told by the event loop either


class JobWatch:
    """Open jobs of one bus on one topic, and the subscriptions they share."""

    def __init__(self, bus: Bus, topic: str) -> None:
        self._bus = bus
        self._topic = topic
        self._jobs: dict[uuid.UUID, JobHandle] = {}
        self._subscriptions: list[Subscription] = []
        self._opening = asyncio.Lock()

    async def submit(
        self, body: Mapping[str, Any], *, schema: str, deadline_ms: int, id: uuid.UUID | None, trace: Trace | None
    ) -> JobHandle:  # fmt: skip
        """:raises Fault: the refusal."""
        job = JobHandle(self._bus, self._topic, id or uuid7())
        self._jobs[job.id] = job
        replies = self._bus.link.replies
        # A job whose id is known already is answered on the inbox.

        def take(message: Message) -> None:
            job.told(message.json())

        replies.watch(job.id, take)
        job.when_done(lambda: self._over(job, take))
        try:
            await self._open()
            await self._bus.publish(self._topic, body, type='job', schema=schema, deadline_ms=deadline_ms, id=job.id, trace=trace)
        except Fault as fault:
            job.fail(fault)
            raise
        return job

    async def _open(self) -> None:
        async with self._opening:
            if self._subscriptions:
                return
            results = await self._bus.subscribe(beside_jobs(self._topic, 'results'), self._taker(JobHandle.resulted))
            found = [results]
            for last, tell in (('states', JobHandle.told), ('progress', JobHandle.progressed)):
                with contextlib.suppress(CLASSES['authz/subscribe-denied']):  # without the right to watch there is the result all the same
                    found.append(await self._bus.subscribe(beside_jobs(self._topic, last), self._taker(tell)))
            self._subscriptions = found

    def _taker(self, tell: Callable[[JobHandle, Any], None]) -> Callable[[Message], None]:
        def take(message: Message) -> None:
            correlation_id = message.envelope.correlation_id
            job = self._jobs.get(correlation_id) if correlation_id else None
            if job is not None:
                tell(job, message.json())

        return take

    def _over(self, job: JobHandle, take: Callable[[Message], None]) -> None:
        self._jobs.pop(job.id, None)
        self._bus.link.replies.unwatch(job.id, take)
        if not self._jobs and not self._bus.is_closed and self._bus.state != 'closed':
            self._bus.spawn(self._close())

    async def _close(self) -> None:
        async with self._opening:
            if self._jobs:
                return
            subscriptions, self._subscriptions = self._subscriptions, []
            for subscription in subscriptions:
                await subscription.unsubscribe()

    async def after_reconnect(self) -> None:
        """Asks what became of the open jobs while there was no connection."""
        for job in list(self._jobs.values()):
            try:
                view = await self._bus.request('system.jobs.get', {'job_id': str(job.id)})
            except Fault:
                continue  # nobody keeps states here, or this party may not ask: the result comes or the job's deadline passes
            if job.is_done or not isinstance(view, dict) or not view.get('is_over'):
                continue
            if view.get('state') == 'ok':
                text = f'job {job.id} ended ok while there was no connection, so its result was not seen'
                job.fail(make_fault('transport/fate-unknown', text, {'job_id': str(job.id)}))
            else:
                job.told(view)

    def end(self, fault: Fault) -> None:
        """The bus ended."""
        for job in list(self._jobs.values()):
            job.fail(fault)


class Jobs:
    """All jobs that a bus has submitted with `submit`."""

    def __init__(self, bus: Bus) -> None:
        self._bus = bus
        self._watches: dict[str, JobWatch] = {}

    async def submit(
        self, job: JobPayload | Mapping[str, Any], *, topic: str = '', schema: str = '', deadline_ms: int = 0,
        id: uuid.UUID | None = None, trace: Trace | None = None,
    ) -> JobHandle:  # fmt: skip
        """:raises Fault: the refusal."""
        body = job.body() if isinstance(job, JobPayload) else job
        if isinstance(job, JobPayload):
            topic, schema = topic or job.TOPIC, schema or job.SCHEMA
        watch = self._watches.setdefault(topic, JobWatch(self._bus, topic))
        return await watch.submit(body, schema=schema, deadline_ms=deadline_ms, id=id, trace=trace)

    async def after_reconnect(self) -> None:
        """Called by the bus only."""
        for watch in list(self._watches.values()):
            await watch.after_reconnect()

    def end(self, fault: Fault) -> None:
        """Called by the bus only."""
        for watch in self._watches.values():
            watch.end(fault)
