"""Which functions take which kind of record."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from ...generated.record_pb2 import Record

State = dict[str, Any]
#: Changes the state in place; the number is the record's.
Apply = Callable[[State, Record, int], None]

#: By the name of the record's body.
BY_KIND: dict[str, list[Apply]] = {}


def on(*kinds: str) -> Callable[[Apply], Apply]:
    """Marks the function that takes these kinds of records. Functions for the same kind change different members of the state."""

    def register(apply: Apply) -> Apply:
        for kind in kinds:
            BY_KIND.setdefault(kind, []).append(apply)
        return apply

    return register
