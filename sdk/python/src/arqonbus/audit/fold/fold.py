"""The fold itself: one state, changed record by record."""

from __future__ import annotations

import hashlib
from typing import ClassVar

from ...generated.record_pb2 import Record
from ..canonical_json import canonical_json
from . import cache, circuits, credentials, devices, jobs, kept, log, memory, quota, rig, runs, stores
from .empty import FOLD_VERSION, empty_state
from .runs import touch
from .table import BY_KIND, State
from .values import number

#: Records between two snapshots (docs/spec/state.md ST3).
SNAPSHOT_EVERY = 4_096
#: Imported for what they register.
PARTS = (cache, circuits, credentials, devices, jobs, kept, log, memory, quota, rig, runs, stores)


def _fold_id() -> bytes:
    return hashlib.sha256(canonical_json({'empty': empty_state(), 'version': FOLD_VERSION}).encode()).digest()[:8]


class Fold:
    """Callers apply every record of a log, in order, each once."""

    #: What snapshots of this fold say they are of.
    ID: ClassVar[bytes] = _fold_id()

    def __init__(self) -> None:
        self.state: State = empty_state()

    def apply(self, record: Record, at: int) -> None:
        kind = record.WhichOneof('body')
        for apply in BY_KIND.get(kind or '', ()):
            apply(self.state, record, at)
        touch(self.state, record, at)
        self.state['size'] = at + 1
        self.state['pos'] = max(self.state['pos'], number(record.pos))

    def sha256(self) -> bytes:
        """Over the state's canonical JSON."""
        return hashlib.sha256(canonical_json(self.state).encode('utf-8', 'surrogatepass')).digest()
