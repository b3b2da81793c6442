"""Bodies of control requests, member by member as vectors/wire/control.json has them for every client."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime, timezone
from typing import Any, Literal

from .errors import make_fault

#: Where a subscription begins in the log: `{'pos': N}`, `{'seq': N}` (one topic only), a time, or its RFC 3339 text as `{'time': …}`.
Place = Literal['new', 'first'] | Mapping[str, int | str] | datetime
_MEMBERS = ('pos', 'seq', 'time')


def hello_body(
    client: str, *, token: str | None = None, session: str | None = None, features: Sequence[str] = ()
) -> dict[str, Any]:  # fmt: skip
    """What a connection begins with."""
    body: dict[str, Any] = {} if token is None else {'token': token}
    body['client'] = client
    if session is not None:
        body['session'] = session
    return {**body, 'features': list(features)}


def subscribe_body(
    patterns: Sequence[str], *, group: str = '', consumer: str = '', from_: Place | None = None
) -> dict[str, Any]:  # fmt: skip
    """:raises Fault: `wire/bad-payload` for a place that is none."""
    body = unsubscribe_body(patterns, group=group, consumer=consumer)
    return body if from_ is None else {**body, 'from': _place(from_)}


def unsubscribe_body(patterns: Sequence[str], *, group: str = '', consumer: str = '') -> dict[str, Any]:
    """The same members without the place to begin at."""
    body: dict[str, Any] = {'patterns': list(patterns)}
    if group:
        body['group'] = group
    if consumer:
        body['consumer'] = consumer
    return body


def consumed_body(consumer: str, pos: int) -> dict[str, Any]:
    """A durable consumer is done with everything up to `pos`."""
    return {'consumer': consumer, 'pos': str(pos)}


def _place(place: Place) -> Any:
    if isinstance(place, datetime):
        if place.tzinfo is None:
            raise make_fault('wire/bad-payload', 'a time to begin at needs a time zone')
        return {'time': place.astimezone(timezone.utc).isoformat().replace('+00:00', 'Z')}
    if isinstance(place, str):
        if place not in ('new', 'first'):
            raise make_fault('wire/bad-payload', f'a subscription begins at new, first, a pos, a seq or a time, not {place!r}')
        return place
    if len(place) != 1 or next(iter(place)) not in _MEMBERS:
        raise make_fault('wire/bad-payload', 'a place is {"pos": N}, {"seq": N} or {"time": RFC3339}')
    return {name: str(value) for name, value in place.items()}
