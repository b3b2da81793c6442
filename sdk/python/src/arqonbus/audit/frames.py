"""Frames of a segment, as docs/reference/log-format.md has them."""

from __future__ import annotations

import json
import re
import struct
from dataclasses import dataclass
from typing import NamedTuple

from .keys import SIGNATURE_BYTES, Head
from .merkle import HASH_BYTES

HEADER, ENTRY, COMMIT = 1, 2, 3
FRAME_HEAD_BYTES = 8
BODY_BYTES_MAX = 1_048_576
COMMIT_BODY_BYTES = 1 + 8 + HASH_BYTES + SIGNATURE_BYTES + 8
_SIZE_MAX = 2**53 - 1
_HEADER_KEYS = ('first', 'format', 'kind', 'origin', 'prev', 'vkey')
_TREE_KEY = 'tree'


class Frame(NamedTuple):
    """Where a frame's body lies in its segment; the checksum is the caller's to check."""

    body: int
    end: int
    crc: int


def find_frame(data: bytes, at: int) -> Frame | str:
    """The frame at `at`, or why there is none: `end` (zeros, or nothing more), `short`, `long`."""
    left = len(data) - at
    if left < 4:
        return 'end' if left == 0 else 'short'
    (length,) = struct.unpack_from('<I', data, at)
    if length == 0:
        return 'end'
    if length > BODY_BYTES_MAX:
        return 'long'
    if left < FRAME_HEAD_BYTES + length:
        return 'short'
    (crc,) = struct.unpack_from('<I', data, at + 4)
    return Frame(at + FRAME_HEAD_BYTES, at + FRAME_HEAD_BYTES + length, crc)


@dataclass(frozen=True)
class Header:
    first: int
    origin: str
    prev: str
    vkey: str
    #: Roots of the perfect subtrees over the entries before the segment, hex, the oldest first; None where the header names none.
    tree: tuple[str, ...] | None


def parse_header(body: bytes) -> Header | None:
    """An audit log's segment header in its one encoding; else None."""
    try:
        text = body[1:].decode()
        fields = json.loads(text)
    except (UnicodeDecodeError, ValueError, RecursionError):
        return None
    if not isinstance(fields, dict) or tuple(sorted(fields.keys() - {_TREE_KEY})) != _HEADER_KEYS:
        return None
    first = fields['first']
    if type(first) is not int or not 0 <= first <= _SIZE_MAX or fields['format'] != 'vbus.log.v1' or fields['kind'] != 'audit':
        return None
    if not all(isinstance(fields[name], str) for name in ('origin', 'prev', 'vkey')):
        return None
    if json.dumps(fields, sort_keys=True, separators=(',', ':'), ensure_ascii=False) != text:
        return None
    tree = fields.get(_TREE_KEY)
    if _TREE_KEY in fields and not (isinstance(tree, list) and all(isinstance(node, str) for node in tree)):
        return None
    return Header(first, fields['origin'], fields['prev'], fields['vkey'], None if tree is None else tuple(tree))


def parse_commit(body: bytes) -> tuple[Head, int] | None:
    """A commit frame's head, and the size at the commit frame before it; None when it is of no entries, or of more than any log has."""
    size, first, root, signature = struct.unpack_from(f'<QQ{HASH_BYTES}s{SIGNATURE_BYTES}s', body, 1)
    return (Head(size, root, signature), first) if first < size <= _SIZE_MAX else None


def segment_first(name: str) -> int | None:
    """The index that a segment is named for; None for any other name."""
    return int(name[:20]) if re.fullmatch(r'[0-9]{20}\.seg', name) and int(name[:20]) <= _SIZE_MAX else None
