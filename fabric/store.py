"""Bytes under their content address, bounded in number and size; the oldest make room."""

from __future__ import annotations

import hashlib
from collections import OrderedDict

from arqonbus.errors import make_fault

GIB = 1024**3


def address_of(data: bytes) -> str:
    """The content address `sha256:…` (lower-case hex)."""
    return f'sha256:{hashlib.sha256(data).hexdigest()}'


class ContentStore:
    """Keeps what was put or read last."""

    def __init__(self, count_max: int, bytes_max: int) -> None:
        self._count_max = count_max
        self._bytes_max = bytes_max
        self._items: OrderedDict[str, bytes] = OrderedDict()
        self._bytes = 0

    def __len__(self) -> int:
        return len(self._items)

    def put(self, data: bytes, address: str | None = None) -> str:
        """Keeps `data`, letting go of the least recently used until it fits; an `address` given must be its own.

        :raises Fault: `stream/too-large` when it alone is over the limit.
        """
        if len(data) > self._bytes_max:
            raise make_fault('stream/too-large', f'{len(data)} bytes; at most {self._bytes_max} are kept')
        key = address or address_of(data)
        self._drop(key)
        while len(self._items) >= self._count_max or self._bytes + len(data) > self._bytes_max:
            self._drop(next(iter(self._items)))
        self._items[key] = data
        self._bytes += len(data)
        return key

    def get(self, address: str) -> bytes | None:
        """None when it never came or had to make room."""
        data = self._items.get(address)
        if data is not None:
            self._items.move_to_end(address)
        return data

    def _drop(self, address: str) -> None:
        gone = self._items.pop(address, None)
        if gone is not None:
            self._bytes -= len(gone)
