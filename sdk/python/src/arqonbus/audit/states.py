"""The state after a record, found out anew: what a person compares with the hash that a window or another verifier shows."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from ..generated import record_pb2
from .fold import Fold
from .frames import segment_first
from .verify import NoLogError, find_log
from .walk import BadPlace, Walk


@dataclass(frozen=True)
class StateHash:
    """SHA-256 of the canonical JSON of the state after `record`, in hex."""

    record: int
    sha256: str


@dataclass(frozen=True)
class States:
    """`first_bad` is where the log does not verify; states of records behind it are not there."""

    states: tuple[StateHash, ...]
    records: int
    first_bad: BadPlace | None


def states(path: str | Path, records: Iterable[int], vkey: str | None = None) -> States:
    """Folds the log of a workspace or of an audit folder, verifying its frames, chain and signatures on the way.

    :raises NoLogError: when there is no log, or no key is known.
    """
    directory, _ = find_log(Path(path), vkey)
    wanted = frozenset(records)
    found: dict[int, str] = {}
    fold = Fold()
    last = max(wanted, default=-1)

    def take(number: int, record: record_pb2.Record, _file: str, _offset: int) -> None:
        if number > last:
            return
        fold.apply(record, number)
        if number in wanted:
            found[number] = fold.sha256().hex()

    names = sorted(entry.name for entry in directory.iterdir() if segment_first(entry.name) is not None and entry.is_file())
    if not names:
        raise NoLogError(f'neither a workspace nor an audit log: {path}')
    walk = Walk(directory, names, take)
    walk.run()
    return States(tuple(StateHash(number, found[number]) for number in sorted(found)), walk.committed, walk.bad)
