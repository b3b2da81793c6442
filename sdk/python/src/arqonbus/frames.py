"""Items and frames of the sub-protocol arqonbus.v1.proto (docs/reference/wire.md, "Connecting")."""

from __future__ import annotations

import struct
from collections.abc import Iterable, Iterator

from .errors import make_fault
from .limits import BATCH_BYTES_MAX

_U32 = struct.Struct('<I')


def encode_item(envelope: bytes) -> bytes:
    """Client to engine: uint32 LE length, envelope bytes."""
    return _U32.pack(len(envelope)) + envelope


def encode_delivered(header: bytes, envelope: bytes) -> bytes:
    """Engine to client: uint32 LE total length, uint32 LE header length, delivery header, envelope bytes."""
    return _U32.pack(4 + len(header) + len(envelope)) + _U32.pack(len(header)) + header + envelope


def split_items(frame: bytes) -> Iterator[bytes]:
    """The contents of a frame's items, without their length.

    :raises Fault: `wire/not-canonical` for a length that is 0 or does not fit.
    """
    at = 0
    end = len(frame)
    if end == 0:
        raise make_fault('wire/not-canonical', 'a frame holds at least one item')
    while at < end:
        if end - at < 4:
            raise make_fault('wire/not-canonical', 'an item is cut off')
        (length,) = _U32.unpack_from(frame, at)
        if not 0 < length <= end - at - 4:
            raise make_fault('wire/not-canonical', 'an item is empty or longer than its frame')
        yield frame[at + 4 : at + 4 + length]
        at += 4 + length


def split_delivered(item: bytes) -> tuple[bytes, bytes]:
    """Delivery header and envelope bytes of one item from the engine.

    :raises Fault: `wire/not-canonical`.
    """
    if len(item) < 4:
        raise make_fault('wire/not-canonical', 'a delivered item is cut off')
    (length,) = _U32.unpack_from(item, 0)
    if length > len(item) - 4:
        raise make_fault('wire/not-canonical', 'a delivery header is longer than its item')
    return item[4 : 4 + length], item[4 + length :]


def batch(items: Iterable[bytes], bytes_max: int = BATCH_BYTES_MAX) -> Iterator[bytes]:
    """Packs encoded items into frames of up to `bytes_max`, in order; a larger item travels alone."""
    waiting: list[bytes] = []
    size = 0
    for item in items:
        if waiting and size + len(item) > bytes_max:
            yield b''.join(waiting)
            waiting, size = [], 0
        waiting.append(item)
        size += len(item)
    if waiting:
        yield b''.join(waiting)
