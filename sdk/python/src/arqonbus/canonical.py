"""The one canonical form of an envelope, checked as the engine checks it: two parsers must never see two topics.

The client does not need it for what the engine delivers; bridges, test servers and the shared vectors do.
"""

from __future__ import annotations

from dataclasses import dataclass

from .errors import Fault, make_fault
from .limits import SCHEMA_BYTES_MAX
from .topics import is_topic

_FIELD_MAX = 0x1FFF_FFFF
_SEQ_MAX = 2**53 - 1
_UINT32_MAX = 0xFFFF_FFFF


@dataclass
class _Reader:
    data: bytes
    at: int = 0

    @property
    def is_done(self) -> bool:
        return self.at >= len(self.data)

    def next_is(self, tag: int) -> bool:
        return self.at < len(self.data) and self.data[self.at] == tag

    def varint(self, what: str, most: int) -> int:
        value = 0
        for index in range(10):
            if self.at + index >= len(self.data):
                break
            byte = self.data[self.at + index]
            value |= (byte & 0x7F) << 7 * index
            if byte < 0x80:
                if (byte == 0 and index > 0) or value > most:
                    break
                self.at += index + 1
                return value
        raise _refuse(f'{what} is cut off, too large or not in its shortest form')

    def take(self, length: int, what: str) -> bytes:
        if length > len(self.data) - self.at:
            raise _refuse(f'{what} is cut off')
        self.at += length
        return self.data[self.at - length : self.at]

    def block(self, what: str) -> bytes:
        return self.take(self.varint(what, _UINT32_MAX), what)


def _refuse(reason: str) -> Fault:
    return make_fault('wire/not-canonical', reason)


def check_envelope(data: bytes) -> None:
    """Returns when `data` is a canonical envelope.

    :raises Fault: `wire/not-canonical`, `wire/bad-topic` or `wire/reserved-field`.
    """
    reader = _Reader(data)
    if len(data) < 23 or data[0] != 0x0A or data[1] != 16:
        raise _refuse('the first field must be id, 16 bytes')
    if data[18] != 0x10 or not 1 <= data[19] <= 7:
        raise _refuse('the second field must be type, 1 to 7')
    if data[20] != 0x1A:
        raise _refuse('the third field must be topic')
    reader.at = 21
    if not _is_topic(reader.block('topic')):
        raise make_fault('wire/bad-topic', 'topic must be 1 to 16 segments of [a-z0-9_-]+ joined by dots, at most 255 bytes')
    _check_description(reader)
    _check_request(reader)
    if reader.next_is(0x7A):
        reader.at += 1
        reader.block('payload')
    _check_unknown(reader)


def _is_topic(value: bytes) -> bool:
    return value.isascii() and is_topic(value.decode('ascii'))


def _check_description(reader: _Reader) -> None:
    if reader.next_is(0x21):
        reader.at += 1
        reader.take(8, 'ts')
    if reader.next_is(0x2A):
        reader.at += 1
        schema = reader.block('schema')
        if len(schema) > SCHEMA_BYTES_MAX or any(byte < 0x20 or byte > 0x7E for byte in schema):
            raise _refuse('schema must be printable ASCII, at most 255 bytes')
    if reader.next_is(0x32):
        reader.at += 1
        trace = reader.block('trace')
        is_shaped = len(trace) in (28, 38) and trace[:2] == b'\x0a\x10' and trace[18:20] == b'\x12\x08'
        if not is_shaped or (len(trace) == 38 and trace[28:30] != b'\x1a\x08'):
            raise _refuse('trace must hold 16, 8 and at most 8 bytes')


def _check_request(reader: _Reader) -> None:
    if reader.next_is(0x3A):
        reader.at += 1
        if not _is_topic(reader.block('reply_to')):
            raise _refuse('reply_to must be a topic')
    if reader.next_is(0x42):
        reader.at += 1
        if len(reader.block('correlation_id')) != 16:
            raise _refuse('correlation_id must be 16 bytes')
    if reader.next_is(0x48):
        reader.at += 1
        reader.varint('deadline', _UINT32_MAX)
    if reader.next_is(0x50):
        reader.at += 1
        reader.varint('publisher_seq', _SEQ_MAX)


def _check_unknown(reader: _Reader) -> None:
    before = 15
    while not reader.is_done:
        field, wire_type = divmod(reader.varint('a tag', _FIELD_MAX * 8 + 7), 8)
        if field in (11, 12):
            raise make_fault('wire/reserved-field', 'signature is reserved' if field == 11 else 'capsule_digest is reserved')
        if field <= before:
            raise _refuse(f'field {field} is unknown, repeated or out of order')
        if 100 <= field <= 119:
            raise _refuse(f"field {field} is the server's own")
        before = field
        _skip(reader, f'field {field}', wire_type)


def _skip(reader: _Reader, what: str, wire_type: int) -> None:
    if wire_type == 0:
        reader.varint(what, 2**64 - 1)
    elif wire_type == 1:
        reader.take(8, what)
    elif wire_type == 2:
        reader.block(what)
    elif wire_type == 5:
        reader.take(4, what)
    else:
        raise _refuse(f'{what} is of a kind that is not allowed')
