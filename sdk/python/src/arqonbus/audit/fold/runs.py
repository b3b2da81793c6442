"""Runs, phase by phase."""

from __future__ import annotations

from typing import Any

from ...generated.record_pb2 import Record
from .table import State, on
from .values import number, to_time

#: Runs kept in detail.
RUNS_KEPT_MAX = 2_000
#: Findings, gates and such kept per run.
RUN_ITEMS_MAX = 512
PHASES = (
    'GPU_INIT',
    'DATA_LOADING',
    'FEATURE_ENGINEERING',
    'MODEL_TRAINING',
    'PREDICTION',
    'OUTPUT_GENERATION',
    'AUDIT_LOGGING',
    'REVIEW_DEPLOY',
)

Run = dict[str, Any]


def breach_of(record: Record, at: int) -> dict[str, Any]:
    body = record.breach
    return {
        'record': at,
        'mode': body.mode,
        'run': record.run,
        'phase': record.phase if record.phase in PHASES else '',
        'code': body.code,
        'message': body.message,
        'evidence': body.evidence,
        'remedy': body.remedy,
    }


def touch(state: State, record: Record, at: int) -> None:
    """Every record of a run is its last one so far."""
    run = state['runs'].get(record.run) if record.run else None
    if run is not None:
        run['lastRecord'] = at


def _run_of(state: State, record: Record) -> Run | None:
    return state['runs'].get(record.run) if record.run else None


def phases_of(state: State, record: Record) -> list[dict[str, Any]]:
    """The phase that the record is of; none outside a run that is kept."""
    run = _run_of(state, record)
    return [phase for phase in run['phases'] if phase['name'] == record.phase] if run else []


def _add(run: Run, key: str, item: dict[str, Any]) -> None:
    if len(run[key]) >= RUN_ITEMS_MAX:
        run['truncated'] += 1
    else:
        run[key].append(item)


@on('run_started')
def _run_started(state: State, record: Record, at: int) -> None:
    if not record.run:
        return
    body = record.run_started
    state['runs'][record.run] = {
        'id': record.run,
        'status': 'running',
        'mode': body.mode,
        'seed': number(body.seed),
        'asOf': body.as_of,
        'device': {'name': record.device, 'kind': body.device_kind, 'simulated': record.simulated, 'adapter': ''},
        'started': to_time(record.time),
        'ended': '',
        'firstRecord': at,
        'lastRecord': at,
        'phases': [{'name': name, 'status': 'not_reached', 'durationMs': 0, 'gates': []} for name in PHASES],
        'inputs': [],
        'findings': [],
        'models': [],
        'metrics': [],
        'outputs': [],
        'version': '',
        'summary': '',
        'truncated': 0,
    }
    order = state['runOrder']
    order.append(record.run)
    while len(order) > RUNS_KEPT_MAX:
        state['runs'].pop(order.pop(0), None)
    state['runsTotal'] += 1


@on('phase_started')
def _phase_started(state: State, record: Record, _number: int) -> None:
    for phase in phases_of(state, record):
        phase['status'] = 'running'


@on('phase_ended')
def _phase_ended(state: State, record: Record, _number: int) -> None:
    for phase in phases_of(state, record):
        phase['status'] = 'passed' if record.phase_ended.status == 'passed' else 'failed'
        phase['durationMs'] = number(record.phase_ended.duration_ms)


@on('gate')
def _gate(state: State, record: Record, at: int) -> None:
    gate = record.gate
    for phase in phases_of(state, record):
        if len(phase['gates']) < RUN_ITEMS_MAX:
            phase['gates'].append({'rule': gate.rule, 'when': gate.when, 'ok': gate.ok, 'record': at})


@on('breach')
def _breach(state: State, record: Record, at: int) -> None:
    run = _run_of(state, record)
    if run is None or 'breach' in run:
        return
    for phase in phases_of(state, record):
        phase['status'] = 'failed'
    run |= {'status': 'breached', 'breach': breach_of(record, at)}


@on('release_asked')
def _release_asked(state: State, record: Record, at: int) -> None:
    run, body = _run_of(state, record), record.release_asked
    if run is not None:
        run['release'] = {'asked': at, 'manifestSha256': body.manifest_sha256.hex(), 'limitMs': number(body.limit_ms)}


@on('release_given')
def _release_given(state: State, record: Record, at: int) -> None:
    run, body = _run_of(state, record), record.release_given
    if run is not None and 'release' in run:
        run['release'] |= {'given': at, 'verdict': body.verdict, 'reason': body.reason, 'person': body.person, 'attended': body.attended}


@on('run_ended')
def _run_ended(state: State, record: Record, _number: int) -> None:
    run = _run_of(state, record)
    if run is None:
        return
    for phase in run['phases']:
        if phase['status'] == 'running':
            phase['status'] = 'failed'
    body = record.run_ended
    run |= {'status': body.status, 'ended': to_time(record.time), 'version': body.version, 'summary': body.summary}


@on('proof_of_work')
def _proof_of_work(state: State, record: Record, _number: int) -> None:
    run = _run_of(state, record)
    if run is not None:
        run['device']['adapter'] = record.proof_of_work.adapter
        run['device']['simulated'] = record.simulated


@on('input')
def _input(state: State, record: Record, _number: int) -> None:
    run, body = _run_of(state, record), record.input
    if run is not None:
        _add(run, 'inputs', {'name': body.name, 'path': body.path, 'sha256': body.sha256.hex(), 'rows': number(body.rows)})


@on('finding')
def _finding(state: State, record: Record, at: int) -> None:
    run, body = _run_of(state, record), record.finding
    if run is not None:
        item = {'rule': body.rule, 'rows': number(body.rows), 'action': body.action, 'record': at, 'detail': body.detail}
        _add(run, 'findings', item)


@on('model')
def _model(state: State, record: Record, at: int) -> None:
    run, body = _run_of(state, record), record.model
    if run is not None:
        item = {'name': body.name, 'trees': body.trees, 'weight': body.weight, 'sha256': body.sha256.hex(), 'record': at}
        _add(run, 'models', item)


@on('metrics')
def _metrics(state: State, record: Record, _number: int) -> None:
    run, body = _run_of(state, record), record.metrics
    if run is not None:
        _add(run, 'metrics', {'name': body.name, 'mae': body.mae, 'r2': body.r2, 'rows': number(body.rows)})


@on('output')
def _output(state: State, record: Record, _number: int) -> None:
    run, body = _run_of(state, record), record.output
    if run is not None:
        _add(run, 'outputs', {'role': body.role, 'path': body.path, 'sha256': body.sha256.hex(), 'bytes': number(body.bytes)})
