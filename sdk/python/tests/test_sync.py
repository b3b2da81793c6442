"""The facade without `await`, against the engine's real bus in its own process."""

from __future__ import annotations

import asyncio
import io
from collections.abc import Iterator

import arqonbus
import pytest
from arqonbus import errors
from arqonbus.progress import ProgressBar
from engine_process import EngineProcess, running_engine


@pytest.fixture(scope='module')
def engine() -> Iterator[EngineProcess]:
    with running_engine() as running:
        yield running


def test_publish_subscribe_and_request(engine: EngineProcess) -> None:
    with arqonbus.sync.connect(engine.url, engine.tokens['alice']) as alice, arqonbus.sync.connect(engine.url, engine.tokens['bob']) as bob:
        assert (alice.session.identity, alice.state) == ('alice', 'connected')
        with bob.subscribe('lab.>') as messages:
            alice.publish('lab.one', {'n': 1})
            assert alice.publish_many('lab.many', [str(number).encode() for number in range(2000)]) == 2000
            first = next(iter(messages))
            assert (first.json(), first.topic) == ({'n': 1}, 'lab.one')
            assert [message.payload for _, message in zip(range(2000), messages, strict=False)][-1] == b'1999'
            assert messages.take(timeout_s=0.05) is None
        assert alice.request('ts.echo', {'x': 1})['echo'] == {'x': 1}
        with pytest.raises(errors.NoResponder):
            alice.request('nobody.home', {})
    with pytest.raises(errors.TransportClosed):
        alice.publish('lab.one', b'')


def test_what_cannot_be_connected_to() -> None:
    with pytest.raises(errors.TransportClosed):
        arqonbus.sync.connect('ws://127.0.0.1:1/bus', 'token')


async def test_it_works_where_a_loop_is_running(engine: EngineProcess) -> None:
    assert asyncio.get_running_loop().is_running()
    with arqonbus.sync.connect(engine.url, engine.tokens['alice']) as alice:
        assert alice.request('ts.echo', {'x': 1})['from'] == 'alice'


def test_a_handler_may_not_wait_for_the_bus_whose_thread_it_is_in(engine: EngineProcess) -> None:
    with arqonbus.sync.connect(engine.url, engine.tokens['alice']) as alice:
        faults: list[arqonbus.Fault] = []
        alice.bus.on_fault = faults.append

        def handle(message: arqonbus.Message) -> None:
            alice.publish('lab.again', b'')

        alice.subscribe('lab.>', handle)
        alice.publish('lab.one', b'')
        alice.request('ts.echo', {})
        assert [fault.code for fault in faults] == ['request/refused']


def test_a_job_without_an_engine_that_keeps_jobs_ends_with_its_result(engine: EngineProcess) -> None:
    with arqonbus.sync.connect(engine.url, engine.tokens['alice']) as alice, arqonbus.sync.connect(engine.url, engine.tokens['bob']) as bob:
        with bob.subscribe('nvm.jobs') as jobs:
            job = alice.submit(arqonbus.NvmJob(program={'pulses': 3}))
            taken = jobs.take(10)
            assert taken is not None and taken.envelope.id == job.id and taken.json() == {'program': {'pulses': 3}}
            bob.publish('nvm.results', {'status': 'ok', 'output_data': 42}, type='job_result', correlation_id=job.id)
        assert job.result(10, show_progress=True)['output_data'] == 42
        with pytest.raises(errors.NoResponder):
            alice.run_job(arqonbus.NvmJob(program={}))
        with pytest.raises(errors.BadParameters):
            alice.submit(arqonbus.NvmJob())


def test_a_progress_bar_without_tqdm_is_one_line() -> None:
    written = io.StringIO()
    bar = ProgressBar('nvm.jobs', written)
    bar.show('running', {'done': 1, 'of': 4})
    bar.show('running', {'done': 1, 'of': 4})
    bar.show('ok', {})
    bar.__exit__(None, None, None)
    assert written.getvalue() == '\rnvm.jobs: running 1/4 (25 %)\rnvm.jobs: ok                \n'
