"""Values of fields as the state has them: numbers as doubles count, times in RFC 3339."""

from __future__ import annotations

from datetime import datetime, timedelta, timezone
from typing import Any

SAFE_MAX = 2**53 - 1
_EPOCH = datetime(1970, 1, 1, tzinfo=timezone.utc)
_NS_PER_MS = 1_000_000


def number(value: int) -> int:
    """A 64-bit count as a double holds it."""
    return value if abs(value) <= 2**53 else int(float(value))


def to_hex(value: Any) -> str:
    """Lower-case hex of a bytes field; the generated types of messages that have a field `bytes` know none."""
    return bytes(value).hex()


def to_ms(ns: int) -> int:
    """Whole milliseconds, towards zero."""
    return number(ns // _NS_PER_MS if ns >= 0 else -(-ns // _NS_PER_MS))


def to_time(ns: int) -> str:
    """Nanoseconds since 1970 UTC as RFC 3339 with milliseconds; empty for 0."""
    if ns == 0:
        return ''
    when = _EPOCH + timedelta(milliseconds=to_ms(ns))
    return f'{when:%Y-%m-%dT%H:%M:%S}.{when.microsecond // 1000:03d}Z'


def code_units(text: str) -> list[int]:
    """UTF-16 code units."""
    data = text.encode('utf-16-le', 'surrogatepass')
    return [data[at] | data[at + 1] << 8 for at in range(0, len(data), 2)]
