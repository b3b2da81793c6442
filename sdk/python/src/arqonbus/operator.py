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
from .errors import Fault, make_fault
from .job import Job
from .limits import JOB_QUEUE_MAX
from .message import Message
from .threads import in_daemon_thread
from .usage import Stopwatch

OperatorType = Literal['nvm', 'bowlnet', 'qml', 'helios', 'generic']
Result = Mapping[str, Any]
JobHandler = Callable[[Job], Awaitable[Result]] | Callable[[Job], Result]


@dataclass(frozen=True)
class Capabilities:
    """What an operator advertises on `system.control.operators`."""

    operator_id: str
    operator_type: OperatorType = 'generic'
    supported_schemas: Sequence[str] = ()
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
    result_schema: str = ''
    #: What the record keeps about where the job ran.
    environment: Callable[[], Mapping[str, Any]] = field(default=dict)
    concurrency: int = 1
    queue_max: int = JOB_QUEUE_MAX
    idle_beat_s: float = 1.0
    busy_beat_s: float = 0.5


class Operator:
    """A handler and what it can do. `run` serves jobs over a bus until that ends or `stop` is called; one run at a time.

    An `async` handler works in the event loop, a plain one in a daemon thread. What it returns is the result's members; a `Fault` it
    raises is a failed result with that code, any other exception `operator/failed`.
    """

    def __init__(self, handler: JobHandler, domain: str, capabilities: Capabilities, options: OperatorOptions | None = None) -> None:
        self.handler = handler
        self.domain = domain
        self.capabilities = capabilities
        self.options = options or OperatorOptions()
        self._bus: Bus | None = None
        self._waiting: asyncio.Queue[Job] = asyncio.Queue()
        self._jobs: dict[uuid.UUID, Job] = {}
        self._working: dict[uuid.UUID, Job] = {}
        self._stopped: asyncio.Event | None = None
        self._refusals: set[asyncio.Task[None]] = set()

    async def run(self, bus: Bus) -> None:
        """Subscribes, advertises, works. Returns after `stop`.

        :raises Fault: a refusal of subscription or advertisement, or what ended the connection.
        """
        self._bus = bus
        self._waiting = asyncio.Queue()
        self._jobs.clear()
        stopped = self._stopped = asyncio.Event()
        subscription = await bus.subscribe(f'{self.domain}.jobs', self._take)
        await bus.request('system.control.operators', asdict(self.capabilities))
        tasks = [asyncio.create_task(self._beat(bus)), asyncio.create_task(bus.wait_closed()), asyncio.create_task(stopped.wait())]
        tasks += [asyncio.create_task(self._work(bus)) for _ in range(self.options.concurrency)]
        try:
            done, _ = await asyncio.wait(tasks, return_when=asyncio.FIRST_COMPLETED)
            for task in done:
                task.result()
            if bus.closed_by is not None and not stopped.is_set():
                raise bus.closed_by
        finally:
            for job in self._jobs.values():
                job.cancel()
            for task in tasks:
                task.cancel()
            await asyncio.gather(*tasks, return_exceptions=True)
            if not bus.is_closed:
                with contextlib.suppress(Fault):  # the connection may end meanwhile
                    await subscription.unsubscribe()

    def stop(self) -> None:
        """Ends `run`; jobs under way are told to cancel and get no result."""
        if self._stopped is not None:
            self._stopped.set()

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
        if self._waiting.qsize() >= self.options.queue_max:
            self._refuse(bus, job, make_fault('spine/limit', f'{self.options.queue_max} jobs wait already'))
            return
        self._jobs[job.id] = job
        self._waiting.put_nowait(job)

    def _cancel(self, body: Mapping[str, Any]) -> None:
        for job in self._jobs.values():
            if str(job.id) == body.get('job_id'):
                job.cancel()

    def _refuse(self, bus: Bus, job: Job, fault: Fault) -> None:
        async def answer() -> None:
            with contextlib.suppress(Fault):  # a refusal that cannot be told any more has nobody who waits for it
                await self._answer(bus, job, {'status': 'failed', 'error': fault.to_view()})

        task = asyncio.ensure_future(answer())
        self._refusals.add(task)
        task.add_done_callback(self._refusals.discard)

    async def _work(self, bus: Bus) -> None:
        while True:
            job = await self._waiting.get()
            self._working[job.id] = job
            watch = Stopwatch()
            try:
                job.check_cancelled()
                result: dict[str, Any] = {'status': 'ok', **await self._call(job)}
            except Fault as fault:
                if bus.is_closed:
                    return
                result = {'status': 'failed', 'error': fault.to_view()}
            except Exception as error:
                result = {'status': 'failed', 'error': make_fault('operator/failed', f'{type(error).__name__}: {error}').to_view()}
            finally:
                del self._working[job.id]
                del self._jobs[job.id]
            result.setdefault('resources', watch.read())
            self._send_progress(bus, job)
            await self._answer(bus, job, result)

    async def _call(self, job: Job) -> Result:
        if inspect.iscoroutinefunction(self.handler):
            answer: Result = await self.handler(job)
            return answer
        plain: Callable[[Job], Result] = self.handler  # type: ignore[assignment]
        return await in_daemon_thread(lambda: plain(job))

    async def _answer(self, bus: Bus, job: Job, result: Mapping[str, Any]) -> None:
        body = {'job': job.operation, **self._echo(job), 'environment': dict(self.options.environment()), **result}
        await bus.publish(f'{self.domain}.results', body, type='job_result', schema=self.options.result_schema, correlation_id=job.id)

    def _echo(self, job: Job) -> dict[str, Any]:
        return {name: job.body[name] for name in self.options.echo if name in job.body}

    async def _beat(self, bus: Bus) -> None:
        while True:
            for job in self._working.values():
                self._send_progress(bus, job)
            if not self._working:
                bus.post(f'{self.domain}.progress', {'alive': True})
            await asyncio.sleep(self.options.busy_beat_s if self._working else self.options.idle_beat_s)

    def _send_progress(self, bus: Bus, job: Job) -> None:
        body = {**self._echo(job), 'job_id': str(job.id), **job.latest_report}
        bus.post(f'{self.domain}.progress', body, correlation_id=job.id)


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
