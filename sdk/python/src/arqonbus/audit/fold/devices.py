"""What the record says last of each declared device whose host the present engine started."""

from __future__ import annotations

from ...generated.record_pb2 import Record
from .table import State, on
from .values import number

DEVICES_FOLDED_MAX = 16


@on('engine_started', 'engine_closed')
def _engine(state: State, _record: Record, _number: int) -> None:
    state['devices'] = {}


@on('device_state')
def _device_state(state: State, record: Record, at: int) -> None:
    body, devices = record.device_state, state['devices']
    if body.device not in devices and len(devices) >= DEVICES_FOLDED_MAX:
        return
    devices[body.device] = {
        'kind': body.kind,
        'state': body.state,
        'backend': body.backend,
        'adapter': body.adapter,
        'vendor': body.vendor,
        'simulated': body.simulated,
        'software': body.software,
        'budgetBytes': number(body.memory_budget_bytes),
        'reason': body.reason,
        'record': at,
    }
