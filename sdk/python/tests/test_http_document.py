"""OpenAPI documents as operations and JSON Schemas: docs/spec/rigs.md, OR41."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from arqonbus import Fault
from arqonbus.checking import JsonCheck
from arqonbus.rigs.http_document import Operation, read_document
from arqonbus.rigs.http_proxy import read_service, write_schemas
from arqonbus.rigs.http_request import make_request

SWAGGER = Path(__file__).parent / 'httpbin.swagger.json'


def document(paths: dict[str, Any], **members: Any) -> bytes:
    return json.dumps({'openapi': '3.1.0', 'info': {}, 'paths': paths, **members}).encode()


def read(**operation: Any) -> Operation:
    return read_document(document({'/x/{id}': {'get': {'operationId': 'x', 'responses': {}, **operation}}})).operations['x']


ID = {'name': 'id', 'in': 'path', 'required': True, 'schema': {'type': 'string'}}


def test_or41_a_document_that_is_none_is_refused() -> None:
    bad = [b'{', b'[]', b'{"paths": {}}', b'{"openapi": "4.0.0", "paths": {}}', b'{"swagger": "1.2", "paths": {}}', b'[' * 100_000]
    for text in bad:
        with pytest.raises(ValueError, match='document'):
            read_document(text)
    with pytest.raises(ValueError, match='bytes'):
        read_document(b' ' * (4 * 1024 * 1024 + 1))


@pytest.mark.parametrize(
    ('operation', 'says'),
    [
        ({}, "path's parameters"),
        ({'parameters': [ID, {**ID, 'in': 'query'}]}, 'one name'),
        ({'parameters': [{**ID, 'schema': {'$ref': 'http://elsewhere/x'}}]}, 'out of the document'),
        ({'parameters': [{**ID, 'schema': {'$ref': '#/nowhere'}}]}, 'leads to nothing'),
        ({'parameters': [{**ID, 'schema': {'type': 'nothing'}}]}, 'nothing'),
        ({'parameters': [{**ID, 'style': 'matrix'}]}, 'style'),
        ({'parameters': [ID, {'name': 'Cookie', 'in': 'header', 'required': True}]}, 'not sent'),
        ({'parameters': [ID], 'requestBody': {'content': {'multipart/form-data': {}}}}, 'multipart'),
        ({'parameters': 'x'}, ''),
    ],
)
def test_or41_an_operation_that_cannot_be_carried_is_left_out_with_the_reason(operation: dict[str, Any], says: str) -> None:
    found = read_document(document({'/x/{id}': {'get': {'operationId': 'x', 'responses': {}, **operation}}}))
    assert found.operations == {}
    assert says in found.left_out['x']


def test_or41_references_in_a_circle_are_left_out_and_recursive_schemas_are_not() -> None:
    schemas = {'a': {'$ref': '#/components/schemas/b'}, 'b': {'$ref': '#/components/schemas/a'}, 'deep': {}}
    tree = {'type': 'array', 'items': {'$ref': '#/components/schemas/tree'}}
    paths = {
        '/a': {'get': {'operationId': 'a', 'parameters': [{'$ref': '#/components/parameters/p'}]}},
        '/b': {'post': {'operationId': 'b', 'requestBody': {'content': {'application/json': {'schema': tree}}}}},
    }
    circle = {'p': {'$ref': '#/components/parameters/p'}}
    found = read_document(document(paths, components={'schemas': {**schemas, 'tree': tree}, 'parameters': circle}))
    assert found.left_out == {'a': 'references in a circle'}
    check = JsonCheck('b', found.operations['b'].job_schema())
    assert check.problem({'operation': 'b', 'body': [[], [[]]]}) is None
    assert check.problem({'operation': 'b', 'body': [[1]]}) is not None


def test_or41_openapi_3_0_and_swagger_words_mean_what_they_mean_there() -> None:
    schema = {'type': 'int', 'nullable': True, 'minimum': 1, 'exclusiveMinimum': True, 'example': 5, 'enum': [1, 2]}
    operation = read(parameters=[ID, {'name': 'n', 'in': 'query', 'schema': schema}])
    made = operation.job_schema()['properties']['parameters']['properties']['n']
    assert made == {'type': ['integer', 'null'], 'exclusiveMinimum': 1, 'enum': [1, 2, None]}


def test_or41_every_operation_of_a_real_document_has_a_schema_file(tmp_path: Path) -> None:
    names = write_schemas(SWAGGER, tmp_path, 'httpbin')
    assert len(names) == 71
    schema = json.loads((tmp_path / 'httpbin.get_bytes_n.job.v1.json').read_text())
    check = JsonCheck('x', schema)
    assert check.problem({'operation': 'get_bytes_n', 'parameters': {'n': 3}, 'job_id': 'mine'}) is None
    assert check.problem({'operation': 'get_bytes_n', 'parameters': {'n': 'x'}}) is not None


def test_or40_what_no_request_can_say_is_refused_before_it_is_sent() -> None:
    operation = read(parameters=[ID, {'name': 'q', 'in': 'query'}, {'name': 'H', 'in': 'header'}])
    said = make_request(operation, '/api', {'parameters': {'id': 'ä/b c', 'q': [True, 1.5, 'ü&']}}, None, {'K': 'v'})
    assert said.target == '/api/x/%C3%A4%2Fb%20c?q=true&q=1.5&q=%C3%BC%26'
    assert said.headers == {'K': 'v', 'Accept': '*/*'}
    for bad in ({'id': '..'}, {'id': 'x', 'q': {'a': 1}}, {'id': 'x', 'H': 'a\nb'}, {'id': 'x', 'q': 'y' * 9_000}, {'id': 'x', 'q': None}):
        with pytest.raises(Fault, match='job/bad-parameters'):
            make_request(operation, '', {'parameters': bad}, None, {})


@pytest.mark.parametrize('base', ['ftp://a:80', 'http://', 'http://a:81', 'http://b', 'http://u:p@a', 'http://a/?x=1', '127.0.0.1:80'])
def test_or42_a_base_that_the_network_does_not_name_is_refused(base: str) -> None:
    with pytest.raises(ValueError, match=r'base|network'):
        read_service(base, {'a:80': Path('/door'), '[::1]:443': Path('/other')})


def test_or42_a_base_leads_through_its_door() -> None:
    doors = {'a:80': Path('/door'), '[::1]:443': Path('/other')}
    assert (read_service('http://a/api/', doors).prefix, read_service('http://a', doors).door) == ('/api', Path('/door'))
    secured = read_service('https://[::1]/', doors)
    assert (secured.host, secured.port, secured.is_tls, secured.door) == ('::1', 443, True, Path('/other'))
