"""The http-proxy: a REST service behind the bus, `python -m arqonbus.rigs.http_proxy` (docs/reference/operators.md).

`python -m arqonbus.rigs.http_proxy --schemas DOCUMENT FOLDER PREFIX` writes a JSON Schema for each operation's jobs and ends.
"""

from __future__ import annotations

import asyncio
import hashlib
import json
import sys
from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from ..checking import JsonCheck
from ..errors import Fault, make_fault
from ..job import Job
from ..operator import Capabilities, Operator, OperatorOptions
from ..threads import in_daemon_thread
from .http_answer import AnswerCheck
from .http_document import OPERATIONS_MAX, Document, Operation, read_document
from .http_exchange import Answer, Exchange, Request, Service
from .http_request import make_request
from .running import Start, check_options, serve

JOB_SCHEMA, RESULT_SCHEMA = 'arqonbus.http.job.v1', 'arqonbus.http.result.v1'
#: Of a request's body that comes as a blob.
REQUEST_BYTES_MAX = 16 * 1024 * 1024
RETRIES_MAX = 5
CONCURRENCY_MAX = 16
#: RFC 9110, section 9.2.2: asking again does no more than asking once.
_IDEMPOTENT = ('GET', 'HEAD', 'PUT', 'DELETE', 'OPTIONS', 'TRACE')
_AGAIN_STATUS = (429, 502, 503, 504)
_AGAIN_CODES = ('http/unreachable', 'http/timeout')
_FIRST_WAIT_S = 0.2
_LOOK_EVERY_S = 0.05
_USAGE = 2
_OPTIONS: dict[str, tuple[type, ...]] = {
    'domain': (str,), 'ca': (str,), 'document': (str,), 'base': (str,), 'operations': (list,), 'schemas': (str,), 'headers': (dict,),
    'timeout_s': (int, float), 'answer_mb': (int,), 'retries': (int,), 'concurrency': (int,),
}  # fmt: skip


class HttpProxy:
    """The service, its operations, and how a job asks it."""

    def __init__(self, start: Start) -> None:
        options = start.options
        check_options(options, _OPTIONS)
        if start.files is None:
            raise ValueError('the component needs `files`, where the OpenAPI document lies')
        text = _file(start.files, 'document', options).read_bytes()
        self.document = read_document(text)
        self.operations = _offered(self.document, options.get('operations'))
        issuers = _file(start.files, 'ca', options) if 'ca' in options else None
        self.service = replace(read_service(str(options.get('base', '')), start.doors), issuers=issuers)
        self.headers = _headers(options.get('headers', {}))
        self.timeout_s = _bounded(options, 'timeout_s', 30, 600)
        self.answer_bytes_max = int(_bounded(options, 'answer_mb', 16, 256)) * 1024 * 1024
        self.retries = int(_bounded(options, 'retries', 2, RETRIES_MAX))
        self.prefix = str(options.get('schemas', ''))
        self._checks = {name: JsonCheck(name, one.job_schema()) for name, one in self.operations.items()}
        self._answers = {name: AnswerCheck(one) for name, one in self.operations.items()}
        about = {'service': str(options['base']), 'title': self.document.title, 'version': self.document.version}
        self.environment = {**about, 'document_sha256': hashlib.sha256(text).hexdigest(), 'simulated': start.simulated}

    def check(self, job: Job) -> None:
        """Before anything is sent.

        :raises Fault: `job/bad-parameters` naming the place.
        """
        name = job.body.get('operation')
        check = self._checks.get(name) if isinstance(name, str) else None
        if check is None:
            raise make_fault('job/bad-parameters', f'no operation {name}; there are {len(self._checks)}', {'place': '$.operation'})
        problem = check.problem(dict(job.body))
        if problem is not None:
            raise make_fault('job/bad-parameters', f'{problem.place}: {problem.message}', {'place': problem.place})
        make_request(self.operations[str(name)], self.service.prefix, job.body, None, self.headers)

    async def work(self, job: Job) -> Mapping[str, Any]:
        """:raises Fault: `http/…` with what the service said; `job/cancelled`, `blob/unknown`."""
        operation = self.operations[job.body['operation']]
        ref = job.body.get('body_ref')
        blob = None if ref is None else await job.bus.blobs.get(str(ref), bytes_max=REQUEST_BYTES_MAX)
        request = make_request(operation, self.service.prefix, job.body, blob, self.headers)
        answer, attempts = await self._ask(job, operation, request)
        try:
            members = self._answers[operation.id].read(answer)
        except Fault as fault:
            fault.evidence['attempts'] = attempts
            raise
        result: dict[str, Any] = {'operation': operation.id, **members, 'attempts': attempts, 'outputs': []}
        if answer.body and 'body' not in members:
            kept = await job.bus.blobs.put(answer.body, content_type=answer.content_type[:100] or 'application/octet-stream')
            result |= {'body_ref': kept, 'outputs': [kept]}
        return result

    async def _ask(self, job: Job, operation: Operation, request: Request) -> tuple[Answer, int]:
        """Asks, and again where asking again is harmless and may help."""
        most = 1 + (self.retries if operation.method in _IDEMPOTENT else 0)
        for attempt in range(1, most + 1):
            job.report({'operation': operation.id, 'attempt': attempt})
            try:
                answer = await self._once(job, request)
                if answer.status not in _AGAIN_STATUS or attempt == most:
                    return answer, attempt
            except Fault as fault:
                if fault.code not in _AGAIN_CODES or attempt == most:
                    fault.evidence.setdefault('attempts', attempt)
                    raise
            await _wait(job, _FIRST_WAIT_S * 2 ** (attempt - 1))
        raise AssertionError('unreachable')

    async def _once(self, job: Job, request: Request) -> Answer:
        exchange = Exchange(self.service, request, self.answer_bytes_max)
        running = asyncio.ensure_future(in_daemon_thread(exchange.run))
        loop = asyncio.get_running_loop()
        late = make_fault('http/timeout', f'the service did not answer within {self.timeout_s:g} s', {'timeout_s': self.timeout_s})
        timer = loop.call_later(self.timeout_s, exchange.end, late)
        try:
            while not running.done():
                await asyncio.wait([running], timeout=_LOOK_EVERY_S)
                if job.cancelled_by is not None:
                    exchange.end(job.cancelled_by)
            return running.result()
        finally:
            timer.cancel()
            if not running.done():
                exchange.end(make_fault('job/cancelled', 'the operator stops'))


def read_service(base: str, doors: Mapping[str, Path]) -> Service:
    """:raises ValueError: a base that is no address, or one that `network` does not name."""
    parts = urlsplit(base)
    if parts.scheme not in ('http', 'https') or not parts.hostname or parts.query or parts.fragment or parts.username is not None:
        raise ValueError('option base is http://HOST:PORT/PATH or https://HOST:PORT/PATH')
    port = parts.port or (443 if parts.scheme == 'https' else 80)
    name = f'[{parts.hostname}]' if ':' in parts.hostname else parts.hostname
    door = doors.get(f'{name}:{port}')
    if door is None:
        raise ValueError(f"the component's network does not name {name}:{port}")
    return Service(parts.hostname, port, parts.scheme == 'https', parts.path.rstrip('/'), door)


def write_schemas(document: Path, folder: Path, prefix: str) -> list[str]:
    """A file for each operation, `PREFIX.OPERATION.job.v1.json`, for the policy's `schemas`.

    :raises ValueError: what is no such document.
    """
    written = []
    for name, operation in read_document(document.read_bytes()).operations.items():
        schema = {'title': f'{prefix}.{name}.job.v1', **operation.job_schema()}
        (folder / f'{schema["title"]}.json').write_text(json.dumps(schema, indent=2) + '\n')
        written.append(str(schema['title']))
    return written


def _file(files: Path, option: str, options: Mapping[str, Any]) -> Path:
    name = str(options.get(option, ''))
    path = files / name
    if name.startswith('/') or '..' in name.split('/') or not path.is_file():
        raise ValueError(f'option {option}: no file {name} in the folder of the component')
    return path


def _offered(document: Document, wanted: Sequence[Any] | None) -> dict[str, Operation]:
    names = list(document.operations) if wanted is None else [str(one) for one in wanted]
    missing = [one for one in names if one not in document.operations]
    if missing:
        raise ValueError(f'operation {missing[0]}: {document.left_out.get(missing[0], "not in the document")}')
    if not 0 < len(names) <= OPERATIONS_MAX:
        raise ValueError(f'{len(names)} operations; name 1 to {OPERATIONS_MAX} of them in `operations`')
    return {one: document.operations[one] for one in names}


def _headers(given: Mapping[str, Any]) -> dict[str, str]:
    for name, value in given.items():
        if not isinstance(value, str) or not all(' ' <= one <= '~' for one in f'{name}{value}') or ':' in name:
            raise ValueError(f'header {name}: printable ASCII')
    return dict(given)


def _bounded(options: Mapping[str, Any], name: str, usual: float, most: float) -> float:
    value = float(options.get(name, usual))
    least = 0 if name == 'retries' else 1e-3
    if not least <= value <= most:
        raise ValueError(f'option {name} is above 0 and at most {most:g}')
    return value


async def _wait(job: Job, seconds: float) -> None:
    until = asyncio.get_running_loop().time() + seconds
    while asyncio.get_running_loop().time() < until:
        job.check_cancelled()
        await asyncio.sleep(min(_LOOK_EVERY_S, seconds))


def make(start: Start) -> Operator:
    """:raises ValueError: options that are none."""
    proxy = HttpProxy(start)
    for name, why in proxy.document.left_out.items():
        print(f'http-proxy: {name} is not offered: {why}', file=sys.stderr, flush=True)
    own = [f'{proxy.prefix}.{name}.job.v1' for name in proxy.operations] if proxy.prefix else []
    profile = {'simulated': start.simulated, 'service': proxy.environment['service'], 'operations': len(proxy.operations)}
    capabilities = Capabilities(start.identity, 'generic', (JOB_SCHEMA, *own), hardware_profile=profile)
    concurrency = int(_bounded(start.options, 'concurrency', 4, CONCURRENCY_MAX))
    options = OperatorOptions(
        validate=proxy.check, environment=lambda: proxy.environment, concurrency=concurrency, result_schema=RESULT_SCHEMA
    )
    return Operator(proxy.work, str(start.options.get('domain', 'http')), capabilities, options)


def _schemas_verb(arguments: Sequence[str]) -> int:
    try:
        document, folder, prefix = arguments
        for name in write_schemas(Path(document), Path(folder), prefix):
            print(name)
    except (ValueError, OSError) as error:
        print(f'http-proxy: --schemas DOCUMENT FOLDER PREFIX: {error}', file=sys.stderr)
        return _USAGE
    return 0


if __name__ == '__main__':
    sys.exit(_schemas_verb(sys.argv[2:]) if sys.argv[1:2] == ['--schemas'] else serve('http_proxy', make))
