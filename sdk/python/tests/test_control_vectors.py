"""Bodies of control requests and deltas, byte for byte those of vectors/wire/control.json."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from arqonbus import errors
from arqonbus.control_bodies import consumed_body, hello_body, subscribe_body, unsubscribe_body
from arqonbus.deltas import Change, read_change
from arqonbus.link import compact_json
from arqonbus.session import read_session

VECTORS: dict[str, Any] = json.loads((Path(__file__).resolve().parents[3] / 'vectors/wire/control.json').read_text())


def cases(name: str) -> list[Any]:
    return [pytest.param(case, id=case['name']) for case in VECTORS[name]]


def options_of(case: dict[str, Any]) -> dict[str, Any]:
    return {('from_' if name == 'from' else name): value for name, value in case['options'].items()}


@pytest.mark.parametrize('case', cases('hello'))
def test_hello(case: dict[str, Any]) -> None:
    body = hello_body(case['client'], token=case.get('token'), session=case.get('session'), features=case['features'])
    assert compact_json(body).decode() == case['payload']


@pytest.mark.parametrize('case', cases('hello_answers'))
def test_what_hello_answers_of_the_session(case: dict[str, Any]) -> None:
    session = read_session({'identity': 'lab', 'inbox': 'inbox.c1', **json.loads(case['payload'])})
    told = case['session'] or {'resumed': False, 'accepted': '0', 'durable': '0'}
    assert (session.resumed, session.accepted, session.durable) == (told['resumed'], int(told['accepted']), int(told['durable']))


@pytest.mark.parametrize('case', cases('subscribe'))
def test_subscribe(case: dict[str, Any]) -> None:
    assert compact_json(subscribe_body([case['pattern']], **options_of(case))).decode() == case['payload']


@pytest.mark.parametrize('case', cases('unsubscribe'))
def test_unsubscribe(case: dict[str, Any]) -> None:
    assert compact_json(unsubscribe_body([case['pattern']], **options_of(case))).decode() == case['payload']


@pytest.mark.parametrize('case', cases('consumed'))
def test_consumed(case: dict[str, Any]) -> None:
    assert compact_json(consumed_body(case['consumer'], int(case['pos']))).decode() == case['payload']


@pytest.mark.parametrize('case', cases('stream'))
def test_stream(case: dict[str, Any]) -> None:
    assert compact_json({'stream_id': case['stream_id']}).decode() == case['payload']


@pytest.mark.parametrize('case', cases('cancel'))
def test_cancel(case: dict[str, Any]) -> None:
    assert compact_json({'cancel': case['reason']}).decode() == case['payload']


@pytest.mark.parametrize('case', cases('deltas'))
def test_deltas_both_ways(case: dict[str, Any]) -> None:
    change = Change(case['kind'], int(case['base']), bytes.fromhex(case['body']))
    assert change.encode().hex() == case['hex']
    assert read_change(bytes.fromhex(case['hex'])) == change


@pytest.mark.parametrize('case', cases('bad_deltas'))
def test_deltas_that_are_none(case: dict[str, Any]) -> None:
    with pytest.raises(errors.BadPayload):
        read_change(bytes.fromhex(case['hex']))


@pytest.mark.parametrize('place', ['last', {'pos': 1, 'seq': 2}, {'offset': 1}, {}])
def test_places_that_are_none(place: Any) -> None:
    with pytest.raises(errors.BadPayload):
        subscribe_body(['a'], from_=place)
