"""UUIDv7 (RFC 9562, section 5.7): 48 bits of Unix milliseconds, then 74 random bits."""

from __future__ import annotations

import os
import time
import uuid

_ID_RANDOM_BYTES = 10
_POOL_BYTES = 1024 * _ID_RANDOM_BYTES
_VERSION = 0x7 << 76
_VARIANT = 0x2 << 62
_RANDOM = (1 << 80) - 1 & ~(0xF << 76) & ~(0x3 << 62)


class _Pool:
    """Random bytes drawn from the system in one go: a system call for each id is a third of what sending a small message costs."""

    def __init__(self) -> None:
        self.bytes = b''
        self.at = 0

    def forget(self) -> None:
        """A forked child must not hand out its parent's ids again."""
        self.bytes = b''
        self.at = 0


_pool = _Pool()
if hasattr(os, 'register_at_fork'):
    os.register_at_fork(after_in_child=_pool.forget)


def uuid7_bytes() -> bytes:
    """The 16 bytes of a fresh id for an envelope. Ids of one millisecond are in no particular order."""
    pool = _pool
    at = pool.at
    if at >= len(pool.bytes):
        pool.bytes = os.urandom(_POOL_BYTES)
        at = 0
    pool.at = at + _ID_RANDOM_BYTES
    random = int.from_bytes(pool.bytes[at : at + _ID_RANDOM_BYTES], 'big')
    return ((time.time_ns() // 1_000_000) << 80 & (1 << 128) - 1 | random & _RANDOM | _VERSION | _VARIANT).to_bytes(16, 'big')


def uuid7() -> uuid.UUID:
    """A fresh id for an envelope, as a UUID."""
    return uuid.UUID(bytes=uuid7_bytes())
