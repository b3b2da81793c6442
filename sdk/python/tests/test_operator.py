"""Operators: advertisement, jobs, results, progress, heartbeat, cancel."""

from __future__ import annotations

import asyncio
import contextlib
import threading
import time
from collections.abc import AsyncIterator, Mapping
from typing import Any

import arqonbus
import pytest
from arqonbus import errors
from wire_server import Join, WireServer, until

FAST = arqonbus.OperatorOptions(idle_beat_s=0.02, busy_beat_s=0.02)


class Customer:
    """Sends jobs and collects what comes back."""

    def __init__(self, bus: arqonbus.Bus) -> None:
        self.bus = bus
        self.results: list[arqonbus.Message] = []
        self.progress: list[dict[str, Any]] = []

    async def listen(self) -> None:
        await self.bus.subscribe('nvm.results', self.results.append)
        await self.bus.subscribe('nvm.progress', lambda message: self.progress.append(message.json()))

    async def run(self, body: dict[str, Any]) -> dict[str, Any]:
        job_id = await self.bus.submit_job('nvm.jobs', body, schema='arqonbus.nvm.job.v1')
        return await self.result(job_id)

    async def result(self, job_id: Any) -> dict[str, Any]:
        def found() -> list[arqonbus.Message]:
            return [message for message in self.results if message.envelope.correlation_id == job_id]

        await until(lambda: bool(found()))
        answer: dict[str, Any] = found()[0].json()
        return answer


def listening(server: WireServer) -> bool:
    return any(pattern.endswith('.jobs') for party in server.parties for pattern in party.patterns)


@contextlib.asynccontextmanager
async def running(operator: arqonbus.Operator, join: Join, server: WireServer) -> AsyncIterator[Customer]:
    customer = Customer(await join('token-b'))
    await customer.listen()
    known = len(server.advertised)
    work = asyncio.create_task(operator.run(await join('token-a', server.path)))
    # It advertises before it listens: a job in between would find nobody.
    await until(lambda: (len(server.advertised) > known and listening(server)) or work.done())
    yield customer
    operator.stop()
    await work


async def test_an_async_operator_advertises_works_and_answers(server: WireServer, join: Join) -> None:
    @arqonbus.operator('nvm', operator_id='nvm-1', operator_type='nvm', schemas=['arqonbus.nvm.job.v1'], hardware_profile={'rig': 'A'})
    async def nvm(job: arqonbus.Job) -> Mapping[str, Any]:
        return {'doubled': job.body['n'] * 2, 'outputs': []}

    async with running(nvm, join, server) as customer:
        result = await customer.run({'job': 'double', 'n': 21, 'run_id': 'r1'})
        message = customer.results[0]
    assert (result['status'], result['job'], result['run_id'], result['doubled'], result['outputs']) == ('ok', 'double', 'r1', 42, [])
    assert set(result['resources']) == {'cpu_ms', 'max_rss_bytes', 'wall_ms'}
    assert (message.envelope.type, message.delivery.from_) == ('job_result', 'alice')
    assert server.advertised == [
        {
            'operator_id': 'nvm-1', 'operator_type': 'nvm', 'supported_schemas': ['arqonbus.nvm.job.v1'],
            'resource_limits': {'max_parallel_jobs': 1}, 'hardware_profile': {'rig': 'A'},
            'supports_delta_only_topics': False, 'engine_modes': [], 'churn_metrics': {},
        }
    ]  # fmt: skip


async def test_a_plain_handler_runs_beside_the_loop_and_beats_go_on(server: WireServer, join: Join) -> None:
    def work(job: arqonbus.Job) -> Mapping[str, Any]:
        for step in range(10):
            job.report({'done': step + 1, 'of': 10})
            time.sleep(0.02)
        return {'thread': threading.current_thread().daemon}

    plain = arqonbus.Operator(work, 'nvm', arqonbus.Capabilities('nvm-1'), FAST)
    async with running(plain, join, server) as customer:
        await until(lambda: {'alive': True} in customer.progress)
        result = await customer.run({'job': 'slow', 'run_id': 'r1'})
        seen = [progress for progress in customer.progress if 'done' in progress]
    assert result['thread'] is True
    assert len(seen) >= 3 and seen[-1]['done'] == 10
    assert seen[0]['run_id'] == 'r1' and seen[0]['job_id'] == str(customer.results[0].envelope.correlation_id)


async def test_failures_are_results_with_a_code(server: WireServer, join: Join) -> None:
    async def work(job: arqonbus.Job) -> Mapping[str, Any]:
        if job.operation == 'known':
            raise errors.BadParameters('n is missing', {'parameter': 'n'})
        raise KeyError('n')

    async with running(arqonbus.Operator(work, 'nvm', arqonbus.Capabilities('nvm-1'), FAST), join, server) as customer:
        known = await customer.run({'job': 'known'})
        bug = await customer.run({'job': 'bug'})
        no_json = await customer.bus.publish('nvm.jobs', b'[1]', type='job')
        odd = await customer.result(no_json)
    assert (known['status'], known['error']['code'], known['error']['evidence']) == ('failed', 'job/bad-parameters', {'parameter': 'n'})
    assert (bug['status'], bug['error']['code']) == ('failed', 'operator/failed')
    assert (odd['status'], odd['error']['code']) == ('failed', 'wire/bad-payload')


async def test_cancel_reaches_the_running_and_the_waiting_job(server: WireServer, join: Join) -> None:
    def work(job: arqonbus.Job) -> Mapping[str, Any]:
        while True:
            job.check_cancelled()
            time.sleep(0.005)

    async with running(arqonbus.Operator(work, 'nvm', arqonbus.Capabilities('nvm-1'), FAST), join, server) as customer:
        jobs = [await customer.bus.submit_job('nvm.jobs', {'job': 'forever'}) for _ in range(2)]
        for job in reversed(jobs):
            await customer.bus.publish('nvm.jobs', {'job_id': str(job)}, type='control')
        results = [await customer.result(job) for job in jobs]
    assert [result['error']['code'] for result in results] == ['pipeline/cancelled'] * 2


async def test_jobs_over_the_queues_limit_are_refused(server: WireServer, join: Join) -> None:
    release = asyncio.Event()

    async def work(job: arqonbus.Job) -> Mapping[str, Any]:
        await release.wait()
        return {}

    options = arqonbus.OperatorOptions(queue_max=2, concurrency=1)
    async with running(arqonbus.Operator(work, 'nvm', arqonbus.Capabilities('nvm-1'), options), join, server) as customer:
        first = await customer.bus.submit_job('nvm.jobs', {'job': 'a'})
        await until(lambda: any(progress.get('job_id') for progress in customer.progress), 3)
        others = [await customer.bus.submit_job('nvm.jobs', {'job': 'a'}) for _ in range(3)]
        refused = await customer.result(others[2])
        release.set()
        done = [await customer.result(job) for job in (first, *others[:2])]
    assert refused['error']['code'] == 'job/queue-full'
    assert [result['status'] for result in done] == ['ok'] * 3


async def test_an_artifact_is_streamed_and_named_by_its_hash(server: WireServer, join: Join) -> None:
    async def work(job: arqonbus.Job) -> Mapping[str, Any]:
        sent = await job.send_artifact({'name': 'x', 'content_type': 'text/plain', 'kind': 'note'}, b'hello')
        return {'outputs': [sent.address]}

    taken: list[arqonbus.ReceivedStream] = []
    async with running(arqonbus.Operator(work, 'nvm', arqonbus.Capabilities('nvm-1'), FAST), join, server) as customer:
        await customer.bus.receive_streams('nvm.artifacts', taken.append, bytes_max=100)
        result = await customer.run({'job': 'x'})
    assert [stream.address for stream in taken] == result['outputs']
    assert taken[0].start['job_id'] == str(customer.results[0].envelope.correlation_id)


async def test_an_operator_may_run_again_on_another_connection(server: WireServer, join: Join) -> None:
    async def work(job: arqonbus.Job) -> Mapping[str, Any]:
        return {'n': job.body['n']}

    again = arqonbus.Operator(work, 'nvm', arqonbus.Capabilities('nvm-1'), FAST)
    again.stop()  # does nothing while it does not run
    for number in range(2):
        async with running(again, join, server) as customer:
            assert (await customer.run({'job': 'x', 'n': number}))['n'] == number


async def test_a_lost_connection_ends_the_run_with_its_fault(server: WireServer, join: Join) -> None:
    async def work(job: arqonbus.Job) -> Mapping[str, Any]:
        return {}

    bus = await join('token-a')
    run = asyncio.create_task(arqonbus.Operator(work, 'nvm', arqonbus.Capabilities('nvm-1')).run(bus))
    await until(lambda: len(server.advertised) == 1)
    await server.parties[0].socket.close(4503, '')
    with pytest.raises(errors.Stopping):
        await run


async def test_a_party_without_the_grant_cannot_become_an_operator(join: Join) -> None:
    async def work(job: arqonbus.Job) -> Mapping[str, Any]:
        return {}

    with pytest.raises(errors.SubscribeDenied):
        await arqonbus.Operator(work, 'nvm', arqonbus.Capabilities('nvm-1')).run(await join('token-guest'))
