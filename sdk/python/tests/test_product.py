"""Against the product as shipped: jobs, blobs, deltas, consumers, and a session that is resumed."""

from __future__ import annotations

import asyncio
import contextlib
from collections.abc import AsyncIterator, Iterator, Mapping
from pathlib import Path
from typing import Any

import arqonbus
import pytest
from arqonbus import errors
from product_process import Product, running_product
from wire_server import until

SERVICES = ('system.jobs.get', 'system.jobs.cancel', 'system.blobs.get', 'system.blobs.stat')
QUICK = arqonbus.Reconnect(first_s=0.01, most_s=0.1)


@pytest.fixture(scope='module')
def product(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Product]:
    with running_product(tmp_path_factory.mktemp('product')) as running:
        yield running


@pytest.fixture(scope='module')
def tokens(product: Product) -> dict[str, str]:
    return {
        'alice': product.token('alice', publish=('>', *SERVICES), execute=('nvm',)),
        'rig': product.token('rig', publish=('nvm.>',), subscribe=('nvm.>',), execute=('nvm',)),
    }


@pytest.fixture
async def alice(product: Product, tokens: dict[str, str]) -> AsyncIterator[arqonbus.Bus]:
    async with await arqonbus.connect(product.url, tokens['alice'], reconnect=QUICK) as bus:
        yield bus


@pytest.fixture
async def rig(product: Product, tokens: dict[str, str]) -> AsyncIterator[arqonbus.Bus]:
    async with await arqonbus.connect(product.socket, tokens['rig']) as bus:
        yield bus


@contextlib.asynccontextmanager
async def serving(operator: arqonbus.Operator, bus: arqonbus.Bus) -> AsyncIterator[None]:
    work = asyncio.create_task(operator.run(bus))
    yield
    await operator.drain()
    await work


def cut(bus: arqonbus.Bus) -> None:
    bus.link.drop_connection()


async def test_a_job_from_submission_to_result(alice: arqonbus.Bus, rig: arqonbus.Bus) -> None:
    @arqonbus.operator('nvm', operator_id='nvm-1', operator_type='nvm', schemas=['arqonbus.nvm.job.v1'])
    async def nvm(job: arqonbus.Job) -> Mapping[str, Any]:
        job.report({'done': 1, 'of': 2})
        await asyncio.sleep(0.02)
        return {'output_data': [2 * one for one in job.body['input_data']], 'resources': {'energy_joules': 3.0}}

    async with serving(nvm, rig):
        job = await alice.submit(arqonbus.NvmJob(program={'pulses': 3}, input_data=[1, 2], constraints=arqonbus.Constraints(max_runs=4)))
        updates = [update async for update in job]
        result = await job.result(10)
    assert (result['output_data'], result['status'], job.state) == ([2, 4], 'ok', 'ok')
    assert updates[-1].state == 'ok'
    assert [update.state for update in updates if update.state][:2] == ['accepted', 'leased']
    assert {'done': 1, 'of': 2}.items() <= job.progress.items()
    assert updates[1].operator == 'rig'


async def test_a_job_is_cancelled_with_a_reason(alice: arqonbus.Bus, rig: arqonbus.Bus) -> None:
    @arqonbus.operator('nvm', operator_id='nvm-1', operator_type='nvm')
    async def nvm(job: arqonbus.Job) -> Mapping[str, Any]:
        while True:
            job.check_cancelled()
            await asyncio.sleep(0.01)

    async with serving(nvm, rig):
        job = await alice.submit(arqonbus.NvmJob(program={}))
        await until(lambda: job.state in ('leased', 'running'))
        await job.cancel('enough')
        with pytest.raises(errors.JobCancelled, match='enough'):
            await job.result(10)


async def test_an_operators_own_limits_and_schemas_come_before_work(alice: arqonbus.Bus, rig: arqonbus.Bus) -> None:
    worked: list[Any] = []

    def work(job: arqonbus.Job) -> Mapping[str, Any]:
        worked.append(job.id)
        return {}

    schema = {'type': 'object', 'properties': {'program': {'type': 'object', 'required': ['pulses']}}}
    options = arqonbus.OperatorOptions(schemas={'arqonbus.nvm.job.v1': schema}, quota={'max_energy_joules': 50})
    nvm = arqonbus.Operator(work, 'nvm', arqonbus.Capabilities('nvm-1', 'nvm'), options)
    async with serving(nvm, rig):
        asked = [({'pulses': 1}, 10.0), ({'pulses': 1}, 51.0), ({}, 10.0)]
        jobs = [
            await alice.submit(arqonbus.NvmJob(program=program, constraints=arqonbus.Constraints(max_energy_joules=joules)))
            for program, joules in asked
        ]
        outcomes = await asyncio.gather(*(job.result(10) for job in jobs), return_exceptions=True)
    assert [getattr(outcome, 'code', 'ok') for outcome in outcomes] == ['ok', 'quota/exceeded', 'schema/invalid-payload']
    assert worked == [jobs[0].id]
    assert nvm.counts == arqonbus.OperatorCounts(ok=1, failed=0, refused=2)


async def test_a_job_over_its_time_is_stopped(alice: arqonbus.Bus, rig: arqonbus.Bus) -> None:
    @arqonbus.operator('nvm', operator_id='nvm-1', operator_type='nvm')
    async def nvm(job: arqonbus.Job) -> Mapping[str, Any]:
        while True:
            job.check_cancelled()
            await asyncio.sleep(0.01)

    async with serving(nvm, rig):
        job = await alice.submit(arqonbus.NvmJob(program={}, constraints=arqonbus.Constraints(max_runtime_ms=50)))
        with pytest.raises(errors.OverLimit):
            await job.result(10)


async def test_blobs_come_back_as_they_were_put(alice: arqonbus.Bus, tmp_path: Path) -> None:
    data = bytes(range(256)) * 12_000
    ref = await alice.blobs.put(data, content_type='application/x-test')
    assert await alice.blobs.get(ref) == data
    assert await alice.blobs.save(ref, tmp_path / 'copy') == len(data)
    assert await alice.blobs.put(tmp_path / 'copy') == ref
    assert int((await alice.blobs.stat(ref))['bytes']) == len(data)
    with pytest.raises(errors.StreamTooLarge):
        await alice.blobs.get(ref, bytes_max=1000)
    with pytest.raises(errors.BlobUnknown):
        await alice.blobs.get('sha256:' + '0' * 64)
    with pytest.raises(errors.BadPayload):
        await alice.blobs.get('latest')


async def test_a_get_goes_on_over_a_lost_connection(alice: arqonbus.Bus) -> None:
    data = bytes(range(256)) * 16_000
    ref = await alice.blobs.put(data)
    parts: list[bytes] = []
    async for part in alice.blobs.read(ref):
        if not parts:
            cut(alice)
        parts.append(part)
    assert b''.join(parts) == data


async def test_publishes_over_cut_connections_arrive_once_and_in_order(alice: arqonbus.Bus, rig: arqonbus.Bus) -> None:
    seen: list[bytes] = []
    await rig.subscribe('nvm.numbers', lambda message: seen.append(message.payload))
    work = asyncio.gather(*(alice.publish('nvm.numbers', str(number).encode()) for number in range(2000)))
    for _ in range(5):
        await asyncio.sleep(0.01)
        if alice.state == 'connected':
            cut(alice)
    await work
    await until(lambda: len(seen) >= 2000)
    assert seen == [str(number).encode() for number in range(2000)]
    assert alice.counts.reconnects >= 1
