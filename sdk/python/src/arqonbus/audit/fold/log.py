"""The log itself: its keys, and what witnesses co-signed."""

from __future__ import annotations

from ...generated.record_pb2 import Record
from .table import State, on
from .values import number

#: Earlier keys of a log that are kept.
LOG_KEYS_MAX = 64
WITNESSES_FOLDED_MAX = 16


@on('log_opened')
def _log_opened(state: State, record: Record, _number: int) -> None:
    body = record.log_opened
    state['log'] = {'origin': body.origin, 'vkey': body.vkey, 'earlier': [], 'replaces': body.replaces_origin}


@on('key_rotated')
def _key_rotated(state: State, record: Record, _number: int) -> None:
    log = state['log']
    log['earlier'] = [*log['earlier'], log['vkey']][-LOG_KEYS_MAX:]
    log['vkey'] = record.key_rotated.vkey


@on('cosigned')
def _cosigned(state: State, record: Record, at: int) -> None:
    body, witnesses = record.cosigned, state['witnesses']
    if body.witness in witnesses or len(witnesses) < WITNESSES_FOLDED_MAX:
        witnesses[body.witness] = {'size': number(body.size), 'time': number(body.time), 'record': at}
