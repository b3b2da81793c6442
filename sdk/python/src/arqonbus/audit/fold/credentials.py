"""Tokens, API keys and revocations, until they expire by the records' clock."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from ...generated.record_pb2 import KeyCreated, Record, TokenIssued
from .table import State, on
from .values import to_ms

TOKENS_KEPT_MAX = 1_024
KEYS_MAX = 1_024
REVOKED_MAX = 4_096
_CREDENTIAL_MS_MAX = 366 * 24 * 3_600 * 1_000

Entries = dict[str, dict[str, Any]]


def _kept(entries: Entries, keeps: Callable[[str, dict[str, Any]], bool]) -> Entries:
    return {key: entry for key, entry in entries.items() if keeps(key, entry)}


def _expire(state: State, now: int) -> dict[str, Entries]:
    """What has expired by now leaves."""
    held: dict[str, Entries] = state['credentials']

    def is_live(_key: str, entry: dict[str, Any]) -> bool:
        return bool(entry['expires'] == 0 or entry['expires'] > now)

    held['tokens'] = _kept(held['tokens'], is_live)
    held['keys'] = _kept(held['keys'], is_live)
    held['revoked'] = _kept(held['revoked'], lambda _key, entry: bool(entry['until'] > now))
    return held


def _issued(body: TokenIssued | KeyCreated, roles: list[str], now: int, at: int) -> dict[str, Any]:
    return {
        'subject': body.subject,
        'namespace': body.namespace,
        'publish': list(body.publish),
        'subscribe': list(body.subscribe),
        'execute': list(body.execute),
        'roles': roles,
        'issued': now,
        'expires': to_ms(body.expires),
        'record': at,
    }


@on('token_issued')
def _token_issued(state: State, record: Record, at: int) -> None:
    now, body = to_ms(record.time), record.token_issued
    state['tokens'] += 1
    held = _expire(state, now)
    tokens = held['tokens'] | {body.token_id: _issued(body, [], now, at)}
    held['tokens'] = dict(sorted(tokens.items(), key=lambda item: item[1]['record'])[-TOKENS_KEPT_MAX:])


@on('key_created')
def _key_created(state: State, record: Record, at: int) -> None:
    now, body = to_ms(record.time), record.key_created
    held = _expire(state, now)
    if len(held['keys']) < KEYS_MAX:
        held['keys'][body.key_id] = _issued(body, list(body.roles), now, at)


@on('credential_revoked')
def _credential_revoked(state: State, record: Record, at: int) -> None:
    now, body = to_ms(record.time), record.credential_revoked
    held = _expire(state, now)
    known = held['tokens'].get(body.id) if body.kind == 'token' else None
    for what in ('tokens', 'keys'):
        held[what] = _kept(held[what], _survives(body.kind, body.id, what[:-1]))
    if body.kind == 'key' or len(held['revoked']) >= REVOKED_MAX:
        return
    until = known['expires'] if known is not None else now + _CREDENTIAL_MS_MAX
    held['revoked'][f'{body.kind} {body.id}'] = {'reason': body.reason, 'at': now, 'until': until, 'record': at}


def _survives(kind: str, name: str, what: str) -> Callable[[str, dict[str, Any]], bool]:
    def survives(key: str, entry: dict[str, Any]) -> bool:
        return bool(entry['subject'] != name) if kind == 'subject' else kind != what or key != name

    return survives
