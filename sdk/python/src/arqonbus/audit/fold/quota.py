"""The quota ledger."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from ...generated.record_pb2 import QuotaAmounts, QuotaReserved, QuotaSettled, Record
from .table import State, on
from .values import SAFE_MAX, code_units, number

#: Accounts of one kind; what comes beyond shares the account `KIND/*`.
QUOTA_ACCOUNTS_MAX = 4_096
_SHELVES = 64
_FIELDS = {
    'wallMs': 'wall_ms',
    'cpuMs': 'cpu_ms',
    'runs': 'runs',
    'energyUj': 'energy_uj',
    'bytes': 'bytes',
    'messages': 'messages',
}

Amounts = dict[str, int]


def _bounded(value: int) -> int:
    return min(max(value, 0), SAFE_MAX)


def _amounts(body: QuotaAmounts) -> Amounts:
    return {name: _bounded(number(getattr(body, field))) for name, field in _FIELDS.items()}


def _sum(a: Amounts, b: Amounts, sign: int = 1) -> Amounts:
    return {name: _bounded(a[name] + sign * b[name]) for name in _FIELDS}


def _nothing() -> Amounts:
    return dict.fromkeys(_FIELDS, 0)


def _new_account() -> dict[str, Any]:
    return {
        'hour': {'start': 0, 'used': _nothing()},
        'day': {'start': 0, 'used': _nothing()},
        'total': _nothing(),
        'reserved': _nothing(),
    }


def _kind(name: str) -> str:
    # As JavaScript's slice(0, indexOf('/')).
    return name[: name.find('/')]


def _shelf(name: str) -> str:
    value = 0
    for unit in code_units(name):
        value = (value * 31 + unit) % _SHELVES
    return str(value)


def _account_in(quota: State, name: str) -> str:
    kind = _kind(name)
    is_kept = name in quota['accounts'].get(_shelf(name), {}) or quota['counts'].get(kind, 0) < QUOTA_ACCOUNTS_MAX
    return name if is_kept else f'{kind}/*'


def _names(quota: State, body: QuotaReserved | QuotaSettled) -> list[str]:
    wanted = [f'identity/{body.identity}', f'namespace/{body.namespace}', *(f'role/{role}' for role in body.roles)]
    return list(dict.fromkeys(_account_in(quota, name) for name in wanted))


def _accounts(quota: State, names: Iterable[str]) -> Iterable[dict[str, Any]]:
    for name in names:
        shelf = quota['accounts'].setdefault(_shelf(name), {})
        if name not in shelf:
            quota['counts'][_kind(name)] = quota['counts'].get(_kind(name), 0) + 1
            shelf[name] = _new_account()
        yield shelf[name]


def _use(window: dict[str, Any], at: int, amounts: Amounts) -> dict[str, Any]:
    return {'start': at, 'used': _sum(window['used'], amounts) if window['start'] == at else dict(amounts)}


@on('quota_reserved')
def _reserved(state: State, record: Record, _number: int) -> None:
    quota, body = state['quota'], record.quota_reserved
    job = body.job_id.hex()
    if job in quota['open'].get(job[-2:], {}):
        return
    names, amounts = _names(quota, body), _amounts(body.amounts)
    quota['open'].setdefault(job[-2:], {})[job] = {'accounts': names, 'amounts': amounts}
    for account in _accounts(quota, names):
        account['reserved'] = _sum(account['reserved'], amounts)


@on('quota_settled')
def _settled(state: State, record: Record, _number: int) -> None:
    quota, body = state['quota'], record.quota_settled
    # Before anything is given back: which account counts is decided by what was there.
    names, amounts, job = _names(quota, body), _amounts(body.amounts), body.job_id.hex()
    given = quota['open'].get(job[-2:], {}).pop(job, None) if job else None
    if given is not None:
        if not quota['open'][job[-2:]]:
            del quota['open'][job[-2:]]
        for account in _accounts(quota, given['accounts']):
            account['reserved'] = _sum(account['reserved'], given['amounts'], -1)
    if not any(amounts.values()):
        return
    for account in _accounts(quota, names):
        account['hour'] = _use(account['hour'], body.hour, amounts)
        account['day'] = _use(account['day'], body.hour // 24, amounts)
        account['total'] = _sum(account['total'], amounts)
