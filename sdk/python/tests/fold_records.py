"""Makes records of every kind at random and says what the Python fold makes of them: `fold_records.py SEED COUNT`.

A line each: the record's bytes in base64, a tab, the canonical JSON of the state after it. The TypeScript tests fold the same records.
"""

from __future__ import annotations

import base64
import random
import sys
from typing import Any

from arqonbus.audit.canonical_json import canonical_json
from arqonbus.audit.fold import Fold
from arqonbus.generated.record_pb2 import Record

WORDS = [
    '',
    'a',
    'b',
    'GPU_INIT',
    'PREDICTION',
    'failed',
    'running',
    'requeued',
    'dead_lettered',
    'token',
    'key',
    'subject',
    'passed',
    'silent',
]
WORDS += ['0x1_003_00000000002a', '0x1_004_000000000000', 'é\u2028"\\\n', '\U0001f600', '\uffff', 'column/x@1']
RUNS = ['', 'run-1', 'run-2', 'run-3']
HASHES = [b'', b'\x01' * 16, b'\x02' * 16, b'\xaa' * 32, b'\xab' * 32]
WHOLE = [0, 1, 1, 2, 3, 3, 4, 5, 63, 64, 255, 300, 4099, 2**31 - 1]
DOUBLES = [0.0, -0.0, 0.1, 1e21, 1e20, 1e-7, 1e-6, 123456789.125, 5e-324, -2.5, 100.0, 1.7976931348623157e308]
_FLOATS = (1, 2)
_DAY_NS = 86_400 * 10**9


class Maker:
    def __init__(self, seed: int) -> None:
        self.random = random.Random(seed)
        self.kinds = [field for field in Record.DESCRIPTOR.fields if field.containing_oneof is not None]
        self.time = 1_790_000_000_123_456_789

    def record(self) -> Record:
        record = Record()
        pick = self.random.choice
        self.time += self.random.randrange(_DAY_NS)
        record.time = self.time
        record.pos, record.epoch, record.run = pick(WHOLE), pick(WHOLE), pick(RUNS)
        record.phase, record.device, record.simulated = pick(WORDS), pick(WORDS), pick([True, False])
        record.actor.id = pick(WORDS)
        kind = pick(self.kinds)
        body = getattr(record, kind.name)
        body.SetInParent()
        self.fill(body)
        return record

    def fill(self, message: Any) -> None:
        for field in message.DESCRIPTOR.fields:
            if field.is_repeated:
                for _ in range(self.random.randrange(4)):
                    if field.message_type is not None:
                        self.fill(getattr(message, field.name).add())
                    else:
                        getattr(message, field.name).append(self.value(field))
            elif field.message_type is not None:
                self.fill(getattr(message, field.name))
            else:
                setattr(message, field.name, self.value(field))

    def value(self, field: Any) -> Any:
        pick = self.random.choice
        if field.type == field.TYPE_STRING:
            return pick(WORDS)
        if field.type == field.TYPE_BYTES:
            return pick(HASHES)
        if field.type == field.TYPE_BOOL:
            return pick([True, False])
        if field.type in _FLOATS:
            return pick(DOUBLES)
        if field.type == field.TYPE_SFIXED64:
            return pick([0, self.time + self.random.randrange(-_DAY_NS, 9 * _DAY_NS)])
        return pick(WHOLE)


def main() -> None:
    maker, fold = Maker(int(sys.argv[1])), Fold()
    for number in range(int(sys.argv[2])):
        record = maker.record()
        fold.apply(record, number)
        sys.stdout.write(f'{base64.b64encode(record.SerializeToString()).decode()}\t{canonical_json(fold.state)}\n')


if __name__ == '__main__':
    main()
