"""The state before the first record, member by member as src/shared/state/state.ts has it."""

from __future__ import annotations

from .table import State

#: Grows, here and in src/shared/state/fold-version.ts, whenever the same records fold to another state but the empty one is as it was.
FOLD_VERSION = 3


def empty_state() -> State:
    return {
        'size': 0,
        'pos': 0,
        'log': {'origin': '', 'vkey': '', 'earlier': [], 'replaces': ''},
        'witnesses': {},
        'engine': {'isRunning': False, 'epoch': 0, 'version': ''},
        'trust': {'configSha256': '', 'policySha256': '', 'person': '', 'record': -1},
        'data': {},
        'components': {},
        'operators': {},
        'runs': {},
        'runOrder': [],
        'runsTotal': 0,
        'kept': [],
        'breaker': {'isOpen': False},
        'refusals': 0,
        'tokens': 0,
        'credentials': {'tokens': {}, 'keys': {}, 'revoked': {}},
        'consumers': {},
        'blobs': {},
        'jobs': {'open': {}, 'submitted': 0, 'ends': {}, 'operators': {}},
        'quota': {'accounts': {}, 'counts': {}, 'open': {}},
        'cache': {
            'opened': -1,
            'tiers': [{'budgetBytes': 0, 'medium': '', 'bytes': 0, 'entries': []} for _ in range(3)],
            'arrivals': 0,
            'hits': 0,
            'misses': 0,
            'evictions': 0,
            'violations': [],
            'violationsTotal': 0,
        },
        'memory': {'map': {'sha256': '', 'record': -1}, 'leases': {}, 'regions': {}, 'refused': 0},
        'devices': {},
        'circuits': {'circuits': {}, 'beyond': 0, 'verified': {'record': -1, 'ok': False}},
    }
