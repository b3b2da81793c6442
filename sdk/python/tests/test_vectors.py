"""The vectors of vectors/wire, which the TypeScript suite reads too."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from arqonbus.canonical import check_envelope
from arqonbus.envelope import Trace, decode_delivery, decode_envelope, encode_delivery, encode_envelope
from arqonbus.errors import Fault
from arqonbus.frames import encode_delivered, encode_item, split_delivered, split_items
from arqonbus.json_view import delivery_to_json, envelope_from_json, envelope_to_json, envelopes_of
from arqonbus.topics import is_pattern, is_topic, matches

VECTORS = Path(__file__).resolve().parents[3] / 'vectors/wire'


def test_a_traceparent_gives_its_ids_and_anything_else_is_refused() -> None:
    trace = Trace.parse('00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01')
    assert (trace.trace_id.hex(), trace.span_id.hex()) == ('4bf92f3577b34da6a3ce929d0e0e4736', '00f067aa0ba902b7')
    for text in ('', 'x', '00-' + '0' * 32 + '-00f067aa0ba902b7-01', 'ff-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01'):
        with pytest.raises(Fault, match='not a traceparent'):
            Trace.parse(text)


def load(name: str) -> Any:
    content = json.loads((VECTORS / f'{name}.json').read_text())
    assert content
    return content


def cases(name: str) -> pytest.MarkDecorator:
    return pytest.mark.parametrize('case', load(name), ids=lambda case: case['name'])


@cases('envelopes')
def test_an_envelope_has_exactly_these_bytes(case: dict[str, Any]) -> None:
    data = bytes.fromhex(case['hex'])
    assert encode_envelope(envelope_from_json(case['fields'])).hex() == case['hex']
    assert envelope_to_json(decode_envelope(data)) == case['fields']
    check_envelope(data)


@cases('unknown-fields')
def test_unknown_fields_are_canonical(case: dict[str, Any]) -> None:
    check_envelope(bytes.fromhex(case['hex']))
    assert decode_envelope(bytes.fromhex(case['hex'])).topic == 'a'


@cases('refused')
def test_what_is_not_canonical_is_refused(case: dict[str, Any]) -> None:
    with pytest.raises(Fault) as raised:
        check_envelope(bytes.fromhex(case['hex']))
    assert raised.value.code == case['code']


@pytest.mark.parametrize('cut', range(1, 120))
def test_every_cut_of_an_envelope_is_refused_or_still_canonical(cut: int) -> None:
    data = bytes.fromhex(load('envelopes')[1]['hex'])
    try:
        check_envelope(data[:-cut])
    except Fault as fault:
        assert fault.code in ('wire/not-canonical', 'wire/bad-topic')
    else:
        assert encode_envelope(decode_envelope(data[:-cut])) == data[:-cut]


@cases('deliveries')
def test_a_delivery_header_has_exactly_these_bytes(case: dict[str, Any]) -> None:
    delivery = decode_delivery(bytes.fromhex(case['hex']))
    assert delivery_to_json(delivery) == case['fields']
    assert encode_delivery(delivery).hex() == case['hex']


@cases('frames')
def test_frames(case: dict[str, Any]) -> None:
    frame = bytes.fromhex(case['hex'])
    if 'code' in case:
        with pytest.raises(Fault) as raised:
            for item in split_items(frame):
                split_delivered(item)
        assert raised.value.code == case['code']
    elif case['direction'] == 'to-engine':
        assert [item.hex() for item in split_items(frame)] == case['items']
        assert b''.join(encode_item(bytes.fromhex(item)) for item in case['items']) == frame
    else:
        found = [split_delivered(item) for item in split_items(frame)]
        assert [{'delivery': header.hex(), 'envelope': data.hex()} for header, data in found] == case['items']
        assert b''.join(encode_delivered(header, data) for header, data in found) == frame


@cases('bad-json')
def test_bad_json_is_refused(case: dict[str, Any]) -> None:
    with pytest.raises(Fault) as raised:
        envelopes_of(case['text'])
    assert raised.value.code == case['code']


def test_a_text_frame_holds_one_envelope_or_an_array() -> None:
    fields = [case['fields'] for case in load('envelopes')]
    assert [envelope_to_json(envelope) for envelope in envelopes_of(json.dumps(fields))] == fields
    assert [envelope_to_json(envelope) for envelope in envelopes_of(json.dumps(fields[0]))] == fields[:1]


def test_topics_and_patterns() -> None:
    content = load('topics')
    assert [topic for topic in content['topics']['valid'] if not is_topic(topic)] == []
    assert [topic for topic in content['topics']['invalid'] if is_topic(topic)] == []
    assert [pattern for pattern in content['patterns']['valid'] if not is_pattern(pattern)] == []
    assert [pattern for pattern in content['patterns']['invalid'] if is_pattern(pattern)] == []
    assert [case for case in content['matches'] if matches(case['pattern'], case['topic']) is not case['matches']] == []
