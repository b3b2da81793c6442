"""Circuits: what was applied, returned to, stopped; how many messages they took."""

from __future__ import annotations

from collections.abc import Iterable

from ...generated.record_pb2 import Record
from .table import State, on
from .values import number

CIRCUITS_MAX = 256
CIRCUIT_VERSIONS_MAX = 64
_COUNTS_MAX = 64


@on('circuit_applied')
def _applied(state: State, record: Record, at: int) -> None:
    body, own = record.circuit_applied, state['circuits']
    act = {'by': record.actor.id, 'record': at}
    before = own['circuits'].get(body.name)
    if before is None and len(own['circuits']) >= CIRCUITS_MAX:
        own['beyond'] += 1
        return
    version = {
        'version': body.version,
        'circuitSha256': body.circuit_sha256.hex(),
        'expandedSha256': body.expanded_sha256.hex(),
        'binding': body.binding,
        'bindingSha256': body.binding_sha256.hex(),
        **act,
    }
    known = before or {'versions': [], 'versionsTotal': 0, 'counts': {}}
    own['circuits'][body.name] = {
        'state': 'active',
        'version': body.version,
        'versions': [*known['versions'], version][-CIRCUIT_VERSIONS_MAX:],
        'versionsTotal': max(known['versionsTotal'], body.version),
        **act,
        'counts': known['counts'],
    }


@on('circuit_rolled_back')
def _rolled_back(state: State, record: Record, at: int) -> None:
    body = record.circuit_rolled_back
    circuit = state['circuits']['circuits'].get(body.name)
    if circuit is not None:
        circuit |= {'state': 'active', 'version': body.to, 'by': record.actor.id, 'record': at}


@on('circuit_drained')
def _drained(state: State, record: Record, at: int) -> None:
    body = record.circuit_drained
    circuit = state['circuits']['circuits'].get(body.name)
    if circuit is None:
        return
    if body.state == 'drained':
        circuit['state'] = 'drained'
    else:
        circuit |= {'state': 'draining', 'by': record.actor.id, 'record': at}


@on('circuit_path')
def _path(state: State, record: Record, _number: int) -> None:
    body = record.circuit_path
    if body.version > 0:
        _count(state, body.circuit, [(f'path.{body.outcome}', 1)])


@on('circuit_settled')
def _settled(state: State, record: Record, _number: int) -> None:
    body = record.circuit_settled
    counts = [(count.what, number(count.messages)) for count in body.counts]
    if body.version > 0:
        _count(state, body.circuit, [('lost', number(body.lost)), *counts])


@on('topology_verified')
def _verified(state: State, record: Record, at: int) -> None:
    claims = record.topology_verified.claims
    state['circuits']['verified'] = {'record': at, 'ok': len(claims) > 0 and all(claim.ok for claim in claims)}


def _count(state: State, name: str, more: Iterable[tuple[str, int]]) -> None:
    circuit = state['circuits']['circuits'].get(name)
    if circuit is None:
        return
    counts = circuit['counts']
    for what, messages in more:
        if what in counts or len(counts) < _COUNTS_MAX:
            counts[what] = counts.get(what, 0) + messages
