"""What the records say of the cache: tiers 1 to 3, and records that break its law."""

from __future__ import annotations

from typing import Any

from ...generated.record_pb2 import Record
from .table import State, on
from .values import number, to_hex

_SLOTS = (64, 256, 1024)
CACHE_VIOLATIONS_MAX = 64

Entry = dict[str, Any]


def _violated(cache: State, at: int, code: str, key: str, *, is_of_log: bool) -> None:
    told = {'record': at, 'code': code, 'key': key, 'isOfLog': is_of_log}
    cache['violations'] = [*cache['violations'], told][-CACHE_VIOLATIONS_MAX:]
    cache['violationsTotal'] += 1


def _breaks(cache: State, at: int, code: str, key: str) -> None:
    _violated(cache, at, code, key, is_of_log=True)


def _close(cache: State, at: int) -> None:
    """Each tier as it is after the record: in the order of its slots, and no more than it may hold."""
    for tier, slots in zip(cache['tiers'], _SLOTS, strict=True):
        found = sorted(tier['entries'], key=lambda entry: (entry['slot'], entry['arrival']))
        tier['entries'], tier['bytes'], last = [], 0, None
        for entry in found:
            if entry['slot'] >= slots or entry['slot'] == last or tier['bytes'] + entry['bytes'] > tier['budgetBytes']:
                _breaks(cache, at, 'cache/over-capacity', entry['key'])
                continue
            tier['entries'].append(entry)
            tier['bytes'] += entry['bytes']
            last = entry['slot']


def _take(cache: State, at: int, key: str, source: int) -> Entry | None:
    """The entry, out of its tier; a record that takes it from elsewhere breaks the law."""
    for index, tier in enumerate(cache['tiers']):
        for entry in tier['entries']:
            if entry['key'] == key:
                if index + 1 != source:
                    _breaks(cache, at, 'cache/unrecorded-move', key)
                tier['entries'].remove(entry)
                return dict(entry)
    _breaks(cache, at, 'cache/unrecorded-move', key)
    return None


def _arrive(cache: State, tier: int, entry: Entry) -> None:
    cache['tiers'][tier - 1]['entries'].append(entry | {'arrival': cache['arrivals']})
    cache['arrivals'] += 1


@on('cache_put')
def _put(state: State, record: Record, at: int) -> None:
    cache, body = state['cache'], record.cache_put
    if any(entry['key'] == body.key for tier in cache['tiers'] for entry in tier['entries']):
        _breaks(cache, at, 'cache/in-two-tiers', body.key)
    elif body.tier not in (1, 2):
        _breaks(cache, at, 'cache/skipped-tier', body.key)
    else:
        entry = {'key': body.key, 'slot': body.slot, 'bytes': number(body.bytes), 'sha256': to_hex(body.sha256)}
        _arrive(cache, body.tier, entry | {'put': at, 'since': at, 'hits': 0})
    _close(cache, at)


@on('cache_moved')
def _moved(state: State, record: Record, at: int) -> None:
    cache = state['cache']
    if record.cache_moved.l1_medium:
        cache['tiers'][0]['medium'] = record.cache_moved.l1_medium
    for move in record.cache_moved.moves:
        entry = _take(cache, at, move.key, getattr(move, 'from'))
        if entry is None:
            continue
        is_tier = move.to in (1, 2, 3)
        if not is_tier or abs(move.to - getattr(move, 'from')) != 1:
            _breaks(cache, at, 'cache/skipped-tier', entry['key'])
        if is_tier:
            _arrive(cache, move.to, entry | {'slot': move.slot, 'since': at})
    _close(cache, at)


@on('cache_evicted')
def _evicted(state: State, record: Record, at: int) -> None:
    cache = state['cache']
    for eviction in record.cache_evicted.evictions:
        if _take(cache, at, eviction.key, getattr(eviction, 'from')) is not None:
            cache['evictions'] += 1
    _close(cache, at)


@on('cache_settled')
def _settled(state: State, record: Record, _number: int) -> None:
    cache, body = state['cache'], record.cache_settled
    hits: dict[str, int] = {}
    for row in body.hits:
        hits[row.key] = hits.get(row.key, 0) + number(row.hits)
    for tier in cache['tiers']:
        for entry in tier['entries']:
            entry['hits'] += hits.get(entry['key'], 0)
    cache['hits'] += sum(hits.values())
    cache['misses'] += number(body.misses)


@on('cache_opened')
def _opened(state: State, record: Record, at: int) -> None:
    cache, body = state['cache'], record.cache_opened
    cache['opened'] = at
    for index, tier in enumerate(cache['tiers']):
        declared = body.tiers[index] if index < len(body.tiers) else None
        tier['budgetBytes'] = number(declared.budget_bytes) if declared else 0
        tier['medium'] = declared.medium if declared else ''
        if index < 2:
            tier['entries'] = []
    if len(cache['tiers'][2]['entries']) != body.kept:
        _breaks(cache, at, 'cache/unrecorded-move', '')
    _close(cache, at)


@on('cache_violated')
def _told(state: State, record: Record, at: int) -> None:
    _violated(state['cache'], at, record.cache_violated.code, record.cache_violated.key, is_of_log=False)
