"""The http-proxy before httpbin, unmodified, confined by the engine that starts it: docs/spec/rigs.md, OR40 to OR46."""

from __future__ import annotations

import contextlib
import json
import socket
import subprocess
import sys
import threading
import time
import urllib.error
import urllib.request
from collections.abc import AsyncIterator, Iterator, Mapping
from pathlib import Path
from typing import Any

import arqonbus
import pytest
from arqonbus import Fault
from product_process import Product
from rigs_process import component, operators_ready, running_rigs

#: httpbin's own document, as its version 0.10.4 serves it where flasgger is installed (MIT or ISC).
SWAGGER = (Path(__file__).parent / 'httpbin.swagger.json').read_text()
JSON = 'application/json'


def answers(schema: Mapping[str, Any], kind: str = JSON) -> dict[str, Any]:
    return {'200': {'description': 'x', 'content': {kind: {'schema': schema}}}}


#: Another document for the same service and for a raw one, OpenAPI 3.
TREE = {
    'type': 'object',
    'required': ['value'],
    'properties': {
        'value': {'type': 'integer', 'nullable': True},
        'under': {'type': 'array', 'items': {'$ref': '#/components/schemas/Tree'}},
    },
}
ECHO = {'type': 'object', 'required': ['json'], 'properties': {'json': {'$ref': '#/components/schemas/Tree'}}}
PART = {'name': 'part', 'in': 'path', 'required': True, 'schema': {'type': 'string'}}
WORDS_OF = [
    {'name': 'n', 'in': 'query', 'schema': {'type': 'array', 'items': {'type': 'integer'}}},
    {'name': 'X-Word', 'in': 'header', 'schema': {'type': 'string'}},
]
PLANT = {'required': True, 'content': {JSON: {'schema': {'$ref': '#/components/schemas/Tree'}}}}
OPENAPI = {
    'openapi': '3.0.3',
    'info': {'title': 'part of httpbin', 'version': '1'},
    'components': {'schemas': {'Echo': ECHO, 'Tree': TREE}},
    'paths': {
        '/post': {'post': {'operationId': 'plant', 'requestBody': PLANT, 'responses': answers({'$ref': '#/components/schemas/Echo'})}},
        '/get': {'get': {'operationId': 'wrong', 'responses': answers({'type': 'object', 'required': ['nowhere']})}},
        '/html': {'get': {'operationId': 'page', 'responses': answers({'type': 'object'})}},
        '/anything/{part}': {
            'parameters': [PART],
            'get': {'operationId': 'echo', 'parameters': WORDS_OF, 'responses': answers({'type': 'object'})},
        },
        '/put': {'put': {'operationId': 'raw', 'requestBody': {'content': {'application/octet-stream': {}}}, 'responses': {}}},
        '/odd': {'get': {'operationId': 'odd', 'parameters': [{'name': 'c', 'in': 'cookie', 'required': True}], 'responses': {}}},
    },
}
HOW = {'name': 'how', 'in': 'path', 'schema': {'type': 'string'}}
SAY = {'operationId': 'say', 'parameters': [HOW], 'responses': answers({})}
RAW = {'openapi': '3.1.0', 'info': {}, 'paths': {'/how/{how}': {'get': SAY}}}
#: What a service sends that is none.
WORDS = {
    b'garbage': b'SSH-2.0-OpenSSH\r\n\r\n',
    b'early': b'HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 100\r\n\r\n{',
    b'chunk': b'HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n',
    b'nothing': b'',
    b'json': b'HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n\r\n{"x": NaN}',
    b'deep': b'HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n\r\n' + b'[' * 100_000,
    b'headers': b'HTTP/1.1 200 OK\r\n' + b'X-Filler: 1\r\n' * 500 + b'\r\n',
    b'endless': b'HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n\r\n' + b' ' * 3_000_000,
}


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(('127.0.0.1', 0))
        return int(probe.getsockname()[1])


@pytest.fixture(scope='module')
def service() -> Iterator[str]:
    """httpbin as its package starts it."""
    port = free_port()
    process = subprocess.Popen(
        [sys.executable, '-m', 'httpbin.core', '--port', str(port)], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    try:
        for _ in range(300):
            with contextlib.suppress(urllib.error.URLError), urllib.request.urlopen(f'http://127.0.0.1:{port}/get') as answer:
                assert answer.status == 200
                break
            time.sleep(0.1)
        yield f'127.0.0.1:{port}'
    finally:
        process.kill()
        process.wait()


@pytest.fixture(scope='module')
def raw_service() -> Iterator[str]:
    """Says what WORDS has for the path's last part, drips without end for `drip`, and hangs up."""
    server = socket.create_server(('127.0.0.1', 0))

    def talk(near: socket.socket) -> None:
        with near, contextlib.suppress(OSError):
            how = near.recv(4096).split(b' ')[1].rpartition(b'/')[2]
            if how == b'drip':
                near.sendall(b'HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n\r\n')
                while True:
                    near.sendall(b' ')
                    time.sleep(0.05)
            near.sendall(WORDS.get(how, b''))

    def take() -> None:
        with contextlib.suppress(OSError):
            while True:
                threading.Thread(target=talk, args=(server.accept()[0],), daemon=True).start()

    threading.Thread(target=take, daemon=True).start()
    yield f'127.0.0.1:{server.getsockname()[1]}'
    server.close()


@pytest.fixture(scope='module')
def product(tmp_path_factory: pytest.TempPathFactory, service: str, raw_service: str) -> Iterator[Product]:
    def proxy(name: str, domain: str, at: str, options: Mapping[str, Any]) -> str:
        told = {'domain': domain, 'base': f'http://{at}', 'answer_mb': 1, 'timeout_s': 1, **options}
        return component(name, 'http_proxy', domain, f"files: services\nnetwork: ['{at}']\noptions: {json.dumps(told)}")

    components = proxy('httpbin', 'http', service, {'document': 'swagger.json', 'headers': {'X-Caller': 'vbus'}})
    components += proxy('httpbin-part', 'part', service, {'document': 'openapi.json', 'schemas': 'part'})
    components += proxy('raw', 'raw', raw_service, {'document': 'raw.json', 'retries': 1})
    files = {'services/swagger.json': SWAGGER, 'services/openapi.json': json.dumps(OPENAPI), 'services/raw.json': json.dumps(RAW)}
    with running_rigs(tmp_path_factory.mktemp('http'), components, files) as running:
        yield running


@pytest.fixture(scope='module')
def token(product: Product) -> str:
    services = ('blobs.put', 'http.>', 'part.>', 'raw.>', 'system.blobs.get', 'system.jobs.cancel', 'system.operators.list')
    return product.token('alice', publish=services, execute=('generic',))


@pytest.fixture
async def alice(product: Product, token: str) -> AsyncIterator[arqonbus.Bus]:
    async with await arqonbus.connect(product.url, token) as bus:
        await operators_ready(bus, 3)
        yield bus


async def test_op14_the_start_record_and_the_list_name_the_services(alice: arqonbus.Bus, product: Product, service: str) -> None:
    lines = product.vbus('audit', 'show', '--json', '--kind', 'operator_started').splitlines()
    records = [json.loads(line)['body'] for line in lines if '"type":"record"' in line]
    assert {one['identity']: one['network'] for one in records}['httpbin'] == [service]
    assert {one['confinement'] for one in records} == {'bubblewrap'}
    declared = (await alice.request('system.operators.list', {}))['declared']
    assert {one['identity']: one['network'] for one in declared}['httpbin'] == [service]


async def ask(bus: arqonbus.Bus, operation: str, domain: str = 'http', **members: Any) -> Mapping[str, Any]:
    body = {'operation': operation, **members}
    return await (await bus.submit(body, topic=f'{domain}.jobs', schema='arqonbus.http.job.v1')).result(30)


async def failure(bus: arqonbus.Bus, operation: str, domain: str = 'http', **members: Any) -> Fault:
    with pytest.raises(Fault) as failed:
        await ask(bus, operation, domain, **members)
    return failed.value


async def test_or40_a_job_is_a_request_and_the_answer_its_result(alice: arqonbus.Bus, service: str) -> None:
    result = await ask(alice, 'get_json')
    assert (result['operation'], result['http_status'], result['content_type'], result['attempts']) == ('get_json', 200, JSON, 1)
    assert result['body']['slideshow']['title'] == 'Sample Slide Show'
    image = await ask(alice, 'get_image_png')
    assert (await alice.blobs.get(image['body_ref']))[:4] == b'\x89PNG'
    assert image['outputs'] == [image['body_ref']]
    assert result['environment']['service'] == f'http://{service}'
    assert (result['environment']['title'], result['environment']['version']) == ('httpbin.org', '0.10.4')


async def test_or40_parameters_go_where_the_document_says_and_nowhere_else(alice: arqonbus.Bus, service: str) -> None:
    seen = (await ask(alice, 'echo', 'part', parameters={'part': 'b?c#d é', 'n': [1, 2], 'X-Word': 'w'}))['body']
    assert seen['url'] == f'http://{service}/anything/b%3Fc%23d%20é?n=1&n=2'
    assert (seen['args'], seen['headers']['X-Word'], seen['method']) == ({'n': ['1', '2']}, 'w', 'GET')
    for part in ('.', '..', ''):
        assert (await failure(alice, 'echo', 'part', parameters={'part': part})).code == 'job/bad-parameters'
    assert (await failure(alice, 'echo', 'part', parameters={'part': 'x', 'X-Word': 'a\r\nHost: b'})).evidence == {'parameter': 'X-Word'}
    planted = await ask(alice, 'plant', 'part', body={'value': None, 'under': [{'value': 1}]})
    assert planted['body']['json'] == {'value': None, 'under': [{'value': 1}]}
    ref = await alice.blobs.put(b'\x00\x01raw')
    raw = await ask(alice, 'raw', 'part', body_ref=ref)
    assert raw['body']['headers']['Content-Type'] == 'application/octet-stream'
    assert raw['body']['headers']['Content-Length'] == '5'


@pytest.mark.parametrize(
    ('domain', 'operation', 'members', 'place'),
    [
        ('http', 'nothing', {}, '$.operation'),
        ('http', 'get_bytes_n', {'parameters': {'n': 'many'}}, '$.parameters.n'),
        ('http', 'get_bytes_n', {}, '$'),
        ('http', 'get_json', {'parameters': {'x': 1}}, '$.parameters'),
        ('http', 'get_json', {'body': {}}, '$.body'),
        ('part', 'plant', {'body': {'value': 1, 'under': [{'value': 'x'}]}}, '$.body.under[0].value'),
        ('part', 'odd', {}, '$.operation'),
    ],
)
async def test_or41_jobs_are_checked_by_schemas_made_of_the_document(
    alice: arqonbus.Bus, domain: str, operation: str, members: dict[str, Any], place: str
) -> None:
    fault = await failure(alice, operation, domain, **members)
    assert (fault.code, fault.evidence['place']) == ('job/bad-parameters', place)


async def test_or42_the_service_sees_nothing_of_the_bus(alice: arqonbus.Bus) -> None:
    headers = (await ask(alice, 'get_headers'))['body']['headers']
    assert headers == {
        'Accept': JSON, 'Accept-Encoding': 'identity', 'Connection': 'close', 'Host': headers['Host'], 'X-Caller': 'vbus'
    }  # fmt: skip


async def test_or43_no_redirect_is_followed(alice: arqonbus.Bus, service: str) -> None:
    for url in ('http://169.254.169.254/latest', f'http://{service}/get'):
        fault = await failure(alice, 'get_redirect_to', parameters={'url': url})
        assert (fault.code, fault.evidence['location'], fault.evidence['http_status']) == ('http/redirect', url, 302)


@pytest.mark.parametrize(
    ('operation', 'codes', 'code', 'attempts'),
    [
        ('get_status_codes', '404', 'http/refused', 1),
        ('get_status_codes', '500', 'http/failed', 1),
        ('get_status_codes', '503', 'http/failed', 3),
        ('post_status_codes', '503', 'http/failed', 1),
        ('get_status_codes', '429', 'http/refused', 3),
    ],
)
async def test_or44_refusals_and_failures_are_typed_and_only_idempotent_methods_are_tried_again(
    alice: arqonbus.Bus, operation: str, codes: str, code: str, attempts: int
) -> None:
    fault = await failure(alice, operation, parameters={'codes': codes})
    assert (fault.code, fault.evidence['http_status'], fault.evidence['attempts']) == (code, int(codes), attempts)


@pytest.mark.parametrize(
    ('domain', 'operation', 'parameters', 'code', 'says'),
    [
        ('part', 'page', {}, 'http/bad-answer', 'text/html, not JSON'),
        ('part', 'wrong', {}, 'http/wrong-schema', 'nowhere'),
        ('http', 'get_gzip', {}, 'http/bad-answer', 'gzip'),
        ('raw', 'say', {'how': 'garbage'}, 'http/bad-answer', 'no HTTP'),
        ('raw', 'say', {'how': 'early'}, 'http/bad-answer', ''),
        ('raw', 'say', {'how': 'chunk'}, 'http/bad-answer', ''),
        ('raw', 'say', {'how': 'nothing'}, 'http/unreachable', ''),
        ('raw', 'say', {'how': 'json'}, 'http/bad-answer', 'NaN'),
        ('raw', 'say', {'how': 'deep'}, 'http/bad-answer', 'no JSON'),
        ('raw', 'say', {'how': 'headers'}, 'http/bad-answer', 'headers'),
        ('raw', 'say', {'how': 'endless'}, 'http/too-large', '1048576'),
    ],
)
async def test_or45_every_bad_answer_has_its_own_name(
    alice: arqonbus.Bus, domain: str, operation: str, parameters: dict[str, Any], code: str, says: str
) -> None:
    fault = await failure(alice, operation, domain, parameters=parameters)
    assert fault.code == code
    assert says in fault.message


async def test_or46_a_slow_service_is_given_up_and_a_cancelled_job_ends_at_once(alice: arqonbus.Bus) -> None:
    slow = await failure(alice, 'post_delay_delay', parameters={'delay': 9})
    assert (slow.code, slow.evidence['timeout_s'], slow.evidence['attempts']) == ('http/timeout', 1, 1)
    drip = await failure(alice, 'say', 'raw', parameters={'how': 'drip'})
    assert (drip.code, drip.evidence['attempts']) == ('http/timeout', 2)
    job = await alice.submit({'operation': 'get_delay_delay', 'parameters': {'delay': 9}}, topic='http.jobs', schema='arqonbus.http.job.v1')
    async for update in job:
        if update.progress:
            await job.cancel('enough')
            break
    with pytest.raises(Fault) as ended:
        await job.result(30)
    assert ended.value.code == 'job/cancelled'
