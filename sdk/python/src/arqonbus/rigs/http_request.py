"""A job's parameters as an HTTP request (RFC 3986, OpenAPI's styles `simple` and `form`)."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any
from urllib.parse import quote, urlencode

from ..errors import Fault, make_fault
from .http_document import Operation, Parameter
from .http_exchange import Request

TARGET_BYTES_MAX = 8 * 1024
HEADER_BYTES_MAX = 4 * 1024


def make_request(operation: Operation, prefix: str, body: Mapping[str, Any], blob: bytes | None, constant: Mapping[str, str]) -> Request:
    """The request of a job whose schema was checked.

    :raises Fault: `job/bad-parameters` for what no request can say.
    """
    given: Mapping[str, Any] = body.get('parameters', {})
    path, query, headers = operation.path, [], dict(constant)
    for one in operation.parameters:
        if one.name not in given:
            continue
        texts = _texts(one, given[one.name])
        if one.place == 'path':
            path = path.replace(f'{{{one.name}}}', _segment(one, ','.join(texts)))
        elif one.place == 'query':
            query += [(one.name, text) for text in texts] if one.is_exploded else [(one.name, ','.join(texts))]
        else:
            headers[one.name] = _header(one, ','.join(texts))
    target = quote(prefix + path, safe="/%:@!$&'()*+,;=-._~") + (f'?{urlencode(query)}' if query else '')
    if len(target) > TARGET_BYTES_MAX:
        raise _bad('parameters', f'the address has {len(target)} bytes; at most {TARGET_BYTES_MAX}')
    data = blob if blob is not None else _body(operation, body)
    if data is not None:
        headers['Content-Type'] = operation.body_type
    kinds = {kind for answers in operation.answers.values() for kind in answers}
    headers['Accept'] = ', '.join(sorted(kinds)) or '*/*'
    return Request(operation.method, target, headers, data)


def _body(operation: Operation, body: Mapping[str, Any]) -> bytes | None:
    if 'body' not in body:
        return None
    if operation.is_form:
        fields = body['body']
        return urlencode([(name, text) for name, value in fields.items() for text in _values(name, value)]).encode()
    return json.dumps(body['body'], ensure_ascii=False, allow_nan=False).encode()


def _texts(parameter: Parameter, value: Any) -> list[str]:
    return _values(parameter.name, value)


def _values(name: str, value: Any) -> list[str]:
    values = value if isinstance(value, list) else [value]
    return [_text(name, one) for one in values]


def _text(name: str, value: Any) -> str:
    if isinstance(value, bool):
        return 'true' if value else 'false'
    if isinstance(value, (int, float)):
        return json.dumps(value)
    if isinstance(value, str):
        return value
    raise _bad(name, f'{name} is no text, number, truth value or list of them')


def _segment(parameter: Parameter, text: str) -> str:
    """One segment of the path: it cannot lead elsewhere."""
    if text in ('', '.', '..'):
        raise _bad(parameter.name, f'{parameter.name} is no part of a path: {text!r}')
    return quote(text, safe='')


def _header(parameter: Parameter, text: str) -> str:
    if len(text) > HEADER_BYTES_MAX or not all(' ' <= one <= '~' for one in text):
        raise _bad(parameter.name, f'{parameter.name} is no header of up to {HEADER_BYTES_MAX} printable ASCII characters')
    return text


def _bad(name: str, why: str) -> Fault:
    return make_fault('job/bad-parameters', why, {'parameter': name})
