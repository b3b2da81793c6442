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
from datetime import datetime, timezone
from typing import Any, cast

from .envelope import TYPE_NUMBERS, Delivery, Envelope, EnvelopeType, Trace
from .errors import make_fault

_RFC3339 = re.compile(r'(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d)(?:\.(\d{1,9}))?Z')
_EPOCH = datetime(1970, 1, 1, tzinfo=timezone.utc)
_NAMES = {
    'id', 'type', 'topic', 'ts', 'schema', 'trace', 'reply_to', 'correlation_id', 'deadline', 'publisher_seq', 'payload',
}  # fmt: skip


def ns_to_rfc3339(ns: int) -> str:
    """Nanoseconds since 1970 UTC as RFC 3339 with nine fraction digits."""
    seconds, fraction = divmod(ns, 1_000_000_000)
    return f'{datetime.fromtimestamp(seconds, timezone.utc):%Y-%m-%dT%H:%M:%S}.{fraction:09d}Z'


def rfc3339_to_ns(text: str) -> int:
    """:raises ValueError: for anything but RFC 3339 in UTC (`Z`) with at most nine fraction digits."""
    found = _RFC3339.fullmatch(text)
    if found is None:
        raise ValueError(f'not RFC 3339 UTC: {text}')
    since = datetime.strptime(f'{found[1]}+0000', '%Y-%m-%dT%H:%M:%S%z') - _EPOCH
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

    :raises Fault: `wire/bad-json` for a missing, unknown or ill-formed member.
    """
    if not isinstance(view, Mapping) or not _NAMES.issuperset(view):
        raise make_fault(
            'wire/bad-json', f'not an envelope object, or unknown members: {sorted(view) if isinstance(view, Mapping) else view!r}'
        )
    try:
        if view['type'] not in TYPE_NUMBERS:
            raise ValueError(f'type {view["type"]}')
        trace = view.get('trace')
        return Envelope(
            id=uuid.UUID(view['id']),
            type=cast(EnvelopeType, view['type']),
            topic=_text(view['topic']),
            ts=rfc3339_to_ns(view['ts']) if 'ts' in view else None,
            schema=_text(view.get('schema', '')),
            trace=Trace(_bytes(trace['trace_id']), _bytes(trace['span_id']), _bytes(trace.get('parent_id', ''))) if trace else None,
            reply_to=_text(view.get('reply_to', '')),
            correlation_id=uuid.UUID(view['correlation_id']) if 'correlation_id' in view else None,
            deadline_ms=int(view.get('deadline', 0)),
            publisher_seq=int(view.get('publisher_seq', 0)),
            payload=_bytes(view.get('payload', '')),
        )
    except (KeyError, TypeError, ValueError, AttributeError, binascii.Error) as error:
        raise make_fault('wire/bad-json', f'not an envelope: {error!r}') from error


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


def _bytes(text: str) -> bytes:
    return base64.b64decode(text, validate=True)


def _text(value: Any) -> str:
    if not isinstance(value, str):
        raise TypeError(f'not text: {value!r}')
    return value
