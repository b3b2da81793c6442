"""An OpenAPI document (3.0, 3.1, or Swagger 2.0, as JSON) read as operations with JSON Schemas (docs/reference/operators.md)."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from ..checking import JsonCheck
from ..errors import Fault
from .http_schemas import SchemaBook, hoisted

DOCUMENT_BYTES_MAX = 4 * 1024 * 1024
OPERATIONS_MAX = 250
METHODS = ('get', 'head', 'put', 'delete', 'options', 'trace', 'post', 'patch')
_ID = re.compile(r'[A-Za-z_][A-Za-z0-9_.-]{0,127}')
_HEADER = re.compile(r"[!#$%&'*+.^_`|~0-9A-Za-z-]{1,64}")
#: Those that the exchange itself sets, and those that OpenAPI itself ignores as parameters.
_OWN_HEADERS = frozenset({
    'host', 'content-length', 'content-type', 'accept', 'accept-encoding', 'connection', 'transfer-encoding', 'upgrade', 'te', 'trailer',
    'expect', 'authorization', 'proxy-authorization', 'cookie',
})  # fmt: skip
_FORM = 'application/x-www-form-urlencoded'


@dataclass(frozen=True)
class Parameter:
    """Of the path, the query or the headers."""

    name: str
    place: str
    is_required: bool
    schema: Mapping[str, Any]
    #: A list is repeated (`a=1&a=2`); otherwise it is written with commas.
    is_exploded: bool = True


@dataclass(frozen=True)
class Operation:
    """One method of one path."""

    id: str
    method: str
    path: str
    parameters: tuple[Parameter, ...]
    #: Media type of the request's body; empty where it takes none.
    body_type: str
    body_schema: Mapping[str, Any]
    is_body_required: bool
    #: Status (`200`, `2XX`, `default`) -> media type -> JSON Schema.
    answers: Mapping[str, Mapping[str, Mapping[str, Any]]]

    def job_schema(self) -> dict[str, Any]:
        """What a job of this operation looks like, complete in itself."""
        own: dict[str, Any] = {'operation': {'const': self.id}, 'parameters': self._parameters_schema()}
        required = ['operation'] + ['parameters'] * any(one.is_required for one in self.parameters)
        if self.body_type and self.takes_json:
            own['body'] = dict(self.body_schema)
            required += ['body'] * self.is_body_required
        elif self.body_type:
            own['body_ref'] = {'type': 'string', 'pattern': '^sha256:[0-9a-f]{64}$'}
            required += ['body_ref'] * self.is_body_required
        absent: dict[str, Any] = {name: {'not': {}} for name in ('body', 'body_ref') if name not in own}
        members = {'type': 'object', 'required': required, 'properties': {**own, **absent}}
        return {'$schema': 'https://json-schema.org/draft/2020-12/schema', **hoisted(members)}

    def _parameters_schema(self) -> dict[str, Any]:
        """Of a job's `parameters`."""
        properties = {one.name: dict(one.schema) for one in self.parameters}
        required = [one.name for one in self.parameters if one.is_required]
        return {'type': 'object', 'properties': properties, 'required': required, 'additionalProperties': False}

    @property
    def takes_json(self) -> bool:
        """A body that a job carries as `body`: JSON, or fields of a form."""
        return is_json(self.body_type) or self.body_type == _FORM

    @property
    def is_form(self) -> bool:
        """Its body are fields."""
        return self.body_type == _FORM


@dataclass(frozen=True)
class Document:
    """What a service says of itself."""

    title: str
    version: str
    operations: Mapping[str, Operation]
    #: Operation -> why it is not offered.
    left_out: Mapping[str, str]


def is_json(media_type: str) -> bool:
    """`application/json` and what ends in `+json`, whatever its parameters."""
    bare = media_type.split(';')[0].strip().lower()
    return bare == 'application/json' or bare.endswith('+json')


def read_document(text: bytes) -> Document:
    """:raises ValueError: what is no such document."""
    if len(text) > DOCUMENT_BYTES_MAX:
        raise ValueError(f'the OpenAPI document has more than {DOCUMENT_BYTES_MAX} bytes')
    try:
        root = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise ValueError(f'the OpenAPI document is no JSON: {error}') from error
    if not isinstance(root, dict) or not isinstance(root.get('paths'), dict):
        raise ValueError('the OpenAPI document has no paths')
    is_swagger = str(root.get('swagger', '')) == '2.0'
    if not is_swagger and not re.match(r'3\.[01]\.', str(root.get('openapi', ''))):
        raise ValueError('the document is none of OpenAPI 3.0 or 3.1 nor Swagger 2.0')
    reader = _Reader(root, is_swagger)
    reader.read()
    info = root.get('info', {}) if isinstance(root.get('info'), dict) else {}
    return Document(str(info.get('title', '')), str(info.get('version', '')), reader.operations, reader.left_out)


class _Reader:
    def __init__(self, root: dict[str, Any], is_swagger: bool) -> None:
        self.operations: dict[str, Operation] = {}
        self.left_out: dict[str, str] = {}
        self._root = root
        self._is_swagger = is_swagger
        self._book = SchemaBook(root)

    def read(self) -> None:
        for path, item in self._root['paths'].items():
            item = self._book.follow(item)
            for method in METHODS:
                if isinstance(item, dict) and isinstance(item.get(method), dict):
                    self._operation(str(path), method, item[method], item.get('parameters', []))

    def _operation(self, path: str, method: str, given: dict[str, Any], shared: list[Any]) -> None:
        name = str(given.get('operationId') or _named(path, method))
        try:
            if not _ID.fullmatch(name) or name in self.operations:
                raise ValueError('its operationId is no name, or another one has it')
            if not re.fullmatch(r'/[\x21-\x7e]{0,1000}', path) or '?' in path or '#' in path:
                raise ValueError('its path is none')
            merged = {(one['name'], one['in']): one for one in map(self._book.follow, [*shared, *given.get('parameters', [])])}
            found = list(merged.values())
            parameters = tuple(p for one in found if one['in'] not in ('body', 'formData') and (p := self._parameter(one)))
            if set(re.findall(r'\{([^{}]+)\}', path)) != {one.name for one in parameters if one.place == 'path'}:
                raise ValueError("its path's parameters are not those that it declares")
            if len({one.name for one in parameters}) < len(parameters):
                raise ValueError('two parameters have one name')
            body_type, schema, is_required = self._swagger_body(given, found) if self._is_swagger else self._body(given)
            answers = self._answers(given)
            operation = Operation(name, method.upper(), path, parameters, body_type, schema, is_required, answers)
            _try_schemas(operation)
        except (ValueError, KeyError, TypeError, AttributeError, Fault) as error:
            self.left_out[name] = str(error)[:200] or type(error).__name__
            return
        self.operations[name] = operation

    def _parameter(self, given: dict[str, Any]) -> Parameter | None:
        name, place = str(given['name']), str(given['in'])
        is_required = place == 'path' or given.get('required') is True
        if place == 'cookie' or (place == 'header' and (name.lower() in _OWN_HEADERS or not _HEADER.fullmatch(name))):
            if is_required and name.lower() not in ('content-type', 'accept', 'authorization'):
                raise ValueError(f'it needs the {place} {name}, which is not sent')
            return None
        if place not in ('path', 'query', 'header'):
            raise ValueError(f'a parameter in {place}')
        usual = 'form' if place == 'query' else 'simple'
        if given.get('style', usual) != usual or 'content' in given:
            raise ValueError(f'the parameter {name} is written in a style that is not known here')
        plain = {key: given[key] for key in SchemaBook.PLAIN if key in given} if self._is_swagger else given.get('schema', {})
        is_exploded = given.get('collectionFormat') == 'multi' if self._is_swagger else given.get('explode', usual == 'form') is True
        return Parameter(name, place, is_required, self._book.schema(plain), is_exploded)

    def _body(self, given: dict[str, Any]) -> tuple[str, dict[str, Any], bool]:
        body = self._book.follow(given.get('requestBody', {}))
        content = body.get('content', {})
        if not content:
            return '', {}, False
        kind = next((one for one in content if is_json(one)), _FORM if _FORM in content else next(iter(content)))
        if kind.startswith('multipart/'):
            raise ValueError('it takes a multipart body only')
        return kind, self._book.schema(content[kind].get('schema', {})), body.get('required') is True

    def _swagger_body(self, given: dict[str, Any], found: list[dict[str, Any]]) -> tuple[str, dict[str, Any], bool]:
        consumes = given.get('consumes') or self._root.get('consumes') or []
        body = next((one for one in found if one['in'] == 'body'), None)
        if body is not None:
            kind = next((one for one in consumes if is_json(one)), next(iter(consumes), 'application/json'))
            return str(kind), self._book.schema(body.get('schema', {})), body.get('required') is True
        fields = [one for one in found if one['in'] == 'formData']
        if not fields:
            return '', {}, False
        if any(one.get('type') == 'file' for one in fields):
            raise ValueError('it takes a multipart body only')
        properties = {str(one['name']): self._book.schema({key: one[key] for key in SchemaBook.PLAIN if key in one}) for one in fields}
        required = [str(one['name']) for one in fields if one.get('required') is True]
        schema = {'type': 'object', 'properties': properties, 'required': required, 'additionalProperties': False}
        return _FORM, schema, bool(required)

    def _answers(self, given: dict[str, Any]) -> dict[str, dict[str, dict[str, Any]]]:
        answers: dict[str, dict[str, dict[str, Any]]] = {}
        for status, one in given.get('responses', {}).items():
            answer = self._book.follow(one)
            if self._is_swagger:
                schema = self._book.schema(answer['schema']) if 'schema' in answer else {}
                produces = given.get('produces') or self._root.get('produces') or []
                answers[str(status)] = {str(kind): schema for kind in produces}
            else:
                content = answer.get('content', {})
                answers[str(status)] = {str(kind): self._book.schema(media.get('schema', {})) for kind, media in content.items()}
        return answers


def _try_schemas(operation: Operation) -> None:
    """:raises Fault: `schema/invalid`."""
    JsonCheck(operation.id, operation.job_schema())
    for kinds in operation.answers.values():
        for schema in kinds.values():
            JsonCheck(operation.id, schema)


def _named(path: str, method: str) -> str:
    """For an operation without an id: `GET /pets/{id}` is `get_pets_id`."""
    return '_'.join([method, *re.findall(r'[A-Za-z0-9]+', path)])
