"""What `vbus audit verify` says of an audit log, found out anew."""

from __future__ import annotations

import hashlib
import zlib
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from ..generated import record_pb2
from .fold import SNAPSHOT_EVERY, Fold
from .frames import COMMIT, COMMIT_BODY_BYTES, FRAME_HEAD_BYTES, find_frame, parse_commit, parse_header, segment_first
from .keys import NOTE_BYTES_MAX, Head, VerifierKey, decode_base64, is_signed, parse_checkpoint, parse_note, parse_vkey
from .walk import BadPlace, Commit, Walk

_HEADS = ('head.a', 'head.b')
#: What a verdict calls the checkpoint that was kept elsewhere.
_HELD = 'the checkpoint held'
_QUARANTINE = 'quarantine'
_COMMIT_FRAME_BYTES = FRAME_HEAD_BYTES + COMMIT_BODY_BYTES
#: How often a log that grows while it is verified is looked at again.
_LOOKS_AGAIN_MAX = 8
# What is no key is shown up to here.
_KEY_SHOWN_MAX = 200


class NoLogError(Exception):
    """There is no audit log at this path, or no key for it."""


@dataclass(frozen=True)
class Verdict:
    """`records` verified, up to the newest commit frame that holds; `root` over those, in hex."""

    records: int
    root: str
    vkey: str
    is_signed: bool
    torn_tail: int
    first_bad: BadPlace | None
    snapshots_checked: int
    snapshots_of_other_folds: int

    @property
    def ok(self) -> bool:
        return self.first_bad is None

    def view(self) -> dict[str, Any]:
        """The members of the command line's result (CONTRACT)."""
        bad = self.first_bad
        return {
            'type': 'result',
            'ok': self.ok,
            'records': self.records,
            'root': self.root,
            'checkpoint': {'size': self.records, 'signed': self.is_signed},
            'torn_tail': self.torn_tail,
            'first_bad': bad and {'record': bad.record, 'file': bad.file, 'offset': bad.offset, 'reason': bad.reason},
            'snapshots': {'checked': self.snapshots_checked, 'other_fold': self.snapshots_of_other_folds},
        }


def verify(path: str | Path, vkey: str | None = None, held: bytes | None = None) -> Verdict:
    """Verifies the log of a workspace or of an audit folder, from its files alone; nothing is written.

    :param vkey: the verifier key to pin, any that the log has had; default: the one the workspace pins.
    :param held: a checkpoint of this log that was kept elsewhere, whoever else signed it: the log must go on from it.
    :raises NoLogError: when there is no log, or no key is known.
    """
    directory, pinned = find_log(Path(path), vkey)
    key = parse_vkey(pinned)
    if key is None:
        raise NoLogError(f'not a verifier key: {pinned[:_KEY_SHOWN_MAX]!r}')
    verdict = _Look(directory, key, held).verdict()
    for _ in range(_LOOKS_AGAIN_MAX):
        before = verdict.first_bad
        if before is None:
            break
        # An engine may be writing: bad is what is bad in the same place twice.
        verdict = _Look(directory, key, held).verdict()
        after = verdict.first_bad
        if after is not None and (after.file, after.offset) == (before.file, before.offset):
            break
    return verdict


def _is_file(path: Path) -> bool:
    """A folder, a link or a pipe (which would be waited for) is no file of a log, whatever its name."""
    return path.is_file() and not path.is_symlink()


def find_log(path: Path, vkey: str | None) -> tuple[Path, str]:
    """The audit folder of a workspace or of the folder itself, and the key that is pinned."""
    inner = path / '.vbus' / 'audit'
    directory = inner if inner.is_dir() else path
    names = [entry.name for entry in directory.iterdir()] if directory.is_dir() else []
    if inner != directory and not any(segment_first(name) is not None or name.startswith('head.') for name in names):
        raise NoLogError(f'neither a workspace nor an audit log: {path}')
    if vkey is not None:
        return directory, vkey
    pin = directory.parent / 'keys' / 'log.vkey'
    if not pin.is_file():
        raise NoLogError('no key is pinned beside this log: name one with --key')
    return directory, pin.read_text().strip()


@dataclass
class _Snapshots:
    """Folds the records and compares what the snapshots among them say."""

    fold: Fold = field(default_factory=Fold)
    hashes: dict[int, bytes] = field(default_factory=dict)
    checked: int = 0
    of_other_folds: int = 0
    bad: BadPlace | None = None

    def take(self, number: int, record: record_pb2.Record, file: str, offset: int) -> None:
        if record.HasField('snapshot'):
            self._check(number, record.snapshot, file, offset)
        self.fold.apply(record, number)
        if number % SNAPSHOT_EVERY == SNAPSHOT_EVERY - 1:
            self.hashes[number] = self.fold.sha256()

    def _check(self, number: int, snapshot: record_pb2.Snapshot, file: str, offset: int) -> None:
        if snapshot.fold != Fold.ID:
            self.of_other_folds += 1
            return
        self.checked += 1
        if self.hashes.get(snapshot.record) != snapshot.state_sha256 and self.bad is None:
            self.bad = BadPlace(number, file, offset, f'the snapshot is not of the state after record {snapshot.record}')


class _Look:
    """One look at a log's folder."""

    def __init__(self, directory: Path, key: VerifierKey, held: bytes | None) -> None:
        self._directory = directory
        self._held = held
        self._key = key
        # Heads first: a log that grows meanwhile is then never shorter than they say.
        self._notes = {name: _read_note(directory / name) for name in _HEADS if _is_file(directory / name)}
        self._segments = sorted(entry.name for entry in directory.iterdir() if segment_first(entry.name) is not None and _is_file(entry))
        self._snapshots = _Snapshots()
        self._tails: list[tuple[int, record_pb2.TailQuarantined]] = []
        self._closed = -1

    def verdict(self) -> Verdict:
        refusal = self._refusal()
        if refusal is not None:
            return self._verdict(None, 0, refusal)
        claimed = [head for head in (self._claim(data) for data in self._notes.values()) if head is not None]
        kept = [int(line) for line in (self._held or b'').split(b'\n')[1:2] if line.isdigit()]
        sizes = frozenset([*(head.size for head in claimed), *kept])
        walk = Walk(self._directory, self._segments, self._take, sizes)
        walk.run()
        keys = [key for _, key in walk.keys] or [self._key]
        # A head that nobody signed says nothing of the tail: it is what is bad.
        torn = self._torn_tail(walk, max((head.size for head in claimed if any(is_signed(key, head) for key in keys)), default=0))
        bad = walk.bad if torn is None else None
        # Without a header that holds it is not the key that is missing.
        if bad is None and walk.keys and self._key.text not in {key.text for key in walk.known_keys}:
            return self._verdict(None, 0, BadPlace(None, self._segments[0], 0, 'this key never signed the log'))
        size = walk.commit.head.size if walk.commit else 0
        is_closed = size > 0 and self._closed == size - 1
        bad = bad or self._bad_head(walk, size) or self._bad_held(walk, size)
        bad = bad or (self._bad_close(walk.commit) if is_closed and walk.commit else None)
        bad = bad or self._bad_tail(size, is_closed) or self._stray_name() or self._snapshots.bad
        return self._verdict(walk, torn or 0, bad)

    def _verdict(self, walk: Walk | None, torn: int, bad: BadPlace | None) -> Verdict:
        commit = walk.commit if walk else None
        size, root = (commit.head.size, commit.head.root) if commit else (0, hashlib.sha256(b'').digest())
        seen = self._snapshots if walk else _Snapshots()
        return Verdict(size, root.hex(), self._key.text, commit is not None, torn, bad, seen.checked, seen.of_other_folds)

    def _refusal(self) -> BadPlace | None:
        if not self._segments:
            return BadPlace(None, '0' * 20 + '.seg', 0, 'there is no log here')
        named = self._first_vkey()
        if named is not None and named.origin != self._key.origin:
            return BadPlace(None, self._segments[0], 0, f'the log names the key {named.text}')
        return None

    def _first_vkey(self) -> VerifierKey | None:
        with (self._directory / self._segments[0]).open('rb') as file:
            data = file.read(8_192)
        found = find_frame(data, 0)
        header = None if isinstance(found, str) else parse_header(data[found.body : found.end])
        return parse_vkey(header.vkey) if header else None

    def _take(self, number: int, record: record_pb2.Record, file: str, offset: int) -> None:
        if record.HasField('engine_closed'):
            self._closed = number
        elif record.HasField('tail_quarantined'):
            self._tails.append((number, record.tail_quarantined))
        self._snapshots.take(number, record, file, offset)

    def _claim(self, data: bytes) -> Head | None:
        """What a head's bytes say, whichever of the log's keys signed it."""
        return _parse_head(self._key.origin, data)

    def _torn_tail(self, walk: Walk, newest: int) -> int | None:
        """Bytes that a kill left behind the last commit frame that holds; None when that is not what it is."""
        if walk.is_forged or (walk.bad is None and walk.size == walk.committed) or walk.committed < newest:
            return None
        last = self._segments[-1]
        if walk.bad is not None and walk.bad.file != last:
            return None
        data = (self._directory / last).read_bytes()
        start = walk.commit.end if walk.commit and walk.commit.file == last else 0
        end = max(start, len(data.rstrip(b'\x00')))
        keys = [key for _, key in walk.keys] or [self._key]
        if any(is_signed(key, head) for head in _find_commits(data, start) for key in keys):
            return None
        return end - start

    def _bad_head(self, walk: Walk, size: int) -> BadPlace | None:
        for name in _HEADS:
            data = self._notes.get(name)
            if data is None:
                if walk.commits > 1:
                    return BadPlace(None, name, 0, 'the head is missing')
                continue
            claim = self._claim(data)
            if claim is None:
                return BadPlace(None, name, 0, 'the head is not a signed checkpoint of this log in its one encoding')
            if claim.size > size:
                signed = any(is_signed(key, claim) for _, key in walk.keys)
                reason = f'rolled back: a signed head counts {claim.size} entries where there are {size}'
                return BadPlace(size, name, 0, reason) if signed else BadPlace(None, name, 0, 'the signature of the head is wrong')
            heads = [(key, parse_note(key, data)) for key in _in_force(walk.keys, claim.size)]
            if not any(head is not None and is_signed(key, head) for key, head in heads):
                return BadPlace(None, name, 0, 'the signature of the head is wrong')
            if walk.roots.get(claim.size) != claim.root:
                return BadPlace(None, name, 0, "the root of the head is not the log's")
        return None

    def _bad_held(self, walk: Walk, size: int) -> BadPlace | None:
        """What was kept elsewhere against the log that is here."""
        if self._held is None:
            return None
        found = ((key, parse_checkpoint(key, self._held)) for _, key in walk.keys)
        key, head = next(((key, head) for key, head in found if head is not None), (None, None))
        if key is None or head is None:
            return BadPlace(None, _HELD, 0, 'it is no signed checkpoint of this log')
        if not is_signed(key, head):
            return BadPlace(None, _HELD, 0, 'its signature is wrong')
        if head.size > size:
            return BadPlace(size, _HELD, 0, f'rolled back: it counts {head.size} entries where there are {size}')
        return None if walk.roots.get(head.size) == head.root else BadPlace(None, _HELD, 0, "its root is not the log's")

    def _bad_close(self, commit: Commit) -> BadPlace | None:
        last = self._segments[-1]
        end = commit.end if commit.file == last else 0
        if (self._directory / last).stat().st_size > end:
            return BadPlace(None, last, end, 'bytes behind a clean close')
        for name in _HEADS:
            head = self._claim(self._notes.get(name, b''))
            if head is None:
                return BadPlace(None, name, 0, 'the head is missing')
            # The closing record is written between the heads' last two writes.
            if head.size < commit.first:
                return BadPlace(None, name, 0, f'the head counts {head.size} entries of {commit.head.size} after a clean close')
        return None

    def _bad_tail(self, size: int, is_closed: bool) -> BadPlace | None:
        folder = self._directory / _QUARANTINE
        names = {entry.name for entry in folder.iterdir()} if folder.is_dir() else set()
        for number, tail in self._tails:
            if number >= size:
                continue
            place = f'{_QUARANTINE}/{tail.file}'
            if tail.file not in names:
                # A stream log's tail may lie in its own folder.
                if tail.log == self._key.origin:
                    return BadPlace(number, place, 0, 'the quarantined tail is missing')
                continue
            names.discard(tail.file)
            path = folder / tail.file
            data = path.read_bytes() if _is_file(path) and path.stat().st_size == tail.bytes else b''
            if len(data) != tail.bytes or hashlib.sha256(data).digest() != tail.sha256:
                return BadPlace(number, place, 0, 'the quarantined tail is not the recorded one')
        # A kill may fall between moving a tail and recording it.
        stray = min(names) if names and is_closed else None
        return BadPlace(None, f'{_QUARANTINE}/{stray}', 0, 'the file does not belong to the log') if stray else None

    def _stray_name(self) -> BadPlace | None:
        for entry in sorted(self._directory.iterdir()):
            name = entry.name
            is_file = _is_file(entry)
            is_ours = name in _HEADS or segment_first(name) is not None or '.lock' in name or '.sqlite' in name
            if not (is_ours if is_file else entry.is_dir() and not entry.is_symlink() and name == _QUARANTINE):
                return BadPlace(None, name, 0, 'the file does not belong to the log')
        return None


def _read_note(path: Path) -> bytes:
    with path.open('rb') as file:
        data = file.read(NOTE_BYTES_MAX + 1)
    # Larger than any head: not one.
    return data if len(data) <= NOTE_BYTES_MAX else b''


def _parse_head(origin: str, data: bytes) -> Head | None:
    """A head by any key of this origin: the key's id stands before the signature and is not looked at here."""
    lines = data.split(b'\n')
    prefix = f'— {origin} '.encode()
    if len(lines) != 6 or not lines[4].startswith(prefix):
        return None
    signed = decode_base64(lines[4][len(prefix) :].decode('latin-1'))
    if signed is None or len(signed) < 4:
        return None
    return parse_note(VerifierKey(origin, signed[:4], b'', ''), data)


def _in_force(keys: list[tuple[int, VerifierKey]], size: int) -> Iterable[VerifierKey]:
    """The keys that may sign a head of this size: where one follows another, either."""
    for place, (start, key) in enumerate(keys):
        end = keys[place + 1][0] if place + 1 < len(keys) else None
        if start <= size and (end is None or size <= end):
            yield key


def _find_commits(data: bytes, start: int) -> Iterable[Head]:
    """Everything from `start` on, at any offset, that is a commit frame but for its signature."""
    mark = COMMIT_BODY_BYTES.to_bytes(4, 'little')
    at = data.find(mark, start)
    while at >= 0:
        found = find_frame(data, at)
        if len(data) - at >= _COMMIT_FRAME_BYTES and not isinstance(found, str) and data[found.body] == COMMIT:
            body = data[found.body : found.end]
            commit = parse_commit(body) if zlib.crc32(body) == found.crc else None
            if commit is not None:
                yield commit[0]
        at = data.find(mark, at + 1)
