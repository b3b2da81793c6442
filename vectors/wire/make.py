"""Makes the vectors of this folder: valid bytes by Google's protobuf library, refused ones by hand. See README.md.

.venv/bin/python vectors/wire/make.py
"""

from __future__ import annotations

import base64
import json
import struct
import sys
from pathlib import Path
from typing import Any

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parents[1] / 'sdk/python/src'))

from arqonbus.envelope import TYPE_NUMBERS  # noqa: E402
from arqonbus.generated import envelope_pb2 as pb  # noqa: E402
from arqonbus.json_view import rfc3339_to_ns  # noqa: E402

ID = '018f3c2e-7d1a-7c3b-9f00-0123456789ab'
OTHER = '018f3c2e-7d1a-7c3b-9f00-fedcba987654'
TRACE = {'trace_id': bytes(range(16)), 'span_id': bytes(range(16, 24))}


def b64(data: bytes) -> str:
    return base64.b64encode(data).decode()


def trace_json(**more: bytes) -> dict[str, str]:
    return {name: b64(value) for name, value in {**TRACE, **more}.items()}


def uuid_bytes(text: str) -> bytes:
    return bytes.fromhex(text.replace('-', ''))


def serialize(fields: dict[str, Any]) -> str:
    """Bytes of an envelope given as its JSON view."""
    envelope: Any = pb.Envelope(id=uuid_bytes(fields['id']), topic=fields['topic'])
    envelope.type = TYPE_NUMBERS[fields['type']]
    if 'ts' in fields:
        envelope.ts = rfc3339_to_ns(fields['ts'])
    for name, value in fields.get('trace', {}).items():
        setattr(envelope.trace, name, base64.b64decode(value))
    if 'correlation_id' in fields:
        envelope.correlation_id = uuid_bytes(fields['correlation_id'])
    envelope.schema = fields.get('schema', '')
    envelope.reply_to = fields.get('reply_to', '')
    envelope.deadline = fields.get('deadline', 0)
    envelope.publisher_seq = int(fields.get('publisher_seq', 0))
    envelope.payload = base64.b64decode(fields.get('payload', ''))
    data: bytes = envelope.SerializeToString(deterministic=True)
    return data.hex()


def envelopes() -> list[dict[str, Any]]:
    base = {'id': ID, 'type': 'event', 'topic': 'a'}
    full = {
        'id': ID,
        'type': 'job',
        'topic': 'nvm.jobs',
        'ts': '2026-11-21T10:44:31.123456789Z',
        'schema': 'arqonbus.nvm.job.v1',
        'trace': trace_json(parent_id=bytes(range(24, 32))),
        'reply_to': 'inbox.c17',
        'correlation_id': OTHER,
        'deadline': 30000,
        'publisher_seq': '41',
        'payload': b64(b'{"job":"transform"}'),
    }
    cases: dict[str, dict[str, Any]] = {
        'the least there is': base,
        'every field': full,
        **{f'type {name}': {**base, 'type': name} for name in TYPE_NUMBERS},
        'trace without parent': {**base, 'trace': trace_json()},
        'ts of a whole second': {**base, 'ts': '2011-12-31T00:00:00Z'},
        'ts of a millisecond': {**base, 'ts': '2011-12-31T00:00:00.120Z'},
        'ts of a microsecond': {**base, 'ts': '2011-12-31T00:00:00.123450Z'},
        'ts of one nanosecond': {**base, 'ts': '1970-01-01T00:00:00.000000001Z'},
        'ts before 1970': {**base, 'ts': '1969-12-31T23:59:59.999999999Z'},
        'payload of 127 bytes': {**base, 'payload': b64(b'x' * 127)},
        'payload of 128 bytes': {**base, 'payload': b64(b'x' * 128)},
        'payload that is no text': {**base, 'payload': b64(bytes(range(256)))},
        'deadline of one byte': {**base, 'deadline': 127},
        'deadline of two bytes': {**base, 'deadline': 128},
        'the greatest deadline': {**base, 'deadline': 4294967295},
        'publisher_seq 2^32': {**base, 'publisher_seq': '4294967296'},
        'publisher_seq 2^53 - 1': {**base, 'publisher_seq': '9007199254740991'},
        'sixteen segments': {**base, 'topic': '.'.join('abcdefghijklmnop')},
        'topic of 255 bytes': {**base, 'topic': '.'.join(['x' * 84, 'y' * 84, 'z' * 85])},
        'topic of every character': {**base, 'topic': 'abcdefghijklmnopqrstuvwxyz.0123456789._-'},
        'schema of 255 bytes': {**base, 'schema': 's' * 255},
        'ids of all zeros and ones': {
            **base,
            'id': '0' * 8 + '-0000-0000-0000-' + '0' * 12,
            'correlation_id': 'ffffffff-ffff-ffff-ffff-ffffffffffff',
        },
    }
    return [{'name': name, 'fields': fields, 'hex': serialize(fields)} for name, fields in cases.items()]


def deliveries() -> list[dict[str, Any]]:
    empty = {'pos': '0', 'seq': '0', 'epoch': 0, 'from': '', 'namespace': '', 'commit': 'ephemeral'}
    cases: dict[str, dict[str, Any]] = {
        'nothing but defaults': empty,
        'an ephemeral message': {**empty, 'pos': '1', 'epoch': 1, 'from': 'fabric', 'namespace': 'default'},
        'a durable message': {'pos': '300', 'seq': '41', 'epoch': 3, 'from': 'ui.owner', 'namespace': 'default', 'commit': 'durable'},
        'great numbers': {**empty, 'pos': '9007199254740991', 'seq': '4294967296', 'epoch': 4294967295, 'from': 'x', 'namespace': 'n'},
    }
    out = []
    for name, fields in cases.items():
        header = pb.Delivery(pos=int(fields['pos']), seq=int(fields['seq']), epoch=fields['epoch'], namespace=fields['namespace'])
        setattr(header, 'from', fields['from'])
        header.commit = pb.COMMIT_DURABLE if fields['commit'] == 'durable' else pb.COMMIT_EPHEMERAL
        out.append({'name': name, 'fields': fields, 'hex': header.SerializeToString(deterministic=True).hex()})
    return out


def frames(valid: list[dict[str, Any]], headers: list[dict[str, Any]]) -> list[dict[str, Any]]:
    def u32(value: int) -> str:
        return struct.pack('<I', value).hex()

    first, second, header = valid[0]['hex'], valid[1]['hex'], headers[2]['hex']

    def item(data: str) -> str:
        return u32(len(data) // 2) + data

    def delivered(head: str, data: str) -> str:
        return u32(4 + len(head + data) // 2) + item(head) + data

    return [
        {'name': 'one item to the engine', 'direction': 'to-engine', 'items': [first], 'hex': item(first)},
        {'name': 'two items to the engine', 'direction': 'to-engine', 'items': [first, second], 'hex': item(first) + item(second)},
        {
            'name': 'one item to the client',
            'direction': 'to-client',
            'items': [{'delivery': header, 'envelope': first}],
            'hex': delivered(header, first),
        },
        {
            'name': 'two items to the client, one header empty',
            'direction': 'to-client',
            'items': [{'delivery': header, 'envelope': second}, {'delivery': '', 'envelope': first}],
            'hex': delivered(header, second) + delivered('', first),
        },
        {'name': 'an item longer than its frame', 'direction': 'to-engine', 'code': 'wire/not-canonical', 'hex': u32(99) + first},
        {'name': 'a cut off length', 'direction': 'to-engine', 'code': 'wire/not-canonical', 'hex': item(first) + '0100'},
        {'name': 'an empty item', 'direction': 'to-engine', 'code': 'wire/not-canonical', 'hex': item(first) + u32(0)},
        {
            'name': 'a header longer than its item',
            'direction': 'to-client',
            'code': 'wire/not-canonical',
            'hex': u32(8) + u32(99) + '00000000',
        },
    ]


def refused() -> list[dict[str, Any]]:
    start = '0a10' + uuid_bytes(ID).hex()
    least = start + '1001' + '1a0161'
    bad, topic, reserved = 'wire/not-canonical', 'wire/bad-topic', 'wire/reserved-field'

    def with_topic(text: str) -> str:
        return start + '1001' + '1a' + pb_varint(len(text)) + text.encode('latin-1').hex()

    cases = [
        ('no bytes at all', '', bad),
        ('id missing', '1001' + '1a0161', bad),
        ('id of 15 bytes', '0a0f' + '11' * 15 + '1001' + '1a0161' + '7a020000', bad),
        ('id of 17 bytes', '0a11' + '11' * 17 + '1001' + '1a0161', bad),
        ('id twice', start + start + '1001' + '1a0161', bad),
        ('type missing', start + '1a0161' + '7a0161', bad),
        ('type 0', start + '1000' + '1a0161', bad),
        ('type 8', start + '1008' + '1a0161', bad),
        ('type in two bytes', start + '108100' + '1a0161', bad),
        ('type behind topic', start + '1a0161' + '1001', bad),
        ('topic missing', start + '1001' + '7a0161', bad),
        ('topic twice', least + '1a0162', bad),
        ('topic length not in its shortest form', start + '1001' + '1a8100' + '61', bad),
        ('topic cut off', start + '1001' + '1a0561', bad),
        ('topic empty', start + '1001' + '1a00' + '7a0161', topic),
        ('topic with a capital', with_topic('A'), topic),
        ('topic with a space', with_topic('a b'), topic),
        ('topic that is a pattern', with_topic('a.*'), topic),
        ('topic that begins with a dot', with_topic('.a'), topic),
        ('topic that ends with a dot', with_topic('a.'), topic),
        ('topic with an empty segment', with_topic('a..b'), topic),
        ('topic beyond ASCII', with_topic('caf\xe9'), topic),
        ('topic of seventeen segments', with_topic('.'.join('abcdefghijklmnopq')), topic),
        ('topic of 256 bytes', with_topic('x' * 256), topic),
        ('ts cut off', least + '21000000', bad),
        ('ts twice', least + '210000000000000001' + '210000000000000002', bad),
        ('ts as a varint', least + '2001', bad),
        ('schema twice', least + '2a0173' + '2a0174', bad),
        ('schema before ts', least + '2a0173' + '210000000000000001', bad),
        ('schema of 256 bytes', least + '2a8002' + '73' * 256, bad),
        ('schema with a control character', least + '2a0107', bad),
        ('trace of 4 bytes', least + '32020a00', bad),
        ('trace in wrong order', least + '321c' + '1208' + '11' * 8 + '0a10' + '22' * 16, bad),
        ('trace with two span ids', least + '3226' + '0a10' + '22' * 16 + '1208' + '11' * 8 + '1208' + '11' * 8, bad),
        ('reply_to that is no topic', least + '3a0141', bad),
        ('correlation_id of 15 bytes', least + '420f' + '11' * 15, bad),
        ('correlation_id before reply_to', least + '4210' + '11' * 16 + '3a0161', bad),
        ('deadline not in its shortest form', least + '488000', bad),
        ('deadline beyond 32 bits', least + '48' + pb_varint(1 << 32), bad),
        ('publisher_seq 2^53', least + '50' + pb_varint(1 << 53), bad),
        ('publisher_seq of eleven bytes', least + '50' + 'ff' * 10 + '01', bad),
        ('signature', least + '5a0100', reserved),
        ('capsule_digest', least + '620100', reserved),
        ('signature behind the payload', least + '7a0161' + '5a0100', reserved),
        ('field 13', least + '6a0100', bad),
        ('field 14', least + '7001', bad),
        ('payload twice', least + '7a0161' + '7a0162', bad),
        ('payload before publisher_seq', least + '7a0161' + '5001', bad),
        ('payload cut off', least + '7a0561', bad),
        ("field 100 is the server's own", least + 'a20600', bad),
        ("field 119 is the server's own", least + 'ba0700', bad),
        ('unknown fields out of order', least + '880101' + '800101', bad),
        ('an unknown field twice', least + '800101' + '800102', bad),
        ('a group', least + '830184' + '01', bad),
        ('an unknown field cut off', least + '82010561', bad),
        ('a tag cut off', least + '82', bad),
        ('an unknown varint not in its shortest form', least + '80018000', bad),
        ('field 0', least + '0001', bad),
    ]
    return [{'name': name, 'hex': data, 'code': code} for name, data, code in cases]


def unknown() -> list[dict[str, Any]]:
    least = '0a10' + uuid_bytes(ID).hex() + '1001' + '1a0161'
    cases = [
        ('field 16, a varint', least + '800101'),
        ('field 16 of 8 bytes behind a payload', least + '7a0161' + '8101' + '00' * 8),
        ('fields 16, 17, 18 and 99 of each kind', least + '800101' + '8d01' + '00000000' + '92010161' + '9a0600'),
        ("field 120, just above the server's own", least + 'c00701'),
        ('field 536870911, the greatest', least + 'f8ffffff0f01'),
        ('the greatest varint', least + '8001' + 'ff' * 9 + '01'),
        ('an explicit empty payload', least + '7a00'),
        ('an explicit publisher_seq 0', least + '5000'),
    ]
    return [{'name': name, 'hex': data} for name, data in cases]


def pb_varint(value: int) -> str:
    out = []
    while value > 127:
        out.append(value & 127 | 128)
        value >>= 7
    return bytes([*out, value]).hex()


def topics() -> dict[str, Any]:
    valid = ['a', 'a.b', '0.-._', 'nvm.jobs', '.'.join('abcdefghijklmnop'), 'x' * 255]
    invalid = [
        '',
        '.',
        'a.',
        '.a',
        'a..b',
        'A',
        'a b',
        'a/b',
        'caf\u00e9',
        '*',
        'a.*',
        '>',
        'a.>',
        '.'.join('abcdefghijklmnopq'),
        'x' * 256,
        'a\n',
    ]
    patterns = ['*', '>', 'a.*', 'a.>', '*.b', '*.*', '*.>', 'a.*.c', 'a']
    bad_patterns = ['', '>.a', 'a.>.b', 'a*', 'a.b>', '**', '>>', 'a..*', '.'.join('*' * 17)]
    matches = [
        ['a', 'a', True], ['a', 'b', False], ['a', 'a.b', False], ['*', 'a', True], ['*', 'a.b', False], ['>', 'a', True],
        ['>', 'a.b.c', True], ['a.>', 'a', False], ['a.>', 'a.b', True], ['a.>', 'a.b.c', True], ['a.>', 'b.a', False],
        ['a.*', 'a', False], ['a.*', 'a.b', True], ['a.*', 'a.b.c', False], ['*.b', 'a.b', True], ['*.b', 'a.c', False],
        ['a.*.c', 'a.b.c', True], ['a.*.c', 'a.b.d', False], ['*.>', 'a', False], ['*.>', 'a.b', True], ['a.b', 'a', False],
    ]  # fmt: skip
    return {
        'topics': {'valid': valid, 'invalid': invalid},
        'patterns': {'valid': patterns, 'invalid': bad_patterns},
        'matches': [{'pattern': pattern, 'topic': topic, 'matches': result} for pattern, topic, result in matches],
    }


def bad_json() -> list[dict[str, Any]]:
    least = {'id': ID, 'type': 'event', 'topic': 'a'}
    bad, changes = (
        'wire/bad-json',
        [
            ('type unknown', {'type': 'EVENT'}),
            ('payload that is no base64', {'payload': '{}'}),
            ('payload without padding', {'payload': 'e30'}),
            ('payload in base64url', {'payload': '_-__'}),
            ('payload that is an object', {'payload': {}}),
            ('publisher_seq that is a number', {'publisher_seq': 3}),
            ('publisher_seq with a leading zero', {'publisher_seq': '03'}),
            ('publisher_seq of 2^53', {'publisher_seq': '9007199254740992'}),
            ('deadline below zero', {'deadline': -1}),
            ('deadline of 2^32', {'deadline': 4294967296}),
            ('deadline that is a string', {'deadline': '1'}),
            ('ts that is no time', {'ts': 'yesterday'}),
            ('ts with an offset', {'ts': '2026-01-01T00:00:00+01:00'}),
            ('ts of an impossible date', {'ts': '2026-13-01T00:00:00Z'}),
            ('ts with ten fraction digits', {'ts': '2026-01-01T00:00:00.1234567890Z'}),
            ('a member that is unknown', {'colour': 1}),
            ('a member in camel case', {'replyTo': 'inbox.c1'}),
            ('schema beyond ASCII', {'schema': 'caf\u00e9'}),
            ('reply_to that is no topic', {'reply_to': 'A'}),
            ('a trace id of 4 bytes', {'trace': {'trace_id': 'AAAAAA==', 'span_id': 'AAAAAAAAAAA='}}),
            ('a trace without span id', {'trace': {'trace_id': b64(bytes(16))}}),
            ('a correlation_id that is no UUID', {'correlation_id': 'x'}),
        ],
    )
    cases = [
        ('no JSON', '{', bad),
        ('a number', '1', bad),
        ('an array of numbers', '[1]', bad),
        ('id missing', json.dumps({'type': 'event', 'topic': 'a'}), bad),
        ('id that is no UUID', json.dumps({**least, 'id': 'x'}), bad),
        ('type missing', json.dumps({'id': ID, 'topic': 'a'}), bad),
        *((name, json.dumps({**least, **change}), bad) for name, change in changes),
        ('topic that is a pattern', json.dumps({**least, 'topic': 'a.*'}), 'wire/bad-topic'),
        ('signature', json.dumps({**least, 'signature': 'AA=='}), 'wire/reserved-field'),
        ('capsule_digest', json.dumps({**least, 'capsule_digest': 'AA=='}), 'wire/reserved-field'),
    ]
    return [{'name': name, 'text': text, 'code': code} for name, text, code in cases]


def main() -> None:
    valid, headers = envelopes(), deliveries()
    files: dict[str, Any] = {
        'envelopes': valid,
        'deliveries': headers,
        'frames': frames(valid, headers),
        'refused': refused(),
        'unknown-fields': unknown(),
        'topics': topics(),
        'bad-json': bad_json(),
    }
    for name, content in files.items():
        (HERE / f'{name}.json').write_text(json.dumps(content, indent=1, ensure_ascii=True) + '\n')


if __name__ == '__main__':
    main()
