"""One pass over the segments of an audit log: frames, checksums, headers, chain, tree, signatures, and the keys as they are rotated."""

from __future__ import annotations

import zlib
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from ..generated import record_pb2
from .frames import COMMIT, COMMIT_BODY_BYTES, ENTRY, FRAME_HEAD_BYTES, HEADER, Frame, find_frame, parse_commit, parse_header, segment_first
from .keys import Head, VerifierKey, is_signed, parse_vkey
from .merkle import HASH_BYTES, NO_HASH, Tree, leaf_hash

#: Tag, length and hash of `prev`, at the front of every record.
_PREV_BYTES = 2 + HASH_BYTES
#: How many keys one log may have had.
KEYS_MAX = 4_096


@dataclass(frozen=True)
class BadPlace:
    """Where something begins that does not verify; `record` is None for a frame or file that is none."""

    record: int | None
    file: str
    offset: int
    reason: str


@dataclass(frozen=True)
class Commit:
    head: Head
    #: Size at the commit frame before it.
    first: int
    file: str
    #: Offset behind its frame.
    end: int


@dataclass
class _Entry:
    index: int
    offset: int
    prev: bytes
    leaf: bytes


@dataclass
class Walk:
    """What the segments hold up to the first thing that does not verify."""

    directory: Path
    segments: Sequence[str]
    #: Called for each entry of a group whose commit frame holds, with its place.
    on_entry: Callable[[int, record_pb2.Record, str, int], None]
    #: Sizes at which the root is wanted.
    sizes: frozenset[int] = frozenset()
    roots: dict[int, bytes] = field(default_factory=dict)
    bad: BadPlace | None = None
    #: True when `bad` is a wrong signature: then nothing behind it is a torn tail.
    is_forged: bool = False
    commit: Commit | None = None
    commits: int = 0
    #: (entries before it came into force, key), oldest first.
    keys: list[tuple[int, VerifierKey]] = field(default_factory=list)
    _tree: Tree = field(default_factory=Tree)
    _leaf: bytes = NO_HASH
    _group: list[_Entry] = field(default_factory=list)
    _records: list[tuple[int, bytes, int]] = field(default_factory=list)
    _next_key: VerifierKey | None = None
    _data: bytes = b''
    _file: str = ''

    @property
    def size(self) -> int:
        """Entries seen, committed or not."""
        return self._tree.size + len(self._group)

    @property
    def known_keys(self) -> list[VerifierKey]:
        """Those that the log has had, and the one that a record names as the next."""
        return [key for _, key in self.keys] + ([self._next_key] if self._next_key else [])

    @property
    def committed(self) -> int:
        return self._tree.size

    def run(self) -> None:
        if 0 in self.sizes:
            self.roots[0] = self._tree.root()
        for number, name in enumerate(self.segments):
            self._file = name
            if segment_first(name) != self.size:
                self._fail(0, f'the segment should be named for entry {self.size}', self.size)
                return
            self._data = (self.directory / name).read_bytes()
            self._segment(is_last=number == len(self.segments) - 1)
            if self.bad is not None:
                return

    def _segment(self, *, is_last: bool) -> None:
        at = 0
        has_header = False
        while True:
            found = find_frame(self._data, at)
            if isinstance(found, str):
                self._finish(at, found, has_header=has_header, is_last=is_last)
                return
            body = self._data[found.body : found.end]
            kind = body[0]
            if zlib.crc32(body) != found.crc:
                self._fail(at, 'the frame does not match its checksum', self._record_of(self._probable_kind(body, found.crc), has_header))
                return
            if not has_header:
                self._header(at, body)
                has_header = True
            elif kind == ENTRY:
                self._entry(at, body[1:])
            elif kind == COMMIT and len(body) == COMMIT_BODY_BYTES:
                self._commit(at, found, body)
            else:
                self._fail(at, 'no frame of this kind belongs here')
            if self.bad is not None:
                return
            at = found.end

    def _finish(self, at: int, why: str, *, has_header: bool, is_last: bool) -> None:
        """No whole frame begins at `at`: that is where the segment ends, or is bad."""
        kind = self._data[at + FRAME_HEAD_BYTES] if len(self._data) > at + FRAME_HEAD_BYTES else ENTRY
        rest = self._data[at:]
        if why == 'long':
            self._fail(at, 'the frame length is out of range', self._record_of(kind, has_header))
        elif why == 'short':
            self._fail(at, 'the frame is cut short', self._record_of(kind, has_header))
        elif rest.count(0) != len(rest):
            self._fail(at, 'bytes behind the last frame', self.size)
        elif rest and not is_last:
            self._fail(at, 'zeros at the end of a segment that another one follows')
        elif not has_header:
            self._fail(0, 'the segment has no header')
        elif self._group and not is_last:
            self._fail(self._group[0].offset, 'entries without a commit frame', self._group[0].index)

    def _header(self, at: int, body: bytes) -> None:
        header = parse_header(body) if body[0] == HEADER else None
        if header is None:
            self._fail(at, 'the header is not in its one encoding' if body[0] == HEADER else 'the segment has no header')
            return
        if not self.keys and header.first > 0:
            self._fail(0, 'the segment should be named for entry 0', 0)
            return
        tree = tuple(root.hex() for _, root in self._tree.peaks) if self.size else None
        if header.first != self.size or header.prev != self._leaf.hex() or header.tree != tree:
            self._fail(at, 'the header does not continue the log')
            return
        named = parse_vkey(header.vkey)
        expected = named if named and (not self.keys or named == self.keys[-1][1] or named == self._next_key) else None
        if expected is None or header.origin != expected.origin:
            self._fail(at, 'the header names another log or key')
            return
        if not self.keys or self.keys[-1][1] != expected:
            self.keys.append((self.size, expected))
            self._next_key = None

    def _entry(self, at: int, content: bytes) -> None:
        if len(content) < _PREV_BYTES or content[:2] != b'\x0a\x20':
            self._fail(at, 'the record does not begin with prev', self.size)
            return
        entry = _Entry(self.size, at, content[2:_PREV_BYTES], leaf_hash(content))
        if entry.prev != self._leaf:
            self._fail(at, 'prev is not the hash of the record before', entry.index)
            if self._group:
                self._suspect(entry.prev, at)
            return
        self._group.append(entry)
        self._records.append((entry.index, content, at))
        self._leaf = entry.leaf

    def _commit(self, at: int, frame: Frame, body: bytes) -> None:
        head, first = parse_commit(body) or (None, 0)
        if head is None or head.size != self.size:
            record = None if head is None else min(head.size, self.size)
            self._fail(at, f'the commit frame does not count the {self.size} entries that there are', record)
            return
        if first != self.committed:
            self._fail(at, f'the commit frame before this one should count {first} entries', first)
            return
        tree = self._grown([entry.leaf for entry in self._group])
        if tree.root() != head.root:
            self._wrong_root(head.root, frame.end)
            return
        if not is_signed(self.keys[-1][1], head):
            self.is_forged = True
            self._fail(at, 'the signature of the commit frame is wrong')
            return
        self.commit = Commit(head, self.committed, self._file, frame.end)
        self.commits += 1
        self._tree = tree
        self._group = []
        records, self._records = self._records, []
        for index, content, offset in records:
            self._take(index, content, offset)

    def _take(self, index: int, content: bytes, offset: int) -> None:
        try:
            record = record_pb2.Record.FromString(content)
        except Exception:  # a DecodeError of whichever protobuf implementation
            # What no record can be read from, its hash proves all the same.
            record = record_pb2.Record()
        if record.HasField('key_rotated'):
            key = parse_vkey(record.key_rotated.vkey)
            # A rotation to something else is none: the next segment then goes on under the present key.
            if key is not None and key.origin == self.keys[-1][1].origin and len(self.keys) < KEYS_MAX:
                self._next_key = key
        self.on_entry(index, record, self._file, offset)

    def _grown(self, leaves: Sequence[bytes]) -> Tree:
        """The tree with these leaves behind the committed ones."""
        tree = self._tree.copy()
        for leaf in leaves:
            tree.append(leaf)
            if tree.size in self.sizes:
                self.roots[tree.size] = tree.root()
        return tree

    def _wrong_root(self, root: bytes, end: int) -> None:
        first, last = self._group[0], self._group[-1]
        self._fail(first.offset, 'the root of the group that begins here is not the one that was signed', first.index)
        following = find_frame(self._data, end)
        if isinstance(following, Frame) and self._data[following.body : following.body + 3] == b'\x02\x0a\x20':
            prev = self._data[following.body + 3 : following.body + 1 + _PREV_BYTES]
            leaves = [entry.leaf for entry in self._group[:-1]] + [prev]
            if self._grown(leaves).root() == root:
                self._fail(last.offset, 'the record is not the one that was signed', last.index)
        elif last is not first:
            self._fail(last.offset, 'the record is not the one that was signed', last.index)

    def _suspect(self, named: bytes, at: int) -> None:
        """A broken chain inside a group: when the group's root comes out with the leaf that `prev` names, it was the record before."""
        suspect = self._group[-1]
        leaves = [entry.leaf for entry in self._group[:-1]] + [named]
        leaf = named
        while True:
            found = find_frame(self._data, at)
            if isinstance(found, str):
                return
            body = self._data[found.body : found.end]
            if zlib.crc32(body) != found.crc:
                return
            if body[0] == COMMIT and len(body) == COMMIT_BODY_BYTES:
                head, _ = parse_commit(body) or (None, 0)
                tree = self._grown(leaves)
                if head is not None and head.size == tree.size and head.root == tree.root():
                    self._fail(suspect.offset, 'the record is not the one that was signed', suspect.index)
                return
            if body[0] != ENTRY or body[3 : 1 + _PREV_BYTES] != leaf:
                return
            leaf = leaf_hash(body[1:])
            leaves.append(leaf)
            at = found.end

    def _probable_kind(self, body: bytes, crc: int) -> int:
        """The frame's kind; where another kind byte makes the checksum right, that byte is what was altered."""
        for kind in (ENTRY, COMMIT):
            if body[0] != kind and zlib.crc32(bytes([kind]) + body[1:]) == crc:
                return kind
        return body[0]

    def _record_of(self, kind: int, has_header: bool) -> int | None:
        return self.size if has_header and kind != COMMIT else None

    def _fail(self, offset: int, reason: str, record: int | None = None) -> None:
        self.bad = BadPlace(record, self._file, offset, reason)
