"""Jobs under way, how the others ended, and who advertised."""

from __future__ import annotations

from ...generated.record_pb2 import Record
from .table import State, on

JOBS_FOLDED_MAX = 1_024
_OPERATORS_FOLDED_MAX = 1_024
_ENDS = frozenset(('failed', 'expired', 'cancelled'))


def _end(jobs: State, job: str, name: str) -> None:
    """A job ends once: what is said of it later changes no count."""
    if jobs['open'].pop(job, None) is not None:
        _count(jobs, name)


def _count(jobs: State, name: str) -> None:
    jobs['ends'][name] = jobs['ends'].get(name, 0) + 1


@on('operator_advertised')
def _operator_advertised(state: State, record: Record, at: int) -> None:
    body, operators = record.operator_advertised, state['jobs']['operators']
    if len(operators) < _OPERATORS_FOLDED_MAX:
        operators[f'{body.identity}/{body.operator_id}'] = {'type': body.operator_type, 'namespace': body.namespace, 'record': at}


@on('operator_lost')
def _operator_lost(state: State, record: Record, _number: int) -> None:
    body = record.operator_lost
    if body.reason != 'silent':
        state['jobs']['operators'].pop(f'{body.identity}/{body.operator_id}', None)


@on('run_ended')
def _run_ended(state: State, record: Record, _number: int) -> None:
    """A run that has its breach takes no more records, so the ends of its jobs are not told: they end with it."""
    jobs = state['jobs']
    jobs['open'] = {key: job for key, job in jobs['open'].items() if job['run'] != record.run}


@on('engine_started', 'engine_closed')
def _engine(state: State, _record: Record, _number: int) -> None:
    state['jobs']['operators'] = {}


@on('job_submitted')
def _job_submitted(state: State, record: Record, at: int) -> None:
    jobs, body = state['jobs'], record.job_submitted
    jobs['submitted'] += 1
    if len(jobs['open']) >= JOBS_FOLDED_MAX:
        return
    jobs['open'][body.job_id.hex()] = {
        'topic': body.topic,
        'namespace': body.namespace,
        'run': record.run,
        'submitter': record.actor.id,
        'operator': '',
        'state': 'accepted',
        'attempt': 0,
        'record': at,
    }


@on('job_finished')
def _job_finished(state: State, record: Record, _number: int) -> None:
    _end(state['jobs'], record.job_finished.job_id.hex(), record.job_finished.status)


@on('job_state')
def _job_state(state: State, record: Record, _number: int) -> None:
    jobs, body = state['jobs'], record.job_state
    job = body.job_id.hex()
    if body.state == 'dead_lettered':
        _count(jobs, body.state)
    elif body.state in _ENDS:
        _end(jobs, job, body.state)
    elif job in jobs['open']:
        now = 'accepted' if body.state == 'requeued' else body.state
        jobs['open'][job] |= {'state': now, 'operator': body.operator, 'attempt': body.attempt}
