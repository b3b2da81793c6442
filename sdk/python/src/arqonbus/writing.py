"""Encodes what is sent often: an item with little in its header, in one go and without an object of its own."""

from __future__ import annotations

import struct
import time

from .envelope import TYPE_NUMBERS, EnvelopeType, varint
from .errors import make_fault
from .ids import uuid7_bytes
from .topics import is_topic

_LENGTH = struct.Struct('<I')
_TS = struct.Struct('<q')
#: id and ts with their tags; the tag of ts is the end of the head.
_FIXED_BYTES = 2 + 16 + 8
#: Topics whose part of the header is remembered; beyond that it is made anew.
_HEADS_MAX = 4096


class ItemWriter:
    """Items (length and envelope bytes) of one bus."""

    def __init__(self) -> None:
        self._heads: dict[tuple[str, str, str], tuple[bytes, bytes]] = {}

    def event(
        self, topic: str, payload: bytes, seq: int = 0, id: bytes | None = None, type: EnvelopeType = 'event', schema: str = ''
    ) -> bytes:  # fmt: skip
        """An item with id, type, topic, time, schema and payload; with `publisher_seq` where `seq` is not 0.

        :raises Fault: `wire/bad-topic`.
        """
        head, tail = self._heads.get((topic, type, schema)) or self._make_head(topic, type, schema)
        size = len(payload)
        if seq:
            tail += b'\x50' + varint(seq)
        if size:
            if size < 0x80:
                tail += bytes((0x7A, size))
            elif size < 0x4000:
                tail += bytes((0x7A, size & 0x7F | 0x80, size >> 7))
            else:
                tail += b'\x7a' + varint(size)
        now = time.time_ns()
        return b''.join(
            (
                _LENGTH.pack(_FIXED_BYTES + len(head) + len(tail) + size),
                b'\x0a\x10',
                id or uuid7_bytes(now),
                head,
                _TS.pack(now),
                tail,
                payload,
            )
        )

    def _make_head(self, topic: str, type: EnvelopeType, schema: str) -> tuple[bytes, bytes]:
        if not is_topic(topic):
            raise make_fault('wire/bad-topic', f'not a topic: {topic}')
        name, text = topic.encode(), schema.encode()
        head = b'\x10' + varint(TYPE_NUMBERS[type]) + b'\x1a' + varint(len(name)) + name + b'\x21'
        made = (head, b'\x2a' + varint(len(text)) + text if text else b'')
        if len(self._heads) >= _HEADS_MAX:
            self._heads.clear()
        self._heads[topic, type, schema] = made
        return made
