"""Operators: long-lived parties that take jobs on `<domain>.jobs` and answer on `<domain>.results` (docs/reference/wire.md, "Jobs")."""

from __future__ import annotations

import asyncio
import contextlib
import inspect
import uuid
from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import asdict, dataclass, field
from typing import Any, Literal

from .bus import Bus
from .checking import SchemaCheck, check_quota
from .errors import Fault, make_fault
from .job import Job
from .limits import JOB_QUEUE_MAX
from .message import Message
from .stopping import StopSignals
from .subscriptions import Subscription
from .threads import in_daemon_thread
from .usage import Stopwatch

OperatorType = Literal['nvm', 'bowlnet', 'qml', 'helios', 'generic']
Result = Mapping[str, Any]
JobHandler = Callable[[Job], Awaitable[Result]] | Callable[[Job], Result]


@dataclass(frozen=True)
class Capabilities:
    """What an operator advertises with control `system.control.operators`."""

    operator_id: str
    operator_type: OperatorType = 'generic'
    supported_schemas: Sequence[str] = ()
    #: `max_parallel_jobs` is `OperatorOptions.concurrency` unless it is said here.
    resource_limits: Mapping[str, Any] = field(default_factory=dict)
    hardware_profile: Mapping[str, Any] = field(default_factory=dict)
    supports_delta_only_topics: bool = False
    engine_modes: Sequence[Literal['pass', 'itmd', 'rr']] = ()
    churn_metrics: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True)
class OperatorOptions:
    """How an operator works its jobs; times in seconds."""

    #: Members of a job that its progress and its result repeat.
    echo: tuple[str, ...] = ('run_id',)
    #: Absent: the job's schema with `result` in place of `job`.
    result_schema: str = ''
    #: What the record keeps about where the job ran.
    environment: Callable[[], Mapping[str, Any]] = field(default=dict)
    concurrency: int = 1
    queue_max: int = JOB_QUEUE_MAX
    #: Heartbeats at most so far apart; the engine may ask for more.
    idle_beat_s: float = 1.0
    busy_beat_s: float = 0.5
    #: JSON Schemas by name that payloads are checked against before work.
    schemas: Mapping[str, Mapping[str, Any]] = field(default_factory=dict)
    #: Refuses a job before any work by raising, best a Fault `job/bad-parameters`.
    validate: Callable[[Job], None] = lambda job: None
    #: Limits of one job by the names of its constraints, e.g. `{'max_energy_joules': 50}`.
    quota: Mapping[str, float] = field(default_factory=dict)
    #: How often counts and usage go out on `<domain>.telemetry`; 0: never.
    telemetry_s: float = 0.0


@dataclass
class OperatorCounts:
    """Jobs since `run` began."""

    ok: int = 0
    failed: int = 0
    refused: int = 0


class Operator:
    """A handler and what it can do. `run` serves jobs over a bus until that ends, `stop` or `drain` is called; one run at a time.

    An `async` handler works in the event loop, a plain one in a daemon thread. What it returns is the result's members; a `Fault` it
    raises is a failed result with that code, any other exception `operator/failed`.
    """

    def __init__(self, handler: JobHandler, domain: str, capabilities: Capabilities, options: OperatorOptions | None = None) -> None:
        self.handler = handler
        self.domain = domain
        self.capabilities = capabilities
        self.options = options or OperatorOptions()
        self.counts = OperatorCounts()
        self._schemas = SchemaCheck(self.options.schemas)
        self._bus: Bus | None = None
        self._waiting: asyncio.Queue[Job] = asyncio.Queue()
        self._jobs: dict[uuid.UUID, Job] = {}
        self._working: dict[uuid.UUID, Job] = {}
        self._stopped: asyncio.Event | None = None
        self._idle: asyncio.Event | None = None
        self._is_draining = False
        self._beat_s = self.options.busy_beat_s
        self._answers: set[asyncio.Task[None]] = set()

    @property
    def advertisement(self) -> dict[str, Any]:
        """The capabilities as they are advertised."""
        limits = {'max_parallel_jobs': self.options.concurrency, **self.capabilities.resource_limits}
        return {**asdict(self.capabilities), 'resource_limits': limits}

    async def run(self, bus: Bus, *, drain_on_sigterm: bool = False, drain_on_stdin_end: bool = False) -> None:
        """Advertises, subscribes, works. Returns after `stop` or `drain`; over a lost connection it goes on when there is another.

        `drain_on_sigterm`, `drain_on_stdin_end`: either ends it as `drain` does, so that a supervised process leaves no job behind.

        :raises Fault: a refusal of advertisement or subscription, or what ended the bus.
        """
        self._bus = bus
        self._waiting = asyncio.Queue()
        self._jobs.clear()
        self._is_draining = False
        self.counts = OperatorCounts()
        stopped = self._stopped = asyncio.Event()
        self._idle = asyncio.Event()
        await self._advertise(bus)
        subscription = await bus.subscribe(f'{self.domain}.jobs', self._take)
        bus.link.listeners.append(self._connected)
        tasks = [asyncio.create_task(self._beat(bus)), asyncio.create_task(bus.wait_closed()), asyncio.create_task(stopped.wait())]
        tasks += [asyncio.create_task(self._work(bus)) for _ in range(self.options.concurrency)]
        if self.options.telemetry_s > 0:
            tasks.append(asyncio.create_task(self._tell_usage(bus)))
        try:
            with StopSignals(self._drain_soon, on_sigterm=drain_on_sigterm, on_stdin_end=drain_on_stdin_end):
                done, _ = await asyncio.wait(tasks, return_when=asyncio.FIRST_COMPLETED)
            for task in done:
                task.result()
            if bus.closed_by is not None and not stopped.is_set():
                raise bus.closed_by
        finally:
            bus.link.listeners.remove(self._connected)
            await self._leave(bus, subscription, tasks)

    def stop(self) -> None:
        """Ends `run`; jobs under way are told to cancel and get no result."""
        if self._stopped is not None:
            self._stopped.set()

    async def drain(self) -> None:
        """Takes no more jobs, finishes those it has, and ends `run`."""
        bus, idle = self._bus, self._idle
        if bus is None or idle is None:
            return
        if not self._is_draining:
            self._is_draining = True
            if bus.state == 'connected':
                with contextlib.suppress(Fault):  # an engine that is gone gives it no more jobs either
                    await bus.control('system.control.operators', {'draining': True})
        while self._jobs and not bus.is_closed:
            idle.clear()
            await idle.wait()
        if self._answers:
            await asyncio.wait(self._answers)
        self.stop()

    def _drain_soon(self) -> None:
        if self._bus is not None:
            self._bus.spawn(self.drain())

    async def _advertise(self, bus: Bus) -> None:
        draining = {'draining': True} if self._is_draining else {}
        answer = await bus.control('system.control.operators', {**self.advertisement, **draining})
        beat_ms = answer.get('heartbeat_ms') if isinstance(answer, dict) else None
        self._beat_s = min(self.options.busy_beat_s, beat_ms / 1000) if isinstance(beat_ms, (int, float)) and beat_ms > 0 else self._beat_s

    def _connected(self) -> None:
        """The leases went with the last connection: whoever held them lets go, and the engine is told again what this can do."""
        for job in self._jobs.values():
            job.cancel(make_fault('transport/closed', 'the connection was lost, and the lease with it'))
        if self._bus is not None:
            self._bus.spawn(self._advertise(self._bus))

    async def _leave(self, bus: Bus, subscription: Subscription, tasks: list[asyncio.Task[Any]]) -> None:
        for job in self._jobs.values():
            job.cancel(make_fault('job/cancelled', 'the operator stops'))
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
        if not bus.is_closed:
            with contextlib.suppress(Fault):  # the connection may end meanwhile
                await subscription.unsubscribe()

    def _take(self, message: Message) -> None:
        bus = self._bus
        kind = message.envelope.type
        if bus is None or kind not in ('job', 'control'):
            return
        try:
            body = message.json()
            if not isinstance(body, dict):
                raise make_fault('wire/bad-payload', 'a job is a JSON object')
        except Fault as fault:
            if kind == 'job':
                self._refuse(bus, Job(bus, message, {}, self.domain), fault)
            return
        if kind == 'control':
            self._cancel(body)
            return
        job = Job(bus, message, body, self.domain)
        try:
            if self._waiting.qsize() >= self.options.queue_max:
                raise make_fault('job/queue-full', f'{self.options.queue_max} jobs wait already')
            self._schemas.check(job)
            check_quota(job, self.options.quota)
            self.options.validate(job)
        except Fault as fault:
            self._refuse(bus, job, fault)
            return
        except Exception as error:
            self._refuse(bus, job, make_fault('job/bad-parameters', f'{type(error).__name__}: {error}'))
            return
        self._jobs[job.id] = job
        bus.link.replies.watch(job.id, job.hear)
        self._waiting.put_nowait(job)

    def _cancel(self, body: Mapping[str, Any]) -> None:
        for job in self._jobs.values():
            if str(job.id) == body.get('job_id'):
                job.cancel()

    def _refuse(self, bus: Bus, job: Job, fault: Fault) -> None:
        self.counts.refused += 1

        async def answer() -> None:
            with contextlib.suppress(Fault):  # a refusal that cannot be told any more has nobody who waits for it
                await self._answer(bus, job, {'status': 'failed', 'error': fault.to_view()})

        task = asyncio.ensure_future(answer())
        self._answers.add(task)
        task.add_done_callback(self._answers.discard)

    async def _work(self, bus: Bus) -> None:
        while True:
            job = await self._waiting.get()
            self._working[job.id] = job
            watch = Stopwatch()
            try:
                result = await self._result(job)
            finally:
                del self._working[job.id]
                bus.link.replies.unwatch(job.id, job.hear)
            if bus.is_closed:
                return
            if job.cancelled_by is None or job.cancelled_by.code != 'transport/closed':
                result['resources'] = {**watch.read(), **result.get('resources', {})}
                self._send_progress(bus, job)
                try:
                    await self._answer(bus, job, result)
                except Fault as fault:
                    bus.on_fault(fault)  # the lease is lost, or the answer may not be sent: the engine knows
            del self._jobs[job.id]
            if not self._jobs and self._idle is not None:
                self._idle.set()

    async def _result(self, job: Job) -> dict[str, Any]:
        limit_ms = job.constraints.get('max_runtime_ms')
        timer = None
        if isinstance(limit_ms, (int, float)) and limit_ms > 0:
            over = make_fault('operator/over-limit', f'the job ran longer than its {limit_ms} ms')
            timer = asyncio.get_running_loop().call_later(limit_ms / 1000, job.cancel, over)
        try:
            job.check_cancelled()
            result: dict[str, Any] = {'status': 'ok', **await self._call(job)}
            self.counts.ok += 1
            return result
        except Fault as fault:
            self.counts.failed += 1
            return {'status': 'failed', 'error': fault.to_view()}
        except Exception as error:
            self.counts.failed += 1
            return {'status': 'failed', 'error': make_fault('operator/failed', f'{type(error).__name__}: {error}').to_view()}
        finally:
            if timer is not None:
                timer.cancel()

    async def _call(self, job: Job) -> Result:
        if inspect.iscoroutinefunction(self.handler):
            answer: Result = await self.handler(job)
            return answer
        plain: Callable[[Job], Result] = self.handler  # type: ignore[assignment]
        return await in_daemon_thread(lambda: plain(job))

    async def _answer(self, bus: Bus, job: Job, result: Mapping[str, Any]) -> None:
        body = {'job': job.operation, **self._echo(job), 'environment': dict(self.options.environment()), **result}
        schema = self.options.result_schema or job.schema.replace('.job.', '.result.')
        await bus.publish(f'{self.domain}.results', body, type='job_result', schema=schema, correlation_id=job.id)

    def _echo(self, job: Job) -> dict[str, Any]:
        return {name: job.body[name] for name in self.options.echo if name in job.body}

    async def _beat(self, bus: Bus) -> None:
        """One beat for each job, or one alone: by its silence an operator is found lost."""
        while True:
            for job in self._working.values():
                self._send_progress(bus, job)
            if not self._working and bus.state == 'connected':
                bus.post(f'{self.domain}.progress', {'alive': True})
            await asyncio.sleep(self._beat_s if self._working else min(self.options.idle_beat_s, self._beat_s * 2))

    def _send_progress(self, bus: Bus, job: Job) -> None:
        if bus.state == 'connected':
            body = {**self._echo(job), 'job_id': str(job.id), **job.latest_report}
            bus.post(f'{self.domain}.progress', body, correlation_id=job.id)

    async def _tell_usage(self, bus: Bus) -> None:
        watch = Stopwatch()
        while True:
            await asyncio.sleep(self.options.telemetry_s)
            if bus.state == 'connected':
                now = {'operator_id': self.capabilities.operator_id, 'running': len(self._working), 'waiting': self._waiting.qsize()}
                bus.post(f'{self.domain}.telemetry', {**now, **asdict(self.counts), **watch.read()})


def operator(
    domain: str,
    *,
    operator_id: str,
    operator_type: OperatorType = 'generic',
    schemas: Sequence[str] = (),
    hardware_profile: Mapping[str, Any] | None = None,
    resource_limits: Mapping[str, Any] | None = None,
    options: OperatorOptions | None = None,
) -> Callable[[JobHandler], Operator]:
    """Makes a handler an `Operator` of `<domain>.jobs`.

    >>> @operator('nvm', operator_id='nvm-1', operator_type='nvm', schemas=['arqonbus.nvm.job.v1'])
    ... async def nvm(job: Job) -> dict[str, object]:
    ...     return {'echo': dict(job.body)}
    """
    capabilities = Capabilities(operator_id, operator_type, tuple(schemas), resource_limits or {}, hardware_profile or {})
    return lambda handler: Operator(handler, domain, capabilities, options)
