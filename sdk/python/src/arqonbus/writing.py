"""Encodes what is sent often: an item with little in its header, in one go and without an object of its own."""

from __future__ import annotations

import os
import struct
import time

from .envelope import TYPE_NUMBERS, EnvelopeType, varint
from .errors import make_fault
from .ids import uuid7_bytes
from .topics import is_topic

_LENGTH = struct.Struct('<I')
_POOL = struct.Struct('>512Q')
_ID_HALF = struct.Struct('>Q')
_VERSION, _VARIANT = 0x7000, 1 << 63
_TS = struct.Struct('<q')
#: id and ts with their tags; the tag of ts is the end of the head.
_FIXED_BYTES = 2 + 16 + 8
#: Topics whose part of the header is remembered; beyond that it is made anew.
_HEADS_MAX = 4096
#: Random halves of ids to come; a forked child must not hand out its parent's.
_numbers: list[int] = []
if hasattr(os, 'register_at_fork'):
    os.register_at_fork(after_in_child=_numbers.clear)


class ItemWriter:
    """Items (length and envelope bytes) of one bus."""

    def __init__(self) -> None:
        self._posts: dict[tuple[str, str, int], tuple[bytes, bytes, bytes]] = {}
        #: The half of an id that is the same for a millisecond.
        self._ms = -1
        self._high = b''
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

    def post(self, topic: str, payload: bytes, schema: str) -> bytes:
        """An event without `publisher_seq`: as `event`, with everything that is the same for such messages made once.

        :raises Fault: `wire/bad-topic`.
        """
        key = (topic, schema, len(payload))
        before, middle, tail = self._posts.get(key) or self._make_post(key)
        numbers = _numbers
        if not numbers:
            numbers.extend(_POOL.unpack(os.urandom(_POOL.size)))
        now = time.time_ns()
        ms = now // 1_000_000
        if ms != self._ms:
            self._ms = ms
            self._high = _ID_HALF.pack((ms & 0xFFFF_FFFF_FFFF) << 16 | _VERSION | numbers[-1] & 0xFFF)
        return b''.join((before, self._high, _ID_HALF.pack(_VARIANT | numbers.pop() >> 2), middle, _TS.pack(now), tail, payload))

    def _make_post(self, key: tuple[str, str, int]) -> tuple[bytes, bytes, bytes]:
        topic, schema, size = key
        head, tail = self._heads.get((topic, 'event', schema)) or self._make_head(topic, 'event', schema)
        if size:
            tail += b'\x7a' + varint(size)
        made = (_LENGTH.pack(_FIXED_BYTES + len(head) + len(tail) + size) + b'\x0a\x10', head, tail)
        if len(self._posts) >= _HEADS_MAX:
            self._posts.clear()
        self._posts[key] = made
        return made

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
