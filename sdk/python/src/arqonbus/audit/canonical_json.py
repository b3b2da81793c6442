"""Canonical JSON: keys sorted by UTF-16 code unit, no white space, numbers as ECMA-262 6.1.6.1.20 (Number::toString) has them."""

from __future__ import annotations

import json
import math
from typing import Any


def canonical_json(value: Any) -> str:
    """:raises TypeError: for what JSON cannot hold. Members that are None are left out, as `undefined` is."""
    if value is None:
        return 'null'
    if value is True:
        return 'true'
    if value is False:
        return 'false'
    if isinstance(value, str):
        return json.dumps(value, ensure_ascii=False)
    if isinstance(value, int):
        return str(value) if abs(value) <= 2**53 else _number(float(value))
    if isinstance(value, float):
        return _number(value)
    if isinstance(value, list | tuple):
        return f'[{",".join(canonical_json(item) for item in value)}]'
    if isinstance(value, dict):
        members = sorted(((key, item) for key, item in value.items() if item is not None), key=lambda member: _units(member[0]))
        return '{' + ','.join(f'{json.dumps(key, ensure_ascii=False)}:{canonical_json(item)}' for key, item in members) + '}'
    raise TypeError(f'not a JSON value: {type(value).__name__}')


def _units(text: str) -> bytes:
    return text.encode('utf-16-be', 'surrogatepass')


def _number(value: float) -> str:
    if not math.isfinite(value):
        raise TypeError(f'not a JSON number: {value}')
    if value == 0:
        return '0'
    sign = '-' if value < 0 else ''
    mantissa, _, power = f'{abs(value)!r}'.partition('e')
    whole, _, fraction = mantissa.partition('.')
    digits = (whole + fraction).lstrip('0')
    # 0.DIGITS times ten to this power.
    point = len(whole) + int(power or 0) - (len(whole + fraction) - len(digits))
    digits = digits.rstrip('0')
    count = len(digits)
    if count <= point <= 21:
        return sign + digits + '0' * (point - count)
    if 0 < point <= 21:
        return f'{sign}{digits[:point]}.{digits[point:]}'
    if -6 < point <= 0:
        return f'{sign}0.{"0" * -point}{digits}'
    tail = f'.{digits[1:]}' if count > 1 else ''
    return f'{sign}{digits[0]}{tail}e{"+" if point > 0 else "-"}{abs(point - 1)}'
