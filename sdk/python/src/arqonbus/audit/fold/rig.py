"""The engine, trust, data, components, operators, the breaker and what is only counted."""

from __future__ import annotations

from ...generated.record_pb2 import Record
from .runs import breach_of
from .table import State, on
from .values import number


@on('engine_started')
def _engine_started(state: State, record: Record, _number: int) -> None:
    state['engine'] = {'isRunning': True, 'epoch': record.epoch, 'version': record.engine_started.version}
    state['operators'] = {}


@on('engine_closed')
def _engine_closed(state: State, _record: Record, _number: int) -> None:
    state['engine']['isRunning'] = False
    state['operators'] = {}


@on('workspace_trusted')
def _workspace_trusted(state: State, record: Record, at: int) -> None:
    body = record.workspace_trusted
    state['trust'] = {
        'configSha256': body.config_sha256.hex(),
        'policySha256': body.policy_sha256.hex(),
        'person': body.person,
        'record': at,
    }


@on('policy_applied')
def _policy_applied(state: State, record: Record, at: int) -> None:
    state['trust'] |= {'policySha256': record.policy_applied.sha256.hex(), 'record': at}


@on('data_registered')
def _data_registered(state: State, record: Record, at: int) -> None:
    body = record.data_registered
    state['data'][body.name] = {'path': body.path, 'sha256': body.sha256.hex(), 'record': at}


@on('component_registered')
def _component_registered(state: State, record: Record, _number: int) -> None:
    body = record.component_registered
    state['components'][body.id] = {'kind': body.kind, 'sha256': body.sha256.hex()}


@on('operator_started')
def _operator_started(state: State, record: Record, at: int) -> None:
    body = record.operator_started
    state['operators'][body.identity] = {'pid': number(body.pid), 'confinement': body.confinement, 'record': at}


@on('operator_ended')
def _operator_ended(state: State, record: Record, _number: int) -> None:
    state['operators'].pop(record.operator_ended.identity, None)


@on('breach')
def _breach(state: State, record: Record, at: int) -> None:
    state['breaker'] = {'isOpen': True, 'breach': breach_of(record, at)}


@on('breach_acknowledged')
def _breach_acknowledged(state: State, _record: Record, _number: int) -> None:
    state['breaker'] = {'isOpen': False}


@on('refusals')
def _refusals(state: State, record: Record, _number: int) -> None:
    if not record.refusals.passed:
        state['refusals'] = state['refusals'] + number(record.refusals.count)
