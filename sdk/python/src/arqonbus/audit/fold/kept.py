"""Phases that later runs may take over, and what a phase says of itself."""

from __future__ import annotations

from ...generated.record_pb2 import Record
from .runs import phases_of
from .table import State, on
from .values import number

KEPT_PHASES_MAX = 20
KEPT_OUTPUTS_MAX = 64
_PHASE_NOTES_MAX = 8


@on('phase_kept')
def _phase_kept(state: State, record: Record, _number: int) -> None:
    body = record.phase_kept
    entry = {
        'key': body.key.hex(),
        'phase': body.phase,
        'run': record.run,
        'records': [number(body.first_record), number(body.last_record)],
        'sha256': body.kept_sha256.hex(),
        'outputs': list(body.outputs[:KEPT_OUTPUTS_MAX]),
        'parts': body.parts,
    }
    state['kept'] = [*(kept for kept in state['kept'] if kept['key'] != entry['key']), entry][-KEPT_PHASES_MAX:]


@on('phase_reused')
def _phase_reused(state: State, record: Record, _number: int) -> None:
    for phase in phases_of(state, record):
        phase['reusedFrom'] = record.phase_reused.from_run


@on('phase_noted')
def _phase_noted(state: State, record: Record, _number: int) -> None:
    body = record.phase_noted
    for phase in phases_of(state, record):
        notes = phase.setdefault('notes', [])
        if len(notes) < _PHASE_NOTES_MAX:
            notes.append({'act': body.act, 'reason': body.reason, 'differs': list(body.differs)})
