"""The script operator, confined by the engine that starts it: docs/spec/rigs.md, OR30 to OR39."""

from __future__ import annotations

import hashlib
import json
from collections.abc import AsyncIterator, Iterator, Mapping
from typing import Any

import arqonbus
import pytest
from arqonbus import Fault
from product_process import Product
from rigs_process import component, operators_ready, running_rigs

SCRIPTS = {
    'rigs/scale.py': """
import json, os, sys, time
time.sleep(0.2)
given = json.load(open(os.environ['ARQONBUS_PARAMETERS']))
data = open(sys.argv[4], 'rb').read()
print('scaled by', sys.argv[2], given == {'factor': 3, 'word': sys.argv[3]})
print('careful', file=sys.stderr)
open('scaled.bin', 'wb').write(bytes(3 * byte % 256 for byte in data))
json.dump({'bytes': len(data), 'factor': int(sys.argv[2])}, open('result.json', 'w'))
""",
    'rigs/look.py': """
import json, os, socket
def tried(what):
    try:
        what()
        return 'could'
    except OSError as error:
        return type(error).__name__
parent = os.getppid()
json.dump({
    'memory': tried(lambda: open(f'/proc/{parent}/mem', 'rb')),
    'descriptors': tried(lambda: open(f'/proc/{parent}/fd/0', 'rb')),
    'network': tried(lambda: socket.create_connection(('127.0.0.1', 9), 1)),
    'files': tried(lambda: open(os.environ['ARQONBUS_FILES'] + '/x', 'w')),
    'left': [place for place in ('/tmp/left', '/tmp/secret', '/dev/shm/secret') if os.path.exists(place)],
    'token': [name for name in os.environ if 'TOKEN' in name],
    'stdin': os.read(0, 10).decode(),
}, open('result.json', 'w'))
""",
    'rigs/misbehave.py': """
import os, subprocess, sys, time
how = sys.argv[1]
print('begun', how, flush=True)
if how == 'sleep':
    subprocess.Popen(['/bin/sh', '-c', 'trap "" TERM; setsid sleep 600 & sleep 600'])
    time.sleep(600)
if how == 'eat':
    kept = []
    while True:
        kept.append(bytearray(8 << 20))
if how == 'write':
    for number in range(600):
        open(f'part{number}', 'wb').write(bytes(1 << 20))
    time.sleep(600)
if how == 'shout':
    while True:
        print('x' * 100_000)
if how == 'fork':
    for number in range(60):
        subprocess.Popen(['/bin/sleep', '600'])
    time.sleep(600)
if how == 'exit':
    print('no good', file=sys.stderr)
    sys.exit(7)
if how == 'nan':
    open('result.json', 'w').write('{"x": NaN}')
if how == 'huge':
    open('result.json', 'w').write('"' + 'x' * 100_000 + '"')
if how == 'link':
    os.symlink('/proc/self/environ', 'result.json')
if how == 'hoard':
    open('/dev/shm/hoard', 'wb').write(bytes(12 << 20))
    open('/tmp/hoard', 'wb').write(bytes(12 << 20))
    time.sleep(600)
if how == 'leave':
    os.mkdir('/tmp/left')
    for place in ('/tmp/left/secret', '/tmp/secret', '/dev/shm/secret'):
        open(place, 'w').write('of the job before')
    subprocess.Popen(['/bin/sh', '-c', 'sleep 600'], start_new_session=True)
    open('result.json', 'w').write('1')
""",
}
OPTIONS = {
    'commands': {
        'scale': {
            'argv': ['python', '{files}/scale.py', '--by', '{factor}', '{word}', '{data}'],
            'parameters': {
                'type': 'object',
                'properties': {'factor': {'type': 'integer', 'minimum': 1}, 'word': {'type': 'string'}},
                'required': ['factor', 'word'],
                'additionalProperties': False,
            },
            'inputs': ['data'],
            'outputs': {'scaled': 'scaled.bin'},
            'result': 'result.json',
        },
        'look': {'argv': ['python', '{files}/look.py'], 'result': 'result.json'},
        'misbehave': {
            'argv': ['python', '{files}/misbehave.py', '{how}'],
            'parameters': {'type': 'object', 'properties': {'how': {'type': 'string'}}},
            'result': 'result.json',
            'time_s': 2,
            'memory_mb': 128,
            'disk_mb': 16,
        },
    }
}


@pytest.fixture(scope='module')
def product(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Product]:
    members = f'files: rigs\nsimulated: true\noptions: {json.dumps(OPTIONS)}'
    with running_rigs(tmp_path_factory.mktemp('script'), component('scripts', 'script', 'script', members), SCRIPTS) as running:
        yield running


@pytest.fixture(scope='module')
def token(product: Product) -> str:
    services = ('blobs.put', 'script.>', 'system.blobs.get', 'system.blobs.stat', 'system.jobs.cancel', 'system.operators.list')
    return product.token('alice', publish=services, execute=('generic',))


@pytest.fixture
async def alice(product: Product, token: str) -> AsyncIterator[arqonbus.Bus]:
    async with await arqonbus.connect(product.url, token) as bus:
        await operators_ready(bus, 1)
        yield bus


async def test_op13_the_start_record_and_the_list_say_that_it_is_simulated(alice: arqonbus.Bus, product: Product) -> None:
    lines = product.vbus('audit', 'show', '--json', '--kind', 'operator_started').splitlines()
    records = [json.loads(line) for line in lines if '"type":"record"' in line]
    assert [(one['body']['identity'], one['simulated']) for one in records] == [('scripts', True)]
    declared = (await alice.request('system.operators.list', {}))['declared']
    assert {one['identity']: one['simulated'] for one in declared if one['identity'] in ('scripts', 'fabric')} == {
        'scripts': True,
        'fabric': False,
    }


async def submit(bus: arqonbus.Bus, **body: Any) -> arqonbus.JobHandle:
    return await bus.submit(body, topic='script.jobs', schema='arqonbus.script.job.v1')


async def run(bus: arqonbus.Bus, **body: Any) -> Mapping[str, Any]:
    return await (await submit(bus, **body)).result(30)


async def failure(bus: arqonbus.Bus, **body: Any) -> Fault:
    with pytest.raises(Fault) as failed:
        await run(bus, **body)
    return failed.value


async def test_or30_a_command_gets_parameters_and_blobs_and_leaves_result_logs_and_files(alice: arqonbus.Bus) -> None:
    data = await alice.blobs.put(b'\x01\x02\x03')
    result = await run(alice, command='scale', parameters={'factor': 3, 'word': '$(reboot) {data}'}, inputs={'data': data})
    assert (result['result'], result['exit_code'], result['command']) == ({'bytes': 3, 'factor': 3}, 0, 'scale')
    assert await alice.blobs.get(result['output_refs']['scaled']) == b'\x03\x06\x09'
    assert await alice.blobs.get(result['stdout_ref']) == b'scaled by 3 True\n'
    assert await alice.blobs.get(result['stderr_ref']) == b'careful\n'
    assert result['outputs'] == sorted({result['output_refs']['scaled'], result['stdout_ref'], result['stderr_ref']})
    assert result['resources']['max_rss_bytes'] > 100_000


async def test_or31_the_result_says_where_and_from_what_it_was_made(alice: arqonbus.Bus) -> None:
    environment = (await run(alice, command='look'))['environment']
    assert environment['scripts'] == {'look.py': hashlib.sha256(SCRIPTS['rigs/look.py'].encode()).hexdigest()}
    assert environment['simulated'] is True
    assert {'python', 'platform', 'machine', 'packages', 'packages_sha256'} <= set(environment)


async def test_or32_a_job_sees_neither_the_token_nor_the_network(alice: arqonbus.Bus) -> None:
    seen = (await run(alice, command='look'))['result']
    assert seen == {
        'memory': 'PermissionError',
        'descriptors': 'PermissionError',
        'network': 'ConnectionRefusedError',
        'files': 'OSError',
        'left': [],
        'token': [],
        'stdin': '',
    }


@pytest.mark.parametrize(
    ('body', 'place'),
    [
        ({'command': 'other'}, '$.command'),
        ({'command': 'look', 'parameters': {'x': 1}}, '$'),
        ({'command': 'scale', 'parameters': {'factor': 0, 'word': ''}, 'inputs': {'data': 'sha256:' + '0' * 64}}, '$.factor'),
        ({'command': 'scale', 'parameters': {'factor': 1, 'word': ''}}, '$.inputs'),
    ],
)
async def test_or33_a_job_that_does_not_fit_is_refused_before_anything_runs(alice: arqonbus.Bus, body: dict[str, Any], place: str) -> None:
    fault = await failure(alice, **body)
    assert (fault.code, fault.evidence.get('place')) == ('job/bad-parameters', place)


async def test_or33_no_text_of_a_job_becomes_an_option(alice: arqonbus.Bus) -> None:
    fault = await failure(alice, command='misbehave', parameters={'how': '-c'})
    assert (fault.code, fault.evidence) == ('job/bad-parameters', {'parameter': 'how'})
    assert (await failure(alice, command='misbehave')).evidence == {'parameter': 'how'}


@pytest.mark.parametrize(
    ('how', 'limit'), [('sleep', 'time_s'), ('eat', 'memory_mb'), ('write', 'disk_mb'), ('hoard', 'disk_mb'), ('fork', 'processes')]
)
async def test_or34_a_job_over_a_limit_is_ended_with_all_it_started_and_its_log_is_kept(alice: arqonbus.Bus, how: str, limit: str) -> None:
    fault = await failure(alice, command='misbehave', parameters={'how': how})
    assert (fault.code, fault.evidence['limit']) == ('operator/over-limit', limit)
    assert await alice.blobs.get(fault.evidence['stdout_ref']) == f'begun {how}\n'.encode()
    assert (await run(alice, command='look'))['exit_code'] == 0


async def test_or34_a_log_has_an_end(alice: arqonbus.Bus) -> None:
    fault = await failure(alice, command='misbehave', parameters={'how': 'shout'})
    assert fault.code in ('script/exit', 'operator/over-limit')
    assert len(await alice.blobs.get(fault.evidence['stdout_ref'])) <= 16 * 1024 * 1024


async def test_or35_a_cancelled_job_is_ended(alice: arqonbus.Bus) -> None:
    job = await submit(alice, command='misbehave', parameters={'how': 'sleep'})
    async for update in job:
        if update.state == 'running' or update.progress:
            await job.cancel('enough')
            break
    with pytest.raises(Fault) as ended:
        await job.result(30)
    assert ended.value.code == 'job/cancelled'
    assert (await run(alice, command='look'))['exit_code'] == 0


@pytest.mark.parametrize(
    ('how', 'code', 'says'),
    [
        ('exit', 'script/exit', 'ended with 7'),
        ('nan', 'operator/failed', 'NaN is no JSON'),
        ('huge', 'operator/failed', 'at most 65536'),
        ('link', 'operator/failed', 'no result'),
        ('nothing', 'operator/failed', 'no result'),
    ],
)
async def test_or36_what_is_no_result_is_a_failure_that_says_why(alice: arqonbus.Bus, how: str, code: str, says: str) -> None:
    fault = await failure(alice, command='misbehave', parameters={'how': how})
    assert fault.code == code
    assert says in fault.message
    assert 'stdout_ref' in fault.evidence
    if how == 'exit':
        assert (fault.evidence['exit_code'], fault.evidence['stderr_tail']) == (7, 'no good\n')


async def test_or34_processes_and_files_that_a_job_leaves_behind_go_with_it(alice: arqonbus.Bus) -> None:
    assert (await run(alice, command='misbehave', parameters={'how': 'leave'}))['result'] == 1
    assert (await run(alice, command='look'))['result']['left'] == []
