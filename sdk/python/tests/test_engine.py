"""The SDK against the engine's real Spine and Shield, over TCP and over the Unix socket, beside the TypeScript client."""

from __future__ import annotations

import asyncio
import contextlib
import hashlib
import itertools
import json
import time
from collections.abc import AsyncIterator, Iterator, Mapping
from typing import Any

import arqonbus
import pytest
from arqonbus import errors
from engine_process import EngineProcess, running_engine
from wire_server import Join, until

MIB = 1024 * 1024


@pytest.fixture(scope='module')
def engine() -> Iterator[EngineProcess]:
    with running_engine() as running:
        yield running


@pytest.fixture(params=['tcp', 'unix'])
async def join(engine: EngineProcess, request: pytest.FixtureRequest) -> AsyncIterator[Join]:
    address = engine.url if request.param == 'tcp' else engine.socket
    async with contextlib.AsyncExitStack() as stack:

        async def connect(subject: str = 'alice') -> arqonbus.Bus:
            return await stack.enter_async_context(await arqonbus.connect(address, engine.tokens[subject], reconnect=None))

        yield connect


async def test_hello(join: Join) -> None:
    session = (await join()).session
    assert (session.identity, session.actor_kind, session.namespace, session.epoch, session.server) == (
        'alice',
        'machine',
        'default',
        7,
        'vbus/test',
    )
    assert session.workspace == {'id': 'w', 'name': 'test'}
    assert session.grants.execute == ('generic',)
    assert (session.limits.frame_bytes, session.limits.envelope_bytes) == (1048576, 524288)


async def test_a_token_that_is_none(engine: EngineProcess) -> None:
    for address in (engine.url, engine.socket):
        with pytest.raises(errors.BadToken):
            await arqonbus.connect(address, 'nonsense')


async def test_two_thousand_messages_arrive_in_order_with_growing_positions(join: Join) -> None:
    alice, bob = await join('alice'), await join('bob')
    seen: list[arqonbus.Message] = []
    await bob.subscribe('lab.>', seen.append)
    await asyncio.gather(*(alice.publish('lab.n', {'n': number}, schema='lab.v1') for number in range(2000)))
    await until(lambda: len(seen) == 2000)
    assert [message.json()['n'] for message in seen] == list(range(2000))
    assert all(message.delivery.from_ == 'alice' and message.delivery.epoch == 7 for message in seen)
    assert all(after.delivery.pos > before.delivery.pos for before, after in itertools.pairwise(seen))
    assert [message.delivery.seq for message in seen] == list(range(seen[0].delivery.seq, seen[0].delivery.seq + 2000))


async def test_a_durable_publish_waits_for_the_disk_and_says_so(join: Join) -> None:
    alice, bob = await join('alice'), await join('bob')
    messages = await bob.subscribe('durable.*')
    started = time.monotonic()
    await alice.publish('durable.a', b'kept')
    assert time.monotonic() - started >= 0.045
    assert (await anext(messages)).delivery.commit == 'durable'


async def test_refusals(join: Join) -> None:
    guest = await join('guest')
    outcomes = await asyncio.gather(
        guest.publish('open.a', b''), guest.publish('closed.a', b''), guest.publish('open.b', b''), return_exceptions=True
    )
    assert [type(outcome) for outcome in outcomes if isinstance(outcome, BaseException)] == [errors.PublishDenied]
    with pytest.raises(errors.SubscribeDenied):
        await guest.subscribe('closed.>')
    with pytest.raises(errors.PublishDenied):
        await guest.publish('system.status', b'')
    with pytest.raises(errors.PublishDenied):
        await guest.request('closed.svc', {})


async def test_who_is_refused_too_often_is_cut_off(join: Join) -> None:
    guest = await join('guest')
    with pytest.raises((errors.TooManyRefusals, errors.FateUnknown)):  # the latter is said to what was under way at that moment
        for _ in range(40):
            with contextlib.suppress(errors.PublishDenied):
                await guest.publish('closed.a', b'')
    await guest.wait_closed()
    with pytest.raises(errors.TooManyRefusals):
        await guest.publish('closed.a', b'')


async def test_requests_to_the_typescript_client_and_back(join: Join) -> None:
    alice = await join()
    parts: list[Any] = []
    assert await alice.request('ts.echo', {'n': [1, 'ä', None]}, on_part=parts.append) == {'echo': {'n': [1, 'ä', None]}, 'from': 'alice'}
    assert parts == [{'part': 1, 'more': True}]
    with pytest.raises(errors.Busy) as raised:
        await alice.request('ts.fail', {})
    assert raised.value.evidence == {'run': 'r1'}
    with pytest.raises(errors.NoResponder):
        await alice.request('nobody.home', {})


async def test_serving_and_deadlines(join: Join) -> None:
    alice, bob = await join('alice'), await join('bob')

    async def answer(request: arqonbus.Request) -> Mapping[str, Any]:
        if request.body.get('slow'):
            await asyncio.sleep(30)
        await request.part({'half': True})
        return {'sum': request.body['a'] + request.body['b']}

    await bob.serve('math.add', answer)
    parts: list[Any] = []
    assert await alice.request('math.add', {'a': 1, 'b': 2}, on_part=parts.append) == {'sum': 3}
    assert parts == [{'half': True, 'more': True}]
    started = time.monotonic()
    with pytest.raises(errors.Deadline):
        await alice.request('math.add', {'slow': True}, deadline_ms=100)
    assert time.monotonic() - started < 1.5


@pytest.mark.parametrize('size', [0, 5 * MIB])
async def test_streams_to_and_from_the_typescript_client(join: Join, size: int) -> None:
    alice = await join()
    received = await alice.subscribe('ts.received')
    data = b'\x07' * size
    stream = await alice.open_stream('ts.rows', {'name': 'r', 'content_type': 'x', 'run_id': 'r1'})
    await stream.write(data)
    sent = await stream.end()
    there = (await anext(received)).json()
    assert there == {'hash': sent.sha256, 'bytes': size, 'start': {'name': 'r', 'content_type': 'x', 'run_id': 'r1'}}
    back: list[arqonbus.ReceivedStream] = []
    await alice.receive_streams('py.rows', back.append, bytes_max=8 * MIB)
    told = await alice.request('ts.send', {'bytes': size})
    await until(lambda: len(back) == 1)
    assert back[0].data == data
    assert told == {'sha256': hashlib.sha256(data).hexdigest(), 'bytes': size, 'chunks': -(-size // (256 * 1024))}


async def test_an_operator(join: Join) -> None:
    @arqonbus.operator('nvm', operator_id='nvm-1', operator_type='nvm')
    async def nvm(job: arqonbus.Job) -> Mapping[str, Any]:
        sent = await job.send_artifact({'name': 'a', 'content_type': 'text/plain'}, json.dumps(dict(job.body)).encode())
        return {'outputs': [sent.address]}

    alice, bob = await join('alice'), await join('bob')
    results, artifacts = await bob.subscribe('nvm.results'), asyncio.Queue[arqonbus.ReceivedStream]()
    alive = await bob.subscribe('nvm.progress')
    await bob.receive_streams('nvm.artifacts', artifacts.put_nowait, bytes_max=MIB)
    work = asyncio.create_task(nvm.run(alice))
    assert (await anext(alive)).json() == {'alive': True}
    job_id = await bob.submit_job('nvm.jobs', {'job': 'x', 'run_id': 'r1'})
    result = await anext(results)
    assert (result.envelope.correlation_id, result.json()['status'], result.json()['run_id']) == (job_id, 'ok', 'r1')
    assert [(await artifacts.get()).address] == result.json()['outputs']
    nvm.stop()
    await work


async def test_bytes_that_are_not_canonical_close_the_connection(join: Join) -> None:
    alice = await join()
    closed: list[tuple[int, str]] = []
    alice.on_close = lambda code, reason: closed.append((code, reason))
    await alice.link.put(b'\x05\x00\x00\x00\x0a\x10123', 9)
    await alice.wait_closed()
    assert closed[0][0] == 4400
    assert alice.closed_by is not None and alice.closed_by.code == 'wire/not-canonical'
