"""The JSON view of envelopes, as the sub-protocol arqonbus.v1.json carries them (docs/reference/wire.md, "Connecting").

Names are the proto's; ids are UUID strings, other bytes base64, 64-bit integers strings, `ts` RFC 3339 UTC. Absent means default.
"""

from __future__ import annotations

import base64
import binascii
import json
import re
import uuid
from collections.abc import Mapping
from datetime import datetime, timedelta, timezone
from typing import Any, cast

from .envelope import TYPE_NUMBERS, Delivery, Envelope, EnvelopeType, Trace
from .errors import Fault, make_fault
from .limits import SCHEMA_BYTES_MAX
from .topics import is_topic

_RFC3339 = re.compile(r'(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d)(?:\.(\d{1,9}))?Z', re.ASCII)
_EPOCH = datetime(1970, 1, 1, tzinfo=timezone.utc)
_UUID = re.compile(r'[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}', re.IGNORECASE)
_SEQ = re.compile(r'0|[1-9]\d{0,15}', re.ASCII)
_NAMES = frozenset({
    'id', 'type', 'topic', 'ts', 'schema', 'trace', 'reply_to', 'correlation_id', 'deadline', 'publisher_seq', 'payload',
})  # fmt: skip


def ns_to_rfc3339(ns: int) -> str:
    """Nanoseconds since 1970 UTC as RFC 3339 with as many fraction digits as are needed, in steps of three."""
    seconds, fraction = divmod(ns, 1_000_000_000)
    digits = re.sub(r'(000){1,2}$', '', f'.{fraction:09d}') if fraction else ''
    return f'{_EPOCH + timedelta(seconds=seconds):%Y-%m-%dT%H:%M:%S}{digits}Z'


def rfc3339_to_ns(text: str) -> int:
    """RFC 3339 in UTC (`Z`) with at most nine fraction digits.

    :raises Fault: `wire/bad-json`.
    """
    found = _RFC3339.fullmatch(text)
    try:
        since = datetime.strptime(f'{found[1]}+0000' if found else '', '%Y-%m-%dT%H:%M:%S%z') - _EPOCH
    except ValueError as error:
        raise _bad('ts must be RFC 3339 in UTC') from error
    assert found is not None
    return (since.days * 86_400 + since.seconds) * 1_000_000_000 + int((found[2] or '').ljust(9, '0'))


def envelope_to_json(envelope: Envelope) -> dict[str, Any]:
    """The JSON view; absent fields are left out."""
    view: dict[str, Any] = {'id': str(envelope.id), 'type': envelope.type, 'topic': envelope.topic}
    if envelope.ts:
        view['ts'] = ns_to_rfc3339(envelope.ts)
    if envelope.schema:
        view['schema'] = envelope.schema
    if envelope.trace:
        members = (('trace_id', envelope.trace.trace_id), ('span_id', envelope.trace.span_id), ('parent_id', envelope.trace.parent_id))
        view['trace'] = {name: _base64(value) for name, value in members if value}
    if envelope.reply_to:
        view['reply_to'] = envelope.reply_to
    if envelope.correlation_id:
        view['correlation_id'] = str(envelope.correlation_id)
    if envelope.deadline_ms:
        view['deadline'] = envelope.deadline_ms
    if envelope.publisher_seq:
        view['publisher_seq'] = str(envelope.publisher_seq)
    if envelope.payload:
        view['payload'] = _base64(envelope.payload)
    return view


def envelope_from_json(view: Any) -> Envelope:
    """The envelope a JSON view stands for.

    :raises Fault: `wire/bad-json` for a missing, unknown or ill-formed member, `wire/bad-topic`, `wire/reserved-field`.
    """
    if not isinstance(view, Mapping):
        raise _bad('an envelope must be an object')
    if 'signature' in view or 'capsule_digest' in view:
        raise make_fault('wire/reserved-field', 'signature and capsule_digest are reserved')
    _check_members(view, _NAMES)
    kind, topic, schema, reply_to = (_text(view.get(name, ''), name) for name in ('type', 'topic', 'schema', 'reply_to'))
    if kind not in TYPE_NUMBERS:
        raise _bad('type must be one of docs/reference/wire.md')
    if not is_topic(topic):
        raise make_fault('wire/bad-topic', f'not a topic: {topic[:300]!r}')
    if reply_to and not is_topic(reply_to):
        raise _bad('reply_to must be a topic')
    if len(schema) > SCHEMA_BYTES_MAX or not (schema.isascii() and schema.isprintable()):
        raise _bad('schema must be at most 255 bytes of printable ASCII')
    return Envelope(
        id=_uuid(view.get('id'), 'id'),
        type=cast(EnvelopeType, kind),
        topic=topic,
        ts=rfc3339_to_ns(_text(view['ts'], 'ts')) if 'ts' in view else None,
        schema=schema,
        trace=_trace(view['trace']) if 'trace' in view else None,
        reply_to=reply_to,
        correlation_id=_uuid(view['correlation_id'], 'correlation_id') if 'correlation_id' in view else None,
        deadline_ms=_deadline(view.get('deadline', 0)),
        publisher_seq=_seq(view.get('publisher_seq', '0')),
        payload=_bytes(view.get('payload', ''), 'payload'),
    )


def delivery_to_json(delivery: Delivery) -> dict[str, Any]:
    """The JSON view of a delivery header; all members are written."""
    return {
        'pos': str(delivery.pos),
        'seq': str(delivery.seq),
        'epoch': delivery.epoch,
        'from': delivery.from_,
        'namespace': delivery.namespace,
        'commit': delivery.commit,
    }


def envelopes_of(text: str) -> list[Envelope]:
    """The envelopes of one text frame from a client: an object, or an array of them.

    :raises Fault: `wire/bad-json`.
    """
    try:
        parsed = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise make_fault('wire/bad-json', str(error)) from error
    return [envelope_from_json(view) for view in (parsed if isinstance(parsed, list) else [parsed])]


def _base64(value: bytes) -> str:
    return base64.b64encode(value).decode('ascii')


def _bad(message: str) -> Fault:
    return make_fault('wire/bad-json', message)


def _check_members(view: Mapping[str, Any], known: frozenset[str]) -> None:
    unknown = sorted(set(view) - known)
    if unknown:
        raise _bad(f'unknown member {unknown[0][:50]!r}')


def _text(value: Any, what: str) -> str:
    if not isinstance(value, str):
        raise _bad(f'{what} must be a string')
    return value


def _bytes(value: Any, what: str, length: int | None = None) -> bytes:
    try:
        data = base64.b64decode(_text(value, what), validate=True)
    except (ValueError, binascii.Error) as error:
        raise _bad(f'{what} must be padded base64') from error
    if length is not None and len(data) != length:
        raise _bad(f'{what} must be {length} bytes')
    return data


def _uuid(value: Any, what: str) -> uuid.UUID:
    if not isinstance(value, str) or not _UUID.fullmatch(value):
        raise _bad(f'{what} must be a UUID')
    return uuid.UUID(value)


def _trace(value: Any) -> Trace:
    if not isinstance(value, Mapping):
        raise _bad('trace must be an object')
    _check_members(value, frozenset({'trace_id', 'span_id', 'parent_id'}))
    parent = _bytes(value['parent_id'], 'parent_id', 8) if 'parent_id' in value else b''
    return Trace(_bytes(value.get('trace_id'), 'trace_id', 16), _bytes(value.get('span_id'), 'span_id', 8), parent)


def _deadline(value: Any) -> int:
    if not isinstance(value, int) or isinstance(value, bool) or not 0 <= value < 1 << 32:
        raise _bad('deadline must be a whole number of milliseconds')
    return value


def _seq(value: Any) -> int:
    if not isinstance(value, str) or not _SEQ.fullmatch(value) or int(value) >= 1 << 53:
        raise _bad('publisher_seq must be a whole number below 2^53 as a string')
    return int(value)
