"""Envelopes and deliveries as Python sees them, and their canonical bytes (proto/arqonbus/v1/envelope.proto)."""

from __future__ import annotations

import json
import re
import struct
import uuid
from dataclasses import dataclass
from typing import Any, Literal, cast

from google.protobuf.message import DecodeError

from .errors import make_fault
from .generated import envelope_pb2

EnvelopeType = Literal['event', 'job', 'job_result', 'stream_start', 'stream_chunk', 'stream_end', 'control']
TYPE_NAMES: tuple[EnvelopeType, ...] = ('event', 'job', 'job_result', 'stream_start', 'stream_chunk', 'stream_end', 'control')
TYPE_NUMBERS: dict[str, int] = {name: number for number, name in enumerate(TYPE_NAMES, start=1)}
Commit = Literal['ephemeral', 'durable']
#: W3C Trace Context, section 3.2: version, trace, span, flags.
_TRACEPARENT = re.compile(r'(?!ff)[0-9a-f]{2}-(?!0{32})([0-9a-f]{32})-(?!0{16})([0-9a-f]{16})-[0-9a-f]{2}(?:-.*)?')


@dataclass(frozen=True)
class Trace:
    """W3C trace-context ids: 16, 8 and 8 (or no) bytes."""

    trace_id: bytes
    span_id: bytes
    parent_id: bytes = b''

    @classmethod
    def parse(cls, traceparent: str) -> Trace:
        """The trace and span of a W3C `traceparent` header, e.g. `00-4bf9…4736-00f0…02b7-01`.

        :raises Fault: `wire/bad-payload`.
        """
        found = _TRACEPARENT.fullmatch(traceparent)
        if found is None:
            raise make_fault('wire/bad-payload', f'not a traceparent: {traceparent[:100]!r}')
        return cls(bytes.fromhex(found[1]), bytes.fromhex(found[2]))


@dataclass(frozen=True)
class Envelope:
    """One message. `ts` is ns since 1970 UTC; absent values are None, '' or 0."""

    id: uuid.UUID
    type: EnvelopeType
    topic: str
    ts: int | None = None
    schema: str = ''
    trace: Trace | None = None
    reply_to: str = ''
    correlation_id: uuid.UUID | None = None
    deadline_ms: int = 0
    publisher_seq: int = 0
    payload: bytes = b''


@dataclass(frozen=True)
class Delivery:
    """What the engine added: position, sequence in the topic, epoch, publisher, namespace, and how far it had got."""

    pos: int = 0
    seq: int = 0
    epoch: int = 0
    from_: str = ''
    namespace: str = ''
    commit: Commit = 'ephemeral'


def parse_json(payload: bytes) -> Any:
    """:raises Fault: `wire/bad-payload`."""
    try:
        return json.loads(payload)
    except (ValueError, RecursionError) as error:
        raise make_fault('wire/bad-payload', f'the payload is not JSON: {error}') from error


def varint(value: int) -> bytes:
    """A number from 0 to 2^64 - 1 as a varint in its shortest form."""
    out = bytearray()
    while value > 0x7F:
        out.append(value & 0x7F | 0x80)
        value >>= 7
    out.append(value)
    return bytes(out)


def _text(tag: int, value: bytes) -> bytes:
    return bytes((tag,)) + varint(len(value)) + value


def encode_envelope(envelope: Envelope, publisher_seq: int = 0) -> bytes:
    """The canonical bytes: fields ascending, each once, absent ones left out, payload last. `publisher_seq`: if it has none."""
    parts = [b'\x0a\x10', envelope.id.bytes, b'\x10', varint(TYPE_NUMBERS[envelope.type]), _text(0x1A, envelope.topic.encode())]
    if envelope.ts:
        parts.append(b'\x21' + struct.pack('<q', envelope.ts))
    if envelope.schema:
        parts.append(_text(0x2A, envelope.schema.encode()))
    if envelope.trace:
        parts.append(_text(0x32, _encode_trace(envelope.trace)))
    if envelope.reply_to:
        parts.append(_text(0x3A, envelope.reply_to.encode()))
    if envelope.correlation_id:
        parts.append(b'\x42\x10' + envelope.correlation_id.bytes)
    if envelope.deadline_ms:
        parts.append(b'\x48' + varint(envelope.deadline_ms))
    if envelope.publisher_seq or publisher_seq:
        parts.append(b'\x50' + varint(envelope.publisher_seq or publisher_seq))
    if envelope.payload:
        parts.append(_text(0x7A, envelope.payload))
    return b''.join(parts)


def _encode_trace(trace: Trace) -> bytes:
    parent = b'\x1a\x08' + trace.parent_id if trace.parent_id else b''
    return b'\x0a\x10' + trace.trace_id + b'\x12\x08' + trace.span_id + parent


def decode_envelope(data: bytes) -> Envelope:
    """An envelope from bytes the engine has checked; unknown fields are left out.

    :raises Fault: `wire/not-canonical` when it is no envelope at all.
    """
    try:
        read = envelope_pb2.Envelope.FromString(data)
        return Envelope(
            id=uuid.UUID(bytes=read.id),
            type=TYPE_NAMES[_type_index(read.type)],
            topic=read.topic,
            ts=read.ts or None,
            schema=read.schema,
            trace=Trace(read.trace.trace_id, read.trace.span_id, read.trace.parent_id) if read.HasField('trace') else None,
            reply_to=read.reply_to,
            correlation_id=uuid.UUID(bytes=read.correlation_id) if read.correlation_id else None,
            deadline_ms=read.deadline,
            publisher_seq=read.publisher_seq,
            payload=read.payload,
        )
    except (DecodeError, ValueError) as error:
        raise make_fault('wire/not-canonical', f'not an envelope: {error}') from error


def _type_index(number: int) -> int:
    if not 1 <= number <= len(TYPE_NAMES):
        raise ValueError(f'type {number}')
    return number - 1


def encode_delivery(delivery: Delivery) -> bytes:
    """The canonical bytes of a delivery header."""
    parts: list[bytes] = []
    for tag, number in ((0x08, delivery.pos), (0x10, delivery.seq), (0x18, delivery.epoch)):
        if number:
            parts.append(bytes((tag,)) + varint(number))
    for tag, text in ((0x22, delivery.from_), (0x2A, delivery.namespace)):
        if text:
            parts.append(_text(tag, text.encode()))
    if delivery.commit == 'durable':
        parts.append(b'\x30\x01')
    return b''.join(parts)


def decode_delivery(data: bytes) -> Delivery:
    """:raises Fault: `wire/not-canonical`."""
    try:
        read = envelope_pb2.Delivery.FromString(data)
    except DecodeError as error:
        raise make_fault('wire/not-canonical', f'not a delivery header: {error}') from error
    sender = cast(str, getattr(read, 'from'))  # a keyword, so no attribute syntax
    return Delivery(
        read.pos, read.seq, read.epoch, sender, read.namespace, 'durable' if read.commit == envelope_pb2.COMMIT_DURABLE else 'ephemeral'
    )
