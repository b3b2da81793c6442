"""The memory map in force, who may use what, and what was used."""

from __future__ import annotations

import re

from ...generated.record_pb2 import Record
from .table import State, on
from .values import number

LEASES_FOLDED_MAX = 256
REGIONS_FOLDED_MAX = 64
_COUNTERS = ('reads', 'writes', 'executes', 'bytesRead', 'bytesWritten', 'refused')


def _key(region: int) -> str:
    return f'{region:04x}'


def _count(state: State, region: int, added: dict[str, int]) -> None:
    """What is not on the map is not counted by region."""
    counters = state['memory']['regions'].get(_key(region))
    if counters is not None:
        for name, value in added.items():
            counters[name] += value


@on('engine_started', 'engine_closed')
def _engine(state: State, _record: Record, _number: int) -> None:
    state['memory']['leases'] = {}


@on('map_declared')
def _map_declared(state: State, record: Record, at: int) -> None:
    memory, body = state['memory'], record.map_declared
    keys = [_key(region) for region in body.regions[:REGIONS_FOLDED_MAX]]
    memory['map'] = {'sha256': body.sha256.hex(), 'record': at}
    memory['regions'] = {key: memory['regions'].get(key) or dict.fromkeys(_COUNTERS, 0) for key in keys}


@on('region_leased')
def _region_leased(state: State, record: Record, at: int) -> None:
    leases, body = state['memory']['leases'], record.region_leased
    if body.lease not in leases and len(leases) >= LEASES_FOLDED_MAX:
        return
    leases[body.lease] = {
        'identity': body.identity,
        'kind': body.kind,
        'region': body.region,
        'rights': body.rights,
        'bytes': number(body.bytes),
        'used': 0,
        'run': body.run,
        'record': at,
    }


@on('lease_ended')
def _lease_ended(state: State, record: Record, _number: int) -> None:
    state['memory']['leases'].pop(record.lease_ended.lease, None)


@on('access_settled')
def _access_settled(state: State, record: Record, _number: int) -> None:
    for row in record.access_settled.leases:
        moved = {'bytesRead': number(row.bytes_read), 'bytesWritten': number(row.bytes_written)}
        acts = {'reads': number(row.reads), 'writes': number(row.writes), 'executes': number(row.executes)}
        _count(state, row.region, acts | moved)
        lease = state['memory']['leases'].get(row.lease)
        if lease is not None:
            lease['used'] += sum(moved.values())


@on('access_refused')
def _access_refused(state: State, record: Record, _number: int) -> None:
    refused = number(record.access_refused.count)
    state['memory']['refused'] += refused
    match = re.match(r'0x([0-9a-f])_([0-9a-f]{3})_', record.access_refused.address)
    if match:
        _count(state, int(match[1] + match[2], 16), {'refused': refused})
